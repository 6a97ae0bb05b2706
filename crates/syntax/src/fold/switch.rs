//! Which case of a `switch` or `match` applies.

use super::compare;
use super::dialect::Dialect;
use super::expression::Folder;
use super::value::Constant;
use crate::{Kind, NodeId, Role};

impl Folder<'_> {
    /// Whether a case applies to a value that none above it did: by its
    /// patterns, and by its guard. None where that is not known.
    pub fn applies(&mut self, case: NodeId, subject: &Constant) -> Option<bool> {
        if self.tree.symbol_text(case) == "default" {
            return Some(true);
        }
        let patterns: Vec<NodeId> = self.tree.children_in(case, Role::Pattern).collect();
        let mut any = Some(false);
        for pattern in patterns {
            any = either(any, self.matches(pattern, subject));
        }
        match (any, self.child(case, Role::Guard)) {
            (Some(true), Some(guard)) => self.truth(guard),
            (None, Some(guard)) if self.truth(guard) == Some(false) => Some(false),
            (any, _) => any,
        }
    }

    /// Whether a pattern matches a value.
    fn matches(&mut self, pattern: NodeId, subject: &Constant) -> Option<bool> {
        let dialect = self.dialect?;
        match self.tree.kind(pattern) {
            Kind::Binary if matches!(self.tree.symbol_text(pattern), "|" | "||" | "or") => {
                let left = self.child(pattern, Role::Left)?;
                let right = self.child(pattern, Role::Right)?;
                let left = self.matches(left, subject);
                either(left, self.matches(right, subject))
            }
            // A name is given the value, whatever it is.
            Kind::Name if dialect == Dialect::Python => Some(true),
            Kind::Name | Kind::Member if dialect == Dialect::Python => None,
            Kind::Tuple | Kind::List | Kind::Dict | Kind::Object => None,
            _ => {
                let value = self.fold(pattern)?;
                self.is_case(dialect, subject, &value)
            }
        }
    }

    fn is_case(&self, dialect: Dialect, subject: &Constant, case: &Constant) -> Option<bool> {
        let operator = match dialect {
            Dialect::JavaScript => "===",
            Dialect::Java => return compare::same(dialect, subject, case, false),
            _ => "==",
        };
        match compare::binary(dialect, operator, subject, case)? {
            Constant::Boolean(truth) => Some(truth),
            _ => None,
        }
    }

    /// A `switch` that is an expression.
    pub(super) fn switch(&mut self, switch: NodeId) -> Option<Constant> {
        let subject = self.child(switch, Role::Value)?;
        let subject = self.fold(subject)?;
        let cases: Vec<NodeId> = self.tree.children_in(switch, Role::Case).collect();
        let is_default = |folder: &Self, case: NodeId| folder.tree.symbol_text(case) == "default";
        for &case in &cases {
            if !is_default(self, case) && self.applies(case, &subject)? {
                let body = self.child(case, Role::Body)?;
                return self.fold(body);
            }
        }
        let default = cases.into_iter().find(|&case| is_default(self, case))?;
        let body = self.child(default, Role::Body)?;
        self.fold(body)
    }
}

fn either(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

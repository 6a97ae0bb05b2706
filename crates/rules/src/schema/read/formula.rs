//! What both syntaxes of formulas share.

use crate::regex;

use super::super::formula::{Condition, Focus, Formula};
use super::super::position::{Located, Position};
use super::super::problems::Problems;
use super::super::rule::Target;
use super::super::yaml::Node;
use super::mapping::{Field, check_metavariable};

/// Reads formulas of one rule.
pub(super) struct FormulaReader<'p> {
    pub(super) problems: &'p mut Problems,
    /// What patterns here are matched against.
    pub(super) target: Target,
    /// Within `metavariable-pattern`, a conjunction may be all negations.
    pub(super) in_metavariable_pattern: bool,
}

impl FormulaReader<'_> {
    /// A pattern; among rules for text, that is a regular expression.
    pub(super) fn pattern(&mut self, key: &str, node: &Node) -> Option<Formula> {
        let Some(text) = node.text() else {
            let found = node.describe();
            self.problems.error(
                node.position,
                format!("`{key}` must be a pattern, but is {found}"),
            );
            return None;
        };
        let located = Located {
            value: text.to_owned(),
            position: node.position,
        };
        if self.target == Target::Text {
            return self.checked_regex(located).map(Formula::Regex);
        }
        Some(Formula::Pattern(located))
    }

    pub(super) fn regex(&mut self, field: Field<'_>) -> Option<Located<String>> {
        let located = field.located(self.problems)?;
        self.checked_regex(located)
    }

    fn checked_regex(&mut self, located: Located<String>) -> Option<Located<String>> {
        match regex::check(&located.value) {
            Ok(()) => Some(located),
            Err(error) => {
                self.problems.error(
                    located.position,
                    format!("invalid regular expression: {error}"),
                );
                None
            }
        }
    }

    pub(super) fn focus(&mut self, field: Field<'_>) -> Option<Focus> {
        let names = if field.node.text().is_some() {
            vec![field.located(self.problems)?]
        } else {
            field.strings(self.problems)?
        };
        if names.is_empty() {
            self.problems.error(
                field.node.position,
                format!("`{}` must name a metavariable", field.key),
            );
            return None;
        }
        let mut metavariables = Vec::with_capacity(names.len());
        for name in names {
            if !check_metavariable(&name.value, name.position, self.problems) {
                return None;
            }
            metavariables.push(name.value);
        }
        Some(Focus { metavariables })
    }

    /// A conjunction needs something to take away from.
    pub(super) fn check_positive(&mut self, key: &str, position: Position, of: &[Formula]) {
        let positive = of.iter().any(|formula| !matches!(formula, Formula::Not(_)));
        if !positive && !self.in_metavariable_pattern {
            self.problems.error_with_help(
                position,
                format!("`{key}` has only negations, so that nothing can match"),
                Some("add a pattern that says what to look for".to_owned()),
            );
        }
    }

    /// A negation takes away from a conjunction, and has no meaning elsewhere.
    pub(super) fn check_not_negated(&mut self, key: &str, position: Position, formula: &Formula) {
        if matches!(formula, Formula::Not(_)) {
            self.problems.error_with_help(
                position,
                format!("a negation has no meaning directly under `{key}`"),
                Some("put it into a conjunction with a positive pattern".to_owned()),
            );
        }
    }
}

/// The formula with filters; a conjunction of one where it cannot hold any itself.
pub(super) fn refined(
    formula: Formula,
    conditions: Vec<Condition>,
    focus: Vec<Focus>,
    bind: Option<String>,
    fix: Option<String>,
) -> Formula {
    if conditions.is_empty() && focus.is_empty() && bind.is_none() && fix.is_none() {
        return formula;
    }
    match formula {
        Formula::All { of, .. } => Formula::All {
            of,
            conditions,
            focus,
            bind,
            fix,
        },
        Formula::Any { of, .. } => Formula::Any {
            of,
            conditions,
            focus,
            bind,
            fix,
        },
        other => Formula::All {
            of: vec![other],
            conditions,
            focus,
            bind,
            fix,
        },
    }
}

//! What constants decide: code that is never reached is walked, but nothing
//! leads there.

use laocoon_syntax::fold::Constant;
use laocoon_syntax::{Kind, NodeId, Role};

use crate::blocks::{BlockId, Follows};
use crate::constants::FlowEnvironment;

use super::{Builder, Value};

/// Which cases of a `switch` may apply.
pub(super) struct Cases {
    /// For each case, whether it may.
    pub(super) may_apply: Vec<bool>,
    /// Whether none may.
    pub(super) may_miss: bool,
}

impl Builder<'_> {
    /// Whether a condition is always or never true. It has been walked.
    pub(super) fn known_condition(&mut self, condition: NodeId) -> Option<bool> {
        self.ask(|folder| folder.truth(condition))
    }

    /// The constant that an expression holds here. It has been walked.
    pub(super) fn known_constant(&mut self, expression: NodeId) -> Option<Constant> {
        self.ask(|folder| folder.fold(expression))
    }

    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut laocoon_syntax::fold::Folder<'_>) -> Option<T>,
    ) -> Option<T> {
        if self.steps == 0 {
            return None;
        }
        let draft = &self.draft;
        let mut environment =
            FlowEnvironment::new(self.file, draft.unit, &draft.graph, &draft.holdings);
        let mut folder = environment.folder();
        let answer = question(&mut folder);
        self.steps = self.steps.saturating_sub(folder.steps());
        answer
    }

    /// Goes on where a condition has an outcome; nowhere if it never has it.
    /// Says whether it may.
    pub(super) fn branch_if(&mut self, from: BlockId, known: Option<bool>, why: Follows) -> bool {
        let wanted = match why {
            Follows::If(_) => Some(true),
            Follows::Unless(_) => Some(false),
            _ => None,
        };
        let is_taken = known.is_none() || wanted.is_none() || known == wanted;
        if is_taken {
            self.block = self.branch(from, why);
        } else {
            self.start_unreachable();
        }
        is_taken
    }

    /// The right side of `and` and `or`, which the left may leave no chance.
    pub(super) fn second_side(&mut self, left: NodeId, right: NodeId, decides: bool) -> Value {
        if self.known_condition(left) != Some(decides) {
            return self.expression(right);
        }
        let here = self.block;
        self.start_unreachable();
        self.expression(right);
        self.block = here;
        Value::default()
    }

    /// The cases of a `switch` that may apply to what was looked at.
    pub(super) fn cases(&mut self, switch: NodeId, cases: &[NodeId]) -> Cases {
        let is_default = |case: NodeId| self.tree.symbol_text(case) == "default";
        let has_default = cases.iter().any(|&case| is_default(case));
        let all = Cases {
            may_apply: vec![true; cases.len()],
            may_miss: !has_default && !self.ends_with_any(cases),
        };
        let subject = match self.child(switch, Role::Value) {
            Some(subject) => self.known_constant(subject),
            // `switch { case a > b: }`
            None => Some(Constant::Boolean(true)),
        };
        let Some(subject) = subject else {
            return all;
        };
        let mut may_apply = Vec::new();
        let mut applied = false;
        for &case in cases {
            if is_default(case) {
                may_apply.push(true);
                continue;
            }
            let applies = self.ask(|folder| folder.applies(case, &subject));
            may_apply.push(!applied && applies != Some(false));
            applied |= applies == Some(true);
        }
        if applied {
            for (may, &case) in may_apply.iter_mut().zip(cases) {
                *may &= self.tree.symbol_text(case) != "default";
            }
        }
        Cases {
            may_apply,
            may_miss: all.may_miss && !applied,
        }
    }

    /// Whether the last case is for anything: `case _:`.
    fn ends_with_any(&self, cases: &[NodeId]) -> bool {
        let Some(&last) = cases.last() else {
            return false;
        };
        self.language == laocoon_source::Language::Python
            && self.child(last, Role::Guard).is_none()
            && self
                .child(last, Role::Pattern)
                .is_some_and(|pattern| self.kind(pattern) == Kind::Name)
    }
}

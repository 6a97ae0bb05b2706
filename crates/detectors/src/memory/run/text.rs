//! Texts: where their content comes from.

use laocoon_syntax::{Kind, NodeId, Role};

use super::Machine;
use super::state::{Place, State};
use super::value::{Value, trust};

/// Where a text comes from, and what of it was looked at.
#[derive(Clone, Copy, Default)]
pub(super) struct Content {
    pub(super) trust: u8,
    pub(super) checks: u8,
    pub(super) from: Option<NodeId>,
}

impl Content {
    /// Both, one after the other.
    pub(super) fn and(self, other: Self) -> Self {
        let checks = match (
            self.trust & trust::STRANGE != 0,
            other.trust & trust::STRANGE != 0,
        ) {
            (true, true) => self.checks & other.checks,
            (true, false) => self.checks,
            (false, true) => other.checks,
            (false, false) => self.checks | other.checks,
        };
        Self {
            trust: self.trust | other.trust,
            checks,
            from: self.from.or(other.from),
        }
    }
}

impl Machine<'_> {
    /// The content of the text that a value is or points to.
    pub(super) fn text_of(&self, value: &Value, state: &State) -> Content {
        let object = value
            .target
            .and_then(|target| state.objects.get(&target.object));
        match object {
            Some(object) => Content {
                trust: object.trust,
                checks: object.checks,
                from: object.from,
            },
            None => Content {
                trust: value.trust & !trust::UNSET,
                checks: value.checks,
                from: value.from,
            },
        }
    }

    /// Puts a content into what a value points to: all of it, or behind what is
    /// there already.
    pub(super) fn fill_text(
        &self,
        value: &Value,
        content: Content,
        state: &mut State,
        is_behind: bool,
    ) {
        let Some(target) = value.target else { return };
        let Some(object) = state.objects.get_mut(&target.object) else {
            return;
        };
        let before = Content {
            trust: object.trust,
            checks: object.checks,
            from: object.from,
        };
        let mut content = content;
        if is_behind {
            content = before.and(content);
            content.trust |= trust::COMPOSED;
        }
        object.trust = content.trust;
        object.checks = content.checks;
        object.from = content.from;
        object.unended = false;
    }

    /// A value is written where no place is known for it: into a text, or into
    /// what a pointer points to.
    pub(super) fn written_into(&self, target: NodeId, value: &Value, state: &mut State) {
        let code = self.code;
        let base = match code.kind(target) {
            Kind::Index => code.child(target, Role::Object),
            Kind::Unary => code.child(target, Role::Value),
            _ => None,
        };
        let Some(base) = base else { return };
        let place = self.place(base, state).or_else(|| {
            // `*(p + 1)`, `*p++`
            let inner = match code.kind(base) {
                Kind::Binary => code.child(base, Role::Left),
                Kind::Update => code.child(base, Role::Value),
                _ => None,
            };
            self.place(inner?, state)
        });
        let Some(place) = place else { return };
        let target = match state.cells.get(&place) {
            Some(value) => value.target.map(|target| target.object),
            None => match place {
                Place::Variable(frame, id) => code
                    .facts
                    .definitions
                    .get(id.0 as usize)
                    .and_then(|one| self.object_ids.get(&(frame, one.node)))
                    .copied(),
                _ => None,
            },
        };
        let Some(object) = target.and_then(|id| state.objects.get_mut(&id)) else {
            return;
        };
        if value.range.only() == Some(0) {
            object.unended = false;
        }
        object.trust |= value.trust & trust::STRANGE;
        if value.trust & trust::STRANGE != 0 {
            object.from = object.from.or(value.from);
            // What was looked at character by character may be copied so.
            let of = value
                .part_of
                .and_then(|id| state.objects.get(&id))
                .map(|one| one.checks);
            if let (Some(checks), Some(object)) =
                (of, target.and_then(|id| state.objects.get_mut(&id)))
            {
                object.checks |= checks;
            }
        }
    }

    /// Whether an expression is a string of C++.
    pub(super) fn is_string(&self, node: NodeId) -> bool {
        let code = self.code;
        match code.kind(node) {
            Kind::Binary => code
                .child(node, Role::Left)
                .is_some_and(|left| self.is_string_leaf(left) || code.kind(left) == Kind::Binary),
            _ => self.is_string_leaf(node),
        }
    }

    fn is_string_leaf(&self, node: NodeId) -> bool {
        let code = self.code;
        let is_named = |of: NodeId| {
            matches!(
                code.symbol(of),
                "std::string" | "string" | "QString" | "std::string_view"
            )
        };
        match code.kind(node) {
            Kind::Call => {
                let callee = code.child(node, Role::Callee);
                callee.is_some_and(|callee| {
                    matches!(
                        code.told(callee),
                        "string" | "to_string" | "str" | "std::string" | "std::to_string"
                    )
                })
            }
            _ => code.type_of(node).is_some_and(|of| match code.kind(of) {
                Kind::ReferenceType => code
                    .child(of, Role::Type)
                    .is_some_and(|inner| is_named(code.resolved(inner))),
                _ => is_named(of),
            }),
        }
    }

    /// `std::cin >> x`
    pub(super) fn stream_in(&mut self, left: NodeId, right: NodeId, state: &mut State) {
        let code = self.code;
        let mut stream = left;
        for _ in 0..16 {
            if code.kind(stream) != Kind::Binary {
                break;
            }
            match code.child(stream, Role::Left) {
                Some(inner) => stream = inner,
                None => break,
            }
        }
        if code.last_name(stream) != Some("cin") {
            return;
        }
        let declared = code.type_of(right);
        let value = Value {
            trust: trust::INPUT,
            from: Some(right),
            ..Value::number(self.range_of(declared))
        };
        if let Some(place) = self.place(right, state) {
            state.cells.insert(place, value);
        }
    }
}

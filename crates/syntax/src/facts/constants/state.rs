//! What variables hold: where they are used, assigned, forgotten, changed in
//! place, and where branches meet.

use laocoon_source::Language;

use super::{State, Value, Walker};
use crate::facts::Constant;
use crate::facts::scopes::is_written;
use crate::{Kind, NodeId, Role};

impl Walker<'_> {
    pub(super) fn use_name(&mut self, id: NodeId, state: &State) {
        let Some(definition) = self.facts.definition(id) else {
            return;
        };
        match state.get(&definition) {
            Some(Value::Constant(constant)) => {
                self.facts.constants.insert(id, *constant);
                if let Constant::Literal(literal) = constant {
                    self.facts.symbolic.insert(id, *literal);
                }
            }
            Some(Value::Expression(value)) => {
                self.facts.symbolic.insert(id, *value);
            }
            None => {
                if let Some(constant) = self.once.get(&definition) {
                    self.facts.constants.insert(id, *constant);
                }
            }
        }
    }

    pub(super) fn assign(&mut self, target: NodeId, mut value: NodeId, state: &mut State) {
        // `a = b = 1`
        while self.tree.kind(value) == Kind::Assign
            && let Some(inner) = self.tree.child(value, Role::Value)
        {
            value = inner;
        }
        if self.tree.kind(target) == Kind::Name {
            let Some(definition) = self.facts.definition(target) else {
                return;
            };
            match self.evaluate(value, state, 0) {
                Some(constant) => {
                    state.insert(definition, Value::Constant(constant));
                }
                None => {
                    state.insert(definition, Value::Expression(value));
                }
            }
            return;
        }
        let pairs = matches!(self.tree.kind(target), Kind::Tuple | Kind::List)
            && matches!(self.tree.kind(value), Kind::Tuple | Kind::List);
        let targets: Vec<_> = self.tree.children(target).collect();
        let values: Vec<_> = self.tree.children(value).collect();
        if pairs && targets.len() == values.len() {
            for (target, value) in targets.into_iter().zip(values) {
                if self.tree.kind(target) == Kind::Name {
                    self.assign(target, value, state);
                }
            }
        } else {
            self.forget_written(target, state);
            for id in self.tree.subtree(target) {
                if self.tree.kind(id) == Kind::Name
                    && let Some(definition) = self.facts.definition(id)
                {
                    state.remove(&definition);
                }
            }
        }
    }

    /// Forgets every variable written below a node.
    pub(super) fn forget_written(&self, id: NodeId, state: &mut State) {
        if state.is_empty() {
            return;
        }
        for below in self.tree.subtree(id) {
            if self.tree.kind(below) == Kind::Name
                && (is_written(self.tree, below)
                    || self.tree.kind(self.tree.node(below).parent) == Kind::VariableDefinition)
                && let Some(definition) = self.facts.definition(below)
            {
                state.remove(&definition);
            }
        }
    }

    /// What all branches agree on; true when no branch goes on.
    pub(super) fn join(&self, branches: Vec<State>, state: &mut State) -> bool {
        let mut branches = branches.into_iter();
        let Some(mut joined) = branches.next() else {
            return true;
        };
        for branch in branches {
            joined.retain(|definition, value| match branch.get(definition) {
                Some(other) if self.same(*other, *value) => true,
                Some(other) if self.is_string(*other) && self.is_string(*value) => {
                    *value = Value::Constant(Constant::AnyString);
                    true
                }
                _ => false,
            });
        }
        *state = joined;
        false
    }

    pub(super) fn same(&self, left: Value, right: Value) -> bool {
        match (left, right) {
            (
                Value::Constant(Constant::Literal(left)),
                Value::Constant(Constant::Literal(right)),
            ) => {
                let (left, right) = (self.tree.node(left), self.tree.node(right));
                left.kind == right.kind && left.symbol == right.symbol
            }
            _ => left == right,
        }
    }

    pub(super) fn is_string(&self, value: Value) -> bool {
        match value {
            Value::Constant(Constant::AnyString) => true,
            Value::Constant(Constant::Literal(literal)) => self.tree.kind(literal) == Kind::String,
            Value::Expression(_) => false,
        }
    }

    /// Ruby's strings change in place: `a << b`, `a.concat(b)`, `a.gsub!(b, c)`
    /// give the variable another value.
    pub(super) fn change_in_place(&mut self, id: NodeId, state: &mut State) {
        if self.language != Language::Ruby {
            return;
        }
        let changed = match self.tree.kind(id) {
            Kind::Binary if self.tree.symbol_text(id) == "<<" => self.tree.child(id, Role::Left),
            Kind::Call => self
                .tree
                .child(id, Role::Callee)
                .filter(|&callee| self.tree.kind(callee) == Kind::Member)
                .filter(|&callee| {
                    let name = self.tree.child(callee, Role::Name);
                    let name = name.map_or("", |name| self.tree.symbol_text(name));
                    name.ends_with('!')
                        || matches!(
                            name,
                            "concat"
                                | "prepend"
                                | "insert"
                                | "replace"
                                | "clear"
                                | "append_as_bytes"
                        )
                })
                .and_then(|callee| self.tree.child(callee, Role::Object)),
            _ => None,
        };
        let Some(definition) = changed
            .filter(|&changed| self.tree.kind(changed) == Kind::Name)
            .and_then(|changed| self.facts.definition(changed))
        else {
            return;
        };
        let given = match self.tree.child(id, Role::Arguments) {
            Some(arguments) => self.tree.children(arguments).collect(),
            None => self
                .tree
                .child(id, Role::Right)
                .into_iter()
                .collect::<Vec<_>>(),
        };
        let known = state.contains_key(&definition)
            && given
                .into_iter()
                .all(|value| self.evaluate(value, state, 0).is_some());
        if known {
            state.insert(definition, Value::Constant(Constant::AnyString));
        } else {
            state.remove(&definition);
            self.once.remove(&definition);
        }
    }
}

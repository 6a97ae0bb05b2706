//! The walk: statements and expressions in the order of execution.

use super::{State, Walker};
use crate::facts::is_expression_position;
use crate::facts::scopes::is_written;
use crate::{Kind, NodeId, Role};

impl Walker<'_> {
    /// Visits a node; true when nothing after it is reached.
    pub(super) fn visit(&mut self, id: NodeId, state: &mut State) -> bool {
        let node = *self.tree.node(id);
        match node.kind {
            Kind::Name => {
                if is_expression_position(self.tree, id) && !is_written(self.tree, id) {
                    self.use_name(id, state);
                }
                false
            }
            Kind::Assign | Kind::VariableDefinition | Kind::KeywordArgument => {
                let target = self
                    .tree
                    .child(id, Role::Target)
                    .or_else(|| self.tree.child(id, Role::Name));
                let value = self.tree.child(id, Role::Value);
                self.visit_children(id, state);
                if self.tree.symbol_text(id) == "as" {
                    // What `with a as b` puts in `b` is not `a`.
                    self.forget_written(id, state);
                } else if let (Some(target), Some(value)) = (target, value) {
                    self.assign(target, value, state);
                }
                false
            }
            Kind::AugmentedAssign | Kind::Update | Kind::Delete => {
                self.visit_children(id, state);
                self.forget_written(id, state);
                false
            }
            Kind::If | Kind::Conditional => {
                if let Some(condition) = self.tree.child(id, Role::Condition) {
                    self.visit(condition, state);
                }
                let mut branches = Vec::new();
                for role in [Role::Then, Role::Else] {
                    let mut branch = state.clone();
                    let ended = self
                        .tree
                        .child(id, role)
                        .is_some_and(|body| self.visit(body, &mut branch));
                    if !ended {
                        branches.push(branch);
                    }
                }
                let ended = self.join(branches, state);
                if node.kind == Kind::Conditional
                    && let Some(constant) = self.evaluate(id, state, 0)
                {
                    self.facts.constants.insert(id, constant);
                }
                ended
            }
            Kind::Switch => {
                if let Some(subject) = self.tree.child(id, Role::Value) {
                    self.visit(subject, state);
                }
                let cases: Vec<_> = self.tree.children_in(id, Role::Case).collect();
                let mut branches = vec![state.clone()];
                for case in cases {
                    let mut branch = state.clone();
                    if !self.visit(case, &mut branch) {
                        branches.push(branch);
                    }
                }
                self.join(branches, state)
            }
            Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach | Kind::Comprehension => {
                self.forget_written(id, state);
                self.visit_children(id, state);
                self.forget_written(id, state);
                false
            }
            Kind::Try => {
                let mut before = state.clone();
                self.forget_written(id, &mut before);
                let children: Vec<_> = self.tree.children(id).collect();
                let mut branches = Vec::new();
                let mut body_ended = false;
                for child in children {
                    match self.tree.node(child).role {
                        Role::Catch => {
                            let mut branch = before.clone();
                            if !self.visit(child, &mut branch) {
                                branches.push(branch);
                            }
                        }
                        Role::Finally => {}
                        _ => body_ended |= self.visit(child, state),
                    }
                }
                if !body_ended {
                    branches.push(state.clone());
                }
                let ended = self.join(branches, state);
                if let Some(finally) = self.tree.child(id, Role::Finally) {
                    return self.visit(finally, state) || ended;
                }
                ended
            }
            Kind::FunctionDefinition | Kind::Lambda => {
                let mut inner: State = state
                    .iter()
                    .filter(|(definition, _)| {
                        self.facts.definitions[definition.0 as usize].writes <= 1
                    })
                    .map(|(definition, value)| (*definition, *value))
                    .collect();
                if node.kind == Kind::FunctionDefinition {
                    inner.clear();
                }
                self.visit_children(id, &mut inner);
                if node.kind == Kind::Lambda {
                    // It may run at any time from here on.
                    self.forget_written(id, state);
                }
                false
            }
            Kind::Block | Kind::File => {
                let children: Vec<_> = self.tree.children(id).collect();
                let mut ended = false;
                for child in children {
                    ended |= self.visit(child, state);
                }
                ended && node.kind == Kind::Block
            }
            Kind::Return | Kind::Throw | Kind::Break | Kind::Continue => {
                self.visit_children(id, state);
                true
            }
            // What stands on the right may not run.
            Kind::Binary if matches!(self.tree.symbol_text(id), "&&" | "||" | "??") => {
                let (left, right) = (
                    self.tree.child(id, Role::Left),
                    self.tree.child(id, Role::Right),
                );
                if let Some(left) = left {
                    self.visit(left, state);
                }
                if let Some(right) = right {
                    let mut both = state.clone();
                    self.visit(right, &mut both);
                    let branches = vec![state.clone(), both];
                    self.join(branches, state);
                }
                false
            }
            Kind::Call => {
                self.visit_children(id, state);
                if self.is_format(id)
                    && let Some(constant) = self.evaluate(id, state, 0)
                {
                    self.facts.constants.insert(id, constant);
                }
                self.change_in_place(id, state);
                false
            }
            Kind::Member => {
                self.visit_children(id, state);
                if let Some(constant) = self.own_constant(id) {
                    self.facts.constants.insert(id, constant);
                }
                false
            }
            Kind::Binary | Kind::InterpolatedString | Kind::Unary => {
                self.visit_children(id, state);
                self.change_in_place(id, state);
                if let Some(constant) = self.evaluate(id, state, 0) {
                    self.facts.constants.insert(id, constant);
                }
                false
            }
            _ => {
                self.visit_children(id, state);
                false
            }
        }
    }

    pub(super) fn visit_children(&mut self, id: NodeId, state: &mut State) {
        let mut child = NodeId(id.0 + 1);
        let end = self.tree.node(id).subtree_end;
        while child < end {
            let next = self.tree.node(child).subtree_end;
            self.visit(child, state);
            child = next;
        }
    }
}

//! Statements: blocks, and which follows which.

use laocoon_syntax::{Kind, NodeId, Role};

use crate::blocks::Follows;
use crate::graph::{EdgeClass, FlowKind};

use super::jumps::{Frame, Jump};
use super::lambdas::Runs;
use super::{Builder, Value};
use crate::units::is_unit;

impl Builder<'_> {
    /// Walks a statement.
    pub(super) fn statement(&mut self, node: NodeId) {
        self.statement_value(node);
    }

    /// Walks a statement, and says what it is worth where it is an expression.
    pub(super) fn statement_value(&mut self, node: NodeId) -> Value {
        if self.draft.is_cut_off {
            return Value::default();
        }
        let label = self.jumps.label.take();
        match self.kind(node) {
            Kind::File | Kind::Block | Kind::ClassBody => return self.sequence(node),
            Kind::ExpressionStatement => {
                self.may_throw();
                if let Some(inner) = self.child(node, Role::Value) {
                    let value = self.expression(inner);
                    if let Some(own) = value.node {
                        self.draft.graph.values.entry(node).or_insert(own);
                    }
                    return value;
                }
            }
            Kind::If => return self.branching(node),
            Kind::While => self.while_loop(node, label),
            Kind::DoWhile => self.do_loop(node, label),
            Kind::For => self.for_loop(node, label),
            Kind::ForEach => self.for_each(node, label),
            Kind::Switch => return self.switch(node, label),
            Kind::Return => self.returns(node),
            Kind::Throw => {
                self.may_throw();
                for child in self.children(node) {
                    self.expression(child);
                }
                self.jump(Jump::Throw);
            }
            Kind::Try => return self.attempt(node),
            Kind::With => return self.with(node),
            Kind::Break => {
                let label = self.symbol_of_label(node);
                self.jump(Jump::Break(label));
            }
            Kind::Continue => {
                let label = self.symbol_of_label(node);
                self.jump(Jump::Continue(label));
            }
            Kind::Goto => {
                if let Some(label) = self.child(node, Role::Label) {
                    let target = self.label_block(self.tree.node(label).symbol);
                    self.blocks.link(self.block, target, Follows::Always);
                }
                self.start_unreachable();
            }
            Kind::Label => self.labelled(node),
            Kind::VariableDefinition => self.variable(node),
            Kind::FunctionDefinition => self.nested_function(node),
            Kind::ClassDefinition | Kind::ClassExpression => self.class(node),
            Kind::Namespace | Kind::Export => {
                for child in self.children(node) {
                    if self.tree.node(child).role != Role::Name {
                        self.statement(child);
                    }
                }
            }
            Kind::Delete => self.delete(node),
            Kind::Assert | Kind::Defer => {
                self.may_throw();
                for child in self.children(node) {
                    self.expression(child);
                }
            }
            Kind::Import
            | Kind::Package
            | Kind::Global
            | Kind::Empty
            | Kind::TypeAlias
            | Kind::Modifier
            | Kind::Path => {}
            Kind::EnumMember => {
                for child in self.children(node) {
                    if self.tree.node(child).role != Role::Name {
                        self.expression(child);
                    }
                }
            }
            _ => return self.expression(node),
        }
        Value::default()
    }

    fn sequence(&mut self, node: NodeId) -> Value {
        let mut last = Value::default();
        for child in self.children(node) {
            last = self.statement_value(child);
        }
        last
    }

    pub(super) fn optional(&mut self, node: Option<NodeId>) -> Value {
        node.map(|node| self.statement_value(node))
            .unwrap_or_default()
    }

    fn branching(&mut self, node: NodeId) -> Value {
        self.may_throw();
        let Some(condition) = self.child(node, Role::Condition) else {
            return self.sequence(node);
        };
        self.expression(condition);
        let known = self.known_condition(condition);
        let before = self.block;
        let after = self.blocks.add();
        let mut values = Vec::new();
        let turned = self.tree.symbol_text(node) == "unless";
        for role in [Role::Then, Role::Else] {
            let holds = (role == Role::Then) != turned;
            let why = match holds {
                true => Follows::If(condition),
                false => Follows::Unless(condition),
            };
            let is_taken = self.branch_if(before, known, why);
            let branch = self.child(node, role);
            let value = self.optional(branch);
            if is_taken {
                values.push(value);
            }
            self.go_to(after, Follows::Always);
        }
        self.seal(after);
        self.block = after;
        self.either(&values, node)
    }

    fn returns(&mut self, node: NodeId) {
        self.may_throw();
        for child in self.children(node) {
            let value = self.expression(child);
            let whole = self.whole(&value, child);
            let returned = self.returned;
            self.edge(whole, returned, EdgeClass::Copy);
        }
        self.jump(Jump::Return);
    }

    fn attempt(&mut self, node: NodeId) -> Value {
        for resource in self.children_in(node, Role::Resource) {
            self.statement(resource);
        }
        let catches = self.children_in(node, Role::Catch);
        let finally = self.child(node, Role::Finally);
        let handler = self.blocks.add();
        let last = self.blocks.add();
        let after = self.blocks.add();
        if finally.is_some() {
            self.jumps.frames.push(Frame::Finally {
                entry: last,
                escapes: Vec::new(),
            });
        }
        if !catches.is_empty() {
            self.jumps.frames.push(Frame::Handler { catch: handler });
        }
        let body = self.child(node, Role::Body);
        let mut values = vec![self.optional(body)];
        if !catches.is_empty() {
            self.jumps.frames.pop();
        }
        let otherwise = self.child(node, Role::Else);
        if otherwise.is_some() {
            values.push(self.optional(otherwise));
        }
        self.blocks.link(self.block, last, Follows::Always);
        self.seal(handler);
        for catch in catches {
            self.block = self.branch(handler, Follows::Thrown);
            if let Some(name) = self.child(catch, Role::Name) {
                self.caught(catch, name);
            }
            let body = self.child(catch, Role::Body);
            values.push(self.optional(body));
            self.blocks.link(self.block, last, Follows::Always);
        }
        let mut escapes = Vec::new();
        if finally.is_some()
            && let Some(Frame::Finally { escapes: left, .. }) = self.jumps.frames.pop()
        {
            escapes = left;
        }
        self.seal(last);
        self.block = last;
        if let Some(finally) = finally {
            self.statement(finally);
            escapes.dedup();
            for escape in escapes {
                let here = self.block;
                self.jump(escape);
                self.block = here;
            }
        }
        self.go_to(after, Follows::Always);
        self.seal(after);
        self.either(&values, node)
    }

    /// What was caught is new: nothing that was known of its name holds.
    fn caught(&mut self, catch: NodeId, name: NodeId) {
        let node = self.node(FlowKind::Value, name);
        let place = match self.file.defined(catch, self.tree.node(name).symbol) {
            Some(definition) => crate::place::Place {
                base: crate::place::Base::Definition(definition),
                path: crate::place::Path::new(),
                is_vague: false,
            },
            None => self.place_of_name(name),
        };
        self.write_place(&place, &Value::of(node), name);
        self.draft.graph.values.insert(name, node);
    }

    fn with(&mut self, node: NodeId) -> Value {
        self.may_throw();
        for resource in self.children_in(node, Role::Resource) {
            self.statement(resource);
        }
        let body = self.child(node, Role::Body);
        self.optional(body)
    }

    fn labelled(&mut self, node: NodeId) {
        let symbol = self.tree.node(node).symbol;
        let block = self.label_block(symbol);
        self.go_to(block, Follows::Always);
        let Some(statement) = self.child(node, Role::Statement) else {
            return;
        };
        if matches!(
            self.kind(statement),
            Kind::While | Kind::DoWhile | Kind::For | Kind::ForEach | Kind::Switch
        ) {
            self.jumps.label = Some(symbol);
            self.statement(statement);
        } else {
            let after = self.blocks.add();
            self.jumps.frames.push(Frame::Breakable {
                label: Some(symbol),
                after,
            });
            self.statement(statement);
            self.jumps.frames.pop();
            self.go_to(after, Follows::Always);
            self.seal(after);
        }
    }

    fn variable(&mut self, node: NodeId) {
        self.may_throw();
        for decorator in self.children_in(node, Role::Decorator) {
            self.expression(decorator);
        }
        let Some(name) = self.child(node, Role::Name) else {
            return;
        };
        let source = self.child(node, Role::Value);
        let value = match source {
            Some(source) => self.expression(source),
            None => Value::default(),
        };
        self.bind(name, &value);
        if let Some(source) = source {
            self.note_function(name, source);
            if let Some(own) = value.node {
                self.draft.graph.values.entry(node).or_insert(own);
            }
        }
    }

    fn nested_function(&mut self, node: NodeId) {
        for decorator in self.children_in(node, Role::Decorator) {
            self.expression(decorator);
        }
        if is_unit(self.tree, node) {
            return;
        }
        self.inner_function(node, Runs::Later, &[]);
        if let Some(name) = self.child(node, Role::Name) {
            let base = self
                .file
                .defined(node, self.tree.node(name).symbol)
                .map(crate::place::Base::Definition);
            if let Some(base) = base {
                let place = crate::place::Place {
                    base,
                    path: crate::place::Path::new(),
                    is_vague: false,
                };
                self.hold_function(&place, node);
            }
        }
    }

    fn class(&mut self, node: NodeId) {
        for child in self.children(node) {
            match self.tree.node(child).role {
                Role::Decorator | Role::Extends => {
                    self.expression(child);
                }
                Role::Body => self.statement(child),
                _ => {}
            }
        }
    }

    fn delete(&mut self, node: NodeId) {
        for child in self.children(node) {
            self.expression(child);
            self.bind(child, &Value::default());
        }
    }
}

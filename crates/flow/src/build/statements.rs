//! Statements: blocks, and which follows which.

use laocoon_source::Language;
use laocoon_syntax::facts::Constant;
use laocoon_syntax::{Kind, NodeId, Role};

use crate::blocks::{BlockId, Follows};
use crate::graph::{EdgeClass, FlowKind};

use super::jumps::{Frame, Jump};
use super::lambdas::Runs;
use super::{Builder, Parts, Value};
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

    fn optional(&mut self, node: Option<NodeId>) -> Value {
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
            if known == Some(!holds) {
                self.start_unreachable();
            } else {
                self.block = self.branch(before, why);
            }
            let branch = self.child(node, role);
            values.push(self.optional(branch));
            self.go_to(after, Follows::Always);
        }
        self.seal(after);
        self.block = after;
        self.either(&values, node)
    }

    /// Whether a condition is always or never true.
    fn known_condition(&self, condition: NodeId) -> Option<bool> {
        let literal = match self.kind(condition) {
            Kind::Boolean => condition,
            _ => match self.facts.constant(condition)? {
                Constant::Literal(literal) => literal,
                Constant::AnyString => return None,
            },
        };
        match (self.kind(literal), self.tree.symbol_text(literal)) {
            (Kind::Boolean, text) => Some(text == "true"),
            _ => None,
        }
    }

    fn while_loop(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
        let head = self.blocks.add();
        let after = self.blocks.add();
        self.go_to(head, Follows::Always);
        let condition = self.child(node, Role::Condition);
        if let Some(condition) = condition {
            self.expression(condition);
        }
        let decided = self.block;
        self.block = self.branch(decided, condition.map_or(Follows::Always, Follows::If));
        self.loop_body(node, label, after, head);
        self.go_to(head, Follows::Always);
        self.seal(head);
        let why = condition.map_or(Follows::Always, Follows::Unless);
        if condition.and_then(|condition| self.known_condition(condition)) == Some(true) {
            self.seal(after);
            self.block = after;
        } else {
            self.leave_loop(node, decided, why, after);
        }
    }

    fn loop_body(
        &mut self,
        node: NodeId,
        label: Option<laocoon_syntax::Symbol>,
        after: BlockId,
        next: BlockId,
    ) {
        self.jumps.frames.push(Frame::Loop { label, after, next });
        let body = self.child(node, Role::Body);
        self.optional(body);
        self.jumps.frames.pop();
    }

    /// The end of a loop that was not left by `break`, and what comes after.
    fn leave_loop(&mut self, node: NodeId, from: BlockId, why: Follows, after: BlockId) {
        self.block = self.branch(from, why);
        let otherwise = self.child(node, Role::Else);
        self.optional(otherwise);
        self.go_to(after, Follows::Always);
        self.seal(after);
    }

    fn do_loop(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
        let head = self.blocks.add();
        let next = self.blocks.add();
        let after = self.blocks.add();
        self.go_to(head, Follows::Always);
        self.loop_body(node, label, after, next);
        self.go_to(next, Follows::Always);
        self.seal(next);
        let condition = self.child(node, Role::Condition);
        if let Some(condition) = condition {
            self.expression(condition);
        }
        let why = condition.map_or(Follows::Always, Follows::If);
        self.blocks.link(self.block, head, why);
        self.seal(head);
        let why = condition.map_or(Follows::Always, Follows::Unless);
        self.go_to(after, why);
        self.seal(after);
    }

    fn for_loop(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
        for initializer in self.children_in(node, Role::Initializer) {
            self.statement(initializer);
        }
        let head = self.blocks.add();
        let next = self.blocks.add();
        let after = self.blocks.add();
        self.go_to(head, Follows::Always);
        let condition = self.child(node, Role::Condition);
        if let Some(condition) = condition {
            self.statement(condition);
        }
        let decided = self.block;
        self.block = self.branch(decided, condition.map_or(Follows::Always, Follows::If));
        self.loop_body(node, label, after, next);
        self.go_to(next, Follows::Always);
        self.seal(next);
        for update in self.children_in(node, Role::Update) {
            self.statement(update);
        }
        self.go_to(head, Follows::Always);
        self.seal(head);
        let why = condition.map_or(Follows::Always, Follows::Unless);
        self.leave_loop(node, decided, why, after);
    }

    fn for_each(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
        self.may_throw();
        let source = self.child(node, Role::Value);
        let value = source
            .map(|source| self.expression(source))
            .unwrap_or_default();
        let head = self.blocks.add();
        let after = self.blocks.add();
        self.go_to(head, Follows::Always);
        self.block = self.branch(head, Follows::Always);
        if let Some(target) = self.child(node, Role::Target) {
            let whole = Value {
                node: self.whole(&value, source.unwrap_or(node)),
                parts: Parts::Unknown,
            };
            self.bind(target, &whole);
        }
        self.loop_body(node, label, after, head);
        self.go_to(head, Follows::Always);
        self.seal(head);
        self.leave_loop(node, head, Follows::Always, after);
    }

    fn switch(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) -> Value {
        self.may_throw();
        let value = match self.child(node, Role::Value) {
            Some(value) => self.expression(value),
            None => Value::default(),
        };
        let before = self.block;
        let after = self.blocks.add();
        self.jumps.frames.push(Frame::Breakable { label, after });
        let mut values = Vec::new();
        let mut has_default = false;
        let mut falls: Option<BlockId> = None;
        for case in self.children_in(node, Role::Case) {
            has_default |= self.tree.symbol_text(case) == "default";
            let entry = self.blocks.add();
            self.blocks.link(before, entry, Follows::Case(case));
            if let Some(above) = falls.take() {
                self.blocks.link(above, entry, Follows::Always);
            }
            self.blocks.seal(entry);
            self.block = entry;
            for pattern in self.children_in(case, Role::Pattern) {
                self.case_pattern(pattern, &value);
            }
            if let Some(guard) = self.child(case, Role::Guard) {
                self.expression(guard);
            }
            let body = self.child(case, Role::Body);
            values.push(self.optional(body));
            if falls_through(self.language) {
                falls = Some(self.block);
                self.start_unreachable();
            } else {
                self.go_to(after, Follows::Always);
            }
        }
        if let Some(last) = falls {
            self.blocks.link(last, after, Follows::Always);
        }
        if !has_default {
            self.blocks.link(before, after, Follows::Always);
        }
        self.jumps.frames.pop();
        self.seal(after);
        self.block = after;
        self.either(&values, node)
    }

    /// Literals of a case are looked at, names are bound.
    fn case_pattern(&mut self, pattern: NodeId, value: &Value) {
        if self.language == Language::Python || self.binds_in_cases() {
            self.bind(pattern, value);
        } else {
            self.expression(pattern);
        }
    }

    fn binds_in_cases(&self) -> bool {
        laocoon_syntax::name_rules(self.language).patterns_declare
            || matches!(self.language, Language::Java | Language::CSharp)
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

/// Whether a case goes on with the next one unless it is left.
fn falls_through(language: Language) -> bool {
    matches!(
        language,
        Language::C
            | Language::Cpp
            | Language::Java
            | Language::JavaScript
            | Language::TypeScript
            | Language::Tsx
            | Language::Php
    )
}

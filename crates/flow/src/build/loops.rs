//! Loops: what is walked again, and what comes after.

use laocoon_syntax::{NodeId, Role};

use crate::blocks::{BlockId, Follows};

use super::jumps::Frame;
use super::{Builder, Value};

impl Builder<'_> {
    pub(super) fn while_loop(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
        let head = self.blocks.add();
        let after = self.blocks.add();
        self.go_to(head, Follows::Always);
        let condition = self.child(node, Role::Condition);
        if let Some(condition) = condition {
            self.expression(condition);
        }
        let decided = self.block;
        let known = condition.and_then(|condition| self.known_condition(condition));
        self.branch_if(
            decided,
            known,
            condition.map_or(Follows::Always, Follows::If),
        );
        self.loop_body(node, label, after, head);
        self.go_to(head, Follows::Always);
        self.seal(head);
        self.end_loop(node, known, decided, condition, after);
    }

    /// What comes after a loop: of one without an end only what `break` goes to.
    fn end_loop(
        &mut self,
        node: NodeId,
        known: Option<bool>,
        decided: BlockId,
        condition: Option<NodeId>,
        after: BlockId,
    ) {
        if known == Some(true) {
            self.seal(after);
            self.block = after;
        } else {
            let why = condition.map_or(Follows::Always, Follows::Unless);
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

    pub(super) fn do_loop(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
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
        let known = condition.and_then(|condition| self.known_condition(condition));
        if known != Some(false) {
            let why = condition.map_or(Follows::Always, Follows::If);
            self.blocks.link(self.block, head, why);
        }
        self.seal(head);
        if known == Some(true) {
            self.block = after;
        } else {
            let why = condition.map_or(Follows::Always, Follows::Unless);
            self.go_to(after, why);
        }
        self.seal(after);
    }

    pub(super) fn for_loop(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
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
        let known = match condition {
            Some(condition) => self.known_condition(condition),
            None => Some(true),
        };
        self.branch_if(
            decided,
            known,
            condition.map_or(Follows::Always, Follows::If),
        );
        self.loop_body(node, label, after, next);
        self.go_to(next, Follows::Always);
        self.seal(next);
        for update in self.children_in(node, Role::Update) {
            self.statement(update);
        }
        self.go_to(head, Follows::Always);
        self.seal(head);
        self.end_loop(node, known, decided, condition, after);
    }

    pub(super) fn for_each(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) {
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
            let whole = Value::only(self.whole(&value, source.unwrap_or(node)));
            self.bind(target, &whole);
        }
        self.loop_body(node, label, after, head);
        self.go_to(head, Follows::Always);
        self.seal(head);
        self.leave_loop(node, head, Follows::Always, after);
    }
}

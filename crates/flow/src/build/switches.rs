//! `switch` and `match`: which case follows which.

use laocoon_source::Language;
use laocoon_syntax::{NodeId, Role};

use crate::blocks::{BlockId, Follows};

use super::jumps::Frame;
use super::{Builder, Value};

impl Builder<'_> {
    pub(super) fn switch(&mut self, node: NodeId, label: Option<laocoon_syntax::Symbol>) -> Value {
        self.may_throw();
        let value = match self.child(node, Role::Value) {
            Some(value) => self.expression(value),
            None => Value::default(),
        };
        let before = self.block;
        let after = self.blocks.add();
        self.jumps.frames.push(Frame::Breakable { label, after });
        let mut values = Vec::new();
        let mut falls: Option<BlockId> = None;
        let cases = self.children_in(node, Role::Case);
        let known = self.cases(node, &cases);
        for (case, may_apply) in cases.into_iter().zip(known.may_apply) {
            let entry = self.blocks.add();
            if may_apply {
                self.blocks.link(before, entry, Follows::Case(case));
            }
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
            if self.falls_through(body) {
                falls = Some(self.block);
                self.start_unreachable();
            } else {
                self.go_to(after, Follows::Always);
            }
        }
        if let Some(last) = falls {
            self.blocks.link(last, after, Follows::Always);
        }
        if known.may_miss {
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

    /// Whether a case goes on with the next one unless it is left.
    fn falls_through(&self, body: Option<NodeId>) -> bool {
        let last = body.and_then(|body| self.tree.children(body).last());
        match self.language {
            // Only what does nothing of its own.
            Language::CSharp => last.is_none(),
            Language::Go => last.is_some_and(|last| {
                self.tree.symbol_text(last) == "fallthrough"
                    || self
                        .tree
                        .children(last)
                        .any(|child| self.tree.symbol_text(child) == "fallthrough")
            }),
            language => falls_through(language),
        }
    }
}

/// Whether cases of a language go on with the next one unless they are left.
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

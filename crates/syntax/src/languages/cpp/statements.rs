//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::languages::c_family::declarations;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `(c)`, `(int i = f())`, `(init; c)`.
pub(super) fn condition<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(value) = field(&children, "value") else {
        return;
    };
    match field(&children, "initializer") {
        Some(initializer) => {
            l.open(Kind::Sequence, role, node);
            l.lower(initializer, Role::Element);
            l.lower(value, Role::Element);
            l.close();
        }
        None => l.lower(value, role),
    }
}

/// `for (T x : xs) body`
pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ForEach, role, node);
    if let Some(declarator) = field(&children, "declarator") {
        let start = children
            .iter()
            .find(|child| child.is_named() && child.field != "initializer")
            .map_or(declarator, |child| child.node);
        let span = Span {
            start: span_of(start).start,
            end: span_of(declarator).end,
        };
        declarations::loop_variable(l, &children, declarator, (span, node.kind_id()));
    }
    for (name, role) in [("right", Role::Value), ("body", Role::Body)] {
        if let Some(part) = field(&children, name) {
            l.lower(part, role);
        }
    }
    l.close();
}

/// `catch (const E &e) { ... }`; `catch (...)` has no type.
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let children = l.children(node);
    l.open(Kind::Catch, Role::Catch, node);
    if let Some(parameters) = field(&children, "parameters")
        && let Some(parameter) = l.named(parameters).first()
    {
        declarations::caught(l, parameter.node);
    }
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    l.close();
}

//! Patterns of the language: what `let`, `match` and parameters take apart.

use tree_sitter::Node as Native;

use super::super::shared;
use super::expressions;
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `Some(x)`
pub(super) fn constructor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let named = field(&children, "type");
    l.open(Kind::Call, role, node);
    if let Some(named) = named {
        expressions::path(l, named, Role::Callee);
    }
    let rest: Vec<_> = children
        .iter()
        .filter(|child| child.field != "type" && !child.node.is_extra())
        .collect();
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Arguments, Role::Arguments, span, 0);
        for child in rest {
            if child.is_named() {
                l.lower(child.node, Role::Argument);
            }
        }
        l.close();
    }
    l.close();
}

/// `T { a, b: p, .. }`
pub(super) fn record<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Composite, role, node);
    if let Some(named) = field(&children, "type") {
        l.lower(named, Role::Type);
    }
    let rest: Vec<_> = children
        .iter()
        .filter(|child| child.field != "type" && !child.node.is_extra())
        .collect();
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Object, Role::Value, span, 0);
        for child in rest {
            if child.is_named() {
                l.lower(child.node, Role::Element);
            }
        }
        l.close();
    }
    l.close();
}

/// `a`, `ref a`, `a: p` of a record.
pub(super) fn field_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(name) = field(&children, "name") else {
        l.opaque(node, role);
        return;
    };
    let Some(pattern) = field(&children, "pattern") else {
        l.lower(name, role);
        return;
    };
    let text = l.text(name);
    l.open(Kind::Pair, role, node);
    l.emit_leaf(Kind::Name, Role::Key, name, text);
    l.lower(pattern, Role::Value);
    l.close();
}

/// `..`: the rest, without a name.
pub(super) fn rest<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.emit_leaf(Kind::Spread, role, node, "*");
}

/// `mut x`: the name.
pub(super) fn inner<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "mutable_specifier" {
            l.lower(child.node, role);
        }
    }
}

/// `&x`
pub(super) fn reference<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("&");
    inner(l, node, Role::Value);
    l.close();
}

/// `x @ p`
pub(super) fn captured<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Assign, role, node);
    l.set_symbol("as");
    for (index, child) in l.named(node).iter().enumerate() {
        l.lower(
            child.node,
            if index == 0 {
                Role::Target
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `A | B` inside another pattern.
pub(super) fn alternatives<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    l.set_symbol("|");
    each_alternative(l, node, Role::Child);
    l.close();
}

/// The alternatives of `A | B | C`, side by side.
pub(super) fn each_alternative<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    // The grammar nests them on the left.
    let mut found = Vec::new();
    let mut stack = vec![node];
    while let Some(next) = stack.pop() {
        if next.kind() == "or_pattern" {
            let children = l.children_without_fields(next);
            for child in children.iter().rev() {
                if child.is_named() {
                    stack.push(child.node);
                }
            }
        } else {
            found.push(next);
        }
    }
    for alternative in found {
        l.lower(alternative, role);
    }
}

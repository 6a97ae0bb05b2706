//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::definitions::in_function;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// A call; `int(x)` is a cast.
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (callee, arguments) = (field(&children, "function"), field(&children, "arguments"));
    let (Some(callee), Some(arguments)) = (callee, arguments) else {
        l.opaque(node, role);
        return;
    };
    if callee.kind() == "primitive_type" {
        l.open(Kind::Cast, role, node);
        l.lower(callee, Role::Type);
        l.lower_named(arguments, Role::Value);
    } else {
        l.open(Kind::Call, role, node);
        l.lower(callee, Role::Callee);
        l.lower(arguments, Role::Arguments);
    }
    l.close();
}

/// `new T(a)`, `new T[n]`, `new (place) T`.
pub(super) fn new<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::New, role, node);
    if let Some(placement) = field(&children, "placement") {
        l.lower(placement, Role::Child);
    }
    if let Some(kind) = field(&children, "type") {
        match field(&children, "declarator") {
            Some(dimensions) => {
                let span = Span {
                    start: span_of(kind).start,
                    end: span_of(dimensions).end,
                };
                l.open_span(Kind::ArrayType, Role::Type, span, dimensions.kind_id());
                l.lower(kind, Role::Type);
                let parts = l.children(dimensions);
                if let Some(length) = field(&parts, "length") {
                    l.lower(length, Role::Value);
                }
                l.close();
            }
            None => l.lower(kind, Role::Type),
        }
    }
    if let Some(arguments) = field(&children, "arguments") {
        l.emit(Kind::Arguments, Role::Arguments, arguments, &[]);
    }
    l.close();
}

/// `delete p`, `delete[] p`.
pub(super) fn delete<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let array = children.iter().any(|child| child.node.kind() == "[");
    l.open(Kind::Delete, role, node);
    l.set_symbol(if array { "[]" } else { "" });
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

/// `[&](int a) -> int { ... }`; what it captures is left out.
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let parts = field(&children, "declarator")
        .map(|declarator| l.children(declarator))
        .unwrap_or_default();
    l.open(Kind::Lambda, role, node);
    match field(&parts, "parameters") {
        Some(parameters) => l.lower(parameters, Role::Parameters),
        None => {
            let end = field(&children, "captures")
                .map_or(node.end_byte(), |captures| captures.end_byte());
            let end = u32::try_from(end).unwrap_or(0);
            l.leaf_span(
                Kind::Parameters,
                Role::Parameters,
                Span { start: end, end },
                0,
                "",
            );
        }
    }
    if let Some(returned) = parts
        .iter()
        .find(|part| part.node.kind() == "trailing_return_type")
    {
        l.lower_named(returned.node, Role::ReturnType);
    }
    if let Some(body) = field(&children, "body") {
        in_function(l, true, |l| l.lower(body, Role::Body));
    }
    l.close();
}

/// `xs...`
pub(super) fn pack<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Spread, role, node);
    l.set_symbol("*");
    l.lower_named(node, Role::Value);
    l.close();
}

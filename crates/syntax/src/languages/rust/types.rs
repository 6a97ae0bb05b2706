//! Types.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `a::b::C` as one dotted name, type arguments on the way left out; a path
/// that begins with `<T as U>` has no kind of its own.
pub(super) fn scoped<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut parts = Vec::new();
    let mut next = Some(node);
    while let Some(current) = next.take() {
        let children = l.children(current);
        match current.kind() {
            "scoped_type_identifier" | "scoped_identifier" => {
                parts.extend(field(&children, "name").map(|name| l.text(name)));
                next = field(&children, "path");
            }
            "generic_type" => next = field(&children, "type"),
            "bracketed_type" => {
                l.opaque(node, role);
                return;
            }
            _ => parts.push(l.text(current)),
        }
    }
    parts.reverse();
    l.emit_leaf(Kind::TypeName, role, node, &parts.join("."));
}

/// `T<A, B>`
pub(super) fn generic<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::GenericType, role, node);
    if let Some(inner) = field(&children, "type") {
        match inner.kind() {
            "identifier" => {
                let text = l.text(inner);
                l.emit_leaf(Kind::TypeName, Role::Type, inner, text);
            }
            "scoped_identifier" => scoped(l, inner, Role::Type),
            _ => l.lower(inner, Role::Type),
        }
    }
    if let Some(arguments) = field(&children, "type_arguments") {
        l.lower(arguments, Role::TypeArgument);
    }
    l.close();
}

/// `<A, 'b, C>`: the types and constants.
pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    l.lower_named(node, Role::TypeArgument);
}

/// `Item = T` among type arguments.
pub(super) fn binding<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::KeywordArgument, role, node);
    if let Some(name) = field(&children, "name") {
        let text = l.text(name);
        l.set_symbol(text);
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    if let Some(value) = field(&children, "type") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `fn(A) -> B`, `Fn(A) -> B`; the symbol is the trait.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionType, role, node);
    if let Some(named) = field(&children, "trait") {
        let text = l.text(named);
        l.set_symbol(text);
    }
    if let Some(parameters) = field(&children, "parameters") {
        l.lower(parameters, Role::Parameters);
    }
    if let Some(result) = field(&children, "return_type") {
        l.lower(result, Role::ReturnType);
    }
    l.close();
}

/// `for<'a> T`: the type.
pub(super) fn higher_ranked<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match field(&children, "type") {
        Some(inner) => l.lower(inner, role),
        None => l.opaque(node, role),
    }
}

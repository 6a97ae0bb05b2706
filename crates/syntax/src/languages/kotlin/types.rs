//! Types.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::Lowerer;
use crate::{Kind, Role};

/// `a.b.C<T>`; type arguments of the outer names are left out.
pub(super) fn user<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "identifier")
        .map(|child| child.node)
        .collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        l.opaque(node, role);
        return;
    };
    let text: Vec<&str> = names
        .iter()
        .map(|name| l.text(*name).trim_matches('`'))
        .collect();
    let text = text.join(".");
    let span = shared::between(*first, *last);
    match children.last() {
        Some(arguments) if arguments.node.kind() == "type_arguments" => {
            l.open(Kind::GenericType, role, node);
            l.leaf_span(Kind::TypeName, Role::Type, span, node.kind_id(), &text);
            l.lower(arguments.node, Role::TypeArgument);
            l.close();
        }
        _ => l.leaf_span(Kind::TypeName, role, span, node.kind_id(), &text),
    }
}

pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    l.lower_named(node, Role::TypeArgument);
}

/// `T`, `out T`, `*`
pub(super) fn projection<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut any = false;
    for child in l.named(node) {
        if child.node.kind() != "variance_modifier" {
            any = true;
            l.lower(child.node, role);
        }
    }
    if !any {
        l.emit_leaf(Kind::TypeName, role, node, "*");
    }
}

/// `T : A`, in a list or after `where`.
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let name = shared::of_kind(&children, "identifier");
    if let (true, Some(name), [_]) = (l.is_pattern(), name, &children[..])
        && crate::pattern_text::is_hole(l.text(name))
    {
        l.lower(name, role);
        return;
    }
    l.open(Kind::TypeParameter, role, node);
    if let Some(name) = name {
        let text = l.text(name);
        l.set_symbol(text);
    }
    for child in children {
        if !matches!(child.node.kind(), "identifier" | "type_parameter_modifiers") {
            l.lower(child.node, Role::Type);
        }
    }
    l.close();
}

/// `A.(B) -> C`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::FunctionType, role, node);
    let mut parameters = false;
    for child in l.named(node) {
        match child.node.kind() {
            "type_modifiers" => {}
            "function_type_parameters" => {
                parameters = true;
                l.lower(child.node, Role::Parameters);
            }
            _ if parameters => l.lower(child.node, Role::ReturnType),
            _ => l.lower(child.node, Role::Receiver),
        }
    }
    l.close();
}

/// `(A, b: B)`
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        if child.node.kind() == "parameter" {
            l.lower(child.node, Role::Parameter);
        } else {
            l.open(Kind::Parameter, Role::Parameter, child.node);
            l.lower(child.node, Role::Type);
            l.close();
        }
    }
    l.close();
}

//! Types.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `A.B<T>`; type arguments of the outer names are left out.
pub(super) fn user<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "type_identifier")
        .map(|child| child.node)
        .collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        l.opaque(node, role);
        return;
    };
    let text: Vec<&str> = names.iter().map(|name| l.text(*name)).collect();
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

/// `[K: V]`
pub(super) fn dictionary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::GenericType, role, node);
    l.emit_leaf(Kind::TypeName, Role::Type, node, "Dictionary");
    l.lower_named(node, Role::TypeArgument);
    l.close();
}

/// `(A, b: B)`; parentheses around one type are nothing.
pub(super) fn tuple<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let items = l.named(node);
    if let [only] = items[..] {
        l.lower(only.node, role);
        return;
    }
    l.emit(Kind::TupleType, role, node, &[]);
}

/// `b: B`: the type.
pub(super) fn tuple_item<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let items = l.named(node);
    if let Some(last) = items.last() {
        l.lower(last.node, role);
    }
}

/// `(A, B) -> C`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionType, role, node);
    if let Some(parameters) = field(&children, "params") {
        l.open(Kind::Parameters, Role::Parameters, parameters);
        let items = if parameters.kind() == "tuple_type" {
            l.named(parameters)
        } else {
            children
                .iter()
                .filter(|child| child.field == "params")
                .copied()
                .collect()
        };
        for item in items {
            l.open(Kind::Parameter, Role::Parameter, item.node);
            l.lower(item.node, Role::Type);
            l.close();
        }
        l.close();
    }
    for child in children.iter().filter(|child| child.is_named()) {
        if matches!(child.field, "name" | "return_type") {
            l.lower(child.node, Role::ReturnType);
        }
    }
    l.close();
}

/// `label name: inout T` into the node that is open; the label is left out.
pub(super) fn name_and_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("external_name", _) => {}
            (_, "simple_identifier" | "self_expression") => l.lower(child.node, Role::Name),
            (_, "parameter_modifiers") => {
                for modifier in l.named(child.node) {
                    shared::modifier(l, modifier.node, Role::Modifier);
                }
            }
            (_, "type_modifiers" | "attribute") => {}
            _ => l.lower(child.node, Role::Type),
        }
    }
}

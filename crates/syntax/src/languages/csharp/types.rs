//! Names and types: the grammar writes both the same way, and the role says
//! which is meant.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `a`, `a.b`, `a::b`, `a<T>`, where a type or an expression stands.
pub(super) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if is_type_role(role) {
        type_name(l, node, role);
    } else {
        expression_name(l, node, role);
    }
}

fn is_type_role(role: Role) -> bool {
    matches!(
        role,
        Role::Type | Role::ReturnType | Role::TypeArgument | Role::Extends | Role::Implements
    )
}

/// A name as an expression. Type arguments are left out: a call takes them
/// itself.
pub(super) fn expression_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let parts = (
        field(&children, "qualifier").or_else(|| field(&children, "alias")),
        field(&children, "name"),
    );
    match parts {
        (Some(object), Some(last)) => {
            l.open(Kind::Member, role, node);
            l.lower(object, Role::Object);
            l.lower(last, Role::Name);
            l.close();
        }
        _ => {
            let plain = plain_name(l, node);
            let text = l.text(plain).trim_start_matches('@');
            l.emit_leaf(Kind::Name, role, node, text);
        }
    }
}

/// The identifier of `a` or `a<T>`.
fn plain_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Native<'t> {
    if node.kind() == "generic_name" {
        l.named(node).first().map_or(node, |first| first.node)
    } else {
        node
    }
}

/// A name, or what looks like one (`a.b` in `x is a.b`), as a type.
pub(super) fn type_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match node.kind() {
        "identifier"
        | "qualified_name"
        | "alias_qualified_name"
        | "generic_name"
        | "member_access_expression" => {}
        _ => return l.lower(node, role),
    }
    let mut text = String::new();
    let arguments = dotted(l, node, &mut text, 0);
    let Some(arguments) = arguments else {
        return l.emit_leaf(Kind::TypeName, role, node, &text);
    };
    l.open(Kind::GenericType, role, node);
    let mut span = span_of(node);
    span.end = span_of(arguments).start;
    l.leaf_span(Kind::TypeName, Role::Type, span, node.kind_id(), &text);
    l.lower_named(arguments, Role::TypeArgument);
    l.close();
}

/// Adds the dotted text of a name; gives its last type arguments.
fn dotted<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    text: &mut String,
    depth: u32,
) -> Option<Native<'t>> {
    if depth > crate::MAX_DEPTH {
        return None;
    }
    let mut arguments = None;
    if node.kind() == "identifier" {
        if !text.is_empty() {
            text.push('.');
        }
        text.push_str(l.text(node).trim_start_matches('@'));
        return None;
    }
    for child in l.named(node) {
        match child.node.kind() {
            "type_argument_list" => arguments = Some(child.node),
            _ => arguments = dotted(l, child.node, text, depth + 1),
        }
    }
    arguments
}

/// `T[]`, `T[,]`
pub(super) fn array<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::ArrayType, role, node);
    if let Some(element) = field(&children, "type") {
        l.lower(element, Role::Type);
    }
    l.close();
}

/// One type of a tuple, its name left out.
pub(super) fn tuple_element<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let children = l.named(node);
    if let Some(element) = field(&children, "type") {
        l.lower(element, Role::Type);
    }
}

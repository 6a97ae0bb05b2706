//! Annotations: expressions in the grammar, types in the uniform tree.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// An expression that stands where a type is meant. What is no type (a call
/// in `Annotated[str, Query(...)]`) is lowered as the expression it is.
pub(super) fn type_of<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.is_too_deep(node) {
        return;
    }
    let mut node = node;
    while matches!(node.kind(), "type" | "parenthesized_expression") {
        let children = l.named(node);
        match &children[..] {
            [only] => node = only.node,
            _ => return l.lower_named(node, role),
        }
    }
    match node.kind() {
        "identifier" | "none" | "member_type" => name(l, node, role),
        "attribute" if is_dotted(node) => name(l, node, role),
        "generic_type" => {
            l.open(Kind::GenericType, role, node);
            for child in l.named(node) {
                if child.node.kind() == "type_parameter" {
                    for argument in l.named(child.node) {
                        type_of(l, argument.node, Role::TypeArgument);
                    }
                } else {
                    type_of(l, child.node, Role::Type);
                }
            }
            l.close();
        }
        "subscript" => {
            l.open(Kind::GenericType, role, node);
            for child in l.named(node) {
                type_of(
                    l,
                    child.node,
                    if child.field == "value" {
                        Role::Type
                    } else {
                        Role::TypeArgument
                    },
                );
            }
            l.close();
        }
        "union_type" | "binary_operator" if is_union(l, node) => {
            l.open(Kind::UnionType, role, node);
            for member in union_members(l, node) {
                type_of(l, member, Role::Type);
            }
            l.close();
        }
        "list" => {
            l.open(Kind::TupleType, role, node);
            for child in l.named(node) {
                type_of(l, child.node, Role::Type);
            }
            l.close();
        }
        "splat_type" => {
            let symbol = if l.text(node).starts_with("**") {
                "**"
            } else {
                "*"
            };
            l.open(Kind::Spread, role, node);
            l.set_symbol(symbol);
            for child in l.named(node) {
                type_of(l, child.node, Role::Value);
            }
            l.close();
        }
        "constrained_type" => l.opaque(node, role),
        _ => l.lower(node, role),
    }
}

/// `type X = int`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::TypeAlias, role, node);
    let children = l.children(node);
    if let Some(left) = field(&children, "left") {
        let text = l.text(left);
        l.emit_leaf(Kind::Name, Role::Name, left, text);
    }
    if let Some(right) = field(&children, "right") {
        type_of(l, right, Role::Value);
    }
    l.close();
}

/// `[T: int, *Ts]` of a definition.
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        let inner = l.named(child.node);
        let parts = match inner.first() {
            Some(only) if only.node.kind() == "constrained_type" => l.named(only.node),
            _ => inner,
        };
        l.open(Kind::TypeParameter, Role::TypeParameter, child.node);
        let name = parts.first().map_or("", |name| l.text(name.node));
        l.set_symbol(name);
        for bound in parts.iter().skip(1) {
            type_of(l, bound.node, Role::Type);
        }
        l.close();
    }
}

fn name(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text: String = l
        .text(node)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    l.leaf_span(Kind::TypeName, role, span_of(node), node.kind_id(), &text);
}

/// Whether a member access is a chain of names.
pub(super) fn is_dotted(node: Native<'_>) -> bool {
    let mut node = node;
    while node.kind() == "attribute" {
        match node.child_by_field_name("object") {
            Some(object) => node = object,
            None => return false,
        }
    }
    node.kind() == "identifier"
}

fn is_union(l: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    node.kind() == "union_type"
        || node
            .child_by_field_name("operator")
            .is_some_and(|operator| l.text(operator) == "|")
}

/// `A | B | C` nests to the left; its members in order.
fn union_members<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Vec<Native<'t>> {
    let mut members = Vec::new();
    let mut node = node;
    loop {
        if node.kind() == "type" && node.named_child_count() == 1 {
            match node.named_child(0) {
                Some(inner) => node = inner,
                None => break,
            }
        } else if matches!(node.kind(), "union_type" | "binary_operator") && is_union(l, node) {
            let children = l.named(node);
            let Some((first, rest)) = children.split_first() else {
                break;
            };
            members.extend(rest.iter().rev().map(|child| child.node));
            node = first.node;
        } else {
            members.push(node);
            break;
        }
    }
    members.reverse();
    members
}

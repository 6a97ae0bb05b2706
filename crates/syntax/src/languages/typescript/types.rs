//! Types, and the expressions that name one.

use smallvec::SmallVec;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `x as T`, `x satisfies T`, `<T>x`
pub(super) fn cast<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let assertion = node.kind() == "type_assertion";
    let children = l.children(node);
    l.open(Kind::Cast, role, node);
    for (index, child) in children.iter().filter(|child| child.is_named()).enumerate() {
        let is_type = assertion == (index == 0);
        l.lower(child.node, if is_type { Role::Type } else { Role::Value });
    }
    // `x as const`: the type is a keyword.
    if let Some(word) = children.iter().find(|child| child.node.kind() == "const") {
        l.emit_leaf(Kind::TypeName, Role::Type, word.node, "const");
    }
    l.close();
}

/// `f<T>` without a call: the function.
pub(super) fn instantiation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l
        .named(node)
        .iter()
        .filter(|child| child.field != "type_arguments")
    {
        l.lower(child.node, role);
    }
}

/// `A.B`: one name.
pub(super) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: String = l
        .text(node)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    l.emit_leaf(Kind::TypeName, role, node, &text);
}

/// `A | B | C`, which the grammar nests.
pub(super) fn alternatives<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = if node.kind() == "union_type" {
        Kind::UnionType
    } else {
        Kind::IntersectionType
    };
    l.open(kind, role, node);
    let mut rest: SmallVec<[Native<'t>; 8]> = SmallVec::from_slice(&[node]);
    while let Some(next) = rest.pop() {
        if next.kind() == node.kind() {
            rest.extend(l.named(next).iter().rev().map(|child| child.node));
        } else {
            l.lower(next, Role::Type);
        }
    }
    l.close();
}

/// `(a: A) => B`, `new (a: A) => B`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::FunctionType, role, node);
    for child in l.named(node) {
        match child.field {
            "parameters" => l.lower(child.node, Role::Parameters),
            "return_type" | "type" => l.lower(child.node, Role::ReturnType),
            "type_parameters" => l.lower(child.node, Role::TypeParameter),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `T extends Bound = Default`
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open_span(Kind::TypeParameter, role, span_of(node), node.kind_id());
    if let Some(name) = field(&children, "name") {
        let text = crate::pattern_text::restore(l.text(name));
        l.set_symbol(&text);
    }
    for child in children.iter().filter(|child| child.field == "constraint") {
        l.lower(child.node, Role::Type);
    }
    l.close();
}

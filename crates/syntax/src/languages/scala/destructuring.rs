//! Patterns of the language: what `case` and `val` take apart.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `List(a, b)`
pub(super) fn constructor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Call, role, node);
    if let Some(named) = field(&children, "type") {
        callee(l, named);
    }
    let rest: Vec<_> = children
        .iter()
        .skip_while(|child| child.node.kind() != "(")
        .filter(|child| !child.node.is_extra())
        .collect();
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Arguments, Role::Arguments, span, 0);
        for child in rest.iter().filter(|child| child.is_named()) {
            l.lower(child.node, Role::Argument);
        }
        l.close();
    }
    l.close();
}

/// The name of a constructor is an expression.
fn callee<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() == "type_identifier" {
        let text = l.text(node);
        l.emit_leaf(Kind::Name, Role::Callee, node, text);
    } else {
        l.lower(node, Role::Callee);
    }
}

/// `x @ p`
pub(super) fn captured<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Assign, role, node);
    l.set_symbol("as");
    if let Some(name) = field(&children, "name") {
        l.lower(name, Role::Target);
    }
    if let Some(pattern) = field(&children, "pattern") {
        l.lower(pattern, Role::Value);
    }
    l.close();
}

/// `x: T`
pub(super) fn typed<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::VariableDefinition, role, node);
    if let Some(pattern) = field(&children, "pattern") {
        l.lower(pattern, Role::Name);
    }
    if let Some(named) = field(&children, "type") {
        l.lower(named, Role::Type);
    }
    l.close();
}

/// `name = p`
pub(super) fn named<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let [name, pattern] = children[..] else {
        l.lower_named(node, role);
        return;
    };
    l.open(Kind::KeywordArgument, role, node);
    let text = l.text(name.node);
    l.set_symbol(text);
    l.lower(name.node, Role::Key);
    l.lower(pattern.node, Role::Value);
    l.close();
}

/// What a handler catches: `e: T`, a name, or any other pattern.
pub(super) fn caught<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    match node.kind() {
        "typed_pattern" => {
            if let Some(named) = field(&children, "type") {
                l.lower(named, Role::Type);
            }
            if let Some(pattern) = field(&children, "pattern") {
                l.lower(pattern, Role::Name);
            }
        }
        "identifier" | "wildcard" => l.lower(node, Role::Name),
        _ => each_alternative(l, node, Role::Type),
    }
}

/// The alternatives of `a | b | c`, side by side.
pub(super) fn each_alternative<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    // The grammar may nest them.
    let mut stack = vec![node];
    while let Some(next) = stack.pop() {
        if next.kind() == "alternative_pattern" {
            let children = l.named(next);
            stack.extend(children.iter().rev().map(|child| child.node));
        } else {
            l.lower(next, role);
        }
    }
}

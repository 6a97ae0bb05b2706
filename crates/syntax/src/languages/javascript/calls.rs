//! Calls, members, operators.

use tree_sitter::Node as Native;

use super::literals;
use crate::lower::{Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

/// Parentheses vanish; in a pattern `($X: type)` is a typed metavariable.
pub(super) fn parenthesized<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let declared = field(&children, "type");
    let value = children
        .iter()
        .find(|child| child.field != "type")
        .map(|child| child.node);
    if let (true, Some(declared), Some(value)) = (l.is_pattern(), declared, value) {
        l.open(Kind::TypedMetavariable, role, node);
        let name = l.text(value);
        l.set_symbol(name);
        l.lower(declared, Role::Type);
        l.close();
        return;
    }
    for child in children.iter().filter(|child| child.field != "type") {
        l.lower(child.node, role);
    }
}

/// A call; a tagged template is a call of the tag with the template.
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Call, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("function", _) => l.lower(child.node, Role::Callee),
            ("arguments", "template_string") => {
                l.open(Kind::Arguments, Role::Arguments, child.node);
                literals::pieces(l, child.node, Role::Argument, "tag");
                l.close();
            }
            ("arguments", _) => l.lower(child.node, Role::Arguments),
            ("type_arguments" | "optional_chain", _) => {}
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `new a.B(...)`: the class is an expression; without arguments they are empty.
pub(super) fn new<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::New, role, node);
    for child in &children {
        match child.field {
            "constructor" => l.lower(child.node, Role::Type),
            "arguments" => l.lower(child.node, Role::Arguments),
            "type_arguments" => {}
            _ => l.lower(child.node, Role::Child),
        }
    }
    if field(&children, "arguments").is_none() {
        let mut span = span_of(node);
        span.start = span.end;
        l.leaf_span(Kind::Arguments, Role::Arguments, span, 0, "");
    }
    l.close();
}

/// `a.b`, `a?.b`, `a.#b`
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Member, role, node);
    if children
        .iter()
        .any(|child| matches!(child.node.kind(), "optional_chain" | "?."))
    {
        l.set_symbol("?.");
    }
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "object" => l.lower(child.node, Role::Object),
            "property" => l.lower(child.node, Role::Name),
            _ => {}
        }
    }
    l.close();
}

/// `new.target`, `import.meta`
pub(super) fn meta_property<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Member, role, node);
    if let (Some(object), Some(name)) = (children.first(), children.last()) {
        let (object_text, name_text) = (l.text(object.node), l.text(name.node));
        l.emit_leaf(Kind::Name, Role::Object, object.node, object_text);
        l.emit_leaf(Kind::Name, Role::Name, name.node, name_text);
    }
    l.close();
}

pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Assign, role, node);
    l.set_symbol("=");
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "left" {
                Role::Target
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

pub(super) fn augmented_assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::AugmentedAssign, role, node);
    if let Some(operator) = field(&children, "operator") {
        let operator = l.text(operator);
        l.set_symbol(operator.strip_suffix('=').unwrap_or(operator));
    }
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(
            child.node,
            if child.field == "left" {
                Role::Target
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `!a`, `typeof a`; `delete a.b` has a kind of its own.
pub(super) fn unary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator").map_or("", |operator| l.text(operator));
    if operator == "delete" {
        l.open(Kind::Delete, role, node);
    } else {
        l.open(Kind::Unary, role, node);
        l.set_symbol(operator);
    }
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

/// `a++`, `--a`
pub(super) fn update<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Update, role, node);
    if let Some(operator) = field(&children, "operator") {
        let text = l.text(operator);
        l.set_symbol(text);
        if operator.start_byte() == node.start_byte() {
            l.set_flags(Flags::PREFIX);
        }
    }
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

/// `yield a`, `yield* a`
pub(super) fn yielding<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Yield, role, node);
    if children.iter().any(|child| child.node.kind() == "*") {
        l.set_symbol("from");
    }
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

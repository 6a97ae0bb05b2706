//! Operators, assignments and numbers.

use tree_sitter::Node as Native;

use crate::literal;
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `a = b`, `a += b`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match field(&children, "operator") {
        Some(operator) => {
            l.open(Kind::AugmentedAssign, role, node);
            let symbol = l.text(operator).trim_end_matches('=');
            l.set_symbol(symbol);
        }
        None => {
            l.open(Kind::Assign, role, node);
            l.set_symbol("=");
        }
    }
    for child in children.iter().filter(|child| child.is_named()) {
        let role = if child.field == "left" {
            Role::Target
        } else {
            Role::Value
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `a + b`, `a and b`, `a..b`
pub(super) fn binary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Binary, role, node);
    let operator = field(&children, "operator").map_or("", |operator| l.text(operator));
    l.set_symbol(match operator {
        "and" => "&&",
        "or" => "||",
        other => other,
    });
    for child in children.iter().filter(|child| child.is_named()) {
        let role = if matches!(child.field, "left" | "begin") {
            Role::Left
        } else {
            Role::Right
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `!a`, `not a`, `-a`, `defined? a`
pub(super) fn unary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Unary, role, node);
    let operator = field(&children, "operator").map_or("", |operator| l.text(operator));
    l.set_symbol(if operator == "not" { "!" } else { operator });
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

/// `*a`, `**a`, `&a`
pub(super) fn prefixed<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let (kind, symbol) = if text.starts_with("**") {
        (Kind::Spread, "**")
    } else if text.starts_with('&') {
        (Kind::Unary, "&")
    } else {
        (Kind::Spread, "*")
    };
    l.open(kind, role, node);
    l.set_symbol(symbol);
    l.lower_named(node, Role::Value);
    l.close();
}

/// One expression in parentheses is that expression.
pub(super) fn parenthesized<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.named(node).len() == 1 {
        l.lower_named(node, role);
    } else {
        l.emit(Kind::Sequence, role, node, &[]);
    }
}

pub(super) fn number<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    match node.kind() {
        "integer" => l.emit_leaf(Kind::Integer, role, node, &literal::integer(text, true)),
        _ => l.emit_leaf(Kind::Float, role, node, &literal::float(text)),
    }
}

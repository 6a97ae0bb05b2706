//! Arithmetic and tests.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// Set in [`Lowerer::context`] where words are names and numbers are numbers.
pub(super) const IN_ARITHMETIC: u32 = 1;

/// Lowers something in arithmetic.
pub(super) fn in_arithmetic<'a, 't>(
    l: &mut Lowerer<'a, 't>,
    lower: impl FnOnce(&mut Lowerer<'a, 't>),
) {
    within(l, IN_ARITHMETIC, lower);
}

/// Lowers commands, which may stand in arithmetic.
pub(super) fn in_commands<'a, 't>(
    l: &mut Lowerer<'a, 't>,
    lower: impl FnOnce(&mut Lowerer<'a, 't>),
) {
    within(l, 0, lower);
}

fn within<'a, 't>(l: &mut Lowerer<'a, 't>, context: u32, lower: impl FnOnce(&mut Lowerer<'a, 't>)) {
    let before = std::mem::replace(&mut l.context, context);
    lower(l);
    l.context = before;
}

/// Whether a compound statement is `(( ... ))`.
pub(super) fn is_arithmetic(node: Native<'_>) -> bool {
    node.child(0).is_some_and(|open| open.kind() == "((")
}

/// `$((1 + 2))`, `((x++))`
pub(super) fn arithmetic<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol(if node.kind() == "compound_statement" {
        "(("
    } else {
        "$(())"
    });
    in_arithmetic(l, |l| l.lower_named(node, Role::Value));
    l.close();
}

/// `[ -f x ]`, `[[ $a == b ]]`
pub(super) fn test<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Unary, role, node);
    if let Some(open) = children.first() {
        l.set_symbol(open.node.kind());
    }
    in_commands(l, |l| l.lower_named(node, Role::Value));
    l.close();
}

/// `a == b`, `$x -gt 0`, `a = b`
pub(super) fn binary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator").map_or("", |operator| l.text(operator));
    let named: Vec<_> = children
        .iter()
        .filter(|child| child.is_named() && child.field != "operator")
        .collect();
    l.open(Kind::Binary, role, node);
    l.set_symbol(match operator {
        "-a" => "&&",
        "-o" => "||",
        other => other,
    });
    for (index, child) in named.iter().enumerate() {
        let role = if index == 0 && child.field != "right" {
            Role::Left
        } else {
            Role::Right
        };
        l.lower(child.node, role);
    }
    l.close();
}

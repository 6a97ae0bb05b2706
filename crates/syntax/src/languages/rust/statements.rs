//! Statements, and the expressions that stand as such.

use tree_sitter::Node as Native;

use super::super::shared;
use super::definitions;
use crate::lower::{Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

pub(super) fn file<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    list(l, node);
    l.close();
}

/// `{ ... }`, with or without a label.
pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let label = open_label(l, node, role);
    l.open(
        Kind::Block,
        if label { Role::Statement } else { role },
        node,
    );
    list(l, node);
    l.close();
    if label {
        l.close();
    }
}

pub(super) fn class_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassBody, role, node);
    list(l, node);
    l.close();
}

/// The children of a node as statements. Attributes belong to what follows.
pub(super) fn list<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let mut attributes = Vec::new();
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            _ if !child.is_named() => {}
            "label" => {}
            "attribute_item" => attributes.push(child.node),
            kind => {
                if definitions::takes_attributes(kind) {
                    l.pending = std::mem::take(&mut attributes);
                } else {
                    for attribute in attributes.drain(..) {
                        l.lower(attribute, Role::Statement);
                    }
                }
                statement(l, child.node, Role::Statement);
                l.pending.clear();
            }
        }
    }
    for attribute in attributes {
        l.lower(attribute, Role::Statement);
    }
}

/// Whether a native node is an expression that has to be wrapped to be a statement.
fn is_plain_expression(kind: &str) -> bool {
    !(kind.ends_with("_item")
        || kind.ends_with("_declaration")
        || matches!(
            kind,
            "if_expression"
                | "match_expression"
                | "while_expression"
                | "loop_expression"
                | "for_expression"
                | "return_expression"
                | "break_expression"
                | "continue_expression"
                | "unsafe_block"
                | "async_block"
                | "gen_block"
                | "try_block"
                | "const_block"
                | "block"
                | "empty_statement"
                | "macro_definition"
                | "associated_type"
                | "enum_variant"
                | "expression_statement"
        ))
}

/// One statement.
pub(super) fn statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let inner = if node.kind() == "expression_statement" {
        match l.named(node).first() {
            Some(inner) => inner.node,
            None => return,
        }
    } else {
        node
    };
    if inner.is_error() || inner.is_missing() || !is_plain_expression(inner.kind()) {
        l.lower(inner, role);
    } else {
        shared::expression_statement(l, node, inner, role);
    }
}

/// `if c { } else { }`
pub(super) fn if_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.emit(
        Kind::If,
        role,
        node,
        &[
            ("condition", Role::Condition),
            ("consequence", Role::Then),
            ("alternative", Role::Else),
        ],
    );
}

/// `let A = b && c && d`: left-nested.
pub(super) fn chain<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return;
    };
    let mut opened = 0;
    for part in parts.iter().skip(1).rev() {
        if !l.may_nest() {
            break;
        }
        let outer = if part.node.id() == last.node.id() {
            role
        } else {
            Role::Left
        };
        let span = shared::between(first.node, part.node);
        l.open_span(Kind::Binary, outer, span, node.kind_id());
        l.set_symbol("&&");
        opened += 1;
    }
    l.lower(first.node, if opened == 0 { role } else { Role::Left });
    for part in parts.iter().skip(1).take(opened) {
        l.lower(part.node, Role::Right);
        l.close();
    }
}

pub(super) fn match_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Switch, role, node);
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    if let Some(body) = field(&children, "body") {
        l.lower_named(body, Role::Case);
    }
    l.close();
}

/// `A | B if c => value,`
pub(super) fn arm<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (pattern, value) = (field(&children, "pattern"), field(&children, "value"));
    if let (Some(pattern), Some(value)) = (pattern, value)
        && l.is_ellipsis(pattern)
        && l.is_ellipsis(value)
    {
        l.lower_named(pattern, role);
        return;
    }
    l.open(Kind::Case, role, node);
    if let Some(pattern) = pattern {
        for part in l.named(pattern) {
            if part.field == "condition" {
                l.lower(part.node, Role::Guard);
            } else if part.node.kind() == "or_pattern" {
                super::destructuring::each_alternative(l, part.node, Role::Pattern);
            } else {
                l.lower(part.node, Role::Pattern);
            }
        }
    }
    match value {
        Some(value) if value.kind() == "block" => l.lower(value, Role::Body),
        Some(value) => {
            l.open(Kind::Block, Role::Body, value);
            statement(l, value, Role::Statement);
            l.close();
        }
        None => {}
    }
    l.close();
}

/// Opens a [`Kind::Label`] around a construct that has one.
fn open_label<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) -> bool {
    let children = l.children_without_fields(node);
    let Some(label) = shared::of_kind(&children, "label") else {
        return false;
    };
    l.open(Kind::Label, role, node);
    let name = l.text(label).trim_start_matches('\'');
    l.set_symbol(name);
    true
}

/// `while c { }`, `loop { }`, `for p in e { }`
pub(super) fn loop_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let label = open_label(l, node, role);
    let role = if label { Role::Statement } else { role };
    let children = l.children(node);
    if node.kind() == "for_expression" {
        l.open(Kind::ForEach, role, node);
        l.set_flags(Flags::DECLARES);
    } else {
        l.open(Kind::While, role, node);
    }
    if node.kind() == "loop_expression" {
        shared::absent(
            l,
            Kind::Boolean,
            Role::Condition,
            span_of(node).start,
            "true",
        );
    }
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "pattern" => l.lower(child.node, Role::Target),
            "value" => l.lower(child.node, Role::Value),
            "condition" => l.lower(child.node, Role::Condition),
            "body" => l.lower(child.node, Role::Body),
            _ => {}
        }
    }
    l.close();
    if label {
        l.close();
    }
}

/// `break 'a value`, `continue 'a`
pub(super) fn jump<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(
        if node.kind() == "break_expression" {
            Kind::Break
        } else {
            Kind::Continue
        },
        role,
        node,
    );
    for child in l.named(node) {
        if child.node.kind() == "label" {
            let name = l.text(child.node).trim_start_matches('\'');
            l.set_symbol(name);
            l.emit_leaf(Kind::Name, Role::Label, child.node, name);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `unsafe { }`, `async move { }`, `const { }`
pub(super) fn keyword_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    for child in l.children(node) {
        match child.node.kind() {
            "block" => l.lower(child.node, Role::Body),
            "move" => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "move"),
            word if !child.node.is_named() => l.set_symbol(word),
            _ => {}
        }
    }
    l.close();
}

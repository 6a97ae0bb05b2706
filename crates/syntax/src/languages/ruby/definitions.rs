//! Methods, classes, modules and parameters.

use tree_sitter::Node as Native;

use super::patterns::CONSTANT;
use super::statements::{body, empty, statement};
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// A method; of a `def self.f` the receiver is `self`.
pub(super) fn method<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::FunctionDefinition, role, node);
    let bare = field(&children, "parameters").is_none();
    for child in &children {
        match child.field {
            "object" => l.lower(child.node, Role::Receiver),
            "name" => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
                if bare {
                    let end = span_of(child.node).end;
                    empty(l, Kind::Parameters, Role::Parameters, child.node, end);
                }
            }
            "parameters" => l.lower(child.node, Role::Parameters),
            "body" => {
                l.open(Kind::Block, Role::Body, child.node);
                if child.node.kind() == "body_statement" {
                    body(l, child.node);
                } else {
                    statement(l, child.node, Role::Statement);
                }
                l.close();
            }
            _ => l.lower(child.node, Role::Child),
        }
    }
    if field(&children, "body").is_none() {
        before_end(l, node, Kind::Block);
    }
    l.close();
}

/// The body of a definition that has none.
fn before_end(l: &mut Lowerer<'_, '_>, node: Native<'_>, kind: Kind) {
    let at = span_of(node).end.saturating_sub(3);
    empty(l, kind, Role::Body, node, at.max(span_of(node).start));
}

pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol("class");
    for child in &children {
        match child.field {
            "name" => constant(l, child.node),
            // `class << self`
            "value" => l.lower(child.node, Role::Name),
            "superclass" => {
                for parent in l.named(child.node) {
                    type_name(l, parent.node, Role::Extends);
                }
            }
            "body" => {
                l.open(Kind::ClassBody, Role::Body, child.node);
                body(l, child.node);
                l.close();
            }
            _ => l.lower(child.node, Role::Child),
        }
    }
    if field(&children, "body").is_none() {
        before_end(l, node, Kind::ClassBody);
    }
    l.close();
}

pub(super) fn module<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Namespace, role, node);
    for child in &children {
        match child.field {
            "name" => constant(l, child.node),
            "body" => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    if field(&children, "body").is_none() {
        before_end(l, node, Kind::Block);
    }
    l.close();
}

/// The name of a class or module.
fn constant(l: &mut Lowerer<'_, '_>, node: Native<'_>) {
    let text = l.text(node);
    let hole = text
        .strip_prefix(CONSTANT)
        .filter(|rest| rest.starts_with("__mv_"));
    let text = if l.is_pattern() {
        hole.unwrap_or(text)
    } else {
        text
    };
    l.emit_leaf(Kind::Name, Role::Name, node, text);
}

/// A class named where a type is meant, `.` between its segments.
pub(super) fn type_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if matches!(node.kind(), "constant" | "identifier" | "scope_resolution") {
        let text: String = l.text(node).replace("::", ".");
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        l.emit_leaf(Kind::TypeName, role, node, text.trim_start_matches('.'));
    } else {
        l.lower(node, role);
    }
}

pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        parameter(l, child.node);
    }
    l.close();
}

fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let symbol = match node.kind() {
        "splat_parameter" => "*",
        "hash_splat_parameter" | "hash_splat_nil" => "**",
        "block_parameter" => "&",
        _ => "",
    };
    l.open(Kind::Parameter, Role::Parameter, node);
    l.set_symbol(symbol);
    match node.kind() {
        "splat_parameter"
        | "hash_splat_parameter"
        | "block_parameter"
        | "keyword_parameter"
        | "optional_parameter" => {
            for child in l.named(node) {
                let role = if child.field == "value" {
                    Role::Default
                } else {
                    Role::Name
                };
                l.lower(child.node, role);
            }
        }
        "hash_splat_nil" | "forward_parameter" => {}
        _ => l.lower(node, Role::Name),
    }
    l.close();
}

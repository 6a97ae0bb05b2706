//! Statements, and the expressions that stand as such.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

pub(super) fn file<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    list(l, node);
    l.close();
}

pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Block, role, node);
    list(l, node);
    l.close();
}

pub(super) fn class_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassBody, role, node);
    list(l, node);
    l.close();
}

fn list<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.children_without_fields(node) {
        if child.is_named() {
            statement(l, child.node, Role::Statement);
        }
    }
}

/// One statement.
pub(super) fn statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match node.kind() {
        "identifier" => match l.text(node) {
            "break" => l.emit_leaf(Kind::Break, role, node, ""),
            "continue" => l.emit_leaf(Kind::Continue, role, node, ""),
            _ => shared::expression_statement(l, node, node, role),
        },
        "if_expression" | "when_expression" | "try_expression" | "throw_expression"
        | "return_expression" | "labeled_expression" | "block" | "import" | "package_header"
        | "file_annotation" => l.lower(node, role),
        kind if kind.ends_with("_statement")
            || kind.ends_with("_declaration")
            || matches!(
                kind,
                "companion_object"
                    | "getter"
                    | "setter"
                    | "anonymous_initializer"
                    | "secondary_constructor"
                    | "type_alias"
                    | "enum_entry"
            ) =>
        {
            l.lower(node, role);
        }
        _ if node.is_error() || node.is_missing() => l.lower(node, role),
        _ => shared::expression_statement(l, node, node, role),
    }
}

/// `if (c) a else b`, with braces or without.
pub(super) fn if_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let condition = field(&children, "condition");
    l.open(Kind::If, role, node);
    if let Some(condition) = condition {
        l.lower(condition, Role::Condition);
    }
    let mut branch = Role::Then;
    let mut closed = false;
    for child in children.iter().filter(|child| !child.node.is_extra()) {
        match child.node.kind() {
            "else" => branch = Role::Else,
            ")" => closed = true,
            ";" if branch == Role::Else => shared::or_statement(l, child.node, branch, statement),
            _ if child.is_named() && closed && child.field.is_empty() => {
                statement(l, child.node, branch);
            }
            _ => {}
        }
    }
    l.close();
}

/// `when (x) { a, is T -> s; else -> t }`
pub(super) fn when<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "when_subject" {
                Role::Value
            } else {
                Role::Case
            },
        );
    }
    l.close();
}

/// `(x)`, `(val y = x)`
pub(super) fn subject<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let variable = shared::of_kind(&children, "variable_declaration");
    let value = children.iter().rev().find(|child| child.is_named());
    let Some(value) = value else { return };
    let Some(variable) = variable else {
        l.lower(value.node, role);
        return;
    };
    l.open_span(
        Kind::VariableDefinition,
        role,
        shared::between(variable, value.node),
        node.kind_id(),
    );
    super::definitions::name_and_type(l, variable);
    l.lower(value.node, Role::Value);
    l.close();
}

pub(super) fn entry<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let conditions = || {
        children
            .iter()
            .filter(|child| child.field == "condition" && child.is_named())
    };
    let body = children
        .iter()
        .rev()
        .find(|child| child.is_named() && child.field != "condition");
    if let (Some(condition), Some(body)) = (conditions().next(), body)
        && l.is_ellipsis(condition.node)
        && l.is_ellipsis(body.node)
    {
        l.lower(condition.node, role);
        return;
    }
    l.open(Kind::Case, role, node);
    for child in &children {
        if child.node.kind() == "else" {
            l.set_symbol("default");
        }
    }
    for condition in conditions() {
        l.lower(condition.node, Role::Pattern);
    }
    match body {
        Some(body) if body.node.kind() == "block" => l.lower(body.node, Role::Body),
        Some(body) => {
            l.open(Kind::Block, Role::Body, body.node);
            statement(l, body.node, Role::Statement);
            l.close();
        }
        None => {}
    }
    l.close();
}

/// `in x`, `!in x`, `is T`, `!is T` in a case.
pub(super) fn test<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let word = children.first().map_or("", |child| child.node.kind());
    l.open(Kind::Unary, role, node);
    l.set_symbol(word);
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

pub(super) fn try_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "catch_block" => l.lower(child.node, Role::Catch),
            "finally_block" => l.lower(child.node, Role::Finally),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `catch (e: T) { }`
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "block" => l.lower(child.node, Role::Body),
            "identifier" => l.lower(child.node, Role::Name),
            "annotation" => {}
            _ => l.lower(child.node, Role::Type),
        }
    }
    l.close();
}

/// `return x`, `return@f x`
pub(super) fn return_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Return, role, node);
    for child in l.named(node) {
        if child.field != "label" {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `l@ for ...`; `break@l` looks the same to the grammar.
pub(super) fn labelled<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let name = children
        .first()
        .map_or("", |label| l.text(label.node).trim_end_matches('@'));
    let inner = children.get(1);
    if let ("break" | "continue", Some(inner)) = (name, inner) {
        l.open(
            if name == "break" {
                Kind::Break
            } else {
                Kind::Continue
            },
            role,
            node,
        );
        let label = l.text(inner.node);
        l.set_symbol(label);
        l.emit_leaf(Kind::Name, Role::Label, inner.node, label);
        l.close();
        return;
    }
    l.open(Kind::Label, role, node);
    l.set_symbol(name);
    if let Some(inner) = inner {
        statement(l, inner.node, Role::Statement);
    }
    l.close();
}

/// `for (x in xs) s`, `while (c) s`, `do s while (c)`, with a label or without.
pub(super) fn loop_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let label = shared::of_kind(&children, "label");
    let role = match label {
        Some(label) => {
            l.open(Kind::Label, role, node);
            let name = l.text(label).trim_end_matches('@');
            l.set_symbol(name);
            Role::Statement
        }
        None => role,
    };
    match node.kind() {
        "for_statement" => for_(l, node, role, &children),
        kind => {
            let do_while = kind == "do_while_statement";
            l.open(
                if do_while { Kind::DoWhile } else { Kind::While },
                role,
                node,
            );
            for child in children.iter().filter(|child| !child.node.is_extra()) {
                match (child.field, child.node.kind()) {
                    ("condition", _) => l.lower(child.node, Role::Condition),
                    (_, "label") => {}
                    (_, ";") => shared::or_statement(l, child.node, Role::Body, statement),
                    _ if child.is_named() => statement(l, child.node, Role::Body),
                    _ => {}
                }
            }
            l.close();
        }
    }
    if label.is_some() {
        l.close();
    }
}

fn for_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role, children: &[Child<'t>]) {
    l.open(Kind::ForEach, role, node);
    l.set_flags(Flags::DECLARES);
    let mut value = false;
    for child in children.iter().filter(|child| !child.node.is_extra()) {
        match child.node.kind() {
            "variable_declaration" if !value => {
                let parts = l.named(child.node);
                if parts.iter().all(|part| part.node.kind() == "identifier") {
                    l.lower_named(child.node, Role::Target);
                } else {
                    l.open(Kind::VariableDefinition, Role::Target, child.node);
                    super::definitions::name_and_type(l, child.node);
                    l.close();
                }
            }
            "multi_variable_declaration" if !value => l.lower(child.node, Role::Target),
            "in" => value = true,
            "label" | "annotation" => {}
            _ if child.is_named() && value => {
                // The first after `in`, and the body after that.
                if span_of(child.node).end <= closing(children) {
                    l.lower(child.node, Role::Value);
                } else {
                    statement(l, child.node, Role::Body);
                }
            }
            _ => {}
        }
    }
    l.close();
}

/// Where the head of a `for` ends.
fn closing(children: &[Child<'_>]) -> u32 {
    children
        .iter()
        .find(|child| child.node.kind() == ")")
        .map_or(0, |child| span_of(child.node).start)
}

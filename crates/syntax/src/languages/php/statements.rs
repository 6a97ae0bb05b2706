//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, span_of};
use crate::{Kind, Role};

use super::expressions;

/// `echo a, b;`, `exit(a);`
pub(super) fn word_call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ExpressionStatement, role, node);
    expressions::word_call(l, node, Role::Value);
    l.close();
}

/// `if`, with each `elseif` an `if` in the `else` of the one before.
pub(super) fn conditional<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let mut open = 1;
    l.open(Kind::If, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            ("condition", _) => l.lower(child.node, Role::Condition),
            ("body", _) => l.lower(child.node, Role::Then),
            (_, "else_if_clause") => {
                open += 1;
                l.open(Kind::If, Role::Else, child.node);
                for part in l.named(child.node) {
                    let role = if part.field == "condition" {
                        Role::Condition
                    } else {
                        Role::Then
                    };
                    l.lower(part.node, role);
                }
            }
            (_, "else_clause") => l.lower_named(child.node, Role::Else),
            _ => l.lower(child.node, Role::Child),
        }
    }
    for _ in 0..open {
        l.close();
    }
}

/// `foreach ($xs as $k => $v) body`
pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let mut heads = children.iter().filter(|child| child.field != "body");
    let (value, target) = (heads.next(), heads.next());
    l.open(Kind::ForEach, role, node);
    if let Some(value) = value {
        l.lower(value.node, Role::Value);
    }
    if let Some(target) = target {
        l.lower(target.node, Role::Target);
    }
    for child in children.iter().filter(|child| child.field == "body") {
        l.lower(child.node, Role::Body);
    }
    l.close();
}

/// `switch` and `match`.
pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        if child.field == "body" {
            for group in l.named(child.node) {
                case(l, group.node);
            }
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.named(node);
    l.open(Kind::Case, Role::Case, node);
    if matches!(
        node.kind(),
        "default_statement" | "match_default_expression"
    ) {
        l.set_symbol("default");
    }
    let mut body = Vec::new();
    for child in &children {
        match child.field {
            "value" => l.lower(child.node, Role::Pattern),
            "conditional_expressions" => l.lower_named(child.node, Role::Pattern),
            _ => body.push(*child),
        }
    }
    let end = span_of(node).end;
    let start = body.first().map_or(end, |first| span_of(first.node).start);
    l.open_span(Kind::Block, Role::Body, Span { start, end }, node.kind_id());
    for statement in body {
        if statement.field == "return_expression" {
            l.open(Kind::ExpressionStatement, Role::Statement, statement.node);
            l.lower(statement.node, Role::Value);
            l.close();
        } else {
            l.lower(statement.node, Role::Statement);
        }
    }
    l.close();
    l.close();
}

pub(super) fn goto<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Goto, role, node);
    l.lower_named(node, Role::Label);
    l.close();
}

/// `name:`, with no statement of its own.
pub(super) fn label<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let name = l.text(node).trim_end_matches(':').trim();
    l.emit_leaf(Kind::Label, role, node, name);
}

pub(super) fn try_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "catch_clause" => l.lower(child.node, Role::Catch),
            "finally_clause" => l.lower_named(child.node, Role::Finally),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `catch (A | B $e) { }`
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    for child in l.named(node) {
        let role = match child.field {
            "type" => Role::Type,
            "name" => Role::Name,
            _ => Role::Body,
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `declare(...)`: what it encloses.
pub(super) fn declare<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "declare_directive" {
            l.lower(child.node, role);
        }
    }
}

/// `global $a, $b;`
pub(super) fn global<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Global, role, node);
    l.set_symbol("global");
    l.lower_named(node, Role::Name);
    l.close();
}

//! Statements, and the expressions that stand as such.

use tree_sitter::Node as Native;

use super::super::shared;
use super::destructuring;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

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
    let kind = node.kind();
    let stands_alone = kind.ends_with("_definition")
        || kind.ends_with("_definitions")
        || kind.ends_with("_declaration")
        || matches!(
            kind,
            "if_expression"
                | "while_expression"
                | "do_while_expression"
                | "for_expression"
                | "match_expression"
                | "try_expression"
                | "throw_expression"
                | "return_expression"
                | "block"
                | "package_clause"
                | "package_object"
                | "self_type"
                | "end_marker"
        );
    if stands_alone || node.is_error() || node.is_missing() {
        l.lower(node, role);
    } else {
        shared::expression_statement(l, node, node, role);
    }
}

/// A body that may be a lone expression, as a block.
pub(super) fn body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if matches!(node.kind(), "block" | "indented_block" | "template_body") {
        l.lower(node, role);
    } else {
        l.open(Kind::Block, role, node);
        statement(l, node, Role::Statement);
        l.close();
    }
}

pub(super) fn if_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::If, role, node);
    for child in l.named(node) {
        match child.field {
            "condition" => l.lower(child.node, Role::Condition),
            "consequence" => branch(l, child.node, Role::Then),
            "alternative" => branch(l, child.node, Role::Else),
            _ => {}
        }
    }
    l.close();
}

fn branch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    statement_or_block(l, node, role);
}

fn statement_or_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.kind() == "indented_block" {
        l.lower(node, role);
    } else {
        statement(l, node, role);
    }
}

pub(super) fn loop_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let do_while = node.kind() == "do_while_expression";
    l.open(
        if do_while { Kind::DoWhile } else { Kind::While },
        role,
        node,
    );
    for child in l.named(node) {
        match child.field {
            "condition" => l.lower(child.node, Role::Condition),
            "body" => statement_or_block(l, child.node, Role::Body),
            _ => {}
        }
    }
    l.close();
}

/// `for (x <- xs if c; y = z) body`, `for ... yield e`
pub(super) fn for_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let yields = children
        .iter()
        .find(|child| child.node.kind() == "yield")
        .map(|child| child.node);
    l.open(Kind::For, role, node);
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("enumerators", _) | (_, "enumerators") => {
                for enumerator in l.named(child.node) {
                    generator(l, enumerator.node);
                }
            }
            ("body", _) => match yields {
                Some(word) => {
                    let span = shared::between(word, child.node);
                    l.open_span(Kind::Yield, Role::Body, span, node.kind_id());
                    l.lower(child.node, Role::Value);
                    l.close();
                }
                None => statement_or_block(l, child.node, Role::Body),
            },
            _ => {}
        }
    }
    l.close();
}

/// `x <- xs if c`, `y = e`, `if c`
fn generator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.named(node);
    if let [first, second] = children[..]
        && l.is_ellipsis(first.node)
        && l.is_ellipsis(second.node)
    {
        l.lower(first.node, Role::Initializer);
        return;
    }
    let plain: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() != "guard")
        .collect();
    match plain[..] {
        [target, value] => {
            let span = shared::between(target.node, value.node);
            l.open_span(
                Kind::ComprehensionFor,
                Role::Initializer,
                span,
                node.kind_id(),
            );
            l.lower(target.node, Role::Target);
            l.lower(value.node, Role::Value);
            l.close();
        }
        _ => {
            for part in plain {
                l.lower(part.node, Role::Initializer);
            }
        }
    }
    for guard in children.iter().filter(|child| child.node.kind() == "guard") {
        l.lower(guard.node, Role::Initializer);
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

/// `{ case x => s }` as a function.
pub(super) fn cases<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    l.lower_named(node, Role::Case);
    l.close();
}

/// `case p if c => statements`; a handler where `role` says so.
pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let body: Vec<_> = children
        .iter()
        .filter(|child| child.field == "body" && child.is_named())
        .collect();
    let pattern = field(&children, "pattern");
    if let (Some(pattern), [only]) = (pattern, &body[..])
        && l.is_ellipsis(pattern)
        && l.is_ellipsis(only.node)
    {
        l.lower(pattern, role);
        return;
    }
    let handler = role == Role::Catch;
    l.open(if handler { Kind::Catch } else { Kind::Case }, role, node);
    if let Some(pattern) = pattern {
        if handler {
            destructuring::caught(l, pattern);
        } else {
            destructuring::each_alternative(l, pattern, Role::Pattern);
        }
    }
    if let Some(guard) = shared::of_kind(&children, "guard") {
        l.lower(guard, Role::Guard);
    }
    match (body.first(), body.last()) {
        (Some(only), Some(_)) if body.len() == 1 && only.node.kind() == "block" => {
            l.lower(only.node, Role::Body);
        }
        (Some(first), Some(last)) => {
            let span = shared::between(first.node, last.node);
            l.open_span(Kind::Block, Role::Body, span, node.kind_id());
            for part in &body {
                statement(l, part.node, Role::Statement);
            }
            l.close();
        }
        _ => shared::absent(l, Kind::Block, Role::Body, span_of(node).end, ""),
    }
    l.close();
}

pub(super) fn try_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("body", _) => body(l, child.node, Role::Body),
            (_, "catch_clause") => catch(l, child.node),
            (_, "finally_clause") => {
                for part in l.named(child.node) {
                    body(l, part.node, Role::Finally);
                }
            }
            _ => {}
        }
    }
    l.close();
}

/// `catch { case ... }`, `catch case ...`, `catch handler`
fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.named(node);
    if field(&children, "pattern").is_some() {
        case(l, node, Role::Catch);
        return;
    }
    for child in children {
        if matches!(child.node.kind(), "case_block" | "indented_cases") {
            l.lower_named(child.node, Role::Catch);
        } else {
            l.open(Kind::Catch, Role::Catch, child.node);
            body(l, child.node, Role::Body);
            l.close();
        }
    }
}

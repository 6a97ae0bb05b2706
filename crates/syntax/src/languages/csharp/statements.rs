//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `#if`: what it guards, without the condition.
pub(super) fn preprocessor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.field != "condition" {
            l.lower(child.node, role);
        }
    }
}

/// `foreach (T x in xs) body`
pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::ForEach, role, node);
    if let Some(name) = field(&children, "left") {
        if let Some(kind) = field(&children, "type") {
            let span = Span {
                start: span_of(kind).start,
                end: span_of(name).end,
            };
            l.open_span(Kind::VariableDefinition, Role::Target, span, node.kind_id());
            if kind.kind() != "implicit_type" {
                l.lower(kind, Role::Type);
            }
            l.lower(name, Role::Name);
            l.close();
        } else {
            l.lower(name, Role::Target);
        }
    }
    if let Some(value) = field(&children, "right") {
        l.lower(value, Role::Value);
    }
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    l.close();
}

/// `yield return x;`, `yield break;`
pub(super) fn yield_value<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ExpressionStatement, role, node);
    l.open(Kind::Yield, Role::Value, node);
    l.lower_named(node, Role::Value);
    l.close();
    l.close();
}

/// `goto name;`, `goto case x;`
pub(super) fn goto<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Goto, role, node);
    l.lower_named(node, Role::Label);
    l.close();
}

/// `name: statement`
pub(super) fn labelled<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Label, role, node);
    for (index, child) in l.named(node).iter().enumerate() {
        if index == 0 {
            let name = l.text(child.node);
            l.set_symbol(name);
        } else {
            l.lower(child.node, Role::Statement);
        }
    }
    l.close();
}

/// `switch (x) { case a: ... }`
pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        if child.field == "body" {
            for section in l.named(child.node) {
                switch_section(l, section.node);
            }
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

fn switch_section<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    let colon = children
        .iter()
        .position(|child| child.node.kind() == ":")
        .unwrap_or(children.len());
    let (label, body) = children.split_at(colon);
    let labels: Vec<_> = label.iter().filter(|child| child.is_named()).collect();
    let body: Vec<_> = body.iter().filter(|child| child.is_named()).collect();
    if body.is_empty()
        && let [only] = labels[..]
        && l.is_ellipsis(only.node)
    {
        l.lower(only.node, Role::Case);
        return;
    }
    l.open(Kind::Case, Role::Case, node);
    if label.iter().any(|child| child.node.kind() == "default") {
        l.set_symbol("default");
    }
    for part in labels {
        let role = if part.node.kind() == "when_clause" {
            Role::Guard
        } else {
            Role::Pattern
        };
        l.lower(part.node, role);
    }
    let end = span_of(node).end;
    let start = body.first().map_or(end, |first| span_of(first.node).start);
    l.open_span(Kind::Block, Role::Body, Span { start, end }, node.kind_id());
    for statement in body {
        l.lower(statement.node, Role::Statement);
    }
    l.close();
    l.close();
}

/// `x switch { p when c => e }`
pub(super) fn switch_expression<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        if child.node.kind() == "switch_expression_arm" {
            switch_arm(l, child.node);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

fn switch_arm<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.named(node);
    let Some((value, patterns)) = children.split_last() else {
        return;
    };
    l.open(Kind::Case, Role::Case, node);
    if patterns
        .first()
        .is_some_and(|pattern| pattern.node.kind() == "discard")
    {
        l.set_symbol("default");
    }
    for part in patterns {
        match part.node.kind() {
            "when_clause" => l.lower(part.node, Role::Guard),
            "discard" => {}
            _ => l.lower(part.node, Role::Pattern),
        }
    }
    l.open(Kind::Block, Role::Body, value.node);
    l.open(Kind::ExpressionStatement, Role::Statement, value.node);
    l.lower(value.node, Role::Value);
    l.close();
    l.close();
    l.close();
}

/// `try { } catch (T e) when (c) { } finally { }`
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

pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "catch_declaration" => {
                for part in l.named(child.node) {
                    let role = if part.field == "type" {
                        Role::Type
                    } else {
                        Role::Name
                    };
                    l.lower(part.node, role);
                }
            }
            "catch_filter_clause" => l.lower(child.node, Role::Guard),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `using (x) body`, `lock (x) body`, `fixed (...) body`, `checked { }`, `unsafe { }`
pub(super) fn resource_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::With, role, node);
    let keyword = children
        .iter()
        .find(|child| !child.node.is_named() && !child.node.is_extra())
        .map_or("", |child| child.node.kind());
    match keyword {
        "using" | "await" => {}
        _ => l.set_symbol(keyword),
    }
    let last = children.iter().rposition(|child| child.is_named());
    for (index, child) in children.iter().enumerate() {
        if child.node.kind() == "await" && !child.node.is_named() {
            l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "await");
        } else if child.is_named() {
            let role = if Some(index) == last {
                Role::Body
            } else {
                Role::Resource
            };
            l.lower(child.node, role);
        }
    }
    l.close();
}

//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// `f();`, or `;` alone.
pub(in crate::languages) fn expression_statement<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
) {
    if l.named(node).is_empty() {
        l.emit_leaf(Kind::Empty, role, node, "");
    } else {
        l.emit(Kind::ExpressionStatement, role, node, &[]);
    }
}

/// A `switch`. Labels one after another belong to one case.
pub(in crate::languages) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Switch, role, node);
    if let Some(value) = field(&children, "condition") {
        l.lower(value, Role::Value);
    }
    if let Some(body) = field(&children, "body") {
        let items = l.named(body);
        let mut labels: Vec<Native<'t>> = Vec::new();
        for item in items {
            if item.node.kind() != "case_statement" {
                l.lower(item.node, Role::Case);
                continue;
            }
            labels.push(item.node);
            if !case_body(l, item.node).is_empty() {
                one_case(l, &labels, Role::Case);
                labels.clear();
            }
        }
        one_case(l, &labels, Role::Case);
    }
    l.close();
}

/// A case outside of a `switch`'s own list (under `#if`).
pub(in crate::languages) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    one_case(l, &[node], role);
}

fn case_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Vec<Native<'t>> {
    l.named(node)
        .iter()
        .filter(|child| child.field != "value")
        .map(|child| child.node)
        .collect()
}

fn one_case<'t>(l: &mut Lowerer<'_, 't>, labels: &[Native<'t>], role: Role) {
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else {
        return;
    };
    let span = Span {
        start: span_of(*first).start,
        end: span_of(*last).end,
    };
    l.open_span(Kind::Case, role, span, last.kind_id());
    for &label in labels {
        let children = l.children(label);
        match field(&children, "value") {
            Some(value) => l.lower(value, Role::Pattern),
            None => l.set_symbol("default"),
        }
    }
    let body = case_body(l, *last);
    match body[..] {
        [only] if only.kind() == "compound_statement" => l.lower(only, Role::Body),
        _ => {
            let start = body.first().map_or(span.end, |first| span_of(*first).start);
            l.open_span(
                Kind::Block,
                Role::Body,
                Span {
                    start,
                    end: span.end,
                },
                0,
            );
            for statement in body {
                l.lower(statement, Role::Statement);
            }
            l.close();
        }
    }
    l.close();
}

/// `name: statement`.
pub(in crate::languages) fn label<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Label, role, node);
    if let Some(label) = field(&children, "label") {
        let text = l.text(label);
        l.set_symbol(text);
    }
    lower_others(l, &children, "label", Role::Statement);
    l.close();
}

/// `[[likely]] statement`: the statement.
pub(in crate::languages) fn attributed<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "attribute_declaration" {
            l.lower(child.node, role);
        }
    }
}

/// `__except (filter) { ... }`.
pub(in crate::languages) fn except<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    l.emit(
        Kind::Catch,
        Role::Catch,
        node,
        &[("filter", Role::Type), ("body", Role::Body)],
    );
}

/// `__finally { ... }`.
pub(in crate::languages) fn finally<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let children = l.children(node);
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Finally);
    }
}

fn lower_others<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>], but: &str, role: Role) {
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field != but)
    {
        l.lower(child.node, role);
    }
}

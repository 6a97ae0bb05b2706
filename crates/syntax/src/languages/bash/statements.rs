//! Statements and lists of them.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::{commands, expressions};
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// A file. A pattern that is one word alone looks for that word anywhere.
pub(super) fn program<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::File, role, node);
    match commands::lone_word(l, &children) {
        Some(word) => l.lower(word, Role::Statement),
        None => list(l, &children),
    }
    l.close();
}

/// Statements with what ends them.
pub(super) fn list<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) {
    for (index, child) in children.iter().enumerate() {
        if child.is_named() {
            let end = children
                .get(index + 1)
                .map(|next| next.node)
                .filter(|next| !next.is_named());
            statement(l, child.node, end, Role::Statement);
        }
    }
}

/// One statement; a command becomes an expression statement.
pub(super) fn statement<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    end: Option<Native<'t>>,
    role: Role,
) {
    let terminator = end.map_or("", |end| end.kind());
    if node.is_error() || terminator != "&" && (is_statement(node) || commands::is_hole(l, node)) {
        l.lower(node, role);
        return;
    }
    let mut assignments = commands::assignments(l, node);
    if assignments.is_empty() {
        assignments.push(node);
    }
    for (index, &part) in assignments.iter().enumerate() {
        let last = index + 1 == assignments.len();
        let mut span = span_of(if assignments.len() == 1 { node } else { part });
        if last
            && let Some(end) = end
            && matches!(terminator, ";" | "&")
        {
            span.end = span_of(end).end;
        }
        l.open_span(Kind::ExpressionStatement, role, span, node.kind_id());
        if terminator == "&" {
            l.open_span(
                Kind::Unary,
                Role::Value,
                span,
                end.map_or(0, |end| end.kind_id()),
            );
            l.set_symbol("&");
            l.lower(part, Role::Value);
            l.close();
        } else {
            l.lower(part, Role::Value);
        }
        l.close();
    }
}

/// Whether a native node is a statement by itself, redirected or not.
fn is_statement(node: Native<'_>) -> bool {
    let mut node = node;
    while node.kind() == "redirected_statement" {
        match node.child_by_field_name("body") {
            Some(body) => node = body,
            None => break,
        }
    }
    match node.kind() {
        "compound_statement" => !expressions::is_arithmetic(node),
        kind => matches!(
            kind,
            "if_statement"
                | "while_statement"
                | "for_statement"
                | "c_style_for_statement"
                | "case_statement"
                | "function_definition"
        ),
    }
}

/// Commands where one value stands: one of them as it is, several as a block.
pub(super) fn value<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>], role: Role) {
    let mut named = children.iter().filter(|child| child.is_named());
    match (named.next(), named.next()) {
        (Some(only), None) => l.lower(only.node, role),
        (Some(_), Some(_)) => block(l, children, role),
        (None, _) => {}
    }
}

/// Commands as a block.
pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>], role: Role) {
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        return;
    };
    let span = Span {
        start: span_of(first.node).start,
        end: span_of(last.node).end,
    };
    l.open_span(Kind::Block, role, span, 0);
    list(l, children);
    l.close();
}

/// `{ ...; }`, `do ... done`; and `(( ... ))`, which the grammar puts here.
pub(super) fn group<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if expressions::is_arithmetic(node) {
        expressions::arithmetic(l, node, role);
        return;
    }
    let children = l.children(node);
    l.open(Kind::Block, role, node);
    list(l, &children);
    l.close();
}

/// `if`, `elif`, `else`.
pub(super) fn if_chain<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let clauses: Vec<Native<'t>> = children
        .iter()
        .filter(|child| matches!(child.node.kind(), "elif_clause" | "else_clause"))
        .map(|child| child.node)
        .collect();
    let end = span_of(node).end;
    l.open(Kind::If, role, node);
    branch(l, &children);
    let mut open = 1;
    for clause in clauses {
        let children = l.children(clause);
        if clause.kind() == "else_clause" {
            block(l, children.get(1..).unwrap_or(&[]), Role::Else);
        } else if !l.is_too_deep(clause) {
            l.open_span(
                Kind::If,
                Role::Else,
                Span {
                    end,
                    ..span_of(clause)
                },
                clause.kind_id(),
            );
            branch(l, &children);
            open += 1;
        }
    }
    for _ in 0..open {
        l.close();
    }
}

/// The condition and the body of one `if` or `elif`.
fn branch<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) {
    let then = children
        .iter()
        .position(|child| child.node.kind() == "then")
        .unwrap_or(children.len());
    value(l, children.get(1..then).unwrap_or(&[]), Role::Condition);
    let body = children.get(then + 1..).unwrap_or(&[]);
    let end = body
        .iter()
        .position(|child| matches!(child.node.kind(), "elif_clause" | "else_clause" | "fi"))
        .unwrap_or(body.len());
    block(l, &body[..end], Role::Then);
}

/// `while`, and `until`, which is `while` not.
pub(super) fn while_loop<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let condition: Vec<Child<'t>> = children
        .iter()
        .filter(|child| child.field == "condition")
        .copied()
        .collect();
    let until = children
        .first()
        .is_some_and(|word| word.node.kind() == "until");
    l.open(Kind::While, role, node);
    if let (true, Some(first), Some(last)) = (until, condition.first(), condition.last()) {
        let span = Span {
            start: span_of(first.node).start,
            end: span_of(last.node).end,
        };
        l.open_span(Kind::Unary, Role::Condition, span, 0);
        l.set_symbol("!");
        value(l, &condition, Role::Value);
        l.close();
    } else {
        value(l, &condition, Role::Condition);
    }
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    l.close();
}

/// `for x in words`, `select x in words`; without words over `"$@"`.
pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let select = children
        .first()
        .is_some_and(|word| word.node.kind() == "select");
    l.open(Kind::ForEach, role, node);
    l.set_symbol(if select { "select" } else { "" });
    let variable = field(&children, "variable");
    if let Some(variable) = variable {
        l.lower(variable, Role::Target);
    }
    let words: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.field == "value")
        .map(|child| child.node)
        .collect();
    let end = variable.map_or(span_of(node), span_of).end;
    let span = match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span {
            start: span_of(*first).start,
            end: span_of(*last).end,
        },
        _ => Span { start: end, end },
    };
    l.open_span(Kind::List, Role::Value, span, 0);
    for word in words {
        l.lower(word, Role::Element);
    }
    l.close();
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    l.close();
}

/// `for ((i = 0; i < n; i++))`
pub(super) fn for_loop<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::For, role, node);
    expressions::in_arithmetic(l, |l| {
        for child in children.iter().filter(|child| child.is_named()) {
            let role = match child.field {
                "initializer" => Role::Initializer,
                "condition" => Role::Condition,
                "update" => Role::Update,
                _ => continue,
            };
            l.lower(child.node, role);
        }
    });
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    l.close();
}

/// `case word in ... esac`
pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Switch, role, node);
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(
            child.node,
            if child.field == "value" {
                Role::Value
            } else {
                Role::Case
            },
        );
    }
    l.close();
}

/// `a | b) commands ;;`
pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Case, role, node);
    let patterns: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.field == "value")
        .map(|child| child.node)
        .collect();
    if let [only] = patterns[..]
        && l.text(only) == "*"
    {
        l.set_symbol("default");
    }
    for pattern in patterns {
        l.lower(pattern, Role::Pattern);
    }
    let body = children
        .iter()
        .position(|child| child.node.kind() == ")")
        .map_or(&[][..], |close| &children[close + 1..]);
    let end = body
        .iter()
        .position(|child| matches!(child.field, "termination" | "fallthrough"))
        .unwrap_or(body.len());
    let body = &body[..end];
    if body.is_empty() {
        let end = span_of(node).end;
        l.leaf_span(Kind::Block, Role::Body, Span { start: end, end }, 0, "");
    } else {
        block(l, body, Role::Body);
    }
    l.close();
}

/// `f() { ... }`, `function f { ... }`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let name = field(&children, "name");
    l.open(Kind::FunctionDefinition, role, node);
    if let Some(name) = name {
        let text = l.text(name);
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    let end = name.map_or(span_of(node), span_of).end;
    l.leaf_span(
        Kind::Parameters,
        Role::Parameters,
        Span { start: end, end },
        0,
        "",
    );
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Body);
    }
    if let Some(redirect) = field(&children, "redirect") {
        l.lower(redirect, Role::Resource);
    }
    l.close();
}

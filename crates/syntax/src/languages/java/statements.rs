//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

use super::types;

/// `for (T x : xs) body`
pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ForEach, role, node);
    if let (Some(kind), Some(name)) = (field(&children, "type"), field(&children, "name")) {
        let modifiers = children
            .iter()
            .find(|child| child.node.kind() == "modifiers");
        let start = span_of(modifiers.map_or(kind, |child| child.node)).start;
        let span = Span {
            start,
            end: span_of(name).end,
        };
        l.open_span(Kind::VariableDefinition, Role::Target, span, node.kind_id());
        if let Some(modifiers) = modifiers {
            l.lower(modifiers.node, Role::Modifier);
        }
        types::with_dimensions(l, kind, field(&children, "dimensions"), Role::Type, kind);
        l.lower(name, Role::Name);
        l.close();
    }
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    if let Some(body) = field(&children, "body") {
        statement(l, body, Role::Body);
    }
    l.close();
}

/// A statement where a lone `;` may stand.
fn statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.is_named() {
        l.lower(node, role);
    } else {
        l.emit_leaf(Kind::Empty, role, node, "");
    }
}

/// `name: statement`
pub(super) fn labelled<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Label, role, node);
    let mut after = children.iter().filter(|child| !child.node.is_extra());
    if let Some(name) = after.next() {
        let name = l.text(name.node);
        l.set_symbol(name);
    }
    for child in after.filter(|child| child.node.kind() != ":") {
        statement(l, child.node, Role::Statement);
    }
    l.close();
}

/// `break`, `continue`, with or without a label.
pub(super) fn jump<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let label = l.named(node).first().map(|child| child.node);
    l.open(
        if node.kind() == "break_statement" {
            Kind::Break
        } else {
            Kind::Continue
        },
        role,
        node,
    );
    if let Some(label) = label {
        let name = l.text(label);
        l.set_symbol(name);
        l.lower(label, Role::Label);
    }
    l.close();
}

/// `yield x;`
pub(super) fn yield_value<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ExpressionStatement, role, node);
    l.emit(Kind::Yield, Role::Value, node, &[]);
    l.close();
}

/// `synchronized (x) { }`
pub(super) fn synchronized<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    l.set_symbol("synchronized");
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "body" {
                Role::Body
            } else {
                Role::Resource
            },
        );
    }
    l.close();
}

/// `static { }` in a class.
pub(super) fn static_initializer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    l.set_symbol("static");
    l.lower_named(node, Role::Body);
    l.close();
}

/// `try`, with resources or without.
pub(super) fn try_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "resource_specification" => l.lower_named(child.node, Role::Resource),
            "catch_clause" => l.lower(child.node, Role::Catch),
            "finally_clause" => l.lower_named(child.node, Role::Finally),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `T x = e` or an expression in `try (...)`.
pub(super) fn resource<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (Some(kind), Some(name)) = (field(&children, "type"), field(&children, "name")) else {
        l.lower_named(node, role);
        return;
    };
    l.open(Kind::VariableDefinition, role, node);
    if let Some(modifiers) = children
        .iter()
        .find(|child| child.node.kind() == "modifiers")
    {
        l.lower(modifiers.node, Role::Modifier);
    }
    types::with_dimensions(l, kind, field(&children, "dimensions"), Role::Type, kind);
    l.lower(name, Role::Name);
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `catch (A | B name) { }`
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    for child in l.named(node) {
        if child.field == "body" {
            l.lower(child.node, Role::Body);
            continue;
        }
        for part in l.named(child.node) {
            match part.node.kind() {
                "catch_type" => l.lower(part.node, Role::Type),
                "modifiers" | "dimensions" => {}
                _ => l.lower(part.node, Role::Name),
            }
        }
    }
    l.close();
}

/// `switch`, as a statement or an expression.
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

/// `case a, b: statements`, `case a -> statement`; labels above one another
/// are one case.
fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    let labels = || {
        children
            .iter()
            .filter(|child| child.node.kind() == "switch_label")
    };
    let body: Vec<Child<'t>> = children
        .iter()
        .filter(|child| child.is_named() && child.node.kind() != "switch_label")
        .copied()
        .collect();
    if body.is_empty()
        && let Some(label) = labels().next()
        && let [only] = l.named(label.node)[..]
        && l.is_ellipsis(only.node)
    {
        l.lower(only.node, Role::Case);
        return;
    }
    l.open(Kind::Case, Role::Case, node);
    for label in labels() {
        for part in l.children(label.node) {
            if l.text(part.node) == "default" {
                l.set_symbol("default");
            } else if !part.is_named() {
                // `case`, commas.
            } else if part.node.kind() == "guard" {
                l.lower_named(part.node, Role::Guard);
            } else if part.node.kind() == "pattern" {
                l.lower_named(part.node, Role::Pattern);
            } else {
                l.lower(part.node, Role::Pattern);
            }
        }
    }
    if let [only] = body[..]
        && only.node.kind() == "block"
        && node.kind() == "switch_rule"
    {
        l.lower(only.node, Role::Body);
    } else {
        let end = span_of(node).end;
        let start = body.first().map_or(end, |first| span_of(first.node).start);
        l.open_span(Kind::Block, Role::Body, Span { start, end }, node.kind_id());
        for statement in &body {
            l.lower(statement.node, Role::Statement);
        }
        l.close();
    }
    l.close();
}

/// `T name` in a `case` or a record pattern.
pub(super) fn type_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let [kind, name] = children[..] else {
        l.lower_named(node, role);
        return;
    };
    l.open(Kind::VariableDefinition, role, node);
    l.lower(kind.node, Role::Type);
    l.lower(name.node, Role::Name);
    l.close();
}

/// `R(T x, Q(var y))`
pub(super) fn record_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Call, role, node);
    for child in l.named(node) {
        if child.node.kind() == "record_pattern_body" {
            l.emit(Kind::Arguments, Role::Arguments, child.node, &[]);
        } else {
            l.lower(child.node, Role::Callee);
        }
    }
    l.close();
}

/// `this(x);`, `super(x);`, `outer.super(x);` at the start of a constructor.
pub(super) fn constructor_invocation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ExpressionStatement, role, node);
    let mut span = span_of(node);
    if let Some(arguments) = field(&children, "arguments") {
        span.end = span_of(arguments).end;
    }
    l.open_span(Kind::Call, Role::Value, span, node.kind_id());
    if let Some(constructor) = field(&children, "constructor") {
        if let Some(object) = field(&children, "object") {
            let span = Span {
                start: span_of(object).start,
                end: span_of(constructor).end,
            };
            l.open_span(Kind::Member, Role::Callee, span, node.kind_id());
            l.lower(object, Role::Object);
            l.lower(constructor, Role::Name);
            l.close();
        } else {
            l.lower(constructor, Role::Callee);
        }
    }
    if let Some(arguments) = field(&children, "arguments") {
        l.lower(arguments, Role::Arguments);
    }
    l.close();
    l.close();
}

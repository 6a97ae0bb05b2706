//! Statements. Everything in Ruby is an expression; what stands in a list of
//! statements and is no construct of its own is an expression statement.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

pub(super) fn file<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    list(l, node);
    l.close();
}

/// A list of statements; with handlers it is a `try`.
pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Block, role, node);
    body(l, node);
    l.close();
}

/// The statements of a body in the node that is open.
pub(super) fn body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if l.named(node).iter().any(|child| is_handler(child.node)) {
        try_statement(l, node, Role::Statement);
    } else {
        list(l, node);
    }
}

fn is_handler(node: Native<'_>) -> bool {
    matches!(node.kind(), "rescue" | "ensure")
}

/// The children of a node as statements.
pub(super) fn list<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.children(node) {
        if child.node.is_named() {
            statement(l, child.node, Role::Statement);
        }
    }
}

/// One statement.
pub(super) fn statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match node.kind() {
        // The body of a here-document stands apart from the expression it belongs to.
        "heredoc_body" => {
            l.open(Kind::ExpressionStatement, role, node);
            super::strings::heredoc(l, node, Role::Value);
            l.close();
        }
        "comment" | "empty_statement" | "uninterpreted" => {}
        "if" | "unless" | "if_modifier" | "unless_modifier" | "while" | "until"
        | "while_modifier" | "until_modifier" | "for" | "case" | "case_match" | "begin"
        | "rescue_modifier" | "return" | "break" | "next" | "method" | "singleton_method"
        | "class" | "singleton_class" | "module" | "begin_block" | "end_block" | "block_body"
        | "body_statement" => l.lower(node, role),
        _ if node.is_error() => l.lower(node, role),
        // A name alone is a call.
        "identifier" if !l.is_pattern() => {
            l.open(Kind::ExpressionStatement, role, node);
            l.open(Kind::Call, Role::Value, node);
            l.lower(node, Role::Callee);
            empty(l, Kind::Arguments, Role::Arguments, node, span_of(node).end);
            l.close();
            l.close();
        }
        _ => {
            l.open(Kind::ExpressionStatement, role, node);
            l.lower(node, Role::Value);
            l.close();
        }
    }
}

/// A node that is not written, at an offset.
pub(super) fn empty(l: &mut Lowerer<'_, '_>, kind: Kind, role: Role, node: Native<'_>, at: u32) {
    l.open_span(kind, role, Span { start: at, end: at }, node.kind_id());
    l.close();
}

/// A condition, the other way round for `unless` and `until`.
fn condition<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, negated: bool) {
    if negated {
        l.open(Kind::Unary, Role::Condition, node);
        l.set_symbol("!");
        l.lower(node, Role::Value);
        l.close();
    } else {
        l.lower(node, Role::Condition);
    }
}

/// A body that may be a lone statement.
fn branch_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if matches!(node.kind(), "then" | "else" | "do" | "elsif") {
        l.lower(node, role);
    } else {
        l.open(Kind::Block, role, node);
        statement(l, node, Role::Statement);
        l.close();
    }
}

pub(super) fn branch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let negated = node.kind().starts_with("unless");
    l.open(Kind::If, role, node);
    let children = l.named(node);
    let has_body = children
        .iter()
        .any(|child| matches!(child.field, "consequence" | "body"));
    for child in &children {
        match child.field {
            "condition" => {
                condition(l, child.node, negated);
                if !has_body {
                    empty(l, Kind::Block, Role::Then, node, span_of(child.node).end);
                }
            }
            "consequence" | "body" => branch_body(l, child.node, Role::Then),
            "alternative" => branch_body(l, child.node, Role::Else),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

pub(super) fn repeat<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let negated = node.kind().starts_with("until");
    l.open(Kind::While, role, node);
    for child in l.named(node) {
        match child.field {
            "condition" => condition(l, child.node, negated),
            "body" => branch_body(l, child.node, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ForEach, role, node);
    for child in l.named(node) {
        match child.field {
            "pattern" => l.lower(child.node, Role::Target),
            "value" => l.lower_named(child.node, Role::Value),
            "body" => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("value", _) => l.lower(child.node, Role::Value),
            (_, "else") => {
                l.open(Kind::Case, Role::Case, child.node);
                l.set_symbol("default");
                l.lower(child.node, Role::Body);
                l.close();
            }
            (_, "when" | "in_clause") => l.lower(child.node, Role::Case),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Case, role, node);
    let children = l.named(node);
    for child in &children {
        match child.field {
            "pattern" => l.lower(child.node, Role::Pattern),
            "guard" => l.lower_named(child.node, Role::Guard),
            "body" => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    if field(&children, "body").is_none() {
        empty(l, Kind::Block, Role::Body, node, span_of(node).end);
    }
    l.close();
}

/// `begin ... end`: a block, or a `try`.
pub(super) fn begin<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.named(node).iter().any(|child| is_handler(child.node)) {
        try_statement(l, node, role);
    } else {
        l.open(Kind::Block, role, node);
        list(l, node);
        l.close();
    }
}

fn try_statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let handlers = children
        .iter()
        .position(|child| matches!(child.node.kind(), "rescue" | "else" | "ensure"))
        .unwrap_or(children.len());
    let named = |child: &&crate::lower::Child<'t>| child.node.is_named();
    let (statements, handlers) = children.split_at(handlers);
    l.open(Kind::Try, role, node);
    let first = statements.iter().find(named).map(|child| child.node);
    let last = statements.iter().rev().find(named).map(|child| child.node);
    let span = match (first, last) {
        (Some(first), Some(last)) => Span {
            start: span_of(first).start,
            end: span_of(last).end,
        },
        _ => {
            let at = handlers
                .first()
                .map_or(span_of(node).start, |child| span_of(child.node).start);
            Span { start: at, end: at }
        }
    };
    l.open_span(Kind::Block, Role::Body, span, node.kind_id());
    for child in statements.iter().filter(named) {
        statement(l, child.node, Role::Statement);
    }
    l.close();
    for child in handlers.iter().filter(named) {
        match child.node.kind() {
            "rescue" => l.lower(child.node, Role::Catch),
            "else" => l.lower(child.node, Role::Else),
            "ensure" => l.lower(child.node, Role::Finally),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

pub(super) fn rescue<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    let children = l.named(node);
    for child in &children {
        match child.field {
            "exceptions" => {
                for exception in l.named(child.node) {
                    super::definitions::type_name(l, exception.node, Role::Type);
                }
            }
            "variable" => l.lower_named(child.node, Role::Name),
            "body" => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    if field(&children, "body").is_none() {
        empty(l, Kind::Block, Role::Body, node, span_of(node).end);
    }
    l.close();
}

/// `a rescue b`
pub(super) fn rescue_modifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        if child.field == "body" {
            branch_body(l, child.node, Role::Body);
        } else {
            l.open(Kind::Catch, Role::Catch, child.node);
            branch_body(l, child.node, Role::Body);
            l.close();
        }
    }
    l.close();
}

/// `return`, `yield`, `break`, `next`; several values are a tuple.
pub(super) fn jump<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = match node.kind() {
        "return" => Kind::Return,
        "yield" => Kind::Yield,
        "break" => Kind::Break,
        _ => Kind::Continue,
    };
    l.open(kind, role, node);
    for arguments in l.named(node) {
        let values = l.named(arguments.node);
        if values.len() > 1 {
            l.open(Kind::Tuple, Role::Value, arguments.node);
            l.lower_named(arguments.node, Role::Element);
            l.close();
        } else {
            l.lower_named(arguments.node, Role::Value);
        }
    }
    l.close();
}

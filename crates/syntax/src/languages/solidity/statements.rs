//! Statements, those of Yul included.

use tree_sitter::Node as Native;

use super::super::shared;
use super::expressions;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `{ }`, `unchecked { }`
pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let unchecked = shared::of_kind(&children, "unchecked").is_some();
    let role = if unchecked {
        l.open(Kind::With, role, node);
        l.set_symbol("unchecked");
        Role::Body
    } else {
        role
    };
    let brace = children.iter().find(|child| child.node.kind() == "{");
    let span = brace.map_or(span_of(node), |brace| shared::between(brace.node, node));
    let span = laocoon_source::Span {
        end: span_of(node).end,
        ..span
    };
    l.open_span(Kind::Block, role, span, node.kind_id());
    for child in &children {
        if child.is_named() && child.node.kind() != "unchecked" {
            l.lower(child.node, Role::Statement);
        }
    }
    l.close();
    if unchecked {
        l.close();
    }
}

/// `T memory x = e;`, `(T a, U b) = e;`
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::VariableDefinition, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "variable_declaration" => {
                for part in l.children(child.node) {
                    match part.field {
                        "type" => l.lower(part.node, Role::Type),
                        "location" => shared::modifier(l, part.node, Role::Modifier),
                        "name" => l.lower(part.node, Role::Name),
                        _ => {}
                    }
                }
            }
            "variable_declaration_tuple" => l.lower(child.node, Role::Name),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

/// The names of `(T a, , U b)`.
pub(super) fn names<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Tuple, role, node);
    l.lower_named(node, Role::Element);
    l.close();
}

/// `T x` where only the name counts.
pub(super) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if let Some(name) = field(&children, "name") {
        l.lower(name, role);
    }
}

pub(super) fn if_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::If, role, node);
    let mut branch = Role::Then;
    for child in &children {
        match child.field {
            "condition" => l.lower(child.node, Role::Condition),
            "else" => branch = Role::Else,
            "body" => l.lower(child.node, branch),
            _ => {}
        }
    }
    l.close();
}

pub(super) fn for_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::For, role, node);
    for child in l.named(node) {
        match child.field {
            "initial" if child.node.kind() == "expression_statement" => {
                l.lower_named(child.node, Role::Initializer);
            }
            "initial" => l.lower(child.node, Role::Initializer),
            "condition" => l.lower_named(child.node, Role::Condition),
            "update" => l.lower(child.node, Role::Update),
            "body" => l.lower(child.node, Role::Body),
            _ => {}
        }
    }
    l.close();
}

/// `emit E(x);`
pub(super) fn emit<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Defer, role, node);
    l.set_symbol("emit");
    let called: Vec<_> = children
        .iter()
        .filter(|child| !matches!(child.node.kind(), "emit" | ";"))
        .copied()
        .collect();
    if let (Some(first), Some(last)) = (called.first(), called.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Call, Role::Value, span, node.kind_id());
        if let Some(name) = field(&children, "name") {
            l.lower(name, Role::Callee);
        }
        expressions::arguments(l, node, &called);
        l.close();
    }
    l.close();
}

/// `revert E(x);` throws, `revert("...");` is a call.
pub(super) fn revert<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let error = field(&children, "error");
    let arguments = shared::of_kind(&children, "revert_arguments");
    let named = error.filter(|error| {
        l.named(*error)
            .first()
            .is_some_and(|inner| inner.node.kind() != "parenthesized_expression")
    });
    let Some(named) = named else {
        // To the grammar `("...")` is the error.
        l.open(Kind::ExpressionStatement, role, node);
        let last = arguments.or(error);
        let word = children.first().map_or(node, |word| word.node);
        let span = last.map_or(span_of(word), |last| shared::between(word, last));
        l.open_span(Kind::Call, Role::Value, span, node.kind_id());
        l.emit_leaf(Kind::Name, Role::Callee, word, "revert");
        match last {
            Some(last) => {
                l.open(Kind::Arguments, Role::Arguments, last);
                l.lower_named(last, Role::Argument);
                l.close();
            }
            None => {
                let end = span_of(word).end;
                shared::absent(l, Kind::Arguments, Role::Arguments, end, "");
            }
        }
        l.close();
        l.close();
        return;
    };
    l.open(Kind::Throw, role, node);
    if let Some(arguments) = arguments {
        let span = shared::between(named, arguments);
        l.open_span(Kind::Call, Role::Value, span, node.kind_id());
        l.lower(named, Role::Callee);
        l.open(Kind::Arguments, Role::Arguments, arguments);
        l.lower_named(arguments, Role::Argument);
        l.close();
        l.close();
    } else {
        l.lower(named, Role::Value);
    }
    l.close();
}

/// `try f(x) returns (T y) { } catch E(T z) { }`
pub(super) fn try_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Try, role, node);
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("attempt", _) => l.lower(child.node, Role::Resource),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "catch_clause") => l.lower(child.node, Role::Catch),
            // The names that what is tried gives.
            _ => l.lower(child.node, Role::Parameter),
        }
    }
    l.close();
}

/// `catch E(T z) { }`
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "identifier") => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::TypeName, Role::Type, child.node, text);
            }
            _ => {
                let parts = l.children(child.node);
                if let Some(name) = field(&parts, "name") {
                    l.lower(name, Role::Name);
                }
            }
        }
    }
    l.close();
}

/// `assembly { }`
pub(super) fn assembly<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::With, role, node);
    l.set_symbol("assembly");
    let brace = children.iter().find(|child| child.node.kind() == "{");
    if let (Some(brace), Some(last)) = (brace, children.last()) {
        let span = shared::between(brace.node, last.node);
        l.open_span(Kind::Block, Role::Body, span, 0);
        for child in children
            .iter()
            .filter(|child| child.is_named() && span_of(child.node).start >= span.start)
        {
            yul_statement(l, child.node, Role::Statement);
        }
        l.close();
    }
    l.close();
}

pub(super) fn yul_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Block, role, node);
    for child in l.named(node) {
        yul_statement(l, child.node, Role::Statement);
    }
    l.close();
}

fn yul_statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.kind() == "yul_function_call" {
        shared::expression_statement(l, node, node, role);
    } else {
        l.lower(node, role);
    }
}

/// `let a, b := e`
pub(super) fn yul_variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.field == "left" && child.is_named())
        .collect();
    l.open(Kind::VariableDefinition, role, node);
    match names[..] {
        [only] => l.lower(only.node, Role::Name),
        [first, .., last] => {
            let span = shared::between(first.node, last.node);
            l.open_span(Kind::Tuple, Role::Name, span, 0);
            for name in &names {
                l.lower(name.node, Role::Element);
            }
            l.close();
        }
        [] => {}
    }
    if let Some(value) = field(&children, "right") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `a := e`
pub(super) fn yul_assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let Some((value, targets)) = parts.split_last() else {
        l.opaque(node, role);
        return;
    };
    l.open(Kind::ExpressionStatement, role, node);
    l.open(Kind::Assign, Role::Value, node);
    l.set_symbol("=");
    match targets {
        [only] => l.lower(only.node, Role::Target),
        [first, .., last] => {
            let span = shared::between(first.node, last.node);
            l.open_span(Kind::Tuple, Role::Target, span, 0);
            for target in targets {
                l.lower(target.node, Role::Element);
            }
            l.close();
        }
        [] => {}
    }
    l.lower(value.node, Role::Value);
    l.close();
    l.close();
}

/// `if c { }` of Yul.
pub(super) fn yul_if<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::If, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "yul_block" {
                Role::Then
            } else {
                Role::Condition
            },
        );
    }
    l.close();
}

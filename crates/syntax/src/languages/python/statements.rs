//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::definitions::body;
use super::types;
use crate::lower::{ChildList, Lowerer, field, span_of};
use crate::{Kind, Role};

/// An expression, an assignment, a declaration `x: T`, or a bare tuple `a, b`.
pub(super) fn expression_statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let bare_tuple = children.iter().any(|child| child.node.kind() == ",");
    if let [only] = &children[..]
        && only.node.kind() == "assignment"
    {
        let parts = l.children(only.node);
        let name = field(&parts, "left").filter(|left| left.kind() == "identifier");
        if let (Some(name), Some(declared)) = (name, field(&parts, "type")) {
            l.open(Kind::VariableDefinition, role, node);
            l.lower(name, Role::Name);
            l.lower(declared, Role::Type);
            if let Some(value) = field(&parts, "right") {
                l.lower(value, Role::Value);
            }
            l.close();
            return;
        }
    }
    l.open(Kind::ExpressionStatement, role, node);
    if bare_tuple {
        l.emit(Kind::Tuple, Role::Value, node, &[]);
    } else {
        l.lower_named(node, Role::Value);
    }
    l.close();
}

/// `del a, b`
pub(super) fn delete<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Delete, role, node);
    for child in l.named(node) {
        if child.node.kind() == "expression_list" {
            l.lower_named(child.node, Role::Value);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `global a`, `nonlocal a`
pub(super) fn global<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Global, role, node);
    l.set_symbol(if node.kind() == "nonlocal_statement" {
        "nonlocal"
    } else {
        "global"
    });
    l.lower_named(node, Role::Name);
    l.close();
}

/// Python 2's `print >>file, a, b`: the call `print(a, b, file=file)`.
pub(super) fn print<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open_keyword_call(l, node, &children, role);
    for child in children.iter().filter(|child| child.is_named()) {
        if child.node.kind() == "chevron" {
            l.open(Kind::KeywordArgument, Role::Argument, child.node);
            l.set_symbol("file");
            let start = span_of(child.node).start;
            let sign = Span {
                start,
                end: start + 2,
            };
            l.leaf_span(Kind::Name, Role::Name, sign, child.node.kind_id(), "file");
            l.lower_named(child.node, Role::Value);
            l.close();
        } else {
            l.lower(child.node, Role::Argument);
        }
    }
    close_keyword_call(l);
}

/// Python 2's `exec code in globals`: the call `exec(code, globals)`.
pub(super) fn exec<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open_keyword_call(l, node, &children, role);
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Argument);
    }
    close_keyword_call(l);
}

/// Opens a statement, a call of the keyword it begins with, and its arguments.
fn open_keyword_call(
    l: &mut Lowerer<'_, '_>,
    node: Native<'_>,
    children: &ChildList<'_>,
    role: Role,
) {
    l.open(Kind::ExpressionStatement, role, node);
    l.open(Kind::Call, Role::Value, node);
    let whole = span_of(node);
    let mut start = whole.start;
    if let Some(keyword) = children.first() {
        let text = l.text(keyword.node);
        l.emit_leaf(Kind::Name, Role::Callee, keyword.node, text);
        start = span_of(keyword.node).end;
    }
    l.open_span(
        Kind::Arguments,
        Role::Arguments,
        Span {
            start,
            end: whole.end,
        },
        node.kind_id(),
    );
}

fn close_keyword_call(l: &mut Lowerer<'_, '_>) {
    l.close();
    l.close();
    l.close();
}

/// `if`, `elif`, `else`: each `elif` is an `if` in the `else` of the one before.
pub(super) fn if_chain<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let end = span_of(node).end;
    l.open(Kind::If, role, node);
    let mut open = 1;
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            ("alternative", "elif_clause") => {
                if l.is_too_deep(child.node) {
                    break;
                }
                let span = Span {
                    start: span_of(child.node).start,
                    end,
                };
                l.open_span(Kind::If, Role::Else, span, node.kind_id());
                open += 1;
                for part in l.children(child.node) {
                    if_part(l, part.field, part.node);
                }
            }
            ("alternative", "else_clause") => block_of(l, child.node, Role::Else),
            (field, _) => if_part(l, field, child.node),
        }
    }
    for _ in 0..open {
        l.close();
    }
}

fn if_part<'t>(l: &mut Lowerer<'_, 't>, field: &str, node: Native<'t>) {
    match field {
        "condition" => l.lower(node, Role::Condition),
        "consequence" => body(l, node, Kind::Block, Role::Then),
        _ if node.is_error() => l.lower(node, Role::Child),
        _ => {}
    }
}

/// The block of a clause such as `else:` or `finally:`.
fn block_of<'t>(l: &mut Lowerer<'_, 't>, clause: Native<'t>, role: Role) {
    for child in l.named(clause) {
        if child.node.kind() == "block" {
            body(l, child.node, Kind::Block, role);
        } else {
            l.lower(child.node, Role::Child);
        }
    }
}

pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ForEach, role, node);
    for child in l.children(node) {
        match child.field {
            "left" => l.lower(child.node, Role::Target),
            "right" => l.lower(child.node, Role::Value),
            "body" => body(l, child.node, Kind::Block, Role::Body),
            "alternative" => block_of(l, child.node, Role::Else),
            _ => asynchronous_or_error(l, child.node),
        }
    }
    l.close();
}

pub(super) fn while_loop<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::While, role, node);
    for child in l.children(node) {
        match child.field {
            "condition" => l.lower(child.node, Role::Condition),
            "body" => body(l, child.node, Kind::Block, Role::Body),
            "alternative" => block_of(l, child.node, Role::Else),
            _ => asynchronous_or_error(l, child.node),
        }
    }
    l.close();
}

fn asynchronous_or_error<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() == "async" {
        l.emit_leaf(Kind::Modifier, Role::Modifier, node, "async");
    } else if node.is_error() {
        l.lower(node, Role::Child);
    }
}

pub(super) fn try_statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "block" => body(l, child.node, Kind::Block, Role::Body),
            "except_clause" => l.lower(child.node, Role::Catch),
            "else_clause" => block_of(l, child.node, Role::Else),
            "finally_clause" => block_of(l, child.node, Role::Finally),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `except A as e:`. `except (A, B):` has two types; with a name they stay
/// one, a tuple of types, as the name is bound to either.
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Catch, role, node);
    let children = l.children(node);
    let mut types: Vec<Native<'t>> = Vec::new();
    let mut name = field(&children, "alias");
    for child in children.iter().filter(|child| child.field == "value") {
        if child.node.kind() == "as_pattern" {
            let parts = l.named(child.node);
            types.extend(parts.first().map(|part| part.node));
            name = name.or_else(|| parts.get(1).map(|part| part.node));
        } else {
            types.push(child.node);
        }
    }
    // Python 2: `except Error, e:`.
    if let (None, [_, second]) = (name, &types[..])
        && second.kind() == "identifier"
        && l.text(*second).starts_with(char::is_lowercase)
    {
        name = types.pop();
    }
    match &types[..] {
        [tuple] if tuple.kind() == "tuple" && name.is_none() => {
            for member in l.named(*tuple) {
                types::type_of(l, member.node, Role::Type);
            }
        }
        [tuple] if tuple.kind() == "tuple" => {
            l.open(Kind::TupleType, Role::Type, *tuple);
            for member in l.named(*tuple) {
                types::type_of(l, member.node, Role::Type);
            }
            l.close();
        }
        several => {
            for &member in several {
                types::type_of(l, member, Role::Type);
            }
        }
    }
    if let Some(name) = name {
        l.lower(name, Role::Name);
    }
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field.is_empty())
    {
        if child.node.kind() == "block" {
            body(l, child.node, Kind::Block, Role::Body);
        } else {
            l.lower(child.node, Role::Child);
        }
    }
    l.close();
}

/// `with a as b, c:` is `with a as b: with c:`.
pub(super) fn with<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let mut items = Vec::new();
    for clause in children
        .iter()
        .filter(|child| child.node.kind() == "with_clause")
    {
        for item in l.named(clause.node) {
            with_items(l, item.node, &mut items);
        }
    }
    l.open(Kind::With, role, node);
    for child in children
        .iter()
        .filter(|child| child.field.is_empty() && child.node.kind() != "with_clause")
    {
        asynchronous_or_error(l, child.node);
    }
    let mut open = 1;
    let end = span_of(node).end;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            if l.is_too_deep(*item) {
                break;
            }
            l.open_span(
                Kind::With,
                Role::Body,
                Span {
                    start: span_of(*item).start,
                    end,
                },
                node.kind_id(),
            );
            open += 1;
        }
        l.lower(*item, Role::Resource);
    }
    if let Some(block) = field(&children, "body") {
        body(l, block, Kind::Block, Role::Body);
    }
    for _ in 0..open {
        l.close();
    }
}

/// The resources of one item; `with (a as b, c as d):` reads as a tuple.
fn with_items<'t>(l: &mut Lowerer<'_, 't>, item: Native<'t>, items: &mut Vec<Native<'t>>) {
    let value = item.child_by_field_name("value").unwrap_or(item);
    if matches!(value.kind(), "tuple" | "parenthesized_expression") {
        let members = l.named(value);
        if members
            .iter()
            .any(|member| member.node.kind() == "as_pattern")
        {
            items.extend(members.iter().map(|member| member.node));
            return;
        }
    }
    items.push(value);
}

//! `match`: its cases, and their patterns as the expressions they look like.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::definitions::body;
use crate::lower::{ChildList, Lowerer, span_of};
use crate::{Kind, Role};

pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let subjects: ChildList<'t> = children
        .iter()
        .filter(|child| child.field == "subject")
        .copied()
        .collect();
    l.open(Kind::Switch, role, node);
    one_or_tuple(l, &subjects, Role::Value);
    for child in children.iter().filter(|child| child.field != "subject") {
        if child.node.kind() == "block" {
            l.lower_named(child.node, Role::Case);
        } else {
            l.lower(child.node, Role::Child);
        }
    }
    l.close();
}

pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let patterns: ChildList<'t> = children
        .iter()
        .filter(|child| child.node.kind() == "case_pattern")
        .copied()
        .collect();
    l.open(Kind::Case, role, node);
    one_or_tuple(l, &patterns, Role::Pattern);
    for child in children
        .iter()
        .filter(|child| child.node.kind() != "case_pattern")
    {
        match child.field {
            "guard" => l.lower_named(child.node, Role::Guard),
            "consequence" => body(l, child.node, Kind::Block, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `match a, b:` and `case a, b:` are about tuples.
fn one_or_tuple<'t>(l: &mut Lowerer<'_, 't>, list: &[crate::lower::Child<'t>], role: Role) {
    match list {
        [only] => l.lower(only.node, role),
        [first, .., last] => {
            let span = Span {
                start: span_of(first.node).start,
                end: span_of(last.node).end,
            };
            l.open_span(Kind::Tuple, role, span, first.node.kind_id());
            for member in list {
                l.lower(member.node, Role::Element);
            }
            l.close();
        }
        [] => {}
    }
}

/// A pattern: `_`, a negative number, or one of the others.
pub(super) fn case_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let negative = children.iter().any(|child| child.node.kind() == "-");
    if children.iter().all(|child| !child.is_named()) {
        let text = l.text(node);
        l.emit_leaf(Kind::Name, role, node, text);
    } else if negative {
        l.open(Kind::Unary, role, node);
        l.set_symbol("-");
        l.lower_named(node, Role::Value);
        l.close();
    } else {
        l.lower_named(node, role);
    }
}

/// `a.b.c` as a name or a chain of members.
pub(super) fn dotted_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let names = l.named(node);
    let start = span_of(node).start;
    let mut open = Vec::new();
    for (index, name) in names.iter().enumerate().skip(1).rev() {
        if l.is_too_deep(name.node) {
            break;
        }
        let role = if open.is_empty() { role } else { Role::Object };
        l.open_span(
            Kind::Member,
            role,
            Span {
                start,
                end: span_of(name.node).end,
            },
            node.kind_id(),
        );
        open.push(index);
    }
    if let Some(first) = names.first() {
        l.lower(
            first.node,
            if open.is_empty() { role } else { Role::Object },
        );
    }
    while let Some(index) = open.pop() {
        l.lower(names[index].node, Role::Name);
        l.close();
    }
}

/// `Point(x, y=1)`: the call that makes such a value.
pub(super) fn class_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Call, role, node);
    if let Some((class, arguments)) = children.split_first() {
        l.lower(class.node, Role::Callee);
        let span = Span {
            start: span_of(class.node).end,
            end: span_of(node).end,
        };
        l.open_span(Kind::Arguments, Role::Arguments, span, node.kind_id());
        for argument in arguments {
            l.lower(argument.node, Role::Argument);
        }
        l.close();
    }
    l.close();
}

/// `y=1` in `Point(x, y=1)`
pub(super) fn keyword_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::KeywordArgument, role, node);
    if let Some((name, value)) = children.split_first() {
        let text = l.text(name.node);
        l.set_symbol(text);
        l.lower(name.node, Role::Name);
        for child in value {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `{"a": b, **rest}`
pub(super) fn dict_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Dict, role, node);
    let mut pair = false;
    for child in l.named(node) {
        match child.field {
            "key" if !pair => {
                l.open(Kind::Pair, Role::Element, child.node);
                l.lower(child.node, Role::Key);
                pair = true;
            }
            "value" if pair => {
                l.lower(child.node, Role::Value);
                l.close();
                pair = false;
            }
            _ => l.lower(child.node, Role::Element),
        }
    }
    if pair {
        l.close();
    }
    l.close();
}

/// `1 | 2 | 3`, left-nested as the operator is.
pub(super) fn union_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let members = l.named(node);
    let start = span_of(node).start;
    let mut open = Vec::new();
    for (index, member) in members.iter().enumerate().skip(1).rev() {
        if l.is_too_deep(member.node) {
            break;
        }
        let role = if open.is_empty() { role } else { Role::Left };
        l.open_span(
            Kind::Binary,
            role,
            Span {
                start,
                end: span_of(member.node).end,
            },
            node.kind_id(),
        );
        l.set_symbol("|");
        open.push(index);
    }
    if let Some(first) = members.first() {
        l.lower(first.node, if open.is_empty() { role } else { Role::Left });
    }
    while let Some(index) = open.pop() {
        l.lower(members[index].node, Role::Right);
        l.close();
    }
}

/// `*rest`, `**rest`, `*_`
pub(super) fn splat_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let symbol = if text.starts_with("**") { "**" } else { "*" };
    l.open(Kind::Spread, role, node);
    l.set_symbol(symbol);
    if l.named(node).is_empty() {
        l.emit_leaf(Kind::Name, Role::Value, node, "_");
    } else {
        l.lower_named(node, Role::Value);
    }
    l.close();
}

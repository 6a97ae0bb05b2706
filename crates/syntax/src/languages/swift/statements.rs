//! Statements, blocks, conditions, and the patterns of the language.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

pub(super) fn file<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    list(l, node);
    l.close();
}

/// Statements in a node of their own, with or without the braces.
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

/// A list of statements inside another list.
pub(super) fn spliced<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    list(l, node);
}

/// The children of a node as statements; a label belongs to what follows.
fn list<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let mut label: Option<Native<'t>> = None;
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            _ if !child.is_named() => {}
            "statements" => list(l, child.node),
            "statement_label" => label = Some(child.node),
            _ => match label.take() {
                Some(label) => {
                    let span = shared::between(label, child.node);
                    let name = l.text(label).trim_end_matches(':').trim();
                    l.open_span(Kind::Label, Role::Statement, span, label.kind_id());
                    l.set_symbol(name);
                    statement(l, child.node, Role::Statement);
                    l.close();
                }
                None => statement(l, child.node, Role::Statement),
            },
        }
    }
}

/// One statement.
pub(super) fn statement<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = node.kind();
    let stands_alone = kind.ends_with("_declaration")
        || kind.ends_with("_statement")
        || matches!(kind, "enum_entry" | "directive" | "diagnostic");
    if stands_alone || node.is_error() || node.is_missing() {
        l.lower(node, role);
    } else {
        shared::expression_statement(l, node, node, role);
    }
}

/// The block that begins at the brace at or after `from`, and the index after it.
fn braces<'t>(
    l: &mut Lowerer<'_, 't>,
    children: &[Child<'t>],
    from: usize,
    role: Role,
) -> Option<usize> {
    let open = (from..children.len()).find(|&at| children[at].node.kind() == "{")?;
    let close = (open..children.len())
        .find(|&at| children[at].node.kind() == "}")
        .unwrap_or(children.len() - 1);
    let span = shared::between(children[open].node, children[close].node);
    l.open_span(Kind::Block, role, span, 0);
    for child in &children[open..close] {
        match child.node.kind() {
            "statements" => list(l, child.node),
            _ if child.is_named() => statement(l, child.node, Role::Statement),
            _ => {}
        }
    }
    l.close();
    Some(close + 1)
}

/// The children up to the first brace or `else`: the head.
fn head_end(children: &[Child<'_>]) -> usize {
    children
        .iter()
        .position(|child| matches!(child.node.kind(), "{" | "else"))
        .unwrap_or(children.len())
}

/// The conditions in a head, commas between them, as one.
fn condition<'t>(l: &mut Lowerer<'_, 't>, head: &[Child<'t>], role: Role) {
    let parts: Vec<&[Child<'t>]> = head
        .split(|child| child.node.kind() == ",")
        .filter(|part| part.iter().any(|child| child.is_named()))
        .collect();
    let (Some(first), Some(_)) = (parts.first(), parts.last()) else {
        return;
    };
    let Some(start) = first.iter().find(|child| !child.node.is_extra()) else {
        return;
    };
    let mut opened = 0;
    for (index, part) in parts.iter().enumerate().skip(1).rev() {
        let Some(end) = part.last() else { continue };
        if !l.may_nest() {
            break;
        }
        let outer = if index + 1 == parts.len() {
            role
        } else {
            Role::Left
        };
        let span = shared::between(start.node, end.node);
        l.open_span(Kind::Binary, outer, span, 0);
        l.set_symbol("&&");
        opened += 1;
    }
    one_condition(l, first, if opened == 0 { role } else { Role::Left });
    for part in parts.iter().skip(1).take(opened) {
        one_condition(l, part, Role::Right);
        l.close();
    }
}

/// `c`, `let x = e`, `let x`, `case p = e`
fn one_condition<'t>(l: &mut Lowerer<'_, 't>, part: &[Child<'t>], role: Role) {
    let equals = part.iter().position(|child| child.node.kind() == "=");
    let binds = part
        .iter()
        .any(|child| matches!(child.node.kind(), "value_binding_pattern" | "case"));
    let named: Vec<_> = part.iter().filter(|child| child.is_named()).collect();
    if !binds {
        match named[..] {
            [only] => l.lower(only.node, role),
            _ => parts_of_pattern(l, part, role),
        }
        return;
    }
    let (Some(first), Some(last)) = (part.first(), part.last()) else {
        return;
    };
    let span = shared::between(first.node, last.node);
    l.open_span(Kind::LetPattern, role, span, 0);
    let end = equals.unwrap_or(part.len());
    parts_of_pattern(l, &part[..end], Role::Pattern);
    match equals {
        Some(at) => {
            for child in part[at..].iter().filter(|child| child.is_named()) {
                l.lower(child.node, Role::Value);
            }
        }
        // `if let x` is `if let x = x`.
        None => {
            if let Some(name) = named.last() {
                l.lower(name.node, Role::Value);
            }
        }
    }
    l.close();
}

/// A pattern of the language.
pub(super) fn pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    parts_of_pattern(l, &children, role);
}

/// The parts of a pattern: a name, an expression, `(a, b)`, `.name(a, x: b)`,
/// `p as T`, with the words that bind left out.
fn parts_of_pattern<'t>(l: &mut Lowerer<'_, 't>, parts: &[Child<'t>], role: Role) {
    let parts: Vec<Child<'t>> = parts
        .iter()
        .filter(|child| {
            !child.node.is_extra()
                && !matches!(
                    child.node.kind(),
                    "value_binding_pattern" | "case" | "type_annotation"
                )
        })
        .copied()
        .collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return;
    };
    let span = shared::between(first.node, last.node);
    let open = parts.iter().position(|child| child.node.kind() == "(");
    match (&parts[..], open) {
        ([only], _) if only.is_named() => l.lower(only.node, role),
        ([inner, word, named], _) if word.node.kind() == "as" => {
            l.open_span(Kind::Cast, role, span, 0);
            l.lower(inner.node, Role::Value);
            l.lower(named.node, Role::Type);
            l.close();
        }
        (_, Some(0)) => {
            l.open_span(Kind::Tuple, role, span, 0);
            labelled(l, &parts[1..], Role::Element);
            l.close();
        }
        (_, Some(open)) => {
            l.open_span(Kind::Call, role, span, 0);
            constructor(l, &parts[..open], Role::Callee);
            let arguments = shared::between(parts[open].node, last.node);
            l.open_span(Kind::Arguments, Role::Arguments, arguments, 0);
            labelled(l, &parts[open + 1..], Role::Argument);
            l.close();
            l.close();
        }
        _ => constructor(l, &parts, role),
    }
}

/// `.name`, `T.name`
fn constructor<'t>(l: &mut Lowerer<'_, 't>, parts: &[Child<'t>], role: Role) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return;
    };
    let span = shared::between(first.node, last.node);
    match parts {
        [only] => l.lower(only.node, role),
        [dot, name] if dot.node.kind() == "." => {
            l.open_span(Kind::Unary, role, span, 0);
            l.set_symbol(".");
            l.lower(name.node, Role::Value);
            l.close();
        }
        [object, dot, name] if dot.node.kind() == "." => {
            l.open_span(Kind::Member, role, span, 0);
            l.lower(object.node, Role::Object);
            l.lower(name.node, Role::Name);
            l.close();
        }
        _ => {
            l.open_span(Kind::Opaque, role, span, 0);
            for part in parts.iter().filter(|part| part.is_named()) {
                l.lower(part.node, Role::Child);
            }
            l.close();
        }
    }
}

/// `a, x: b)`
fn labelled<'t>(l: &mut Lowerer<'_, 't>, parts: &[Child<'t>], role: Role) {
    for part in parts.split(|child| matches!(child.node.kind(), "," | ")")) {
        match part {
            [name, colon, value] if colon.node.kind() == ":" => {
                let span = shared::between(name.node, value.node);
                l.open_span(Kind::KeywordArgument, role, span, 0);
                let text = l.text(name.node);
                l.set_symbol(text);
                l.lower(name.node, Role::Key);
                l.lower(value.node, Role::Value);
                l.close();
            }
            _ => {
                for child in part.iter().filter(|child| child.is_named()) {
                    l.lower(child.node, role);
                }
            }
        }
    }
}

/// `if c { } else if d { } else { }`
pub(super) fn if_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::If, role, node);
    condition(l, &children[1..head_end(&children).max(1)], Role::Condition);
    let after = braces(l, &children, 0, Role::Then).unwrap_or(children.len());
    if let Some(other) = children[after..]
        .iter()
        .find(|child| child.node.kind() == "if_statement")
    {
        l.lower(other.node, Role::Else);
    } else {
        braces(l, &children, after, Role::Else);
    }
    l.close();
}

/// `guard c else { }`
pub(super) fn guard<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let end = head_end(&children).max(1);
    l.open(Kind::If, role, node);
    l.set_symbol("guard");
    if let (Some(first), Some(last)) = (children.get(1), children.get(end - 1)) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Unary, Role::Condition, span, 0);
        l.set_symbol("!");
        condition(l, &children[1..end], Role::Value);
        l.close();
    }
    braces(l, &children, end, Role::Then);
    l.close();
}

pub(super) fn while_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::While, role, node);
    condition(l, &children[1..head_end(&children).max(1)], Role::Condition);
    braces(l, &children, 0, Role::Body);
    l.close();
}

/// `repeat { } while c`
pub(super) fn repeat<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::DoWhile, role, node);
    let after = braces(l, &children, 0, Role::Body).unwrap_or(0);
    let head: Vec<_> = children[after..]
        .iter()
        .filter(|child| child.node.kind() != "while")
        .copied()
        .collect();
    condition(l, &head, Role::Condition);
    l.close();
}

/// `for p in xs where c { }`
pub(super) fn for_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ForEach, role, node);
    l.set_flags(Flags::DECLARES);
    if let Some(item) = field(&children, "item") {
        l.lower(item, Role::Target);
    }
    if let Some(collection) = field(&children, "collection") {
        l.lower(collection, Role::Value);
    }
    if let Some(guard) = shared::of_kind(&children, "where_clause") {
        for part in l.named(guard) {
            if part.node.kind() != "where_keyword" {
                l.lower(part.node, Role::Guard);
            }
        }
    }
    braces(l, &children, 0, Role::Body);
    l.close();
}

pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "switch_entry" {
                Role::Case
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `case p, q where c: statements`
pub(super) fn entry<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let body = shared::of_kind(&children, "statements");
    let patterns: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "switch_pattern")
        .collect();
    if let [only] = patterns[..]
        && l.is_ellipsis(only.node)
        && body.is_none_or(|body| l.is_ellipsis(body))
    {
        l.emit_leaf(Kind::Ellipsis, role, only.node, "");
        return;
    }
    l.open(Kind::Case, role, node);
    let mut guard = false;
    for child in children.iter().filter(|child| child.is_named()) {
        match child.node.kind() {
            "switch_pattern" => l.lower_named(child.node, Role::Pattern),
            "default_keyword" => l.set_symbol("default"),
            "where_keyword" => guard = true,
            "statements" => block(l, child.node, Role::Body),
            _ if guard => l.lower(child.node, Role::Guard),
            _ => {}
        }
    }
    if body.is_none() {
        shared::absent(l, Kind::Block, Role::Body, span_of(node).end, "");
    }
    l.close();
}

/// `do { } catch p { }`
pub(super) fn do_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let handlers: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "catch_block")
        .collect();
    if handlers.is_empty() {
        braces(l, &children, 0, role);
        return;
    }
    l.open(Kind::Try, role, node);
    braces(l, &children, 0, Role::Body);
    for handler in handlers {
        l.lower(handler.node, Role::Catch);
    }
    l.close();
}

/// `catch let e as E where c { }`
pub(super) fn catch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Catch, role, node);
    if let Some(error) = field(&children, "error") {
        let parts = l.children(error);
        let typed = parts.iter().find(|child| child.field == "name");
        match typed {
            Some(typed) => {
                if let Some(inner) = parts.first() {
                    l.lower(inner.node, Role::Name);
                }
                l.lower(typed.node, Role::Type);
            }
            None => l.lower(error, Role::Name),
        }
    }
    braces(l, &children, 0, Role::Body);
    l.close();
}

/// `return x`, `throw x`, `break l`, `continue`, `fallthrough`, `yield x`
pub(super) fn transfer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let word = children.first().map_or("", |word| l.text(word.node));
    let kind = match word {
        "return" => Kind::Return,
        "throw" => Kind::Throw,
        "break" => Kind::Break,
        "continue" => Kind::Continue,
        "yield" => Kind::Yield,
        _ => Kind::Opaque,
    };
    l.open(kind, role, node);
    if kind == Kind::Opaque {
        l.set_symbol(word);
    }
    for child in children.iter().skip(1).filter(|child| child.is_named()) {
        if matches!(kind, Kind::Break | Kind::Continue) {
            let label = l.text(child.node);
            l.set_symbol(label);
            l.emit_leaf(Kind::Name, Role::Label, child.node, label);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// An empty span at an offset.
pub(super) fn at(offset: u32) -> Span {
    Span {
        start: offset,
        end: offset,
    }
}

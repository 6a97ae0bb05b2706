//! Calls, their arguments and blocks, and access to members and elements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::statements::{body, empty};
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `a.b`, `a.b(c)`, `f c`, and with a block: a call of the call with the
/// block as its argument.
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let receiver = field(&children, "receiver");
    let method = field(&children, "method");
    let arguments = field(&children, "arguments");
    let block = field(&children, "block");
    let start = span_of(node).start;
    let head_end = arguments
        .or(method)
        .or(receiver)
        .map_or(span_of(node).end, |part| span_of(part).end);
    let head = Span {
        start,
        end: head_end,
    };
    let mut role = role;
    if block.is_some() {
        l.open(Kind::Call, role, node);
        role = Role::Callee;
    }
    let called = arguments.is_some() || block.is_some();
    if called {
        l.open_span(Kind::Call, role, head, node.kind_id());
        role = Role::Callee;
    }
    match (receiver, method) {
        (Some(receiver), method) => {
            let end = method.map_or(span_of(receiver).end, |method| span_of(method).end);
            l.open_span(Kind::Member, role, Span { start, end }, node.kind_id());
            if field(&children, "operator").is_some_and(|operator| l.text(operator) == "&.") {
                l.set_symbol("?.");
            }
            l.lower(receiver, Role::Object);
            match method {
                Some(method) => {
                    let text = l.text(method);
                    l.emit_leaf(Kind::Name, Role::Name, method, text);
                }
                None => {
                    let at = Span { start: end, end };
                    l.leaf_span(Kind::Name, Role::Name, at, node.kind_id(), "call");
                }
            }
            l.close();
        }
        (None, Some(method)) => l.lower(method, role),
        (None, None) => {}
    }
    if called {
        match arguments {
            Some(arguments) => l.lower(arguments, Role::Arguments),
            None => empty(l, Kind::Arguments, Role::Arguments, node, head_end),
        }
        l.close();
    }
    if let Some(block) = block {
        l.open(Kind::Arguments, Role::Arguments, block);
        l.lower(block, Role::Argument);
        l.close();
        l.close();
    }
}

/// Arguments; `a: b` and `:a => b` are keyword arguments.
pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Arguments, role, node);
    for child in l.named(node) {
        if child.node.kind() == "pair" && keyword_argument(l, child.node) {
            continue;
        }
        l.lower(child.node, Role::Argument);
    }
    l.close();
}

fn keyword_argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> bool {
    let children = l.named(node);
    let Some(key) = field(&children, "key") else {
        return false;
    };
    if !matches!(key.kind(), "hash_key_symbol" | "simple_symbol") {
        return false;
    }
    let name = l.text(key).trim_matches(':');
    l.open(Kind::KeywordArgument, Role::Argument, node);
    l.set_symbol(name);
    let mut span = span_of(key);
    span.start += u32::from(key.kind() == "simple_symbol");
    l.leaf_span(Kind::Name, Role::Name, span, key.kind_id(), name);
    match field(&children, "value") {
        Some(value) => l.lower(value, Role::Value),
        None => l.emit_leaf(Kind::Name, Role::Value, key, name),
    }
    l.close();
    true
}

/// `key => value` and `key: value` of a hash.
pub(super) fn pair<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Pair, role, node);
    for child in &children {
        let role = if child.field == "key" {
            Role::Key
        } else {
            Role::Value
        };
        l.lower(child.node, role);
    }
    if let (Some(key), None) = (field(&children, "key"), field(&children, "value")) {
        let name = l.text(key);
        l.emit_leaf(Kind::Name, Role::Value, key, name);
    }
    l.close();
}

/// `value => pattern`; alone in a pattern it is an element of a hash.
pub(super) fn match_pattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.is_pattern() {
        let fields = &[("value", Role::Key), ("pattern", Role::Value)];
        l.emit(Kind::Pair, role, node, fields);
    } else {
        l.opaque(node, role);
    }
}

/// `{ |x| ... }`, `do |x| ... end`, `->(x) { ... }`
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Lambda, role, node);
    let mut children = l.named(node);
    let outer = field(&children, "parameters");
    if node.kind() == "lambda"
        && let Some(block) = field(&children, "body")
    {
        children = l.named(block);
    }
    match outer.or_else(|| field(&children, "parameters")) {
        Some(parameters) => l.lower(parameters, Role::Parameters),
        None => {
            let at = span_of(node).start;
            empty(l, Kind::Parameters, Role::Parameters, node, at);
        }
    }
    match field(&children, "body") {
        Some(statements) => {
            l.open(Kind::Block, Role::Body, statements);
            body(l, statements);
            l.close();
        }
        None => empty(l, Kind::Block, Role::Body, node, span_of(node).end),
    }
    l.close();
}

/// `a[i]`
pub(super) fn index<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Index, role, node);
    for child in l.named(node) {
        let role = if child.field == "object" {
            Role::Object
        } else {
            Role::Index
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `A::B`; `::A` is `A`.
pub(super) fn scope<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    match (field(&children, "scope"), field(&children, "name")) {
        (Some(scope), Some(name)) => {
            l.open(Kind::Member, role, node);
            l.lower(scope, Role::Object);
            l.lower(name, Role::Name);
            l.close();
        }
        (None, Some(name)) => l.lower(name, role),
        _ => l.opaque(node, role),
    }
}

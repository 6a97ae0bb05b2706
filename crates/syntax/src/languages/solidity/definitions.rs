//! Pragmas, imports, contracts, functions, variables and their types.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::expressions;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role, literal};

/// `pragma solidity >=0.8.0 <0.9.0;`: the words and signs, one by one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a piece of a file whose offsets fit 32 bits"
)]
pub(super) fn pragma<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let whole = span_of(node);
    let text = l.text(node);
    l.open(Kind::Opaque, role, node);
    l.set_symbol("pragma");
    let is_sign = |c: char| matches!(c, '<' | '>' | '=' | '^' | '~' | '|');
    let mut at = "pragma".len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() || first == ';' {
            at += first.len_utf8();
            continue;
        }
        let length = rest
            .find(|c: char| c.is_whitespace() || c == ';' || is_sign(c) != is_sign(first))
            .unwrap_or(rest.len());
        let start = whole.start + at as u32;
        let span = Span {
            start,
            end: start + length as u32,
        };
        let word = rest[..length].trim_start_matches(crate::pattern_text::FILLER);
        l.leaf_span(Kind::Name, Role::Child, span, 0, word);
        at += length;
    }
    l.close();
}

/// `import "a";`, `import {A as B} from "a";`, `import * as a from "a";`
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(source) = field(&children, "source") else {
        l.opaque(node, role);
        return;
    };
    let names: Vec<usize> = (0..children.len())
        .filter(|&at| children[at].field == "import_name")
        .collect();
    let alias_after = |at: usize| {
        children[at + 1..]
            .iter()
            .take_while(|child| child.field != "import_name")
            .find(|child| child.field == "alias")
            .map(|child| child.node)
    };
    if names.is_empty() {
        let alias = field(&children, "alias");
        l.open(Kind::Import, role, node);
        l.set_symbol(if alias.is_some() { "module" } else { "effect" });
        path(l, source);
        if let Some(alias) = alias {
            l.lower(alias, Role::Alias);
        }
        l.close();
        return;
    }
    for at in names {
        l.open(Kind::Import, role, node);
        l.set_symbol("name");
        path(l, source);
        l.lower(children[at].node, Role::Name);
        if let Some(alias) = alias_after(at) {
            l.lower(alias, Role::Alias);
        }
        l.close();
    }
}

fn path<'t>(l: &mut Lowerer<'_, 't>, source: Native<'t>) {
    let text = literal::unquoted(l.text(source));
    l.emit_leaf(Kind::Path, Role::Path, source, text);
}

/// `contract`, `interface`, `library`, `struct`, `enum`.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(node.kind().trim_end_matches("_declaration"));
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            (_, "abstract") => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "abstract"),
            ("name", _) => l.lower(child.node, Role::Name),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "inheritance_specifier") => base(l, child.node),
            (_, "layout_specifier") => l.lower_named(child.node, Role::Implements),
            _ => {}
        }
    }
    l.close();
}

/// `A.B(x)` after `is`: the contract, and the arguments beside it.
fn base<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    if let Some(ancestor) = field(&children, "ancestor") {
        l.lower(ancestor, Role::Implements);
    }
    let written: Vec<_> = children
        .iter()
        .filter(|child| child.field == "ancestor_arguments")
        .collect();
    if let (Some(first), Some(last)) = (written.first(), written.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Arguments, Role::Implements, span, 0);
        for child in written.iter().filter(|child| child.is_named()) {
            l.lower(child.node, Role::Argument);
        }
        l.close();
    }
}

pub(super) fn enum_value<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    l.open(Kind::EnumMember, role, node);
    l.emit_leaf(Kind::Name, Role::Name, node, text);
    l.close();
}

/// `T public constant x = e;`, members of structures.
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::VariableDefinition, role, node);
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            ("type", _) => l.lower(child.node, Role::Type),
            ("name", _) => l.lower(child.node, Role::Name),
            ("value", _) => l.lower(child.node, Role::Value),
            (_, word @ ("constant" | "transient")) => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            _ if child.is_named() => l.lower(child.node, Role::Modifier),
            _ => {}
        }
    }
    l.close();
}

/// Functions, constructors, `receive`, `fallback`; modifiers, events and
/// errors with that word as a modifier.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, node);
    let mut parameters = false;
    for child in &children {
        match (child.field, child.node.kind()) {
            (_, word @ ("modifier" | "event" | "error")) if !child.node.is_named() => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            (_, word @ ("payable" | "anonymous")) if !child.node.is_named() => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            (_, word @ ("constructor" | "receive" | "fallback")) if !child.node.is_named() => {
                l.emit_leaf(Kind::Name, Role::Name, child.node, word);
            }
            // A function without a name is what is called when nothing else fits.
            (_, "function") if field(&children, "name").is_none() => {
                l.emit_leaf(Kind::Name, Role::Name, child.node, "fallback");
            }
            ("name", _) => {
                l.lower(child.node, Role::Name);
                if !children.iter().any(|child| child.node.kind() == "(") {
                    let end = span_of(child.node).end;
                    shared::absent(l, Kind::Parameters, Role::Parameters, end, "");
                }
            }
            (_, "(") if !parameters => {
                parameters = true;
                list(l, &children);
            }
            ("return_type", _) => returns(l, child.node),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "parameter" | "event_parameter" | "error_parameter") => {}
            (_, "modifier_invocation") => l.lower(child.node, Role::Decorator),
            _ if child.is_named() => l.lower(child.node, Role::Modifier),
            _ => {}
        }
    }
    l.close();
}

/// The parameters among the children of a definition.
fn list<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) {
    let open = children.iter().position(|child| child.node.kind() == "(");
    let close = children.iter().position(|child| child.node.kind() == ")");
    let (Some(open), Some(close)) = (open, close) else {
        return;
    };
    let span = shared::between(children[open].node, children[close].node);
    l.open_span(Kind::Parameters, Role::Parameters, span, 0);
    for child in &children[open..close] {
        if child.is_named() {
            l.lower(child.node, Role::Parameter);
        }
    }
    l.close();
}

/// `returns (T, U x)`: one type, or a tuple of them.
fn returns<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let parameters = l.named(node);
    let several = parameters.len() != 1;
    if several {
        l.open(Kind::TupleType, Role::ReturnType, node);
    }
    for parameter in parameters {
        let parts = l.children(parameter.node);
        if let Some(named) = field(&parts, "type") {
            l.lower(
                named,
                if several {
                    Role::Type
                } else {
                    Role::ReturnType
                },
            );
        }
    }
    if several {
        l.close();
    }
}

/// `T memory x`, `T indexed x`
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            ("type", _) => l.lower(child.node, Role::Type),
            ("name", _) => l.lower(child.node, Role::Name),
            ("location", _) | (_, "indexed") => {
                shared::modifier(l, child.node, Role::Modifier);
            }
            _ => {}
        }
    }
    l.close();
}

/// `onlyOwner(x)` after the parameters.
pub(super) fn modifier_invocation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let names: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "identifier")
        .collect();
    l.open(Kind::Decorator, role, node);
    match names[..] {
        [only] => l.lower(only.node, Role::Name),
        [first, .., last] => {
            let span = shared::between(first.node, last.node);
            let text: String = l.slice(span).split_whitespace().collect();
            l.leaf_span(Kind::Name, Role::Name, span, 0, &text);
        }
        [] => {}
    }
    if children.iter().any(|child| child.node.kind() == "(") {
        expressions::arguments(l, node, &children);
    }
    l.close();
}

/// `override(A)`
pub(super) fn override_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.emit_leaf(Kind::Modifier, role, node, "override");
}

/// `uint256`, `address payable`
pub(super) fn primitive<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: Vec<&str> = l.text(node).split_whitespace().collect();
    // Where a value stands it is what is called: `abi.decode(x, (uint))`.
    let kind = match role {
        Role::Callee | Role::Element => Kind::Name,
        _ => Kind::TypeName,
    };
    l.emit_leaf(kind, role, node, &text.join(" "));
}

/// `A.B`; where a value stands it is a name, or a member.
pub(super) fn named_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let is_type = matches!(
        role,
        Role::Type | Role::ReturnType | Role::TypeArgument | Role::Implements
    );
    if !is_type {
        expressions::members(l, node, role);
        return;
    }
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::TypeName, role, node, &text);
}

/// `T`, `T[]`, `mapping(K => V)`, `function (A) returns (B)`
pub(super) fn type_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let word = |word: &str| children.iter().any(|child| child.node.kind() == word);
    if word("mapping") {
        l.open(Kind::GenericType, role, node);
        if let Some(first) = children.first() {
            l.emit_leaf(Kind::TypeName, Role::Type, first.node, "mapping");
        }
        for child in &children {
            if matches!(child.field, "key_type" | "value_type") {
                l.lower(child.node, Role::TypeArgument);
            }
        }
        l.close();
        return;
    }
    if word("[") {
        l.open(Kind::ArrayType, role, node);
        let mut inside = false;
        for child in &children {
            match child.node.kind() {
                "[" => inside = true,
                _ if !child.is_named() => {}
                _ if inside => l.lower(child.node, Role::Index),
                _ => l.lower(child.node, Role::Type),
            }
        }
        l.close();
        return;
    }
    if word("function") {
        l.open(Kind::FunctionType, role, node);
        list(l, &children);
        for child in &children {
            if child.node.kind() == "return_parameter" {
                let parts = l.children(child.node);
                if let Some(named) = field(&parts, "type") {
                    l.lower(named, Role::ReturnType);
                }
            }
        }
        l.close();
        return;
    }
    l.lower_named(node, role);
}

/// `type A is uint;`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::TypeAlias, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "name" {
                Role::Name
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `function f(a, b) -> c { }` of Yul.
pub(super) fn yul_function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let close = children
        .iter()
        .position(|child| child.node.kind() == ")")
        .unwrap_or(children.len());
    let open = children.iter().position(|child| child.node.kind() == "(");
    l.open(Kind::FunctionDefinition, role, node);
    if let Some(name) = children.iter().find(|child| child.is_named()) {
        l.lower(name.node, Role::Name);
    }
    if let Some(open) = open
        && close < children.len()
    {
        let span = shared::between(children[open].node, children[close].node);
        l.open_span(Kind::Parameters, Role::Parameters, span, 0);
        for child in children[open..close]
            .iter()
            .filter(|child| child.is_named())
        {
            l.open(Kind::Parameter, Role::Parameter, child.node);
            l.lower(child.node, Role::Name);
            l.close();
        }
        l.close();
    }
    if let Some(body) = shared::of_kind(&children, "yul_block") {
        l.lower(body, Role::Body);
    }
    l.close();
}

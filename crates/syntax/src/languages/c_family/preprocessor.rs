//! Preprocessor lines.
//!
//! Code under `#if` and its alternatives is code all the same: it stands where
//! the directive stands, whatever the condition. A macro's definition is an
//! [`Kind::Opaque`] with its name, its parameters and, where its text is one
//! literal or name, that as its value.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::expressions;
use crate::literal;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `#include "a.h"`, `#include <a.h>`; the brackets are part of the path, so
/// that the two are told apart.
pub(in crate::languages) fn include<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open_line(l, Kind::Import, role, node);
    l.set_symbol("effect");
    if let Some(path) = field(&children, "path") {
        match path.kind() {
            "call_expression" => l.lower(path, Role::Path),
            _ => {
                let text = l.text(path).trim_matches('"');
                l.emit_leaf(Kind::Path, Role::Path, path, text);
            }
        }
    }
    l.close();
}

/// `#define NAME value`, `#define NAME(a, b) value`.
pub(in crate::languages) fn define<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open_line(l, Kind::Opaque, role, node);
    l.set_symbol("#define");
    for (name, role) in [
        ("name", Role::Name),
        ("parameters", Role::Parameters),
        ("value", Role::Value),
    ] {
        if let Some(part) = field(&children, name) {
            l.lower(part, role);
        }
    }
    l.close();
}

/// The parameters of a macro.
pub(in crate::languages) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        l.open(Kind::Parameter, Role::Parameter, child.node);
        l.lower(child.node, Role::Name);
        l.close();
    }
    l.close();
}

/// `#pragma`, `#error` and others.
pub(in crate::languages) fn directive<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open_line(l, Kind::Opaque, role, node);
    if let Some(directive) = field(&children, "directive") {
        let text = l.text(directive);
        l.set_symbol(text);
    }
    if let Some(argument) = field(&children, "argument") {
        l.lower(argument, Role::Value);
    }
    l.close();
}

/// The text after a directive: a literal or name where it is one.
pub(in crate::languages) fn argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node).trim_end();
    let is_word = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let first = text.chars().next();
    if is_word(text) && first.is_some_and(|c| c.is_ascii_digit()) {
        l.emit_leaf(Kind::Integer, role, node, &literal::integer(text, true));
    } else if is_word(text) && !text.is_empty() {
        l.emit_leaf(Kind::Name, role, node, text);
    } else if text.len() >= 2
        && text.starts_with('"')
        && text.find(['"', '\\']) == Some(0)
        && is_one_string(text)
    {
        l.emit_leaf(Kind::String, role, node, expressions::content(text));
    } else {
        l.emit_leaf(Kind::Opaque, role, node, text);
    }
}

fn is_one_string(text: &str) -> bool {
    let inner = &text[1..];
    let mut escaped = false;
    for (index, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return index + 1 == inner.len(),
            _ => {}
        }
    }
    false
}

/// `#if` and the like, and their alternatives: what is in them, in their place.
pub(in crate::languages) fn conditional<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if !matches!(child.field, "condition" | "name") {
            l.lower(child.node, role);
        }
    }
}

/// Starts a node for a line, without the newline that ends it.
fn open_line(l: &mut Lowerer<'_, '_>, kind: Kind, role: Role, node: Native<'_>) {
    let span = span_of(node);
    let end = span.start + u32::try_from(l.text(node).trim_end().len()).unwrap_or(0);
    l.open_span(kind, role, Span { end, ..span }, node.kind_id());
}

//! Words: names, strings, and what is put together from them.

use std::borrow::Cow;

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::expressions::{self, IN_ARITHMETIC};
use crate::literal;
use crate::lower::{Lowerer, span_of};
use crate::pattern_text;
use crate::{Flags, Kind, Role};

/// Whether a word of a pattern stands for any number of things.
pub(super) fn is_ellipsis(text: &str) -> bool {
    let text = pattern_text::restore(text);
    text == "..." || pattern_text::is_metavariable_ellipsis(&text)
}

/// The first word of a command: a name, where it is a literal.
pub(super) fn callee<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let inner = match l.named(node)[..] {
        [only] if node.kind() == "command_name" => only.node,
        _ => node,
    };
    match literal(l, inner) {
        Some(text) => l.emit_leaf(Kind::Name, Role::Callee, inner, &text),
        None => l.lower(inner, Role::Callee),
    }
}

/// The text of a word without expansions, `None` for one with them, and for
/// one of a pattern that has dots in quotes.
fn literal<'a, 't>(l: &mut Lowerer<'a, 't>, node: Native<'t>) -> Option<Cow<'a, str>> {
    let text = l.text(node);
    match node.kind() {
        "word" | "number" | "extglob_pattern" | "variable_name" => {
            (node.named_child_count() == 0).then_some(Cow::Borrowed(text))
        }
        "raw_string" => Some(Cow::Borrowed(text.trim_matches('\''))),
        "ansi_c_string" => Some(Cow::Borrowed(ansi_c_content(text))),
        "translated_string" => {
            let inner = l.named(node).first()?.node;
            literal(l, inner)
        }
        "string" => {
            let plain = l
                .named(node)
                .iter()
                .all(|child| child.node.kind() == "string_content");
            let content = text.strip_prefix('"').unwrap_or(text);
            let content = content.strip_suffix('"').unwrap_or(content);
            let dots = l.is_pattern() && pattern_text::restore(content).contains("...");
            (plain && !dots).then_some(Cow::Borrowed(content))
        }
        "concatenation" => {
            let mut whole = String::new();
            for part in l.named(node) {
                // A hole is a part of its own.
                if l.is_pattern() && pattern_text::is_hole(l.text(part.node)) {
                    return None;
                }
                match part.node.kind() {
                    "concatenation" => return None,
                    _ => whole.push_str(&literal(l, part.node)?),
                }
            }
            Some(Cow::Owned(whole))
        }
        _ => None,
    }
}

/// A plain word; a hole of a pattern where it stands for one.
pub(super) fn word(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = l.text(node);
    let hole = l.is_pattern() && pattern_text::is_hole(text);
    let named = hole || l.context & IN_ARITHMETIC != 0;
    l.emit_leaf(
        if named { Kind::Name } else { Kind::String },
        role,
        node,
        text,
    );
}

/// A number: a word like others, but in arithmetic.
pub(super) fn number(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = l.text(node);
    if l.context & IN_ARITHMETIC == 0 {
        l.emit_leaf(Kind::String, role, node, text);
    } else {
        l.emit_leaf(Kind::Integer, role, node, &literal::integer(text, true));
    }
}

/// `'...'`
pub(super) fn raw_string(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = l.text(node).trim_matches('\'');
    l.emit_leaf(Kind::String, role, node, text);
}

/// `$'...'`
pub(super) fn ansi_c_string(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = ansi_c_content(l.text(node));
    l.open(Kind::String, role, node);
    l.set_symbol(text);
    if text.contains('\\') {
        l.set_flags(Flags::PREFIXED);
    }
    l.close();
}

fn ansi_c_content(text: &str) -> &str {
    let text = text.strip_prefix("$'").unwrap_or(text);
    text.strip_suffix('\'').unwrap_or(text)
}

/// `"..."`: a string, or one with parts.
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match literal(l, node) {
        Some(text) => l.emit_leaf(Kind::String, role, node, &text),
        None => parts(l, node, role, ""),
    }
}

/// Pieces side by side: `a"$b"c`.
pub(super) fn concatenation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match literal(l, node) {
        Some(text) => l.emit_leaf(Kind::String, role, node, &text),
        None => parts(l, node, role, "+"),
    }
}

/// The body of a here-document.
pub(super) fn heredoc<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.named(node)
        .iter()
        .all(|child| child.node.kind() == "heredoc_content")
    {
        let text = l.text(node);
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    // The grammar has no node for the text before the first expansion.
    let whole = span_of(node);
    let mut at = whole.start;
    l.open(Kind::InterpolatedString, role, node);
    for child in l.named(node) {
        if child.node.kind() != "heredoc_content" {
            text_between(l, at, span_of(child.node).start);
            part(l, child.node);
            at = span_of(child.node).end;
        }
    }
    text_between(l, at, whole.end);
    l.close();
}

fn text_between(l: &mut Lowerer<'_, '_>, start: u32, end: u32) {
    if start < end {
        let span = Span { start, end };
        let text = l.slice(span);
        l.leaf_span(Kind::String, Role::Element, span, 0, text);
    }
}

fn parts<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role, symbol: &str) {
    l.open(Kind::InterpolatedString, role, node);
    l.set_symbol(symbol);
    for child in l.named(node) {
        part(l, child.node);
    }
    l.close();
}

/// Words without blanks between them that the grammar does not see as one
/// (``a`b` ``).
pub(super) fn touching<'t>(l: &mut Lowerer<'_, 't>, nodes: &[Native<'t>], role: Role) {
    let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else {
        return;
    };
    let span = Span {
        start: span_of(*first).start,
        end: span_of(*last).end,
    };
    l.open_span(Kind::InterpolatedString, role, span, 0);
    l.set_symbol("+");
    for &node in nodes {
        if node.kind() == "concatenation" {
            for child in l.named(node) {
                part(l, child.node);
            }
        } else {
            part(l, node);
        }
    }
    l.close();
}

/// One piece of a word.
fn part<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let text = l.text(node);
    if l.is_pattern() && is_ellipsis(text) {
        let text = pattern_text::restore(text);
        l.emit_leaf(Kind::String, Role::Element, node, &text);
    } else if let Some(text) = literal(l, node) {
        l.emit_leaf(Kind::String, Role::Element, node, &text);
    } else if matches!(node.kind(), "string_content" | "string") {
        l.lower(node, Role::Element);
    } else {
        l.open(Kind::Interpolation, Role::Element, node);
        l.lower(node, Role::Value);
        l.close();
    }
}

/// `$x`; in a pattern `$X` is a metavariable.
pub(super) fn simple_expansion<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let Some(name) = children.first() else {
        l.opaque(node, role);
        return;
    };
    let text = l.text(name.node);
    if l.is_pattern() && pattern_text::is_hole(text) {
        l.emit_leaf(Kind::Name, role, node, text);
        return;
    }
    l.open(Kind::Unary, role, node);
    l.set_symbol("$");
    l.lower(name.node, Role::Value);
    l.close();
}

/// `${x}`, `${x:-default}`, `${#x}`; what is done to the value is beside it.
pub(super) fn expansion<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Unary, role, node);
    l.set_symbol("$");
    let mut value = true;
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field != "operator")
    {
        let is_name = matches!(
            child.node.kind(),
            "variable_name" | "special_variable_name" | "subscript"
        );
        if value && is_name {
            l.lower(child.node, Role::Value);
            value = false;
        } else {
            expressions::in_commands(l, |l| l.lower(child.node, Role::Child));
        }
    }
    l.close();
}

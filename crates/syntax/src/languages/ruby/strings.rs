//! Strings, symbols, regular expressions, here-documents, commands.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{ChildList, Lowerer, span_of};
use crate::{Kind, Role};

pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    contents(l, node, role, Kind::String, "");
}

/// `"a" "b"`
pub(super) fn chained<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::InterpolatedString, role, node);
    l.set_symbol("+");
    for part in l.named(node) {
        let children = l.children(part.node);
        if is_interpolated(&children) {
            pieces(l, part.node, &children);
        } else {
            l.lower(part.node, Role::Element);
        }
    }
    l.close();
}

/// The text of a here-document, apart from where it was begun.
pub(super) fn heredoc<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    contents(l, node, role, Kind::String, "");
}

/// `` `command` ``
pub(super) fn subshell<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    l.set_symbol("`");
    let children = l.children(node);
    l.open(Kind::InterpolatedString, Role::Child, node);
    pieces(l, node, &children);
    l.close();
    l.close();
}

/// `:a`, `:"a b"`, and `a:` as a key
pub(super) fn symbol<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.kind() == "delimited_symbol" {
        contents(l, node, role, Kind::Atom, "");
    } else {
        let text = l.text(node).trim_matches(':');
        l.emit_leaf(Kind::Atom, role, node, text);
    }
}

pub(super) fn regex<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    contents(l, node, role, Kind::Regex, "/");
}

fn is_interpolated(children: &ChildList<'_>) -> bool {
    children
        .iter()
        .any(|child| child.node.kind() == "interpolation")
}

/// A literal of `kind`, or with interpolations an interpolated string with
/// this symbol.
fn contents<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role, kind: Kind, symbol: &str) {
    let children = l.children(node);
    if is_interpolated(&children) {
        l.open(Kind::InterpolatedString, role, node);
        l.set_symbol(symbol);
        pieces(l, node, &children);
        l.close();
        return;
    }
    let inner = inner_span(node, &children);
    let content = l.slice(inner);
    l.open(kind, role, node);
    l.set_symbol(content);
    if kind == Kind::Regex {
        let whole = span_of(node);
        let flags = Span {
            start: (inner.end + 1).min(whole.end),
            end: whole.end,
        };
        let text = l.slice(flags);
        if !text.is_empty() {
            l.leaf_span(Kind::RegexFlags, Role::Flags, flags, node.kind_id(), text);
        }
    }
    l.close();
}

/// What lies between the delimiters.
fn inner_span(node: Native<'_>, children: &ChildList<'_>) -> Span {
    let whole = span_of(node);
    let delimiter = |child: &crate::lower::Child<'_>| {
        !child.node.is_named() || matches!(child.node.kind(), "heredoc_end")
    };
    let start = children
        .first()
        .filter(|child| delimiter(child))
        .map_or(whole.start, |child| span_of(child.node).end);
    let end = children
        .last()
        .filter(|child| delimiter(child))
        .map_or(whole.end, |child| span_of(child.node).start);
    Span {
        start,
        end: end.max(start),
    }
}

/// Interpolations, and the text between them in one piece each.
fn pieces<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, children: &ChildList<'t>) {
    let inner = inner_span(node, children);
    let mut from = inner.start;
    for child in children
        .iter()
        .filter(|child| child.node.kind() == "interpolation")
    {
        let span = span_of(child.node);
        text_piece(
            l,
            node,
            Span {
                start: from,
                end: span.start,
            },
        );
        l.lower(child.node, Role::Element);
        from = span.end;
    }
    text_piece(
        l,
        node,
        Span {
            start: from,
            end: inner.end,
        },
    );
}

fn text_piece(l: &mut Lowerer<'_, '_>, node: Native<'_>, span: Span) {
    if span.start < span.end {
        let text = l.slice(span);
        l.leaf_span(Kind::String, Role::Element, span, node.kind_id(), text);
    }
}

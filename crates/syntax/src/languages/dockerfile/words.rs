//! Words: literal text with expansions in it.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, span_of};
use crate::pattern_text;
use crate::{Kind, Role};

/// Whether a word of a pattern stands for any number of things.
pub(super) fn is_ellipsis(l: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    is_ellipsis_text(l, l.text(node))
}

/// As [`is_ellipsis`], for a text.
pub(super) fn is_ellipsis_text(l: &Lowerer<'_, '_>, text: &str) -> bool {
    if !l.is_pattern() {
        return false;
    }
    let text = pattern_text::restore(text.trim_start_matches('$'));
    text == "..." || pattern_text::is_metavariable_ellipsis(&text)
}

/// A word, quoted or not.
pub(super) fn word<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let span = inside(l, node);
    let expansions = expansions(l, node);
    pieces(l, span, &expansions, role);
}

/// Strings side by side: `a"b"$c`.
pub(super) fn joined<'t>(l: &mut Lowerer<'_, 't>, nodes: &[Native<'t>], role: Role) {
    let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else {
        return;
    };
    let span = Span {
        start: span_of(*first).start,
        end: span_of(*last).end,
    };
    let mut parts: Vec<(Span, Vec<Native<'t>>)> = Vec::new();
    for &node in nodes {
        parts.push((inside(l, node), expansions(l, node)));
    }
    if parts.iter().all(|(_, expansions)| expansions.is_empty()) {
        let text: String = parts.iter().map(|(span, _)| l.slice(*span)).collect();
        l.leaf_span(Kind::String, role, span, 0, &text);
        return;
    }
    l.open_span(Kind::InterpolatedString, role, span, 0);
    l.set_symbol("+");
    for (span, expansions) in parts {
        elements(l, span, &expansions);
    }
    l.close();
}

/// A text with these expansions in it.
pub(super) fn pieces<'t>(
    l: &mut Lowerer<'_, 't>,
    span: Span,
    expansions: &[Native<'t>],
    role: Role,
) {
    let text = l.slice(span);
    match *expansions {
        [] => {
            let bare = text.trim_start_matches('$');
            let hole = l.is_pattern() && pattern_text::is_hole(bare);
            let (kind, text) = if hole {
                (Kind::Name, bare)
            } else {
                (Kind::String, text)
            };
            l.leaf_span(kind, role, span, 0, text);
        }
        [only] if span_of(only) == span => l.lower(only, role),
        _ => {
            l.open_span(Kind::InterpolatedString, role, span, 0);
            l.set_symbol("+");
            elements(l, span, expansions);
            l.close();
        }
    }
}

fn elements<'t>(l: &mut Lowerer<'_, 't>, span: Span, expansions: &[Native<'t>]) {
    let mut at = span.start;
    for &expansion in expansions {
        let place = span_of(expansion);
        literal(
            l,
            Span {
                start: at,
                end: place.start,
            },
        );
        l.open(Kind::Interpolation, Role::Element, expansion);
        l.lower(expansion, Role::Value);
        l.close();
        at = place.end;
    }
    literal(
        l,
        Span {
            start: at,
            end: span.end,
        },
    );
}

fn literal(l: &mut Lowerer<'_, '_>, span: Span) {
    if span.start < span.end {
        let text = l.slice(span);
        l.leaf_span(Kind::String, Role::Element, span, 0, text);
    }
}

/// The span of a word without its quotes, or the sign before a tag or digest.
fn inside(l: &Lowerer<'_, '_>, node: Native<'_>) -> Span {
    let span = span_of(node);
    let text = l.text(node);
    match node.kind() {
        "json_string" | "double_quoted_string" | "single_quoted_string" if text.len() >= 2 => {
            Span {
                start: span.start + 1,
                end: span.end - 1,
            }
        }
        "image_tag" | "image_digest" => Span {
            start: span.start + 1,
            ..span
        },
        _ => span,
    }
}

fn expansions<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Vec<Native<'t>> {
    l.named(node)
        .iter()
        .filter(|child| child.node.kind() == "expansion")
        .map(|child| child.node)
        .collect()
}

/// `$x`, `${x:-default}`; in a pattern `$X` is a metavariable.
pub(super) fn expansion<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let Some((name, rest)) = children.split_first() else {
        l.opaque(node, role);
        return;
    };
    let text = l.text(name.node);
    if l.is_pattern() && pattern_text::is_hole(text) && !l.text(node).starts_with("${") {
        l.emit_leaf(Kind::Name, role, node, text);
        return;
    }
    l.open(Kind::Unary, role, node);
    l.set_symbol("$");
    l.lower(name.node, Role::Value);
    for child in rest {
        l.lower(child.node, Role::Child);
    }
    l.close();
}

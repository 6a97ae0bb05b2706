//! Literals.

use std::borrow::Cow;

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::literal;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// There is one type of number: what has an integral value is an integer,
/// however it is written.
pub(in super::super) fn number<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let (kind, symbol) = number_value(l.text(node));
    l.emit_leaf(kind, role, node, &symbol);
}

/// Kind and symbol of a number.
pub(in super::super) fn number_value(text: &str) -> (Kind, Cow<'_, str>) {
    let lower = text.to_ascii_lowercase();
    let prefixed = ["0x", "0o", "0b"]
        .iter()
        .any(|prefix| lower.starts_with(prefix));
    if prefixed || !lower.contains(['.', 'e']) {
        return (Kind::Integer, literal::integer(text, true));
    }
    let symbol = literal::float(text);
    let integral = symbol.bytes().all(|byte| byte.is_ascii_digit()) && symbol.len() < 16;
    (
        if integral { Kind::Integer } else { Kind::Float },
        Cow::Owned(symbol),
    )
}

pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = string_content(l, node);
    l.emit_leaf(Kind::String, role, node, content);
}

/// What stands between the quotes, escapes as written.
pub(super) fn string_content<'a>(l: &Lowerer<'a, '_>, node: Native<'_>) -> &'a str {
    literal::unquoted(l.text(node))
}

/// A template; without substitutions it is a plain string, but in a pattern
/// it stands for templates alone.
pub(super) fn template<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let substitutes = children
        .iter()
        .any(|child| child.node.kind() == "template_substitution");
    if substitutes || l.is_pattern() {
        pieces(l, node, role, "`");
    } else {
        string(l, node, role);
    }
}

/// A template as its pieces, the substitutions among them.
pub(super) fn pieces<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role, symbol: &str) {
    l.open(Kind::InterpolatedString, role, node);
    l.set_symbol(symbol);
    let whole = span_of(node);
    let mut at = whole.start + 1;
    for child in l.named(node) {
        if child.node.kind() == "template_substitution" {
            let span = span_of(child.node);
            piece(
                l,
                Span {
                    start: at,
                    end: span.start,
                },
            );
            l.lower(child.node, Role::Element);
            at = span.end;
        } else if child.node.is_error() {
            l.lower(child.node, Role::Child);
        }
    }
    // The text may end before the template does.
    let is_closed = whole.end - whole.start > 1 && l.slice(whole).ends_with('`');
    piece(
        l,
        Span {
            start: at,
            end: whole.end - u32::from(is_closed),
        },
    );
    l.close();
}

fn piece(l: &mut Lowerer<'_, '_>, span: Span) {
    if span.start < span.end {
        let text = l.slice(span);
        l.leaf_span(Kind::String, Role::Element, span, 0, text);
    }
}

/// `/pattern/flags`
pub(super) fn regex<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Regex, role, node);
    if let Some(pattern) = field(&children, "pattern") {
        let text = crate::pattern_text::restore(l.text(pattern));
        l.set_symbol(&text);
    }
    if let Some(flags) = field(&children, "flags") {
        let text = l.text(flags);
        l.emit_leaf(Kind::RegexFlags, Role::Flags, flags, text);
    }
    l.close();
}

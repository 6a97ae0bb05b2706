//! What several tables have in common: literals without suffixes of their
//! own, nodes that are not written, and statements of languages where
//! everything is an expression.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Child, Lowerer, span_of};
use crate::{Flags, Kind, Role, literal};

pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::integer(l.text(node), false);
    l.emit_leaf(Kind::Integer, role, node, &value);
}

pub(super) fn float<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::float(l.text(node));
    l.emit_leaf(Kind::Float, role, node, &value);
}

pub(super) fn character<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = literal::unquoted(l.text(node));
    l.emit_leaf(Kind::Character, role, node, content);
}

/// A node without children that is not written, at an offset.
pub(super) fn absent(l: &mut Lowerer<'_, '_>, kind: Kind, role: Role, at: u32, symbol: &str) {
    l.leaf_span(kind, role, Span { start: at, end: at }, 0, symbol);
}

/// `a[b, c]`: what is indexed is the first child.
pub(super) fn index<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Index, role, node);
    for (index, child) in l.named(node).iter().enumerate() {
        l.lower(
            child.node,
            if index == 0 {
                Role::Object
            } else {
                Role::Index
            },
        );
    }
    l.close();
}

/// An expression as a statement; `whole` is the statement with what closes it.
pub(super) fn expression_statement<'t>(
    l: &mut Lowerer<'_, 't>,
    whole: Native<'t>,
    expression: Native<'t>,
    role: Role,
) {
    l.open(Kind::ExpressionStatement, role, whole);
    if whole.id() == expression.id() {
        l.set_flags(Flags::OPEN);
    }
    l.lower(expression, Role::Value);
    l.close();
}

/// A keyword as a modifier, by its text.
pub(super) fn modifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::Modifier, Role::Modifier, node, &text);
}

/// The span from the start of one node to the end of another.
pub(super) fn between(first: Native<'_>, last: Native<'_>) -> Span {
    Span {
        start: span_of(first).start,
        end: span_of(last).end,
    }
}

/// The first child of a kind.
pub(super) fn of_kind<'t>(children: &[Child<'t>], kind: &str) -> Option<Native<'t>> {
    children
        .iter()
        .find(|child| child.node.kind() == kind)
        .map(|child| child.node)
}

/// An interpolation: its native node, or a name that the grammar took for text.
#[derive(Clone, Copy)]
pub(super) enum Hole<'t> {
    Node(Native<'t>),
    /// As `Node`, with the signs around it, which are tokens beside it.
    Signed(Span, Native<'t>),
    /// `$name`; the sign is one byte.
    Name(Span),
}

impl Hole<'_> {
    fn span(self) -> Span {
        match self {
            Hole::Node(node) => span_of(node),
            Hole::Signed(span, _) => span,
            Hole::Name(span) => span,
        }
    }
}

/// A string: `content` is what stands between the quotes, `holes` are its
/// interpolations, in order. Without any it is a plain string. In a pattern,
/// dots among parts are a part of their own, and `$X` is a hole for text.
pub(super) fn string<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    content: Span,
    holes: &[Hole<'t>],
) {
    if holes.is_empty() {
        let text = l.slice(content);
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    l.open(Kind::InterpolatedString, role, node);
    string_parts(l, content, holes);
    l.close();
}

/// The parts of a string, into the node that is open.
pub(super) fn string_parts<'t>(l: &mut Lowerer<'_, 't>, content: Span, holes: &[Hole<'t>]) {
    let mut at = content.start;
    for &hole in holes {
        text_part(
            l,
            Span {
                start: at,
                end: hole.span().start,
            },
        );
        match hole {
            Hole::Node(node) | Hole::Signed(_, node) => l.lower(node, Role::Element),
            Hole::Name(span) => named_hole(l, span),
        }
        at = hole.span().end;
    }
    text_part(
        l,
        Span {
            start: at,
            end: content.end,
        },
    );
}

/// `$name`
fn named_hole(l: &mut Lowerer<'_, '_>, span: Span) {
    let text = l.slice(span);
    if l.is_pattern() && crate::pattern_text::is_metavariable(text) {
        l.leaf_span(Kind::String, Role::Element, span, 0, text);
        return;
    }
    l.open_span(Kind::Interpolation, Role::Element, span, 0);
    let name = Span {
        start: span.start + 1,
        end: span.end,
    };
    let text = l.slice(name);
    l.leaf_span(Kind::Name, Role::Value, name, 0, text);
    l.close();
}

/// The text between two interpolations.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a piece of a file whose offsets fit 32 bits"
)]
fn text_part(l: &mut Lowerer<'_, '_>, span: Span) {
    if span.start >= span.end {
        return;
    }
    let text = l.slice(span);
    if !l.is_pattern() {
        l.leaf_span(Kind::String, Role::Element, span, 0, text);
        return;
    }
    let mut start = span.start;
    for (index, part) in text.split("...").enumerate() {
        if index > 0 {
            let end = start + 3;
            l.leaf_span(Kind::String, Role::Element, Span { start, end }, 0, "...");
            start = end;
        }
        let end = start + part.len() as u32;
        if !part.is_empty() {
            l.leaf_span(Kind::String, Role::Element, Span { start, end }, 0, part);
        }
        start = end;
    }
}

/// The span without the quotes: as many of `quote` as stand at both ends.
pub(super) fn within_quotes(l: &Lowerer<'_, '_>, span: Span, quote: &str) -> Span {
    let text = l.slice(span);
    let length = u32::try_from(quote.len()).unwrap_or(0);
    if text.starts_with(quote) && text.ends_with(quote) && text.len() >= 2 * quote.len() {
        Span {
            start: span.start + length,
            end: span.end - length,
        }
    } else {
        span
    }
}

/// A body that need not have braces: a lone statement stays one.
pub(super) fn or_statement<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    statement: fn(&mut Lowerer<'_, 't>, Native<'t>, Role),
) {
    if node.is_named() {
        statement(l, node, role);
    } else {
        l.emit_leaf(Kind::Empty, role, node, "");
    }
}

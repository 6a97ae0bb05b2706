//! String literals: plain, interpolated (`f"..."`), and adjacent ones.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{ChildList, Lowerer, span_of};
use crate::{Flags, Kind, Role};

/// One literal.
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if is_interpolated(l, &children) {
        l.open(Kind::InterpolatedString, role, node);
        l.set_symbol("f");
        pieces(l, &children);
        l.close();
    } else {
        plain(l, node, &children, role);
    }
}

/// `"a" "b"`: one string with the pieces of all; `f` when one of them is.
pub(super) fn concatenated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts: Vec<(Native<'t>, ChildList<'t>)> = l
        .named(node)
        .iter()
        .map(|part| (part.node, l.children(part.node)))
        .collect();
    let interpolated = parts
        .iter()
        .any(|(_, children)| is_interpolated(l, children));
    l.open(Kind::InterpolatedString, role, node);
    l.set_symbol(if interpolated { "f" } else { "+" });
    for (part, children) in &parts {
        if part.kind() != "string" {
            l.lower(*part, Role::Element);
        } else if is_interpolated(l, children) {
            pieces(l, children);
        } else {
            plain(l, *part, children, Role::Element);
        }
    }
    l.close();
}

/// `{value!r:format}`
pub(super) fn interpolation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Interpolation, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "type_conversion" => {}
            "format_specifier" => l.lower_named(child.node, Role::Child),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

/// Whether the prefix says `f`.
fn is_interpolated(l: &Lowerer<'_, '_>, children: &ChildList<'_>) -> bool {
    children.first().is_some_and(|start| {
        start.node.kind() == "string_start" && l.text(start.node).contains(['f', 'F', 't', 'T'])
    })
}

fn plain(l: &mut Lowerer<'_, '_>, node: Native<'_>, children: &ChildList<'_>, role: Role) {
    let whole = span_of(node);
    let find = |kind: &str| {
        children
            .iter()
            .find(|child| child.node.kind() == kind)
            .map(|child| span_of(child.node))
    };
    let start = find("string_start").map_or(whole.start, |span| span.end);
    let end = find("string_end").map_or(whole.end, |span| span.start);
    let content = l.slice(Span {
        start,
        end: end.max(start),
    });
    let prefix = l.slice(Span {
        start: whole.start,
        end: start,
    });
    l.open_span(Kind::String, role, whole, node.kind_id());
    l.set_symbol(content);
    if prefix.contains(['b', 'B', 'r', 'R']) {
        l.set_flags(Flags::PREFIXED);
    }
    if prefix.contains(['b', 'B']) {
        l.set_flags(Flags::BYTES);
    }
    l.close();
}

/// The text and the interpolations of an `f` string.
fn pieces<'t>(l: &mut Lowerer<'_, 't>, children: &ChildList<'t>) {
    for child in children.iter().filter(|child| child.node.is_named()) {
        match child.node.kind() {
            "string_start" | "string_end" => {}
            "string_content" => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::String, Role::Element, child.node, text);
            }
            _ => l.lower(child.node, Role::Element),
        }
    }
}

//! JSX.

use tree_sitter::Node as Native;

use laocoon_source::Span;

use super::super::markup::trimmed;
use crate::lower::{ChildList, Lowerer, field, span_of};
use crate::{Kind, Role};

/// An element, with or without a closing tag.
pub(super) fn element<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let tag: ChildList<'t> = match field(&children, "open_tag") {
        Some(tag) => l.named(tag),
        None => children.clone(),
    };
    l.open(Kind::Element, role, node);
    if let Some(name) = field(&tag, "name") {
        let text = l.text(name);
        l.set_symbol(text);
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    for attribute in tag.iter().filter(|child| child.field == "attribute") {
        l.lower(attribute.node, Role::Attribute);
    }
    if field(&children, "open_tag").is_some() {
        content(l, &children);
    }
    l.close();
}

/// What stands between the tags; a text with character references in it is one text.
fn content<'t>(l: &mut Lowerer<'_, 't>, children: &[crate::lower::Child<'t>]) {
    let mut text: Option<Span> = None;
    for child in children
        .iter()
        .filter(|child| !matches!(child.field, "open_tag" | "close_tag"))
    {
        let span = span_of(child.node);
        if matches!(child.node.kind(), "jsx_text" | "html_character_reference") {
            text = Some(Span {
                start: text.map_or(span.start, |text| text.start),
                end: span.end,
            });
            continue;
        }
        if let Some(span) = text.take() {
            trimmed(l, span, Role::Element);
        }
        l.lower(child.node, Role::Element);
    }
    if let Some(span) = text {
        trimmed(l, span, Role::Element);
    }
}

/// `name="value"`, `name={value}`, `name`
pub(super) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Attribute, role, node);
    for (index, child) in l.named(node).iter().enumerate() {
        if index == 0 {
            let text = l.text(child.node);
            l.emit_leaf(Kind::Name, Role::Name, child.node, text);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

pub(super) fn text<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    trimmed(l, span_of(node), role);
}

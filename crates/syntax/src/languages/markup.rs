//! What HTML, XML and JSX have in common: text between tags, and scripts.

use laocoon_source::{Language, Span};
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, span_of};
use crate::pattern_text;
use crate::{Kind, Role};

/// Text of the grammar's own.
pub(super) fn text<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    trimmed(l, span_of(node), role);
}

/// A text without the blanks around it; blanks alone are nothing.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a piece of a file whose offsets fit 32 bits"
)]
pub(super) fn trimmed(l: &mut Lowerer<'_, '_>, span: Span, role: Role) {
    let whole = l.slice(span);
    let text = whole.trim();
    if !text.is_empty() {
        let start = span.start + (whole.len() - whole.trim_start().len()) as u32;
        l.leaf_span(
            Kind::Text,
            role,
            Span {
                start,
                end: start + text.len() as u32,
            },
            0,
            text,
        );
    }
}

/// The children of a node that are neither tags nor comments. Texts beside
/// one another (character references between them) are one text.
pub(super) fn content<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    is_text: fn(&str) -> bool,
) {
    let mut text: Option<Span> = None;
    for child in l.children_without_fields(node) {
        let kind = child.node.kind();
        if is_text(kind) {
            let span = span_of(child.node);
            text = Some(Span {
                start: text.map_or(span.start, |text| text.start),
                end: span.end,
            });
            continue;
        }
        if let Some(span) = text.take() {
            trimmed(l, span, role);
        }
        if child.is_named()
            && !matches!(
                kind,
                "start_tag" | "end_tag" | "self_closing_tag" | "STag" | "ETag" | "EmptyElemTag"
            )
        {
            l.lower(child.node, role);
        }
    }
    if let Some(span) = text {
        trimmed(l, span, role);
    }
}

/// What a script holds: a block of its language; without one, text.
pub(super) fn script<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, language: Option<Language>) {
    let span = span_of(node);
    let text = l.slice(span);
    let hole = l.is_pattern() && is_list_hole(text.trim());
    let Some(language) = language.filter(|_| !hole && !text.trim().is_empty()) else {
        trimmed(l, span, Role::Element);
        return;
    };
    l.open(Kind::Block, Role::Element, node);
    if l.is_pattern() {
        let syntax = super::table(language).patterns;
        let rewritten = pattern_text::rewrite(text, syntax);
        l.embed(language, &rewritten, span.start);
    } else {
        l.embed(language, text, span.start);
    }
    l.close();
}

/// The language of a media type: `Some(None)` for one that is no script of a
/// language known here, `None` where the type says nothing.
pub(super) fn language_of_type(media_type: &str) -> Option<Option<Language>> {
    Some(match media_type {
        "" => return None,
        "module"
        | "text/javascript"
        | "application/javascript"
        | "text/ecmascript"
        | "application/ecmascript"
        | "application/x-javascript"
        | "text/x-javascript"
        | "text/jscript"
        | "text/livescript"
        | "text/babel"
        | "text/jsx"
        | "text/partytown" => Some(Language::JavaScript),
        "text/typescript" | "application/typescript" | "ts" => Some(Language::TypeScript),
        "importmap" | "speculationrules" => Some(Language::Json),
        json if json.ends_with("/json") || json.ends_with("+json") => Some(Language::Json),
        _ => None,
    })
}

/// Whether a text of a pattern stands for any number of things.
pub(super) fn is_list_hole(text: &str) -> bool {
    text == "..." || pattern_text::is_metavariable_ellipsis(text)
}

/// A hole for any number of things as the name that stands for it.
pub(super) fn placeholder(text: &str) -> String {
    pattern_text::hole(text)
}

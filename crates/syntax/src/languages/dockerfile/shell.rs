//! The commands in an instruction, read as the shell reads them.

use laocoon_source::{Language, Span};
use tree_sitter::Node as Native;

use super::continuations;
use super::words;
use crate::lower::{Lowerer, span_of};
use crate::{Kind, Role};

/// Set in [`Lowerer::context`] after `SHELL` named something else.
pub(super) const NOT_A_SHELL: u32 = 1;

/// The commands of `RUN` and others in their shell form.
pub(super) fn command<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    commands(l, span_of(node), role);
}

/// As [`command`], with the here-documents that follow. Where there is
/// nothing but them, they are the commands.
pub(super) fn with_documents<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    documents: &[Native<'t>],
    role: Role,
) {
    let markers = l.named(node);
    let text = l.text(node).trim();
    let only = markers
        .first()
        .is_some_and(|marker| l.text(marker.node).trim() == text);
    match (only, documents) {
        (true, [document]) => {
            let children = l.named(*document);
            let content = children
                .iter()
                .find(|child| child.node.kind() == "heredoc_content");
            let span = content.map_or(
                Span {
                    start: span_of(node).end,
                    end: span_of(node).end,
                },
                |content| span_of(content.node),
            );
            commands(l, span, role);
        }
        _ => {
            let end = documents
                .last()
                .map_or(span_of(node), |last| span_of(*last))
                .end;
            commands(
                l,
                Span {
                    end,
                    ..span_of(node)
                },
                role,
            );
        }
    }
}

/// The content of a here-document that is a file.
pub(super) fn document<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() == "heredoc_content" {
            let text = l.text(child.node);
            l.emit_leaf(Kind::String, role, child.node, text);
        }
    }
}

fn commands(l: &mut Lowerer<'_, '_>, span: Span, role: Role) {
    let text = l.slice(span);
    let whole = text.trim();
    if words::is_ellipsis_text(l, whole) || is_hole_of_healthcheck(l, whole) {
        words::pieces(l, span, &[], role);
        return;
    }
    if l.context & NOT_A_SHELL != 0 {
        l.leaf_span(Kind::String, role, span, 0, text);
        return;
    }
    let prepared = continuations::for_the_shell(text, continuations::escape_of(l.whole_text()));
    l.open_span(Kind::Block, role, span, 0);
    l.embed(Language::Bash, &prepared, span.start);
    l.close();
}

/// `HEALTHCHECK $X`: the metavariable stands for all there is; elsewhere
/// `$X` alone is a command of one word.
fn is_hole_of_healthcheck(l: &Lowerer<'_, '_>, text: &str) -> bool {
    l.is_pattern() && !text.starts_with('$') && crate::pattern_text::is_hole(text)
}

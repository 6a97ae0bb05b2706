//! Source with a finding in place.

use std::ops::Range;

use maud::{Markup, html};

use crate::Location;
use crate::excerpt::{Excerpt, Surrounded};
use crate::texts::Texts;

/// How many lines are shown before and after what was found.
const CONTEXT: usize = 3;

/// How many columns of a line are shown.
const WIDTH: usize = 240;

/// The lines of a place with some around them, or a word that they are gone.
pub(super) fn excerpt(location: &Location, texts: &Texts<'_>) -> Markup {
    let Some(text) = texts.of(location) else {
        return html! { p.gone { "The source is not at hand." } };
    };
    let shown = Surrounded::of(&text, location, CONTEXT, WIDTH);
    let lines = (shown.before.iter().map(|line| (false, html! { (line) })))
        .chain(
            marked_lines(&shown.excerpt)
                .into_iter()
                .map(|line| (true, line)),
        )
        .chain(shown.after.iter().map(|line| (false, html! { (line) })));
    html! {
        pre.code {
            @for (number, (is_marked, line)) in (shown.first_line()..).zip(lines) {
                span.line.marked[is_marked] { span.number { (number) } (line) "\n" }
            }
            @if let Some(label) = &shown.excerpt.label { span.line { span.number { "..." } (label) "\n" } }
        }
    }
}

/// Each line of an excerpt, with what was found marked.
fn marked_lines(excerpt: &Excerpt) -> Vec<Markup> {
    let mut start = 0;
    let lines = excerpt.source.split('\n').map(|line| {
        let within = |at: usize| at.saturating_sub(start).min(line.len());
        let marked: Range<usize> = within(excerpt.span.start)..within(excerpt.span.end);
        start += line.len() + 1;
        let part = |range: Range<usize>| line.get(range).unwrap_or_default();
        html! { (part(0..marked.start)) mark { (part(marked.clone())) } (part(marked.end..line.len())) }
    });
    lines.collect()
}

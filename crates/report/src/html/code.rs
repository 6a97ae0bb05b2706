//! Source with a finding in place.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use maud::{Markup, html};

use crate::excerpt::{self, Excerpt, lines_after, lines_before};
use crate::{Location, Sources};

/// How many lines are shown before and after what was found.
const CONTEXT: usize = 3;

/// How many columns of a line are shown.
const WIDTH: usize = 240;

/// The file that was shown last: findings of one file often follow each other,
/// and reading a file again for each of them would cost its length.
#[derive(Default)]
pub(super) struct LastFile(RefCell<Option<CachedFile>>);

/// A file's path and member, and its text if it can be had.
type CachedFile = (String, Option<String>, Option<Arc<str>>);

impl LastFile {
    fn text(&self, location: &Location, sources: &Sources<'_>) -> Option<Arc<str>> {
        let (path, member) = location.file();
        let mut last = self.0.borrow_mut();
        if let Some((its_path, its_member, text)) = &*last
            && its_path == path
            && its_member.as_deref() == member
        {
            return text.clone();
        }
        let text = sources(path, member);
        *last = Some((path.to_owned(), member.map(str::to_owned), text.clone()));
        text
    }
}

/// The lines of a place with some around them, or a word that they are gone.
pub(super) fn excerpt(location: &Location, sources: &Sources<'_>, last: &LastFile) -> Markup {
    let Some(text) = last.text(location, sources) else {
        return html! { p.gone { "The source is not at hand." } };
    };
    let shown = excerpt::of(&text, location, WIDTH);
    let before = lines_before(&text, location, CONTEXT, WIDTH);
    // After a place too long to be shown whole, its own middle would follow.
    let after = match shown.label {
        Some(_) => Vec::new(),
        None => lines_after(&text, location, CONTEXT, WIDTH),
    };
    let first = shown.first_line.saturating_sub(before.len());
    let marked: Vec<Markup> = marked_lines(&shown);
    let numbers = first..;
    let lines = before
        .into_iter()
        .map(|line| (false, html! { (line) }))
        .chain(marked.into_iter().map(|line| (true, line)))
        .chain(after.into_iter().map(|line| (false, html! { (line) })));
    html! {
        pre.code {
            @for (number, (is_marked, line)) in numbers.zip(lines) {
                span.line.marked[is_marked] { span.number { (number) } (line) "\n" }
            }
            @if let Some(label) = &shown.label { span.line { span.number { "..." } (label) "\n" } }
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

//! The source around a finding, small and clean enough to show.
//!
//! The renderer gets a text of its own, in which every line is cut to a width
//! and every character shows. It is found without reading more than a few
//! thousand bytes, so that a minified file with thousands of findings on one
//! line does not cost its length for each of them.

use std::ops::Range;

use crate::Location;
use crate::visible::{push_escape, shows_in_source};

/// How many bytes of a line are looked at before and after the place of
/// interest.
const REACH: usize = 1024;

/// Spans of more lines or bytes than these are shown by their first line.
const LINES: u32 = 40;
const BYTES: usize = 8192;

/// A text to show and the span in it to mark.
pub(crate) struct Excerpt {
    pub(crate) source: String,
    /// In bytes of `source`, on character boundaries.
    pub(crate) span: Range<usize>,
    /// The number of the first line.
    pub(crate) first_line: usize,
    /// What to write beside the span.
    pub(crate) label: Option<String>,
}

pub(crate) fn of(text: &str, location: &Location, width: usize) -> Excerpt {
    // The file may have changed since it was analysed.
    let start = floor(text, location.start.offset as usize);
    let mut end = floor(text, location.end.offset as usize).max(start);
    let matched = text.get(start..end).unwrap_or_default();
    // The line end that ends a span is not shown.
    end -= matched.len() - matched.trim_end_matches(['\r', '\n']).len();
    let matched = text.get(start..end).unwrap_or_default();

    let first_line = location.start.line as usize;
    let lines = location.end.line.saturating_sub(location.start.line);
    let is_long = lines >= LINES || matched.len() > BYTES;
    if is_long || !matched.contains('\n') {
        let label =
            (is_long && lines > 0).then(|| format!("and on, to line {}", location.end.line));
        let line_end = line_end(text, start).0;
        let shown = start..end.min(line_end).max(start);
        let mut source = String::new();
        let span = push_line(&mut source, text, shown.clone(), shown.start, width);
        return Excerpt {
            source,
            span,
            first_line,
            label,
        };
    }

    let mut source = String::new();
    let mut span = 0..0;
    let mut at = start;
    loop {
        let (this_end, next) = line_end(text, at);
        let is_last = this_end >= end;
        let marked = at..end.min(this_end);
        // The end of the last line is what matters there.
        let focus = if is_last { marked.end } else { marked.start };
        let shown = push_line(&mut source, text, marked, focus, width);
        if at == start {
            span.start = shown.start;
        }
        span.end = shown.end;
        if is_last {
            break;
        }
        source.push('\n');
        at = next;
    }
    Excerpt {
        source,
        span,
        first_line,
        label: None,
    }
}

/// The lines before a place, the nearest last, each cut to `width` and made
/// visible. Fewer than asked for at the start of a file, and none where the
/// place is too far inside its line to find the line's start.
fn lines_before(text: &str, location: &Location, lines: usize, width: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = floor(text, location.start.offset as usize);
    let (line, mut is_whole) = before_on_line(text, at);
    at -= line.len();
    while found.len() < lines && is_whole && at > 0 {
        let line_end = at - 1;
        let line;
        (line, is_whole) = before_on_line(text, line_end);
        at = line_end - line.len();
        if is_whole {
            found.push(shown_line(
                line.strip_suffix('\r').unwrap_or(line),
                true,
                width,
            ));
        }
    }
    found.reverse();
    found
}

/// The lines after a place, as [`lines_before`].
fn lines_after(text: &str, location: &Location, lines: usize, width: usize) -> Vec<String> {
    let mut found = Vec::new();
    let start = floor(text, location.start.offset as usize);
    let end = floor(text, location.end.offset as usize).max(start);
    let matched = text.get(start..end).unwrap_or_default();
    let mut at = end - usize::from(matched.ends_with('\n'));
    while found.len() < lines {
        let (_, next) = line_end(text, at);
        let is_at_line = next > at && text.as_bytes().get(next - 1) == Some(&b'\n');
        if !is_at_line || next >= text.len() {
            break;
        }
        let (line, is_whole) = after_on_line(text, next);
        found.push(shown_line(line, is_whole, width));
        at = next;
    }
    found
}

/// A line without a place to mark, from its start.
fn shown_line(line: &str, is_whole: bool, width: usize) -> String {
    let fits = first_that_fit(line, width);
    let mut shown = String::new();
    line.get(..fits)
        .unwrap_or_default()
        .chars()
        .for_each(|character| push_visible(&mut shown, character));
    if !is_whole || fits < line.len() {
        shown.push_str(" ...");
    }
    shown
}

fn push_visible(out: &mut String, character: char) {
    if shows_in_source(character) {
        out.push(character);
    } else {
        push_escape(out, character);
    }
}

/// An excerpt with lines around it.
pub(crate) struct Surrounded {
    pub(crate) excerpt: Excerpt,
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
}

impl Surrounded {
    /// The excerpt of a place, with up to so many lines before and after it.
    pub(crate) fn of(text: &str, location: &Location, lines: usize, width: usize) -> Self {
        let excerpt = of(text, location, width);
        // After a place too long to be shown whole, its own middle would follow.
        let after = match excerpt.label {
            Some(_) => Vec::new(),
            None => lines_after(text, location, lines, width),
        };
        Self {
            before: lines_before(text, location, lines, width),
            excerpt,
            after,
        }
    }

    /// The number of the first line shown.
    pub(crate) fn first_line(&self) -> usize {
        self.excerpt.first_line.saturating_sub(self.before.len())
    }
}

/// Appends the line around `focus`, cut to `width`, and gives back where in it
/// `marked` is. Both are on one line, and `focus` is an end of `marked`.
fn push_line(
    out: &mut String,
    text: &str,
    marked: Range<usize>,
    focus: usize,
    width: usize,
) -> Range<usize> {
    let (before, is_whole_before) = before_on_line(text, focus);
    let (after, is_whole_after) = after_on_line(text, focus);

    // A quarter of the width before the place, the rest from it on, or more
    // where the other side leaves room.
    let quarter = width / 4;
    let cost = |text: &str| text.chars().map(cost).fold(0_usize, usize::saturating_add);
    let wanted_after = if is_whole_after {
        cost(after).min(width)
    } else {
        width
    };
    let room_before = (width - wanted_after).max(quarter);
    let first = last_that_fit(before, room_before);
    let room_after = width.saturating_sub(cost(before.get(first..).unwrap_or_default()));
    let last = first_that_fit(after, room_after);

    if first > 0 || !is_whole_before {
        out.push_str("... ");
    }
    let shown = focus - (before.len() - first)..focus + last;
    let mut span = out.len()..out.len();
    let visible = text.get(shown.clone()).unwrap_or_default();
    for (at, character) in visible.char_indices() {
        let at = shown.start + at;
        if at <= marked.start {
            span.start = out.len();
        }
        push_visible(out, character);
        if at < marked.end {
            span.end = out.len();
        }
    }
    if marked.start >= shown.end {
        span.start = out.len();
    }
    span.end = span.end.max(span.start);
    if last < after.len() || !is_whole_after {
        out.push_str(" ...");
    }
    span
}

/// The text from the start of the line to `at`, no more than [`REACH`] bytes of
/// it, and whether that is all.
fn before_on_line(text: &str, at: usize) -> (&str, bool) {
    let reach = floor(text, at.saturating_sub(REACH));
    let near = text.get(reach..at).unwrap_or_default();
    match near.rfind('\n') {
        Some(line_end) => (near.get(line_end + 1..).unwrap_or_default(), true),
        None => (near, reach == 0),
    }
}

/// The text from `at` to the end of the line, no more than [`REACH`] bytes of
/// it, and whether that is all.
fn after_on_line(text: &str, at: usize) -> (&str, bool) {
    let reach = floor(text, at.saturating_add(REACH));
    let near = text.get(at..reach).unwrap_or_default();
    match near.find('\n') {
        Some(line_end) => {
            let line = near.get(..line_end).unwrap_or_default();
            (line.strip_suffix('\r').unwrap_or(line), true)
        }
        None => (near, reach == text.len()),
    }
}

/// Where the line that `at` is on ends, and where the next one starts. Looks no
/// further than a span may be long.
fn line_end(text: &str, at: usize) -> (usize, usize) {
    let reach = floor(text, at.saturating_add(BYTES + REACH));
    let near = text.get(at..reach).unwrap_or_default();
    match near.find('\n') {
        Some(end) => {
            let line = near.get(..end).unwrap_or_default();
            let without_return = line.strip_suffix('\r').unwrap_or(line).len();
            (at + without_return, at + end + 1)
        }
        None => (reach, reach),
    }
}

/// From which byte on the end of `text` fits into `room` columns.
fn last_that_fit(text: &str, room: usize) -> usize {
    let mut used = 0_usize;
    for (at, character) in text.char_indices().rev() {
        used = used.saturating_add(cost(character));
        if used > room {
            return at + character.len_utf8();
        }
    }
    0
}

/// Up to which byte the start of `text` fits into `room` columns.
fn first_that_fit(text: &str, room: usize) -> usize {
    let mut used = 0_usize;
    for (at, character) in text.char_indices() {
        used = used.saturating_add(cost(character));
        if used > room {
            return at;
        }
    }
    text.len()
}

/// About how many columns a character takes. Wide ones are taken for one: the
/// renderer knows better, and a line may be longer than asked for.
fn cost(character: char) -> usize {
    match character {
        '\t' => 4,
        _ if shows_in_source(character) => 1,
        _ => "\\u{}".len() + 4,
    }
}

/// The last character boundary that is not after `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

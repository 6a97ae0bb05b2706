//! Source text inside another file, which knows where in it each of its
//! characters stands.

use std::ops::Range;

use crate::{SourceFile, Span};

/// Source text that is inside another file.
#[derive(Debug)]
pub struct VirtualFile {
    pub file: SourceFile,
    /// Whether its text stands in the outer file as it is, so that what looks at
    /// text, not at programs, has seen it there.
    pub is_seen_outside: bool,
    pub(super) origins: Origins,
}

/// Where stretches of a text come from: offset in the text, offset in the file.
/// Between two entries both go on by one.
#[derive(Debug, Default, Clone)]
pub(super) struct Origins(pub(super) Vec<(usize, usize)>);

/// A text, and where it comes from.
#[derive(Debug, Default)]
pub(super) struct Traced {
    pub(super) text: String,
    pub(super) origins: Origins,
}

impl VirtualFile {
    /// Where in the outer file a span of this one is.
    pub fn outer(&self, span: Span) -> Span {
        let start = self.origins.of(span.start as usize);
        // The character before the end, for the end may be that of a cell.
        let end = match span.end.checked_sub(1) {
            Some(last) if span.end > span.start => self.origins.of(last as usize) + 1,
            _ => start,
        };
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span::new(offset(start), offset(end.max(start)))
    }
}

impl Origins {
    pub(super) fn of(&self, offset: usize) -> usize {
        let after = self.0.partition_point(|(own, _)| *own <= offset);
        match after.checked_sub(1).and_then(|index| self.0.get(index)) {
            Some((own, outer)) => outer + (offset - own),
            None => self.0.first().map_or(0, |(_, outer)| *outer),
        }
    }
}

impl Traced {
    /// Appends a stretch of another text, with where that comes from.
    pub(super) fn push(&mut self, other: &Self, range: Range<usize>) {
        let Some(text) = other.text.get(range.clone()) else {
            return;
        };
        let at = self.text.len();
        if !text.is_empty() {
            self.origins.0.push((at, other.origins.of(range.start)));
        }
        let first = other
            .origins
            .0
            .partition_point(|(own, _)| *own <= range.start);
        for (own, outer) in other.origins.0.get(first..).unwrap_or_default() {
            if *own >= range.end {
                break;
            }
            self.origins.0.push((at + own - range.start, *outer));
        }
        self.text.push_str(text);
    }

    /// Appends a stretch of the outer file.
    pub(super) fn push_verbatim(&mut self, outer: &str, range: Range<usize>) {
        if let Some(text) = outer.get(range.clone()).filter(|text| !text.is_empty()) {
            self.origins.0.push((self.text.len(), range.start));
            self.text.push_str(text);
        }
    }

    /// Appends what stands for something at this place of the outer file.
    pub(super) fn push_made(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.origins.0.push((self.text.len(), at));
            self.text.push_str(text);
        }
    }
}

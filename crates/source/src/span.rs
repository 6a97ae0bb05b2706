//! A stretch of a file's text.

use serde::{Deserialize, Serialize};

/// The bytes `start..end` of a file's decoded text.
///
/// Spans order by start, then by end, which is the order findings are reported
/// in. A span says nothing about which file it is in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the first byte after the span.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Length in bytes; 0 for a span that ends before it starts.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is no byte in the span.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside this span; every span contains itself.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text of the span, or `""` where the span is not within `text` or
    /// cuts a character in two.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_only_whole_characters_inside_the_text() {
        let text = "aé!";
        assert_eq!(Span::new(0, 3).slice(text), "aé");
        assert_eq!(Span::new(0, 2).slice(text), "", "in the middle of é");
        assert_eq!(Span::new(3, 9).slice(text), "", "past the end");
        assert_eq!(Span::new(3, 1).slice(text), "", "backwards");
    }

    #[test]
    fn contains_itself_and_what_is_inside() {
        let outer = Span::new(2, 8);
        assert!(outer.contains(outer));
        assert!(outer.contains(Span::new(3, 8)));
        assert!(!outer.contains(Span::new(1, 3)));
        assert!(!outer.contains(Span::new(7, 9)));
    }

    #[test]
    fn length_never_underflows() {
        assert_eq!(Span::new(2, 8).len(), 6);
        assert_eq!(Span::new(8, 2).len(), 0);
        assert!(Span::new(8, 2).is_empty());
        assert!(Span::new(4, 4).is_empty());
    }

    #[test]
    fn orders_by_start_then_end() {
        let mut spans = [Span::new(4, 5), Span::new(1, 9), Span::new(1, 2)];
        spans.sort();
        assert_eq!(spans, [Span::new(1, 2), Span::new(1, 9), Span::new(4, 5)]);
    }
}

//! From byte offsets to lines and columns, and back.
//!
//! A *line* ends at `\n`; a `\r` before it belongs to the line's end, a lone
//! `\r` is an ordinary character. A *column* counts Unicode code points.
//!
//! Minified and hostile files have single lines of many megabytes, so a column
//! is never found by counting from the start of its line: the index keeps, for
//! every [`STRIDE`] bytes of the text, how many code points came before. A text
//! that is all ASCII needs no such table.

use memchr::{memchr_iter, memmem};
use serde::{Deserialize, Serialize};

use crate::Span;

/// Bytes between two entries of the table of code point counts: a lookup looks
/// at no more than twice as many, the table costs 4 bytes for each.
const STRIDE: usize = 1024;

/// A place in a text, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode code points, from 1.
    pub column: u32,
    /// Offset in bytes of the decoded text, from 0.
    pub offset: u32,
}

/// Where the lines of one text start.
///
/// The index does not hold the text. Asking it with another text than the one
/// it was built from gives wrong positions, but no panic.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Offset of the first byte of each line; never empty.
    starts: Vec<u32>,
    /// Whether each line ends in `\r\n`; empty when none does.
    carriage_returns: Vec<bool>,
    /// Code points before byte `k * STRIDE`; empty when the text is all ASCII.
    code_points: Vec<u32>,
    /// Length of the text in bytes.
    length: u32,
}

impl LineIndex {
    /// Indexes `text`, of which only the first 4 GiB are seen.
    pub fn new(text: &str) -> Self {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let bytes = &text.as_bytes()[..length as usize];
        let mut starts = vec![0];
        starts.extend(memchr_iter(b'\n', bytes).map(|end| to_u32(end).saturating_add(1)));
        let mut carriage_returns = Vec::new();
        if memmem::find(bytes, b"\r\n").is_some() {
            let ends = starts[1..].iter().map(|&start| start as usize);
            carriage_returns.extend(ends.map(|end| bytes[..end].ends_with(b"\r\n")));
        }
        let code_points = if bytes.is_ascii() {
            Vec::new()
        } else {
            count_by_stride(bytes)
        };
        Self {
            starts,
            carriage_returns,
            code_points,
            length,
        }
    }

    /// How many lines there are. A `\n` at the very end starts one more, empty
    /// line, and an empty text has one line, as in an editor.
    pub fn line_count(&self) -> u32 {
        to_u32(self.starts.len())
    }

    /// Line and column of the byte at `offset`. An offset inside a character
    /// counts as that character's, one past the end as the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = to_u32(floor_char_boundary(text, offset.min(self.length)));
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1];
        Position {
            line: to_u32(line),
            column: self
                .code_points_between(text.as_bytes(), start, offset)
                .saturating_add(1),
            offset,
        }
    }

    /// The offset of a line and column, both from 1: the inverse of
    /// [`position`](Self::position). `None` where the text has no such line, or
    /// the line no such column; the column just after a line's last character
    /// exists, and is its line end.
    pub fn offset(&self, text: &str, line: u32, column: u32) -> Option<u32> {
        let index = line.checked_sub(1)? as usize;
        let start = *self.starts.get(index)?;
        let end = match self.starts.get(index + 1) {
            Some(&next) => next - 1,
            None => self.length,
        };
        let before = column.checked_sub(1)?;
        if self.code_points.is_empty() {
            return start.checked_add(before).filter(|&offset| offset <= end);
        }
        let bytes = text.as_bytes();
        let wanted = self.code_points_before(bytes, start).checked_add(before)?;
        if wanted > self.code_points_before(bytes, end) {
            return None;
        }
        let block = self
            .code_points
            .partition_point(|&count| count <= wanted)
            .saturating_sub(1);
        let mut remaining = (wanted - self.code_points[block]) as usize;
        for (at, &byte) in bytes.iter().enumerate().skip(block * STRIDE) {
            if is_character_start(byte) {
                if remaining == 0 {
                    return Some(to_u32(at));
                }
                remaining -= 1;
            }
        }
        Some(self.length)
    }

    /// The text of a line, from 1, without its line end. Lines that do not
    /// exist are the empty span at the end of the text.
    pub fn line_span(&self, line: u32) -> Span {
        let at_end = Span::new(self.length, self.length);
        let Some(index) = line.checked_sub(1) else {
            return at_end;
        };
        let Some(&start) = self.starts.get(index as usize) else {
            return at_end;
        };
        let Some(&next) = self.starts.get(index as usize + 1) else {
            return Span::new(start, self.length);
        };
        let two_bytes = self.carriage_returns.get(index as usize) == Some(&true);
        Span::new(start, next - if two_bytes { 2 } else { 1 })
    }

    fn code_points_between(&self, bytes: &[u8], start: u32, end: u32) -> u32 {
        if self.code_points.is_empty() {
            return end - start;
        }
        if (end - start) as usize <= STRIDE {
            return count_code_points(bytes.get(start as usize..end as usize));
        }
        self.code_points_before(bytes, end)
            .saturating_sub(self.code_points_before(bytes, start))
    }

    fn code_points_before(&self, bytes: &[u8], offset: u32) -> u32 {
        let block = offset as usize / STRIDE;
        self.code_points.get(block).copied().unwrap_or_default()
            + count_code_points(bytes.get(block * STRIDE..offset as usize))
    }
}

fn count_by_stride(bytes: &[u8]) -> Vec<u32> {
    let mut total = 0;
    let mut counts = vec![0];
    for block in bytes.chunks(STRIDE) {
        total += count_code_points(Some(block));
        counts.push(total);
    }
    counts
}

fn count_code_points(bytes: Option<&[u8]>) -> u32 {
    let bytes = bytes.unwrap_or_default();
    to_u32(bytes.iter().filter(|&&b| is_character_start(b)).count())
}

/// Whether a byte of UTF-8 begins a character: all but `10xxxxxx` do.
fn is_character_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn floor_char_boundary(text: &str, offset: u32) -> usize {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is `line:column` of the first `at` in `text`.
    fn check(text: &str, at: &str, expected: &str) {
        let offset = to_u32(text.find(at).unwrap());
        let position = LineIndex::new(text).position(text, offset);
        assert_eq!(
            format!("{}:{}", position.line, position.column),
            expected,
            "{at:?} in {text:?}"
        );
        assert_eq!(position.offset, offset);
    }

    fn lines(text: &str) -> Vec<&str> {
        let index = LineIndex::new(text);
        (1..=index.line_count())
            .map(|line| index.line_span(line).slice(text))
            .collect()
    }

    #[test]
    fn lines_and_columns_start_at_one() {
        check("x = 1\ny = 2\n", "x", "1:1");
        check("x = 1\ny = 2\n", "2", "2:5");
    }

    #[test]
    fn columns_count_code_points() {
        check("é = '日本' #", "#", "1:10");
        check("日本\né = 1", "=", "2:3");
        check("e\u{301}x", "x", "1:3");
    }

    #[test]
    fn line_ends_belong_to_their_line() {
        check("ab\r\ncd", "\r", "1:3");
        check("ab\r\ncd", "\n", "1:4");
        check("ab\r\ncd", "d", "2:2");
    }

    #[test]
    fn a_lone_carriage_return_is_no_line_end() {
        check("ab\rcd", "c", "1:4");
        assert_eq!(lines("ab\rcd"), ["ab\rcd"]);
    }

    #[test]
    fn lines_come_without_their_ends() {
        assert_eq!(lines("a\nb\r\n\n\r\nc"), ["a", "b", "", "", "c"]);
        assert_eq!(lines("a\n"), ["a", ""]);
        assert_eq!(lines(""), [""]);
    }

    #[test]
    fn places_that_do_not_exist() {
        let text = "aé\nb";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 2).offset, 1, "inside é");
        assert_eq!(index.position(text, 99).offset, 5);
        assert_eq!(index.line_span(0), Span::new(5, 5));
        assert_eq!(index.line_span(3), Span::new(5, 5));
        assert_eq!(index.offset(text, 1, 3), Some(3), "the line end");
        assert_eq!(index.offset(text, 1, 4), None);
        assert_eq!(index.offset(text, 2, 2), Some(5), "the end of the text");
        assert_eq!(index.offset(text, 0, 1), None);
        assert_eq!(index.offset(text, 1, 0), None);
        assert_eq!(index.offset(text, u32::MAX, u32::MAX), None);
    }

    #[test]
    fn another_text_than_the_indexed_one_is_no_panic() {
        let index = LineIndex::new(&"é\n".repeat(5_000));
        for text in ["", "é", "日本語"] {
            for offset in [0, 1, 4_000, 14_999, u32::MAX] {
                index.position(text, offset);
                index.offset(text, offset, 3);
                index.line_span(offset);
            }
        }
    }
}

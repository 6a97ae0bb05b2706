//! How a credential is told: by its ends.

use std::ops::Range;

use laocoon_source::Span;

use crate::file::span_of;

/// So much of a long credential is shown at its start and at its end. They tell
/// its owner which one it is, and nobody else anything.
const START: usize = 4;
const END: usize = 2;

/// Of shorter ones nothing is shown: they may be passwords, and each letter
/// helps to guess those.
const LONG: usize = 20;

/// The ends of a credential, to be written into a message.
pub(super) fn shown(credential: &str) -> String {
    let hidden = hidden_in(credential);
    let start = credential.get(..hidden.start).unwrap_or_default();
    let end = credential.get(hidden.end..).unwrap_or_default();
    format!("{start}…{end}")
}

/// What of a credential that stands here no report may show.
pub(super) fn hidden(text: &str, range: &Range<usize>) -> Span {
    let credential = text.get(range.clone()).unwrap_or_default();
    let hidden = hidden_in(credential);
    span_of(range.start + hidden.start, range.start + hidden.end)
}

fn hidden_in(credential: &str) -> Range<usize> {
    let ends = START..credential.len().saturating_sub(END);
    let is_cut = credential.len() >= LONG
        && credential.is_char_boundary(ends.start)
        && credential.is_char_boundary(ends.end);
    if is_cut { ends } else { 0..credential.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_long_ones_are_shown_and_nothing_of_short_ones() {
        let check = |credential: &str, expected: &str| assert_eq!(shown(credential), expected);
        check("ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabcde", "ghp_…de");
        check("short-password", "…");
        check("éééééééééééééééééééé", "éé…é");
        check("aéééééééééééééééééééé", "…");
    }
}

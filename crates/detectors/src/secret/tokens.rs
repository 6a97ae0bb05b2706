//! The tokens of a text.

use std::ops::Range;

use crate::TextFile;

use super::catalogue::{FORMS, Kind};
use super::clues::Clues;
use super::placeholder::is_made_up;
use super::setting::Proof;

/// A token that stands in a text.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: &'static Kind,
    pub(super) range: Range<usize>,
    pub(super) proof: Proof,
}

/// The tokens of a text, by their place. None overlaps another.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
}

/// So far away, in bytes, a word still tells what a token is.
const NEAR: usize = 400;

impl Tokens {
    /// The tokens of a file's text, made once for all who ask.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        Self::in_text(file.text(), &file.shared(Clues::of), "")
    }

    /// The tokens of any text; `around` is what stands around it besides, in
    /// small letters.
    pub(super) fn in_text(text: &str, clues: &Clues, around: &str) -> Self {
        let mut list: Vec<Token> = clues
            .tokens()
            .filter_map(|(form, anchor)| token(text, form, anchor, around))
            .collect();
        // The longest of those that begin together, and the first of others.
        list.sort_by_key(|token| (token.range.start, std::cmp::Reverse(token.range.end)));
        let mut end = 0;
        list.retain(|token| {
            let is_apart = token.range.start >= end;
            if is_apart {
                end = token.range.end;
            }
            is_apart
        });
        Self { list }
    }

    /// Whether a token stands in a stretch of the text.
    pub(super) fn is_in(&self, range: &Range<usize>) -> bool {
        let first = self
            .list
            .partition_point(|token| token.range.end <= range.start);
        self.list
            .get(first)
            .is_some_and(|token| token.range.start < range.end)
    }
}

fn token(text: &str, form: usize, anchor: usize, around: &str) -> Option<Token> {
    let (form, kind) = FORMS.get(form)?;
    let found = form.at(text, anchor)?;
    let told = text.get(found.range.clone())?;
    if is_made_up(&found.body) || kind.examples.iter().any(|example| told.contains(example)) {
        return None;
    }
    if !kind.near.is_empty() {
        let near = around_of(text, &found.range);
        let is_near =
            |word: &String| near.contains(word.as_str()) || around.contains(word.as_str());
        if !kind.near.iter().any(is_near) {
            return None;
        }
    }
    let proof = match kind.checksum {
        None => Proof::None,
        Some(checksum) if checksum.is_right(told) => Proof::Right,
        Some(checksum) if checksum.is_part_of_form() => return None,
        Some(_) => Proof::Wrong,
    };
    Some(Token {
        kind,
        range: found.range,
        proof,
    })
}

/// What stands around a place, in small letters.
pub(super) fn around_of(text: &str, range: &Range<usize>) -> String {
    let mut start = range.start.saturating_sub(NEAR);
    let mut end = (range.end + NEAR).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(start..end)
        .unwrap_or_default()
        .to_ascii_lowercase()
}

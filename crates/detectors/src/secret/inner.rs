//! Texts inside of texts: what a program or a cluster makes of a literal.
//!
//! An *inner text* is one that is encoded in another one, or put together from
//! pieces of it. It is looked at as a file is, and told where it comes from.

use std::ops::Range;

use crate::TextFile;
use crate::text::encoded::{Run, Scheme, decode, runs};
use crate::text::runs::Runs;

use super::clues::Clues;
use super::joined::{Joined, joined};
use super::tokens::{Tokens, around_of};

/// A text inside of another one.
#[derive(Debug)]
pub(super) struct Inner {
    /// What it is made of.
    pub(super) outer: Range<usize>,
    pub(super) how: How,
    pub(super) text: String,
    /// Where pieces meet in it.
    seams: Vec<usize>,
    pub(super) clues: Clues,
    pub(super) tokens: Tokens,
}

/// How it comes out of the other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Decoded,
    Joined,
}

/// The inner texts of a file in which something may be found.
#[derive(Debug, Default)]
pub(super) struct Inners {
    pub(super) list: Vec<Inner>,
    /// Where those stand in which tokens are, by their place, none overlapping.
    told: Vec<Range<usize>>,
}

/// So many letters tell whether a run is text.
const HEAD: usize = 40;

/// Longer texts are looked at as far as this.
const MOST: usize = 64 << 10;

impl How {
    /// For messages, behind what is found.
    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Decoded => ", encoded",
            Self::Joined => ", put together from pieces",
        }
    }
}

impl Inner {
    /// Whether a stretch of it stands nowhere in the other text: it is decoded,
    /// or pieces meet in it.
    pub(super) fn is_new(&self, range: &Range<usize>) -> bool {
        match self.how {
            How::Decoded => true,
            How::Joined => {
                let first = self.seams.partition_point(|seam| *seam <= range.start);
                self.seams.get(first).is_some_and(|seam| *seam < range.end)
            }
        }
    }
}

impl Inners {
    /// The inner texts of a file, made once for all who ask.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        let text = file.text();
        let mut list = Vec::new();
        for run in &file.shared(Runs::of).list {
            let Some(decoded) = text_of(run) else {
                continue;
            };
            // A cluster's secret is encoded once more than what it holds.
            let again: Vec<String> = runs(&decoded).iter().filter_map(text_of).collect();
            for decoded in again.into_iter().chain([decoded]) {
                let place = run.range.clone();
                list.extend(inner(text, place, How::Decoded, decoded, Vec::new()));
            }
        }
        for whole in joined(text) {
            let Joined {
                outer,
                text: joined,
                seams,
            } = whole;
            list.extend(inner(text, outer, How::Joined, joined, seams));
        }
        let has_token = |inner: &&Inner| {
            let mut tokens = inner.tokens.list.iter();
            tokens.any(|token| inner.is_new(&token.range))
        };
        let told = list.iter().filter(has_token);
        let mut told: Vec<Range<usize>> = told.map(|inner| inner.outer.clone()).collect();
        told.sort_by_key(|place| place.start);
        told.dedup_by(|next, last| {
            let overlaps = next.start < last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
        Self { list, told }
    }

    /// Whether one in which tokens were found is made of a stretch of the text.
    pub(super) fn has_token_in(&self, range: &Range<usize>) -> bool {
        let first = self.told.partition_point(|place| place.end <= range.start);
        self.told
            .get(first)
            .is_some_and(|place| place.start < range.end)
    }
}

fn inner(
    around: &str,
    outer: Range<usize>,
    how: How,
    text: String,
    seams: Vec<usize>,
) -> Option<Inner> {
    let clues = Clues::in_text(&text);
    if clues.is_empty() {
        return None;
    }
    let around = match clues.tokens().next() {
        Some(_) => around_of(around, &outer),
        None => String::new(),
    };
    let tokens = Tokens::in_text(&text, &clues, &around);
    Some(Inner {
        outer,
        how,
        text,
        seams,
        clues,
        tokens,
    })
}

/// What a run decodes to, if that is text.
fn text_of(run: &Run) -> Option<String> {
    let is_text = |bytes: &[u8]| {
        bytes
            .iter()
            .all(|byte| (b' '..0x7f).contains(byte) || byte.is_ascii_whitespace())
    };
    let letters = |most: usize| {
        let length = run.letters.len().min(most) / 4 * 4;
        run.letters.get(..length.max(run.letters.len().min(4)))
    };
    if run.scheme == Scheme::Base32 || !is_text(&decode(run.scheme, letters(HEAD)?)?) {
        return None;
    }
    let whole = match run.letters.len() > MOST {
        true => letters(MOST)?,
        false => &run.letters,
    };
    let bytes = decode(run.scheme, whole)?;
    String::from_utf8(bytes).ok()
}

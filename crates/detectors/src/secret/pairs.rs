//! Ids of keys, and the secrets beside them.

use std::ops::Range;

use crate::TextFile;

use super::catalogue::Kind;
use super::form::Run;
use super::placeholder::is_made_up;
use super::tokens::{Token, Tokens};

/// An id, and its secret.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) kind: &'static Kind,
    pub(super) id: Range<usize>,
    pub(super) secret: Range<usize>,
}

/// The pairs of a text, by the place of the id.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) list: Vec<Pair>,
}

/// So far from its id, in bytes, a secret is looked for.
const REACH: usize = 400;

/// So far before a secret, on its line, stands what it is called.
const NAME: usize = 60;

/// A secret right behind its id has no name, as in `id:secret` and in tables.
const BESIDE: usize = 8;

impl Pairs {
    /// The pairs of a file's text, made once for all who ask.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        let tokens = file.shared(Tokens::of);
        let pairs = tokens
            .list
            .iter()
            .filter_map(|token| pair(file.text(), token));
        Self {
            list: pairs.collect(),
        }
    }
}

impl Pairs {
    /// Whether a token is the id of a pair.
    pub(super) fn has_id(&self, id: &Range<usize>) -> bool {
        self.list
            .binary_search_by_key(&id.start, |pair| pair.id.start)
            .is_ok()
    }
}

fn pair(text: &str, token: &Token) -> Option<Pair> {
    let run = Run::read(token.kind.other_half.as_deref()?)?;
    let id = token.range.clone();
    let behind = window(text, id.end, REACH);
    let mut secrets: Vec<Range<usize>> = run
        .all_in(text.get(behind.clone())?)
        .into_iter()
        .map(|secret| behind.start + secret.start..behind.start + secret.end)
        .collect();
    let mut from = id.start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = run.all_in(text.get(from..id.start)?).into_iter().rev();
    secrets.extend(before.map(|secret| from + secret.start..from + secret.end));
    let secret = secrets
        .into_iter()
        .find(|secret| is_secret(text, secret, &id))?;
    Some(Pair {
        kind: token.kind,
        id,
        secret,
    })
}

/// The text behind an offset, so many bytes of it.
fn window(text: &str, start: usize, length: usize) -> Range<usize> {
    let mut end = (start + length).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end.max(start)
}

/// Whether a run of the right letters is a secret: drawn by chance, no digest,
/// and called so or right beside its id.
fn is_secret(text: &str, secret: &Range<usize>, id: &Range<usize>) -> bool {
    let Some(told) = text.get(secret.clone()) else {
        return false;
    };
    let is_hex = told.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_made_up(told) || (is_hex && told.len() != 32) {
        return false;
    }
    let between = text.get(id.end..secret.start).unwrap_or_default();
    let is_beside = secret.start > id.end
        && between.len() <= BESIDE
        && !between.contains(|c: char| c.is_alphanumeric());
    let mut start = secret.start.saturating_sub(NAME);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let line = text.get(start..secret.start).unwrap_or_default();
    let line = line.rsplit('\n').next().unwrap_or_default();
    let line = line.to_ascii_lowercase();
    let has_name = ["secret", "token", "key", "sk"]
        .iter()
        .any(|name| line.contains(name));
    (is_beside && !is_hex) || has_name
}

//! The private keys of a text, in whatever form.

use std::ops::Range;

use crate::TextFile;

use super::clues::{Clue, Clues};
use super::der;
use super::inner::Inners;
use super::pem::PemKey;
use super::placeholder::is_made_up;
use super::web_key::web_key;
use crate::text::encoded::{Run, decode};
use crate::text::runs::Runs;

/// A private key that stands in a text.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) label: String,
    /// Where it is told.
    pub(super) place: Range<usize>,
    /// What no report may show.
    pub(super) body: Range<usize>,
    pub(super) is_protected: bool,
    /// Whether it is that of a Google service account.
    pub(super) is_account: bool,
    /// How it is hidden, behind its name.
    pub(super) how: &'static str,
}

/// The keys of a text, by their place. None overlaps another.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) list: Vec<Key>,
}

/// So many letters tell whether a run is a key.
const HEAD: usize = 64;

/// Longer runs are none.
const MOST: usize = 64 << 10;

/// Shorter texts are no keys: an Ed25519 key takes 48 bytes.
const LEAST: usize = 40;

/// One byte in so many may be missing where people copied by hand.
const MISSING: usize = 40;

/// So far before a key something may say that it is an example.
const BEFORE: usize = 400;

/// What says so.
const EXAMPLE_WORDS: [&str; 10] = [
    "example",
    "sample",
    "dummy",
    "fake",
    "test",
    "demo",
    "do not use",
    "don't use",
    "insecure",
    "never use",
];

impl Keys {
    /// The keys of a file's text, made once for all who ask.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        let text = file.text();
        let clues = file.shared(Clues::of);
        let heads = clues.all(Clue::KeyHead);
        let mut list: Vec<Key> = heads
            .filter_map(|start| PemKey::at(text, start))
            .map(|key| Key {
                is_account: is_service_account(text, key.head.start),
                ..Key::of_pem(key, "")
            })
            .collect();
        list.extend(clues.all(Clue::WebKey).filter_map(|at| {
            let key = web_key(text, at)?;
            Some(Key::told(key.label.to_owned(), key.private, false))
        }));
        if text.contains("[Interface]") {
            let names = clues.all(Clue::Name);
            list.extend(names.filter_map(|at| wireguard(text, at)));
        }
        let runs = file.shared(Runs::of);
        list.extend(runs.list.iter().filter_map(of_run));
        for inner in &file.shared(Inners::of).list {
            let clues = &inner.clues;
            let pem = clues.all(Clue::KeyHead).find_map(|start| {
                let key = PemKey::at(&inner.text, start)?;
                inner.is_new(&key.head).then_some(key)
            });
            if let Some(key) = pem {
                list.push(Key {
                    place: inner.outer.clone(),
                    body: inner.outer.clone(),
                    is_account: is_service_account(&inner.text, key.head.start),
                    ..Key::of_pem(key, inner.how.told())
                });
            }
        }
        // What begins first, and of those the one that is known best.
        list.sort_by_key(|key| key.place.start);
        let mut end = 0;
        list.retain(|key| {
            let is_apart = key.place.start >= end;
            if is_apart {
                end = key.body.end.max(key.place.end);
            }
            is_apart
        });
        Self { list }
    }

    /// Whether a key stands in a stretch of the text.
    pub(super) fn is_in(&self, range: &Range<usize>) -> bool {
        let first = self
            .list
            .partition_point(|key| key.body.end.max(key.place.end) <= range.start);
        self.list
            .get(first)
            .is_some_and(|key| key.place.start < range.end)
    }
}

impl Key {
    fn of_pem(key: PemKey, how: &'static str) -> Self {
        Self {
            label: key.label,
            place: key.head,
            body: key.body,
            is_protected: key.is_protected,
            is_account: false,
            how,
        }
    }

    fn told(label: String, place: Range<usize>, is_protected: bool) -> Self {
        Self {
            label,
            body: place.clone(),
            place,
            is_protected,
            is_account: false,
            how: "",
        }
    }

    /// Whether the name of its file, or the text before it, says that it is an
    /// example.
    pub(super) fn is_example(&self, file: &TextFile<'_>) -> bool {
        let text = file.text();
        let mut start = self.place.start.saturating_sub(BEFORE);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = text.get(start..self.place.start).unwrap_or_default();
        let before = before.to_ascii_lowercase();
        let name = file.name().to_ascii_lowercase();
        EXAMPLE_WORDS
            .iter()
            .any(|word| before.contains(word) || name.contains(word))
    }
}

/// Google's file of an account says what it is.
fn is_service_account(text: &str, key: usize) -> bool {
    let mut start = key.saturating_sub(1_000);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let before = text.get(start..key).unwrap_or_default();
    before.contains("service_account") && before.contains("private_key_id")
}

/// A key without a head, encoded.
fn of_run(run: &Run) -> Option<Key> {
    let head = run.letters.get(..run.letters.len().min(HEAD))?;
    let key = der::key_of(&decode(run.scheme, head)?)?;
    let length = match run.letters.len() <= MOST {
        true => run.decode()?.len(),
        false => return None,
    };
    let is_whole = length >= LEAST
        && key.length <= length + 3 + length / MISSING
        && (length <= key.length + 3 || key.length == 0);
    let body = run.letters.get(HEAD / 2..)?;
    (is_whole && !is_made_up(body)).then(|| {
        let label = format!("{} in {}", key.label, run.scheme.name());
        Key::told(label, run.range.clone(), key.is_protected)
    })
}

/// `PrivateKey = ...` in a file of `WireGuard`'s (`wg(8)`): 32 bytes in base64.
fn wireguard(text: &str, at: usize) -> Option<Key> {
    let rest = text.get(at..)?;
    let name = rest.get(.."PrivateKey".len())?;
    if !name.eq_ignore_ascii_case("PrivateKey") {
        return None;
    }
    let behind = rest.get(name.len()..)?;
    let value = behind.trim_start_matches([' ', '\t']).strip_prefix('=')?;
    let value = value.trim_start_matches([' ', '\t']);
    let start = text.len() - value.len();
    let key = value.get(..44)?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
    let is_key = key.ends_with('=') && key.bytes().take(43).all(is_letter) && !is_made_up(key);
    is_key.then(|| Key::told("WireGuard".to_owned(), start..start + 44, false))
}

//! What an encoded run turns out to be, through several layers.
//!
//! Each layer is one step that a loader would take: decode, decompress, read
//! backwards, shift letters, combine with one byte. Only what is plainly a
//! program, an executable or another known content ends the search.

use std::io::Read as _;

use flate2::read::{GzDecoder, ZlibDecoder};

use super::encoded::{Run, Scheme, decode};
use super::magic::{Content, content_of};
use super::program::{Likeness, likeness};

/// What was found behind the encoding.
#[derive(Clone, Debug)]
pub(crate) struct Revealed {
    /// The steps, the first one first.
    pub(crate) steps: Vec<&'static str>,
    pub(crate) what: What,
    /// How it begins, as text.
    pub(crate) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A known format.
    Content(Content),
    /// A program as text.
    Program(Likeness),
    /// Other text.
    Text,
    /// Compressed or encrypted, as it seems.
    Opaque,
}

/// More layers than these are not taken off.
const MAX_LAYERS: usize = 6;

/// More is not decompressed.
const MAX_INFLATED: u64 = 256 * 1024;

/// So much is shown.
const SHOWN: usize = 200;

/// A run of fewer letters is not tried for one byte that it was combined with.
const MIN_COMBINED: usize = 80;

/// What a run turns out to be. `is_thorough` also tries what costs time: one
/// byte that everything was combined with, letters shifted, order reversed.
pub(crate) fn reveal(run: &Run, is_thorough: bool) -> Option<Revealed> {
    let bytes = run.decode()?;
    let mut steps = vec![run.scheme.name()];
    let plain = peel(bytes.clone(), &mut steps);
    if !is_thorough || plain.what != What::Opaque && plain.what != What::Text {
        return Some(plain);
    }
    let backwards: String = run.letters.trim_end_matches('=').chars().rev().collect();
    let reversed = decode(run.scheme, &backwards)
        .map(|bytes| peel(bytes, &mut vec!["reversed", run.scheme.name()]));
    let told = [reversed, rotated(run), combined(&bytes, run.scheme)];
    let found = told.into_iter().flatten().find(Revealed::is_program);
    Some(found.unwrap_or(plain))
}

impl Revealed {
    /// Whether it is something that can run.
    pub(crate) fn is_program(&self) -> bool {
        match self.what {
            What::Content(Content::Executable(_)) => true,
            What::Program(likeness) => likeness >= Likeness::Program,
            _ => false,
        }
    }
}

/// Takes off layers as long as there are any.
fn peel(mut bytes: Vec<u8>, steps: &mut Vec<&'static str>) -> Revealed {
    for _ in 0..MAX_LAYERS {
        let text = readable(&bytes);
        if let Some(text) = &text {
            let likeness = likeness(text);
            if likeness >= Likeness::Program {
                return revealed(steps, What::Program(likeness), text);
            }
        }
        let inner = inflate(&bytes).or_else(|| {
            let text = text.as_deref()?.trim();
            nested(text)
        });
        let Some((step, inner)) = inner else {
            let what = match content_of(&bytes) {
                Some(content) => What::Content(content),
                None if text.is_some() => What::Text,
                None => What::Opaque,
            };
            return revealed(steps, what, &text.unwrap_or_default());
        };
        steps.push(step);
        bytes = inner;
    }
    revealed(steps, What::Opaque, "")
}

fn revealed(steps: &[&'static str], what: What, text: &str) -> Revealed {
    Revealed {
        steps: steps.to_vec(),
        what,
        text: text.chars().take(SHOWN).collect(),
    }
}

/// As text, in UTF-8 or as PowerShell has it, if it is any.
fn readable(bytes: &[u8]) -> Option<String> {
    let pairs = bytes.chunks_exact(2);
    let is_wide = bytes.len() >= 16
        && pairs
            .clone()
            .take(64)
            .all(|pair| pair[1] == 0 && pair[0] != 0);
    if is_wide {
        let units = pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return Some(char::decode_utf16(units).filter_map(Result::ok).collect());
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let controls = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        .count();
    (controls * 50 <= text.len()).then(|| text.to_owned())
}

fn inflate(bytes: &[u8]) -> Option<(&'static str, Vec<u8>)> {
    let mut inflated = Vec::new();
    if bytes.starts_with(b"\x1F\x8B\x08") {
        // What there is before an error may be enough.
        let _ = GzDecoder::new(bytes)
            .take(MAX_INFLATED)
            .read_to_end(&mut inflated);
        return (!inflated.is_empty()).then_some(("gzip", inflated));
    }
    let is_zlib = matches!(bytes, [0x78, 0x01 | 0x5E | 0x9C | 0xDA, ..]);
    if is_zlib {
        let _ = ZlibDecoder::new(bytes)
            .take(MAX_INFLATED)
            .read_to_end(&mut inflated);
    }
    (!inflated.is_empty()).then_some(("zlib", inflated))
}

/// A text that is one run again.
fn nested(text: &str) -> Option<(&'static str, Vec<u8>)> {
    let run = super::encoded::runs(text).into_iter().next()?;
    let is_whole = run.range.len() * 10 >= text.len() * 9;
    is_whole.then_some(())?;
    Some((run.scheme.name(), run.decode()?))
}

/// Base64 of which the letters were shifted by thirteen.
fn rotated(run: &Run) -> Option<Revealed> {
    if run.scheme != Scheme::Base64 {
        return None;
    }
    let letters: String = run.letters.chars().map(shifted).collect();
    let bytes = decode(run.scheme, &letters)?;
    Some(peel(bytes, &mut vec!["rot13", run.scheme.name()]))
}

fn shifted(letter: char) -> char {
    let turn = |letter: u8, first: u8| char::from((letter - first + 13) % 26 + first);
    match letter {
        'a'..='z' => turn(letter as u8, b'a'),
        'A'..='Z' => turn(letter as u8, b'A'),
        _ => letter,
    }
}

/// Bytes that were combined with one other byte.
fn combined(bytes: &[u8], scheme: Scheme) -> Option<Revealed> {
    if bytes.len() < MIN_COMBINED {
        return None;
    }
    let head = &bytes[..bytes.len().min(512)];
    for key in 1..=u8::MAX {
        let is_written = |byte: &&u8| {
            let plain = **byte ^ key;
            matches!(plain, b' '..=b'~' | b'\n' | b'\r' | b'\t')
        };
        let start: Vec<u8> = head.iter().take(128).map(|byte| byte ^ key).collect();
        let steps = [scheme.name(), "exclusive or with one byte"];
        if let Some(content @ Content::Executable(_)) = content_of(&start) {
            // Two letters and a few zeros are found in any noise, given 255 tries.
            if start.starts_with(b"\x7FELF") {
                return Some(revealed(&steps, What::Content(content), ""));
            }
        }
        let written = head.iter().filter(is_written).count();
        if written * 100 < head.len() * 97 {
            continue;
        }
        let plain: Vec<u8> = head.iter().map(|byte| byte ^ key).collect();
        if let Some(text) = readable(&plain)
            && likeness(&text) >= Likeness::Program
        {
            return Some(revealed(&steps, What::Program(likeness(&text)), &text));
        }
    }
    None
}

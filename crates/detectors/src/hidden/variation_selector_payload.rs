//! Bytes are written as variation selectors, which nobody sees.
//!
//! ## What it finds
//!
//! Rows of variation selectors, U+FE00 to U+FE0F and U+E0100 to U+E01EF, which
//! stand for the 256 values of a byte: three side by side, or eight on a line
//! with other characters between them. A selector behind the emoji, sign or Chinese character that it picks
//! the shape of is let pass; so is one alone, which is
//! `hidden/invisible-character`.
//!
//! What the bytes say is shown where it is text.
//!
//! ## Why that is bad
//!
//! A whole program fits between two quotes that seem to be empty: the worm
//! GlassWorm spread in editor extensions that a reviewer saw as blank lines.
//!
//! ## Example
//!
//! ```js
//! eval(decode("\u{e0159}\u{e015d}\u{e0160}\u{e015f}...")); // shown as `decode("")`
//! ```
//!
//! ## Limits
//!
//! Bytes that are spread over many emoji, one selector behind each, are not
//! told from emoji.
//!
//! ## References
//!
//! - <https://www.koi.ai/blog/glassworm-first-self-propagating-worm-using-invisible-code-hits-openvsx-marketplace>
//! - <https://paulbutler.org/2025/smuggling-arbitrary-data-through-an-emoji/>

use laocoon_report::{Confidence, Severity};

use crate::text::characters::{
    has_variants, is_mongolian_selector, is_pictograph, is_variation_selector,
};
use crate::text::program::{Likeness, likeness};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/variation-selector-payload`
pub struct VariationSelectorPayload;

/// So many in a row are a payload.
const MIN_ROW: usize = 3;

/// So many in a line, whatever stands between them. A class of a regular
/// expression has a few of them.
const MIN_SPREAD: usize = 8;

impl Detector for VariationSelectorPayload {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/variation-selector-payload",
            severity: Severity::Critical,
            confidence: Confidence::High,
            cwe: &["CWE-506"],
            remediation: "Remove the characters and whatever reads them, and treat the file as hostile.",
            source: include_str!("variation_selector_payload.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.not_ascii()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        for line in file.lines().filter(|line| !line.text.is_ascii()) {
            if let Some(payload) = payload_of(line.text) {
                let span = line.span(payload.start, payload.end);
                report(span, &payload.bytes, findings);
            }
        }
    }
}

/// The bytes that selectors of a line stand for.
pub(super) struct Payload {
    bytes: Vec<u8>,
    /// Where the first one is in the line.
    start: usize,
    /// Behind the last one.
    end: usize,
}

/// The payload of a line, if it has one.
pub(super) fn payload_of(line: &str) -> Option<Payload> {
    let mut payload = Payload {
        bytes: Vec::new(),
        start: line.len(),
        end: 0,
    };
    let (mut row, mut longest) = (0, 0);
    let mut before = None;
    for (offset, character) in line.char_indices() {
        row = match byte_of(character) {
            Some(byte) if !picks_shape(before, character) => {
                payload.bytes.push(byte);
                payload.start = payload.start.min(offset);
                payload.end = offset + character.len_utf8();
                row + 1
            }
            _ => 0,
        };
        longest = longest.max(row);
        before = Some(character);
    }
    let is_payload = longest >= MIN_ROW || payload.bytes.len() >= MIN_SPREAD;
    is_payload.then_some(payload)
}

fn report(span: laocoon_source::Span, bytes: &[u8], findings: &mut Findings<'_>) {
    let count = bytes.len();
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| is_readable(text));
    let message = match text.map(likeness) {
        Some(Likeness::Program | Likeness::ReachingProgram) => {
            format!("{count} variation selectors, which nobody sees, hold a program here")
        }
        Some(Likeness::Other) => {
            format!("{count} variation selectors, which nobody sees, hold a text here")
        }
        None => format!("{count} variation selectors, which nobody sees, hold bytes here"),
    };
    let draft = findings.at(span, message);
    if let Some(text) = text {
        draft.evidence("written", text);
    }
}

fn is_readable(text: &str) -> bool {
    text.chars()
        .all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

/// The byte that a selector stands for.
fn byte_of(character: char) -> Option<u8> {
    let number = match character {
        '\u{fe00}'..='\u{fe0f}' => u32::from(character) - 0xFE00,
        '\u{e0100}'..='\u{e01ef}' => u32::from(character) - 0xE0100 + 16,
        _ => return None,
    };
    u8::try_from(number).ok()
}

/// Whether a selector belongs to the character before it.
fn picks_shape(before: Option<char>, selector: char) -> bool {
    let Some(before) = before else {
        return false;
    };
    if is_variation_selector(before) || is_mongolian_selector(before) {
        return false;
    }
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => {
            is_pictograph(before) || has_variants(before) || matches!(before, '0'..='9' | '#' | '*')
        }
        _ => has_variants(before),
    }
}

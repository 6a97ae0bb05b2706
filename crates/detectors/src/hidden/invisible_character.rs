//! Characters take no room, so that two names look like one, or a text is
//! there that nobody sees.
//!
//! ## What it finds
//!
//! Every invisible character, except where it has an honest use:
//!
//! - what joins emoji, or picks their shape;
//! - joiners and non-joiners behind a letter of a script whose letters join
//!   (Arabic, Persian, the scripts of India and more), spaces of no width in
//!   scripts without spaces (Thai, Khmer and more), selectors behind a Chinese
//!   character or a sign of mathematics, and fillers beside Korean letters;
//! - the left-to-right mark on a line with right-to-left letters;
//! - in text for people, one character alone that rules where a line breaks,
//!   and in translations fewer than four of them;
//! - the byte order mark that begins a file.
//!
//! Inside a name, or four in a row, they are high, else medium; a line that
//! lists many different ones, each by itself, is low: a table of characters.
//!
//! ## Why that is bad
//!
//! Two names that look the same may be different ones, a comparison may not
//! hold where it seems to, and a text that nobody sees may be read by a program
//! or a language model.
//!
//! ## Example
//!
//! ```js
//! const is\u{200c}Admin = true; // another name than `isAdmin`
//! ```
//!
//! ## Limits
//!
//! Spaces of unusual width are seen, if only as spaces, and are not found. Tag
//! characters are `hidden/tag-text`, rows of variation selectors
//! `hidden/variation-selector-payload`.
//!
//! ## References
//!
//! - <https://www.unicode.org/reports/tr36/>
//! - <https://trojansource.codes/>

use laocoon_report::{Confidence, Severity};

use super::characters::{Hidden, SuspectLine, look_at_lines};
use super::variation_selector_payload::payload_of;
use crate::text::characters::{
    LEFT_TO_RIGHT_MARK, has_variants, holds_byte, is_hangul, is_hangul_filler, is_hebrew,
    is_ideograph, is_invisible, is_joining_letter, is_khmer, is_mongolian, is_mongolian_selector,
    is_pictograph, is_right_to_left_letter, is_tag, is_unspaced_letter, is_variation_selector,
};
use crate::text::kind::TextKind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/invisible-character`
pub struct InvisibleCharacter;

impl Detector for InvisibleCharacter {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/invisible-character",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-1007"],
            remediation: "Remove the characters, or write them as escapes where a string needs them.",
            source: include_str!("invisible_character.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.not_ascii()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        look_at_lines(
            file,
            findings,
            "Invisible characters are in this line",
            look,
        );
    }
}

/// So many invisible characters in a row are a text of their own.
const RUN: usize = 4;

fn look(line: &SuspectLine<'_>) -> Option<Hidden> {
    let mut characters: Vec<(usize, char)> = Vec::new();
    let mut has_right_to_left: Option<bool> = None;
    let mut has_run = false;
    let mut is_in_name = false;
    let mut run = 0;
    let mut before = None;
    let mut rest = line.text.char_indices();
    while let Some((offset, c)) = rest.next() {
        let after = rest.clone().next().map(|(_, c)| c);
        let around = Around {
            before,
            after,
            kind: line.kind,
        };
        before = Some(c);
        run = if is_invisible(c) { run + 1 } else { 0 };
        if run == 0
            || is_tag(c)
            || offset == 0 && line.offset == 0 && c == '\u{feff}'
            || run < RUN && around.explain(c)
        {
            continue;
        }
        if c == LEFT_TO_RIGHT_MARK
            && *has_right_to_left
                .get_or_insert_with(|| line.text.chars().any(is_right_to_left_letter))
        {
            continue;
        }
        has_run |= run >= RUN;
        is_in_name |= line.kind == TextKind::Source && around.is_inside_word();
        characters.push((offset, c));
    }
    // A row of selectors holds bytes, which another detector reads.
    if characters.iter().any(|(_, c)| holds_byte(*c)) && payload_of(line.text).is_some() {
        characters.retain(|(_, c)| !holds_byte(*c));
    }
    let (severity, confidence) = if is_table(&characters) {
        (Severity::Low, Confidence::Low)
    } else if has_run || is_in_name {
        (Severity::High, Confidence::High)
    } else if is_comment(line.text) {
        (Severity::Low, Confidence::Low)
    } else {
        (Severity::Medium, Confidence::Medium)
    };
    (!characters.is_empty()).then_some(Hidden {
        characters,
        severity,
        confidence,
        at_most_in_text: match has_run {
            true => severity,
            false => Severity::Medium,
        },
    })
}

/// Whether a line is a comment and nothing else, where a character or two were
/// copied along from a page.
fn is_comment(line: &str) -> bool {
    let text = line.trim_start();
    ["#", "//", "* ", "-- "]
        .iter()
        .any(|mark| text.starts_with(mark))
}

/// So many different ones on a line, none beside another, are a list of them:
/// a class of a regular expression, a table of names. A text that is hidden
/// needs few different ones, or many in a row.
const MIN_DIFFERENT: usize = 4;

fn is_table(characters: &[(usize, char)]) -> bool {
    let mut different: Vec<char> = characters.iter().map(|(_, c)| *c).collect();
    different.sort_unstable();
    different.dedup();
    let is_apart = |pair: &[(usize, char)]| pair[0].0 + pair[0].1.len_utf8() < pair[1].0;
    different.len() >= MIN_DIFFERENT && characters.windows(2).all(is_apart)
}

/// What an invisible character stands between.
struct Around {
    before: Option<char>,
    after: Option<char>,
    kind: TextKind,
}

impl Around {
    /// Whether there is an honest use for the character at this place.
    fn explain(&self, c: char) -> bool {
        match c {
            '\u{200d}' if self.joins_pictographs() => true,
            '\u{200c}' | '\u{200d}' if self.is_behind(is_joining_letter) => true,
            '\u{200b}' if self.is_beside(is_unspaced_letter) => true,
            '\u{fe0e}' | '\u{fe0f}' if self.is_behind(is_pictograph) || self.makes_keycap() => true,
            '\u{fe00}'..='\u{fe0f}' => self.is_behind(has_variants),
            '\u{180e}' => self.is_behind(is_mongolian) || self.kind == TextKind::Translation,
            '\u{17b4}' | '\u{17b5}' => self.is_behind(is_khmer),
            '\u{34f}' => self.is_behind(is_hebrew),
            c if is_mongolian_selector(c) => self.is_behind(is_mongolian),
            c if is_variation_selector(c) => self.is_behind(is_ideograph),
            c if is_hangul_filler(c) => self.is_beside(is_hangul),
            // Rules for where lines break, and a mark pasted from a web page.
            '\u{ad}' | '\u{200b}'..='\u{200e}' | '\u{2060}' | '\u{feff}' => {
                // Those who write translations leave them behind in pairs.
                self.kind == TextKind::Translation
                    || self.kind.is_for_people() && !self.is_beside(is_invisible)
            }
            _ => false,
        }
    }

    fn is_behind(&self, wanted: fn(char) -> bool) -> bool {
        self.before.is_some_and(wanted)
    }

    fn is_beside(&self, wanted: fn(char) -> bool) -> bool {
        self.is_behind(wanted) || self.after.is_some_and(wanted)
    }

    fn joins_pictographs(&self) -> bool {
        let ends_one = |c| is_pictograph(c) || matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{e007f}');
        self.is_behind(ends_one) && self.after.is_some_and(is_pictograph)
    }

    /// `1` with a box around it.
    fn makes_keycap(&self) -> bool {
        self.is_behind(|c| matches!(c, '0'..='9' | '#' | '*')) && self.after == Some('\u{20e3}')
    }

    fn is_inside_word(&self) -> bool {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        is_word(self.before) && is_word(self.after)
    }
}

//! Characters take no room, so that two names look like one, or a text is
//! there that nobody sees.
//!
//! ## What it finds
//!
//! Every invisible character, except where it has an honest use:
//!
//! - what joins emoji, or picks their shape; flags made of tags;
//! - joiners and non-joiners behind a letter of a script whose letters join
//!   (Arabic, Persian, the scripts of India and more), spaces of no width in
//!   scripts without spaces (Thai, Khmer and more), selectors behind a Chinese
//!   character or a sign of mathematics, and fillers beside Korean letters;
//! - the left-to-right mark on a line with right-to-left letters;
//! - in text for people, one character alone that rules where a line breaks;
//! - the byte order mark that begins a file.
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
//! Spaces of unusual width are seen, if only as spaces, and are not found.
//!
//! ## References
//!
//! - <https://www.unicode.org/reports/tr36/>
//! - <https://trojansource.codes/>

use laocoon_report::{Confidence, Severity};

use super::characters::{Hidden, SuspectLine, look_at_lines};
use crate::text::characters::{
    LEFT_TO_RIGHT_MARK, has_variants, is_hangul, is_hangul_filler, is_hebrew, is_ideograph,
    is_invisible, is_joining_letter, is_khmer, is_mongolian, is_mongolian_selector, is_pictograph,
    is_right_to_left_letter, is_tag, is_unspaced_letter, is_variation_selector,
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
    let mut is_certain = false;
    let mut run = 0;
    let mut flag_end = 0;
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
        if c == '\u{1f3f4}' {
            flag_end = offset + flag_length(rest.as_str());
        }
        run = if is_invisible(c) { run + 1 } else { 0 };
        if run == 0
            || offset <= flag_end && is_tag(c)
            || offset == 0 && line.offset == 0 && c == '\u{feff}'
            || around.explain(c)
        {
            continue;
        }
        if c == LEFT_TO_RIGHT_MARK
            && *has_right_to_left
                .get_or_insert_with(|| line.text.chars().any(is_right_to_left_letter))
        {
            continue;
        }
        is_certain |=
            run >= RUN || is_tag(c) || line.kind == TextKind::Source && around.is_inside_word();
        characters.push((offset, c));
    }
    let confidence = if is_certain {
        Confidence::High
    } else {
        Confidence::Medium
    };
    (!characters.is_empty()).then_some(Hidden {
        characters,
        confidence,
    })
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
            '\u{180e}' => self.is_behind(is_mongolian),
            '\u{17b4}' | '\u{17b5}' => self.is_behind(is_khmer),
            '\u{34f}' => self.is_behind(is_hebrew),
            c if is_mongolian_selector(c) => self.is_behind(is_mongolian),
            c if is_variation_selector(c) => self.is_behind(is_ideograph),
            c if is_hangul_filler(c) => self.is_beside(is_hangul),
            // Rules for where lines break, and a mark pasted from a web page.
            '\u{ad}' | '\u{200b}'..='\u{200e}' | '\u{2060}' | '\u{feff}' => {
                self.kind.is_for_people() && !self.is_beside(is_invisible)
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

/// How many bytes of tags follow a black flag, if they make it another flag:
/// up to six letters or digits and the tag that ends them.
fn flag_length(rest: &str) -> usize {
    let mut length = '\u{1f3f4}'.len_utf8() - 1;
    for (index, c) in rest.chars().take(7).enumerate() {
        length += c.len_utf8();
        match c {
            '\u{e007f}' if index > 0 => return length,
            '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}' => {}
            _ => return 0,
        }
    }
    0
}

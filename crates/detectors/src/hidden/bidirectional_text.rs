//! Characters change the order in which text is shown, so that a reader sees
//! another program than the machine.
//!
//! ## What it finds
//!
//! - in a program, every embedding, override and isolate. A right-to-left mark
//!   counts on a line without right-to-left letters, where it is of no use;
//! - in text for people, every override, for it turns Latin letters around. An
//!   embedding or isolate counts when the line does not close it, or closes
//!   what was not open, and when it stands in code: in a fence or between
//!   backticks of Markdown. In a translation they may stay open, and an override
//!   is medium. A mark counts as in a program, and is low.
//!
//! ## Why that is bad
//!
//! A reader sees the characters in another order than the compiler: what looks
//! like a comment may be code, and what looks like code may be a comment.
//!
//! ## Example
//!
//! ```js
//! if (level != "user\u{202e} \u{2066}// Check if admin\u{2069} \u{2066}") {
//! ```
//!
//! An editor shows the comparison with `"user"` and a comment behind it.
//!
//! ## Limits
//!
//! Text that is right-to-left as a whole and uses no control is never found,
//! although it can be hard to read beside code. A program in a language that
//! is not known counts as a program unless its name says that it is for people.
//!
//! ## References
//!
//! - <https://trojansource.codes/>
//! - <https://www.unicode.org/reports/tr9/>

use laocoon_report::{Confidence, Severity};

use super::characters::{Hidden, SuspectLine, look_at_lines};
use crate::text::characters::{is_right_to_left_letter, is_right_to_left_mark, reorders};
use crate::text::kind::TextKind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/bidirectional-text`
pub struct BidirectionalText;

impl Detector for BidirectionalText {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/bidirectional-text",
            severity: Severity::Critical,
            confidence: Confidence::High,
            cwe: &["CWE-1007"],
            remediation: "Remove the characters, or write them as escapes where a string needs them.",
            source: include_str!("bidirectional_text.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.not_ascii()
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let message = "Invisible characters change the order in which this line is shown";
        look_at_lines(file, findings, message, look);
    }
}

fn look(line: &SuspectLine<'_>) -> Option<Hidden> {
    let is_code = |offset: usize| match line.kind {
        TextKind::Source => true,
        TextKind::Markdown => line.is_fenced || is_between_backticks(line.text, offset),
        TextKind::Prose | TextKind::Translation => false,
    };
    let mut characters: Vec<(usize, char)> = line
        .text
        .char_indices()
        .filter(|(_, c)| reorders(*c) || is_right_to_left_mark(*c))
        .collect();
    if characters.is_empty() {
        return None;
    }
    let marks_are_of_use = line.text.chars().any(is_right_to_left_letter);
    // The end of a paragraph closes what is open, and a translation is one.
    let closes_itself = line.kind == TextKind::Translation;
    // Few are balanced, so few are looked at for where they stand.
    let controls_count = !closes_itself && !is_balanced(&characters)
        || characters
            .iter()
            .any(|(offset, c)| reorders(*c) && is_code(*offset));
    characters.retain(|(_, c)| match c {
        '\u{202d}' | '\u{202e}' => true,
        c if reorders(*c) => controls_count,
        _ => !marks_are_of_use,
    });
    // A mark turns nothing around by itself, nor does an embedding in prose.
    let turns = |c: char| matches!(c, '\u{202d}' | '\u{202e}');
    let only_marks = characters.iter().all(|(_, c)| is_right_to_left_mark(*c));
    let is_program = characters
        .iter()
        .any(|(offset, c)| turns(*c) || reorders(*c) && is_code(*offset));
    // Isolates that are closed turn around no more than they hold, and those
    // that follow their content nothing that is read from left to right.
    let is_isolate = |c: char| matches!(c, '\u{2066}'..='\u{2069}') || is_right_to_left_mark(c);
    let closes_all = characters.iter().all(|(_, c)| is_isolate(*c)) && is_balanced(&characters);
    let turns_nothing = closes_all
        && !marks_are_of_use
        && characters
            .iter()
            .all(|(_, c)| *c != '\u{2067}' && !is_right_to_left_mark(*c));
    let severity = match line.kind {
        _ if only_marks || turns_nothing => Severity::Low,
        TextKind::Translation => Severity::Medium,
        _ if is_program && !are_ranges(line.text, &characters) => Severity::Critical,
        _ => Severity::Medium,
    };
    let confidence = match line.kind {
        TextKind::Source => Confidence::High,
        _ => Confidence::Medium,
    };
    (!characters.is_empty()).then_some(Hidden {
        characters,
        severity,
        confidence,
        at_most_in_text: match closes_all {
            true => Severity::Low,
            false => severity,
        },
    })
}

/// Whether each is an end of a range, as in a class of a regular expression
/// that is written without escapes: a dash and another such character follow
/// or go before.
fn are_ranges(line: &str, characters: &[(usize, char)]) -> bool {
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    characters.iter().all(|(offset, c)| {
        let mut before = line.get(..*offset).unwrap_or_default().chars().rev();
        let mut after = line
            .get(offset + c.len_utf8()..)
            .unwrap_or_default()
            .chars();
        after.next() == Some('-') && is_sign(after.next())
            || before.next() == Some('-') && is_sign(before.next())
    })
}

/// A line with more controls than this is not balanced, whatever they are: no
/// text for people has so many.
const MAX_BALANCED: usize = 200;

/// Whether everything that is opened is closed, in order.
fn is_balanced(characters: &[(usize, char)]) -> bool {
    if characters.len() > MAX_BALANCED {
        return false;
    }
    let mut open = Vec::new();
    for (_, c) in characters {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202c}' | '\u{2069}' if open.pop() != Some(*c) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

fn is_between_backticks(line: &str, offset: usize) -> bool {
    let before = line.as_bytes().get(..offset).unwrap_or_default();
    before.iter().filter(|byte| **byte == b'`').count() % 2 == 1
}

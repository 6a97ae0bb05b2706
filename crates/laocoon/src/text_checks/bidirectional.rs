//! `hidden/bidirectional-text`: characters that change the order in which text
//! is shown, so that a reader sees another program than the machine.
//!
//! What counts:
//!
//! - in a program, every embedding, override and isolate. A right-to-left mark
//!   counts on a line without right-to-left letters, where it is of no use;
//! - in text for people, every override, for it turns Latin letters around. An
//!   embedding or isolate counts when the line does not close it, or closes
//!   what was not open, and when it stands in code: in a fence or between
//!   backticks of Markdown. A mark counts as in a program.

use laocoon_report::{Confidence, Severity};

use super::characters::{is_right_to_left_letter, is_right_to_left_mark, reorders};
use super::kind::TextKind;
use super::{Hidden, Line, TextCheck};

pub(super) const CHECK: TextCheck = TextCheck {
    id: "hidden/bidirectional-text",
    severity: Severity::Critical,
    message: "Invisible characters change the order in which this line is shown",
    why: "A reader sees the characters in another order than the compiler: what looks like a \
          comment may be code, and what looks like code may be a comment.",
    remediation: "Remove the characters, or write them as escapes where a string needs them.",
    cwe: "CWE-1007",
    references: &[
        "https://trojansource.codes/",
        "https://www.unicode.org/reports/tr9/",
    ],
    look,
};

fn look(line: &Line<'_>) -> Option<Hidden> {
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
    // Few are balanced, so few are looked at for where they stand.
    let controls_count = !is_balanced(&characters)
        || characters
            .iter()
            .any(|(offset, c)| reorders(*c) && is_code(*offset));
    characters.retain(|(_, c)| match c {
        '\u{202d}' | '\u{202e}' => true,
        c if reorders(*c) => controls_count,
        _ => !marks_are_of_use,
    });
    let confidence = match line.kind {
        TextKind::Source => Confidence::High,
        _ => Confidence::Medium,
    };
    (!characters.is_empty()).then_some(Hidden {
        characters,
        confidence,
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

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    fn check(path: &str, line: &str, expected: &[&str]) {
        let lines: Vec<String> = found(&CHECK, path, line).into_iter().map(|f| f.1).collect();
        assert_eq!(lines, expected, "{path}: {line:?}");
    }

    #[test]
    fn every_control_in_a_program_counts() {
        check(
            "a.js",
            "/*\u{202e} } \u{2066}if (admin)\u{2069} \u{2066} begin */",
            &["U+202E, U+2066, U+2069"],
        );
        check("a.py", "s = '\u{2067}\u{5d0}\u{2069}'", &["U+2067, U+2069"]);
        check(
            "settings.json",
            "{\"a\": \"\u{202b}b\u{202c}\"}",
            &["U+202B, U+202C"],
        );
        check("Makefile", "all:\u{202d}", &["U+202D"]);
    }

    #[test]
    fn letters_from_right_to_left_are_no_controls() {
        check("a.py", "s = '\u{5e9}\u{5dc}\u{5d5}\u{5dd}'", &[]);
        check("README.md", "\u{645}\u{631}\u{62d}\u{628}\u{627}", &[]);
    }

    #[test]
    fn marks_are_of_use_beside_letters_from_right_to_left() {
        check("a.py", "s = '\u{5e9}!\u{200f}'", &[]);
        check("a.py", "if a:\u{200f} b", &["U+200F"]);
        check("notes.txt", "\u{627}\u{61c}-1", &[]);
        check("notes.txt", "one\u{61c} two", &["U+061C"]);
    }

    #[test]
    fn balanced_controls_belong_to_text_for_people() {
        check(
            "notes.txt",
            "the name \u{2067}\u{5d0}\u{2069} means first",
            &[],
        );
        check("notes.txt", "\u{202b}\u{5d0}\u{202a}a\u{202c}\u{202c}", &[]);
        check(
            "locales/he.json",
            "{\"hi\": \"\u{2068}{name}\u{2069} \u{5d0}\"}",
            &[],
        );
    }

    #[test]
    fn unbalanced_controls_do_not() {
        check(
            "notes.txt",
            "the name \u{2067}\u{5d0} means first",
            &["U+2067"],
        );
        check("notes.txt", "the name\u{2069}", &["U+2069"]);
        check(
            "notes.txt",
            "\u{2067}\u{202b}\u{2069}\u{202c}",
            &["U+2067, U+202B, U+2069, U+202C"],
        );
    }

    #[test]
    fn overrides_do_not_belong_anywhere() {
        check("notes.txt", "run \u{202e}txt.exe\u{202c}", &["U+202E"]);
    }

    #[test]
    fn code_in_markdown_is_code() {
        check("README.md", "`rm \u{2067}a\u{2069}`", &["U+2067, U+2069"]);
        check("README.md", "\u{2068}`rm a`\u{2069} \u{5d0}", &[]);
        let fenced = "```sh\nrm \u{2067}a\u{2069}\n```\n\u{2067}\u{5d0}\u{2069}\n";
        assert_eq!(
            found(&CHECK, "README.md", fenced),
            [(2, "U+2067, U+2069".to_owned())]
        );
    }

    #[test]
    fn a_line_of_nothing_else_is_no_balanced_text() {
        let line = "\u{2067}\u{2069}".repeat(100_000);
        check("README.md", &line, &["U+2067, U+2069"]);
    }
}

//! Checks on the text of a file, whatever language it is in.
//!
//! They are the first of our own analyses and stand here until there are more
//! of them: then they move to a `detectors` crate.
//!
//! Words: *hidden* characters are those that leave no mark on a page: they
//! change the order in which others are shown ([`bidirectional`]) or take no
//! room at all ([`invisible`]). Both have honest uses in the scripts and
//! pictures they were made for; what those are is said where they are let pass.
//! There is one finding for a line, however many characters it has.

mod bidirectional;
mod characters;
mod invisible;
mod kind;

use laocoon_report::{Confidence, Finding, Severity};
use laocoon_source::{SourceFile, Span};

use crate::scan::location;
use kind::{Fences, TextKind};

/// So many characters are listed in a message.
const LISTED: usize = 8;

/// A check, as it is explained to people.
#[derive(Debug)]
pub(crate) struct TextCheck {
    pub(crate) id: &'static str,
    pub(crate) severity: Severity,
    /// The message of a finding; the characters found follow.
    pub(crate) message: &'static str,
    pub(crate) why: &'static str,
    pub(crate) remediation: &'static str,
    pub(crate) cwe: &'static str,
    pub(crate) references: &'static [&'static str],
    look: fn(&Line<'_>) -> Option<Hidden>,
}

/// All checks, by id.
pub(crate) const CHECKS: [&TextCheck; 2] = [&bidirectional::CHECK, &invisible::CHECK];

/// A line that is not all ASCII.
struct Line<'a> {
    /// Without its line end.
    text: &'a str,
    /// Where it starts in the file, in bytes.
    offset: usize,
    kind: TextKind,
    /// Whether it is inside a fenced block of Markdown.
    is_fenced: bool,
}

/// The hidden characters of a line, by offset in it; never empty.
struct Hidden {
    characters: Vec<(usize, char)>,
    confidence: Confidence,
}

/// What the checks find in a file.
pub(crate) fn run(checks: &[&'static TextCheck], file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if checks.is_empty() || file.text.is_ascii() {
        return findings;
    }
    let kind = TextKind::of(file);
    let mut fences = Fences::default();
    let mut offset = 0;
    for text in file.text.split_inclusive('\n') {
        let line = Line {
            text: text.trim_end_matches(['\n', '\r']),
            offset,
            kind,
            is_fenced: kind == TextKind::Markdown && fences.is_inside(text),
        };
        if !line.text.is_ascii() {
            for check in checks {
                findings
                    .extend((check.look)(&line).map(|hidden| finding(check, file, &line, &hidden)));
            }
        }
        offset += text.len();
    }
    findings
}

fn finding(check: &TextCheck, file: &SourceFile, line: &Line<'_>, hidden: &Hidden) -> Finding {
    let at = |offset: usize| u32::try_from(line.offset + offset).unwrap_or(u32::MAX);
    let start = hidden.characters.first().map_or(0, |(offset, _)| *offset);
    let end = hidden
        .characters
        .last()
        .map_or(0, |(offset, last)| offset + last.len_utf8());
    let mut finding = Finding::new(
        check.id,
        check.severity,
        hidden.confidence,
        location(file, Span::new(at(start), at(end))),
        format!("{}: {}", check.message, listed(&hidden.characters)),
    );
    finding.why = Some(check.why.to_owned());
    finding.remediation = Some(check.remediation.to_owned());
    finding.cwe = vec![check.cwe.to_owned()];
    finding.references = check
        .references
        .iter()
        .map(|url| (*url).to_owned())
        .collect();
    finding
}

/// `U+202E, U+2066`: each once, in the order in which they first stand there.
fn listed(characters: &[(usize, char)]) -> String {
    let mut different: Vec<char> = Vec::new();
    let mut more = false;
    for (_, character) in characters {
        if !different.contains(character) {
            if different.len() == LISTED {
                more = true;
                break;
            }
            different.push(*character);
        }
    }
    let names: Vec<String> = different
        .iter()
        .map(|character| format!("U+{:04X}", u32::from(*character)))
        .collect();
    let more = if more { " and others" } else { "" };
    format!("{}{more}", names.join(", "))
}

/// What a check finds in a file of this name: lines, and messages' ends.
#[cfg(test)]
fn found(check: &'static TextCheck, path: &str, text: &str) -> Vec<(u32, String)> {
    let file = match SourceFile::from_bytes(path, text.as_bytes().to_vec()) {
        Ok(file) => file,
        Err(skipped) => panic!("{skipped:?}"),
    };
    let ends = |finding: Finding| {
        let (_, characters) = finding.message.rsplit_once(": ").unwrap_or_default();
        (finding.location.start.line, characters.to_owned())
    };
    run(&[check], &file).into_iter().map(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_finding_for_a_line_from_the_first_character_to_behind_the_last() {
        let text = "x = 1\nif a:\u{202e} b \u{2066}é\u{2069} c\n";
        let file = SourceFile::from_bytes("a.py", text.as_bytes().to_vec()).unwrap();
        let findings = run(&CHECKS, &file);
        assert_eq!(findings.len(), 1);
        let location = &findings[0].location;
        assert_eq!((location.start.line, location.start.column), (2, 6));
        assert_eq!((location.end.line, location.end.column), (2, 13));
        assert!(
            findings[0].message.ends_with(": U+202E, U+2066, U+2069"),
            "{}",
            findings[0].message
        );
    }

    #[test]
    fn of_many_characters_the_first_are_listed() {
        let characters: Vec<(usize, char)> = ('\u{e0061}'..='\u{e007a}').enumerate().collect();
        let list = listed(&characters);
        assert_eq!(list.matches("U+").count(), LISTED);
        assert!(list.ends_with(" and others"), "{list}");
        assert_eq!(listed(&[(0, '\u{ad}'), (2, '\u{ad}')]), "U+00AD");
    }

    #[test]
    fn a_check_that_was_not_asked_for_does_not_run() {
        let file = SourceFile::from_bytes("a.py", "\u{202e}".into()).unwrap();
        assert_eq!(run(&[&invisible::CHECK], &file), []);
        assert_eq!(run(&[], &file), []);
    }
}

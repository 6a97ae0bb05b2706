//! Hidden characters, line by line: what the detectors of single characters
//! have in common. There is one finding for a line, however many it has.

use laocoon_report::{Confidence, Severity};

use crate::text::inside::{Inside, inside_of};
use crate::text::kind::{Fences, TextKind};
use crate::{Findings, TextFile};

/// So many characters are listed in a message.
const LISTED: usize = 8;

/// A line that is not all ASCII.
pub(super) struct SuspectLine<'a> {
    /// Without its line end.
    pub(super) text: &'a str,
    /// Where it starts in the file, in bytes.
    pub(super) offset: usize,
    pub(super) kind: TextKind,
    /// Whether it is inside a fenced block of Markdown.
    pub(super) is_fenced: bool,
}

/// The hidden characters of a line, by offset in it; never empty.
pub(super) struct Hidden {
    pub(super) characters: Vec<(usize, char)>,
    pub(super) severity: Severity,
    pub(super) confidence: Confidence,
    /// How severe it is at most in a text that the program does something
    /// with, where what is in it changes no code.
    pub(super) at_most_in_text: Severity,
}

/// Looks at every line that is not all ASCII. The message of a finding is
/// followed by the characters found.
pub(super) fn look_at_lines(
    file: &TextFile<'_>,
    findings: &mut Findings<'_>,
    message: &str,
    look: fn(&SuspectLine<'_>) -> Option<Hidden>,
) {
    let kind = TextKind::of(file.source());
    let mut fences = Fences::default();
    for line in file.lines() {
        let suspect = SuspectLine {
            text: line.text,
            offset: line.offset,
            kind,
            is_fenced: kind == TextKind::Markdown && fences.is_inside(line.text),
        };
        if line.text.is_ascii() {
            continue;
        }
        let Some(hidden) = look(&suspect) else {
            continue;
        };
        let start = hidden.characters.first().map_or(0, |(offset, _)| *offset);
        let end = hidden
            .characters
            .last()
            .map_or(0, |(offset, last)| offset + last.len_utf8());
        let list = listed(&hidden.characters);
        let span = line.span(start, end);
        let at_most = hidden.at_most_in_text;
        let severity = if at_most < hidden.severity && inside_of(span, file) == Inside::Text {
            at_most
        } else {
            hidden.severity
        };
        findings
            .at(span, format!("{message}: {list}"))
            .severity(severity)
            .confidence(hidden.confidence);
    }
}

/// `U+202E, U+2066`: each once, in the order in which they first stand there.
pub(super) fn listed(characters: &[(usize, char)]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_characters_the_first_are_listed() {
        let characters: Vec<(usize, char)> = ('\u{e0061}'..='\u{e007a}').enumerate().collect();
        let list = listed(&characters);
        assert_eq!(list.matches("U+").count(), LISTED);
        assert!(list.ends_with(" and others"), "{list}");
        assert_eq!(listed(&[(0, '\u{ad}'), (2, '\u{ad}')]), "U+00AD");
    }
}

//! From the matches of the engine to findings.

use std::collections::BTreeMap;

use laocoon_report::{Finding, Fix, Location, Position};
use laocoon_rules::engine::RuleMatch;
use laocoon_source::{SourceFile, Span};

use super::fix::{self, RegexFix};
use super::metadata::RuleFacts;

/// More text of a message or a metavariable is not kept: a metavariable may
/// stand for the better part of a file, in every finding of it.
const MAX_TEXT_BYTES: usize = 2_000;

/// The place of a span in a file.
pub(crate) fn location(file: &SourceFile, span: Span) -> Location {
    let position = |offset| {
        let place = file.position(offset);
        Position::new(place.line, place.column, place.offset)
    };
    Location::new(&*file.path, position(span.start), position(span.end))
}

/// The finding that a match of the rule with this id is.
pub(super) fn finding(
    id: &str,
    facts: &RuleFacts,
    regex_fix: Option<&RegexFix>,
    file: &SourceFile,
    found: RuleMatch,
) -> Finding {
    let RuleMatch {
        span,
        message,
        fix,
        metavariables,
        ..
    } = found;
    let location = location(file, span);
    let (start, end) = (location.start, location.end);
    let mut finding = Finding::new(
        id,
        facts.severity,
        facts.confidence,
        location,
        shortened(message),
    );
    finding.family = facts.family;
    finding.why.clone_from(&facts.why);
    finding.remediation.clone_from(&facts.remediation);
    finding.cwe.clone_from(&facts.cwe);
    finding.references.clone_from(&facts.references);
    finding.fix = fix
        .and_then(fix::bounded)
        .or_else(|| regex_fix?.apply(file.slice(span)))
        .map(|replacement| Fix {
            replacement,
            start,
            end,
        });
    finding.metavariables = metavariables
        .into_iter()
        .map(|(name, capture)| (name, shortened(capture.text)))
        .collect::<BTreeMap<_, _>>();
    finding
}

fn shortened(mut text: String) -> String {
    if text.len() > MAX_TEXT_BYTES {
        let mut end = MAX_TEXT_BYTES;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shortened("é".to_owned()), "é");
        let long = shortened(format!("a{}", "é".repeat(MAX_TEXT_BYTES)));
        assert!(long.ends_with("é…"));
        assert_eq!(long.len(), MAX_TEXT_BYTES - 1 + "…".len());
    }
}

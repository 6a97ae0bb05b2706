//! From the matches of the engine to findings.

use std::collections::BTreeMap;

use laocoon_detectors::{location, shortened};
use laocoon_report::{Finding, Fix, TraceStep};
use laocoon_rules::engine::{self, RuleMatch, TraceKind};
use laocoon_source::SourceFile;

use super::fix::{self, RegexFix};
use super::metadata::RuleFacts;

/// A longer name is not repeated in words, since the code is shown beside them.
const LONGEST_NAME: usize = 60;

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
        trace,
        ..
    } = found;
    let location = location(file, span);
    let (start, end) = (location.start, location.end);
    let mut finding = Finding::new(
        id,
        facts.severity_in(file.purpose()),
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
        .map(|(name, capture)| (name, capture.text))
        .collect::<BTreeMap<_, _>>();
    finding.grade = facts.grade;
    finding.trace = trace.iter().map(|step| told(step, file)).collect();
    finding
}

/// A step in words: where it is, and what happens there.
fn told(step: &engine::TraceStep, file: &SourceFile) -> TraceStep {
    TraceStep {
        location: location(file, step.span),
        note: note(step.kind, file.slice(step.span)),
    }
}

fn note(kind: TraceKind, code: &str) -> String {
    match kind {
        TraceKind::Source => "the value comes from here".to_owned(),
        TraceKind::Assigned => match short_name(code) {
            Some(name) => format!("`{name}` holds it"),
            None => "it is held here".to_owned(),
        },
        TraceKind::Given => match called(code) {
            Some(name) => format!("passed to `{name}`"),
            None => "passed on here".to_owned(),
        },
        TraceKind::Sink => "arrives here".to_owned(),
    }
}

/// What stands before the first parenthesis of a call, if it reads as a name.
fn called(code: &str) -> Option<&str> {
    let (callee, _) = code.split_once('(')?;
    short_name(callee)
}

/// The text, if it reads as one name, or as the path to one.
fn short_name(text: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_alphanumeric() || "_$.:@".contains(letter);
    let text = text.trim();
    let is_name = !text.is_empty() && text.len() <= LONGEST_NAME && text.chars().all(is_part);
    is_name.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_told_in_plain_words() {
        let check = |kind, code: &str, expected: &str| assert_eq!(note(kind, code), expected);
        check(TraceKind::Source, "input()", "the value comes from here");
        check(TraceKind::Assigned, "self.name", "`self.name` holds it");
        check(TraceKind::Assigned, "a, b = c", "it is held here");
        check(TraceKind::Given, "shell.run(x, y)", "passed to `shell.run`");
        check(TraceKind::Given, "(lambda: 1)(x)", "passed on here");
        check(TraceKind::Given, "x", "passed on here");
        check(TraceKind::Sink, "eval(x)", "arrives here");
    }

    #[test]
    fn what_is_no_name_is_not_told() {
        for hostile in ["", "a` **b**", "a\nb", &"a".repeat(LONGEST_NAME + 1)] {
            assert_eq!(short_name(hostile), None, "{hostile}");
        }
    }
}

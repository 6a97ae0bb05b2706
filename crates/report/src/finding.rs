//! [`Finding`]: one suspicious thing at one primary place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Confidence, Family, Grade, Location, Position, RelatedLocation, Severity, TraceStep};

/// One suspicious thing at one primary place.
///
/// Made by [`Finding::new`], which asks for what no finding can lack; the rest
/// is set on the fields.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// `family/name-of-the-bad-thing`, or the id a user's rule gave itself.
    pub rule: String,
    pub family: Option<Family>,
    pub severity: Severity,
    pub confidence: Confidence,
    pub grade: Grade,
    /// Which of the report's units it was found in, by index.
    pub unit: usize,
    /// The primary place.
    pub location: Location,
    /// Other places that matter.
    pub related: Vec<RelatedLocation>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Why it is a threat.
    pub why: Option<String>,
    /// What to do about it.
    pub remediation: Option<String>,
    /// As in `CWE-506`; a description may follow after a colon.
    pub cwe: Vec<String>,
    /// Where to read more: URLs.
    pub references: Vec<String>,
    /// The way from source to sink, in order.
    pub trace: Vec<TraceStep>,
    pub fix: Option<Fix>,
    /// What each metavariable of the rule was bound to, as text.
    pub metavariables: BTreeMap<String, String>,
    /// What no report may show: stretches of the finding's file that are told
    /// as `*`, in this finding and in all others.
    pub hidden: Vec<Stretch>,
    /// The comment that asks for this finding not to count, if there is one.
    pub suppressed: Option<Suppression>,
    /// Names the finding across edits. Empty until the report is assembled.
    pub fingerprint: String,
}

/// Text to put in the place of a stretch of the finding's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fix {
    pub replacement: String,
    pub start: Position,
    /// Exclusive.
    pub end: Position,
}

/// A stretch of a file, in bytes of its decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    pub start: u32,
    /// Exclusive.
    pub end: u32,
}

/// A comment in the code that asks for a finding not to count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Suppression {
    pub syntax: SuppressionSyntax,
    /// Always there in our own syntax; Semgrep's has no place for one.
    pub reason: Option<String>,
    /// Where the comment is.
    pub location: Location,
}

/// Which kind of comment suppressed a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SuppressionSyntax {
    /// `laocoon: allow <rule> -- reason`
    Laocoon,
    /// `nosemgrep` or `nosem`
    Nosemgrep,
}

impl Finding {
    /// A finding of the grade [`Grade::Pattern`] in the first unit.
    pub fn new(
        rule: impl Into<String>,
        severity: Severity,
        confidence: Confidence,
        location: Location,
        message: impl Into<String>,
    ) -> Self {
        let rule = rule.into();
        Self {
            family: Family::from_rule_id(&rule),
            rule,
            severity,
            confidence,
            grade: Grade::Pattern,
            unit: 0,
            location,
            related: Vec::new(),
            message: message.into(),
            why: None,
            remediation: None,
            cwe: Vec::new(),
            references: Vec::new(),
            trace: Vec::new(),
            fix: None,
            metavariables: BTreeMap::new(),
            hidden: Vec::new(),
            suppressed: None,
            fingerprint: String::new(),
        }
    }
}

/// Puts findings in the one order in which they are reported, and keeps one of
/// each that say the same thing of the same place.
///
/// The one that is kept has the strongest evidence. Where two differ in nothing
/// that people see, any total order will do, as long as it is not the order in
/// which threads happened to finish: so the last key is the whole finding.
pub(crate) fn arrange(findings: &mut Vec<Finding>) {
    findings.sort_unstable_by(|left, right| {
        let key = |finding: &Finding| (finding.unit, Reverse(finding.grade));
        left.location
            .cmp(&right.location)
            .then_with(|| left.rule.cmp(&right.rule))
            .then_with(|| left.message.cmp(&right.message))
            .then_with(|| key(left).cmp(&key(right)))
            .then_with(|| left.cmp(right))
    });
    // Units stay apart: a finding dropped from a second unit would let it pass.
    findings.dedup_by(|next, kept| {
        next.location == kept.location
            && next.rule == kept.rule
            && next.message == kept.message
            && next.unit == kept.unit
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, path: &str, offset: u32) -> Finding {
        let place = |offset| Position::new(1, offset + 1, offset);
        let location = Location::new(path, place(offset), place(offset + 1));
        Finding::new(rule, Severity::High, Confidence::High, location, "m")
    }

    fn order(mut findings: Vec<Finding>) -> Vec<String> {
        arrange(&mut findings);
        let line =
            |f: Finding| format!("{} {} {}", f.location.path, f.location.start.offset, f.rule);
        findings.into_iter().map(line).collect()
    }

    #[test]
    fn sorted_by_path_then_place_then_rule() {
        let findings = vec![
            finding("z", "b.py", 0),
            finding("b", "a.py", 10),
            finding("a", "a.py", 10),
            finding("c", "a.py", 9),
        ];
        let mut backwards = findings.clone();
        backwards.reverse();
        let expected = ["a.py 9 c", "a.py 10 a", "a.py 10 b", "b.py 0 z"];
        assert_eq!(order(findings), expected);
        assert_eq!(order(backwards), expected);
    }

    #[test]
    fn the_same_thing_said_twice_is_kept_once_with_the_strongest_evidence() {
        let pattern = finding("a", "a.py", 0);
        let flow = Finding {
            grade: Grade::Flow,
            ..pattern.clone()
        };
        let mut findings = vec![pattern.clone(), flow.clone(), pattern];
        arrange(&mut findings);
        assert_eq!(findings, [flow]);
    }

    #[test]
    fn a_finding_in_two_units_counts_in_both() {
        let first = finding("a", "a.py", 0);
        let second = Finding {
            unit: 1,
            ..first.clone()
        };
        let mut findings = vec![second, first];
        arrange(&mut findings);
        assert_eq!(findings.len(), 2);
    }
}

//! Labels, and which findings are about which.

use std::collections::BTreeSet;

use super::found::{Finding, Severity};

/// What is known of one file, or one place in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Label {
    /// What a miss or a false alarm is told by.
    pub(crate) name: String,
    /// Its row in the table: a category, a language, an application.
    pub(crate) group: String,
    /// The file, in the copy that tools are given.
    pub(crate) path: String,
    /// The first and last line of each place; none means anywhere in the file.
    pub(crate) lines: Vec<(u64, u64)>,
    /// Tags of findings that are about it; none means that every finding is.
    pub(crate) accepted: BTreeSet<String>,
    /// Whether the weakness is there.
    pub(crate) real: bool,
}

impl Label {
    /// Whether a finding is about it: the same file, an accepted weakness, and
    /// a first line at most `tolerance` lines away.
    fn takes(&self, finding: &Finding, tolerance: u64) -> bool {
        finding.path == self.path
            && (self.accepted.is_empty() || !self.accepted.is_disjoint(&finding.tags))
            && (self.lines.is_empty()
                || self.lines.iter().any(|(first, last)| {
                    let lines = first.saturating_sub(tolerance)..=last.saturating_add(tolerance);
                    lines.contains(&finding.line)
                }))
    }
}

/// For each label whether it is flagged.
pub(crate) fn flagged(labels: &[Label], findings: &[Finding], threshold: Severity) -> Vec<bool> {
    labels
        .iter()
        .map(|label| {
            findings
                .iter()
                .any(|finding| finding.severity >= threshold && label.takes(finding, 0))
        })
        .collect()
}

/// What a second finding about a real label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// Neither right nor wrong.
    Ignored,
    /// A false alarm.
    Wrong,
}

/// Findings held against labels of places.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// For each label whether it is flagged.
    pub(crate) flagged: Vec<bool>,
    /// Findings that are about no real label.
    pub(crate) wrong: Vec<Finding>,
}

impl Judgement {
    /// Gives each finding, in the order of path and line, to a label that takes
    /// it: a real one that has none yet, else one that is not real. Findings on
    /// the same line that share a weakness are one.
    pub(crate) fn new(
        labels: &[Label],
        findings: &[Finding],
        threshold: Severity,
        tolerance: u64,
        repeat: Repeat,
    ) -> Self {
        let mut judgement = Self {
            flagged: vec![false; labels.len()],
            wrong: Vec::new(),
        };
        for finding in merged(findings, threshold) {
            let takers: Vec<usize> = (0..labels.len())
                .filter(|index| labels[*index].takes(&finding, tolerance))
                .collect();
            let free = |real: bool| {
                takers
                    .iter()
                    .copied()
                    .find(|index| labels[*index].real == real && !judgement.flagged[*index])
            };
            if let Some(index) = free(true) {
                judgement.flagged[index] = true;
                continue;
            }
            if repeat == Repeat::Ignored && takers.iter().any(|index| labels[*index].real) {
                continue;
            }
            if let Some(index) = free(false) {
                judgement.flagged[index] = true;
            }
            judgement.wrong.push(finding);
        }
        judgement
    }
}

/// Findings of enough severity, sorted; those of one line that share a weakness
/// put together.
fn merged(findings: &[Finding], threshold: Severity) -> Vec<Finding> {
    let mut sorted: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.severity >= threshold)
        .collect();
    sorted.sort_by_key(|finding| (&finding.path, finding.line, &finding.rule));
    let mut merged: Vec<Finding> = Vec::new();
    for finding in sorted {
        let same = merged
            .iter_mut()
            .rev()
            .take_while(|other| (&other.path, other.line) == (&finding.path, finding.line))
            .find(|other| weaknesses(other).any(|tag| finding.tags.contains(tag)));
        match same {
            Some(other) => other.tags.extend(finding.tags.iter().cloned()),
            None => merged.push(finding.clone()),
        }
    }
    merged
}

fn weaknesses(finding: &Finding) -> impl Iterator<Item = &String> {
    finding.tags.iter().filter(|tag| tag.starts_with("CWE-"))
}

/// A finding for tests: `path:line` of a weakness.
#[cfg(test)]
pub(crate) fn finding(path: &str, line: u64, weakness: &str) -> Finding {
    Finding {
        path: path.to_owned(),
        line,
        severity: Severity::Medium,
        rule: format!("injection/{weakness}"),
        tags: BTreeSet::from([weakness.to_owned()]),
    }
}

/// A label for tests.
#[cfg(test)]
pub(crate) fn label(path: &str, lines: &[(u64, u64)], weakness: &str, real: bool) -> Label {
    Label {
        name: format!("{path} {lines:?}"),
        group: String::new(),
        path: path.to_owned(),
        lines: lines.to_vec(),
        accepted: BTreeSet::from([weakness.to_owned()]),
        real,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a label on line 10 to 12 is flagged by a finding.
    fn check(finding: Finding, tolerance: u64, expected: bool) {
        let labels = [label("a.c", &[(10, 12)], "CWE-787", true)];
        let found = Judgement::new(
            &labels,
            std::slice::from_ref(&finding),
            Severity::Medium,
            tolerance,
            Repeat::Ignored,
        );
        assert_eq!(found.flagged, [expected], "{finding:?}");
        assert_eq!(found.wrong.len(), usize::from(!expected), "{finding:?}");
    }

    #[test]
    fn a_finding_counts_within_two_lines_of_a_label() {
        check(finding("a.c", 8, "CWE-787"), 2, true);
        check(finding("a.c", 14, "CWE-787"), 2, true);
        check(finding("a.c", 11, "CWE-787"), 0, true);
        check(finding("a.c", 7, "CWE-787"), 2, false);
        check(finding("a.c", 15, "CWE-787"), 2, false);
    }

    #[test]
    fn another_file_or_another_weakness_does_not_count() {
        check(finding("b.c", 10, "CWE-787"), 2, false);
        check(finding("a.c", 10, "CWE-190"), 2, false);
    }

    #[test]
    fn low_severity_is_no_finding() {
        let mut low = finding("a.c", 10, "CWE-787");
        low.severity = Severity::Low;
        let labels = [label("a.c", &[], "CWE-787", true)];
        assert_eq!(flagged(&labels, &[low.clone()], Severity::Medium), [false]);
        assert_eq!(flagged(&labels, &[low], Severity::Low), [true]);
    }

    #[test]
    fn a_second_finding_at_a_label_is_ignored_or_wrong() {
        let labels = [label("a.c", &[(10, 10)], "CWE-787", true)];
        let findings = [finding("a.c", 9, "CWE-787"), finding("a.c", 10, "CWE-787")];
        let wrong = |repeat| {
            let judged = Judgement::new(&labels, &findings, Severity::Medium, 2, repeat);
            assert_eq!(judged.flagged, [true]);
            judged.wrong.len()
        };
        assert_eq!(wrong(Repeat::Ignored), 0);
        assert_eq!(wrong(Repeat::Wrong), 1);
    }

    #[test]
    fn two_rules_on_one_line_are_one_finding_of_a_weakness() {
        let labels = [label("a.c", &[(10, 10)], "CWE-787", true)];
        let mut other = finding("a.c", 10, "CWE-787");
        other.rule = "memory/other".to_owned();
        other.tags.insert(other.rule.clone());
        let findings = [finding("a.c", 10, "CWE-787"), other];
        let judged = Judgement::new(&labels, &findings, Severity::Medium, 2, Repeat::Wrong);
        assert_eq!((judged.flagged, judged.wrong.len()), (vec![true], 0));
    }

    #[test]
    fn a_finding_near_a_trap_and_a_real_label_is_about_the_real_one() {
        let labels = [
            label("a.py", &[(10, 10)], "CWE-89", false),
            label("a.py", &[(14, 14)], "CWE-89", true),
        ];
        let judge = |findings: &[Finding]| {
            Judgement::new(&labels, findings, Severity::Medium, 10, Repeat::Wrong)
        };
        let one = judge(&[finding("a.py", 10, "CWE-89")]);
        assert_eq!((one.flagged, one.wrong.len()), (vec![false, true], 0));
        let two = judge(&[finding("a.py", 10, "CWE-89"), finding("a.py", 14, "CWE-89")]);
        assert_eq!((two.flagged, two.wrong.len()), (vec![true, true], 1));
    }

    #[test]
    fn a_label_that_names_no_weakness_takes_any_finding() {
        let mut any = label("a.py", &[], "", false);
        any.accepted.clear();
        let findings = [finding("a.py", 3, "CWE-22")];
        assert_eq!(flagged(&[any], &findings, Severity::Medium), [true]);
    }
}

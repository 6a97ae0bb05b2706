//! Findings in the order in which a person reads them: the worst first, and
//! those of one rule together, so that what the rule says is said once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::{Confidence, Finding, Report, Severity};

/// The findings of one rule that are equally bad, each with its id, in the
/// order of their places.
pub(crate) struct Group<'a> {
    pub(crate) severity: Severity,
    pub(crate) rule: &'a str,
    pub(crate) findings: Vec<(String, &'a Finding)>,
}

impl<'a> Group<'a> {
    /// The message, if all the findings have the same.
    pub(crate) fn message(&self) -> Option<&'a str> {
        let (_, first) = self.findings.first()?;
        let is_same = |(_, finding): &(String, &Finding)| finding.message == first.message;
        self.findings.iter().all(is_same).then_some(&*first.message)
    }

    /// What the rule says of all its findings, if they do not differ in it.
    pub(crate) fn common(&self) -> Option<&'a Finding> {
        let (_, first) = self.findings.first()?;
        self.findings
            .iter()
            .all(|(_, finding)| says_the_same(first, finding))
            .then_some(first)
    }
}

/// Whether two findings explain themselves in the same words.
pub(crate) fn says_the_same(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule
        && one.why == other.why
        && one.remediation == other.remediation
        && one.references == other.references
}

/// The findings of a report, suppressed ones only if `with_suppressed`: the
/// worst severity first, then the surest, then by rule.
pub(crate) fn worst_first(report: &Report, with_suppressed: bool) -> Vec<Group<'_>> {
    type Key<'a> = (Reverse<Severity>, &'a str);
    let mut groups: BTreeMap<Key<'_>, Vec<(String, &Finding)>> = BTreeMap::new();
    for (id, finding) in report.with_ids() {
        if with_suppressed || finding.suppressed.is_none() {
            let key = (Reverse(finding.severity), &*finding.rule);
            groups.entry(key).or_default().push((id, finding));
        }
    }
    let mut groups: Vec<Group<'_>> = groups
        .into_iter()
        .map(|((Reverse(severity), rule), findings)| Group {
            severity,
            rule,
            findings,
        })
        .collect();
    // Stable: groups that are equally bad and sure stay in the order of rules.
    groups.sort_by_key(|group| (Reverse(group.severity), Reverse(surest(group))));
    groups
}

fn surest(group: &Group<'_>) -> Option<Confidence> {
    let confidences = group.findings.iter().map(|(_, finding)| finding.confidence);
    confidences.max()
}

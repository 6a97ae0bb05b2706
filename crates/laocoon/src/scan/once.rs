//! One bug is told once.
//!
//! Where a detector has shown how a value gets to a place, a bundled rule that
//! finds the same weakness there by its looks says nothing more.

use laocoon_report::{Finding, Grade, Location};

/// Leaves out findings of bundled rules at places where a finding of the same
/// family shows the flow of the same weakness.
pub(super) fn each_once(findings: &mut Vec<Finding>) {
    let shown: Vec<(String, Vec<String>, Location)> = findings
        .iter()
        .filter(|finding| finding.grade == Grade::Flow)
        .map(|finding| {
            (
                finding.rule.clone(),
                finding.cwe.clone(),
                finding.location.clone(),
            )
        })
        .collect();
    if shown.is_empty() {
        return;
    }
    findings.retain(|finding| {
        finding.grade == Grade::Flow
            || !shown.iter().any(|(rule, cwe, location)| {
                family(rule).is_some()
                    && family(rule) == family(&finding.rule)
                    && cwe.iter().any(|one| finding.cwe.contains(one))
                    && touches(location, &finding.location)
            })
    });
}

/// The family that an id of ours begins with.
fn family(rule: &str) -> Option<&str> {
    rule.split_once('/').map(|(family, _)| family)
}

/// Whether one of two places lies within the other.
fn touches(one: &Location, other: &Location) -> bool {
    let holds = |outer: &Location, inner: &Location| {
        outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
    };
    holds(one, other) || holds(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_report::{Confidence, Position, Severity};

    fn found(rule: &str, cwe: &str, grade: Grade, start: u32, end: u32) -> Finding {
        let position = |offset| Position::new(1, 1, offset);
        let location = Location::new("a.py", position(start), position(end));
        let mut finding = Finding::new(rule, Severity::High, Confidence::High, location, "");
        finding.cwe = vec![cwe.to_owned()];
        finding.grade = grade;
        finding
    }

    #[track_caller]
    fn check(mut findings: Vec<Finding>, expected: &[&str]) {
        each_once(&mut findings);
        let rules: Vec<&str> = findings.iter().map(|one| &*one.rule).collect();
        assert_eq!(rules, expected);
    }

    #[test]
    fn what_flow_shows_is_not_told_again_by_a_pattern() {
        let flow = || found("injection/untrusted-path", "CWE-22", Grade::Flow, 10, 30);
        check(
            vec![
                flow(),
                found(
                    "injection/path-from-request",
                    "CWE-22",
                    Grade::Pattern,
                    15,
                    20,
                ),
            ],
            &["injection/untrusted-path"],
        );
    }

    #[test]
    fn another_weakness_place_or_family_is_told() {
        let flow = || found("injection/untrusted-path", "CWE-22", Grade::Flow, 10, 30);
        let others = [
            found("injection/a", "CWE-78", Grade::Pattern, 15, 20),
            found("injection/b", "CWE-22", Grade::Pattern, 40, 50),
            found("weakening/c", "CWE-22", Grade::Pattern, 15, 20),
            found("my-rule", "CWE-22", Grade::Pattern, 15, 20),
        ];
        for other in others {
            let rule = other.rule.clone();
            check(vec![flow(), other], &["injection/untrusted-path", &rule]);
        }
    }
}

//! From the matches of the engine to findings.

use std::collections::BTreeMap;

use laocoon_detectors::{location, shortened};
use laocoon_report::{Finding, Fix};
use laocoon_rules::engine::RuleMatch;
use laocoon_source::SourceFile;

use super::fix::{self, RegexFix};
use super::metadata::RuleFacts;

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
    finding
}

//! What is to be done with a unit.
//!
//! For a package the verdict will rest on a probability estimated on labelled
//! data. For trees, changes and runs it rests on this table, by the severity
//! and the confidence of each finding that is not suppressed; the worst counts:
//!
//! | severity | low confidence | medium confidence | high confidence |
//! |---|---|---|---|
//! | critical | review | block  | block  |
//! | high     | review | review | block  |
//! | medium   | review | review | review |
//! | low      | pass   | pass   | pass   |
//!
//! A unit of which executable content was not read cannot pass: what was not
//! read may be what matters. It gets `review` instead.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Confidence, Finding, Severity};

/// What is to be done with a unit, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing speaks against it.
    Pass,
    /// A person should look at it first.
    Review,
    /// It should not go on.
    Block,
}

/// The cell of the table above.
pub fn verdict_of(severity: Severity, confidence: Confidence) -> Verdict {
    match (severity, confidence) {
        (Severity::Critical, Confidence::Medium | Confidence::High)
        | (Severity::High, Confidence::High) => Verdict::Block,
        (Severity::Critical | Severity::High | Severity::Medium, _) => Verdict::Review,
        (Severity::Low, _) => Verdict::Pass,
    }
}

/// The verdict on a unit in which nothing was found.
pub(crate) fn verdict_without_findings(complete: bool) -> Verdict {
    if complete {
        Verdict::Pass
    } else {
        Verdict::Review
    }
}

/// What a finding makes of the unit it is in.
pub(crate) fn verdict_of_finding(finding: &Finding) -> Verdict {
    match finding.suppressed {
        Some(_) => Verdict::Pass,
        None => verdict_of(finding.severity, finding.confidence),
    }
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Review => "review",
            Self::Block => "block",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code gives what the table in this module's documentation says.
    #[test]
    fn as_published() {
        let confidences = [Confidence::Low, Confidence::Medium, Confidence::High];
        let rows: Vec<Vec<&str>> = include_str!("verdict.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("//! | "))
            .map(|row| row.split('|').map(str::trim).collect())
            .collect();
        let mut cells = 0;
        for severity in Severity::WORST_FIRST {
            let row = rows
                .iter()
                .find(|row| row.first() == Some(&severity.as_str()));
            let row = row.expect("every severity has a row");
            for (confidence, published) in confidences.into_iter().zip(row.iter().skip(1)) {
                let verdict = verdict_of(severity, confidence);
                assert_eq!(verdict.as_str(), *published, "{severity}, {confidence}");
                cells += 1;
            }
        }
        assert_eq!(cells, 12);
    }
}

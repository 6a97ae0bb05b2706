//! Baselines: lists of findings that are already known.
//!
//! A baseline is a JSON file of fingerprints, with the rule and the place of
//! each for people who read its diff. Only the fingerprint counts.

use std::collections::HashSet;
use std::io;

use serde::{Deserialize, Serialize};

use crate::{Finding, json};

/// Findings that are already known, by fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    fingerprints: HashSet<String>,
}

/// Why a file is not a baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    #[error("not a baseline: {0}")]
    Json(#[from] serde_json::Error),
    #[error("baseline of version `{0}`, but this program reads version `1`")]
    Version(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    findings: Vec<Entry>,
}

/// The only part that is read before it is known that the rest can be.
#[derive(Deserialize)]
struct FileVersion {
    version: String,
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    fingerprint: String,
}

impl Baseline {
    /// A baseline of these findings, which a report was made of; without those
    /// that a comment suppresses, as in [`Baseline::write`].
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let counted = findings
            .into_iter()
            .filter(|finding| finding.suppressed.is_none());
        Self {
            fingerprints: counted.map(|finding| finding.fingerprint.clone()).collect(),
        }
    }

    /// Writes a baseline of these findings, which a report was made of.
    ///
    /// Those that a comment suppresses are left out: when the comment goes,
    /// they count.
    pub fn write<'a>(
        out: &mut dyn io::Write,
        findings: impl IntoIterator<Item = &'a Finding>,
    ) -> io::Result<()> {
        let mut entries: Vec<Entry> = findings
            .into_iter()
            .filter(|finding| finding.suppressed.is_none())
            .map(|finding| Entry {
                rule: finding.rule.clone(),
                path: finding.location.path.clone(),
                member: finding.location.member.clone(),
                fingerprint: finding.fingerprint.clone(),
            })
            .collect();
        entries.sort_unstable();
        entries.dedup();
        json::write_value(
            out,
            &File {
                version: "1".to_owned(),
                findings: entries,
            },
        )
    }

    /// Reads what [`Baseline::write`] wrote.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let FileVersion { version } = serde_json::from_str(text)?;
        if version != "1" {
            return Err(BaselineError::Version(version));
        }
        let file: File = serde_json::from_str(text)?;
        let fingerprints = file
            .findings
            .into_iter()
            .map(|entry| entry.fingerprint)
            .collect();
        Ok(Self { fingerprints })
    }

    /// Whether the finding is in it.
    pub fn knows(&self, finding: &Finding) -> bool {
        self.fingerprints.contains(&finding.fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Confidence, Location, Position, Severity};

    fn finding(fingerprint: &str) -> Finding {
        let place = Position::new(1, 1, 0);
        let location = Location::new("a.py", place, place);
        let mut finding = Finding::new("r", Severity::High, Confidence::High, location, "m");
        fingerprint.clone_into(&mut finding.fingerprint);
        finding
    }

    fn write(findings: &[Finding]) -> String {
        let mut out = Vec::new();
        Baseline::write(&mut out, findings).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_was_written_is_known_when_read() {
        let baseline = Baseline::read(&write(&[finding("11"), finding("22")])).unwrap();
        assert!(baseline.knows(&finding("11")));
        assert!(baseline.knows(&finding("22")));
        assert!(!baseline.knows(&finding("33")));
    }

    #[test]
    fn written_in_one_order() {
        let one = write(&[finding("11"), finding("22")]);
        assert_eq!(one, write(&[finding("22"), finding("11"), finding("11")]));
    }

    #[test]
    fn broken_files_are_refused_with_the_place() {
        let check = |text, expected: &str| {
            assert_eq!(Baseline::read(text).unwrap_err().to_string(), expected);
        };
        check(
            "",
            "not a baseline: EOF while parsing a value at line 1 column 0",
        );
        check(
            r#"{"version":"7","findings":0}"#,
            "baseline of version `7`, but this program reads version `1`",
        );
        check(
            r#"{"version":"1"}"#,
            "not a baseline: missing field `findings` at line 1 column 15",
        );
    }
}

//! The three scales on which a finding is placed.
//!
//! They are kept apart on purpose: *severity* is how bad it is if it is what it
//! looks like, *confidence* is how often it is, and *grade* is what was shown.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How bad the finding is if it is what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
}

/// How often a finding of this rule is what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

/// What kind of evidence there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// It looks like it: a rule or detector matched.
    Pattern,
    /// It is shown how: from where, along which path, to what.
    Flow,
    /// It happened, in the sandbox, and can be repeated.
    Observed,
}

/// A word that is not on the scale it was read for.
#[derive(Debug, thiserror::Error)]
#[error("unknown {scale} `{word}`, expected one of {expected}")]
pub struct UnknownLevel {
    scale: &'static str,
    word: String,
    expected: &'static str,
}

impl Severity {
    /// All severities, the worst first.
    pub const WORST_FIRST: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The severity that a Semgrep rule's `severity` stands for, if it is one.
    pub fn from_semgrep(word: &str) -> Option<Self> {
        match word {
            "CRITICAL" => Some(Self::Critical),
            "ERROR" | "HIGH" => Some(Self::High),
            "WARNING" | "MEDIUM" => Some(Self::Medium),
            "INFO" | "LOW" | "INVENTORY" | "EXPERIMENT" => Some(Self::Low),
            _ => None,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

impl Confidence {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl Grade {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::Flow => "flow",
            Self::Observed => "observed",
        }
    }
}

impl FromStr for Severity {
    type Err = UnknownLevel;

    /// Reads the lower-case word, as in configuration and on the command line.
    fn from_str(word: &str) -> Result<Self, UnknownLevel> {
        Self::WORST_FIRST
            .into_iter()
            .find(|level| level.as_str() == word)
            .ok_or_else(|| {
                let expected = "critical, high, medium, low";
                UnknownLevel {
                    scale: "severity",
                    word: word.to_owned(),
                    expected,
                }
            })
    }
}

impl FromStr for Confidence {
    type Err = UnknownLevel;

    /// Reads the word in either case: Semgrep's rules write `HIGH`.
    fn from_str(word: &str) -> Result<Self, UnknownLevel> {
        [Self::Low, Self::Medium, Self::High]
            .into_iter()
            .find(|level| level.as_str().eq_ignore_ascii_case(word))
            .ok_or_else(|| {
                let expected = "high, medium, low";
                UnknownLevel {
                    scale: "confidence",
                    word: word.to_owned(),
                    expected,
                }
            })
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semgrep_severities() {
        let check = |word, expected| assert_eq!(Severity::from_semgrep(word), expected, "{word}");
        check("ERROR", Some(Severity::High));
        check("WARNING", Some(Severity::Medium));
        check("INFO", Some(Severity::Low));
        check("INVENTORY", Some(Severity::Low));
        check("EXPERIMENT", Some(Severity::Low));
        check("CRITICAL", Some(Severity::Critical));
        check("HIGH", Some(Severity::High));
        check("MEDIUM", Some(Severity::Medium));
        check("LOW", Some(Severity::Low));
        check("error", None);
        check("", None);
    }

    #[test]
    fn severities_are_ordered_from_low_to_critical() {
        assert!(Severity::WORST_FIRST.is_sorted_by(|worse, better| worse > better));
    }

    #[test]
    fn unknown_words_are_named_with_what_was_expected() {
        let error = "sever".parse::<Severity>().unwrap_err().to_string();
        assert_eq!(
            error,
            "unknown severity `sever`, expected one of critical, high, medium, low"
        );
        assert_eq!("HIGH".parse::<Confidence>().unwrap(), Confidence::High);
    }
}

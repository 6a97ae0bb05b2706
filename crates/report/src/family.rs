//! What a threat is for.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the threat that a finding points at is for. The first part of the id
/// of every rule of our own; users' rules have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    Hidden,
    Trigger,
    Bypass,
    Exfiltration,
    Execution,
    Persistence,
    Destruction,
    Weakening,
    Injection,
    Dependency,
    Steering,
    Pipeline,
    Secret,
    Memory,
}

impl Family {
    /// All families, in the order in which the documentation lists them.
    pub const ALL: [Self; 14] = [
        Self::Hidden,
        Self::Trigger,
        Self::Bypass,
        Self::Exfiltration,
        Self::Execution,
        Self::Persistence,
        Self::Destruction,
        Self::Weakening,
        Self::Injection,
        Self::Dependency,
        Self::Steering,
        Self::Pipeline,
        Self::Secret,
        Self::Memory,
    ];

    /// The family that a rule id starts with, as in `hidden/bidirectional-text`.
    pub fn from_rule_id(rule: &str) -> Option<Self> {
        let (family, _) = rule.split_once('/')?;
        Self::ALL
            .into_iter()
            .find(|candidate| candidate.as_str() == family)
    }

    /// Whether its findings are weaknesses: mistakes that somebody else must
    /// use before they do harm, unlike what does harm by itself.
    pub fn is_weakness(self) -> bool {
        matches!(
            self,
            Self::Bypass | Self::Weakening | Self::Injection | Self::Memory
        )
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Trigger => "trigger",
            Self::Bypass => "bypass",
            Self::Exfiltration => "exfiltration",
            Self::Execution => "execution",
            Self::Persistence => "persistence",
            Self::Destruction => "destruction",
            Self::Weakening => "weakening",
            Self::Injection => "injection",
            Self::Dependency => "dependency",
            Self::Steering => "steering",
            Self::Pipeline => "pipeline",
            Self::Secret => "secret",
            Self::Memory => "memory",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_is_the_first_part_of_the_rule_id() {
        let check = |rule, expected| assert_eq!(Family::from_rule_id(rule), expected, "{rule}");
        check("hidden/bidirectional-text", Some(Family::Hidden));
        check("memory/unbounded-copy", Some(Family::Memory));
        check("hidden", None);
        check("hiddenness/x", None);
        check("python.lang.security.audit.eval-detected", None);
    }

    #[test]
    fn serialised_as_it_is_displayed() {
        for family in Family::ALL {
            let json = serde_json::to_string(&family).unwrap();
            assert_eq!(json, format!("\"{family}\""));
        }
    }
}

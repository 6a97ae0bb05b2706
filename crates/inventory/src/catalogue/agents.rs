//! Products that read a repository and act on it: `data/agents.toml`.

use serde::Deserialize;

/// A product.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agent {
    pub product: String,
    /// Who makes it; none for a convention that many follow.
    pub vendor: Option<String>,
    /// Whether these are files of several products, so that they do not show
    /// which one is used.
    #[serde(default)]
    pub several: bool,
    /// Where its settings are documented.
    pub reference: String,
    /// Globs of the files it reads its settings from.
    #[serde(default)]
    pub settings: Vec<String>,
    /// Globs of the files in which it is told what to do.
    #[serde(default)]
    pub instructions: Vec<String>,
    /// Globs of other files that only it reads.
    #[serde(default)]
    pub files: Vec<String>,
    /// Hosts that it sends to, as it comes.
    #[serde(default)]
    pub hosts: Vec<String>,
    #[serde(default)]
    pub switches: Vec<Switch>,
    /// What starts it: a program or its package, or a program and its command.
    #[serde(default)]
    pub programs: Vec<String>,
    /// Flags with which it asks before nothing: one word, or a flag and its value.
    #[serde(default)]
    pub unasked: Vec<String>,
}

/// A setting that takes a question or a fence away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// The path of the setting, with one `*` for any text.
    pub key: String,
    /// Only these, letter for letter, if the key alone says too much.
    #[serde(default)]
    pub only: Vec<String>,
    /// The values that do it, without regard to case.
    pub values: Vec<String>,
    /// How much is given away.
    pub severity: Level,
    /// What is so then.
    pub what: String,
}

/// How much a switch gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Low,
    Medium,
    High,
}

impl Switch {
    /// Whether a setting throws it.
    #[must_use]
    pub fn is_thrown(&self, path: &str, value: &str) -> bool {
        crate::settings::matches_path(path, &self.key)
            && (self.only.is_empty() || self.only.iter().any(|only| only == path))
            && self
                .values
                .iter()
                .any(|one| one.eq_ignore_ascii_case(value))
    }
}

/// Of an agent, the switch that a setting throws.
#[must_use]
pub fn thrown<'a>(agent: &'a Agent, path: &str, value: &str) -> Option<&'a Switch> {
    let mut switches = agent.switches.iter();
    switches.find(|switch| switch.is_thrown(path, value))
}

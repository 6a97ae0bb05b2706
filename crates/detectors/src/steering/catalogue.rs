//! The catalogue of agents, `agents.toml`, as data.

use std::sync::LazyLock;

use laocoon_report::Severity;
use serde::Deserialize;

/// Products whose settings are known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Catalogue {
    #[serde(rename = "agent")]
    pub(super) agents: Vec<Agent>,
}

/// A product.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Agent {
    pub(super) product: String,
    pub(super) vendor: String,
    /// Where its settings are documented.
    pub(super) reference: String,
    /// Globs of the files it reads its settings from.
    pub(super) settings: Vec<String>,
    pub(super) switches: Vec<Switch>,
}

/// A setting that takes a question or a fence away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Switch {
    /// The path of the setting, with one `*` for any text.
    pub(super) key: String,
    /// Only these, letter for letter, if the key alone says too much.
    #[serde(default)]
    pub(super) only: Vec<String>,
    /// The values that do it, without regard to case.
    pub(super) values: Vec<String>,
    severity: Level,
    /// What is so then.
    pub(super) what: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    High,
    Medium,
    Low,
}

impl Switch {
    pub(super) fn severity(&self) -> Severity {
        match self.severity {
            Level::High => Severity::High,
            Level::Medium => Severity::Medium,
            Level::Low => Severity::Low,
        }
    }
}

/// The catalogue. A test sees that it can be read.
pub(super) static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| toml::from_str(include_str!("agents.toml")).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_can_be_read() {
        let catalogue: Catalogue = toml::from_str(include_str!("agents.toml")).unwrap();
        for agent in &catalogue.agents {
            assert!(agent.reference.starts_with("https://"), "{}", agent.product);
            assert!(!agent.vendor.is_empty(), "{}", agent.product);
            for switch in &agent.switches {
                assert!(
                    !switch.values.is_empty(),
                    "{}: {}",
                    agent.product,
                    switch.key
                );
            }
        }
    }
}

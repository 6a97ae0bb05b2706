//! Which weaknesses, beside the one a label names, a finding may name.
//!
//! `bench/accuracy-weaknesses.tsv` has a line for each label's weakness: the
//! weakness, the tags that are accepted too (weaknesses, or names of rules or
//! families), and the reason, separated by tabs. A weakness without a line
//! accepts itself alone.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, ensure};

use crate::workspace;

const FILE: &str = "bench/accuracy-weaknesses.tsv";

/// What each weakness accepts.
#[derive(Debug, Default)]
pub(crate) struct Weaknesses {
    accepted: BTreeMap<String, BTreeSet<String>>,
}

impl Weaknesses {
    /// # Errors
    /// When the file is not there, or has a line without three columns.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(workspace::root().join(FILE))
            .with_context(|| format!("cannot read {FILE}"))?;
        Self::parse(&text).with_context(|| FILE.to_owned())
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let mut accepted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let [weakness, tags, reason] = columns[..] else {
                anyhow::bail!("line {}: not weakness, tags, reason: {line}", number + 1);
            };
            ensure!(!reason.is_empty(), "line {}: no reason", number + 1);
            let tags = tags.split_whitespace().map(str::to_owned);
            let known = accepted.insert(weakness.to_owned(), tags.collect());
            ensure!(known.is_none(), "line {}: {weakness} again", number + 1);
        }
        Ok(Self { accepted })
    }

    /// The tags of findings that are about a weakness, given by its number.
    pub(crate) fn accepted(&self, number: u32) -> BTreeSet<String> {
        let weakness = format!("CWE-{number}");
        let mut tags = self.accepted.get(&weakness).cloned().unwrap_or_default();
        tags.insert(weakness);
        tags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weakness_accepts_itself_and_what_its_line_says() {
        let weaknesses =
            Weaknesses::parse("# why\nCWE-94\tCWE-95 B102\tone is of the other\n").unwrap();
        let tags = |number| Vec::from_iter(weaknesses.accepted(number));
        assert_eq!(tags(94), ["B102", "CWE-94", "CWE-95"]);
        assert_eq!(tags(95), ["CWE-95"]);
    }

    #[test]
    fn a_line_without_a_reason_is_an_error() {
        assert!(Weaknesses::parse("CWE-94\tCWE-95\t\n").is_err());
        assert!(Weaknesses::parse("CWE-94\tCWE-95\n").is_err());
        assert!(Weaknesses::parse("CWE-94\tCWE-95\ta\nCWE-94\tCWE-96\tb\n").is_err());
    }

    #[test]
    fn the_file_can_be_read() {
        let weaknesses = Weaknesses::read().unwrap();
        assert!(weaknesses.accepted(89).contains("CWE-89"));
    }
}

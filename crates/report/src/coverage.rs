//! What was analysed and what was not, and why.
//!
//! A file that could not be analysed is an entry here, never silence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::location::FileName;

/// What was analysed and what was not, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// How many files there were to analyse.
    pub files: u64,
    /// How many of them were analysed, wholly or in part.
    pub analysed: u64,
    /// Files that were not analysed.
    pub skipped: Vec<Skipped>,
    /// Files of which some lines could not be parsed.
    pub partly: Vec<Partly>,
    /// Folders that were left out as a whole.
    pub ignored_directories: Vec<String>,
    /// What ignore files inside the scanned tree kept out of the scan.
    pub ignored_by_tree: Vec<IgnoredByTree>,
    /// How many findings are suppressed. Set by `Report::assemble`.
    pub suppressions: u64,
    /// How many findings the baseline knows. Set by `Report::assemble`.
    pub in_baseline: u64,
    pub rules: RulesCoverage,
}

/// A file that was not analysed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Skipped {
    pub path: String,
    /// Which member, if the path is an archive.
    pub member: Option<String>,
    /// A stable word, as in `too-large`.
    pub reason: String,
    /// What exactly, for people.
    pub detail: Option<String>,
}

/// A file of which some lines could not be parsed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Partly {
    pub path: String,
    /// Which member, if the path is an archive.
    pub member: Option<String>,
    /// A stable word, as in `syntax-error`.
    pub reason: String,
    /// Which lines; empty if that is not known.
    pub lines: Vec<LineRange>,
}

/// Lines of a file, from 1, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LineRange {
    pub first: u32,
    pub last: u32,
}

/// What one of the tree's own ignore files kept out of the scan. Whoever wrote
/// the tree wrote that file, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IgnoredByTree {
    /// The ignore file, as in `src/.gitignore`.
    pub ignore_file: String,
    /// How many folders, not counting those inside ignored ones.
    pub directories: u64,
    /// How many files, not counting those inside ignored folders.
    pub files: u64,
    /// The names of those, folders with a `/` at the end; not all of them when
    /// there are very many.
    pub names: Vec<String>,
    /// Why some or all of the ignore file was disregarded, if it was.
    pub problem: Option<String>,
}

/// Which rules ran.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesCoverage {
    /// How many were loaded.
    pub loaded: u64,
    /// Those that are not valid.
    pub rejected: Vec<RejectedRule>,
    /// Those that are valid but did not run.
    pub not_run: Vec<RuleNotRun>,
}

/// A rule that is not valid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RejectedRule {
    pub id: String,
    pub reason: String,
    /// The rule's file.
    pub path: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
}

/// A rule that is valid but did not run, or not everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleNotRun {
    pub id: String,
    pub reason: String,
}

impl Coverage {
    /// The names of the files that were not analysed, with what exactly was the
    /// matter, by reason.
    pub(crate) fn skipped_by_reason(&self) -> BTreeMap<&str, Vec<String>> {
        let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for file in &self.skipped {
            let mut name = FileName(&file.path, file.member.as_deref()).to_string();
            if let Some(detail) = &file.detail {
                name.push_str(&format!(" ({detail})"));
            }
            by_reason.entry(&file.reason).or_default().push(name);
        }
        by_reason
    }

    /// Puts every list in order, so that output does not depend on threads.
    pub(crate) fn arrange(&mut self) {
        fn sorted<T: Ord>(list: &mut Vec<T>) {
            list.sort_unstable();
            list.dedup();
        }
        sorted(&mut self.skipped);
        sorted(&mut self.partly);
        sorted(&mut self.ignored_directories);
        sorted(&mut self.ignored_by_tree);
        sorted(&mut self.rules.rejected);
        sorted(&mut self.rules.not_run);
    }
}

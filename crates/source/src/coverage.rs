//! What was analysed, what was not, and why.
//!
//! A file that could not be analysed is an entry here, never silence.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Walk;

/// Why something that was found was not analysed.
///
/// In JSON the names are in kebab case: `too-large`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SkipReason {
    /// A symbolic link to something that is read under its own name.
    AlreadyWalked,
    /// An archive or a compressed file; what is in it was not read.
    Archive,
    /// The archive costs more than the limits allow; the rest was not read.
    ArchiveLimit,
    /// Not text, and not named like a source file.
    Binary,
    /// A symbolic link that leads nowhere, or in a circle.
    BrokenLink,
    /// Machine code or bytecode: it runs, but not as text.
    CompiledCode,
    /// What is there is not as its format asks for.
    Damaged,
    /// A link in an archive that makes a program of a member that was not read
    /// as one: `setup.py` leads to `notes.txt`.
    DisguisedLink,
    /// A root, or a file to load, that is not there.
    DoesNotExist,
    /// A member of an archive that cannot be read without a password.
    Encrypted,
    /// Left out because the user asked for it.
    Excluded,
    /// The analysis of this one file failed; a defect of ours.
    InternalError,
    /// An archive inside so many others that it was not opened.
    NestedTooDeep,
    /// A named pipe, socket or device; these are never opened.
    NotARegularFile,
    /// The text is not in the language's syntax.
    ParseError,
    /// A symbolic link to something that was not read under another name: it
    /// leaves the tree, or leads to something ignored. Links are not followed.
    SymbolicLink,
    /// Took longer than the time given for one file.
    Timeout,
    /// Nested deeper than the analysis can go.
    TooDeep,
    /// Larger than the limit on a file's size.
    TooLarge,
    /// More syntax nodes than the limit for one file.
    TooManyNodes,
    /// It ends before it should.
    Truncated,
    /// Bytecode of a version that is not known here; only its strings were seen.
    UnknownBytecode,
    /// The operating system refused to read it.
    Unreadable,
    /// Compressed in a way that is not known here.
    UnsupportedCompression,
}

impl SkipReason {
    /// The stable word for it, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AlreadyWalked => "already-walked",
            Self::Archive => "archive",
            Self::ArchiveLimit => "archive-limit",
            Self::Binary => "binary",
            Self::BrokenLink => "broken-link",
            Self::CompiledCode => "compiled-code",
            Self::Damaged => "damaged",
            Self::DisguisedLink => "disguised-link",
            Self::DoesNotExist => "does-not-exist",
            Self::Encrypted => "encrypted",
            Self::Excluded => "excluded",
            Self::InternalError => "internal-error",
            Self::NestedTooDeep => "nested-too-deep",
            Self::NotARegularFile => "not-a-regular-file",
            Self::ParseError => "parse-error",
            Self::SymbolicLink => "symbolic-link",
            Self::Timeout => "timeout",
            Self::TooDeep => "too-deep",
            Self::TooLarge => "too-large",
            Self::TooManyNodes => "too-many-nodes",
            Self::Truncated => "truncated",
            Self::UnknownBytecode => "unknown-bytecode",
            Self::Unreadable => "unreadable",
            Self::UnsupportedCompression => "unsupported-compression",
        }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// One path that was found and not analysed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Skipped {
    /// The name it is reported under.
    pub path: String,
    pub reason: SkipReason,
    /// What there is to add, for people; for example where a link leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Skipped {
    /// An entry without detail.
    pub fn new(path: impl Into<String>, reason: SkipReason) -> Self {
        Self {
            path: path.into(),
            reason,
            detail: None,
        }
    }

    /// The same with a detail, for people.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// Lines of a file, from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LineRange {
    pub first: u32,
    pub last: u32,
}

/// A file of which some lines could not be analysed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PartlyAnalysed {
    pub path: String,
    pub reason: SkipReason,
    pub lines: Vec<LineRange>,
}

/// What one of the tree's own ignore files kept out of the scan.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct IgnoredByTree {
    /// Name of the ignore file, for example `src/.gitignore`.
    pub ignore_file: String,
    /// How many directories, not counting those inside ignored ones.
    pub directories: usize,
    /// How many files, not counting those inside ignored directories.
    pub files: usize,
    /// The names of those, directories with a `/` at the end; the first
    /// [`IgnoredByTree::MAX_NAMES`] of them when there are more.
    pub names: Vec<String>,
    /// Why some or all of the ignore file was disregarded, if it was; then more
    /// was scanned than it asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

impl IgnoredByTree {
    /// How many ignored paths are named one by one for each ignore file; the
    /// rest is only counted. Build trees ignore object files by the thousand.
    pub const MAX_NAMES: usize = 1_000;
}

/// What was analysed and what was not: the part of the report's `coverage`
/// that concerns files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Entries found and not ignored, whether analysed or not.
    pub files: usize,
    /// How many of them were analysed, wholly or partly.
    pub analysed: usize,
    pub skipped: Vec<Skipped>,
    pub partly: Vec<PartlyAnalysed>,
    /// Every directory that was not entered.
    pub ignored_directories: Vec<String>,
    pub ignored_by_tree: Vec<IgnoredByTree>,
}

impl Coverage {
    /// The coverage after a walk, when nothing has been analysed yet.
    pub fn of_walk(walk: &Walk) -> Self {
        let found = |skipped: &&Skipped| skipped.reason != SkipReason::DoesNotExist;
        Self {
            files: walk.files.len() + walk.skipped.iter().filter(found).count(),
            analysed: 0,
            skipped: walk.skipped.clone(),
            partly: Vec::new(),
            ignored_directories: walk.ignored_directories.clone(),
            ignored_by_tree: walk.ignored_by_tree.clone(),
        }
    }

    /// Puts every list in the order it is reported in, which does not depend on
    /// the order in which workers added to it.
    pub fn sort(&mut self) {
        self.skipped.sort();
        self.partly.sort();
        self.ignored_directories.sort();
        self.ignored_by_tree.sort();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_what_the_report_documents() {
        let coverage = Coverage {
            files: 12,
            analysed: 11,
            skipped: vec![
                Skipped::new("big.js", SkipReason::TooLarge),
                Skipped::new("pipe", SkipReason::NotARegularFile).because("a named pipe"),
            ],
            partly: vec![PartlyAnalysed {
                path: "a.py".into(),
                reason: SkipReason::ParseError,
                lines: vec![LineRange { first: 3, last: 5 }],
            }],
            ignored_directories: vec!["node_modules".into()],
            ignored_by_tree: vec![IgnoredByTree {
                ignore_file: ".gitignore".into(),
                directories: 0,
                files: 1,
                names: vec!["evil.py".into()],
                problem: None,
            }],
        };
        assert_eq!(
            serde_json::to_value(&coverage).unwrap(),
            serde_json::json!({
                "files": 12,
                "analysed": 11,
                "skipped": [
                    {"path": "big.js", "reason": "too-large"},
                    {"path": "pipe", "reason": "not-a-regular-file", "detail": "a named pipe"},
                ],
                "partly": [{
                    "path": "a.py",
                    "reason": "parse-error",
                    "lines": [{"first": 3, "last": 5}],
                }],
                "ignored_directories": ["node_modules"],
                "ignored_by_tree": [{
                    "ignore_file": ".gitignore",
                    "directories": 0,
                    "files": 1,
                    "names": ["evil.py"],
                }],
            })
        );
    }

    #[test]
    fn a_reason_is_displayed_as_it_is_in_json() {
        for reason in [
            SkipReason::NotARegularFile,
            SkipReason::CompiledCode,
            SkipReason::Binary,
        ] {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.to_string());
        }
    }

    #[test]
    fn order_does_not_depend_on_who_came_first() {
        let one = Skipped::new("a", SkipReason::Binary);
        let two = Skipped::new("b", SkipReason::Binary);
        let coverage = |skipped: [&Skipped; 2]| {
            let mut coverage = Coverage {
                skipped: skipped.into_iter().cloned().collect(),
                ..Coverage::default()
            };
            coverage.sort();
            coverage
        };
        assert_eq!(coverage([&one, &two]), coverage([&two, &one]));
    }
}

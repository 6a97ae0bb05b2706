//! How one test went.

use std::fmt::Write as _;

/// How one test went.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// `rules` or `pairs`.
    pub(crate) suite: &'static str,
    /// `search`, `taint`, ...; `pattern` for pairs.
    pub(crate) mode: &'static str,
    /// The folder of the collection.
    pub(crate) folder: String,
    /// The rule and target.
    pub(crate) name: String,
    /// The language, if it is none of ours: then the test counts for nothing.
    pub(crate) unsupported: Option<String>,
    /// Every line right.
    pub(crate) passed: bool,
    /// Lines that count.
    pub(crate) lines: u32,
    /// Lines that are right.
    pub(crate) right: u32,
    /// Lines that must match and did not.
    pub(crate) missed: Vec<u32>,
    /// Lines that must not match and did.
    pub(crate) wrong: Vec<u32>,
    /// Why the rule or pattern was not run.
    pub(crate) problem: Option<String>,
}

impl Outcome {
    /// Whether it says something about the engine as it is meant to be today:
    /// a rule or pattern to search for, in a language that has a grammar.
    pub(crate) fn counts(&self) -> bool {
        self.unsupported.is_none() && matches!(self.mode, "search" | "taint" | "pattern")
    }

    /// One paragraph for a person.
    pub(crate) fn describe(&self) -> String {
        let mut text = format!("{} {}", self.folder, self.name);
        if let Some(problem) = &self.problem {
            let _ = write!(text, "\n    not run: {problem}");
        }
        if !self.missed.is_empty() {
            let _ = write!(text, "\n    missed {:?}", self.missed);
        }
        if !self.wrong.is_empty() {
            let _ = write!(text, "\n    wrong {:?}", self.wrong);
        }
        text
    }
}

/// An outcome for tests: a search test of five lines, all right.
#[cfg(test)]
pub(crate) fn passed(folder: &str, name: &str) -> Outcome {
    Outcome {
        suite: "rules",
        mode: "search",
        folder: folder.to_owned(),
        name: name.to_owned(),
        unsupported: None,
        passed: true,
        lines: 5,
        right: 5,
        missed: Vec::new(),
        wrong: Vec::new(),
        problem: None,
    }
}

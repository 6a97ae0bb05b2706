//! What came out, and how it is shown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How one test went.
pub(crate) struct Outcome {
    /// `rules` or `pairs`.
    pub(crate) suite: &'static str,
    /// `search`, `taint`, ...; `pattern` for pairs.
    pub(crate) mode: &'static str,
    /// The folder of the collection.
    pub(crate) folder: String,
    /// The rule and target.
    pub(crate) name: String,
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

#[derive(Default)]
struct Row {
    tests: u32,
    passed: u32,
    lines: u32,
    right: u32,
    not_run: u32,
}

/// A Markdown table, a row for each suite, folder and mode.
pub(crate) fn render(outcomes: &[Outcome]) -> String {
    let mut rows: BTreeMap<(&str, &str, &str), Row> = BTreeMap::new();
    for outcome in outcomes {
        let row = rows
            .entry((outcome.suite, outcome.mode, &outcome.folder))
            .or_default();
        row.tests += 1;
        row.passed += u32::from(outcome.passed);
        row.lines += outcome.lines;
        row.right += outcome.right;
        row.not_run += u32::from(outcome.problem.is_some());
    }
    let mut text = String::from(
        "| suite | mode | folder | tests | passed | lines | right | | not run |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for ((suite, mode, folder), row) in rows {
        let percent = 100.0 * f64::from(row.right) / f64::from(row.lines.max(1));
        let _ = writeln!(
            text,
            "| {suite} | {mode} | {folder} | {} | {} | {} | {} | {percent:.1}% | {} |",
            row.tests, row.passed, row.lines, row.right, row.not_run
        );
    }
    text
}

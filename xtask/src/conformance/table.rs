//! Outcomes added up, a row for each suite, mode and folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::outcome::Outcome;

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) suite: &'static str,
    pub(crate) mode: &'static str,
    pub(crate) folder: String,
}

/// Sums over tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) tests: u32,
    pub(crate) passed: u32,
    pub(crate) lines: u32,
    pub(crate) right: u32,
    pub(crate) not_run: u32,
}

impl Row {
    /// Adds a test.
    pub(crate) fn add(&mut self, outcome: &Outcome) {
        self.tests += 1;
        self.passed += u32::from(outcome.passed);
        self.lines += outcome.lines;
        self.right += outcome.right;
        self.not_run += u32::from(outcome.problem.is_some());
    }

    /// Adds up.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            passed: self.passed + other.passed,
            lines: self.lines + other.lines,
            right: self.right + other.right,
            not_run: self.not_run + other.not_run,
        }
    }

    /// The share of right lines in thousandths, rounded down.
    pub(crate) fn thousandths(self) -> u32 {
        self.right * 1000 / self.lines.max(1)
    }

    /// The share of right lines, as a percentage with one digit, rounded down.
    pub(crate) fn percent(self) -> String {
        percent(self.thousandths())
    }
}

/// Thousandths as a percentage.
pub(crate) fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A row for each suite, mode and folder; tests in languages that have no
/// grammar here are left out.
pub(crate) fn rows(outcomes: &[Outcome]) -> BTreeMap<Key, Row> {
    let mut rows: BTreeMap<Key, Row> = BTreeMap::new();
    for outcome in outcomes {
        if outcome.unsupported.is_none() {
            let key = Key {
                suite: outcome.suite,
                mode: outcome.mode,
                folder: outcome.folder.clone(),
            };
            rows.entry(key).or_default().add(outcome);
        }
    }
    rows
}

/// A Markdown table.
pub(crate) fn render(rows: &BTreeMap<Key, Row>) -> String {
    let mut text = String::from(
        "| suite | mode | folder | tests | passed | lines | right | | not run |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for (key, row) in rows {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            key.suite,
            key.mode,
            key.folder,
            row.tests,
            row.passed,
            row.lines,
            row.right,
            row.percent(),
            row.not_run
        );
    }
    for (suite, mode) in [("rules", "search"), ("pairs", "pattern")] {
        let total = rows
            .iter()
            .filter(|(key, _)| (key.suite, key.mode) == (suite, mode))
            .fold(Row::default(), |total, (_, row)| total.plus(*row));
        if total.tests > 0 {
            let _ = writeln!(
                text,
                "| {suite} | {mode} | all | {} | {} | {} | {} | {} | {} |",
                total.tests,
                total.passed,
                total.lines,
                total.right,
                total.percent(),
                total.not_run
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::outcome::passed;
    use super::*;

    #[test]
    fn shares_are_rounded_down() {
        let row = Row {
            lines: 3,
            right: 2,
            ..Row::default()
        };
        assert_eq!(row.percent(), "66.6%");
        assert_eq!(Row::default().percent(), "0.0%");
    }

    #[test]
    fn tests_in_languages_without_a_grammar_are_in_no_row() {
        let mut scala = passed("scala", "a");
        scala.unsupported = Some("scala".to_owned());
        let rows = rows(&[passed("go", "a"), passed("go", "b"), scala]);
        let folders: Vec<(&str, u32)> = rows
            .iter()
            .map(|(key, row)| (key.folder.as_str(), row.tests))
            .collect();
        assert_eq!(folders, [("go", 2)]);
    }
}

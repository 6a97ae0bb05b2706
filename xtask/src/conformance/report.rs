//! `bench/conformance.md`: the whole result, kept beside the code so that a
//! change of it shows in the diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::outcome::Outcome;
use super::semgrep;
use super::table::{Key, Row, percent, rows};

const INTRODUCTION: &str = "\
# Conformance

How faithfully the engine runs rules in Semgrep's syntax. The collections are not part of this repository: a public set of annotated rules, and the reference engine's own pairs of a pattern and a target.
This file is written by

```console
$ cargo xtask conformance --write
```

Counting: after a comment `ruleid: <id>` the next line of code must match, after `ok: <id>` it must not; each such line counts once, and every match on a line that no comment speaks of counts as one wrong line. \
A test is one rule on one target; it passes when all its lines are right. `todoruleid` and `todook` count for nothing. A rule that is rejected counts as failed, with all its lines wrong. \
A pair counts as one line. Percentages are rounded down.
";

/// The text of the file.
pub(crate) fn render(outcomes: &[Outcome]) -> String {
    let rows = rows(outcomes);
    let mut text = INTRODUCTION.to_owned();
    for (title, suite, mode) in [
        ("Annotated rules, search mode", "rules", "search"),
        ("Annotated rules, taint mode", "rules", "taint"),
        (
            "The reference engine's own rules, search mode",
            "engine",
            "search",
        ),
        (
            "The reference engine's own rules, taint mode",
            "engine",
            "taint",
        ),
    ] {
        let _ = write!(text, "\n## {title}\n\n");
        if suite == "rules" {
            text.push_str("Beside each folder, what Semgrep 1.182 gets on the same rules by the same counting.\n\n");
        }
        text.push_str("| folder | tests | passed | not run | lines | right | | Semgrep |\n|---|---|---|---|---|---|---|---|\n");
        table(&mut text, &rows, suite, mode, true);
    }
    text.push_str("\n## Pairs of a pattern and a target\n\n");
    text.push_str("| folder | pairs | passed | not run | |\n|---|---|---|---|---|\n");
    table(&mut text, &rows, "pairs", "pattern", false);
    not_counted(&mut text, outcomes);
    causes(&mut text, outcomes);
    failures(&mut text, outcomes);
    text
}

fn table(text: &mut String, rows: &BTreeMap<Key, Row>, suite: &str, mode: &str, with_lines: bool) {
    let mut total = Row::default();
    let mut line = |name: &str, row: Row, beside: Option<u32>| {
        let _ = write!(
            text,
            "| {name} | {} | {} | {} |",
            row.tests, row.passed, row.not_run
        );
        if with_lines {
            let beside = beside.map_or("not measured".to_owned(), percent);
            let _ = writeln!(
                text,
                " {} | {} | {} | {beside} |",
                row.lines,
                row.right,
                row.percent()
            );
        } else {
            let _ = writeln!(text, " {} |", row.percent());
        }
    };
    for (key, row) in rows {
        if (key.suite, key.mode) == (suite, mode) {
            line(
                &key.folder,
                *row,
                semgrep::thousandths(mode, &key.folder).filter(|_| suite == "rules"),
            );
            total = total.plus(*row);
        }
    }
    line("**all**", total, None);
}

/// Tests that say nothing about the engine yet, by reason.
fn not_counted(text: &mut String, outcomes: &[Outcome]) {
    let mut groups: BTreeMap<(String, &str), Row> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.counts()) {
        let reason = match &outcome.unsupported {
            Some(language) => format!("no grammar for {language}"),
            None => outcome
                .problem
                .clone()
                .unwrap_or_else(|| "not a search rule".to_owned()),
        };
        groups
            .entry((reason, outcome.suite))
            .or_default()
            .add(outcome);
    }
    text.push_str("\n## Not counted above\n\n");
    text.push_str("| reason | suite | tests | lines |\n|---|---|---|---|\n");
    for ((reason, suite), row) in groups {
        let _ = writeln!(
            text,
            "| {reason} | {suite} | {} | {} |",
            row.tests, row.lines
        );
    }
}

/// Failed tests, by the kind of failure.
fn causes(text: &mut String, outcomes: &[Outcome]) {
    let mut groups: BTreeMap<String, Row> = BTreeMap::new();
    for outcome in failed(outcomes) {
        let cause = match &outcome.problem {
            Some(problem) => format!("not run: {}", without_line(problem)),
            None if outcome.missed.is_empty() => "matches too much".to_owned(),
            None if outcome.wrong.is_empty() => "matches too little".to_owned(),
            None => "matches too little and too much".to_owned(),
        };
        groups.entry(cause).or_default().add(outcome);
    }
    text.push_str("\n## Failures by cause\n\n");
    text.push_str("| cause | tests | lines wrong |\n|---|---|---|\n");
    let mut groups: Vec<(String, Row)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, row)| std::cmp::Reverse(row.tests));
    for (cause, row) in groups {
        let cause = cause.replace('|', "\\|").replace('\n', " ");
        let _ = writeln!(
            text,
            "| {cause} | {} | {} |",
            row.tests,
            row.lines - row.right
        );
    }
}

/// Every failed test, a line each.
fn failures(text: &mut String, outcomes: &[Outcome]) {
    text.push_str("\n## Failures, one by one\n\n");
    let mut lines: Vec<String> = failed(outcomes)
        .map(|outcome| {
            let mut what = Vec::new();
            if let Some(problem) = &outcome.problem {
                what.push(format!("not run: {}", problem.replace('\n', " ")));
            }
            if !outcome.missed.is_empty() {
                what.push(format!("missed {}", numbers(&outcome.missed)));
            }
            if !outcome.wrong.is_empty() {
                what.push(format!("wrong {}", numbers(&outcome.wrong)));
            }
            let name = match outcome.suite {
                "pairs" => format!("{}/{}", outcome.folder, outcome.name),
                _ => outcome.name.clone(),
            };
            format!("- {} `{name}`: {}\n", outcome.suite, what.join("; "))
        })
        .collect();
    lines.sort();
    text.extend(lines);
}

fn failed(outcomes: &[Outcome]) -> impl Iterator<Item = &Outcome> {
    outcomes
        .iter()
        .filter(|outcome| outcome.counts() && !outcome.passed)
}

/// A reason without the place it starts with.
fn without_line(problem: &str) -> &str {
    problem
        .strip_prefix("line ")
        .and_then(|rest| rest.split_once(": "))
        .map_or(problem, |(_, reason)| reason)
}

fn numbers(lines: &[u32]) -> String {
    let words: Vec<String> = lines.iter().map(u32::to_string).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::outcome::passed;
    use super::*;

    fn failing(name: &str, problem: Option<&str>) -> Outcome {
        let mut outcome = passed("go", name);
        outcome.passed = false;
        outcome.right = 3;
        outcome.missed = vec![7, 9];
        outcome.problem = problem.map(str::to_owned);
        outcome
    }

    #[test]
    fn failures_are_told_by_cause_and_one_by_one() {
        let text = render(&[
            passed("go", "a"),
            failing("b", None),
            failing("c", Some("line 4: no such thing")),
            failing("d", Some("line 8: no such thing")),
        ]);
        for line in [
            "| go | 4 | 1 | 2 | 20 | 14 | 70.0% | 100.0% |",
            "| not run: no such thing | 2 | 4 |",
            "| matches too little | 1 | 2 |",
            "- rules `b`: missed 7, 9",
            "- rules `c`: not run: line 4: no such thing; missed 7, 9",
        ] {
            assert!(text.contains(&format!("{line}\n")), "{line}\n{text}");
        }
    }

    #[test]
    fn what_is_not_supported_is_counted_apart() {
        let mut scala = failing("a", Some("the language `scala` is not supported"));
        scala.unsupported = Some("scala".to_owned());
        let mut join = failing("b", Some("rules with `mode: join` are not supported"));
        join.mode = "other";
        let text = render(&[scala, join]);
        assert!(
            text.contains("| no grammar for scala | rules | 1 | 5 |"),
            "{text}"
        );
        assert!(
            text.contains("| rules with `mode: join` are not supported | rules | 1 | 5 |"),
            "{text}"
        );
        assert!(text.ends_with("## Failures, one by one\n\n"), "{text}");
    }
}

//! The floors: what each folder must reach, kept in a file beside the code.
//!
//! One line for each folder: suite, folder, number of tests, and the
//! percentage of right lines, separated by tabs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::table::{Key, Row, percent};

const HEADER: &str = "suite\tfolder\ttests\tpercent of lines right, at least\n";

/// The modes that have floors.
fn has_floor(key: &Key) -> bool {
    matches!(key.mode, "search" | "taint" | "pattern")
}

/// What the file calls a suite: rules that follow values stand apart.
fn suite_of(key: &Key) -> String {
    match key.mode {
        "taint" => format!("{}/taint", key.suite),
        _ => key.suite.to_owned(),
    }
}

/// The text of the file for what was reached now.
pub(crate) fn write(rows: &BTreeMap<Key, Row>) -> String {
    let mut text = HEADER.to_owned();
    for (key, row) in rows.iter().filter(|(key, _)| has_floor(key)) {
        let floor = row.percent();
        let floor = floor.trim_end_matches('%');
        let _ = writeln!(
            text,
            "{}\t{}\t{}\t{floor}",
            suite_of(key),
            key.folder,
            row.tests
        );
    }
    text
}

/// What is wrong, a line each; nothing when every floor holds, every expected
/// test ran and every folder has its floor.
pub(crate) fn check(text: &str, rows: &BTreeMap<Key, Row>) -> Vec<String> {
    let mut broken = Vec::new();
    let mut checked: BTreeSet<(String, &str)> = BTreeSet::new();
    for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let Some((suite, folder, tests, floor)) = parse(line) else {
            broken.push(format!("not a floor: {line}"));
            continue;
        };
        checked.insert((suite.to_owned(), folder));
        let row = rows
            .iter()
            .find(|(key, _)| has_floor(key) && suite_of(key) == suite && key.folder == folder)
            .map(|(_, row)| *row)
            .unwrap_or_default();
        if row.tests < tests {
            broken.push(format!(
                "{suite} {folder}: {} tests ran, {tests} were expected",
                row.tests
            ));
        }
        if row.thousandths() < floor {
            broken.push(format!(
                "{suite} {folder}: {} of the lines are right, the floor is {}",
                row.percent(),
                percent(floor)
            ));
        }
    }
    for key in rows.keys().filter(|key| has_floor(key)) {
        if !checked.contains(&(suite_of(key), &*key.folder)) {
            broken.push(format!("{} {}: has no floor", suite_of(key), key.folder));
        }
    }
    broken
}

/// Suite, folder, tests, thousandths.
fn parse(line: &str) -> Option<(&str, &str, u32, u32)> {
    let mut parts = line.split('\t');
    let (suite, folder) = (parts.next()?, parts.next()?);
    let tests = parts.next()?.parse().ok()?;
    let (whole, tenths) = parts.next()?.split_once('.')?;
    let (whole, tenths): (u32, u32) = (whole.parse().ok()?, tenths.parse().ok()?);
    (parts.next().is_none() && whole <= 100 && tenths <= 9).then_some((
        suite,
        folder,
        tests,
        whole * 10 + tenths,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::outcome::passed;
    use super::super::table::rows;
    use super::*;

    fn two_in_go() -> BTreeMap<Key, Row> {
        let mut half = passed("go", "b");
        half.right = 2;
        rows(&[passed("go", "a"), half])
    }

    fn check_against(floors: &str) -> Vec<String> {
        check(&format!("{HEADER}{floors}"), &two_in_go())
    }

    #[test]
    fn what_was_written_holds() {
        let text = write(&two_in_go());
        assert_eq!(text, format!("{HEADER}rules\tgo\t2\t70.0\n"));
        assert_eq!(check(&text, &two_in_go()), [""; 0]);
    }

    #[test]
    fn fewer_right_lines_break_the_floor() {
        assert_eq!(
            check_against("rules\tgo\t2\t70.1\n"),
            ["rules go: 70.0% of the lines are right, the floor is 70.1%"]
        );
    }

    #[test]
    fn tests_that_did_not_run_break_the_floor() {
        assert_eq!(
            check_against("rules\tgo\t3\t70.0\n"),
            ["rules go: 2 tests ran, 3 were expected"]
        );
        let gone = check_against("rules\tgo\t2\t70.0\nrules\tjava\t1\t0.0\n");
        assert_eq!(gone, ["rules java: 0 tests ran, 1 were expected"]);
    }

    #[test]
    fn a_folder_without_a_floor_is_told() {
        assert_eq!(check_against(""), ["rules go: has no floor"]);
    }

    #[test]
    fn a_line_that_is_no_floor_is_told() {
        for line in ["rules go 2 70.0", "rules\tgo\t2\t70", "rules\tgo\t2\t170.0"] {
            let broken = check_against(&format!("{line}\nrules\tgo\t2\t70.0\n"));
            assert_eq!(broken, [format!("not a floor: {line}")]);
        }
    }
}

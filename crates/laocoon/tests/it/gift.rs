//! The example: all its trojans are found, and nothing else.

use std::collections::BTreeSet;
use std::fs;

use crate::scene::{Ran, program, repository};

/// `path:line rule` of the rows of the table of trojans.
fn trojans() -> BTreeSet<String> {
    let text = fs::read_to_string(repository().join("examples/gift/TROJANS.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    rows.map(|row| row.split(" | ").collect::<Vec<_>>())
        .filter(|cells| cells[0].contains(':'))
        .map(|cells| format!("{} {}", cells[0], cells[1]))
        .collect()
}

#[test]
fn every_trojan_in_the_gift_is_found_and_nothing_else() {
    let directory = repository().join("examples/gift");
    let ran = Ran::of(program(&directory).args(["scan", "--format", "json"]));
    assert_eq!(ran.status, Some(1), "{}", ran.stderr);
    let report = ran.json();
    assert_eq!(report["verdict"], "block");
    assert_eq!(
        report["units"][0]["complete"], true,
        "{}",
        report["coverage"]
    );
    let mut found = BTreeSet::new();
    for (finding, name) in report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .zip(ran.findings())
    {
        if finding["severity"] != "low" {
            found.insert(name);
        }
    }
    let trojans = trojans();
    assert!(trojans.len() > 10);
    assert_eq!(found, trojans);
}

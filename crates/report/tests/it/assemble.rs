//! From findings in any order to a report.

use laocoon_report::{
    Baseline, Draft, Finding, Severity, Trust, Unit, UnitKind, Verdict, write_json, write_sarif,
};

use crate::common::{Files, assemble, draft, finding};
use crate::sample::{sample, sample_turned};

fn files() -> Files {
    let mut files = Files::default();
    files.add("a.py", None, "eval(a)\neval(b)  # nosem\nexec(c)\n");
    files.add("x.whl", Some("x/a.py"), "eval(a)  # nosem\n");
    files
}

fn eval(files: &Files, needle: &str) -> Finding {
    finding("execution/eval", files.place("a.py", None, needle))
}

#[test]
fn output_does_not_depend_on_the_order_of_findings() {
    let outputs = |turn| {
        let report = sample_turned(turn);
        let (mut json, mut sarif) = (Vec::new(), Vec::new());
        write_json(&mut json, &report).unwrap();
        write_sarif(&mut sarif, &report).unwrap();
        (json, sarif)
    };
    let expected = outputs(0);
    for turn in 1..7 {
        assert!(outputs(turn) == expected, "turn {turn}");
    }
}

#[test]
fn the_worst_finding_that_counts_decides() {
    let files = files();
    let check = |findings: Vec<Finding>, expected| {
        assert_eq!(assemble(draft(findings), &files).verdict, expected);
    };
    check(vec![], Verdict::Pass);
    check(vec![eval(&files, "eval(a)")], Verdict::Block);
    // A comment suppresses it.
    check(vec![eval(&files, "eval(b)")], Verdict::Pass);
    let medium = Finding {
        severity: Severity::Medium,
        ..eval(&files, "exec(c)")
    };
    check(vec![medium, eval(&files, "eval(b)")], Verdict::Review);
    // It names a unit that there is not.
    check(
        vec![Finding {
            unit: 7,
            ..eval(&files, "eval(a)")
        }],
        Verdict::Block,
    );
}

#[test]
fn each_unit_is_judged_by_its_own_findings() {
    let files = files();
    let report = assemble(
        Draft {
            units: vec![
                Unit::new("clean", UnitKind::Tree, true),
                Unit::new("unread", UnitKind::Tree, false),
                Unit::new("a.py", UnitKind::Tree, false),
            ],
            ..draft(vec![Finding {
                unit: 2,
                ..eval(&files, "eval(a)")
            }])
        },
        &files,
    );
    let verdicts: Vec<Verdict> = report.units.iter().map(|unit| unit.verdict).collect();
    assert_eq!(verdicts, [Verdict::Pass, Verdict::Review, Verdict::Block]);
    assert_eq!(report.verdict, Verdict::Block);
}

#[test]
fn suppressed_findings_are_kept_and_counted_but_do_not_reach_a_severity() {
    let files = files();
    let report = assemble(draft(vec![eval(&files, "eval(b)")]), &files);
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.coverage.suppressions, 1);
    assert_eq!(report.counted().count(), 0);
    assert!(!report.reaches(Severity::Low));
}

#[test]
fn untrusted_code_cannot_suppress() {
    let files = files();
    let untrusted = Draft {
        trust: Trust::Untrusted,
        ..draft(vec![eval(&files, "eval(b)")])
    };
    let report = assemble(untrusted, &files);
    assert_eq!(report.coverage.suppressions, 0);
    assert!(report.reaches(Severity::High));
    assert!(!report.reaches(Severity::Critical));
}

#[test]
fn nothing_in_an_archive_can_suppress() {
    let files = files();
    let inside = finding(
        "execution/eval",
        files.place("x.whl", Some("x/a.py"), "eval(a)"),
    );
    let report = assemble(draft(vec![inside]), &files);
    assert_eq!(report.coverage.suppressions, 0);
    assert_eq!(report.verdict, Verdict::Block);
}

fn baseline_of(findings: &[Finding]) -> Baseline {
    let mut out = Vec::new();
    Baseline::write(&mut out, findings).unwrap();
    Baseline::read(&String::from_utf8(out).unwrap()).unwrap()
}

#[test]
fn what_the_baseline_knows_is_counted_and_not_reported() {
    let before = files();
    let report = assemble(draft(vec![eval(&before, "eval(a)")]), &before);
    let baseline = baseline_of(&report.findings);

    // The file has grown above the finding, and a new one came below it.
    let mut after = Files::default();
    after.add("a.py", None, "import os\n\neval(a)\nexec(c)\n");
    let found = vec![eval(&after, "eval(a)"), eval(&after, "exec(c)")];
    let report = assemble(
        Draft {
            baseline: Some(&baseline),
            ..draft(found)
        },
        &after,
    );
    let lines: Vec<u32> = report
        .findings
        .iter()
        .map(|f| f.location.start.line)
        .collect();
    assert_eq!(lines, [4]);
    assert_eq!(report.coverage.in_baseline, 1);
    assert_eq!(report.known.len(), 1);
}

#[test]
fn the_baseline_does_not_hold_what_a_comment_suppresses() {
    let files = files();
    let report = assemble(draft(vec![eval(&files, "eval(b)")]), &files);
    let baseline = baseline_of(&report.findings);
    let untrusted = Draft {
        trust: Trust::Untrusted,
        baseline: Some(&baseline),
        ..draft(vec![eval(&files, "eval(b)")])
    };
    assert_eq!(assemble(untrusted, &files).findings.len(), 1);
}

#[test]
fn ids_follow_the_order() {
    let mut out = Vec::new();
    write_json(&mut out, &sample()).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let ids: Vec<&str> = findings.iter().map(|f| f["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["F1", "F2", "F3", "F4", "F5", "F6"]);
    let paths: Vec<&str> = findings
        .iter()
        .map(|f| f["path"].as_str().unwrap())
        .collect();
    assert!(paths.is_sorted());
}

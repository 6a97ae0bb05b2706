//! What is hidden is in no report, whoever else speaks of it.

use std::collections::BTreeMap;

use laocoon_report::{
    Baseline, Draft, Finding, Fix, Location, MarkdownOptions, RelatedLocation, Report, Stretch,
    TextOptions, TraceStep, write_html, write_json, write_markdown, write_sarif, write_text,
};

use crate::common::{Files, assemble, draft, finding};

const SECRET: &str = "Zk7Qw9xRt2LmPv4B";
const KEY: &str = "AbCdEfGh12345678\nQrStUvWx90123456";

fn files() -> Files {
    let mut files = Files::default();
    let text = format!("import os\nlogin('root', '{SECRET}')\nkey = '''\n{KEY}\n'''\nf()\n");
    files.add("a.py", None, &text);
    files.add("a.zip", Some("a.py"), &text);
    files
}

fn stretch(place: &Location) -> Stretch {
    Stretch {
        start: place.start.offset,
        end: place.end.offset,
    }
}

/// One that hides both, one of another rule that quotes them, and one beside them.
fn findings(files: &Files, path: &str, member: Option<&str>) -> Vec<Finding> {
    let place = |needle| files.place(path, member, needle);
    let hides = Finding {
        message: "A password stands here".to_owned(),
        hidden: vec![stretch(&place(SECRET)), stretch(&place(KEY))],
        ..finding("secret/a", place(SECRET))
    };
    let call = place("login('root', ");
    let quotes = Finding {
        message: format!("login is called with '{SECRET}'"),
        metavariables: BTreeMap::from([
            ("$PASSWORD".to_owned(), SECRET.to_owned()),
            ("$LINE".to_owned(), "AbCdEfGh12345678".to_owned()),
        ]),
        related: vec![RelatedLocation {
            location: place("f()"),
            note: format!("and again {SECRET}"),
        }],
        trace: vec![TraceStep {
            location: place("key = "),
            note: format!("set to {KEY}"),
        }],
        fix: Some(Fix {
            replacement: format!("login(env, '{SECRET}')"),
            start: call.start,
            end: call.end,
        }),
        ..finding("weakening/b", call)
    };
    let near = finding("weakening/c", place("f()"));
    vec![hides, quotes, near]
}

/// Every format, by its name.
fn rendered(report: &Report, files: &Files) -> Vec<(&'static str, String)> {
    let sources = |path: &str, member: Option<&str>| files.source(path, member);
    let mut formats = Vec::new();
    let mut out = Vec::new();
    write_text(&mut out, report, &sources, &TextOptions::default()).unwrap();
    formats.push(("text", std::mem::take(&mut out)));
    write_html(&mut out, report, &sources).unwrap();
    formats.push(("html", std::mem::take(&mut out)));
    write_markdown(&mut out, report, &sources, &MarkdownOptions::default()).unwrap();
    formats.push(("markdown", std::mem::take(&mut out)));
    write_json(&mut out, report).unwrap();
    formats.push(("json", std::mem::take(&mut out)));
    write_sarif(&mut out, report).unwrap();
    formats.push(("sarif", out));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    formats
        .into_iter()
        .map(|(name, bytes)| (name, text(bytes)))
        .collect()
}

#[track_caller]
fn check(report: &Report, files: &Files) {
    for (format, text) in rendered(report, files) {
        for hidden in [&SECRET[4..12], "AbCdEfGh", "QrStUvWx"] {
            assert!(!text.contains(hidden), "{format} tells {hidden}:\n{text}");
        }
        assert!(text.contains("weakening/c"), "{format} tells the rest");
    }
}

#[test]
fn no_format_tells_what_is_hidden() {
    let files = files();
    for (path, member) in [("a.py", None), ("a.zip", Some("a.py"))] {
        let findings = findings(&files, path, member);
        check(&assemble(draft(findings), &files), &files);
    }
}

#[test]
fn nor_beside_a_finding_that_the_baseline_knows() {
    let files = files();
    let all = findings(&files, "a.py", None);
    let known = assemble(draft(vec![all[0].clone()]), &files);
    let baseline = Baseline::of(&known.findings);
    let draft = Draft {
        baseline: Some(&baseline),
        ..draft(all)
    };
    let report = assemble(draft, &files);
    assert_eq!((report.known.len(), report.findings.len()), (1, 2));
    check(&report, &files);
}

#[test]
fn the_place_is_shown_with_stars() {
    let files = files();
    let report = assemble(draft(findings(&files, "a.py", None)), &files);
    let stars = "*".repeat(SECRET.len());
    for (format, text) in rendered(&report, &files).into_iter().take(3) {
        assert!(text.contains(&stars), "{format}:\n{text}");
    }
}

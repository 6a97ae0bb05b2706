//! The page that people open in a browser. What it looks like and that nothing
//! on it can run is tried in a browser by `cargo xtask browser`.

use laocoon_report::{Draft, Finding, Runs, Severity, Unit, UnitKind, write_html};

use crate::common::{Files, assemble, draft, finding};
use crate::sample;

fn page(draft: Draft<'_>, files: &Files) -> String {
    let report = assemble(draft, files);
    let mut out = Vec::new();
    write_html(&mut out, &report, &|path, member| {
        files.source(path, member)
    })
    .unwrap();
    String::from_utf8(out).unwrap()
}

/// The page with a finding at the first `needle` in `text`.
fn page_of(path: &str, text: &str, needle: &str) -> String {
    let mut files = Files::default();
    files.add(path, None, text);
    let location = files.place(path, None, needle);
    page(draft(vec![finding("execution/eval", location)]), &files)
}

/// The text of the first excerpt, with what is marked in brackets.
fn excerpt(page: &str) -> String {
    let (_, rest) = page.split_once("<pre class=\"code\">").unwrap();
    let (code, _) = rest.split_once("</pre>").unwrap();
    let mut text = String::new();
    for part in code.split('<') {
        let (tag, shown) = part.split_once('>').unwrap_or(("", part));
        text.push_str(match tag {
            "mark" => "[",
            "/mark" => "]",
            _ => "",
        });
        text.push_str(shown);
    }
    text
}

#[test]
fn a_finding_is_marked_in_its_lines() {
    let text = "one\ntwo\nthree\nfour\nx = eval(a)\nsix\nseven\neight\nnine\n";
    let page = page_of("a.py", text, "eval(a)");
    assert_eq!(
        excerpt(&page),
        "2two\n3three\n4four\n5x = [eval(a)]\n6six\n7seven\n8eight\n"
    );
}

#[test]
fn the_ends_of_a_file_have_fewer_lines_around_them() {
    let page = page_of("a.py", "eval(\n  a)", "eval(\n  a)");
    assert_eq!(excerpt(&page), "1[eval(]\n2[  a)]\n");
    assert_eq!(
        excerpt(&page_of("a.py", "x\neval(a)\n", "eval(a)\n")),
        "1x\n2[eval(a)]\n"
    );
}

#[test]
fn lines_with_windows_line_ends_are_shown_without_them() {
    let page = page_of("a.py", "one\r\neval(a)\r\nthree\r\n", "eval(a)");
    assert_eq!(excerpt(&page), "1one\n2[eval(a)]\n3three\n");
}

#[test]
fn what_of_a_package_runs_is_told() {
    let mut files = Files::default();
    files.add("x.tar.gz", Some("x/setup.py"), "pass\n");
    let unit = Unit {
        runs: vec![Runs {
            member: "x/<b>setup.py".to_owned(),
            when: "install".to_owned(),
            why: "it is built".to_owned(),
        }],
        ..Unit::new("x.tar.gz", UnitKind::Package, true)
    };
    let draft = Draft {
        units: vec![unit],
        ..draft(Vec::new())
    };
    let page = page(draft, &files);
    assert!(
        page.contains("Runs without being called: 1 on install"),
        "{page}"
    );
    let line = "<li><code>x/&lt;b&gt;setup.py</code> on install: it is built</li>";
    assert!(page.contains(line), "{page}");
}

#[test]
fn names_code_and_messages_are_text() {
    let path = "<img src=x onerror=alert(1)>.py";
    let text = "</pre><script>alert(1)</script>\u{202e}eval(a)";
    let mut files = Files::default();
    files.add(path, None, text);
    let location = files.place(path, None, "eval(a)");
    let finding = Finding {
        message: "<b onclick=alert(1)>".to_owned(),
        why: Some("</dd><script>".to_owned()),
        references: vec![
            "javascript:alert(1)".to_owned(),
            "https://e/\"><script>".to_owned(),
        ],
        cwe: vec!["<i>".to_owned()],
        ..finding("<u>", location)
    };
    let mut draft = draft(vec![finding]);
    draft.units = vec![Unit::new("<unit>", UnitKind::Package, false)];
    let page = page(draft, &files);
    let (before, _) = page.split_once("<script>").unwrap();
    for tag in [
        "<img",
        "<b onclick",
        "<i>",
        "<u>",
        "<unit>",
        "</pre><s",
        "href=\"javascript",
    ] {
        assert!(!before.contains(tag), "{tag}");
    }
    assert_eq!(page.matches("<script>").count(), 1, "the page's own");
    assert!(!page.contains('\u{202e}') && page.contains("\\u{202e}"));
}

#[test]
fn the_worst_comes_first_and_what_a_rule_says_is_said_once() {
    let mut files = Files::default();
    files.add("a.py", None, "low\nhigh\nagain\ncritical\n");
    let of = |rule, needle, severity| Finding {
        severity,
        why: Some(format!("why {rule}")),
        ..finding(rule, files.place("a.py", None, needle))
    };
    let page = page(
        draft(vec![
            of("r/low", "low", Severity::Low),
            of("r/high", "high", Severity::High),
            of("r/high", "again", Severity::High),
            of("r/critical", "critical", Severity::Critical),
        ]),
        &files,
    );
    let (_, findings) = page.split_once("<main").unwrap();
    let at = |text: &str| findings.find(text).unwrap();
    assert!(at("why r/critical") < at("why r/high") && at("why r/high") < at("why r/low"));
    assert_eq!(findings.matches("why r/high").count(), 1);
    assert_eq!(findings.matches("<article").count(), 4);
}

#[test]
fn all_there_is_to_tell_is_told() {
    let report = sample::sample();
    let files = sample::files();
    let mut out = Vec::new();
    write_html(&mut out, &report, &|path, member| {
        files.source(path, member)
    })
    .unwrap();
    let page = String::from_utf8(out).unwrap();
    for told in [
        "dist/x 1.0.tar.gz!x-1.0/setup.py:6:1",
        "not everything was read",
        "put into a dictionary",
        "imported here",
        "remove it",
        "of a constant",
        "big.js (12.5 MB)",
        "lines 3 to 9, 12",
        "src/secret.py",
        "its third pattern is not valid",
        "my-rule: invalid regular expression",
        "its header lies about its size",
        "node_modules",
    ] {
        assert!(page.contains(told), "{told}");
    }
}

#[test]
fn a_report_without_findings_says_so() {
    let page = page(draft(Vec::new()), &Files::default());
    assert!(page.contains("Nothing was found") && page.contains("1 of 1 files analysed"));
}

//! The comment on a pull request.

use insta::assert_snapshot;
use laocoon_report::{Finding, MarkdownOptions, Severity, write_markdown};

use crate::common::{Files, assemble, draft, finding};

fn comment(findings: Vec<Finding>, files: &Files, longest: usize) -> String {
    let report = assemble(draft(findings), files);
    let mut out = Vec::new();
    let sources = |path: &str, member: Option<&str>| files.source(path, member);
    write_markdown(&mut out, &report, &sources, &MarkdownOptions { longest }).unwrap();
    String::from_utf8(out).unwrap()
}

fn files() -> Files {
    let mut files = Files::default();
    files.add(
        "src/a.py",
        None,
        "import os\n\ny = eval(x)  # ```\n\nz = 1\n",
    );
    files
}

#[test]
fn one_finding() {
    let files = files();
    let found = Finding {
        severity: Severity::Critical,
        message: "`x` comes from @someone".to_owned(),
        why: Some("It runs.".to_owned()),
        cwe: vec!["CWE-95".to_owned()],
        ..finding("execution/eval", files.place("src/a.py", None, "eval(x)"))
    };
    assert_snapshot!(comment(vec![found], &files, 60_000), @r"
    ## laocoon: block

    It should not go on: 1 finding.

    | severity | findings |
    |---|---|
    | critical | 1 |

    <details open><summary><b>critical</b> <code>execution/eval</code> at <code>src/a.py:3</code></summary>

    \`x\` comes from @<!-- -->someone

    ````text
         1 | import os
         2 | 
    >    3 | y = eval(x)  # ```
         4 | 
         5 | z = 1
    ````

    **Why:** It runs.

    <sub>confidence high, evidence pattern, CWE-95</sub>

    </details>

    1 of 1 files analysed, 0 rules loaded.
    ");
}

#[test]
fn what_of_a_package_runs_is_told() {
    let report = crate::sample::sample();
    let files = crate::sample::files();
    let mut out = Vec::new();
    let sources = |path: &str, member: Option<&str>| files.source(path, member);
    let options = MarkdownOptions { longest: 60_000 };
    write_markdown(&mut out, &report, &sources, &options).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(
        text.contains(" runs on install: ` x/setup.py `.\n"),
        "{text}"
    );
}

#[test]
fn what_does_not_fit_is_counted() {
    let files = files();
    let place = files.place("src/a.py", None, "eval(x)");
    let findings =
        (0..50).map(|number| finding(&format!("execution/eval-{number}"), place.clone()));
    let text = comment(findings.collect(), &files, 4_000);
    assert!(text.len() < 4_100, "{}", text.len());
    let shown = text.matches("<details>").count();
    assert!(shown > 3 && text.contains(&format!("{} more findings do not fit here.", 50 - shown)));
    assert!(text.contains("1 of 1 files analysed"));
}

#[test]
fn code_and_names_cannot_leave_their_place() {
    let mut files = Files::default();
    let path = "a`</code>|<img src=x>.py";
    files.add(path, None, "eval(x)\n````\n</details>\n");
    let found = finding("<img>", files.place(path, None, "eval(x)"));
    let text = comment(vec![found], &files, 60_000);
    assert!(!text.contains("<img"), "{text}");
    assert!(text.contains("`````text\n"), "{text}");
}

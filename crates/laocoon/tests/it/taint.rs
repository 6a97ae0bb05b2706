//! Rules in taint mode: what they find, and how the way of a value is told.

use serde_json::Value;

use crate::scene::{Ran, Scene};

const RULE: &str = "
rules:
  - id: t
    mode: taint
    languages: [python]
    severity: ERROR
    message: m
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: sink(...)}]
";

const ASSIGNED: &str = "name = source()\nsink(name)\n";

const THROUGH_A_CALL: &str = "def get():\n    return source()\n\nsink(get())\n";

fn scene(code: &str) -> Scene {
    let scene = Scene::new();
    scene.write("taint.yaml", RULE);
    scene.write("src/a.py", code);
    scene
}

fn scan(scene: &Scene, arguments: &str) -> Ran {
    let ran = scene.run(&format!(
        "scan src --no-builtin --rules taint.yaml {arguments}"
    ));
    assert!(matches!(ran.status, Some(0 | 1)), "{}", ran.stderr);
    ran
}

fn report(scene: &Scene, arguments: &str) -> Value {
    scan(scene, &format!("{arguments} --format json")).json()
}

/// `line note` of each step of the first finding.
fn steps(report: &Value) -> Vec<String> {
    let steps = report["findings"][0]["trace"].as_array().unwrap();
    steps
        .iter()
        .map(|step| {
            format!(
                "{} {}",
                step["start"]["line"],
                step["note"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn a_flow_is_found_and_told_step_by_step() {
    let report = report(&scene(ASSIGNED), "");
    assert_eq!(report["findings"][0]["start"]["line"], 2);
    assert_eq!(report["findings"][0]["grade"], "flow");
    assert_eq!(
        steps(&report),
        [
            "1 the value comes from here",
            "1 `name` holds it",
            "2 arrives here"
        ]
    );
    assert_eq!(
        report["coverage"]["rules"]["not_run"],
        serde_json::json!([])
    );
    assert_eq!(report["coverage"]["rules"]["loaded"], 1);
}

#[test]
fn a_value_that_is_replaced_is_no_flow() {
    let report = report(&scene("name = source()\nname = 1\nsink(name)\n"), "");
    assert_eq!(report["findings"], serde_json::json!([]));
}

#[test]
fn calls_are_followed_unless_asked_otherwise() {
    let check = |arguments: &str, expected: usize| {
        let report = report(&scene(THROUGH_A_CALL), arguments);
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(findings.len(), expected, "{arguments}");
    };
    check("", 1);
    check("--intraprocedural", 0);
    // Nor does one run change what the next finds in the cache, or without it.
    check("--intraprocedural --no-cache", 0);
    check("--intraprocedural --only t", 0);
    check("--only t", 1);
    let scene = scene(THROUGH_A_CALL);
    for (arguments, expected) in [("--intraprocedural", 0), ("", 1), ("--intraprocedural", 0)] {
        let found = report(&scene, arguments)["findings"]
            .as_array()
            .unwrap()
            .len();
        assert_eq!(found, expected, "{arguments}");
    }
}

#[test]
fn every_format_tells_the_steps() {
    let check = |format: &str, expected: &[&str]| {
        let ran = scan(&scene(ASSIGNED), &format!("--format {format}"));
        let text = ran.text();
        for words in expected {
            assert!(text.contains(words), "{format}: {words}\n{text}");
        }
    };
    check(
        "text",
        &[
            "= flow: 1. the value comes from here, line 1: name = source()",
            "3. arrives here, line 2: sink(name)",
        ],
    );
    check(
        "sarif",
        &["codeFlows", "threadFlows", "the value comes from here"],
    );
    check(
        "html",
        &[
            "<details class=\"trace\">",
            "How the value gets here: 3 steps",
        ],
    );
    check(
        "markdown",
        &[
            "1. the value comes from here ` src/a.py:1 `: ` name = source() `",
            "3. arrives here",
        ],
    );
}

#[test]
fn a_comment_at_the_sink_suppresses_a_flow() {
    let check = |code: &str, expected: usize| {
        let report = report(&scene(code), "");
        let findings = report["findings"].as_array().unwrap().iter();
        let open = findings.filter(|finding| finding["suppressed"].is_null());
        assert_eq!(open.count(), expected, "{code}");
    };
    check(
        "name = source()\nsink(name)  # laocoon: allow t -- a test\n",
        0,
    );
    check(
        "name = source()  # laocoon: allow t -- elsewhere\n\nsink(name)\n",
        1,
    );
}

#[test]
fn another_way_to_the_same_place_is_the_same_finding() {
    let scene = scene(ASSIGNED);
    scan(&scene, "--write-baseline known.json");
    scene.write("src/a.py", "other = source()\nname = other\nsink(name)\n");
    let report = report(&scene, "--baseline known.json");
    assert_eq!(report["findings"], serde_json::json!([]));
    assert_eq!(report["coverage"]["in_baseline"], 1);
}

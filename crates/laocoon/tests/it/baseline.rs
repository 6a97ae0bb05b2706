//! Findings that are known already.

use crate::scene::Scene;

#[test]
fn what_was_written_is_known_from_then_on() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    let ran = scene.scan("--write-baseline known.json --format json");
    assert_eq!(ran.status, Some(1), "writing it down does not make it good");

    let ran = scene.scan("--baseline known.json --format json");
    assert_eq!(ran.status, Some(0));
    assert_eq!(ran.findings(), [""; 0]);
    assert_eq!(ran.json()["coverage"]["in_baseline"], 1);

    // Lines above move it; another finding is new.
    scene.write("src/a.py", "import os\n\neval(x)\neval(y)\n");
    let ran = scene.scan("--baseline known.json --write-baseline known.json --format json");
    assert_eq!(ran.status, Some(1));
    assert_eq!(ran.findings(), ["src/a.py:4 execution/eval"]);

    // What was known stays known.
    let ran = scene.scan("--baseline known.json --format json");
    assert_eq!(ran.json()["coverage"]["in_baseline"], 2);
}

#[test]
fn a_baseline_in_the_target_is_refused_when_nothing_is_trusted() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    assert_eq!(
        scene.scan("--write-baseline src/known.json").status,
        Some(1)
    );
    assert_eq!(scene.scan("--baseline src/known.json").status, Some(0));
    let ran = scene.scan("--baseline src/known.json --untrusted");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("a baseline inside the target"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_baseline_that_cannot_be_written_is_an_error_and_the_report_is_still_there() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    let ran = scene.scan("--write-baseline gone/known.json --format json");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("cannot write gone/known.json"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.findings(), ["src/a.py:1 execution/eval"]);
}

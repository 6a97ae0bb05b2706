//! Exit statuses, and what is said when something is wrong with the request.

use crate::scene::{Scene, reasons};

const TWO_LEVELS: &str = "
rules:
  - {id: a, languages: [python], severity: WARNING, message: m, pattern: low_f()}
  - {id: b, languages: [python], severity: CRITICAL, message: m, pattern: high_f(), metadata: {confidence: LOW}}
";

#[test]
fn nothing_found_is_0() {
    let scene = Scene::with_eval_rule(&[("a.py", "print(1)\n")]);
    let ran = scene.scan("");
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(ran.text().ends_with("verdict: pass\n"), "{}", ran.text());
    assert_eq!(ran.stderr, "");
}

#[test]
fn the_threshold_decides_what_is_1() {
    let check = |code: &str, arguments: &str, expected: i32| {
        let scene = Scene::new();
        scene.write("rules.yaml", TWO_LEVELS);
        scene.write("src/a.py", code);
        let ran = scene.run(&format!(
            "scan src --no-builtin --rules rules.yaml {arguments}"
        ));
        assert_eq!(
            ran.status,
            Some(expected),
            "{code} {arguments}: {}",
            ran.text()
        );
    };
    check("low_f()\n", "", 0);
    check("low_f()\n", "--fail-on medium", 1);
    check("low_f()\n", "--fail-on low", 1);
    check("high_f()\n", "", 1);
    check("high_f()\n", "--fail-on critical", 1);
    check("high_f()\n", "--fail-on never", 0);
    check("low_f()\n", "--fail-on critical", 0);
}

#[test]
fn a_verdict_of_block_is_1_whatever_the_threshold() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    scene.write(
        "eval.yaml",
        crate::scene::EVAL.replace("cwe:", "confidence: HIGH, cwe:"),
    );
    assert_eq!(scene.scan("--fail-on critical").status, Some(1));
    assert_eq!(scene.scan("--fail-on never").status, Some(0));
}

#[test]
fn one_bad_rule_is_named_and_the_others_run() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    scene.write(
        "bad/one.yaml",
        "rules:\n  - id: bad-one\n    languages: [python]\n    severity: ERROR\n    message: m\n    patern: f()\n",
    );
    scene.write(
        "bad/two.yaml",
        "rules:\n  - id: bad-two\n    languages: [python]\n    severity: ERROR\n    message: m\n    pattern: 'f(('\n",
    );
    let ran = scene.scan("--rules bad --format json");
    assert_eq!(ran.status, Some(2));
    assert_eq!(ran.findings(), ["src/a.py:1 execution/eval"]);
    let report = ran.json();
    let rejected = report["coverage"]["rules"]["rejected"].as_array().unwrap();
    let ids: Vec<_> = rejected
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert!(
        ids.contains(&"bad-one") && ids.contains(&"bad-two"),
        "{ids:?}"
    );
    assert_eq!(report["coverage"]["rules"]["loaded"], 1);
    assert!(
        ran.stderr.contains("error: bad/one.yaml:6:"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("`bad-two`"), "{}", ran.stderr);

    let ran = scene.scan("--rules bad --skip-bad-rules --fail-on never");
    assert_eq!(ran.status, Some(0));
    assert!(ran.stderr.contains("bad/one.yaml"), "they are still named");
}

#[test]
fn a_rule_of_another_mode_is_named_as_not_run() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    scene.write(
        "join.yaml",
        "rules:\n  - {id: j, mode: join, severity: ERROR, message: m, languages: [python], join: {refs: [], on: []}}\n",
    );
    let report = scene.scan("--rules join.yaml --format json").json();
    let not_run = &report["coverage"]["rules"]["not_run"];
    assert_eq!(not_run[0]["id"], "j");
    assert!(not_run[0]["reason"].as_str().unwrap().contains("join"));
    assert_eq!(report["coverage"]["rules"]["loaded"], 2);
}

#[test]
fn wrong_usage_is_2_and_says_what_is_wrong() {
    let check = |arguments: &str, expected: &str| {
        let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
        let ran = scene.run(arguments);
        assert_eq!(ran.status, Some(2), "{arguments}");
        assert!(ran.stderr.contains(expected), "{arguments}: {}", ran.stderr);
        assert_eq!(ran.text(), "", "{arguments}");
    };
    check("scan --frobnicate", "unexpected argument '--frobnicate'");
    check("scan --since HEAD", "--since: . is in no git repository");
    check("scan --format pdf", "invalid value 'pdf'");
    check("scan --jobs 0", "invalid value '0'");
    check("scan --timeout soon", "expected a number of seconds");
    check("scan --rules gone.yaml", "cannot read rules from gone.yaml");
    check("scan --baseline gone.json", "cannot read gone.json");
    check("scan --baseline eval.yaml", "eval.yaml: not a baseline");
    check("scan --exclude a{b", "--exclude `a{b`");
    check("scan --only hiden", "but there is `hidden`");
    check("scan --stdin-path a.py src", "cannot be used with");
    check(
        "rules explain no-such-rule",
        "there is no rule `no-such-rule`",
    );
    check("", "Usage:");
}

#[test]
fn a_path_that_is_not_there_is_2_and_the_others_are_scanned() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    let ran = scene.scan("gone.py --format json");
    assert_eq!(ran.status, Some(2));
    assert_eq!(ran.stderr, "error: gone.py: no such file or directory\n");
    assert_eq!(ran.findings(), ["src/a.py:1 execution/eval"]);
    let report = ran.json();
    assert_eq!(reasons(&report, "skipped"), ["gone.py does-not-exist"]);
    assert_eq!(report["units"][1]["complete"], false);
}

#[test]
fn incomplete_is_3_only_when_asked_for_and_nothing_was_found() {
    let scene = Scene::with_eval_rule(&[("a.py", "print(1)\n"), ("big.py", "x = '0123456789'\n")]);
    let limit = "--max-file-bytes 12";
    let ran = scene.scan(limit);
    assert_eq!(ran.status, Some(0));
    assert!(
        ran.text()
            .contains("verdict: review (not everything was read)"),
        "{}",
        ran.text()
    );
    assert_eq!(scene.scan(&format!("{limit} --strict")).status, Some(3));
    assert_eq!(
        scene
            .scan(&format!("{limit} --strict --fail-on never"))
            .status,
        Some(3)
    );
    assert_eq!(scene.scan("--strict").status, Some(0));
    scene.write("src/a.py", "eval(x)\n");
    assert_eq!(scene.scan(&format!("{limit} --strict")).status, Some(1));
}

#[test]
fn what_was_left_out_on_request_is_no_gap() {
    let scene = Scene::with_eval_rule(&[("a.py", "print(1)\n"), ("b.py", "eval(x)\n")]);
    let ran = scene.scan("--exclude b.py --strict --format json");
    assert_eq!(ran.status, Some(0));
    assert_eq!(reasons(&ran.json(), "skipped"), ["src/b.py excluded"]);
}

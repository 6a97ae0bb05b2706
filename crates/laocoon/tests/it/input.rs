//! What is scanned, what is found there, and what the code has a say in.

use std::io::Write as _;
use std::process::Stdio;

use crate::scene::{Ran, Scene, findings_of, parse_report, reasons};

#[test]
fn a_finding_has_its_place_and_what_the_rule_says() {
    let scene = Scene::with_eval_rule(&[("a.py", "é = 1; eval(input())\n")]);
    let report = scene.scan("--format json").json();
    let finding = &report["findings"][0];
    assert_eq!(
        finding["start"],
        serde_json::json!({"line": 1, "column": 8, "offset": 8})
    );
    assert_eq!(
        finding["end"],
        serde_json::json!({"line": 1, "column": 21, "offset": 21})
    );
    assert_eq!(finding["message"], "input() is evaluated");
    assert_eq!(finding["severity"], "high");
    assert_eq!(finding["confidence"], "medium");
    assert_eq!(finding["grade"], "pattern");
    assert_eq!(finding["family"], "execution");
    assert_eq!(finding["cwe"], serde_json::json!(["CWE-95"]));
    assert_eq!(finding["metavariables"]["$X"], "input()");
}

#[test]
fn fixes_are_offered_for_the_matched_text() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    let check = |fix: &str, expected: &str| {
        let rule = crate::scene::EVAL.replace("    pattern:", &format!("    {fix}\n    pattern:"));
        scene.write("eval.yaml", rule);
        let report = scene.scan("--format json").json();
        assert_eq!(report["findings"][0]["fix"]["replacement"], expected);
    };
    check("fix: literal_eval($X)", "literal_eval(x)");
    check(
        r"fix-regex: {regex: '(\w+)\(', replacement: 'safe_\1('}",
        "safe_eval(x)",
    );
}

#[test]
fn the_same_bytes_with_one_worker_and_with_eight() {
    let files: Vec<(String, String)> = (0..60)
        .map(|number| {
            let code = "eval(x)\n".repeat(number % 4) + "f(((\n";
            (format!("d{}/f{number}.py", number % 7), code)
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, code)| (&**name, &**code))
        .collect();
    let scene = Scene::with_eval_rule(&files);
    for format in ["json", "sarif", "text"] {
        let one = scene.scan(&format!("--jobs 1 --format {format}"));
        let eight = scene.scan(&format!("--jobs 8 --format {format}"));
        assert!(one.stdout == eight.stdout, "{format}");
        assert!(one.stdout.len() > 1_000);
    }
}

#[test]
fn standard_input_is_scanned_under_the_name_given() {
    let scan = |name: &str, content: &[u8], more: &[&str]| {
        let scene = Scene::with_eval_rule(&[]);
        let mut child = scene
            .command()
            .args([
                "scan",
                "--no-builtin",
                "--rules",
                "eval.yaml",
                "--format",
                "json",
            ])
            .args(["--stdin-path", name])
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(content).unwrap();
        let output = child.wait_with_output().unwrap();
        let report = parse_report(
            std::str::from_utf8(&output.stdout).unwrap(),
            &String::from_utf8_lossy(&output.stderr),
        );
        (output.status.code(), report)
    };
    let (status, report) = scan("src/new.py", b"eval(x)\n", &[]);
    assert_eq!(status, Some(1));
    assert_eq!(findings_of(&report), ["src/new.py:1 execution/eval"]);
    assert_eq!(report["units"][0]["path"], "src/new.py");
    assert_eq!(report["coverage"]["files"], 1);

    let (_, report) = scan("a.py", b"eval(x)  # nosemgrep\n", &[]);
    assert_eq!(report["coverage"]["suppressions"], 1);

    let (status, report) = scan("a.py", b"eval(x)\n", &["--max-file-bytes", "3", "--strict"]);
    assert_eq!(status, Some(3));
    assert_eq!(reasons(&report, "skipped"), ["a.py too-large"]);
}

#[test]
fn hidden_characters_are_found_whatever_the_language() {
    let scene = Scene::new();
    scene.write("a/notes.html", "<p>\u{202e}x</p>\n");
    scene.write("a/x.py", "is\u{200b}admin = 1\n");
    scene.write(
        "a/fine.py",
        "s = '\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{1f468}\u{200d}\u{1f469}'\n",
    );
    let ran = scene.run("scan a --format json");
    assert_eq!(
        ran.findings(),
        [
            "a/notes.html:1 hidden/bidirectional-text",
            "a/x.py:1 hidden/invisible-character"
        ]
    );
    assert_eq!(
        scene.run("scan a --no-builtin --format json").findings(),
        [""; 0]
    );
}

#[test]
fn only_what_is_asked_for_runs() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\nis\u{200b}admin = 1\n")]);
    let found = |only: &str| {
        let ran = scene.run(&format!("scan src --rules eval.yaml --format json {only}"));
        ran.findings()
    };
    let eval = "src/a.py:1 execution/eval";
    let hidden = "src/a.py:2 hidden/invisible-character";
    assert_eq!(found("--only execution/eval"), [eval]);
    assert_eq!(found("--only hidden"), [hidden]);
    assert_eq!(found("--only hidden --only execution"), [eval, hidden]);
}

#[test]
fn suppressions_are_obeyed_and_counted_unless_nothing_is_trusted() {
    let scene = Scene::with_eval_rule(&[(
        "a.py",
        "# laocoon: allow execution/eval -- the argument is a constant\neval(x)\n",
    )]);
    let ran = scene.scan("--format json");
    assert_eq!(ran.status, Some(0));
    let report = ran.json();
    assert_eq!(report["coverage"]["suppressions"], 1);
    assert_eq!(report["verdict"], "pass");
    assert_eq!(
        report["findings"][0]["suppressed"]["reason"],
        "the argument is a constant"
    );

    let ran = scene.scan("--format json --untrusted");
    assert_eq!(ran.status, Some(1));
    assert_eq!(ran.json()["coverage"]["suppressions"], 0);
}

#[test]
fn what_the_trees_own_ignore_files_hide_is_named_unless_nothing_is_trusted() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n"), (".gitignore", "a.py\n")]);
    let ran = scene.scan("--format json");
    assert_eq!(ran.findings(), [""; 0]);
    let ignored = &ran.json()["coverage"]["ignored_by_tree"][0];
    assert_eq!(ignored["ignore_file"], "src/.gitignore");
    assert_eq!(ignored["names"], serde_json::json!(["src/a.py"]));
    assert!(
        scene
            .scan("")
            .text()
            .contains("ignored by the tree's own src/.gitignore: src/a.py")
    );
    assert_eq!(
        scene.scan("--format json --untrusted").findings(),
        ["src/a.py:1 execution/eval"]
    );
}

#[test]
fn each_path_is_a_unit_with_a_verdict_of_its_own() {
    let scene = Scene::with_eval_rule(&[("good/a.py", "print(1)\n"), ("bad/a.py", "eval(x)\n")]);
    let ran = scene
        .run("scan src/good src/bad src/bad/a.py --no-builtin --rules eval.yaml --format json");
    let report = ran.json();
    let units = report["units"].as_array().unwrap();
    let verdicts: Vec<_> = units
        .iter()
        .map(|unit| {
            (
                unit["path"].as_str().unwrap(),
                unit["verdict"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(verdicts, [("src/good", "pass"), ("src/bad", "review")]);
    assert_eq!(report["verdict"], "review");
    assert_eq!(findings_of(&report), ["src/bad/a.py:1 execution/eval"]);
    assert_eq!(report["findings"][0]["unit"], 1);
}

#[test]
fn without_a_path_the_current_directory_is_scanned() {
    let scene = Scene::new();
    scene.write("eval.yaml", crate::scene::EVAL);
    scene.write("a.py", "eval(x)\n");
    let ran = scene.run("scan --no-builtin --rules eval.yaml --format json");
    assert_eq!(ran.findings(), ["a.py:1 execution/eval"]);
    assert_eq!(ran.json()["units"][0]["path"], ".");
}

#[test]
fn a_directory_of_rules_stands_for_the_rule_files_in_it() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    scene.write("rules/deep/eval.yml", crate::scene::EVAL);
    scene.write("rules/deep/eval.test.yml", "no rules");
    scene.write("rules/.ci/settings.yml", "no rules");
    let ran = scene.run("scan src --no-builtin --rules rules --format json");
    assert_eq!(ran.status, Some(1), "{}", ran.stderr);
    assert_eq!(ran.findings(), ["src/a.py:1 execution/eval"]);
}

#[test]
fn times_are_there_only_when_asked_for() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n")]);
    let times = |ran: Ran| ran.json()["times"].clone();
    assert!(times(scene.scan("--format json")).is_null());
    let times = times(scene.scan("--format json --times"));
    assert!(times["total"].as_f64().unwrap() > 0.0);
    assert!(times["files"]["src/a.py"].is_number());
}

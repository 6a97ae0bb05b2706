//! Where the report goes, and what happens when it cannot go there.

use std::fs::File;
use std::process::Stdio;

use crate::scene::{Ran, Scene, parse_report};

fn scene() -> Scene {
    Scene::with_eval_rule(&[("a.py", "eval(x)\n")])
}

#[test]
fn text_is_plain_when_it_goes_nowhere_a_person_looks() {
    let ran = scene().scan("");
    assert!(!ran.text().contains('\u{1b}'));
    assert!(
        ran.text()
            .starts_with("error[execution/eval]: x is evaluated")
    );
    assert!(ran.text().contains("eval(x)"));
}

#[test]
fn a_report_in_a_file_leaves_standard_output_empty() {
    let scene = scene();
    let ran = scene.scan("--format json --output report.json");
    assert_eq!(ran.status, Some(1));
    assert_eq!(ran.text(), "");
    let report = parse_report(&scene.read("report.json"), "");
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn sarif_names_the_rule_and_the_place() {
    let ran = scene().scan("--format sarif");
    let log: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "execution/eval");
}

#[test]
fn a_report_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let scene = scene();
    let ran = scene.scan("--output gone/report.txt");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("error: cannot write gone/report.txt"),
        "{}",
        ran.stderr
    );
    let ran = scene.scan("--output src");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("error: cannot write src"),
        "{}",
        ran.stderr
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let scene = scene();
    let ran = scene.scan("--output /dev/full");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr
            .starts_with("error: cannot write /dev/full: No space left"),
        "{}",
        ran.stderr
    );

    for arguments in ["scan src --format json", "rules list"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut command = scene.command();
        let child = command
            .args(arguments.split(' '))
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(
            stderr.starts_with("error: cannot write to standard output: No space left"),
            "{arguments}: {stderr}"
        );
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let scene = Scene::with_eval_rule(&[("a.py", &"eval(x)\n".repeat(900))]);
    let mut child = scene
        .command()
        .args(["scan", "src", "--no-builtin", "--rules", "eval.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(
        output.status.code(),
        Some(1),
        "what was found is still found"
    );
}

#[test]
fn help_and_version_are_data() {
    let scene = scene();
    for arguments in ["--help", "--version", "scan --help", "rules --help"] {
        let Ran { status, stderr, .. } = &scene.run(arguments);
        assert_eq!((*status, stderr.as_str()), (Some(0), ""), "{arguments}");
    }
    let help = scene.run("--help");
    let position = |verb: &str| help.text().find(&format!("  {verb} ")).unwrap();
    assert!(position("scan") < position("rules"));
}

//! Detectors beside rules, as the program runs them.

use crate::scene::Scene;

#[test]
fn detectors_run_beside_rules_and_can_be_chosen_like_them() {
    let scene = Scene::new();
    scene.write("src/a.py", "eval(x)\nx = '\u{202e}'\n");
    let all = scene.run("scan src --format json").findings();
    assert!(
        all.iter()
            .any(|name| name.ends_with("hidden/bidirectional-text")),
        "{all:?}"
    );
    let only = scene.run("scan src --format json --only hidden/invisible-character");
    assert_eq!(only.findings(), [""; 0]);
    let none = scene.run("scan src --format json --no-builtin");
    assert_eq!(none.findings(), [""; 0]);
}

#[test]
fn a_weakness_in_tests_counts_less_but_not_if_the_tests_are_what_is_scanned() {
    let scene = Scene::new();
    scene.write(
        "x/tests/a.py",
        "import requests\nrequests.get(u, verify=False)\n",
    );
    let severity = |path: &str| {
        let report = scene.run(&format!("scan {path} --format json")).json();
        report["findings"][0]["severity"].clone()
    };
    assert_eq!(severity("x"), "medium");
    assert_eq!(severity("x/tests"), "high");
    assert_eq!(severity("x/tests/a.py"), "high");
}

#[test]
fn a_detector_is_explained_by_its_own_documentation() {
    let ran = Scene::new().run("rules explain hidden/bidirectional-text");
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    for part in [
        "hidden/bidirectional-text\n",
        "severity    critical\n",
        "\nWhy that is bad:\n",
        "\nReferences:\n",
        "# laocoon: allow hidden/bidirectional-text -- the reason\n",
    ] {
        assert!(ran.text().contains(part), "{part:?} in {}", ran.text());
    }
}

#[test]
fn what_a_detector_finds_too_often_is_cut_with_a_warning() {
    let scene = Scene::new();
    scene.write("src/a.py", "x = '\u{202e}'\n".repeat(1_001));
    let report = scene.run("scan src --format json").json();
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(1_000));
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("1001 times"), "{warnings}");
}

#[test]
fn what_is_not_text_is_looked_at_by_detectors_that_know_it() {
    let scene = Scene::new();
    scene.write("src/logo.png", b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    let ran = scene.run("scan src --format json");
    assert_eq!(
        ran.findings(),
        ["src/logo.png:1 hidden/content-unlike-name"]
    );
    assert_eq!(ran.status, Some(1));
}

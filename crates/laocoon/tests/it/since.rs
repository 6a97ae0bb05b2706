//! Only what is new since a revision counts.

use crate::git::{commit_all, git};
use crate::scene::Scene;

/// Makes a change to a committed tree; gives the places of what is new.
fn new_after(committed: &[(&str, &str)], change: impl Fn(&Scene)) -> Vec<String> {
    let scene = Scene::with_eval_rule(committed);
    assert_eq!(commit_all(&scene).status, Some(0));
    change(&scene);
    let ran = scene.scan("--since HEAD --format json");
    let report = ran.json();
    let places = report["findings"].as_array().unwrap().iter();
    places
        .map(|finding| {
            format!(
                "{}:{}",
                finding["path"].as_str().unwrap(),
                finding["start"]["line"]
            )
        })
        .collect()
}

const ONE: &str = "eval(a)\n";

#[test]
fn without_a_change_nothing_is_new() {
    assert!(new_after(&[("a.py", ONE)], |_| {}).is_empty());
}

#[test]
fn what_a_change_adds_is_new_and_what_it_moves_is_not() {
    let new = new_after(&[("a.py", ONE), ("b.py", ONE)], |scene| {
        scene.write("src/a.py", "import x\n\neval(a)\neval(b)\n");
        scene.write("src/c.py", ONE);
    });
    assert_eq!(new, ["src/a.py:4", "src/c.py:1"]);
}

#[test]
fn the_same_line_once_more_is_new() {
    let new = new_after(&[("a.py", ONE)], |scene| {
        scene.write("src/a.py", "eval(a)\neval(a)\n")
    });
    assert_eq!(new.len(), 1);
}

#[test]
fn a_file_that_was_moved_is_the_same_file() {
    let moved = |text: &'static str| {
        new_after(&[("a.py", ONE)], move |scene| {
            std::fs::create_dir(scene.path("src/inner")).unwrap();
            std::fs::remove_file(scene.path("src/a.py")).unwrap();
            scene.write("src/inner/a.py", text);
        })
    };
    assert!(moved(ONE).is_empty());
    assert_eq!(moved("eval(b)\neval(a)\n"), ["src/inner/a.py:1"]);
}

#[test]
fn a_suppression_that_goes_makes_a_finding_new() {
    let new = new_after(&[("a.py", "eval(a)  # nosemgrep\n")], |scene| {
        scene.write("src/a.py", ONE)
    });
    assert_eq!(new, ["src/a.py:1"]);
}

#[test]
fn what_is_known_does_not_fail() {
    let scene = Scene::with_eval_rule(&[("a.py", ONE)]);
    commit_all(&scene);
    assert_eq!(scene.scan("").status, Some(1));
    let known = scene.scan("--since HEAD");
    assert_eq!(known.status, Some(0));
    assert!(
        known.text().contains("1 in the baseline"),
        "{}",
        known.text()
    );
    scene.write("src/b.py", ONE);
    assert_eq!(scene.scan("--since HEAD").status, Some(1));
    commit_all(&scene);
    assert_eq!(scene.scan("--since HEAD~1").status, Some(1));
}

/// Whatever the repository asks for: filters, hooks, and a program that watches
/// the file system would leave a file behind.
#[cfg(unix)]
#[test]
fn nothing_of_the_repository_is_run() {
    let scene = Scene::with_eval_rule(&[("a.py", ONE)]);
    commit_all(&scene);
    let trap = format!("touch {}", scene.path("ran").display());
    scene.write("src/.gitattributes", "*.py filter=trap diff=trap\n");
    for setting in [
        "filter.trap.clean",
        "filter.trap.smudge",
        "diff.trap.textconv",
        "core.fsmonitor",
        "core.sshCommand",
    ] {
        assert_eq!(git(&scene, &["config", setting, &trap]).status, Some(0));
    }
    scene.write("src/a.py", "eval(a)\neval(b)\n");
    assert_eq!(scene.scan("--since HEAD").status, Some(1));
    assert!(!scene.path("ran").exists());
}

#[test]
fn a_revision_that_there_is_not_is_wrong_usage() {
    let scene = Scene::with_eval_rule(&[("a.py", ONE)]);
    commit_all(&scene);
    let ran = scene.scan("--since nowhere");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("there is no revision `nowhere`"),
        "{}",
        ran.stderr
    );
}

//! Compiled rules that are kept: they save time and change nothing.

use std::fs;
use std::path::PathBuf;

use crate::scene::{CACHE, EVAL, Ran, Scene};

/// A scene with a rule that is right, one that is wrong and one that is odd.
fn scene() -> Scene {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\n"), ("b.js", "eval(y)\n")]);
    let more = "  - {id: bad, languages: [python], severity: ERROR, message: m, pattern: 'f('}\n\
                \x20 - {id: odd, languages: [python], severity: LOW, message: m, unheard: of, pattern: g()}\n";
    scene.write("eval.yaml", format!("{EVAL}{more}"));
    scene
}

/// What the rules of the scene make: a summary, and a part for each language.
const ENTRIES: usize = 3;

fn entries(scene: &Scene) -> Vec<PathBuf> {
    let directory = scene.path(CACHE).join("laocoon/rules");
    let files = fs::read_dir(directory).into_iter().flatten();
    files.map(|entry| entry.unwrap().path()).collect()
}

#[track_caller]
fn assert_same(left: &Ran, right: &Ran, what: &str) {
    assert_eq!(left.text(), right.text(), "{what}");
    assert_eq!(left.stderr, right.stderr, "{what}");
    assert_eq!(left.status, right.status, "{what}");
}

#[test]
fn a_run_that_finds_its_rules_compiled_says_the_same() {
    let scene = scene();
    for arguments in ["", "--format json", "--format sarif", "--skip-bad-rules"] {
        let without = scene.scan(&format!("--no-cache {arguments}"));
        assert!(without.stderr.contains("bad"), "{}", without.stderr);
        assert_same(&scene.scan(arguments), &without, "first run");
        assert_same(&scene.scan(arguments), &without, "second run");
    }
    assert_eq!(entries(&scene).len(), ENTRIES);
}

#[test]
fn nothing_is_kept_with_no_cache() {
    let scene = scene();
    scene.scan("--no-cache");
    assert!(entries(&scene).is_empty());
}

#[test]
fn a_damaged_entry_is_made_anew() {
    let scene = scene();
    scene.scan("");
    assert_eq!(entries(&scene).len(), ENTRIES);
    let mut edits = 0;
    for entry in entries(&scene) {
        let whole = fs::read(&entry).unwrap();
        let middle = whole.len() / 2;
        let flipped = [&whole[..middle], &[!whole[middle]], &whole[middle + 1..]].concat();
        for damaged in [&[][..], &whole[..middle], &flipped, b"{}"] {
            fs::write(&entry, damaged).unwrap();
            // Else no rule would be asked for.
            edits += 1;
            scene.write("src/a.py", format!("eval({edits})\n"));
            scene.write("src/b.js", format!("eval({edits})\n"));
            assert_same(&scene.scan(""), &scene.scan("--no-cache"), "damaged");
            assert_eq!(fs::read(&entry).unwrap(), whole);
        }
    }
}

#[test]
fn a_rule_that_was_changed_is_seen() {
    let scene = Scene::with_eval_rule(&[("a.py", "eval(x)\nexec(x)\n")]);
    let found = || scene.scan("--format json").findings();
    assert_eq!(found(), ["src/a.py:1 execution/eval"]);
    scene.write("eval.yaml", EVAL.replace("eval($X)", "exec($X)"));
    assert_eq!(found(), ["src/a.py:2 execution/eval"]);
    scene.write("eval.yaml", EVAL);
    assert_eq!(found(), ["src/a.py:1 execution/eval"]);
}

#[test]
fn without_a_place_for_it_everything_works() {
    let scene = scene();
    let with = scene.scan("");
    scene.write("a-file", "");
    for home in ["/dev/null/none", "relative/path", ""] {
        let mut command = scene.command();
        command
            .args(["scan", "src", "--no-builtin", "--rules", "eval.yaml"])
            .env("XDG_CACHE_HOME", home)
            .env("HOME", scene.path("a-file"));
        let ran = Ran::of(&mut command);
        assert_eq!(
            (ran.text(), ran.status),
            (with.text(), with.status),
            "{home}"
        );
        let more = ran.stderr.strip_prefix(&*with.stderr).unwrap();
        assert!(
            more.starts_with("warning: ") && more.lines().count() == 1,
            "{more}"
        );
        assert!(more.contains("XDG_CACHE_HOME"), "{more}");
    }
}

#[test]
fn what_is_scanned_holds_no_cache() {
    let scene = scene();
    let ran = scene.run("scan . --no-builtin --rules eval.yaml");
    assert!(
        ran.stderr.contains("cache is not used") || ran.stderr.contains("lies in ."),
        "{}",
        ran.stderr
    );
    assert!(entries(&scene).is_empty());
    scene.run("scan src --no-builtin --rules eval.yaml");
    assert_eq!(entries(&scene).len(), ENTRIES);
}

#[test]
fn programs_that_write_the_same_entry_do_not_disturb_each_other() {
    let scene = scene();
    let without = scene.scan("--no-cache");
    let scene = &scene;
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| scene.scan(""))).collect();
        for run in runs {
            assert_same(&run.join().unwrap(), &without, "at once");
        }
    });
    assert_eq!(entries(scene).len(), ENTRIES);
}

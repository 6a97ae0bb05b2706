//! Files and rules made to break the scan: whatever they do, it goes on, and
//! what could not be analysed is named.

use std::fs::{self, File};

use crate::scene::{Scene, reasons};

/// Beside the hostile file stands `z.py`, in which something is found.
fn scene_with(name: &str, content: impl AsRef<[u8]>) -> Scene {
    let scene = Scene::with_eval_rule(&[("z.py", "eval(x)\n")]);
    scene.write(&format!("src/{name}"), content);
    scene
}

#[test]
fn code_nested_a_hundred_thousand_deep_is_analysed_in_part() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(100_000), close.repeat(100_000));
        format!("eval(a)\nx = {open}1{close}\n")
    };
    let check = |name: &str, content: String, reason: &str| {
        let ran = scene_with(name, content).scan("--format json");
        assert_eq!(ran.status, Some(1), "{name}: {}", ran.stderr);
        let report = ran.json();
        assert!(
            ran.findings()
                .contains(&"src/z.py:1 execution/eval".to_owned()),
            "{name}"
        );
        assert_eq!(reasons(&report, "partly"), [format!("src/{name} {reason}")]);
        assert_eq!(report["units"][0]["complete"], false);
    };
    check("deep.py", deep("(", ")"), "too-deep");
    check("deep.js", deep("(", ")"), "too-deep");
    check("list.py", deep("[", "]"), "too-deep");
    check("list.js", deep("[", "]"), "too-deep");
    check("open.py", deep("(", ""), "parse-error");
    check("open.js", deep("(", ""), "parse-error");
}

#[test]
fn one_line_of_fifty_megabytes_is_skipped_by_name() {
    let ran = scene_with("big.js", "a;".repeat(25 << 20)).scan("--format json --strict");
    let report = ran.json();
    assert_eq!(reasons(&report, "skipped"), ["src/big.js too-large"]);
    assert_eq!(ran.findings(), ["src/z.py:1 execution/eval"]);
}

#[test]
fn a_regular_expression_that_explodes_is_cut_off_and_named() {
    let scene = scene_with("slow.txt", format!("{}\n", "x".repeat(5_000)));
    scene.write(
        "slow.yaml",
        "rules:\n  - id: slow\n    languages: [regex]\n    severity: ERROR\n    message: m\n    \
         pattern-regex: '(x+x+)+\\1$(?<!x)'\n",
    );
    let ran = scene.scan("--rules slow.yaml --format json");
    assert_eq!(ran.status, Some(1), "{}", ran.stderr);
    assert_eq!(ran.findings(), ["src/z.py:1 execution/eval"]);
    let report = ran.json();
    assert_eq!(reasons(&report, "partly"), ["src/slow.txt rule-cut-off"]);
    let not_run = &report["coverage"]["rules"]["not_run"][0];
    assert_eq!(not_run["id"], "slow");
    assert!(
        not_run["reason"].as_str().unwrap().contains("src/slow.txt"),
        "{not_run}"
    );
    assert_eq!(report["units"][0]["complete"], false);
}

#[test]
fn very_many_matches_are_reported_in_part_and_counted() {
    let ran = scene_with("many.py", "eval(a);".repeat(20_000)).scan("--format json");
    let report = ran.json();
    assert_eq!(ran.findings().len(), 1_001);
    let warning = &report["warnings"][0];
    assert_eq!(warning["path"], "src/many.py");
    assert!(
        warning["message"]
            .as_str()
            .unwrap()
            .contains("matches 20000 times"),
        "{warning}"
    );
}

#[test]
fn invalid_utf_8_is_read_and_utf_16_too() {
    let latin = b"x = '\xE9\xFF'\neval(x)\n".to_vec();
    let ran = scene_with("latin.py", latin).scan("--format json");
    assert!(
        ran.findings()
            .contains(&"src/latin.py:2 execution/eval".to_owned())
    );

    let mut wide = vec![0xFF, 0xFE];
    wide.extend("y = 1\neval(y)\n".encode_utf16().flat_map(u16::to_le_bytes));
    let ran = scene_with("wide.py", wide).scan("--format json");
    assert!(
        ran.findings()
            .contains(&"src/wide.py:2 execution/eval".to_owned())
    );
}

#[test]
fn pictures_are_no_gap_but_programs_and_archives_are() {
    let check = |name: &str, content: &[u8], expected: &str, is_complete: bool| {
        let scene = Scene::with_eval_rule(&[("a.py", "print(1)\n")]);
        scene.write(&format!("src/{name}"), content);
        let report = scene.scan("--format json").json();
        assert_eq!(
            reasons(&report, "skipped"),
            [format!("src/{name} {expected}")]
        );
        assert_eq!(report["units"][0]["complete"], is_complete, "{name}");
    };
    check("logo.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "binary", true);
    check("a.whl", b"PK\x03\x04\x14\0\0\0", "truncated", false);
    check("a.rar", b"Rar!\x1A\x07\0\0\0", "archive", false);
}

#[test]
fn a_file_that_was_named_must_be_read() {
    let scene = Scene::new();
    scene.write("logo.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR");
    assert_eq!(scene.run("scan logo.png --strict").status, Some(3));
}

#[test]
fn names_cannot_write_to_the_terminal() {
    let scene = Scene::with_eval_rule(&[("a\u{1b}[31m.py", "eval(x)\n")]);
    let ran = scene.scan("gone\u{1b}[31m");
    assert!(!ran.text().contains('\u{1b}'), "{}", ran.text());
    assert!(!ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn links_in_a_circle_are_named_and_not_followed() {
        let scene = scene_with("sub/a.py", "eval(a)\n");
        symlink("..", scene.path("src/sub/up")).unwrap();
        symlink("circle", scene.path("src/circle")).unwrap();
        symlink("/etc/hostname", scene.path("src/out.py")).unwrap();
        let ran = scene.scan("--format json");
        assert_eq!(
            ran.findings(),
            ["src/sub/a.py:1 execution/eval", "src/z.py:1 execution/eval"]
        );
        assert_eq!(
            reasons(&ran.json(), "skipped"),
            [
                "src/circle broken-link",
                "src/out.py symbolic-link",
                "src/sub/up already-walked"
            ]
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let scene = scene_with("secret.py", "eval(a)\n");
        let path = scene.path("src/secret.py");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&path).is_ok() {
            // The superuser reads everything, and there is nothing to test.
            return;
        }
        let ran = scene.scan("--format json --strict --fail-on never");
        assert_eq!(ran.status, Some(3));
        assert_eq!(
            reasons(&ran.json(), "skipped"),
            ["src/secret.py unreadable"]
        );
        assert_eq!(ran.findings(), ["src/z.py:1 execution/eval"]);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let scene = scene_with("a.py", "");
        let made = std::process::Command::new("mkfifo")
            .arg(scene.path("src/pipe.py"))
            .status()
            .unwrap();
        assert!(made.success());
        let ran = scene.scan("--format json");
        assert_eq!(
            reasons(&ran.json(), "skipped"),
            ["src/pipe.py not-a-regular-file"]
        );
    }
}

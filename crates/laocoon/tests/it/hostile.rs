//! Files and rules made to break the scan: whatever they do, it goes on, and
//! what could not be analysed is named.

use std::fs::{self, File};

use crate::scene::{Ran, Scene, reasons};

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
fn a_pattern_that_explodes_is_cut_off_and_named() {
    let code: String = (0..30_000).map(|n| format!("a{n} = g({n})\n")).collect();
    let scene = scene_with("long.py", code);
    let rule = |id: &str| {
        format!(
            "  - id: {id}\n    languages: [python]\n    severity: ERROR\n    message: m\n    pattern: |\n      \
             $A = g($B)\n      ...\n      $C = g($D)\n      ...\n      $E = g(-1)\n"
        )
    };
    // The second shares the pattern, and so what was missed.
    let rules = format!("rules:\n{}{}", rule("first"), rule("second"));
    scene.write("slow.yaml", rules);
    let ran = scene.scan("--rules slow.yaml --format json");
    assert_eq!(ran.findings(), ["src/z.py:1 execution/eval"]);
    let report = ran.json();
    assert_eq!(reasons(&report, "partly"), ["src/long.py rule-cut-off"]);
    let not_run = report["coverage"]["rules"]["not_run"].as_array().unwrap();
    let ids: Vec<&str> = not_run
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["first", "second"]);
    assert_eq!(report["units"][0]["complete"], false);
}

#[test]
fn ten_thousand_rules_are_loaded_and_run() {
    let scene = scene_with("a.py", "f9999(1)\n");
    let rules: String = (0..10_000)
        .map(|n| format!("  - {{id: r{n}, languages: [python], severity: ERROR, message: m, pattern: f{n}($X)}}\n"))
        .collect();
    scene.write("many.yaml", format!("rules:\n{rules}"));
    let ran = scene.scan("--rules many.yaml --format json");
    assert_eq!(
        ran.findings(),
        ["src/a.py:1 r9999", "src/z.py:1 execution/eval"]
    );
    assert_eq!(ran.json()["coverage"]["rules"]["loaded"], 10_001);
}

#[test]
fn aliases_that_multiply_make_one_error_and_no_rules() {
    let scene = scene_with("a.py", "");
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 8].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    scene.write("bomb.yaml", bomb);
    let ran = scene.scan("--rules bomb.yaml --format json");
    assert_eq!(ran.status, Some(2), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("aliases stand for more than"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.findings(), ["src/z.py:1 execution/eval"]);
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

    /// The superuser reads everything: then somebody else does the scan, with
    /// a copy of the program in a place that he may enter.
    #[test]
    fn the_superuser_is_no_excuse_for_a_file_that_cannot_be_read() {
        use std::os::unix::process::CommandExt as _;

        let scene = scene_with("secret.py", "eval(a)\n");
        let mode = |path: &str, mode| {
            fs::set_permissions(scene.path(path), fs::Permissions::from_mode(mode)).unwrap();
        };
        mode("src/secret.py", 0o000);
        let is_superuser = File::open(scene.path("src/secret.py")).is_ok();
        fs::copy(env!("CARGO_BIN_EXE_laocoon"), scene.path("laocoon")).unwrap();
        for path in ["", "laocoon", "src"] {
            mode(path, 0o755);
        }
        let mut command = std::process::Command::new(scene.path("laocoon"));
        command.current_dir(scene.path("")).args(
            "scan src --no-builtin --rules eval.yaml --format json --strict --fail-on never"
                .split(' '),
        );
        if is_superuser {
            command.uid(65_534).gid(65_534);
        }
        let ran = Ran::of(&mut command);
        assert_eq!(ran.status, Some(3), "{}", ran.stderr);
        assert_eq!(
            reasons(&ran.json(), "skipped"),
            ["src/secret.py unreadable"]
        );
        assert_eq!(ran.findings(), ["src/z.py:1 execution/eval"]);
    }

    #[test]
    fn devices_are_not_read() {
        for device in ["/dev/zero", "/dev/full", "/dev/tty"] {
            let scene = scene_with("a.py", "");
            let ran = scene.scan(&format!("{device} --format json --strict --fail-on never"));
            assert_ne!(ran.status, Some(0), "{device}: {}", ran.stderr);
            assert!(
                ran.stderr.contains(device) || ran.text().contains("not-a-regular-file"),
                "{device}: {}",
                ran.stderr
            );
        }
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

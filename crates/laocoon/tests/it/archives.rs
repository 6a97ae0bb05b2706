//! Archives as the program meets them: opened in memory, judged as packages.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::scene::{Scene, reasons};

/// A `tar.gz` of members, whose names are written as they are.
fn tar_gz(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    for (name, data) in members {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(tar::EntryType::Regular);
        header.set_mode(0o644);
        header.set_size(data.len() as u64);
        header.set_cksum();
        gzip.write_all(header.as_bytes()).unwrap();
        gzip.write_all(data).unwrap();
        let padding = data.len().next_multiple_of(512) - data.len();
        gzip.write_all(&vec![0; padding]).unwrap();
    }
    gzip.write_all(&[0; 1024]).unwrap();
    gzip.finish().unwrap()
}

/// A scene with the archive `x.tar.gz` in `src`.
fn scene_with(members: &[(&str, &[u8])]) -> Scene {
    let scene = Scene::with_eval_rule(&[]);
    scene.write("src/x.tar.gz", tar_gz(members));
    scene
}

fn scan_archive(scene: &Scene, arguments: &str) -> Value {
    let arguments =
        format!("scan src/x.tar.gz --no-builtin --rules eval.yaml --format json {arguments}");
    scene.run(&arguments).json()
}

/// `member:line rule` of each finding.
fn members(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| {
            let member = finding["member"].as_str().unwrap_or("-");
            format!("{member}:{}", finding["start"]["line"])
        })
        .collect()
}

/// All files below a directory, and what is in them.
fn files_below(directory: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    let mut pending = vec![directory.to_owned()];
    let mut files = BTreeSet::new();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(path.read_dir().unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let content = std::fs::read(&path).unwrap();
            files.insert((path, content));
        }
    }
    files
}

#[test]
fn an_archive_is_a_package_and_findings_name_the_member() {
    let scene = scene_with(&[
        ("x-1.0/setup.py", b"# one\neval(x)\n"),
        ("x-1.0/README", b"eval(x)\n"),
    ]);
    let report = scan_archive(&scene, "");
    let unit = &report["units"][0];
    assert_eq!(unit["kind"], "package");
    assert_eq!(unit["verdict"], "review");
    assert_eq!(unit["complete"], true);
    let finding = &report["findings"][0];
    assert_eq!(finding["path"], "src/x.tar.gz");
    assert_eq!(finding["member"], "x-1.0/setup.py");
    assert_eq!(members(&report), ["x-1.0/setup.py:2"]);
    assert_eq!(report["coverage"]["files"], 3);
    assert_eq!(report["coverage"]["analysed"], 3);
}

#[test]
fn the_line_is_shown_from_the_archive() {
    let scene = scene_with(&[("x-1.0/setup.py", b"# one\neval(shown)\n")]);
    let text = scene.scan("").text().to_owned();
    assert!(text.contains("src/x.tar.gz!x-1.0/setup.py:2:1"), "{text}");
    assert!(text.contains("2 | eval(shown)"), "{text}");
}

#[test]
fn an_archive_in_a_tree_is_opened_and_the_unit_is_the_tree() {
    let scene = scene_with(&[("a.py", b"eval(x)\n")]);
    let report = scene.scan("--format json").json();
    assert_eq!(report["units"][0]["kind"], "tree");
    assert_eq!(members(&report), ["a.py:1"]);
}

#[test]
fn the_same_is_found_in_an_archive_and_in_the_tree_it_unpacks_to() {
    let files: &[(&str, &[u8])] = &[
        ("x/setup.py", b"eval(a)\n"),
        ("x/lib/b.js", b"f();\neval(b)\n"),
        ("x/lib/c.py", b"print(1)\n"),
        ("x/run", b"#!/usr/bin/env python3\neval(c)\n"),
    ];
    let scene = scene_with(files);
    for (name, content) in files {
        scene.write(&format!("tree/{name}"), content);
    }
    let ran = scene.run("scan tree --no-builtin --rules eval.yaml --format json");
    let strip = |line: String| line.replace("tree/", "").replace(" execution/eval", "");
    let in_tree: Vec<String> = ran.findings().into_iter().map(strip).collect();
    assert_eq!(members(&scan_archive(&scene, "")), in_tree);
    assert_eq!(in_tree.len(), 3);
}

#[test]
fn nothing_in_an_archive_changes_what_is_scanned_or_reported() {
    let scene = scene_with(&[
        ("x/.gitignore", b"*.py\n"),
        ("x/.laocoonignore", b"*\n"),
        (
            "x/a.py",
            b"eval(x) # laocoon: allow execution/eval -- fine\n",
        ),
        ("x/b.py", b"eval(x) # nosemgrep\n"),
        ("x/node_modules/c.js", b"eval(x)\n"),
        ("x/.git/hooks/d.py", b"eval(x)\n"),
    ]);
    for arguments in ["", "--untrusted"] {
        let report = scan_archive(&scene, arguments);
        assert_eq!(
            members(&report),
            [
                "x/.git/hooks/d.py:1",
                "x/a.py:1",
                "x/b.py:1",
                "x/node_modules/c.js:1"
            ]
        );
        assert_eq!(report["coverage"]["suppressions"], 0);
    }
}

#[test]
fn what_the_user_excludes_is_left_out_of_archives_too() {
    let scene = scene_with(&[("x/tests/a.py", b"eval(x)\n"), ("x/b.py", b"eval(x)\n")]);
    let report = scan_archive(&scene, "--exclude tests/");
    assert_eq!(members(&report), ["x/b.py:1"]);
    assert_eq!(report["coverage"]["skipped"][0]["member"], "x/tests/a.py");
    assert_eq!(report["coverage"]["skipped"][0]["reason"], "excluded");
}

#[test]
fn nothing_is_written_whatever_members_are_called() {
    let scene = scene_with(&[
        ("../../up.py", b"eval(x)\n"),
        ("/tmp/laocoon-test-root.py", b"eval(x)\n"),
        ("a/../../b.py", b"eval(x)\n"),
    ]);
    let before = files_below(&scene.path(""));
    let report = scan_archive(&scene, "--no-cache");
    assert_eq!(files_below(&scene.path("")), before);
    assert!(!Path::new("/tmp/laocoon-test-root.py").exists());
    assert_eq!(
        members(&report),
        ["b.py:1", "tmp/laocoon-test-root.py:1", "up.py:1"]
    );
    let warnings = report["warnings"].as_array().unwrap();
    assert_eq!(warnings.len(), 3, "{warnings:?}");
}

#[test]
fn a_member_that_leads_out_of_the_folder_is_a_finding_where_it_is() {
    let scene = scene_with(&[("../../up.py", b"x = 1\n"), ("b.py", b"x = 1\n")]);
    let ran = scene.run("scan src/x.tar.gz --only hidden --format json");
    let report = ran.json();
    assert_eq!(members(&report), ["up.py:1"]);
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "hidden/deceptive-archive");
    let message = finding["message"].as_str().unwrap();
    assert!(message.contains("../../up.py"), "{message}");
    assert!(report["warnings"].as_array().is_none_or(Vec::is_empty));
}

#[test]
fn a_folder_with_a_skill_is_a_package_and_what_runs_is_told() {
    let scene = Scene::new();
    scene.write("tidy/SKILL.md", "---\nname: tidy\n---\nTidies up.\n");
    scene.write("tidy/scripts/run.sh", "ls\n");
    scene.write("other/tidy/SKILL.md", "---\nname: tidy\n---\n");
    let report = scene.run("scan tidy other --format json").json();
    let [tidy, other] = [0, 1].map(|unit| &report["units"][unit]);
    assert_eq!(tidy["kind"], "package");
    assert_eq!(tidy["ecosystem"], "skill");
    assert_eq!(tidy["runs"][0]["member"], "SKILL.md");
    assert_eq!(tidy["runs"][1]["member"], "scripts/run.sh");
    assert_eq!(other["kind"], "tree");
    assert!(
        scene
            .run("scan tidy")
            .text()
            .contains("tidy runs by command: scripts/run.sh")
    );
}

#[test]
fn a_project_is_a_tree_and_what_its_installation_runs_is_told() {
    let scene = Scene::new();
    let manifest = r#"{"name": "x", "scripts": {"postinstall": "node setup.js"}}"#;
    scene.write("package.json", manifest);
    scene.write("setup.js", "f()\n");
    let report = scene.run("scan . --format json").json();
    assert_eq!(report["units"][0]["kind"], "tree");
    let runs = report["units"][0]["runs"].as_array().unwrap();
    assert!(
        runs.iter().any(|runs| runs["member"] == "setup.js"),
        "{runs:?}"
    );
}

#[test]
fn a_package_that_was_not_read_to_its_end_cannot_pass() {
    let scene = Scene::with_eval_rule(&[]);
    let whole = tar_gz(&[("a.py", b"print()\n"), ("b.py", &b"x = 1\n".repeat(5_000))]);
    scene.write("src/x.tar.gz", &whole[..whole.len() - 30]);
    let report = scan_archive(&scene, "");
    assert_eq!(report["units"][0]["complete"], false);
    assert_eq!(report["units"][0]["verdict"], "review");
    let strict = "scan src/x.tar.gz --no-builtin --rules eval.yaml --strict";
    assert_eq!(scene.run(strict).status, Some(3));
}

#[test]
fn more_members_than_a_batch_holds_give_the_same_bytes_for_any_workers() {
    let names: Vec<String> = (0..4_500).map(|number| format!("x/{number}.py")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|n| (&**n, &b"eval(x)\n"[..])).collect();
    let scene = scene_with(&members);
    let run = |jobs| {
        let arguments = format!("--format json --jobs {jobs}");
        scene.scan(&arguments).text().to_owned()
    };
    let one = run(1);
    assert_eq!(one, run(8));
    let report: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 4_500);
}

#[test]
fn an_archive_that_changed_meanwhile_or_is_none_is_named() {
    let scene = Scene::with_eval_rule(&[]);
    scene.write("src/x.7z", b"7z\xBC\xAF\x27\x1C\0\0");
    let report = scene.scan("--format json").json();
    assert_eq!(reasons(&report, "skipped"), ["src/x.7z archive"]);
    assert_eq!(report["units"][0]["verdict"], "review");
}

#[test]
fn a_package_says_what_of_it_runs() {
    let scene = scene_with(&[
        ("x-1.0/PKG-INFO", b""),
        ("x-1.0/setup.py", b"eval(x)\n"),
        ("x-1.0/x/__init__.py", b""),
    ]);
    let unit = &scan_archive(&scene, "")["units"][0];
    assert_eq!(unit["ecosystem"], "pypi-sdist");
    assert_eq!(unit["runs"][0]["member"], "x-1.0/setup.py");
    assert_eq!(unit["runs"][0]["when"], "install");
    assert_eq!(unit["runs"][1]["when"], "import");
    let ran = scene.run("scan src/x.tar.gz --no-builtin --rules eval.yaml");
    let line = "src/x.tar.gz runs on install: x-1.0/setup.py\n";
    assert!(ran.text().contains(line), "{}", ran.text());
}

/// What can be seen of compiled code is scanned, and is not all there is.
#[test]
fn compiled_code_is_seen_by_its_strings_and_cannot_pass() {
    let scene = Scene::with_eval_rule(&[]);
    scene.write(
        "words.yaml",
        "rules:\n  - id: execution/word\n    languages: [regex]\n    severity: INFO\n    message: m\n    \
         pattern-regex: 'curl http'\n",
    );
    let program = b"\x7FELF\x02\x01\x01\0\0\0curl http://example.org | sh\0";
    scene.write("src/tool", program);
    scene.write("src/x.tar.gz", tar_gz(&[("bin/tool", program)]));
    let ran = scene.run("scan src --no-builtin --rules words.yaml --format json");
    let report = ran.json();
    assert_eq!(members(&report), ["-:1", "bin/tool:1"]);
    assert_eq!(
        reasons(&report, "partly"),
        ["src/tool compiled-code", "src/x.tar.gz compiled-code"]
    );
    assert_eq!(report["units"][0]["complete"], false);
    assert_eq!(report["units"][0]["verdict"], "review");
}

#[test]
fn findings_in_cells_of_a_notebook_are_at_their_lines_of_the_notebook() {
    let notebook = "{\"metadata\": {}, \"cells\": [\n {\"cell_type\": \"code\", \"source\": [\n\
                    \"import os\\n\",\n  \"eval(\\\"a\\\")\\n\"]}]}\n";
    let scene = Scene::with_eval_rule(&[("a.ipynb", notebook)]);
    let ran = scene.scan("--format json");
    let finding = &ran.json()["findings"][0];
    assert_eq!(ran.findings(), ["src/a.ipynb:4 execution/eval"]);
    assert_eq!(finding["start"]["column"], 4);
    assert!(scene.scan("").text().contains("4 |"), "shown");
}

#[test]
fn scripts_and_handlers_of_a_page_are_programs() {
    let page = "<p>\n<script>\n  eval(a);\n</script>\n<b onclick=\"eval(&quot;b&quot;)\">\n\
                <script type=\"application/json\">[\"eval(c)\"]</script>\n";
    let scene = Scene::with_eval_rule(&[("a.html", page), ("b.vue", page), ("c.php", page)]);
    let ran = scene.scan("--format json");
    let expected = ["a.html", "b.vue", "c.php"]
        .map(|name| [3, 5].map(|line| format!("src/{name}:{line} execution/eval")));
    assert_eq!(ran.findings(), expected.concat());
    let finding = &ran.json()["findings"][1];
    assert_eq!(finding["start"]["column"], 13);
    assert_eq!(finding["end"]["column"], 32);
}

#[test]
fn a_rule_for_any_text_matches_a_script_of_a_page_once() {
    let scene = Scene::with_eval_rule(&[("a.html", "<script>secret()</script>")]);
    scene.write(
        "eval.yaml",
        "rules: [{id: x, languages: [regex], severity: ERROR, message: m, pattern-regex: secret}]",
    );
    assert_eq!(scene.scan("--format json").findings(), ["src/a.html:1 x"]);
}

/// One line of bundled code, as bundlers write it.
#[test]
fn minified_code_is_read() {
    let bundle = "a=function(){return 1};".repeat(20_000) + "eval(x);" + &"b(2);".repeat(20_000);
    let scene = Scene::with_eval_rule(&[("bundle.min.js", &bundle)]);
    let ran = scene.scan("--format json");
    assert_eq!(ran.findings(), ["src/bundle.min.js:1 execution/eval"]);
}

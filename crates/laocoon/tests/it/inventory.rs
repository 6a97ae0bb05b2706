//! `laocoon inventory`: what trees and archives use, as its users meet it.

use std::io::Write as _;

use serde_json::Value;

use crate::scene::{Ran, Scene, repository};

/// A tree that uses something of several kinds.
fn scene() -> Scene {
    let scene = Scene::new();
    scene.write("one/requirements.txt", "openai==1.2.3\n");
    scene.write("one/a.py", "import openai\nopenai.chat(model='gpt-4o')\n");
    scene.write(
        "one/.mcp.json",
        r#"{"mcpServers": {"x": {"command": "npx", "args": ["odd-mcp"]}}}"#,
    );
    scene.write("two/CLAUDE.md", "Be kind.\n");
    scene.write("two/model.gguf", b"GGUF\x03\0\0\0\0\0");
    scene
}

/// The inventory, which must be as the published schema says.
#[track_caller]
fn json(ran: &Ran) -> Value {
    let written: Value = serde_json::from_str(ran.text()).expect("JSON");
    let path = repository().join("schemas/inventory-1.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&written)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "not as the schema says: {errors:#?}");
    written
}

/// `kind name` of each item of a tree.
fn items(tree: &Value) -> Vec<String> {
    let items = tree["items"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    items
        .iter()
        .map(|item| format!("{} {}", text(&item["kind"]), text(&item["name"])))
        .collect()
}

#[test]
fn each_tree_is_told_for_itself() {
    let ran = scene().run("inventory one two --format json");
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    let written = json(&ran);
    assert_eq!(written["trees"][0]["path"], "one");
    assert_eq!(
        items(&written["trees"][0]),
        ["mcp-server x", "library OpenAI SDK", "model gpt-4o"]
    );
    assert_eq!(
        items(&written["trees"][1]),
        [
            "agent Claude Code",
            "instructions two/CLAUDE.md",
            "model-file two/model.gguf"
        ]
    );
    assert_eq!(written["complete"], true);
    assert_eq!(written["trees"][1]["coverage"]["analysed"], 2);
}

#[test]
fn the_table_has_a_row_and_its_risks() {
    let ran = scene().run("inventory one");
    let text = ran.text();
    for part in [
        "OpenAI SDK (pypi/openai)",
        "api.openai.com (US)",
        "one/a.py:1 and 1 more",
        "! runs whatever version of `odd-mcp` is the newest when it starts",
        "3 of 3 files looked at",
        "data goes to companies in:\n  US: api.openai.com",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let ran = scene().run("inventory one --format cyclonedx");
    let bill: Value = serde_json::from_str(ran.text()).unwrap();
    assert_eq!(bill["specVersion"], "1.6");
}

#[test]
fn members_of_archives_are_looked_at() {
    let scene = Scene::new();
    let mut builder = tar::Builder::new(Vec::new());
    let mut add = |name: &str, bytes: &[u8]| {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append_data(&mut header, name, bytes).unwrap();
    };
    add("x-1/setup.py", b"setup(install_requires=['openai'])\n");
    add("x-1/w.pt", b"PK\x03\x04\0\0\0\0");
    let tar = builder.into_inner().unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&tar).unwrap();
    scene.write("x-1.tar.gz", gzip.finish().unwrap());
    let written = json(&scene.run("inventory x-1.tar.gz --format json"));
    let tree = &written["trees"][0];
    assert_eq!(items(tree)[0], "library OpenAI SDK");
    assert_eq!(tree["items"][0]["places"][0]["member"], "x-1/setup.py");
}

#[test]
fn what_was_not_looked_at_is_told_and_strict_minds_it() {
    let scene = scene();
    let ran = scene.run("inventory one --format json --max-file-bytes 10 --strict");
    assert_eq!(ran.status, Some(3));
    let written = json(&ran);
    assert_eq!(written["complete"], false);
    let skipped = &written["trees"][0]["coverage"]["skipped"];
    assert_eq!(skipped[0]["reason"], "too-large");
    let ran = scene.run("inventory one gone");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.contains("gone: no such file or directory"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_same_bytes_with_one_worker_and_with_eight() {
    let scene = scene();
    for format in ["table", "json", "cyclonedx"] {
        let one = scene.run(&format!("inventory . --jobs 1 --format {format}"));
        let eight = scene.run(&format!("inventory . --jobs 8 --format {format}"));
        assert_eq!(one.stdout, eight.stdout, "{format}");
    }
}

#[test]
fn names_cannot_write_on_the_terminal() {
    let scene = Scene::new();
    scene.write("t/SKILL.md", "---\nname: \u{1b}[2Jx\u{202e}\n---\n");
    for format in ["table", "json", "cyclonedx"] {
        let ran = scene.run(&format!("inventory t --format {format}"));
        assert!(!ran.text().contains(['\u{1b}', '\u{202e}']), "{format}");
    }
}

//! What ARCHITECTURE.md promises about the code, held against its text.
#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which of our crates each crate may know. Arrows point down only.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("grammars", &[]),
    ("syntax", &["source", "grammars"]),
    ("flow", &["source", "syntax"]),
    ("rules", &["source", "syntax", "flow"]),
    ("report", &[]),
    ("inventory", &["source", "syntax"]),
    (
        "detectors",
        &["source", "syntax", "flow", "report", "inventory"],
    ),
    (
        "laocoon",
        &[
            "source",
            "syntax",
            "flow",
            "rules",
            "report",
            "inventory",
            "detectors",
        ],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Folder and manifest of each crate.
fn manifests() -> BTreeMap<String, String> {
    std::fs::read_dir(root().join("crates"))
        .expect("a folder of crates")
        .map(|entry| {
            let entry = entry.expect("a crate");
            let folder = entry.file_name().to_string_lossy().into_owned();
            (folder, read(&entry.path().join("Cargo.toml")))
        })
        .collect()
}

/// The names in a section of a manifest such as `[dependencies]`.
fn names_in<'a>(manifest: &'a str, section: &str) -> Vec<&'a str> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != section)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .collect()
}

/// Rust files of a crate: path below the root of the repository, and text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut pending = vec![root().join(folder)];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("a readable folder");
            pending.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap_or(&path);
            files.push((name.to_string_lossy().replace('\\', "/"), read(&path)));
        }
    }
    assert!(!files.is_empty(), "{folder}");
    files
}

/// Text without comments at the start of lines: what is said of a thing is not
/// the thing.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn crates_know_only_those_below_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    for (folder, manifest) in manifests() {
        let allowed = allowed
            .get(&*folder)
            .unwrap_or_else(|| panic!("{folder}: say what it may know"));
        for name in names_in(&manifest, "[dependencies]") {
            if let Some(known) = name.strip_prefix("laocoon-") {
                assert!(allowed.contains(&known), "{folder} knows {known}");
            }
        }
    }
}

#[test]
fn tree_sitter_does_not_leave_syntax() {
    for (folder, manifest) in manifests() {
        if matches!(&*folder, "syntax" | "grammars") {
            continue;
        }
        for section in ["[dependencies]", "[dev-dependencies]"] {
            for name in names_in(&manifest, section) {
                assert!(!name.starts_with("tree-sitter"), "{folder}: {name}");
            }
        }
    }
    for (path, text) in rust_files("crates/syntax/src") {
        for (number, line) in code(&text) {
            let is_public = line.trim_start().starts_with("pub ");
            assert!(
                !(is_public && line.contains("tree_sitter")),
                "{path}:{number}: {line}"
            );
        }
    }
}

#[test]
fn grammars_are_pinned_exactly() {
    let manifest = &manifests()["grammars"];
    let grammars: Vec<&str> = manifest
        .lines()
        .filter(|line| line.starts_with("tree-sitter-") && !line.contains("workspace"))
        .collect();
    assert!(grammars.len() > 10);
    for line in grammars {
        assert!(line.contains("\"="), "{line}");
    }
}

/// String literals that look like a grammar's names: words joined by `_`.
fn native_names(text: &str) -> BTreeSet<&str> {
    code(text)
        .flat_map(|(_, line)| line.split('"').skip(1).step_by(2))
        .filter(|name| {
            name.contains('_')
                && !name.starts_with('_')
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        })
        .collect()
}

#[test]
fn native_names_stay_in_the_tables_of_their_languages() {
    const TABLES: &str = "crates/syntax/src/languages/";
    let files = rust_files("crates/syntax/src");
    let (tables, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|(path, _)| path.starts_with(TABLES));
    let known: BTreeSet<&str> = tables
        .iter()
        .flat_map(|(_, text)| native_names(text))
        .collect();
    assert!(known.contains("call_expression") && known.len() > 200);
    let rules = rust_files("crates/rules/src");
    let program = rust_files("crates/laocoon/src");
    let detectors = rust_files("crates/detectors/src");
    let inventory = rust_files("crates/inventory/src");
    let all = others
        .into_iter()
        .chain(&rules)
        .chain(&detectors)
        .chain(&inventory);
    for (path, text) in all.chain(&program) {
        let leaked: Vec<&str> = native_names(text).intersection(&known).copied().collect();
        assert!(leaked.is_empty(), "{path}: {leaked:?}");
    }
}

#[test]
fn only_the_program_prints_and_reads_its_surroundings() {
    const WORDS: [&str; 6] = [
        "println!(",
        "print!(",
        "eprint!(",
        "dbg!(",
        "env::args",
        "env::var",
    ];
    for folder in manifests().into_keys().filter(|folder| folder != "laocoon") {
        for (path, text) in rust_files(&format!("crates/{folder}/src")) {
            for (number, line) in code(&text) {
                for word in WORDS {
                    assert!(!line.contains(word), "{path}:{number}: {line}");
                }
            }
        }
    }
}

/// The files outside `source` that open files: rules, baselines and reports,
/// all named by the user, and what the program itself kept.
const OPENERS: [&str; 4] = [
    "crates/laocoon/src/file_cache/shard.rs",
    "crates/laocoon/src/output.rs",
    "crates/laocoon/src/rule_cache/store.rs",
    "crates/laocoon/src/rule_files.rs",
];

#[test]
fn only_source_opens_scanned_files() {
    const WORDS: [&str; 5] = [
        "read_to_string(",
        "fs::read(",
        "File::open",
        "File::options",
        "OpenOptions::new",
    ];
    let mut openers = BTreeSet::new();
    for folder in manifests().into_keys().filter(|folder| folder != "source") {
        let files = rust_files(&format!("crates/{folder}/src")).into_iter();
        for (path, text) in files.filter(|(path, _)| !path.ends_with("/tests.rs")) {
            // Tests may look at what was written.
            let product = text.split("#[cfg(test)]").next().unwrap_or_default();
            if code(product).any(|(_, line)| WORDS.iter().any(|word| line.contains(word))) {
                openers.insert(path);
            }
        }
    }
    assert_eq!(openers, OPENERS.map(str::to_owned).into());
}

#[test]
fn nothing_scanned_is_run() {
    for folder in manifests().into_keys() {
        for (path, text) in rust_files(&format!("crates/{folder}/src")) {
            for (number, line) in code(&text) {
                assert!(
                    !line.contains("process::Command") && !line.contains("Command::new"),
                    "{path}:{number}: {line}"
                );
            }
        }
    }
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    assert!(read(&root().join("Cargo.toml")).contains("unsafe_code = \"forbid\""));
    let own = read(&root().join("xtask/Cargo.toml"));
    for (folder, manifest) in manifests().into_iter().chain([("xtask".to_owned(), own)]) {
        assert_eq!(names_in(&manifest, "[lints]"), ["workspace"], "{folder}");
    }
}

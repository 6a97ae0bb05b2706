//! `cargo xtask fuzz-seeds`: inputs for `cargo fuzz` to begin with, from what
//! the repository has: the example, the bundled rules with their tests, and
//! the sources and patterns in the tests of lowering and matching.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use laocoon_source::{Language, detect_language};
use laocoon_syntax::pattern::parse_pattern;

use crate::workspace;

/// As the targets read their inputs, see `fuzz/src/lib.rs`.
const SEPARATOR: char = '\u{1e}';

/// Forms of rules that the target `matcher` knows for a pattern of code.
const FORMS: u8 = 7;

/// Larger files make slow inputs, and say nothing that small ones do not.
const LARGEST: u64 = 20_000;

/// The inputs of one target.
struct Seeds {
    folder: std::path::PathBuf,
    count: usize,
}

impl Seeds {
    fn new(target: &str) -> anyhow::Result<Self> {
        let folder = workspace::root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder, count: 0 })
    }

    fn add(&mut self, choice: &[u8], text: &str) -> anyhow::Result<()> {
        let name = self.folder.join(format!("seed-{:05}", self.count));
        self.count += 1;
        let input = [choice, text.as_bytes()].concat();
        fs::write(&name, input).with_context(|| format!("cannot write {}", name.display()))
    }

    fn told(&self) {
        println!("{}: {} seeds", self.folder.display(), self.count);
    }
}

pub(crate) fn run() -> anyhow::Result<()> {
    let root = workspace::root();
    let mut files = Vec::new();
    for folder in [
        "examples",
        "rules",
        "crates/syntax/tests",
        "crates/rules/tests",
        "fuzz/fuzz_targets",
    ] {
        list(&root.join(folder), &mut files)?;
    }
    for folder in [
        "crates/rules/src/schema",
        "crates/rules/src/generic",
        "crates/rules/src/regex",
    ] {
        list(&root.join(folder), &mut files)?;
    }
    let mut rules = Seeds::new("rule_compiler")?;
    let mut code: BTreeSet<(Language, String)> = BTreeSet::new();
    for path in &files {
        let text = fs::read_to_string(path)?;
        if path.extension().is_some_and(|extension| extension == "rs") {
            for literal in literals(&text) {
                if literal.contains("rules:") || literal.contains("- id:") {
                    rules.add(&[], literal)?;
                }
                // Which language a test is for, only its name says.
                let name = path
                    .file_stem()
                    .and_then(|stem| stem.to_str())
                    .unwrap_or_default();
                match Language::ALL
                    .into_iter()
                    .find(|language| name.ends_with(language.name()))
                {
                    Some(language) => {
                        code.insert((language, literal.to_owned()));
                    }
                    None => {
                        code.extend(Language::ALL.map(|language| (language, literal.to_owned())))
                    }
                }
            }
        } else if text.starts_with("rules:") {
            rules.add(&[], &text)?;
        } else if let Some(language) = detect_language(&path.to_string_lossy(), text.as_bytes()) {
            code.insert((language, text));
        }
    }
    rules.told();
    write_code(&code)
}

/// Code alone, and with each of its neighbours that can be read as a pattern.
fn write_code(code: &BTreeSet<(Language, String)>) -> anyhow::Result<()> {
    let mut parse = Seeds::new("parse_and_lower")?;
    let mut matcher = Seeds::new("matcher")?;
    for language in Language::ALL {
        let number = language as u8;
        let texts: Vec<&str> = code
            .iter()
            .filter(|(of, _)| *of == language)
            .map(|(_, text)| &**text)
            .collect();
        for text in &texts {
            parse.add(&[number], text)?;
        }
        let mut patterns = texts
            .iter()
            .filter(|text| text.len() < 200 && parse_pattern(language, text).is_ok())
            .enumerate();
        for text in &texts {
            for (index, pattern) in patterns.by_ref().take(4) {
                let form = u8::try_from(index).unwrap_or(0) % FORMS;
                matcher.add(
                    &[number, form],
                    &format!("{pattern}{SEPARATOR}{text}\n{pattern}\n"),
                )?;
            }
        }
    }
    parse.told();
    matcher.told();
    Ok(())
}

/// The texts between the quotes of a Rust file, near enough: of raw strings
/// all, of others those without escapes.
fn literals(rust: &str) -> impl Iterator<Item = &str> {
    let raw = rust
        .split("r#\"")
        .skip(1)
        .filter_map(|rest| rest.split_once("\"#").map(|(text, _)| text));
    let plain = rust.lines().filter_map(|line| {
        line.split_once('"')?
            .1
            .split_once('"')
            .map(|(text, _)| text)
    });
    raw.chain(plain.filter(|text| text.len() > 3 && !text.contains('\\')))
}

fn list(folder: &Path, files: &mut Vec<std::path::PathBuf>) -> anyhow::Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            list(&path, files)?;
        } else if fs::metadata(&path)?.len() < LARGEST * 3 {
            files.push(path);
        }
    }
    Ok(())
}

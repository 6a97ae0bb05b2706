//! The pairs of a pattern and a target: lines after a `MATCH:` or `ERROR:`
//! comment must match, and no others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::{Candidate, Language, LoadOptions, load};
use rayon::prelude::*;

use super::Options;
use super::outcome::Outcome;

/// The folders, the language of each, and the endings of its targets.
const FOLDERS: &[(&str, &str, &[&str])] = &[
    ("bash", "bash", &["bash", "sh"]),
    ("c", "c", &["c"]),
    ("cpp", "cpp", &["cpp"]),
    ("csharp", "csharp", &["cs"]),
    ("dockerfile", "dockerfile", &["dockerfile"]),
    ("generic", "generic", &["generic", "txt", "html", "json"]),
    ("go", "go", &["go"]),
    ("html", "html", &["html"]),
    ("java", "java", &["java"]),
    ("js", "js", &["js", "jsx"]),
    ("json", "json", &["json"]),
    ("kotlin", "kotlin", &["kt"]),
    ("php", "php", &["php"]),
    ("python", "python", &["py"]),
    ("ruby", "ruby", &["rb"]),
    ("rust", "rust", &["rs"]),
    ("scala", "scala", &["scala"]),
    ("solidity", "solidity", &["sol"]),
    ("swift", "swift", &["swift"]),
    ("terraform", "terraform", &["tf"]),
    ("ts", "ts", &["ts", "tsx"]),
    ("xml", "xml", &["xml"]),
    ("yaml", "yaml", &["yaml", "yml"]),
];

/// The folder of patterns that are meant for every language: the target beside
/// which no pattern stands has its pattern there.
const ANY_LANGUAGE: &str = "POLYGLOT";

struct Pair {
    folder: &'static str,
    language: &'static str,
    pattern: PathBuf,
    target: PathBuf,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Vec<Outcome>> {
    let root = options.collections.join("opengrep-tests/patterns");
    let mut pairs = Vec::new();
    for (folder, language, endings) in FOLDERS {
        let own = patterns_in(&root.join(folder))?;
        let shared = patterns_in(&root.join(ANY_LANGUAGE))?;
        let shared = shared
            .into_iter()
            .filter(|pattern| !own.iter().any(|own| own.file_name() == pattern.file_name()));
        for pattern in own.iter().cloned().chain(shared) {
            let beside = root
                .join(folder)
                .join(pattern.file_name().unwrap_or_default());
            let target = endings
                .iter()
                .map(|ending| beside.with_extension(ending))
                .find(|path| path.is_file());
            if let Some(target) = target
                && options.wants(folder, &pattern.to_string_lossy())
            {
                pairs.push(Pair {
                    folder,
                    language,
                    pattern,
                    target,
                });
            }
        }
    }
    let mut outcomes: Vec<Outcome> = pairs.par_iter().map(run_pair).collect();
    outcomes.extend(unsupported(&root, options)?);
    Ok(outcomes)
}

/// The patterns of a folder, sorted.
fn patterns_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut patterns: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "sgrep"))
        .collect();
    patterns.sort();
    Ok(patterns)
}

/// The patterns in languages that have no grammar here.
fn unsupported(root: &Path, options: &Options) -> anyhow::Result<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let entry = entry?;
        let folder = entry.file_name().to_string_lossy().into_owned();
        // Folders in capitals are shared or templates.
        let is_language = !folder.chars().all(|c| c.is_ascii_uppercase());
        let is_ours = FOLDERS.iter().any(|(ours, ..)| *ours == folder);
        if !entry.file_type()?.is_dir() || !is_language || is_ours {
            continue;
        }
        for pattern in patterns_in(&entry.path())? {
            if options.wants(&folder, &pattern.to_string_lossy()) {
                let mut outcome = not_run(&folder, file_name(&pattern));
                outcome.unsupported = Some(folder.clone());
                outcome.problem = Some(format!("no grammar for {folder}"));
                outcomes.push(outcome);
            }
        }
    }
    Ok(outcomes)
}

fn not_run(folder: &str, name: String) -> Outcome {
    Outcome {
        suite: "pairs",
        mode: "pattern",
        folder: folder.to_owned(),
        name,
        unsupported: None,
        passed: false,
        lines: 1,
        right: 0,
        missed: Vec::new(),
        wrong: Vec::new(),
        problem: None,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn run_pair(pair: &Pair) -> Outcome {
    let Pair {
        folder,
        language,
        pattern,
        target,
    } = pair;
    let text = std::fs::read_to_string(pattern).unwrap_or_default();
    let file = load(
        &Candidate::new(target),
        &LoadOptions {
            max_file_bytes: 64 << 20,
        },
    )
    .ok();
    let is_shared = pattern
        .parent()
        .is_some_and(|parent| parent.ends_with(ANY_LANGUAGE));
    let name = match is_shared {
        true => format!("{ANY_LANGUAGE}/{}", file_name(pattern)),
        false => file_name(pattern),
    };
    let mut outcome = not_run(folder, name);
    let Some(file) = file else {
        outcome.problem = Some("the target cannot be read".to_owned());
        return outcome;
    };
    let rules = rule_file(language, &text);
    let parsed = parse_rules("pair", &rules);
    let (set, errors) = RuleSet::compile(parsed.rules);
    if let Some(problem) = parsed
        .errors
        .first()
        .map(|error| error.message.clone())
        .or_else(|| errors.first().map(|error| error.message.clone()))
    {
        outcome.problem = Some(problem);
        return outcome;
    }
    let language = Language::from_rule_name(language).and_then(|list| {
        list.iter()
            .find(|one| Some(**one) == file.language)
            .or_else(|| list.first())
            .copied()
    });
    let found = set.scan(
        &file.path,
        language,
        &file.text,
        laocoon_syntax::parse::Limits::default(),
    );
    let matched: BTreeSet<u32> = found
        .matches
        .iter()
        .map(|found| file.position(found.span.start).line)
        .collect();
    let expected: BTreeSet<u32> = (1u32..)
        .zip(file.text.split('\n'))
        .filter(|(_, line)| line.contains("MATCH:") || line.contains("ERROR:"))
        .map(|(line, _)| line + 1)
        .collect();
    outcome.missed = expected.difference(&matched).copied().collect();
    outcome.wrong = matched.difference(&expected).copied().collect();
    outcome.passed = outcome.missed.is_empty() && outcome.wrong.is_empty();
    outcome.right = u32::from(outcome.passed);
    outcome
}

/// A rule file with one rule of one pattern.
fn rule_file(language: &str, pattern: &str) -> String {
    let mut text = format!(
        "rules:\n- id: pair\n  message: m\n  severity: ERROR\n  languages: [{language}]\n  pattern: |2-\n"
    );
    for line in pattern.trim_end().lines() {
        text.push_str("    ");
        text.push_str(line);
        text.push('\n');
    }
    text
}

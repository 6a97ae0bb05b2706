//! The pairs of a pattern and a target: lines after a `MATCH:` or `ERROR:`
//! comment must match, and no others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::{Candidate, Language, LoadOptions, load};
use rayon::prelude::*;

use super::Options;
use super::table::Outcome;

/// The folders, the language of each, and the endings of its targets.
const FOLDERS: &[(&str, &str, &[&str])] = &[
    ("bash", "bash", &["bash", "sh"]),
    ("c", "c", &["c"]),
    ("cpp", "cpp", &["cpp"]),
    ("csharp", "csharp", &["cs"]),
    ("dockerfile", "dockerfile", &["dockerfile"]),
    ("generic", "generic", &["generic", "txt", "html", "json"]),
    ("go", "go", &["go"]),
    ("java", "java", &["java"]),
    ("js", "js", &["js", "jsx"]),
    ("json", "json", &["json"]),
    ("php", "php", &["php"]),
    ("python", "python", &["py"]),
    ("ruby", "ruby", &["rb"]),
    ("terraform", "terraform", &["tf"]),
    ("ts", "ts", &["ts", "tsx"]),
    ("yaml", "yaml", &["yaml", "yml"]),
];

pub(crate) fn run(options: &Options) -> anyhow::Result<Vec<Outcome>> {
    let root = options.collections.join("opengrep-tests/patterns");
    let mut pairs = Vec::new();
    for (folder, language, endings) in FOLDERS {
        let directory = root.join(folder);
        let mut patterns: Vec<PathBuf> = std::fs::read_dir(&directory)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "sgrep"))
            .collect();
        patterns.sort();
        for pattern in patterns {
            let target = endings
                .iter()
                .map(|ending| pattern.with_extension(ending))
                .find(|path| path.is_file());
            if let Some(target) = target
                && options.wants(folder, &pattern.to_string_lossy())
            {
                pairs.push((*folder, *language, pattern, target));
            }
        }
    }
    Ok(pairs
        .par_iter()
        .map(|(folder, language, pattern, target)| run_pair(folder, language, pattern, target))
        .collect())
}

fn run_pair(folder: &str, language: &str, pattern: &Path, target: &Path) -> Outcome {
    let text = std::fs::read_to_string(pattern).unwrap_or_default();
    let file = load(
        &Candidate::new(target),
        &LoadOptions {
            max_file_bytes: 64 << 20,
        },
    )
    .ok();
    let name = pattern
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut outcome = Outcome {
        suite: "pairs",
        mode: "pattern",
        folder: folder.to_owned(),
        name,
        passed: false,
        lines: 1,
        right: 0,
        missed: Vec::new(),
        wrong: Vec::new(),
        problem: None,
    };
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

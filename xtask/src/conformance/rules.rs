//! The annotated rules.

use std::collections::BTreeSet;
use std::path::Path;

use laocoon_rules::annotated::{Annotations, TestFiles, discover};
use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::{Rule, RuleBody, parse_rules};
use laocoon_source::{Candidate, Language, LoadOptions, SourceFile, detect_language, load};
use rayon::prelude::*;

use super::Options;
use super::outcome::Outcome;

/// What rules say that are for any text.
const PLAIN_TEXT: [&str; 5] = ["aliengrep", "generic", "none", "regex", "spacegrep"];

/// A collection of annotated rules.
struct Collection {
    suite: &'static str,
    /// Under the folder of all collections.
    path: &'static str,
    /// Whether a test belongs to its folder, or to the language of its rule.
    by_folder: bool,
}

const COLLECTIONS: [Collection; 3] = [
    Collection {
        suite: "rules",
        path: "opengrep-rules",
        by_folder: true,
    },
    Collection {
        suite: "engine",
        path: "opengrep-tests/rules",
        by_folder: false,
    },
    Collection {
        suite: "engine",
        path: "opengrep-tests/tainting_rules",
        by_folder: false,
    },
];

/// In this folder, functions are followed into.
const ACROSS_FUNCTIONS: &str = "cross_function_tainting";

pub(crate) fn run(options: &Options) -> anyhow::Result<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    for collection in &COLLECTIONS {
        let root = options.collections.join(collection.path);
        let tests: Vec<TestFiles> = discover(&root)?;
        let ran: Vec<Outcome> = tests
            .par_iter()
            .flat_map_iter(|test| run_file(collection, &root, test))
            .filter(|outcome| options.wants(&outcome.folder, &outcome.name))
            .collect();
        outcomes.extend(ran);
    }
    Ok(outcomes)
}

/// The folder of a test.
fn folder_of(collection: &Collection, path: &Path, languages: &[String]) -> String {
    if !collection.by_folder {
        let language = languages.first().map_or("none", String::as_str);
        let languages = Language::from_rule_name(language);
        let first = languages.and_then(|languages| languages.first().copied());
        return first.map_or(language.to_owned(), |language| language.name().to_owned());
    }
    path.components()
        .next()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn run_file(collection: &Collection, root: &Path, test: &TestFiles) -> Vec<Outcome> {
    let path = test.rules.strip_prefix(root).unwrap_or(&test.rules);
    let label = path.to_string_lossy().into_owned();
    let text = std::fs::read_to_string(&test.rules).unwrap_or_default();
    let parsed = parse_rules(&label, &text);
    let targets: Vec<SourceFile> = test
        .targets
        .iter()
        .filter_map(|target| {
            load(
                &Candidate::new(target),
                &LoadOptions {
                    max_file_bytes: 64 << 20,
                },
            )
            .ok()
        })
        .collect();
    let mut outcomes = Vec::new();
    for rule in &parsed.rules {
        outcomes.extend(
            targets
                .iter()
                .filter_map(|target| run_one(collection, path, rule, target)),
        );
    }
    for error in &parsed.errors {
        let Some(id) = &error.rule_id else { continue };
        for target in &targets {
            let annotations = Annotations::read(&target.text, id);
            let lines =
                u32::try_from(annotations.must.len() + annotations.must_not.len()).unwrap_or(0);
            if lines > 0 {
                outcomes.push(Outcome {
                    suite: collection.suite,
                    mode: "search",
                    folder: folder_of(collection, path, &[]),
                    name: format!("{label} {id}"),
                    unsupported: None,
                    passed: false,
                    lines,
                    right: 0,
                    missed: Vec::new(),
                    wrong: Vec::new(),
                    problem: Some(error.message.clone()),
                });
            }
        }
    }
    outcomes
}

fn run_one(
    collection: &Collection,
    path: &Path,
    rule: &Rule,
    target: &SourceFile,
) -> Option<Outcome> {
    let label = path.to_string_lossy();
    let annotations = Annotations::read(&target.text, &rule.id);
    if annotations.is_empty() {
        return None;
    }
    let mode = match &rule.body {
        RuleBody::Search(_) => "search",
        RuleBody::Taint(_) => "taint",
        _ => "other",
    };
    let (mut set, errors) = RuleSet::compile(vec![rule.clone()]);
    set.ignore_paths = true;
    set.within_functions = !label.starts_with(ACROSS_FUNCTIONS);
    let problem = match &rule.body {
        RuleBody::Search(_) | RuleBody::Taint(_) => errors
            .first()
            .map(|error| format!("line {}: {}", error.line, error.message)),
        _ => Some("not a rule that is run".to_owned()),
    };
    let matched: BTreeSet<u32> = if problem.is_some() {
        BTreeSet::new()
    } else {
        let language = language_for(rule, target);
        let found = set.scan(
            &target.path,
            language,
            &target.text,
            laocoon_syntax::parse::Limits::default(),
        );
        found
            .matches
            .iter()
            .map(|found| target.position(found.span.start).line)
            .collect()
    };
    let grade = annotations.grade(&matched);
    let failed = problem.is_some();
    Some(Outcome {
        suite: collection.suite,
        mode,
        folder: folder_of(collection, path, &rule.languages),
        name: format!(
            "{label} {} on {}",
            rule.id,
            target.path.rsplit('/').next().unwrap_or("")
        ),
        unsupported: unsupported_language(rule, target),
        passed: grade.passed() && !failed,
        lines: grade.lines,
        right: if failed { 0 } else { grade.right },
        missed: grade.missed,
        wrong: grade.wrong,
        problem,
    })
}

/// The first language of the rule that has no grammar here, unless the target
/// is in one that has.
fn unsupported_language(rule: &Rule, target: &SourceFile) -> Option<String> {
    if target
        .language
        .is_some_and(|language| wanted_languages(rule).contains(&language))
    {
        return None;
    }
    rule.languages
        .iter()
        .find(|name| {
            let name = name.to_ascii_lowercase();
            Language::from_rule_name(&name).is_none() && !PLAIN_TEXT.contains(&&*name)
        })
        .cloned()
}

/// The languages of a rule that have a grammar.
fn wanted_languages(rule: &Rule) -> Vec<Language> {
    rule.languages
        .iter()
        .filter_map(|name| Language::from_rule_name(name))
        .flatten()
        .copied()
        .collect()
}

/// The language of a target: its own if the rule is for it, else the rule's first.
fn language_for(rule: &Rule, target: &SourceFile) -> Option<Language> {
    let wanted = wanted_languages(rule);
    let own = target
        .language
        .or_else(|| detect_language(&target.path, target.text.as_bytes()));
    own.filter(|language| wanted.contains(language))
        .or_else(|| wanted.first().copied())
}

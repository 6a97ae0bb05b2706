//! `laocoon rules test`: rules against the annotated files beside them.
//!
//! A test is one rule on one file that has annotations for it; see
//! [`laocoon_rules::annotated`]. A rule's globs are ignored, since tests stand
//! beside their rules. A rule that is not valid fails, one that is valid but
//! not run is skipped.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use laocoon_report::visible_line;
use laocoon_rules::annotated::{Annotations, TestFiles, discover};
use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::Rule;
use laocoon_source::{Candidate, Language, LoadOptions, SourceFile, load};
use laocoon_syntax::parse::Limits;

use crate::output::{Destination, read_text};
use crate::pool::{self, Outcome, PoolOptions};
use crate::rule_files::{RuleFiles, describe, reason_not_run};
use crate::status::Status;

#[derive(Debug, Args)]
pub(crate) struct TestArguments {
    /// Directories with rule files and their tests, or single rule files
    #[arg(value_name = "DIR", required = true)]
    paths: Vec<PathBuf>,
}

/// How the tests of one rule file went.
#[derive(Debug, Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
    has_bad_rules: bool,
    /// What to say about those that failed.
    lines: Vec<String>,
}

pub(super) fn run(arguments: &TestArguments) -> anyhow::Result<Status> {
    let mut tests = Vec::new();
    for path in &arguments.paths {
        tests.extend(tests_at(path)?);
    }
    let labels: Vec<String> = tests.iter().map(|test| label(&test.rules)).collect();
    let count = tests.len();
    let outcomes = pool::run(
        count,
        PoolOptions::as_many_as_processors(),
        Arc::new(move |item| tests.get(item).map(tally).unwrap_or_default()),
    );
    let mut total = Tally::default();
    for (label, outcome) in labels.iter().zip(outcomes) {
        let tally = match outcome {
            Outcome::Done(tally) => tally,
            Outcome::Panicked(message) => failure(format!("{label}: internal error: {message}")),
            Outcome::TimedOut | Outcome::NotReached => failure(format!("{label}: was not run")),
        };
        total.passed += tally.passed;
        total.failed += tally.failed;
        total.skipped += tally.skipped;
        total.has_bad_rules |= tally.has_bad_rules;
        total.lines.extend(tally.lines);
    }
    Destination::StandardOutput.write(|out| {
        for line in &total.lines {
            writeln!(out, "{}", visible_line(line))?;
        }
        let Tally {
            passed,
            failed,
            skipped,
            ..
        } = total;
        writeln!(out, "{passed} passed, {failed} failed, {skipped} skipped")
    })?;
    Ok(match (total.has_bad_rules, total.failed) {
        (true, _) => Status::Usage,
        (false, 0) => Status::Fine,
        (false, _) => Status::Found,
    })
}

fn tests_at(path: &Path) -> anyhow::Result<Vec<TestFiles>> {
    let context = || format!("cannot read {}", path.display());
    if path.metadata().with_context(context)?.is_dir() {
        return discover(path).with_context(context);
    }
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut tests = discover(directory).with_context(context)?;
    tests.retain(|test| {
        test.rules.file_name() == path.file_name() && test.rules.parent() == Some(directory)
    });
    if tests.is_empty() {
        bail!("{}: not a rule file", path.display());
    }
    Ok(tests)
}

fn tally(test: &TestFiles) -> Tally {
    let rules_label = label(&test.rules);
    let text = match read_text(&test.rules) {
        Ok(text) => text,
        Err(error) => return failure(format!("{error:#}")),
    };
    let mut files = RuleFiles::default();
    files.add(rules_label, text);
    let mut tally = Tally::default();
    let targets: Vec<SourceFile> = test
        .targets
        .iter()
        // A picture beside a rule is no test of it.
        .filter_map(|target| load(&Candidate::new(target), &LoadOptions::default()).ok())
        .collect();
    for error in &files.errors {
        tally.failed += 1;
        tally.has_bad_rules = true;
        tally.lines.push(describe(error));
    }
    for rule in &files.rules {
        test_rule(rule, &targets, &mut tally);
    }
    tally
}

fn test_rule(rule: &Rule, targets: &[SourceFile], tally: &mut Tally) {
    let annotated: Vec<(&SourceFile, Annotations)> = targets
        .iter()
        .map(|target| (target, Annotations::read(&target.text, &rule.id)))
        .filter(|(_, annotations)| !annotations.is_empty())
        .collect();
    if reason_not_run(rule).is_some() {
        tally.skipped += annotated.len();
        return;
    }
    let (mut set, errors) = RuleSet::compile(vec![rule.clone()]);
    if let Some(error) = errors.into_iter().next() {
        tally.failed += annotated.len().max(1);
        tally.has_bad_rules = true;
        tally.lines.push(describe(&error.into()));
        return;
    }
    set.ignore_paths = true;
    for (target, annotations) in annotated {
        let lines = failures(&set, rule, target, &annotations);
        match lines.is_empty() {
            true => tally.passed += 1,
            false => tally.failed += 1,
        }
        tally.lines.extend(lines);
    }
}

/// What is wrong with a rule on a target, a line for each place.
fn failures(
    set: &RuleSet,
    rule: &Rule,
    target: &SourceFile,
    annotations: &Annotations,
) -> Vec<String> {
    let language = language_for(rule, target);
    let found = set.scan(&target.path, language, &target.text, Limits::default());
    let matched: BTreeSet<u32> = found
        .matches
        .iter()
        .map(|found| target.position(found.span.start).line)
        .collect();
    let grade = annotations.grade(&matched);
    let (path, id) = (&target.path, &rule.id);
    let missed = grade.missed.iter().map(|line| {
        (
            *line,
            format!("{path}:{line}: `{id}` must match here, and does not"),
        )
    });
    let wrong = grade.wrong.iter().map(|line| {
        let must_not = match annotations.must_not.contains(line) {
            true => "must not",
            false => "no annotation says so",
        };
        (
            *line,
            format!("{path}:{line}: `{id}` matches here, and {must_not}"),
        )
    });
    let mut lines: Vec<(u32, String)> = missed.chain(wrong).collect();
    lines.sort();
    let cut_off =
        (!found.incomplete.is_empty()).then(|| format!("{path}: `{id}` took too many steps"));
    lines
        .into_iter()
        .map(|(_, line)| line)
        .chain(cut_off)
        .collect()
}

/// The language of a target: its own if the rule is for it, else the rule's first.
fn language_for(rule: &Rule, target: &SourceFile) -> Option<Language> {
    let wanted: Vec<Language> = rule
        .languages
        .iter()
        .filter_map(|name| Language::from_rule_name(name))
        .flatten()
        .copied()
        .collect();
    target
        .language
        .filter(|language| wanted.contains(language))
        .or_else(|| wanted.first().copied())
}

fn failure(line: String) -> Tally {
    Tally {
        failed: 1,
        lines: vec![line],
        ..Tally::default()
    }
}

fn label(path: &Path) -> String {
    path.display().to_string()
}

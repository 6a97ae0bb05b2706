//! Runs over rule collections that are not part of this repository.
//!
//! `LAOCOON_CONFORMANCE` names the folder that holds them; without it there is
//! nothing to run, and the tests say so.
#![expect(
    clippy::print_stderr,
    reason = "a report for the developer who asked for it"
)]
#![expect(clippy::expect_used, reason = "a test that cannot read its data fails")]

use std::path::{Path, PathBuf};

use laocoon_rules::generic::{
    GenericOptions, GenericPattern, GenericTarget, is_gibberish, matches,
};
use laocoon_rules::regex::{Mode, Pattern};
use laocoon_rules::schema::{Condition, Formula, ParsedRules, RuleBody, parse_rules};

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("LAOCOON_CONFORMANCE").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("not run: LAOCOON_CONFORMANCE is not set");
    }
    folder
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn is_rule_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    (name.ends_with(".yaml") || name.ends_with(".yml"))
        && !name.contains(".test.")
        && !name.contains(".fixed.")
}

/// All formulas of a rule.
fn formulas(body: &RuleBody) -> Vec<&Formula> {
    match body {
        RuleBody::Search(formula) => vec![formula],
        RuleBody::Taint(spec) => {
            let sources = spec.sources.iter().map(|source| &source.formula);
            let sinks = spec.sinks.iter().map(|sink| &sink.formula);
            let sanitizers = spec.sanitizers.iter().map(|part| &part.formula);
            let propagators = spec.propagators.iter().map(|part| &part.formula);
            sources
                .chain(sinks)
                .chain(sanitizers)
                .chain(propagators)
                .collect()
        }
        RuleBody::NotRun(_) => Vec::new(),
    }
}

#[test]
fn every_rule_and_regular_expression_is_read() {
    let Some(folder) = folder() else { return };
    let mut paths = Vec::new();
    for part in [
        "opengrep-rules",
        "opengrep-tests/rules",
        "opengrep-tests/tainting_rules",
    ] {
        files(&folder.join(part), &mut paths);
    }
    let (mut file_count, mut rules, mut not_run, mut rejected) = (0, 0, 0, 0);
    let mut expressions: Vec<(String, Mode)> = Vec::new();
    for path in paths.iter().filter(|path| is_rule_file(path)) {
        let text = std::fs::read_to_string(path).expect("a readable file");
        let label = path
            .strip_prefix(&folder)
            .unwrap_or(path)
            .display()
            .to_string();
        file_count += 1;
        let ParsedRules {
            rules: parsed,
            errors,
            warnings,
        } = parse_rules(&label, &text);
        for (kind, problem) in errors
            .iter()
            .map(|error| ("error", error))
            .chain(warnings.iter().map(|warning| ("warning", warning)))
        {
            eprintln!(
                "{kind}: {}:{}:{} {:?} {} {:?}",
                problem.path,
                problem.line,
                problem.column,
                problem.rule_id,
                problem.message,
                problem.help
            );
        }
        rejected += errors.len();
        rules += parsed.len();
        for rule in &parsed {
            let bytes = postcard::to_allocvec(rule).expect("serializable");
            let again = postcard::from_bytes(&bytes).expect("the same format");
            assert_eq!(*rule, again, "{}", rule.id);
            not_run += usize::from(matches!(rule.body, RuleBody::NotRun(_)));
            for formula in formulas(&rule.body) {
                formula.visit(&mut |part| match part {
                    Formula::Regex(regex) => expressions.push((regex.value.clone(), Mode::Search)),
                    Formula::All { conditions, .. } | Formula::Any { conditions, .. } => {
                        for condition in conditions {
                            if let Condition::Regex { regex, .. } = condition {
                                expressions.push((regex.value.clone(), Mode::Value));
                            }
                        }
                    }
                    _ => {}
                });
            }
        }
    }
    eprintln!(
        "{file_count} files, {rules} rules read, {not_run} of them not run, {rejected} errors"
    );
    let (mut linear, mut backtracking, mut failed, mut with_literals) = (0, 0, 0, 0);
    for (source, mode) in &expressions {
        match Pattern::compile(source, *mode) {
            Ok(pattern) if pattern.is_linear() => linear += 1,
            Ok(_) => backtracking += 1,
            Err(error) => {
                failed += 1;
                eprintln!("regular expression: {source}: {error}");
            }
        }
        if let Ok(pattern) = Pattern::compile(source, *mode) {
            with_literals += usize::from(pattern.required_literals().is_some());
        }
    }
    eprintln!(
        "{} regular expressions: {linear} linear, {backtracking} backtracking, {failed} failed; \
         {with_literals} with required literals",
        expressions.len()
    );
}

/// The lines whose next line must match: those that say so in a comment.
fn marked_lines(text: &str) -> Vec<u32> {
    let marks = ["MATCH:", "ERROR:", "ERROR"];
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let words: Vec<&str> = line
            .split(|character: char| character.is_whitespace() || "/#*<!->".contains(character))
            .filter(|word| !word.is_empty())
            .collect();
        if words.first().is_some_and(|word| marks.contains(word)) {
            lines.push(u32::try_from(index).expect("not so many lines") + 2);
        }
    }
    lines
}

#[test]
fn generic_patterns_match_the_marked_lines() {
    let Some(folder) = folder() else { return };
    let mut paths = Vec::new();
    files(&folder.join("opengrep-tests/patterns/generic"), &mut paths);
    let polyglot = folder.join("opengrep-tests/patterns/POLYGLOT");
    let options = GenericOptions::default();
    let (mut tests, mut wrong) = (0, Vec::new());
    for target_path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "generic"))
    {
        let own = target_path.with_extension("sgrep");
        let name = own.file_name().expect("a name").to_owned();
        let pattern_path = if own.exists() {
            own
        } else {
            polyglot.join(&name)
        };
        let pattern = std::fs::read_to_string(&pattern_path).expect("a pattern");
        let text = std::fs::read_to_string(target_path).expect("a target");
        let pattern = GenericPattern::compile(&pattern, &options).expect("a valid pattern");
        let found = if is_gibberish(text.as_bytes()) {
            Vec::new()
        } else {
            let target = GenericTarget::parse(&text, &options);
            matches(&pattern, &target).found
        };
        let mut lines: Vec<u32> = found
            .iter()
            .map(|found| {
                let before = &text[..found.range.start as usize];
                u32::try_from(before.matches('\n').count()).expect("not so many lines") + 1
            })
            .collect();
        lines.dedup();
        tests += 1;
        // The reference's own matches are not where these two are marked.
        if name == "dots_args.sgrep" || name == "misc_else_blocks_brace.sgrep" {
            continue;
        }
        let expected = marked_lines(&text);
        if lines != expected {
            wrong.push(format!("{name:?}: found {lines:?}, marked {expected:?}"));
        }
    }
    eprintln!("{tests} pairs of generic pattern and target");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

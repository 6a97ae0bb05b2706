//! The end of the page: what was and was not analysed, and why.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::location::FileName;
use crate::visible::visible_sentence;
use crate::{Coverage, IgnoredByTree, LineRange, Report, Warning, visible_line};

/// How many names a list gives before it says how many more there are.
const NAMES: usize = 500;

pub(super) fn coverage(report: &Report) -> Markup {
    let coverage = &report.coverage;
    let rules = &coverage.rules;
    html! {
        section #coverage tabindex="-1" {
            h2 { "Coverage" }
            p { (coverage.analysed) " of " (coverage.files) " files analysed, " (rules.loaded) " rules loaded" }
            @for (reason, files) in coverage.skipped_by_reason() {
                (list(&format!("Not analysed: {}", visible_sentence(reason)), &files))
            }
            @for (reason, files) in partly(coverage) {
                (list(&format!("Analysed in part: {}", visible_sentence(reason)), &files))
            }
            @for ignored in &coverage.ignored_by_tree { (ignored_by(ignored)) }
            (list("Folders left out", &coverage.ignored_directories))
            (list("Rules that are not valid", &named(&rules.rejected, |rule| (&rule.id, &rule.reason))))
            (list("Rules that did not run", &named(&rules.not_run, |rule| (&rule.id, &rule.reason))))
            (list("Warnings", &report.warnings.iter().map(warning).collect::<Vec<_>>()))
        }
    }
}

/// A heading that opens to names; nothing without names.
fn list(title: &str, names: &[String]) -> Markup {
    html! {
        @if !names.is_empty() {
            details {
                summary { (title) " " span.count { (names.len()) } }
                ul {
                    @for name in names.iter().take(NAMES) { li { (visible_sentence(name)) } }
                    @if names.len() > NAMES { li { "and " (names.len() - NAMES) " more" } }
                }
            }
        }
    }
}

fn partly(coverage: &Coverage) -> BTreeMap<&str, Vec<String>> {
    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in &coverage.partly {
        let mut name = FileName(&file.path, file.member.as_deref()).to_string();
        let ranges: Vec<String> = file.lines.iter().map(range).collect();
        if !ranges.is_empty() {
            name.push_str(&format!(": lines {}", ranges.join(", ")));
        }
        by_reason.entry(&file.reason).or_default().push(name);
    }
    by_reason
}

fn range(range: &LineRange) -> String {
    match range.first == range.last {
        true => range.first.to_string(),
        false => format!("{} to {}", range.first, range.last),
    }
}

fn ignored_by(ignored: &IgnoredByTree) -> Markup {
    let file = visible_line(&ignored.ignore_file);
    html! {
        (list(&format!("Kept out by the tree's own {file}"), &ignored.names))
        @if let Some(problem) = &ignored.problem { p { (file) ": " (visible_sentence(problem)) } }
    }
}

fn named<T>(list: &[T], parts: impl Fn(&T) -> (&String, &String)) -> Vec<String> {
    let line = |item: &T| {
        let (id, reason) = parts(item);
        format!("{id}: {reason}")
    };
    list.iter().map(line).collect()
}

fn warning(warning: &Warning) -> String {
    let name = FileName(&warning.path, warning.member.as_deref());
    match warning.line {
        Some(line) => format!("{name}:{line}: {}", warning.message),
        None => format!("{name}: {}", warning.message),
    }
}

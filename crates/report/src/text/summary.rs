//! The end of the text report: what was and was not analysed, and the verdict.

use std::collections::BTreeMap;
use std::io;

use super::{BAD, DOUBTFUL, FINE, TextOptions, paint};
use crate::location::FileName;
use crate::visible::visible_sentence;
use crate::{IgnoredByTree, Report, Severity, Unit, Verdict, visible_line};

/// How many names a list gives before it says how many more there are.
const NAMES: usize = 5;

pub(super) fn write(
    out: &mut dyn io::Write,
    report: &Report,
    options: &TextOptions,
) -> io::Result<()> {
    writeln!(out, "{}", findings(report, options))?;
    for line in coverage(report) {
        writeln!(out, "{line}")?;
    }
    for unit in &report.units {
        for line in runs(unit) {
            writeln!(out, "{line}")?;
        }
    }
    let verdict = |verdict: Verdict| {
        let style = match verdict {
            Verdict::Pass => FINE,
            Verdict::Review => DOUBTFUL,
            Verdict::Block => BAD,
        };
        paint(options, style, verdict.as_str())
    };
    if report.units.len() > 1 {
        for unit in &report.units {
            let incomplete = if unit.complete {
                ""
            } else {
                " (not all of it was read)"
            };
            writeln!(
                out,
                "{}: {}{incomplete}",
                visible_line(&unit.path),
                verdict(unit.verdict)
            )?;
        }
    }
    let incomplete = match report.units.iter().all(|unit| unit.complete) {
        true => "",
        false => " (not everything was read)",
    };
    writeln!(out, "verdict: {}{incomplete}", verdict(report.verdict))
}

/// `3 findings: 1 critical, 2 low (1 more suppressed, 4 more in the baseline)`
fn findings(report: &Report, options: &TextOptions) -> String {
    let mut line = report.counted_in_words();
    let severities: Vec<String> = report
        .counts()
        .map(|(severity, count)| {
            let style = match severity {
                Severity::Critical | Severity::High => BAD,
                Severity::Medium => DOUBTFUL,
                Severity::Low => FINE,
            };
            paint(options, style, &format!("{count} {severity}"))
        })
        .collect();
    if !severities.is_empty() {
        line.push_str(": ");
        line.push_str(&severities.join(", "));
    }
    let apart: Vec<String> = [
        (report.coverage.suppressions, "suppressed"),
        (report.coverage.in_baseline, "in the baseline"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, how)| format!("{count} {how}"))
    .collect();
    if !apart.is_empty() {
        line.push_str(&format!(" (not counted: {})", apart.join(", ")));
    }
    line
}

/// `x.whl runs at start-up: a.pth, b.py`, and so for the other times.
fn runs(unit: &Unit) -> Vec<String> {
    let path = visible_line(&unit.path);
    unit.runs_by_time()
        .map(|(when, runs)| {
            let members: Vec<String> = runs.iter().map(|runs| runs.member.clone()).collect();
            format!("{path} runs {when}: {}", names(&members))
        })
        .collect()
}

fn coverage(report: &Report) -> Vec<String> {
    let coverage = &report.coverage;
    let mut lines = Vec::new();
    lines.push(format!(
        "{} of {} analysed",
        coverage.analysed,
        counted(coverage.files, "file")
    ));

    for (reason, files) in coverage.skipped_by_reason() {
        let reason = visible_sentence(reason);
        lines.push(format!("not analysed, {reason}: {}", names(&files)));
    }

    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in &coverage.partly {
        let mut name = FileName(&file.path, file.member.as_deref()).to_string();
        for range in file.lines.iter().take(1) {
            let more = if file.lines.len() > 1 {
                " and more"
            } else {
                ""
            };
            name.push_str(&match range.first == range.last {
                true => format!(" (line {}{more})", range.first),
                false => format!(" (lines {} to {}{more})", range.first, range.last),
            });
        }
        by_reason.entry(&file.reason).or_default().push(name);
    }
    for (reason, files) in by_reason {
        let reason = visible_sentence(reason);
        lines.push(format!("analysed in part, {reason}: {}", names(&files)));
    }
    if !coverage.ignored_directories.is_empty() {
        lines.push(format!(
            "ignored folders: {}",
            names(&coverage.ignored_directories)
        ));
    }
    lines.extend(coverage.ignored_by_tree.iter().map(ignored_by));

    let rules = &coverage.rules;
    lines.push(format!("{} loaded", counted(rules.loaded, "rule")));
    let rejected: Vec<String> = rules
        .rejected
        .iter()
        .map(|rule| format!("{} ({})", rule.id, rule.reason))
        .collect();
    if !rejected.is_empty() {
        lines.push(format!(
            "{} not valid: {}",
            plural(rejected.len(), "rule"),
            names(&rejected)
        ));
    }
    let not_run: Vec<String> = rules
        .not_run
        .iter()
        .map(|rule| format!("{} ({})", rule.id, rule.reason))
        .collect();
    if !not_run.is_empty() {
        lines.push(format!(
            "{} not run: {}",
            plural(not_run.len(), "rule"),
            names(&not_run)
        ));
    }
    lines
}

/// `ignored by the tree's own .gitignore: out/, a.py and 3 more`
fn ignored_by(ignored: &IgnoredByTree) -> String {
    let file = visible_sentence(&ignored.ignore_file);
    let mut line = format!("ignored by the tree's own {file}: ");
    let count = ignored.directories.saturating_add(ignored.files);
    let known: Vec<String> = ignored.names.iter().take(NAMES).cloned().collect();
    line.push_str(&names(&known));
    match count.saturating_sub(known.len() as u64) {
        0 => {}
        more => line.push_str(&format!(" and {more} more")),
    }
    if let Some(problem) = &ignored.problem {
        let separator = if count == 0 { "nothing; " } else { "; " };
        line.push_str(&format!("{separator}{}", visible_sentence(problem)));
    }
    line
}

/// The first few names, and how many more there are.
fn names(names: &[String]) -> String {
    let shown: Vec<_> = names
        .iter()
        .take(NAMES)
        .map(|name| visible_sentence(name))
        .collect();
    let shown = shown.join(", ");
    match names.len().saturating_sub(NAMES) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn counted(count: u64, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

fn plural(count: usize, noun: &str) -> String {
    counted(count as u64, noun)
}

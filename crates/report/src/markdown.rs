//! The report as Markdown, to be a comment on a pull request.
//!
//! It fits into a comment: what does not is counted, and the sentence about it
//! stands at the end. Text from scanned code cannot become markup, an image, a
//! link or a mention of somebody: code stands in fences longer than any run of
//! backticks in it, and prose is escaped.

mod escape;

use std::fmt::Write as _;
use std::io;

use crate::excerpt::Surrounded;
use crate::groups::{Group, worst_first};
use crate::location::FileName;
use crate::texts::Texts;
use crate::visible::{visible_block, visible_sentence};
use crate::{Finding, Location, Report, Severity, Sources, visible_line};
use escape::{code_span, fence, html_text, prose};

/// How many columns of a source line, and how many lines around it, are shown.
const WIDTH: usize = 160;
const CONTEXT: usize = 2;

/// How many names of files that were not analysed are listed.
const NAMES: usize = 10;

/// How the Markdown report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// How many bytes the report may have. GitHub takes comments of up to
    /// 65,536 characters, GitLab of 1,000,000.
    pub longest: usize,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        Self { longest: 60_000 }
    }
}

/// Writes the report as Markdown in GitHub's dialect.
///
/// # Errors
///
/// Those of the writer.
pub fn write_markdown(
    out: &mut dyn io::Write,
    report: &Report,
    sources: &Sources<'_>,
    options: &MarkdownOptions,
) -> io::Result<()> {
    let (head, end) = (head(report), end(report));
    let mut room = options.longest.saturating_sub(head.len() + end.len());
    out.write_all(head.as_bytes())?;
    let texts = Texts::new(sources, report);
    let mut not_shown = 0;
    for group in worst_first(report, false) {
        for (number, (_, finding)) in group.findings.iter().enumerate() {
            let is_explained = number > 0 && group.common().is_some();
            let entry = entry(&group, finding, is_explained, &texts);
            match room.checked_sub(entry.len()) {
                Some(left) if not_shown == 0 => {
                    room = left;
                    out.write_all(entry.as_bytes())?;
                }
                _ => not_shown += 1,
            }
        }
    }
    if not_shown > 0 {
        writeln!(out, "{not_shown} more findings do not fit here.\n")?;
    }
    out.write_all(end.as_bytes())
}

fn head(report: &Report) -> String {
    let mut text = format!("## laocoon: {}\n\n", report.verdict);
    let headline = report.headline();
    let mut letters = headline.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let _ = writeln!(text, "{}{}.\n", first.unwrap_or_default(), letters.as_str());
    let counts: Vec<(Severity, usize)> = report.counts().collect();
    if !counts.is_empty() {
        text.push_str("| severity | findings |\n|---|---|\n");
        for (severity, count) in counts {
            let _ = writeln!(text, "| {severity} | {count} |");
        }
        text.push('\n');
    }
    text
}

fn entry(group: &Group<'_>, finding: &Finding, is_explained: bool, texts: &Texts<'_>) -> String {
    let location = &finding.location;
    // The worst is open from the start.
    let open = if finding.severity == Severity::Critical {
        " open"
    } else {
        ""
    };
    let mut text = format!(
        "<details{open}><summary><b>{}</b> <code>{}</code> at <code>{}</code></summary>\n\n",
        finding.severity,
        html_text(&visible_line(group.rule)),
        html_text(&place(location)),
    );
    let _ = writeln!(text, "{}\n", prose(&visible_sentence(&finding.message)));
    if let Some(code) = texts.of(location) {
        text.push_str(&excerpt(&code, location));
    }
    if !is_explained {
        for (name, words) in [("Why", &finding.why), ("What to do", &finding.remediation)] {
            if let Some(words) = words {
                let _ = writeln!(text, "**{name}:** {}\n", prose(&visible_sentence(words)));
            }
        }
    }
    if let Some(fix) = &finding.fix
        && !fix.replacement.is_empty()
    {
        let _ = writeln!(
            text,
            "**Fix:** replace it with\n\n{}",
            fence(&visible_block(&fix.replacement))
        );
    }
    for (number, step) in (1..).zip(&finding.trace) {
        let note = prose(&visible_sentence(&step.note));
        let _ = write!(
            text,
            "{number}. {note} {}",
            code_span(&place(&step.location))
        );
        if let Some(code) = texts.of(&step.location) {
            let shown = Surrounded::of(&code, &step.location, 0, WIDTH).excerpt;
            let line = shown.source.lines().next().unwrap_or_default().trim();
            if !line.is_empty() {
                let _ = write!(text, ": {}", code_span(line));
            }
        }
        text.push('\n');
    }
    if !finding.trace.is_empty() {
        text.push('\n');
    }
    let mut facts = format!(
        "confidence {}, evidence {}",
        finding.confidence, finding.grade
    );
    for cwe in &finding.cwe {
        let _ = write!(facts, ", {}", prose(&visible_sentence(cwe)));
    }
    let _ = writeln!(text, "<sub>{facts}</sub>\n\n</details>\n");
    text
}

/// The source around a place in a fence, with line numbers and an arrow at what
/// was found.
fn excerpt(code: &str, location: &Location) -> String {
    let shown = Surrounded::of(code, location, CONTEXT, WIDTH);
    let lines = (shown.before.iter().map(|line| (' ', line.as_str())))
        .chain(shown.excerpt.source.split('\n').map(|line| ('>', line)))
        .chain(shown.after.iter().map(|line| (' ', line.as_str())));
    let mut text = String::new();
    for (number, (mark, line)) in (shown.first_line()..).zip(lines) {
        let _ = writeln!(text, "{mark} {number:>4} | {line}");
    }
    if let Some(label) = &shown.excerpt.label {
        let _ = writeln!(text, "  {label}");
    }
    fence(&text)
}

fn end(report: &Report) -> String {
    let coverage = &report.coverage;
    let mut text = format!(
        "{} of {} files analysed, {} rules loaded",
        coverage.analysed, coverage.files, coverage.rules.loaded
    );
    for (count, how) in [
        (coverage.suppressions, "suppressed"),
        (coverage.in_baseline, "in the baseline"),
    ] {
        if count > 0 {
            let _ = write!(text, ", {count} findings {how}");
        }
    }
    text.push_str(".\n");
    for unit in &report.units {
        for (when, runs) in unit.runs_by_time() {
            let of_unit = code_span(&visible_line(&unit.path));
            let members = runs.iter().take(NAMES);
            let members: Vec<String> = members
                .map(|runs| code_span(&visible_line(&runs.member)))
                .collect();
            let more = match runs.len().saturating_sub(NAMES) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let members = members.join(", ");
            let _ = write!(text, "\n{of_unit} runs {when}: {members}{more}.\n");
        }
    }
    let skipped = coverage.skipped.len();
    if skipped > 0 {
        let _ = write!(
            text,
            "\n<details><summary>{skipped} not analysed</summary>\n\n"
        );
        for file in coverage.skipped.iter().take(NAMES) {
            let name = FileName(&file.path, file.member.as_deref()).to_string();
            let reason = prose(&visible_sentence(&file.reason));
            let _ = writeln!(text, "- {}: {reason}", code_span(&visible_line(&name)));
        }
        if skipped > NAMES {
            let _ = writeln!(text, "- and {} more", skipped - NAMES);
        }
        text.push_str("\n</details>\n");
    }
    text
}

fn place(location: &Location) -> String {
    let (path, member) = location.file();
    let name = FileName(path, member).to_string();
    format!("{}:{}", visible_line(&name), location.start.line)
}

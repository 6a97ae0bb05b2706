//! The report for people, in the manner of rustc.
//!
//! The worst comes first, and findings of one rule follow each other, so that
//! what the rule says is said once. Each finding is a header, the source it is about, what there is to say about
//! it, and the other places that matter. The end says what was and was not
//! analysed, and the verdict. Colours repeat what the words say.

mod page;
mod summary;

use std::io;

use annotate_snippets::Level;
use annotate_snippets::renderer::{AnsiColor, Style};

use crate::groups::{says_the_same, worst_first};
use crate::location::FileName;
use crate::visible::{visible_block, visible_sentence};
use crate::{Finding, Report, Severity, Sources, TraceStep, Warning, visible_line};
use page::{Entry, Page};

/// How many steps of a trace are shown. Of a longer one, the middle is left out.
const STEPS: usize = 8;

/// How many related places and how many references are shown.
const RELATED: usize = 8;
const REFERENCES: usize = 3;

/// How the text report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Whether to write terminal colours.
    pub colour: bool,
    /// How many columns of a source line are shown.
    pub width: usize,
    /// Whether to show findings that comments suppress.
    pub show_suppressed: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self {
            colour: false,
            width: 120,
            show_suppressed: false,
        }
    }
}

/// Writes the report for people, with a line end at its end.
pub fn write_text(
    out: &mut dyn io::Write,
    report: &Report,
    sources: &Sources<'_>,
    options: &TextOptions,
) -> io::Result<()> {
    let page = Page::new(sources, report, options);
    for group in worst_first(report, options.show_suppressed) {
        let mut previous = None;
        for (_, finding) in &group.findings {
            let is_explained = previous.is_some_and(|previous| says_the_same(previous, finding));
            let entry = entry_of_finding(finding, is_explained, &page);
            writeln!(out, "{}\n", page.render(entry))?;
            previous = Some(finding);
        }
    }
    for warning in &report.warnings {
        writeln!(out, "{}\n", page.render(entry_of_warning(warning)))?;
    }
    summary::write(out, report, options)
}

/// One finding; what its rule says of every one is left out where the finding
/// before it has said so.
fn entry_of_finding<'a>(finding: &'a Finding, is_explained: bool, page: &Page<'_>) -> Entry<'a> {
    let message = visible_sentence(&finding.message);
    let mut entry = Entry::new(
        level(finding.severity),
        Some(visible_line(&finding.rule)),
        message,
    );
    entry.source_at(&finding.location);
    entry.remark("severity", facts(finding));
    if !is_explained {
        if let Some(why) = &finding.why {
            entry.remark("why", visible_block(why));
        }
        if let Some(remediation) = &finding.remediation {
            entry.remark("help", visible_block(remediation));
        }
    }
    if !finding.trace.is_empty() {
        entry.remark("flow", told_steps(finding, page));
    }
    if let Some(fix) = &finding.fix {
        entry.remark(
            "fix",
            match fix.replacement.as_str() {
                "" => "remove it".to_owned(),
                replacement => format!("replace it with `{}`", visible_block(replacement)),
            },
        );
    }
    if !is_explained {
        for reference in finding.references.iter().take(REFERENCES) {
            entry.remark("see", visible_line(reference).into_owned());
        }
    }

    for related in finding.related.iter().take(RELATED) {
        entry.note(visible_sentence(&related.note).into_owned());
        entry.source_at(&related.location);
    }
    if let Some(more) = finding
        .related
        .len()
        .checked_sub(RELATED)
        .filter(|more| *more > 0)
    {
        entry.note(format!("{more} more places are not shown"));
    }
    if let Some(suppression) = &finding.suppressed {
        entry.note(match &suppression.reason {
            Some(reason) => format!("suppressed here: {}", visible_sentence(reason)),
            None => "suppressed here".to_owned(),
        });
        entry.source_at(&suppression.location);
    }
    entry
}

/// A line for each step: what happens, where, and the code there.
fn told_steps(finding: &Finding, page: &Page<'_>) -> String {
    let steps = finding.trace.len();
    let mut lines = Vec::new();
    for (number, step) in (1..).zip(&finding.trace) {
        let is_left_out = steps > STEPS && number > STEPS / 2 && number <= steps - STEPS / 2;
        if !is_left_out {
            lines.push(told_step(number, step, finding, page));
        } else if number == STEPS / 2 + 1 {
            lines.push(format!("{} more steps are not shown", steps - STEPS));
        }
    }
    lines.join("\n")
}

fn told_step(number: usize, step: &TraceStep, finding: &Finding, page: &Page<'_>) -> String {
    let location = &step.location;
    let (note, line) = (visible_sentence(&step.note), location.start.line);
    let mut text = format!("{number}. {note}, ");
    // The file of the finding stands above.
    if location.file() == finding.location.file() {
        text.push_str(&format!("line {line}"));
    } else {
        let (path, member) = location.file();
        let name = FileName(path, member).to_string();
        text.push_str(&format!("{}:{line}", visible_line(&name)));
    }
    if let Some(code) = page.first_line(location) {
        text.push_str(&format!(": {code}"));
    }
    text
}

fn entry_of_warning(warning: &Warning) -> Entry<'_> {
    let mut entry = Entry::new(Level::WARNING, None, visible_sentence(&warning.message));
    entry.line_of((&warning.path, warning.member.as_deref()), warning.line);
    entry
}

/// Critical and high look the same in the header; the line of facts below the
/// source tells them apart.
fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Critical | Severity::High => Level::ERROR,
        Severity::Medium => Level::WARNING,
        Severity::Low => Level::NOTE,
    }
}

fn facts(finding: &Finding) -> String {
    let Finding {
        severity,
        confidence,
        grade,
        cwe,
        ..
    } = finding;
    let mut facts = format!("{severity}, confidence: {confidence}, evidence: {grade}");
    for cwe in cwe {
        facts.push_str(", ");
        facts.push_str(&visible_sentence(cwe));
    }
    facts
}

/// How words are emphasised outside of entries.
fn paint(options: &TextOptions, style: Style, text: &str) -> String {
    if options.colour {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

// The colours of severities and verdicts, as the headers have them.
const BAD: Style = AnsiColor::BrightRed.on_default().bold();
const DOUBTFUL: Style = AnsiColor::Yellow.on_default().bold();
const FINE: Style = AnsiColor::BrightGreen.on_default().bold();

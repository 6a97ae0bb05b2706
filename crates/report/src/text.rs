//! The report for people, in the manner of rustc.
//!
//! Each finding is a header, the source it is about, what there is to say about
//! it, and the other places that matter. The end says what was and was not
//! analysed, and the verdict. Colours repeat what the words say.

mod excerpt;
mod summary;

use std::io;

use annotate_snippets::renderer::{AnsiColor, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::location::FileName;
use crate::visible::{visible_block, visible_sentence};
use crate::{Finding, Location, Report, Severity, Sources, visible_line};
use excerpt::Excerpt;

/// How many steps of a trace are shown. Of a longer one, the middle is left out.
const STEPS: usize = 8;

/// How many references are shown.
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
    let page = Page { sources, options };
    for finding in &report.findings {
        if finding.suppressed.is_none() || options.show_suppressed {
            writeln!(out, "{}\n", page.finding(finding))?;
        }
    }
    for warning in &report.warnings {
        writeln!(out, "{}\n", page.warning(warning))?;
    }
    summary::write(out, report, options)
}

/// What every part of the text needs.
struct Page<'a> {
    sources: &'a Sources<'a>,
    options: &'a TextOptions,
}

impl Page<'_> {
    fn finding(&self, finding: &Finding) -> String {
        let title = level(finding.severity)
            .primary_title(visible_sentence(&finding.message))
            .id(visible_line(&finding.rule));
        let mut group = self.place(Group::with_title(title), &finding.location);
        group = group.element(Level::NOTE.with_name("severity").message(facts(finding)));
        for (name, text) in [("why", &finding.why), ("help", &finding.remediation)] {
            if let Some(text) = text {
                group = group.element(Level::HELP.with_name(name).message(visible_block(text)));
            }
        }
        if let Some(fix) = &finding.fix {
            let text = match fix.replacement.as_str() {
                "" => "remove it".to_owned(),
                replacement => format!("replace it with `{}`", visible_block(replacement)),
            };
            group = group.element(Level::HELP.with_name("fix").message(text));
        }
        for reference in finding.references.iter().take(REFERENCES) {
            let reference = visible_line(reference).into_owned();
            group = group.element(Level::HELP.with_name("see").message(reference));
        }

        let mut groups = vec![group];
        let note = |text: String| Group::with_title(Level::NOTE.secondary_title(text));
        for related in &finding.related {
            let text = visible_sentence(&related.note).into_owned();
            groups.push(self.place(note(text), &related.location));
        }
        let steps = finding.trace.len();
        for (number, step) in (1..).zip(&finding.trace) {
            let is_left_out = steps > STEPS && number > STEPS / 2 && number <= steps - STEPS / 2;
            if !is_left_out {
                let text = visible_sentence(&step.note);
                let text = format!("step {number} of {steps}: {text}");
                groups.push(self.place(note(text), &step.location));
            } else if number == STEPS / 2 + 1 {
                groups.push(note(format!("{} more steps are not shown", steps - STEPS)));
            }
        }
        if let Some(suppression) = &finding.suppressed {
            let text = match &suppression.reason {
                Some(reason) => format!("suppressed here: {}", visible_sentence(reason)),
                None => "suppressed here".to_owned(),
            };
            groups.push(self.place(note(text), &suppression.location));
        }
        self.renderer().render(&groups)
    }

    /// Adds `--> path:line:column` and the source there.
    fn place<'g>(&self, group: Group<'g>, location: &Location) -> Group<'g> {
        let (path, member) = location.file();
        let name = visible_line(&FileName(path, member).to_string()).into_owned();
        let group = group.element(
            Origin::path(name)
                .line(location.start.line as usize)
                .char_column(location.start.column as usize),
        );
        let Some(text) = (self.sources)(path, member) else {
            return group;
        };
        let Excerpt {
            source,
            span,
            first_line,
            label,
        } = excerpt::of(&text, location, self.options.width);
        group.element(
            Snippet::source(source)
                .line_start(first_line)
                .annotation(AnnotationKind::Primary.span(span).label(label)),
        )
    }

    fn warning(&self, warning: &crate::Warning) -> String {
        let name = FileName(&warning.path, warning.member.as_deref()).to_string();
        let mut origin = Origin::path(visible_line(&name).into_owned());
        if let Some(line) = warning.line {
            origin = origin.line(line as usize);
        }
        let title = Level::WARNING.primary_title(visible_sentence(&warning.message));
        self.renderer().render(&[title.element(origin)])
    }

    fn renderer(&self) -> Renderer {
        let renderer = if self.options.colour {
            Renderer::styled().hyperlink(false)
        } else {
            Renderer::plain()
        };
        // Excerpts are cut to width here, around the span: the renderer would
        // cut at columns of its own choice.
        renderer.term_width(usize::MAX / 4)
    }
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

/// How words are emphasised outside of excerpts.
fn paint(options: &TextOptions, style: Style, text: &str) -> String {
    if options.colour {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// The colour of a severity or verdict, by how the headers colour it.
const BAD: Style = AnsiColor::BrightRed.on_default().bold();
const DOUBTFUL: Style = AnsiColor::Yellow.on_default().bold();
const FINE: Style = AnsiColor::BrightGreen.on_default().bold();

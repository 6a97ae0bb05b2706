//! `laocoon rules explain`: everything about one rule, for people.

use std::fmt::Write as _;

use anyhow::bail;
use clap::Args;
use laocoon_detectors::Detector;
use laocoon_detectors::registry::DETECTORS;
use laocoon_report::visible_line;
use laocoon_rules::schema::{Rule, RuleBody};

use super::Selection;
use crate::output::Destination;
use crate::rule_files::{RuleFiles, reason_not_run};
use crate::scan::RuleFacts;
use crate::status::Status;
use crate::suggest::nearest;

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The rule's id, as `rules list` and reports have it
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    selection: Selection,
}

pub(super) fn run(arguments: &ExplainArguments) -> anyhow::Result<Status> {
    let files = arguments.selection.read()?;
    let wanted = arguments.id.as_str();
    let detectors: &[&dyn Detector] = match arguments.selection.is_bundled() {
        true => DETECTORS,
        false => &[],
    };
    let page = if let Some(rule) = files.rules.iter().find(|rule| rule.id == wanted) {
        page_of_rule(rule, &files)
    } else if let Some(detector) = detectors.iter().find(|known| known.about().id == wanted) {
        page_of_detector(*detector)
    } else {
        let known = files.rules.iter().map(|rule| rule.id.as_str());
        let known = known.chain(detectors.iter().map(|detector| detector.about().id));
        match nearest(wanted, known) {
            Some(near) => bail!("there is no rule `{wanted}`, but there is `{near}`"),
            None => bail!("there is no rule `{wanted}`; `laocoon rules list` lists them"),
        }
    };
    Destination::StandardOutput.write(|out| out.write_all(page.text().as_bytes()))?;
    Ok(Status::Fine)
}

fn page_of_rule(rule: &Rule, files: &RuleFiles) -> Page {
    let facts = RuleFacts::of(rule);
    let mut page = Page::new(&rule.id, &rule.message);
    page.fact("severity", facts.severity.as_str());
    page.fact("confidence", facts.confidence.as_str());
    page.fact("family", facts.family.map_or("", |family| family.as_str()));
    page.fact("languages", &rule.languages.join(", "));
    page.fact(
        "mode",
        match rule.body {
            RuleBody::Search(_) => "search",
            RuleBody::Taint(_) => "taint",
            RuleBody::NotRun(_) => "",
        },
    );
    page.fact("weakness", &facts.cwe.join(", "));
    page.fact("only in", &rule.paths.include.join(", "));
    page.fact("not in", &rule.paths.exclude.join(", "));
    page.fact("fix", rule.fix.as_deref().unwrap_or_default());
    page.fact("not run", &reason_not_run(rule).unwrap_or_default());
    page.fact("file", &format!("{}:{}", rule.path, rule.position.line));
    page.section("Why", facts.why.as_deref().unwrap_or_default());
    page.section(
        "What to do",
        facts.remediation.as_deref().unwrap_or_default(),
    );
    page.section("Read more", &facts.references.join("\n"));
    page.allowing(&rule.id);
    page.section("Definition", &definition(rule, files));
    page
}

fn page_of_detector(detector: &dyn Detector) -> Page {
    let about = detector.about();
    let documentation = about.documentation();
    let mut page = Page::new(about.id, &documentation.title);
    page.fact("severity", about.severity.as_str());
    page.fact("confidence", about.confidence.as_str());
    page.fact("looks at", &detector.interest().describe());
    page.fact("weakness", &about.cwe.join(", "));
    for (heading, text) in &documentation.sections {
        page.section(heading, text);
    }
    page.section("What to do", about.remediation);
    page.allowing(about.id);
    page
}

/// The rule's lines in its file: up to where the next one begins.
fn definition(rule: &Rule, files: &RuleFiles) -> String {
    let Some(text) = files.texts.get(&rule.path) else {
        return String::new();
    };
    let first = rule.position.line as usize;
    let beginnings = files
        .rules
        .iter()
        .filter(|other| other.path == rule.path)
        .map(|other| other.position.line as usize);
    let next = beginnings.filter(|line| *line > first).min();
    let lines = text.lines().skip(first.saturating_sub(1));
    let count = next.map_or(usize::MAX, |next| next - first);
    let lines: Vec<&str> = lines.take(count).map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

/// A title, facts in a column, and sections.
struct Page {
    text: String,
}

impl Page {
    fn new(id: &str, message: &str) -> Self {
        let (id, message) = (visible_line(id), visible_line(message));
        Self {
            text: format!("{id}\n\n{message}\n\n"),
        }
    }

    /// Adds one, unless it is empty.
    fn fact(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let _ = writeln!(self.text, "{name:12}{}", visible_line(value));
        }
    }

    /// Adds one, unless it is empty.
    fn section(&mut self, title: &str, body: &str) {
        if body.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "\n{title}:");
        for line in body.lines() {
            let line = format!("  {}", visible_line(line));
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }

    fn allowing(&mut self, id: &str) {
        let comment = format!("# laocoon: allow {id} -- the reason");
        self.section("To allow it, on the line or above", &comment);
    }

    fn text(&self) -> &str {
        &self.text
    }
}

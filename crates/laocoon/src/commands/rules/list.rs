//! `laocoon rules list`: one line for each rule.

use clap::Args;
use laocoon_detectors::registry::DETECTORS;
use laocoon_report::visible_line;

use super::{Selection, status_of};
use crate::output::Destination;
use crate::scan::RuleFacts;
use crate::status::Status;

#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    #[command(flatten)]
    selection: Selection,
}

/// Id, severity, languages or files.
type Row = (String, &'static str, String);

pub(super) fn run(arguments: &ListArguments) -> anyhow::Result<Status> {
    let files = arguments.selection.read()?;
    let mut rows: Vec<Row> = files
        .rules
        .iter()
        .map(|rule| {
            let severity = RuleFacts::of(rule).severity.as_str();
            let id = visible_line(&rule.id).into_owned();
            (id, severity, rule.languages.join(", "))
        })
        .collect();
    if arguments.selection.is_bundled() {
        rows.extend(DETECTORS.iter().map(|detector| {
            let about = detector.about();
            let severity = about.severity.as_str();
            let files = detector.interest().describe();
            (about.id.to_owned(), severity, files)
        }));
    }
    rows.sort();
    let width = rows.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    Destination::StandardOutput.write(|out| {
        for (id, severity, languages) in &rows {
            writeln!(out, "{id:width$}  {severity:8}  {languages}")?;
        }
        out.flush()
    })?;
    Ok(status_of(&files))
}

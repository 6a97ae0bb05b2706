//! `laocoon rules check`: what is wrong with rule files, and where.

use std::path::PathBuf;

use clap::Args;
use laocoon_report::visible_line;

use crate::output::Destination;
use crate::rule_files::{RuleFiles, describe, reason_not_run};
use crate::status::Status;

#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Rule files; a directory stands for all rule files below it
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
}

pub(super) fn run(arguments: &CheckArguments) -> anyhow::Result<Status> {
    let mut files = RuleFiles::default();
    for path in &arguments.paths {
        files.read(path)?;
    }
    let not_run: Vec<String> = files
        .rules
        .iter()
        .filter_map(|rule| {
            let (path, line, reason) = (&rule.path, rule.position.line, reason_not_run(rule)?);
            Some(format!(
                "note: {path}:{line}: rule `{}` is not run: {reason}",
                rule.id
            ))
        })
        .collect();
    let rules = files.compile().summary;
    let mut lines = Vec::new();
    let told = [("error", &rules.errors), ("warning", &rules.warnings)];
    for (kind, problems) in told {
        for problem in problems {
            lines.push(format!("{kind}: {}", describe(problem)));
            lines.extend(problem.help.iter().map(|help| format!("help: {help}")));
        }
    }
    lines.extend(not_run);
    let summary = format!(
        "{} valid, {} wrong, {} odd",
        rules.loaded,
        rules.errors.len(),
        rules.warnings.len()
    );
    Destination::StandardOutput.write(|out| {
        for line in &lines {
            writeln!(out, "{}", visible_line(line))?;
        }
        writeln!(out, "{summary}")
    })?;
    Ok(match rules.errors.is_empty() {
        true => Status::Fine,
        false => Status::Usage,
    })
}

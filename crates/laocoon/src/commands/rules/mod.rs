//! `laocoon rules`: the rules themselves.

mod check;
mod explain;
mod list;
mod test;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::messages;
use crate::rule_files::{RuleFiles, describe};
use crate::status::Status;

/// In the order in which the help lists them.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List rules with their severities and languages
    List(list::ListArguments),
    /// Tell everything about one rule
    Explain(explain::ExplainArguments),
    /// Hold rules against the annotated files beside them
    Test(test::TestArguments),
    /// Say what is wrong with rule files
    Check(check::CheckArguments),
}

/// Which rules a command is about.
#[derive(Debug, Args)]
struct Selection {
    /// Rules to take instead of the bundled ones; a directory stands for all rule files below it [may be repeated]
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
}

impl Selection {
    fn is_bundled(&self) -> bool {
        self.rules.is_empty()
    }

    /// Reads them, and says on standard error what is wrong with them.
    fn read(&self) -> anyhow::Result<RuleFiles> {
        if self.is_bundled() {
            return Ok(RuleFiles::bundled());
        }
        let mut files = RuleFiles::default();
        for path in &self.rules {
            files.read(path)?;
        }
        for error in &files.errors {
            messages::error(&describe(error));
        }
        Ok(files)
    }
}

/// Runs one of the commands on rules.
///
/// # Errors
///
/// What kept it from doing its work at all.
pub(crate) fn run(command: RulesCommand) -> anyhow::Result<Status> {
    match command {
        RulesCommand::List(arguments) => list::run(&arguments),
        RulesCommand::Explain(arguments) => explain::run(&arguments),
        RulesCommand::Test(arguments) => test::run(&arguments),
        RulesCommand::Check(arguments) => check::run(&arguments),
    }
}

/// The status of a command that read these rules.
fn status_of(files: &RuleFiles) -> Status {
    if files.errors.is_empty() {
        Status::Fine
    } else {
        Status::Usage
    }
}

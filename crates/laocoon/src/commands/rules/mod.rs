//! `laocoon rules`: the rules themselves.

use clap::Subcommand;

use crate::status::Status;

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List rules
    List,
}

/// Runs one of the commands on rules.
pub(crate) fn run(command: RulesCommand) -> anyhow::Result<Status> {
    match command {
        RulesCommand::List => Ok(Status::Fine),
    }
}

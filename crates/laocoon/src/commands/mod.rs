//! The commands, one file each.

pub(crate) mod inventory;
pub(crate) mod rules;
pub(crate) mod scan;

use crate::arguments::Command;
use crate::status::Status;

/// Runs a command.
///
/// # Errors
///
/// What kept it from doing its work at all.
pub(crate) fn run(command: Command) -> anyhow::Result<Status> {
    match command {
        Command::Scan(arguments) => scan::run(*arguments),
        Command::Rules(command) => rules::run(command),
        Command::Inventory(arguments) => inventory::run(&arguments),
    }
}

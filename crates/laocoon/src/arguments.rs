//! The command line, as clap reads it. What it means is up to [`crate::commands`].

use clap::{Parser, Subcommand};

use crate::commands::inventory::InventoryArguments;
use crate::commands::rules::RulesCommand;
use crate::commands::scan::ScanArguments;

/// A security gate for code written by AI
#[derive(Debug, Parser)]
#[command(name = "laocoon", version, max_term_width = 100)]
#[command(after_help = "\
Exit status: 0 nothing at or above --fail-on, 1 findings or a verdict `block`, \
2 wrong usage or rules, 3 incomplete with --strict, 130 interrupted")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// In the order in which the help lists them.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Look for what is suspicious in files, and judge them
    Scan(Box<ScanArguments>),
    /// List, explain, test and check rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// List the AI tools, models, agents, skills and servers that trees use
    Inventory(Box<InventoryArguments>),
}

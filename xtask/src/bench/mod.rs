//! `cargo xtask bench`: how fast, and with how much memory.
//!
//! Each benchmark prints a Markdown section to be kept in `bench/`. Words: a
//! *run* is one process from start to end; *wall* is the time it took on the
//! clock, *CPU* the processor time of it and its children, *memory* the
//! greatest resident size of any one process among them. Each figure is the
//! median of several runs, and runs of different tools alternate, so that a
//! busy minute of the machine is no tool's alone.

mod findings;
mod growth;
mod incremental;
mod load;
pub(crate) mod measure;
mod parse;
mod rule_text;
mod rules;
mod speed;

use clap::Subcommand;

/// What to measure.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// The same rules on the same files, beside Semgrep, ripgrep and parsing alone
    Speed(speed::Options),
    /// Write the search rules of a collection into one file
    Rules(rules::Options),
    /// Reading and compiling many rules
    Load(load::Options),
    /// Scanning ever more lines
    Growth(growth::Options),
    /// Scanning a tree again after an edit
    Incremental(incremental::Options),
    /// Read, parse and lower every file, and do nothing with it
    Parse(parse::Options),
}

pub(crate) fn run(bench: &Bench) -> anyhow::Result<()> {
    match bench {
        Bench::Speed(options) => speed::run(options),
        Bench::Rules(options) => rules::run(options),
        Bench::Load(options) => load::run(options),
        Bench::Growth(options) => growth::run(options),
        Bench::Incremental(options) => incremental::run(options),
        Bench::Parse(options) => parse::run(options),
    }
}

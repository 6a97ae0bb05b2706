//! Tasks for those who work on laocoon: conformance, benchmarks, generated
//! documentation.
#![expect(
    clippy::print_stdout,
    reason = "tasks talk to the person who runs them"
)]

mod conformance;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Tasks for those who work on laocoon")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Runs the annotated rules and pattern pairs of the conformance collections
    Conformance(conformance::Options),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Conformance(options) => conformance::run(&options),
    }
}

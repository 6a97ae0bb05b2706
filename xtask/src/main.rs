//! Tasks for those who work on laocoon: conformance, accuracy, benchmarks,
//! generated documentation, the report in a browser.
#![expect(
    clippy::print_stdout,
    reason = "tasks talk to the person who runs them"
)]

mod accuracy;
mod bench;
mod browser;
mod conformance;
mod docs;
mod fuzz_seeds;
mod names;
mod new_detector;
mod workspace;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Tasks for those who work on laocoon")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measure how right the scanner is on labelled code, beside other scanners
    Accuracy(accuracy::Options),
    /// Measure speed and memory, beside other tools
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Try the HTML report in a real browser
    Browser(browser::Options),
    /// Run the annotated rules and pattern pairs of the conformance collections
    Conformance(conformance::Options),
    /// Compile the lists of package names that detectors know
    Names(names::Options),
    /// Begin a detector: its file, its line in the registry, its test
    NewDetector(new_detector::Options),
    /// Write the generated documentation, or check that it is fresh
    Docs(docs::Options),
    /// Write inputs for `cargo fuzz` to begin with into `fuzz/corpus`
    FuzzSeeds,
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Accuracy(options) => accuracy::run(&options),
        Task::Bench(bench) => bench::run(&bench),
        Task::Browser(options) => browser::run(&options),
        Task::Conformance(options) => conformance::run(&options),
        Task::Names(options) => names::run(&options),
        Task::NewDetector(options) => new_detector::run(&options),
        Task::Docs(options) => docs::run(&options),
        Task::FuzzSeeds => fuzz_seeds::run(),
    }
}

//! `cargo xtask conformance`: how faithful the engine is to the rules of the
//! field, language by language.

mod pairs;
mod rules;
mod table;

use std::path::PathBuf;

use clap::Args;

use table::Outcome;

/// What to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Where the collections are
    #[arg(long, default_value = "../shared/conformance")]
    collections: PathBuf,
    /// Only this folder of rules or patterns; may be given several times
    #[arg(long)]
    language: Vec<String>,
    /// Which collection: `rules`, `pairs` or both
    #[arg(long, default_value = "both")]
    suite: String,
    /// Only tests whose path contains this
    #[arg(long)]
    filter: Option<String>,
    /// Print every test that failed, with its lines
    #[arg(long)]
    failures: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    if options.suite != "pairs" {
        outcomes.extend(rules::run(options)?);
    }
    if options.suite != "rules" {
        outcomes.extend(pairs::run(options)?);
    }
    if options.failures {
        for outcome in outcomes.iter().filter(|outcome| !outcome.passed) {
            println!("{}", outcome.describe());
        }
    }
    print!("{}", table::render(&outcomes));
    Ok(())
}

impl Options {
    fn wants(&self, folder: &str, path: &str) -> bool {
        (self.language.is_empty() || self.language.iter().any(|language| language == folder))
            && self
                .filter
                .as_ref()
                .is_none_or(|filter| path.contains(filter.as_str()))
    }
}

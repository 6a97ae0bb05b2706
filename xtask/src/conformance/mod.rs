//! `cargo xtask conformance`: how faithful the engine is to the rules of the
//! field, language by language.
//!
//! Words: a *test* is one rule on one target that is annotated for it, or one
//! pattern on its target. A *floor* is the share of right lines that a folder
//! must not fall below. A rule is *supported* when it is for a language that
//! has a grammar here, or for plain text.

mod floors;
mod outcome;
mod pairs;
mod report;
mod rules;
mod semgrep;
mod table;

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use outcome::Outcome;

/// Where the report of all tests is kept.
const REPORT: &str = "bench/conformance.md";

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
    /// Write `bench/conformance.md`
    #[arg(long, conflicts_with_all = ["language", "filter"])]
    write: bool,
    /// Fail when a folder has fewer right lines, or fewer tests, than this file says
    #[arg(long, value_name = "FILE", conflicts_with_all = ["language", "filter"])]
    check_floors: Option<PathBuf>,
    /// Write what was reached to this file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["language", "filter"])]
    write_floors: Option<PathBuf>,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    if options.check_floors.is_some() && !is_anything_shared(options) {
        println!(
            "conformance collections not present at {}: floors not checked",
            options.collections.display()
        );
        return Ok(());
    }
    let mut outcomes: Vec<Outcome> = Vec::new();
    if options.suite != "pairs" {
        outcomes.extend(rules::run(options).context("the annotated rules cannot be run")?);
    }
    if options.suite != "rules" {
        outcomes.extend(pairs::run(options).context("the pattern pairs cannot be run")?);
    }
    if outcomes.is_empty() {
        bail!("no tests in {}", options.collections.display());
    }
    if options.failures {
        for outcome in outcomes.iter().filter(|outcome| !outcome.passed) {
            println!("{}", outcome.describe());
        }
    }
    if options.write {
        std::fs::write(
            crate::workspace::root().join(REPORT),
            report::render(&outcomes),
        )
        .with_context(|| format!("cannot write {REPORT}"))?;
    }
    let rows = table::rows(&outcomes);
    if let Some(file) = &options.write_floors {
        std::fs::write(file, floors::write(&rows))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    if let Some(file) = &options.check_floors {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let broken = floors::check(&text, &rows);
        if !broken.is_empty() {
            bail!("{}:\n{}", file.display(), broken.join("\n"));
        }
        println!("every floor of {} holds", file.display());
        return Ok(());
    }
    print!("{}", table::render(&rows));
    Ok(())
}

/// Whether the folder around the collections is there. Where it is, they must
/// be in it: a collection that went missing is no reason to pass.
fn is_anything_shared(options: &Options) -> bool {
    options.collections.is_dir()
        || options
            .collections
            .parent()
            .is_some_and(|parent| parent.is_dir())
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

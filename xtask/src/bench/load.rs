//! How long it takes until the first file can be scanned: many rules, and one
//! empty file.

use std::path::PathBuf;

use clap::Args;

use super::measure::{Invocation, alternate};
use super::rule_text::{join, with_id_suffix};
use super::rules::search_rules;
use crate::workspace;

#[derive(Args)]
pub(crate) struct Options {
    /// Rule files, or folders of annotated rules
    #[arg(long, required = true)]
    rules: Vec<PathBuf>,
    /// How many rules to load; when there are fewer, copies make up the number
    #[arg(long, default_value_t = 1000)]
    count: usize,
    /// How often each is run
    #[arg(long, default_value_t = 3)]
    runs: usize,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let distinct = search_rules(&options.rules)?;
    let used = distinct.len().min(options.count);
    anyhow::ensure!(used > 0, "no rules in {:?}", options.rules);
    let rules: Vec<String> = (0..options.count)
        .map(|number| match number / distinct.len() {
            0 => distinct[number].clone(),
            copy => with_id_suffix(&distinct[number % distinct.len()], &format!("-{copy}")),
        })
        .collect();
    std::fs::write(folder.path().join("rules.yaml"), join(&rules))?;
    std::fs::write(folder.path().join("empty.py"), "")?;
    let program = workspace::build_program()?;
    let load = Invocation::new(&program)
        .with(["scan", "--no-builtin", "--skip-bad-rules", "--fail-on"])
        .with(["never", "--format", "json", "--rules", "rules.yaml"])
        .with(["empty.py"]);
    let nothing = Invocation::new(&program)
        .with(["scan", "--no-builtin", "--fail-on", "never", "--format"])
        .with(["json", "empty.py"]);
    // What is kept from one run to the next is there for all runs but the first.
    let (first, _) = load.run(folder.path())?;
    let medians = alternate(&[load, nothing], options.runs, folder.path())?;
    println!(
        "{} rules, {used} of them distinct, on one empty file:\n",
        options.count
    );
    println!("| | wall, ms | CPU, ms | memory, MiB |\n|---|---|---|---|");
    let named = ["later runs", "no rules"]
        .into_iter()
        .zip(medians.iter().map(|(median, _)| *median));
    for (name, run) in std::iter::once(("first run", first)).chain(named) {
        println!(
            "| {name} | {:.0} | {:.0} | {:.0} |",
            run.wall * 1000.0,
            run.cpu * 1000.0,
            run.memory
        );
    }
    Ok(())
}

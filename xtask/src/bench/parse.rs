//! Parsing alone: what any tool that reads syntax has to pay.

use std::path::PathBuf;

use clap::Args;
use laocoon_source::{LoadOptions, WalkOptions, load, walk};
use laocoon_syntax::parse::{Limits, parse};
use rayon::prelude::*;

/// Parsing nests as deep as the code does.
const STACK_BYTES: usize = 64 << 20;

#[derive(Args)]
pub(crate) struct Options {
    /// The files to parse
    #[arg(long)]
    tree: PathBuf,
    /// How many workers
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let walk_options = WalkOptions {
        untrusted: true,
        ..WalkOptions::default()
    };
    let files = walk(std::slice::from_ref(&options.tree), &walk_options).files;
    let workers = rayon::ThreadPoolBuilder::new()
        .num_threads(options.jobs)
        .stack_size(STACK_BYTES)
        .build()?;
    let (files, bytes, nodes) = workers.install(|| {
        files
            .par_iter()
            .filter_map(|file| {
                let file = load(file, &LoadOptions::default()).ok()?;
                let parsed = parse(file.language?, &file.text, Limits::default());
                Some((1_usize, file.text.len(), parsed.tree.len()))
            })
            .reduce(
                || (0, 0, 0),
                |one, other| (one.0 + other.0, one.1 + other.1, one.2 + other.2),
            )
    });
    println!("{files} files, {bytes} bytes, {nodes} nodes");
    Ok(())
}

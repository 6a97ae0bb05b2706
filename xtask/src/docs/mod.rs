//! `cargo xtask docs`: the documentation that is made from something else.
//!
//! - `docs/rules.md` from the bundled rules;
//! - `docs/detectors.md` from the registry of detectors and their own documentation;
//! - `docs/commands.md` from the program's help;
//! - the output that the README shows, from the program itself.

mod commands;
mod detectors;
mod examples;
mod rules;

use std::path::Path;

use anyhow::{Context as _, bail};
use clap::Args;
use laocoon_detectors::registry::DETECTORS;

use crate::workspace;

/// What to do.
#[derive(Args)]
pub(crate) struct Options {
    /// Write nothing, and fail when something written is stale
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let root = workspace::root();
    let program = workspace::build_program()?;
    let generated = vec![
        ("docs/rules.md", rules::catalogue(&root.join("rules"))?),
        ("docs/detectors.md", detectors::catalogue(DETECTORS)),
        ("docs/commands.md", commands::reference(&program)?),
        (
            "README.md",
            examples::refresh(&read(root, "README.md")?, &program, root)?,
        ),
    ];
    let mut stale = Vec::new();
    for (path, text) in generated {
        if read(root, path).is_ok_and(|old| old == text) {
            continue;
        }
        if options.check {
            stale.push(path);
        } else {
            write(root, path, &text)?;
            println!("wrote {path}");
        }
    }
    if !stale.is_empty() {
        bail!("stale: {}; run `cargo xtask docs`", stale.join(", "));
    }
    Ok(())
}

fn read(root: &Path, path: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))
}

fn write(root: &Path, path: &str, text: &str) -> anyhow::Result<()> {
    let path = root.join(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

//! Whether time grows with the lines scanned, and no faster.

use std::path::{Path, PathBuf};

use clap::Args;
use laocoon_source::{LoadOptions, SourceFile, WalkOptions, load, walk};

use super::measure::{Invocation, alternate};
use crate::workspace;

#[derive(Args)]
pub(crate) struct Options {
    /// The rules
    #[arg(long)]
    rules: PathBuf,
    /// Where lines are taken from; repeated when there are too few
    #[arg(long)]
    tree: PathBuf,
    /// How many lines to scan
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    lines: Vec<usize>,
    /// How often each is run
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// How many workers
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let program = workspace::build_program()?;
    let rules = options.rules.canonicalize()?;
    let files = source_files(&options.tree);
    println!(
        "| lines | files | MB | wall, s | CPU, s | memory, MiB | lines/s |\n|---|---|---|---|---|---|---|"
    );
    for wanted in &options.lines {
        let folder = tempfile::tempdir()?;
        let size = fill(folder.path(), &files, *wanted)?;
        let scan = Invocation::new(&program)
            .with(["scan", "--no-builtin", "--skip-bad-rules", "--untrusted"])
            .with(["--fail-on", "never", "--format", "json", "--jobs"])
            .with([&options.jobs.to_string()])
            .with(["--rules".as_ref(), rules.as_os_str(), ".".as_ref()]);
        let measured = alternate(&[scan], options.runs, folder.path())?;
        let Some((run, _)) = measured.first() else {
            continue;
        };
        #[expect(clippy::cast_precision_loss, reason = "a rate, shown with few digits")]
        let (megabytes, rate) = (size.bytes as f64 / 1e6, size.lines as f64 / run.wall);
        println!(
            "| {} | {} | {megabytes:.1} | {:.2} | {:.2} | {:.0} | {rate:.0} |",
            size.lines, size.files, run.wall, run.cpu, run.memory
        );
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, Default)]
struct Size {
    files: usize,
    lines: usize,
    bytes: usize,
}

fn source_files(tree: &Path) -> Vec<SourceFile> {
    let options = WalkOptions {
        untrusted: true,
        ..WalkOptions::default()
    };
    walk(&[tree.to_path_buf()], &options)
        .files
        .iter()
        .filter_map(|file| load(file, &LoadOptions::default()).ok())
        .filter(|file| file.language.is_some() && !file.text.is_empty())
        .collect()
}

/// Writes files into a folder until they have so many lines.
fn fill(folder: &Path, files: &[SourceFile], lines: usize) -> anyhow::Result<Size> {
    anyhow::ensure!(!files.is_empty(), "no source files to take lines from");
    let mut size = Size::default();
    for (number, file) in files.iter().cycle().enumerate() {
        if size.lines >= lines {
            break;
        }
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let into = folder.join(format!("{number}"));
        std::fs::create_dir(&into)?;
        std::fs::write(into.join(name), &*file.text)?;
        size.files += 1;
        size.lines += file.text.lines().count();
        size.bytes += file.text.len();
    }
    Ok(size)
}

//! What a scan takes when it was done before, and one file was edited since.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use clap::Args;
use laocoon_source::{WalkOptions, walk};
use serde_json::Value;

use super::measure::{Invocation, Measurement, median};
use crate::workspace;

/// Until what the file system says of new files can be relied on.
const UNTIL_SETTLED: Duration = Duration::from_secs(3);

/// The file that is edited has so many bytes: more than most.
const EDITED_BYTES: std::ops::Range<u64> = 15_000..25_000;

#[derive(Args)]
pub(crate) struct Options {
    /// Where files are taken from; copies make up the number when there are too few
    #[arg(long)]
    tree: PathBuf,
    /// How many files to scan
    #[arg(long, default_value_t = 10_000)]
    files: usize,
    /// How often each is run
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// How many workers
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// The program, if it is built
    #[arg(long)]
    program: Option<PathBuf>,
}

/// A tree, and the program to scan it with.
struct Bench {
    folder: tempfile::TempDir,
    program: PathBuf,
    jobs: String,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let program = match &options.program {
        Some(program) => program.canonicalize()?,
        None => workspace::build_program()?,
    };
    let bench = Bench {
        folder: tempfile::tempdir()?,
        program,
        jobs: options.jobs.to_string(),
    };
    let edited = bench.fill(&options.tree.canonicalize()?, options.files)?;
    sleep(UNTIL_SETTLED);

    println!("| | wall, ms | CPU, ms | memory, MiB |\n|---|---|---|---|");
    let whole = || bench.scan(".", true);
    let one = || bench.scan(&edited, true);
    let edit = || bench.edit(&edited);
    let nothing = || Ok(());
    print_row("nothing kept", bench.scan(".", false)?.0);
    print_row("first scan", whole()?.0);
    print_row("again", medians(options.runs, nothing, whole)?);
    print_row("after one edit", medians(options.runs, edit, whole)?);
    print_row("one file, as it was", medians(options.runs, nothing, one)?);
    print_row("one file, edited", medians(options.runs, edit, one)?);

    edit()?;
    let (_, of_file) = one()?;
    let (_, kept) = whole()?;
    let (_, fresh) = bench.scan(".", false)?;
    ensure!(
        kept == fresh,
        "a scan that goes by what was kept says something else"
    );
    let (of_file, of_whole) = (found_in(&of_file, &edited)?, found_in(&fresh, &edited)?);
    ensure!(
        of_file == of_whole,
        "{edited}: {of_file:?} alone, {of_whole:?} in a full scan"
    );
    println!(
        "\n{} files; `{edited}` was edited, with {} findings. The last report is the same bytes as without a cache.",
        options.files,
        of_file.len()
    );
    Ok(())
}

impl Bench {
    fn tree(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    /// Copies files; the answer is the name of the one to edit.
    fn fill(&self, from: &Path, count: usize) -> anyhow::Result<String> {
        let options = WalkOptions {
            untrusted: true,
            ..WalkOptions::default()
        };
        let files = walk(&[from.to_path_buf()], &options).files;
        ensure!(!files.is_empty(), "no files in {}", from.display());
        let mut edited = None;
        for (number, file) in files.iter().cycle().take(count).enumerate() {
            let below = file.path.strip_prefix(from)?;
            let name = Path::new(&format!("{}", number / files.len())).join(below);
            let to = self.tree().join(&name);
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            fs::copy(&file.path, &to)?;
            let is_python = name.extension().is_some_and(|extension| extension == "py");
            if is_python && EDITED_BYTES.contains(&file.length) {
                edited.get_or_insert_with(|| name.display().to_string());
            }
        }
        edited.context("there is no Python file of the right length to edit")
    }

    /// Appends a line.
    fn edit(&self, name: &str) -> anyhow::Result<()> {
        let path = self.tree().join(name);
        let length = path.metadata()?.len();
        let mut file = OpenOptions::new().append(true).open(path)?;
        writeln!(file, "\nlength_before_edit = {length}")?;
        Ok(())
    }

    fn scan(&self, path: &str, may_keep: bool) -> anyhow::Result<(Measurement, Vec<u8>)> {
        let mut place = std::ffi::OsString::from("XDG_CACHE_HOME=");
        place.push(self.folder.path().join("cache"));
        let mut scan = Invocation::new("/usr/bin/env")
            .with([place.as_os_str(), self.program.as_os_str()])
            .with(["scan", "--untrusted", "--format", "json", "--jobs"])
            .with([&*self.jobs, path]);
        if !may_keep {
            scan = scan.with(["--no-cache"]);
        }
        scan.run(&self.tree())
    }
}

fn medians(
    runs: usize,
    before: impl Fn() -> anyhow::Result<()>,
    scan: impl Fn() -> anyhow::Result<(Measurement, Vec<u8>)>,
) -> anyhow::Result<Measurement> {
    let mut measured = Vec::new();
    for _ in 0..runs.max(1) {
        before()?;
        measured.push(scan()?.0);
    }
    Ok(median(&measured))
}

fn print_row(name: &str, run: Measurement) {
    println!(
        "| {name} | {:.0} | {:.0} | {:.0} |",
        run.wall * 1000.0,
        run.cpu * 1000.0,
        run.memory
    );
}

/// Rule, line and fingerprint of each finding in a file that rests on this file
/// alone.
fn found_in(json: &[u8], name: &str) -> anyhow::Result<Vec<String>> {
    let report: Value = serde_json::from_slice(json).context("laocoon printed no JSON")?;
    let findings = report["findings"].as_array().map(Vec::as_slice);
    let in_file = findings.unwrap_or_default().iter();
    Ok(in_file
        .filter(|finding| finding["path"] == name)
        .map(|finding| {
            let (rule, line) = (&finding["rule"], &finding["start"]["line"]);
            format!("{rule} {line} {}", finding["fingerprint"])
        })
        .collect())
}

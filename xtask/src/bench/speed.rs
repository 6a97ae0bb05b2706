//! The same rules on the same files: laocoon, Semgrep, parsing alone, and
//! ripgrep, which does nothing but read.

use std::path::PathBuf;

use clap::Args;
use laocoon_source::DEFAULT_MAX_FILE_BYTES;

use super::findings::{Found, Place, difference, of_laocoon, of_semgrep};
use super::measure::{Invocation, Measurement, alternate};
use crate::workspace;

#[derive(Args)]
pub(crate) struct Options {
    /// The rules, in one file
    #[arg(long)]
    rules: PathBuf,
    /// The files to scan
    #[arg(long)]
    tree: PathBuf,
    /// Semgrep's program
    #[arg(long, value_name = "PATH")]
    semgrep: Option<PathBuf>,
    /// ripgrep's program
    #[arg(long, value_name = "PATH")]
    rg: Option<PathBuf>,
    /// What ripgrep looks for
    #[arg(long, default_value = "subprocess")]
    literal: String,
    /// How often each is run
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// How many workers each may use
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let rules = options.rules.canonicalize()?;
    let tree = options.tree.canonicalize()?;
    let jobs = options.jobs.to_string();
    let ours = Invocation::new(workspace::build_program()?)
        .with(["scan", "--no-builtin", "--skip-bad-rules", "--untrusted"])
        .with(["--fail-on", "never", "--format", "json", "--jobs", &jobs])
        .with(["--rules".as_ref(), rules.as_os_str(), ".".as_ref()]);
    let parsing = Invocation::new(std::env::current_exe()?)
        .with(["bench", "parse", "--jobs", &jobs, "--tree", "."]);
    let mut names = vec!["laocoon", "parsing alone"];
    let mut invocations = vec![ours, parsing];
    if let Some(rg) = &options.rg {
        names.push("ripgrep");
        invocations.push(
            Invocation::new(rg)
                .with(["-uuu", "--threads", &jobs, "--count"])
                .with([&*options.literal, "."]),
        );
    }
    if let Some(semgrep) = &options.semgrep {
        names.push("Semgrep");
        invocations.push(
            Invocation::new(semgrep)
                .with(["scan", "--metrics=off", "--disable-version-check"])
                .with(["--no-git-ignore", "--quiet", "--json", "-j", &jobs])
                // The same files: neither its ignore file nor its limit on size.
                .with(["--x-ignore-semgrepignore-files"])
                .with(["--max-target-bytes", &DEFAULT_MAX_FILE_BYTES.to_string()])
                .with(["--config".as_ref(), rules.as_os_str(), ".".as_ref()]),
        );
    }
    let measured = alternate(&invocations, options.runs, &tree)?;
    let rows: Vec<(&str, Measurement)> = names
        .iter()
        .zip(&measured)
        .map(|(name, (measurement, _))| (*name, *measurement))
        .collect();
    print!("{}", table(&rows));
    if options.semgrep.is_some()
        && let (Some((_, ours)), Some((_, theirs))) = (measured.first(), measured.last())
    {
        print!("{}", comparison(&of_laocoon(ours)?, &of_semgrep(theirs)?));
    }
    Ok(())
}

/// The figures, and how many times as much each is of the first.
fn table(rows: &[(&str, Measurement)]) -> String {
    let mut text = String::from(
        "| | wall, s | CPU, s | memory, MiB | wall, times laocoon's | memory, times laocoon's |\n|---|---|---|---|---|---|\n",
    );
    let first = rows.first().map(|(_, first)| *first).unwrap_or_default();
    for (name, row) in rows {
        text.push_str(&format!(
            "| {name} | {:.2} | {:.2} | {:.0} | {:.2} | {:.2} |\n",
            row.wall,
            row.cpu,
            row.memory,
            row.wall / first.wall,
            row.memory / first.memory
        ));
    }
    text
}

fn comparison(ours: &Found, theirs: &Found) -> String {
    let common = ours.places.intersection(&theirs.places).count();
    let mut text = format!(
        "\nFindings (rule, file, first line): {common} in both, {} of laocoon's alone, {} of Semgrep's alone. \
         Files: laocoon {}, Semgrep {}.\n",
        ours.places.len() - common,
        theirs.places.len() - common,
        ours.files,
        theirs.files
    );
    if ours.places == theirs.places {
        return text;
    }
    text.push_str("\n| found by | rule | how many | for example |\n|---|---|---|---|\n");
    for (name, one, other) in [("laocoon", ours, theirs), ("Semgrep", theirs, ours)] {
        for (rule, (count, Place { path, line, .. })) in difference(&one.places, &other.places) {
            text.push_str(&format!(
                "| {name} alone | {rule} | {count} | {path}:{line} |\n"
            ));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shown_beside_the_first() {
        let row = |wall, memory| Measurement {
            wall,
            cpu: 1.0,
            memory,
        };
        let text = table(&[("laocoon", row(2.0, 50.0)), ("Semgrep", row(50.0, 300.0))]);
        assert!(
            text.ends_with("| Semgrep | 50.00 | 1.00 | 300 | 25.00 | 6.00 |\n"),
            "{text}"
        );
    }
}

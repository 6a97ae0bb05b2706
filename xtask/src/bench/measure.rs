//! One process, measured.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, bail, ensure};

/// GNU time: it knows what its child and all children of that used.
const TIME: &str = "/usr/bin/time";

/// What one run took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measurement {
    /// Seconds on the clock.
    pub(crate) wall: f64,
    /// Seconds of processor time, user and system.
    pub(crate) cpu: f64,
    /// Mebibytes.
    pub(crate) memory: f64,
}

/// A program and its arguments.
#[derive(Clone, Debug)]
pub(crate) struct Invocation {
    words: Vec<std::ffi::OsString>,
}

impl Invocation {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            words: vec![program.as_ref().to_owned()],
        }
    }

    #[must_use]
    pub(crate) fn with<I: AsRef<OsStr>>(mut self, words: impl IntoIterator<Item = I>) -> Self {
        self.words
            .extend(words.into_iter().map(|word| word.as_ref().to_owned()));
        self
    }

    /// Runs it once in a folder; gives what it took and what it printed.
    ///
    /// # Errors
    /// When it cannot be run, or ends with a status above 1.
    pub(crate) fn run(&self, folder: &Path) -> anyhow::Result<(Measurement, Vec<u8>)> {
        let report = tempfile::NamedTempFile::new()?;
        let begin = Instant::now();
        let output = Command::new(TIME)
            .args(["--quiet", "--format=%U %S %M", "--output"])
            .arg(report.path())
            .args(&self.words)
            .current_dir(folder)
            .output()
            .with_context(|| format!("cannot run {TIME}"))?;
        let wall = begin.elapsed().as_secs_f64();
        ensure!(
            matches!(output.status.code(), Some(0 | 1)),
            "{:?} ended with {}:\n{}",
            self.words,
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        let report = std::fs::read_to_string(report.path())?;
        let numbers: Vec<f64> = report
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let [user, system, kibibytes] = numbers[..] else {
            bail!("{TIME} reported `{}`", report.trim());
        };
        let measurement = Measurement {
            wall,
            cpu: user + system,
            memory: kibibytes / 1024.0,
        };
        Ok((measurement, output.stdout))
    }
}

/// The median of each figure.
pub(crate) fn median(runs: &[Measurement]) -> Measurement {
    let of = |figure: fn(&Measurement) -> f64| {
        let mut figures: Vec<f64> = runs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or_default()
    };
    Measurement {
        wall: of(|run| run.wall),
        cpu: of(|run| run.cpu),
        memory: of(|run| run.memory),
    }
}

/// Measures several invocations in turn, `runs` times each; gives the medians
/// and what each printed last.
pub(crate) fn alternate(
    invocations: &[Invocation],
    runs: usize,
    folder: &Path,
) -> anyhow::Result<Vec<(Measurement, Vec<u8>)>> {
    let mut measured = vec![(Vec::new(), Vec::new()); invocations.len()];
    for _ in 0..runs.max(1) {
        for (invocation, (runs, printed)) in invocations.iter().zip(&mut measured) {
            let (measurement, output) = invocation.run(folder)?;
            runs.push(measurement);
            *printed = output;
        }
    }
    Ok(measured
        .into_iter()
        .map(|(runs, printed)| (median(&runs), printed))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_taken_of_each_figure() {
        let run = |wall, cpu, memory| Measurement { wall, cpu, memory };
        let median = median(&[run(1.0, 9.0, 5.0), run(3.0, 7.0, 4.0), run(2.0, 8.0, 6.0)]);
        assert_eq!((median.wall, median.cpu, median.memory), (2.0, 8.0, 5.0));
    }
}

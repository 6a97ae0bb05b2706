//! The options of `laocoon scan`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Duration;

use clap::{Args, ValueEnum};
use laocoon_report::Severity;
use laocoon_source::DEFAULT_MAX_FILE_BYTES;

#[derive(Debug, Args)]
pub(crate) struct ScanArguments {
    /// Files and directories to scan
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,

    /// Scan standard input, and report it under this name
    #[arg(long, value_name = "NAME", conflicts_with = "paths")]
    pub(super) stdin_path: Option<String>,

    /// Leave out what this glob matches, as in a .gitignore [may be repeated]
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,

    /// Nothing in the target changes what is scanned or reported: no ignore file, no suppression
    #[arg(long)]
    pub(super) untrusted: bool,

    /// Run these rules too; a directory stands for all rule files below it [may be repeated]
    #[arg(long, value_name = "FILE|DIR", help_heading = "Rules")]
    pub(super) rules: Vec<PathBuf>,

    /// Do not run what is bundled
    #[arg(long, help_heading = "Rules")]
    pub(super) no_builtin: bool,

    /// Run only these families or rules [may be repeated]
    #[arg(long, value_name = "FAMILY|RULE", help_heading = "Rules")]
    pub(super) only: Vec<String>,

    /// Follow values within functions only, not through calls
    #[arg(long, help_heading = "Rules")]
    pub(super) intraprocedural: bool,

    /// Rules that are not valid are named, but do not make the scan fail
    #[arg(long, help_heading = "Rules")]
    pub(super) skip_bad_rules: bool,

    /// Compile the rules and look at all files anew, and keep nothing of it for the next run
    #[arg(long, help_heading = "Rules")]
    pub(super) no_cache: bool,

    /// How to write the report
    #[arg(long, value_enum, default_value_t = Format::Text, help_heading = "Report")]
    pub(super) format: Format,

    /// Write the report to this file
    #[arg(long, value_name = "FILE", help_heading = "Report")]
    pub(super) output: Option<PathBuf>,

    /// Say where the time went
    #[arg(long, help_heading = "Report")]
    pub(super) times: bool,

    /// The findings in this file are known, and only counted
    #[arg(long, value_name = "FILE", help_heading = "Report")]
    pub(super) baseline: Option<PathBuf>,

    /// Write all findings to this file, to be known from now on
    #[arg(long, value_name = "FILE", help_heading = "Report")]
    pub(super) write_baseline: Option<PathBuf>,

    /// Only what is new since this git revision counts, for example origin/main
    #[arg(
        long,
        value_name = "REV",
        conflicts_with = "stdin_path",
        help_heading = "Report"
    )]
    pub(super) since: Option<String>,

    /// Exit with 1 when there are findings of this severity or worse
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::High,
          help_heading = "Exit status")]
    pub(super) fail_on: FailOn,

    /// Exit with 3 when not everything was analysed
    #[arg(long, help_heading = "Exit status")]
    pub(super) strict: bool,

    /// Analyse so many files at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER", help_heading = "Limits")]
    jobs: Option<NonZeroUsize>,

    /// Give up a file after so many seconds; 0 for never
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds,
          help_heading = "Limits")]
    timeout: Duration,

    /// Skip larger files
    #[arg(long, value_name = "BYTES", default_value_t = DEFAULT_MAX_FILE_BYTES,
          help_heading = "Limits")]
    pub(super) max_file_bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs, by the published schema
    Json,
    /// For other tools: SARIF 2.1.0
    Sarif,
    /// For people: one page that opens offline
    Html,
    /// For a comment on a pull request
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Critical,
    High,
    Medium,
    Low,
    /// Whatever is found, it is no failure
    Never,
}

impl FailOn {
    /// The least severity that is a failure; `None` for no failure at all.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Critical => Some(Severity::Critical),
            Self::High => Some(Severity::High),
            Self::Medium => Some(Severity::Medium),
            Self::Low => Some(Severity::Low),
            Self::Never => None,
        }
    }
}

impl ScanArguments {
    pub(super) fn workers(&self) -> NonZeroUsize {
        let processors = || available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(processors)
    }

    /// `None` for as long as it takes.
    pub(super) fn time_for_one_file(&self) -> Option<Duration> {
        (!self.timeout.is_zero()).then_some(self.timeout)
    }
}

/// A number of seconds on the command line.
pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text
        .parse()
        .map_err(|_| "expected a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_may_have_a_fraction_but_no_sign() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        assert_eq!(seconds("0"), Ok(Duration::ZERO));
        for bad in ["-1", "NaN", "inf", "1e300", "soon", ""] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
    }
}

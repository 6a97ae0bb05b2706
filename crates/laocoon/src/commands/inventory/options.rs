//! The options of `laocoon inventory`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Duration;

use clap::{Args, ValueEnum};
use laocoon_source::DEFAULT_MAX_FILE_BYTES;

use crate::commands::scan::seconds;

#[derive(Debug, Args)]
pub(crate) struct InventoryArguments {
    /// Trees and archives to take the inventory of, each for itself
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,

    /// Leave out what this glob matches, as in a .gitignore [may be repeated]
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,

    /// Nothing in the target changes what is looked at: no ignore file
    #[arg(long)]
    pub(super) untrusted: bool,

    /// How to write the inventory
    #[arg(long, value_enum, default_value_t = Format::Table, help_heading = "Report")]
    pub(super) format: Format,

    /// Write the inventory to this file
    #[arg(long, value_name = "FILE", help_heading = "Report")]
    pub(super) output: Option<PathBuf>,

    /// Exit with 3 when not everything was looked at
    #[arg(long, help_heading = "Exit status")]
    pub(super) strict: bool,

    /// Look at so many files at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER", help_heading = "Limits")]
    jobs: Option<NonZeroUsize>,

    /// Give up a file after so many seconds; 0 for never
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds,
          help_heading = "Limits")]
    timeout: Duration,

    /// Skip larger files, but for those with weights of models
    #[arg(long, value_name = "BYTES", default_value_t = DEFAULT_MAX_FILE_BYTES,
          help_heading = "Limits")]
    pub(super) max_file_bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Table,
    /// For programs, by the published schema
    Json,
    /// A bill of materials: CycloneDX 1.6
    Cyclonedx,
}

impl InventoryArguments {
    pub(super) fn workers(&self) -> NonZeroUsize {
        let processors = || available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(processors)
    }

    /// `None` for as long as it takes.
    pub(super) fn time_for_one_file(&self) -> Option<Duration> {
        (!self.timeout.is_zero()).then_some(self.timeout)
    }
}

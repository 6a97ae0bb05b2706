//! The sets: how each is read, and how it is scored.

mod benchmark_python;
mod castle;
mod codebreaker;
mod cweval;
mod realvuln;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;
use laocoon_source::{WalkOptions, walk};

use super::found::{Finding, Severity};
use super::label::Label;
use super::score::Score;
use super::stage::Stage;
use super::weaknesses::Weaknesses;

pub(crate) use realvuln::applications;

/// A collection of labelled code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Set {
    BenchmarkPython,
    Cweval,
    Castle,
    Realvuln,
    Codebreaker,
}

/// A set, read and copied.
pub(crate) struct Corpus {
    set: Set,
    stage: Stage,
    labels: Vec<Label>,
}

impl Set {
    pub(crate) const ALL: [Self; 5] = [
        Self::BenchmarkPython,
        Self::Cweval,
        Self::Castle,
        Self::Realvuln,
        Self::Codebreaker,
    ];

    /// The name of its folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::BenchmarkPython => "benchmark-python",
            Self::Cweval => "cweval",
            Self::Castle => "castle",
            Self::Realvuln => "realvuln",
            Self::Codebreaker => "codebreaker",
        }
    }

    /// What it is and how it is counted.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::BenchmarkPython => benchmark_python::ABOUT,
            Self::Cweval => cweval::ABOUT,
            Self::Castle => castle::ABOUT,
            Self::Realvuln => realvuln::ABOUT,
            Self::Codebreaker => codebreaker::ABOUT,
        }
    }

    /// What it must reach.
    pub(crate) fn target(self) -> &'static str {
        match self {
            Self::BenchmarkPython => "at least 75",
            Self::Cweval => "at least 55%",
            Self::Castle => "at least 50",
            Self::Realvuln => "at least 45, with traps under 20%",
            Self::Codebreaker => "at least 60%, with at most 15% of the secure files",
        }
    }

    /// Reads and copies it; nothing when it is not there.
    ///
    /// # Errors
    /// When it is there and is not what it should be.
    pub(crate) fn load(
        self,
        corpora: &Path,
        weaknesses: &Weaknesses,
    ) -> anyhow::Result<Option<Corpus>> {
        if !corpora.join(self.name()).is_dir() {
            return Ok(None);
        }
        let mut stage = Stage::new()?;
        let load = match self {
            Self::BenchmarkPython => benchmark_python::load,
            Self::Cweval => cweval::load,
            Self::Castle => castle::load,
            Self::Realvuln => realvuln::load,
            Self::Codebreaker => codebreaker::load,
        };
        let labels = load(corpora, &mut stage, weaknesses)
            .with_context(|| format!("the set {} cannot be read", self.name()))?;
        anyhow::ensure!(!labels.is_empty(), "the set {} is empty", self.name());
        Ok(Some(Corpus {
            set: self,
            stage,
            labels,
        }))
    }
}

impl Corpus {
    /// Where the copies are.
    pub(crate) fn folder(&self) -> &Path {
        self.stage.folder()
    }

    /// Digest of the copies and of which findings count for which label.
    pub(crate) fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.stage.digest().as_bytes());
        for label in &self.labels {
            hasher.update(format!("{label:?}").as_bytes());
        }
        hasher.finalize().to_hex().chars().take(16).collect()
    }

    /// How many labels, real and not.
    pub(crate) fn size(&self) -> (usize, usize) {
        let real = self.labels.iter().filter(|label| label.real).count();
        (real, self.labels.len() - real)
    }

    pub(crate) fn score(&self, findings: &[Finding], threshold: Severity) -> Score {
        let score = match self.set {
            Set::BenchmarkPython => benchmark_python::score,
            Set::Cweval => cweval::score,
            Set::Castle => castle::score,
            Set::Realvuln => realvuln::score,
            Set::Codebreaker => codebreaker::score,
        };
        score(&self.labels, findings, threshold)
    }
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let options = WalkOptions {
        untrusted: true,
        ..WalkOptions::default()
    };
    let mut paths: Vec<PathBuf> = walk(&[folder.to_owned()], &options)
        .files
        .into_iter()
        .map(|file| file.path)
        .collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The last part of a path.
fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

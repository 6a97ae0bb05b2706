//! The scan itself: from paths to findings and coverage.
//!
//! Words: a *unit* is what gets a verdict, one for each path the user named; an
//! *input* is one file or one member of an archive to analyse; a *cut-off* rule
//! is one whose search in a file was given up, so that it may have missed
//! something there.
//!
//! What is held at once grows with the number of workers, not of files: a
//! file's text and tree go as soon as it is analysed, members of archives are
//! read in batches ([`archives`]), and a report reads again what it shows
//! ([`sources`]).

mod analyse;
mod archives;
mod coverage;
mod findings;
mod fix;
mod folders;
mod gathering;
mod inside;
mod metadata;
mod once;
mod sources;
mod units;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use laocoon_report::{Coverage, Finding, Times, Unit, UnitKind, Warning};
use laocoon_source::{
    Candidate, Ecosystem, Exclude, SkipReason, Skipped, SourceFile, Walk, WalkOptions, walk,
};

pub(crate) use analyse::{Analysed, Analyser};
pub(crate) use archives::{limits as archive_limits, read_batch};
pub(crate) use metadata::RuleFacts;

pub(crate) use sources::ReportSources;
pub(crate) use units::{UnitRoots, group};

use coverage::CoverageBuilder;
use gathering::{Gathering, Input, Origin};

/// How to scan.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) exclude: Exclude,
    /// Whether nothing in the target may change what is scanned.
    pub(crate) untrusted: bool,
    pub(crate) max_file_bytes: u64,
    pub(crate) workers: NonZeroUsize,
    /// `None` for as long as it takes.
    pub(crate) time_for_one_file: Option<Duration>,
}

impl Settings {
    /// How trees are walked.
    pub(crate) fn walk_options(&self) -> WalkOptions {
        WalkOptions {
            untrusted: self.untrusted,
            exclude: self.exclude.clone(),
            // Loading decides, and knows that a large picture is no large program.
            max_file_bytes: u64::MAX,
        }
    }
}

/// What to scan.
#[derive(Debug)]
pub(crate) enum Target {
    Paths(Vec<PathBuf>),
    /// Content that is not on disk, and the name to report it under.
    Text {
        name: String,
        bytes: Vec<u8>,
    },
    /// A tree of which some files are not on disk.
    Mixed {
        name: String,
        files: Vec<Candidate>,
        texts: Vec<(String, Vec<u8>)>,
    },
}

/// What a scan gave, to be assembled into a report.
pub(crate) struct Scanned {
    pub(crate) units: Vec<Unit>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) coverage: Coverage,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) times: Times,
    pub(crate) sources: ReportSources,
    /// Paths the user named that are not there.
    pub(crate) missing: Vec<String>,
}

/// Scans the target with everything the analyser knows.
pub(crate) fn scan(target: Target, analyser: Arc<Analyser>, settings: &Settings) -> Scanned {
    let begin = Instant::now();
    let mut builder = CoverageBuilder::default();
    let inputs = match target {
        Target::Paths(paths) => inputs_below(&paths, settings, &mut builder),
        Target::Text { name, bytes } => {
            let unit = builder.unit_of_text(Unit::new(name.as_str(), UnitKind::Tree, true));
            vec![input_of_text(unit, name, bytes, settings)]
        }
        Target::Mixed { name, files, texts } => {
            let root = name.clone();
            let unit = builder.unit(Unit::new(name, UnitKind::Tree, true), &Walk::default());
            let files = files
                .into_iter()
                .map(|file| input_of_file(unit, &root, file));
            let texts = texts
                .into_iter()
                .map(|(name, bytes)| input_of_text(unit, name, bytes, settings));
            files.chain(texts).collect()
        }
    };
    let walked = begin.elapsed();
    let mut gathering = Gathering::new(builder, analyser, settings);
    for archive in gathering.analyse(inputs) {
        archives::scan(archive, &mut gathering);
    }
    gathering.finish(begin, walked)
}

fn inputs_below(
    paths: &[PathBuf],
    settings: &Settings,
    builder: &mut CoverageBuilder,
) -> Vec<Input> {
    let options = settings.walk_options();
    let mut inputs = Vec::new();
    for roots in group(paths) {
        let found = walk(&roots.paths, &options);
        let layout = folders::layout(&roots, &found.files);
        let kind = match &layout {
            Some(layout) if layout.ecosystem == Ecosystem::Skill => UnitKind::Package,
            _ => UnitKind::Tree,
        };
        let name = roots.name.clone();
        let unit = builder.unit(Unit::new(roots.name, kind, true), &found);
        if let Some(layout) = layout {
            builder.layout(unit, &name, layout);
        }
        inputs.extend(
            found
                .files
                .into_iter()
                .map(|file| input_of_file(unit, &name, file)),
        );
    }
    inputs
}

fn input_of_file(unit: usize, root: &str, candidate: Candidate) -> Input {
    let below_root = match *candidate.name == *root {
        true => candidate.below_top(),
        false => below(root, &candidate.name),
    };
    Input {
        unit,
        below_root,
        name: Arc::clone(&candidate.name),
        member: None,
        origin: Origin::Disk(candidate),
    }
}

/// Where in the name of a file the part below its root begins.
fn below(root: &str, name: &str) -> usize {
    let rest = name.strip_prefix(root.trim_end_matches('/'));
    match rest.and_then(|rest| rest.strip_prefix('/')) {
        Some(rest) => name.len() - rest.len(),
        None => 0,
    }
}

fn input_of_text(unit: usize, name: String, bytes: Vec<u8>, settings: &Settings) -> Input {
    let limit = settings.max_file_bytes;
    let file = if bytes.len() as u64 > limit {
        let detail = format!("more than {limit} bytes");
        Err(Skipped::new(name.as_str(), SkipReason::TooLarge).because(detail))
    } else {
        SourceFile::from_bytes(name.as_str(), bytes)
    };
    Input {
        unit,
        below_root: 0,
        name: name.into(),
        member: None,
        origin: Origin::Memory(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_no_folder_of_a_file() {
        let check = |root, name: &str, expected| {
            assert_eq!(&name[below(root, name)..], expected, "{root} {name}");
        };
        check("examples/gift", "examples/gift/a/b.py", "a/b.py");
        check("examples/", "examples/a.py", "a.py");
        check(".", "tests/a.py", "tests/a.py");
        check("/", "/tests/a.py", "tests/a.py");
    }
}

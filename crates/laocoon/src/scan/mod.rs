//! The scan itself: from paths to findings and coverage.
//!
//! Words: a *unit* is what gets a verdict, one for each path the user named; an
//! *input* is one file to analyse; a *cut-off* rule is one whose search in a
//! file was given up, so that it may have missed something there.
//!
//! What is held at once grows with the number of workers, not of files: a
//! file's text and tree go as soon as it is analysed, and a report reads again
//! what it shows ([`sources`]).

mod analyse;
mod coverage;
mod findings;
mod fix;
mod metadata;
mod sources;
mod units;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use laocoon_detectors::Fact;
use laocoon_report::{Coverage, Finding, Times, Unit, UnitKind, Warning};
use laocoon_source::{
    Candidate, Exclude, LoadOptions, SkipReason, Skipped, SourceFile, WalkOptions, load, walk,
};

pub(crate) use analyse::Analyser;
pub(crate) use metadata::RuleFacts;

pub(crate) use sources::ReportSources;

use crate::pool::{self, Outcome, PoolOptions};
use analyse::Analysed;
use coverage::CoverageBuilder;

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

/// What to scan.
#[derive(Debug)]
pub(crate) enum Target {
    Paths(Vec<PathBuf>),
    /// Content that is not on disk, and the name to report it under.
    Text {
        name: String,
        bytes: Vec<u8>,
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

/// One file to analyse.
struct Input {
    unit: usize,
    name: Arc<str>,
    origin: Origin,
}

enum Origin {
    Disk(Candidate),
    Memory(Result<SourceFile, Skipped>),
}

/// What all workers share.
struct Job {
    inputs: Vec<Input>,
    analyser: Analyser,
    load: LoadOptions,
}

/// What was gathered from the files of each unit, in the order of the files.
type UnitsFacts = BTreeMap<usize, Vec<(Arc<str>, Vec<Fact>)>>;

/// What became of an input.
struct Worked {
    file: Result<FileFacts, Skipped>,
    seconds: f64,
}

struct FileFacts {
    analysed: Analysed,
    digest: blake3::Hash,
}

/// Scans the target with everything the analyser knows.
pub(crate) fn scan(target: Target, analyser: Analyser, settings: &Settings) -> Scanned {
    let begin = Instant::now();
    let mut builder = CoverageBuilder::default();
    let inputs = match target {
        Target::Paths(paths) => inputs_below(&paths, settings, &mut builder),
        Target::Text { name, bytes } => vec![input_of_text(name, bytes, settings, &mut builder)],
    };
    let walked = begin.elapsed();

    let job = Arc::new(Job {
        inputs,
        analyser,
        load: LoadOptions {
            max_file_bytes: settings.max_file_bytes,
        },
    });
    let options = PoolOptions {
        workers: settings.workers,
        time_for_one: settings.time_for_one_file,
    };
    let shared = Arc::clone(&job);
    let work = move |item: usize| shared.work_on(item);
    let outcomes = pool::run(job.inputs.len(), options, Arc::new(work));

    let mut findings = Vec::new();
    let mut warnings = Vec::new();
    let mut sources = ReportSources::new(job.load.clone());
    let mut times = Times::default();
    let mut facts = UnitsFacts::new();
    for (input, outcome) in job.inputs.iter().zip(outcomes) {
        let skip = |reason, detail: &str| Err(Skipped::new(&*input.name, reason).because(detail));
        let file = match outcome {
            Outcome::Done(Some(done)) => {
                times.files.insert(input.name.to_string(), done.seconds);
                done.file
            }
            Outcome::Done(None) => continue,
            Outcome::Panicked(message) => skip(SkipReason::InternalError, &message),
            Outcome::TimedOut => skip(SkipReason::Timeout, "longer than `--timeout`"),
            Outcome::NotReached => skip(
                SkipReason::Timeout,
                "not begun: too many files before it took too long",
            ),
        };
        match file {
            Err(skipped) => builder.skip(input.unit, skipped),
            Ok(FileFacts { analysed, digest }) => {
                builder.analysed(input.unit, &input.name, &analysed);
                // A conclusion may be a finding in any file that had a fact.
                if !(analysed.findings.is_empty() && analysed.facts.is_empty()) {
                    sources.add(input, digest);
                }
                if !analysed.facts.is_empty() {
                    let of_unit = facts.entry(input.unit).or_default();
                    of_unit.push((Arc::clone(&input.name), analysed.facts));
                }
                findings.extend(analysed.findings);
                warnings.extend(analysed.warnings);
            }
        }
    }
    for (unit, facts) in facts {
        let name = builder.unit_name(unit).to_owned();
        let (concluded, told) = job.analyser.conclude(unit, &name, facts);
        findings.extend(concluded);
        warnings.extend(told);
    }
    times.total = begin.elapsed().as_secs_f64();
    times.phases = BTreeMap::from([
        ("walk".to_owned(), walked.as_secs_f64()),
        ("files".to_owned(), times.files.values().sum()),
    ]);
    let (units, coverage, missing) = builder.finish(&job.analyser);
    Scanned {
        units,
        findings,
        coverage,
        warnings,
        times,
        sources,
        missing,
    }
}

fn inputs_below(
    paths: &[PathBuf],
    settings: &Settings,
    builder: &mut CoverageBuilder,
) -> Vec<Input> {
    let options = WalkOptions {
        untrusted: settings.untrusted,
        exclude: settings.exclude.clone(),
        // Loading decides, and knows that a large picture is no large program.
        max_file_bytes: u64::MAX,
    };
    let mut inputs = Vec::new();
    for roots in units::group(paths) {
        let found = walk(&roots.paths, &options);
        let unit = builder.unit(Unit::new(roots.name, UnitKind::Tree, true), &found);
        inputs.extend(found.files.into_iter().map(|candidate| Input {
            unit,
            name: Arc::clone(&candidate.name),
            origin: Origin::Disk(candidate),
        }));
    }
    inputs
}

fn input_of_text(
    name: String,
    bytes: Vec<u8>,
    settings: &Settings,
    builder: &mut CoverageBuilder,
) -> Input {
    let unit = builder.unit_of_text(Unit::new(name.as_str(), UnitKind::Tree, true));
    let limit = settings.max_file_bytes;
    let file = if bytes.len() as u64 > limit {
        let detail = format!("more than {limit} bytes");
        Err(Skipped::new(name.as_str(), SkipReason::TooLarge).because(detail))
    } else {
        SourceFile::from_bytes(name.as_str(), bytes)
    };
    Input {
        unit,
        name: name.into(),
        origin: Origin::Memory(file),
    }
}

impl Job {
    /// `None` where there is no such input.
    fn work_on(&self, item: usize) -> Option<Worked> {
        let input = self.inputs.get(item)?;
        let begin = Instant::now();
        let analyse = |file: &SourceFile| FileFacts {
            analysed: self.analyser.analyse(input.unit, file),
            digest: file.digest,
        };
        let file = match &input.origin {
            Origin::Disk(candidate) => load(candidate, &self.load).map(|file| analyse(&file)),
            Origin::Memory(Ok(file)) => Ok(analyse(file)),
            Origin::Memory(Err(skipped)) => Err(skipped.clone()),
        };
        Some(Worked {
            file,
            seconds: begin.elapsed().as_secs_f64(),
        })
    }
}

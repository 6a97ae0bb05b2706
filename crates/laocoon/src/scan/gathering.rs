//! Analysing inputs by the pool, and gathering what comes of it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use laocoon_detectors::{ArchiveOddity, Facts};
use laocoon_report::{Finding, Partly, Times, Warning};
use laocoon_source::{
    Candidate, Exclude, LoadOptions, Loaded, SkipReason, Skipped, SourceFile, Told, View,
    first_bytes, load_any, virtual_files,
};

use super::analyse::{Analysed, Analyser};
use super::coverage::CoverageBuilder;
use super::{ReportSources, Scanned, Settings, inside};
use crate::file_cache::{KeptAnalysis, KeptResult, KeptSkip, Slot, Subject, in_unit};
use crate::pool::{self, Outcome, PoolOptions};

/// One file to analyse, or one member of an archive.
pub(super) struct Input {
    pub(super) unit: usize,
    /// Where in its name the part below the unit's root begins.
    pub(super) below_root: usize,
    /// The name of the file it is reported under.
    pub(super) name: Arc<str>,
    /// Which member, if the file is an archive.
    pub(super) member: Option<Arc<str>>,
    pub(super) origin: Origin,
}

pub(super) enum Origin {
    Disk(Candidate),
    Memory(Result<SourceFile, Skipped>),
    /// What is in a member, and the path by which its language is known.
    Member {
        archive: Arc<Candidate>,
        path: Arc<str>,
        bytes: Vec<u8>,
    },
}

/// A file that is an archive, or looks like one.
pub(super) struct FoundArchive {
    pub(super) unit: usize,
    pub(super) candidate: Candidate,
    /// Why it was not analysed, if it is none.
    pub(super) if_none: Skipped,
}

/// What all workers share.
struct Job {
    inputs: Vec<Input>,
    analyser: Arc<Analyser>,
    load: LoadOptions,
    time_for_one: Option<Duration>,
}

/// What became of an input.
struct Worked {
    made: Result<Made, Skipped>,
    /// What detectors found in a file that is not text.
    in_bytes: Vec<Finding>,
    seconds: f64,
}

enum Made {
    Analysed(FileFacts),
    /// It is an archive, or this is why it was not analysed.
    Archive(Skipped),
}

struct FileFacts {
    analysed: Analysed,
    digest: blake3::Hash,
    /// Length of its text in bytes.
    length: usize,
}

/// All that has been found so far.
pub(super) struct Gathering {
    pub(super) builder: CoverageBuilder,
    pub(super) options: PoolOptions,
    pub(super) load: LoadOptions,
    pub(super) exclude: Exclude,
    analyser: Arc<Analyser>,
    findings: Vec<Finding>,
    pub(super) warnings: Vec<Warning>,
    pub(super) sources: ReportSources,
    times: Times,
    /// What was gathered from the files of each unit.
    facts: BTreeMap<usize, NamedFacts>,
    /// And from the archive that is being read.
    facts_of_archive: FactsOfArchive,
}

/// Facts by the names of the files, in the order of the files.
type NamedFacts = Vec<(Arc<str>, Facts)>;

/// Members are files by their paths while they are analysed.
#[derive(Default)]
struct FactsOfArchive {
    facts: NamedFacts,
    /// The names of the members, by path.
    names: BTreeMap<String, Arc<str>>,
}

impl Gathering {
    pub(super) fn new(
        builder: CoverageBuilder,
        analyser: Arc<Analyser>,
        settings: &Settings,
    ) -> Self {
        let load = LoadOptions {
            max_file_bytes: settings.max_file_bytes,
        };
        Self {
            builder,
            options: PoolOptions {
                workers: settings.workers,
                time_for_one: settings.time_for_one_file,
            },
            exclude: settings.exclude.clone(),
            sources: ReportSources::new(load.clone()),
            load,
            analyser,
            findings: Vec::new(),
            warnings: Vec::new(),
            times: Times::default(),
            facts: BTreeMap::new(),
            facts_of_archive: FactsOfArchive::default(),
        }
    }

    /// Analyses all inputs but archives, which are given back.
    pub(super) fn analyse(&mut self, inputs: Vec<Input>) -> Vec<FoundArchive> {
        let job = Arc::new(Job {
            inputs,
            analyser: Arc::clone(&self.analyser),
            load: self.load.clone(),
            time_for_one: self.options.time_for_one,
        });
        let shared = Arc::clone(&job);
        let work = move |item: usize| shared.work_on(item);
        let outcomes = pool::run(job.inputs.len(), self.options, Arc::new(work));
        let mut archives = Vec::new();
        for (input, outcome) in job.inputs.iter().zip(outcomes) {
            let Some(made) = self.made(input, outcome) else {
                continue;
            };
            match (made, &input.origin) {
                (Ok(Made::Analysed(facts)), _) => self.add(input, facts),
                (Ok(Made::Archive(if_none)), Origin::Disk(candidate)) => {
                    archives.push(FoundArchive {
                        unit: input.unit,
                        candidate: candidate.clone(),
                        if_none,
                    });
                }
                (Ok(Made::Archive(skipped)) | Err(skipped), _) => {
                    let member = input.member.as_deref().map(str::to_owned);
                    self.builder.skip_member(input.unit, member, skipped);
                }
            }
        }
        archives
    }

    /// `None` where there is no such input.
    fn made(
        &mut self,
        input: &Input,
        outcome: Outcome<Option<Worked>>,
    ) -> Option<Result<Made, Skipped>> {
        let skip = |reason, detail: &str| Err(Skipped::new(&*input.name, reason).because(detail));
        Some(match outcome {
            Outcome::Done(Some(done)) => {
                let name = match &input.member {
                    Some(member) => format!("{}!{member}", input.name),
                    None => input.name.to_string(),
                };
                self.times.files.insert(name, done.seconds);
                let mut of_bytes = Analysed {
                    findings: done.in_bytes,
                    ..Analysed::default()
                };
                if let Some(member) = &input.member {
                    inside::move_to_member(&mut of_bytes, &input.name, member);
                }
                self.findings.extend(of_bytes.findings);
                done.made
            }
            Outcome::Done(None) => return None,
            Outcome::Panicked(message) => skip(SkipReason::InternalError, &message),
            Outcome::TimedOut => skip(SkipReason::Timeout, "longer than `--timeout`"),
            Outcome::NotReached => skip(
                SkipReason::Timeout,
                "not begun: too many files before it took too long",
            ),
        })
    }

    fn add(&mut self, input: &Input, facts: FileFacts) {
        let FileFacts {
            mut analysed,
            digest,
            length,
        } = facts;
        let facts = std::mem::take(&mut analysed.facts);
        let has_facts = !facts.is_empty();
        if let Some(member) = &input.member {
            inside::move_to_member(&mut analysed, &input.name, member);
        }
        match (&input.origin, &input.member) {
            _ if !has_facts => {}
            (Origin::Member { path, .. }, Some(member)) => {
                let names = &mut self.facts_of_archive.names;
                names.insert(path.to_string(), Arc::clone(member));
                self.facts_of_archive.facts.push((Arc::clone(path), facts));
            }
            _ => {
                let of_unit = self.facts.entry(input.unit).or_default();
                of_unit.push((Arc::clone(&input.name), facts));
            }
        }
        self.builder
            .analysed(input.unit, &input.name, input.member.as_deref(), &analysed);
        // A conclusion may be a finding in any file that had a fact.
        if has_facts || !analysed.findings.is_empty() {
            self.sources.add(input, digest, length);
        }
        self.findings.extend(analysed.findings);
        self.warnings.extend(analysed.warnings);
    }

    /// Looks at something odd about an archive or a member of it; whether it is
    /// a finding.
    pub(super) fn look_at_oddity(
        &mut self,
        unit: usize,
        archive: &str,
        member: Option<&str>,
        told: Told,
        detail: &str,
    ) -> bool {
        let oddity = ArchiveOddity {
            path: member.unwrap_or(archive),
            told,
            detail,
        };
        let mut analysed = Analysed {
            findings: self.analyser.look_at_archive(unit, &oddity),
            ..Analysed::default()
        };
        if let Some(member) = member {
            inside::move_to_member(&mut analysed, archive, member);
        }
        let is_found = !analysed.findings.is_empty();
        self.findings.extend(analysed.findings);
        is_found
    }

    /// Concludes from all members of an archive, which is a project of its own.
    pub(super) fn conclude_archive(&mut self, unit: usize, archive: &str) {
        let FactsOfArchive { facts, names } = std::mem::take(&mut self.facts_of_archive);
        let (mut findings, warnings) = self.analyser.conclude(unit, archive, facts);
        for finding in &mut findings {
            inside::move_concluded(finding, archive, &names);
        }
        self.findings.extend(findings);
        self.warnings.extend(warnings);
    }

    pub(super) fn finish(mut self, begin: Instant, walked: Duration) -> Scanned {
        for (unit, facts) in std::mem::take(&mut self.facts) {
            let name = self.builder.unit_name(unit).to_owned();
            let (findings, warnings) = self.analyser.conclude(unit, &name, facts);
            self.findings.extend(findings);
            self.warnings.extend(warnings);
        }
        let mut times = self.times;
        times.total = begin.elapsed().as_secs_f64();
        times.phases = BTreeMap::from([
            ("walk".to_owned(), walked.as_secs_f64()),
            ("files".to_owned(), times.files.values().sum()),
        ]);
        let (units, coverage, missing) = self.builder.finish(&self.analyser);
        Scanned {
            units,
            findings: self.findings,
            coverage,
            warnings: self.warnings,
            times,
            sources: self.sources,
            missing,
        }
    }
}

impl Job {
    /// `None` where there is no such input.
    fn work_on(&self, item: usize) -> Option<Worked> {
        let input = self.inputs.get(item)?;
        let begin = Instant::now();
        let slot = input.subject().zip(self.analyser.results());
        let slot = slot.and_then(|(subject, results)| results.slot(&subject));
        let (made, in_bytes) = match slot {
            Some(slot) => self.recall_or_make(input, &slot, begin),
            None => self.make(input, self.load(input)),
        };
        // The path of a member is not a path that anybody knows.
        let made = made.map_err(|skipped| Skipped {
            path: input.name.to_string(),
            ..skipped
        });
        Some(Worked {
            made,
            in_bytes,
            seconds: begin.elapsed().as_secs_f64(),
        })
    }

    /// What an earlier run made of the same file, or what this one makes of it,
    /// which is then kept.
    fn recall_or_make(&self, input: &Input, slot: &Slot, begin: Instant) -> FileMade {
        if let Some(result) = slot.by_stamp() {
            return recalled(result, input);
        }
        let digest = input.digest_of_member();
        let known = digest.and_then(|digest| slot.by_content(&digest));
        if let Some(result) = known {
            return recalled(result, input);
        }
        let loaded = self.load(input);
        let digest = match &loaded {
            // Of what is seen of a program it is no digest of the file.
            Ok(Loaded::Text(file)) => Some(file.digest),
            _ => digest,
        };
        let known = digest.filter(|_| input.member.is_none());
        if let Some(result) = known.and_then(|digest| slot.by_content(&digest)) {
            return recalled(result, input);
        }
        let made = self.make(input, loaded);
        // Had it taken longer, it would have been given up.
        let is_in_time = self.time_for_one.is_none_or(|time| begin.elapsed() < time);
        if is_in_time && let Some(result) = result_of(&made) {
            slot.keep(digest.as_ref(), &result);
        }
        made
    }

    fn load(&self, input: &Input) -> Result<Loaded, Skipped> {
        match &input.origin {
            Origin::Disk(candidate) => load_any(candidate, &self.load).map(|loaded| {
                let below_root = input.below_root;
                loaded.below(below_root)
            }),
            Origin::Memory(file) => file.clone().map(Loaded::Text),
            Origin::Member { path, bytes, .. } => {
                Loaded::from_bytes(Arc::clone(path), bytes.clone())
            }
        }
    }

    fn make(&self, input: &Input, loaded: Result<Loaded, Skipped>) -> FileMade {
        let is_text = matches!(loaded, Ok(Loaded::Text(_)));
        let in_bytes = match &input.origin {
            _ if is_text => Vec::new(),
            Origin::Disk(candidate) => {
                let start = first_bytes(candidate).unwrap_or_default();
                self.analyser.look_at_bytes(input.unit, &input.name, &start)
            }
            Origin::Member { path, bytes, .. } => {
                self.analyser.look_at_bytes(input.unit, path, bytes)
            }
            Origin::Memory(_) => Vec::new(),
        };
        let made = loaded.map(|loaded| match loaded {
            Loaded::Archive(skipped) => Made::Archive(skipped),
            Loaded::Text(file) => Made::Analysed(self.analyse(input.unit, &file)),
            Loaded::View(View { file, reason }) => {
                let mut facts = self.analyse(input.unit, &file);
                facts.analysed.partly.push(Partly {
                    path: file.path.to_string(),
                    member: None,
                    reason: reason.to_string(),
                    lines: Vec::new(),
                });
                Made::Analysed(facts)
            }
        });
        (made, in_bytes)
    }

    /// Analyses a file and the files that are in it.
    fn analyse(&self, unit: usize, file: &SourceFile) -> FileFacts {
        let mut analysed = self.analyser.analyse(unit, file);
        for mut inner in virtual_files(file) {
            inner.file.below_root = file.below_root;
            let found = match inner.is_seen_outside {
                true => self.analyser.match_rules(unit, &inner.file),
                false => self.analyser.analyse(unit, &inner.file),
            };
            inside::add_virtual(&mut analysed, found, file, &inner);
        }
        FileFacts {
            analysed,
            digest: file.digest,
            length: file.text.len(),
        }
    }
}

/// What is made of a file, and what detectors found in one that is not text.
type FileMade = (Result<Made, Skipped>, Vec<Finding>);

/// `None` for what is not kept.
fn result_of((made, in_bytes): &FileMade) -> Option<KeptResult> {
    let made = match made {
        Ok(Made::Analysed(facts)) => {
            let FileFacts {
                analysed,
                digest,
                length,
            } = facts;
            Ok(KeptAnalysis::of(analysed, digest, *length)?)
        }
        // What is in an archive is kept by its members.
        Ok(Made::Archive(_)) => return None,
        Err(skipped) => Err(KeptSkip::of(skipped)?),
    };
    Some(KeptResult::new(made, in_bytes))
}

fn recalled(result: KeptResult, input: &Input) -> FileMade {
    let KeptResult { made, in_bytes } = result;
    let made = match made {
        Ok(analysis) => Ok(Made::Analysed(FileFacts {
            digest: analysis.digest(),
            length: analysis.length,
            analysed: analysis.analysed(input.unit),
        })),
        Err(skip) => Err(skip.skipped(&input.name)),
    };
    (made, in_unit(in_bytes, input.unit))
}

impl Input {
    /// What there is to look up; `None` for what is not on disk.
    fn subject(&self) -> Option<Subject<'_>> {
        let (candidate, member) = match &self.origin {
            Origin::Disk(candidate) => (candidate, None),
            Origin::Member { archive, path, .. } => {
                (archive.as_ref(), Some((self.member.as_deref()?, &**path)))
            }
            Origin::Memory(_) => return None,
        };
        Some(Subject {
            name: &self.name,
            below_root: self.below_root,
            member,
            path: &candidate.path,
            stamp: candidate.stamp.filter(|_| member.is_none()),
        })
    }

    fn digest_of_member(&self) -> Option<blake3::Hash> {
        match &self.origin {
            Origin::Member { bytes, .. } => Some(blake3::hash(bytes)),
            Origin::Disk(_) | Origin::Memory(_) => None,
        }
    }
}

//! Taking the inventory of trees and archives.
//!
//! Files are found, opened and decoded as for a scan, and members of archives
//! too; what is looked for in them is up to `laocoon_inventory`.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use laocoon_inventory::{Inventory, Looked, Seen, Tree, TreeInventory, look, look_at_bytes};
use laocoon_source::{
    ArchiveEvent, ArchiveReader, Candidate, Coverage, LoadOptions, Loaded, PartlyAnalysed,
    SkipReason, Skipped, SourceFile, first_bytes, load_any, load_bytes, walk,
};

use crate::pool::{self, Outcome, PoolOptions};
use crate::scan::{Settings, archive_limits, group, read_batch};

/// Takes the inventory of what is below each path; also given are the paths that
/// are not there.
pub(crate) fn take(paths: &[PathBuf], settings: &Settings) -> (Inventory, Vec<String>) {
    let mut missing = Vec::new();
    let mut trees = Vec::new();
    for roots in group(paths) {
        let (tree, not_there) = take_one(roots.name, &roots.paths, settings);
        missing.extend(not_there);
        trees.push(tree);
    }
    (Inventory { trees }, missing)
}

/// What is gathered of one tree.
struct Gathering {
    tree: Tree,
    coverage: Coverage,
    load: LoadOptions,
    options: PoolOptions,
}

/// What a file turned out to be.
struct Read {
    looked: Looked,
    outcome: Result<(), Skipped>,
    /// It is an archive, unless it cannot be opened.
    is_archive: bool,
}

fn take_one(name: String, roots: &[PathBuf], settings: &Settings) -> (TreeInventory, Vec<String>) {
    let found = walk(roots, &settings.walk_options());
    let mut coverage = Coverage::of_walk(&found);
    let is_missing = |skipped: &Skipped| skipped.reason == SkipReason::DoesNotExist;
    let missing = coverage
        .skipped
        .iter()
        .filter(|skipped| is_missing(skipped));
    let missing = missing.map(|skipped| skipped.path.clone()).collect();
    coverage.skipped.retain(|skipped| !is_missing(skipped));
    let mut gathering = Gathering {
        tree: Tree::default(),
        coverage,
        load: LoadOptions {
            max_file_bytes: settings.max_file_bytes,
        },
        options: PoolOptions {
            workers: settings.workers,
            time_for_one: settings.time_for_one_file,
        },
    };
    for (candidate, if_none) in gathering.read_files(found.files) {
        gathering.read_archive(&candidate, if_none, settings);
    }
    let Gathering {
        tree, mut coverage, ..
    } = gathering;
    coverage.sort();
    (tree.finish(name, coverage), missing)
}

impl Gathering {
    /// Looks at all files but archives, which are given back with the reason why
    /// they were not looked at, should they be none.
    fn read_files(&mut self, files: Vec<Candidate>) -> Vec<(Candidate, Skipped)> {
        for file in &files {
            self.tree.has_file(&file.name);
        }
        let files = Arc::new(files);
        let load = self.load.clone();
        let shared = Arc::clone(&files);
        let work = move |item: usize| shared.get(item).map(|file| read(file, &load));
        let outcomes = pool::run(files.len(), self.options, Arc::new(work));
        let mut archives = Vec::new();
        for (file, outcome) in files.iter().zip(outcomes) {
            let Some(read) = done(outcome, &file.name) else {
                continue;
            };
            self.add(&file.name, None, read.looked);
            match read.outcome {
                Ok(()) => self.coverage.analysed += 1,
                Err(skipped) if read.is_archive => archives.push((file.clone(), skipped)),
                Err(skipped) => self.coverage.skipped.push(skipped),
            }
        }
        archives
    }

    fn read_archive(&mut self, file: &Candidate, if_none: Skipped, settings: &Settings) {
        let limits = archive_limits(&self.load);
        let opened = load_bytes(file, limits.max_archive_bytes)
            .and_then(|bytes| ArchiveReader::open(&file.name, bytes, limits).ok_or(if_none));
        let reader = match opened {
            Ok(reader) => Arc::new(Mutex::new(reader)),
            Err(skipped) => return self.coverage.skipped.push(skipped),
        };
        self.coverage.analysed += 1;
        loop {
            match read_batch(&reader, self.options) {
                Ok(batch) if batch.is_empty() => return,
                Ok(batch) => self.read_members(file, batch, settings),
                Err((reason, detail)) => {
                    let skipped = Skipped::new(&*file.name, reason).because(detail);
                    return self.coverage.skipped.push(skipped);
                }
            }
        }
    }

    fn read_members(&mut self, file: &Candidate, batch: Vec<ArchiveEvent>, settings: &Settings) {
        let named = |member: &str| format!("{}!{member}", file.name);
        let mut members = Vec::new();
        for event in batch {
            match event {
                ArchiveEvent::Member(member) => {
                    self.coverage.files += 1;
                    self.tree.has_file(&member.name);
                    if settings.exclude.leaves_out_member(&member.path) {
                        let skipped = Skipped::new(named(&member.name), SkipReason::Excluded);
                        self.coverage.skipped.push(skipped);
                    } else {
                        members.push(member);
                    }
                }
                ArchiveEvent::Skipped {
                    member,
                    reason,
                    detail,
                } => {
                    self.coverage.files += usize::from(member.is_some());
                    let path = member.map_or_else(|| file.name.to_string(), |name| named(&name));
                    self.coverage.skipped.push(Skipped {
                        path,
                        reason,
                        detail,
                    });
                }
                ArchiveEvent::Partly { member, reason } => {
                    self.partly(named(&member), reason);
                }
                // Nothing that was kept from being read.
                ArchiveEvent::Told { .. } => {}
            }
        }
        let members = Arc::new(members);
        let shared = Arc::clone(&members);
        let work = move |item: usize| {
            let member = shared.get(item)?;
            let loaded = Loaded::from_bytes(&*member.path, member.bytes.clone());
            Some(looked_at(loaded, &member.path, || member.bytes.clone()))
        };
        let outcomes = pool::run(members.len(), self.options, Arc::new(work));
        for (member, outcome) in members.iter().zip(outcomes) {
            let path = named(&member.name);
            let Some(read) = done(outcome, &path) else {
                continue;
            };
            self.add(&file.name, Some(&member.name), read.looked);
            match read.outcome {
                Ok(()) => self.coverage.analysed += 1,
                // An archive in the archive was opened by its reader.
                Err(skipped) => self.coverage.skipped.push(Skipped { path, ..skipped }),
            }
        }
    }

    fn add(&mut self, file: &str, member: Option<&str>, looked: Looked) {
        for mut seen in looked.seen {
            seen.move_to(file, member);
            self.tree.add(seen);
        }
        for reason in looked.partly {
            let path = match member {
                Some(member) => format!("{file}!{member}"),
                None => file.to_owned(),
            };
            self.partly(path, reason);
        }
    }

    fn partly(&mut self, path: String, reason: SkipReason) {
        self.coverage.partly.push(PartlyAnalysed {
            path,
            reason,
            lines: Vec::new(),
        });
    }
}

fn read(file: &Candidate, load: &LoadOptions) -> Read {
    looked_at(load_any(file, load), &file.name, || {
        first_bytes(file).unwrap_or_default()
    })
}

fn looked_at(loaded: Result<Loaded, Skipped>, path: &str, bytes: impl FnOnce() -> Vec<u8>) -> Read {
    let text = |file: &SourceFile, outcome| Read {
        looked: look(file),
        outcome,
        is_archive: false,
    };
    let (skipped, is_archive) = match loaded {
        Ok(Loaded::Text(file)) => return text(&file, Ok(())),
        // Its strings are no use that anybody wrote down.
        Ok(Loaded::View(view)) => (Skipped::new(path, view.reason), false),
        Ok(Loaded::Archive(skipped)) => (skipped, true),
        Err(skipped) => (skipped, false),
    };
    let seen: Vec<Seen> = look_at_bytes(path, &bytes());
    // A file of weights is known by how it begins, however large it is.
    let is_known = !seen.is_empty() && !is_archive;
    Read {
        looked: Looked {
            seen,
            ..Looked::default()
        },
        outcome: if is_known { Ok(()) } else { Err(skipped) },
        is_archive,
    }
}

/// What work gave, or that it gave nothing. `None` where there was no such item.
fn done(outcome: Outcome<Option<Read>>, path: &str) -> Option<Read> {
    let skip = |reason, detail: &str| {
        Some(Read {
            looked: Looked::default(),
            outcome: Err(Skipped::new(path, reason).because(detail)),
            is_archive: false,
        })
    };
    match outcome {
        Outcome::Done(read) => read,
        Outcome::Panicked(message) => skip(SkipReason::InternalError, &message),
        Outcome::TimedOut => skip(SkipReason::Timeout, "longer than `--timeout`"),
        Outcome::NotReached => skip(
            SkipReason::Timeout,
            "not begun: too many files before it took too long",
        ),
    }
}

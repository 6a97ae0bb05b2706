//! What was found in files, kept from one run to the next.
//!
//! Words: a *result* is all that comes of analysing one file or one member of an
//! archive by itself: findings, facts for conclusions, coverage, warnings. A
//! *record* says of which file, under which circumstances, a result is. A
//! *shard* is one file on disk: the records and results of the files of one
//! directory, or of the members of one archive.
//!
//! # What a result depends on
//!
//! A result is taken for a file only if all of this is the same as when it was
//! made; whatever else the analysis of one file looked at would be a mistake:
//!
//! - the *analysis* ([`Analysis`]): the program; name and text of every rule
//!   file; which rules and detectors were chosen; each option that changes what
//!   is found in a file;
//! - the *context*: the name under which the file is reported, and where the
//!   part below the root begins. Names decide of languages, of globs in rules,
//!   of what a file is for, and they are in the findings;
//! - the *content*, by digest. Not to read every file again, a digest is taken
//!   to be what it was as long as the file's settled [`Stamp`] is. For files of
//!   which not all was read (a picture), there is no digest: their results hold
//!   as long as the stamp does.
//!
//! Results of rules that ask for the date are not kept, nor those that time cut
//! off: neither is a function of the above. What detectors *conclude* from
//! several files is concluded in every run, from facts that were kept.
//!
//! # Firewalls for what crosses files
//!
//! Nothing that is kept depends on another file. An analysis that follows values
//! from file to file keeps to that in two steps: the result of a file holds the
//! *interface* that others may use of it (exports, summaries of functions), a
//! fact like others; and what is found by linking is kept under the digest of
//! the file's own content *and of the interfaces that it used*, beside the
//! result, never in it. An edit that leaves an interface as it was then touches
//! nothing beyond its file.
//!
//! # Why it cannot hide anything
//!
//! What is read decides what is found, so it is believed only with checksums: of
//! the list of records, keyed by the shard's own name, and of each result, keyed
//! by its record. A shard that was cut short, changed, or put in another's
//! place is as if it were not there. Shards are written beside their place and
//! moved there, so that a reader sees all of one or another; of two programs
//! that write the same one, one wins, and the other's results are made again. What
//! cannot be written is told once, and changes nothing else.

mod kept;
mod shard;
mod sweep;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use blake3::{Hash, Hasher};
use laocoon_source::Stamp;

pub(crate) use kept::{KeptAnalysis, KeptResult, KeptSkip, in_unit};

use shard::{Shard, Work};

/// So many shards are held at once. Files come in the order of their names, so
/// that those of a directory and of those above it are enough.
const HELD: usize = 64;

/// All that a result depends on besides the file.
#[derive(Debug)]
pub(crate) struct Analysis(Hasher);

impl Analysis {
    /// By this program, with nothing else said yet.
    pub(crate) fn by(program: &str) -> Self {
        Self(Hasher::new()).with("program", [program])
    }

    /// With this, too.
    pub(crate) fn with<'a>(mut self, what: &str, parts: impl IntoIterator<Item = &'a str>) -> Self {
        add(&mut self.0, what);
        for part in parts {
            self.0.update(&[1]);
            add(&mut self.0, part);
        }
        self.0.update(&[0]);
        self
    }
}

/// With its length before each part, no two lists of parts read the same.
fn add(hasher: &mut Hasher, part: &str) {
    hasher.update(&(part.len() as u64).to_le_bytes());
    hasher.update(part.as_bytes());
}

/// The results of earlier runs, and of this one.
#[derive(Debug)]
pub(crate) struct FileCache {
    directory: PathBuf,
    analysis: Hash,
    /// When this run began: no stamp of it was taken before.
    begun: SystemTime,
    held: Mutex<VecDeque<Arc<Shard>>>,
    work: Arc<Work>,
}

/// Where the result of one file is, or will be.
#[derive(Debug)]
pub(crate) struct Slot {
    shard: Arc<Shard>,
    /// What the file is called in its shard.
    name: String,
    context: Hash,
    /// Only if it is settled.
    stamp: Option<Stamp>,
}

/// A file to look up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    /// The name it is reported under.
    pub(crate) name: &'a str,
    /// Where in it the part below the root begins.
    pub(crate) below_root: usize,
    /// Which member of an archive, and the path by which its language is known.
    pub(crate) member: Option<(&'a str, &'a str)>,
    /// Where the file is on disk.
    pub(crate) path: &'a Path,
    pub(crate) stamp: Option<Stamp>,
}

impl FileCache {
    /// What is kept in this directory, which need not exist.
    pub(crate) fn open(directory: PathBuf, analysis: &Analysis) -> Self {
        Self {
            directory,
            analysis: analysis.0.finalize(),
            begun: SystemTime::now(),
            held: Mutex::default(),
            work: Arc::default(),
        }
    }

    /// The place of a file's result; `None` for a path that has no name.
    pub(crate) fn slot(&self, subject: &Subject<'_>) -> Option<Slot> {
        let (of, name) = match subject.member {
            Some((member, _)) => (subject.path, member.to_owned()),
            None => {
                let name = subject.path.file_name()?.to_string_lossy().into_owned();
                (subject.path.parent()?, name)
            }
        };
        let kind = if subject.member.is_some() {
            "archive"
        } else {
            "directory"
        };
        let mut hasher = Hasher::new_keyed(self.analysis.as_bytes());
        add(&mut hasher, subject.name);
        hasher.update(&(subject.below_root as u64).to_le_bytes());
        if let Some((member, path)) = subject.member {
            add(&mut hasher, member);
            add(&mut hasher, path);
        }
        Some(Slot {
            shard: self.shard(kind, of),
            name,
            context: hasher.finalize(),
            stamp: subject.stamp.filter(|stamp| stamp.is_settled(self.begun)),
        })
    }

    fn shard(&self, kind: &str, of: &Path) -> Arc<Shard> {
        let mut hasher = Hasher::new();
        add(&mut hasher, kind);
        hasher.update(of.as_os_str().as_encoded_bytes());
        let key = hasher.finalize();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().rposition(|shard| shard.key() == key)
            && let Some(shard) = held.remove(at)
        {
            held.push_back(Arc::clone(&shard));
            return shard;
        }
        let shard = Arc::new(Shard::new(&self.directory, key, Arc::clone(&self.work)));
        held.push_back(Arc::clone(&shard));
        let oldest = (held.len() > HELD).then(|| held.pop_front());
        drop(held);
        // Whoever is the last to let go of a shard writes it.
        drop(oldest);
        shard
    }

    /// Writes what is not written yet, and removes what there is no room for.
    ///
    /// # Errors
    ///
    /// What kept results from being written, for people.
    pub(crate) fn finish(&self) -> Result<(), String> {
        let held = std::mem::take(&mut *self.held.lock().unwrap_or_else(PoisonError::into_inner));
        drop(held);
        let written = self.work.written();
        if written > 0 {
            sweep::sweep_if_due(&self.directory, written);
        }
        match self.work.problem() {
            Some(problem) => Err(format!(
                "what was found could not be kept in {} ({problem}); everything was scanned, and \
                 the next scan will take as long: make room there, set XDG_CACHE_HOME to another \
                 directory, or give --no-cache",
                self.directory.display()
            )),
            None => Ok(()),
        }
    }
}

impl Slot {
    /// The result of the file, if its stamp says that nobody has changed it.
    pub(crate) fn by_stamp(&self) -> Option<KeptResult> {
        let stamp = self.stamp.as_ref()?;
        self.shard.by_stamp(&self.name, &self.context, stamp)
    }

    /// The result of the file, if it has this content.
    pub(crate) fn by_content(&self, content: &Hash) -> Option<KeptResult> {
        let stamp = self.stamp.as_ref();
        self.shard
            .by_content(&self.name, &self.context, content, stamp)
    }

    /// Keeps the result of the file. Without a digest of its content, it holds as
    /// long as the stamp does, if that is settled.
    pub(crate) fn keep(&self, content: Option<&Hash>, result: &KeptResult) {
        if content.is_some() || self.stamp.is_some() {
            self.shard
                .keep(&self.name, &self.context, content, self.stamp, result);
        }
    }
}

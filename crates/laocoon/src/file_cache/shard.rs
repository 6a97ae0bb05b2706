//! One file of the cache: the results of the files of a directory.
//!
//! ```text
//! magic | length of the list | checksum of the list | list of records | results
//! ```
//!
//! Results stand one behind another in the order of their records. It is read as
//! a whole when the first file of the directory is looked up, and written as a
//! whole, if anything in it is new, when the last one has been.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};

use blake3::Hash;
use laocoon_source::Stamp;
use serde::{Deserialize, Serialize};

use super::KeptResult;
use crate::cache_place::create_private;
use crate::interrupt;

/// How a shard begins. Results know by their context which program made them;
/// this changes when records do.
const MAGIC: &[u8; 8] = b"laocoon1";

/// A larger shard is neither read nor written.
const MAX_SHARD_BYTES: u64 = 64 << 20;

/// More bytes than a record has, without its name.
const ROOM_FOR_A_RECORD: usize = 256;

/// So many results of one file are kept, for different analyses and names.
const MAX_RESULTS_OF_A_FILE: usize = 4;

/// A result that was not used for so many days goes.
const MAX_DAYS: u32 = 30;

/// The day on which a record was last used is written again after so many.
const DAYS_UNTIL_USE_IS_NEWS: u32 = 7;

/// A shard that is only read says so by its time after so long.
const UNTIL_READING_IS_NEWS: Duration = Duration::from_secs(24 * 3600);

/// What a result is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    /// The file in the directory, or the member of the archive.
    name: String,
    context: [u8; blake3::OUT_LEN],
    /// `None` if the result holds as long as the stamp does.
    content: Option<[u8; blake3::OUT_LEN]>,
    /// The stamp that goes with the content; only if it was settled.
    stamp: Option<Stamp>,
    /// When it was last used, in days since 1970.
    day: u32,
    /// Of the result, in bytes.
    length: u32,
    /// Of the result, with all the above that says what it is of.
    checksum: [u8; blake3::OUT_LEN],
}

/// What all shards of a run do together.
#[derive(Debug, Default)]
pub(super) struct Work {
    written: AtomicU64,
    problem: OnceLock<String>,
}

impl Work {
    /// So many bytes were written.
    pub(super) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// What first kept something from being written.
    pub(super) fn problem(&self) -> Option<&str> {
        self.problem.get().map(String::as_str)
    }
}

/// The results of the files of one directory.
#[derive(Debug)]
pub(super) struct Shard {
    key: Hash,
    path: PathBuf,
    work: Arc<Work>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Whether it was looked whether there is one on disk.
    is_read: bool,
    /// By the names of the files, of each the newest last.
    entries: BTreeMap<String, Vec<Entry>>,
    /// Whether there is something that is not on disk.
    is_new: bool,
    /// When the one on disk was written, if there is one.
    written: Option<SystemTime>,
}

/// A record and its result, which is not known to be whole.
#[derive(Debug)]
struct Entry {
    record: Record,
    bytes: Vec<u8>,
}

impl Shard {
    pub(super) fn new(directory: &Path, key: Hash, work: Arc<Work>) -> Self {
        let hex = key.to_hex();
        let (folder, name) = hex.split_at(2);
        Self {
            key,
            path: directory.join(folder).join(name),
            work,
            state: Mutex::default(),
        }
    }

    pub(super) fn key(&self) -> Hash {
        self.key
    }

    pub(super) fn by_stamp(&self, name: &str, context: &Hash, stamp: &Stamp) -> Option<KeptResult> {
        self.with(|state| {
            let is_it = |record: &Record| record.stamp.as_ref() == Some(stamp);
            state.find(name, context, is_it, None)
        })
    }

    /// A stamp that is given is that of this content, from now on.
    pub(super) fn by_content(
        &self,
        name: &str,
        context: &Hash,
        content: &Hash,
        stamp: Option<&Stamp>,
    ) -> Option<KeptResult> {
        self.with(|state| {
            let is_it = |record: &Record| record.content.as_ref() == Some(content.as_bytes());
            state.find(name, context, is_it, stamp)
        })
    }

    pub(super) fn keep(
        &self,
        name: &str,
        context: &Hash,
        content: Option<&Hash>,
        stamp: Option<Stamp>,
        result: &KeptResult,
    ) {
        let Ok(bytes) = postcard::to_allocvec(result) else {
            return;
        };
        let Ok(length) = u32::try_from(bytes.len()) else {
            return;
        };
        let mut record = Record {
            name: name.to_owned(),
            context: *context.as_bytes(),
            content: content.map(|content| *content.as_bytes()),
            stamp,
            day: today(),
            length,
            checksum: [0; blake3::OUT_LEN],
        };
        record.checksum = record.checksum_of(&bytes);
        self.with(|state| {
            let of_file = state.entries.entry(name.to_owned()).or_default();
            of_file.retain(|entry| entry.record.context != record.context);
            of_file.push(Entry { record, bytes });
            state.is_new = true;
        });
    }

    fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.is_read {
            *state = self.read().unwrap_or_default();
            state.is_read = true;
        }
        work(&mut state)
    }

    /// `None` when there is none, or not all of its list is what was written.
    fn read(&self) -> Option<State> {
        let file = File::open(&self.path).ok()?;
        let metadata = file.metadata().ok()?;
        let length = metadata.len();
        if !metadata.is_file() || length > MAX_SHARD_BYTES {
            return None;
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
        file.take(length).read_to_end(&mut bytes).ok()?;
        Some(State {
            is_read: true,
            entries: read_entries(&self.key, &bytes)?,
            is_new: false,
            written: metadata.modified().ok(),
        })
    }

    fn write(&self, state: &mut State) -> io::Result<u64> {
        state.leave_out();
        let entries = || state.entries.values().flatten();
        let records: Vec<&Record> = entries().map(|entry| &entry.record).collect();
        let list = postcard::to_allocvec(&records).map_err(io::Error::other)?;
        let results: usize = entries().map(|entry| entry.bytes.len()).sum();
        let length = MAGIC.len() + 4 + blake3::OUT_LEN + list.len() + results;
        let mut bytes = Vec::with_capacity(length);
        bytes.extend_from_slice(MAGIC);
        bytes.extend(
            u32::try_from(list.len())
                .map_err(io::Error::other)?
                .to_le_bytes(),
        );
        bytes.extend_from_slice(checksum_of_list(&self.key, &list).as_bytes());
        bytes.extend(list);
        for entry in entries() {
            bytes.extend_from_slice(&entry.bytes);
        }
        let folder = self.path.parent().unwrap_or(&self.path);
        create_private(folder)?;
        let _no_interrupt = interrupt::hold();
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&bytes)?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(length as u64)
    }

    /// The time of a shard says when it was of use: the oldest are removed.
    fn say_that_it_was_read(&self, written: SystemTime) {
        let is_news = |age: Duration| age > UNTIL_READING_IS_NEWS;
        if written.elapsed().is_ok_and(is_news)
            && let Ok(file) = File::options().write(true).open(&self.path)
        {
            // It matters little whether this is possible.
            drop(file.set_modified(SystemTime::now()));
        }
    }
}

impl Drop for Shard {
    fn drop(&mut self) {
        let mut state =
            std::mem::take(self.state.get_mut().unwrap_or_else(PoisonError::into_inner));
        if !state.is_new {
            if let Some(written) = state.written {
                self.say_that_it_was_read(written);
            }
        } else if self.work.problem.get().is_none() {
            match self.write(&mut state) {
                Ok(length) => {
                    self.work.written.fetch_add(length, Ordering::Relaxed);
                }
                // Another thread may have told the first one.
                Err(error) => drop(self.work.problem.set(error.to_string())),
            }
        }
    }
}

impl State {
    /// The result of a record, if it is whole. A stamp that is given is that of
    /// its content, from now on.
    fn find(
        &mut self,
        name: &str,
        context: &Hash,
        is_it: impl Fn(&Record) -> bool,
        stamp: Option<&Stamp>,
    ) -> Option<KeptResult> {
        let of_file = self.entries.get_mut(name)?;
        let at = of_file.iter().position(|entry| {
            entry.record.context == *context.as_bytes() && is_it(&entry.record)
        })?;
        let entry = of_file.get_mut(at)?;
        let is_whole = entry.record.checksum == entry.record.checksum_of(&entry.bytes);
        let result = is_whole.then(|| postcard::from_bytes(&entry.bytes).ok());
        let Some(Some(result)) = result else {
            of_file.remove(at);
            self.is_new = true;
            return None;
        };
        if let Some(stamp) = stamp
            && entry.record.stamp.as_ref() != Some(stamp)
        {
            entry.record.stamp = Some(*stamp);
            self.is_new = true;
        }
        let today = today();
        if today.saturating_sub(entry.record.day) >= DAYS_UNTIL_USE_IS_NEWS {
            entry.record.day = today;
            self.is_new = true;
        }
        Some(result)
    }

    /// Leaves out what nobody will ask for, and what there is no room for.
    fn leave_out(&mut self) {
        let today = today();
        let is_old = |entry: &Entry| today.saturating_sub(entry.record.day) > MAX_DAYS;
        for of_file in self.entries.values_mut() {
            of_file.retain(|entry| !is_old(entry));
            let surplus = of_file.len().saturating_sub(MAX_RESULTS_OF_A_FILE);
            of_file.drain(..surplus);
        }
        let mut room = MAX_SHARD_BYTES;
        let mut has_room = |entry: &Entry| {
            let size = entry.bytes.len() + entry.record.name.len() + ROOM_FOR_A_RECORD;
            let left = room.checked_sub(size as u64);
            room = left.unwrap_or(room);
            left.is_some()
        };
        for of_file in self.entries.values_mut() {
            of_file.retain(&mut has_room);
        }
        self.entries.retain(|_, of_file| !of_file.is_empty());
    }
}

impl Record {
    /// Of the result, keyed by what it is of. The stamp of a record with a
    /// digest is left out: it changes, and the list's own checksum is over it.
    fn checksum_of(&self, result: &[u8]) -> [u8; blake3::OUT_LEN] {
        let mut hasher = blake3::Hasher::new_keyed(&self.context);
        super::add(&mut hasher, &self.name);
        match (&self.content, &self.stamp) {
            (Some(content), _) => hasher.update(content),
            (None, stamp) => hasher.update(format!("{stamp:?}").as_bytes()),
        };
        hasher.update(result);
        *hasher.finalize().as_bytes()
    }
}

/// With the shard's name in it, one shard is not taken for another.
fn checksum_of_list(key: &Hash, list: &[u8]) -> Hash {
    blake3::keyed_hash(key.as_bytes(), list)
}

fn read_entries(key: &Hash, bytes: &[u8]) -> Option<BTreeMap<String, Vec<Entry>>> {
    let bytes = bytes.strip_prefix(MAGIC)?;
    let (length, bytes) = bytes.split_first_chunk::<4>()?;
    let (checksum, bytes) = bytes.split_first_chunk::<{ blake3::OUT_LEN }>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (list, mut results) = bytes.split_at_checked(length)?;
    if checksum_of_list(key, list) != Hash::from_bytes(*checksum) {
        return None;
    }
    let records: Vec<Record> = postcard::from_bytes(list).ok()?;
    let mut entries: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for record in records {
        // What is missing at the end is missing; each has its own checksum.
        let length = usize::try_from(record.length).ok()?.min(results.len());
        let (result, rest) = results.split_at(length);
        results = rest;
        let bytes = result.to_vec();
        let of_file = entries.entry(record.name.clone()).or_default();
        of_file.push(Entry { record, bytes });
    }
    Some(entries)
}

/// In days since 1970; what is kept is not younger for a clock that is wrong.
fn today() -> u32 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / (24 * 3600));
    u32::try_from(days).unwrap_or(u32::MAX)
}

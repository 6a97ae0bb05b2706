//! The text of files with findings, for fingerprints, suppressions and excerpts.
//!
//! Files are read again rather than kept: a scan may find something in every
//! file. A file that is no longer what was scanned is not shown, since offsets
//! would point at other text, and what it says is not obeyed.
//!
//! A member of an archive can only be reached by reading those before it. While
//! a report is assembled, members are asked for in the order of their names; so
//! when one is asked for, a *window* of those that will be asked for next is
//! read along, as many as there is room for. The renderers ask in another order,
//! and keep what they were given.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use laocoon_source::{
    ArchiveEvent, ArchiveReader, Candidate, LoadOptions, Loaded, load_any, load_bytes,
};

use super::archives;
use super::gathering::{Input, Origin};

/// So many bytes of text are kept of the members of one archive.
const WINDOW_BYTES: usize = 64 << 20;

/// Gives a report the text of the files it speaks of.
pub(crate) struct ReportSources {
    options: LoadOptions,
    files: HashMap<Arc<str>, Place>,
    archives: HashMap<Arc<str>, Archive>,
    window: RefCell<Window>,
    changed: RefCell<BTreeSet<Arc<str>>>,
}

enum Place {
    Disk(Candidate, blake3::Hash),
    Memory(Arc<str>),
}

struct Archive {
    candidate: Candidate,
    members: BTreeMap<Arc<str>, MemberFacts>,
}

struct MemberFacts {
    digest: blake3::Hash,
    /// Bytes of its text.
    length: usize,
}

/// Texts of members of one archive.
#[derive(Default)]
struct Window {
    archive: Arc<str>,
    texts: BTreeMap<Arc<str>, Option<Arc<str>>>,
}

impl ReportSources {
    pub(super) fn new(options: LoadOptions) -> Self {
        Self {
            options,
            files: HashMap::new(),
            archives: HashMap::new(),
            window: RefCell::default(),
            changed: RefCell::default(),
        }
    }

    pub(super) fn add_archive(&mut self, candidate: &Candidate) {
        let archive = Archive {
            candidate: candidate.clone(),
            members: BTreeMap::new(),
        };
        self.archives.insert(Arc::clone(&candidate.name), archive);
    }

    /// Remembers an input, whose text has this length.
    pub(super) fn add(&mut self, input: &Input, digest: blake3::Hash, length: usize) {
        let place = match &input.origin {
            Origin::Disk(candidate) => Place::Disk(candidate.clone(), digest),
            Origin::Memory(Ok(file)) => Place::Memory(Arc::clone(&file.text)),
            Origin::Memory(Err(_)) => return,
            Origin::Member { .. } => {
                if let (Some(archive), Some(member)) =
                    (self.archives.get_mut(&input.name), &input.member)
                {
                    let facts = MemberFacts { digest, length };
                    archive.members.insert(Arc::clone(member), facts);
                }
                return;
            }
        };
        self.files.insert(Arc::clone(&input.name), place);
    }

    /// The text of a file, or of a member of it, if it is still what was scanned.
    pub(crate) fn text(&self, name: &str, member: Option<&str>) -> Option<Arc<str>> {
        if let Some(member) = member {
            return self.text_of_member(name, member);
        }
        let (name, place) = self.files.get_key_value(name)?;
        match place {
            Place::Memory(text) => Some(Arc::clone(text)),
            Place::Disk(candidate, digest) => {
                let loaded = load_any(candidate, &self.options).ok();
                let text = loaded
                    .and_then(Loaded::into_file)
                    .filter(|file| file.digest == *digest)
                    .map(|file| file.text);
                if text.is_none() {
                    self.changed.borrow_mut().insert(Arc::clone(name));
                }
                text
            }
        }
    }

    fn text_of_member(&self, name: &str, member: &str) -> Option<Arc<str>> {
        let (name, archive) = self.archives.get_key_value(name)?;
        archive.members.get(member)?;
        let is_there = {
            let window = self.window.borrow();
            window.archive == *name && window.texts.contains_key(member)
        };
        if !is_there {
            let texts = archive.read_from(member, &self.options);
            *self.window.borrow_mut() = Window {
                archive: Arc::clone(name),
                texts,
            };
        }
        let text = self.window.borrow().texts.get(member).cloned().flatten();
        if text.is_none() {
            self.changed.borrow_mut().insert(Arc::clone(name));
        }
        text
    }

    /// The files that were no longer what was scanned when they were asked for.
    pub(crate) fn changed(&self) -> Vec<Arc<str>> {
        self.changed.borrow().iter().cloned().collect()
    }
}

impl Archive {
    /// The texts of this member and of those after it, as many as there is room
    /// for; `None` for those that are not what was scanned.
    fn read_from(
        &self,
        member: &str,
        options: &LoadOptions,
    ) -> BTreeMap<Arc<str>, Option<Arc<str>>> {
        let mut room = WINDOW_BYTES;
        let mut texts = BTreeMap::new();
        for (name, facts) in self.members.range(Arc::from(member)..) {
            let Some(left) = room.checked_sub(facts.length) else {
                break;
            };
            room = left;
            texts.insert(Arc::clone(name), None);
        }
        // There is always room for the one that was asked for.
        texts.entry(member.into()).or_default();
        let limits = archives::limits(options);
        let reader = load_bytes(&self.candidate, limits.max_archive_bytes)
            .ok()
            .and_then(|bytes| ArchiveReader::open(&self.candidate.name, bytes, limits));
        let mut missing = texts.len();
        for event in reader.into_iter().flatten() {
            if missing == 0 {
                break;
            }
            if let ArchiveEvent::Member(read) = event
                && let Some(text) = texts.get_mut(&*read.name)
                && let Some(facts) = self.members.get(&*read.name)
            {
                missing -= 1;
                let loaded = Loaded::from_bytes(read.path, read.bytes).ok();
                *text = loaded
                    .and_then(Loaded::into_file)
                    .filter(|file| file.digest == facts.digest)
                    .map(|file| file.text);
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_not_shown() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.py");
        std::fs::write(&path, "one\n").unwrap();
        let candidate = Candidate::new(&path);
        let input = Input {
            unit: 0,
            below_root: 0,
            name: "a.py".into(),
            member: None,
            origin: Origin::Disk(candidate),
        };
        let mut sources = ReportSources::new(LoadOptions::default());
        sources.add(&input, blake3::hash(b"one\n"), 4);
        assert_eq!(sources.text("a.py", None).as_deref(), Some("one\n"));
        assert_eq!(sources.text("b.py", None), None);
        assert!(sources.changed().is_empty());
        std::fs::write(&path, "# nosemgrep\n").unwrap();
        assert_eq!(sources.text("a.py", None), None);
        assert_eq!(sources.changed(), ["a.py".into()]);
    }
}

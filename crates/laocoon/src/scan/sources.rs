//! The text of files with findings, for fingerprints, suppressions and excerpts.
//!
//! Files are read again rather than kept: a scan may find something in every
//! file. A file that is no longer what was scanned is not shown, since offsets
//! would point at other text, and what it says is not obeyed.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use laocoon_source::{Candidate, LoadOptions, load};

use super::{Input, Origin};

/// Gives a report the text of the files it speaks of.
pub(crate) struct ReportSources {
    options: LoadOptions,
    files: HashMap<Arc<str>, Place>,
    changed: RefCell<BTreeSet<Arc<str>>>,
}

enum Place {
    Disk(Candidate, blake3::Hash),
    Memory(Arc<str>),
}

impl ReportSources {
    pub(super) fn new(options: LoadOptions) -> Self {
        Self {
            options,
            files: HashMap::new(),
            changed: RefCell::default(),
        }
    }

    pub(super) fn add(&mut self, input: &Input, digest: blake3::Hash) {
        let place = match &input.origin {
            Origin::Disk(candidate) => Place::Disk(candidate.clone(), digest),
            Origin::Memory(Ok(file)) => Place::Memory(Arc::clone(&file.text)),
            Origin::Memory(Err(_)) => return,
        };
        self.files.insert(Arc::clone(&input.name), place);
    }

    /// The text of a file, if it is still what was scanned.
    pub(crate) fn text(&self, name: &str) -> Option<Arc<str>> {
        let (name, place) = self.files.get_key_value(name)?;
        match place {
            Place::Memory(text) => Some(Arc::clone(text)),
            Place::Disk(candidate, digest) => {
                let file = load(candidate, &self.options).ok();
                let text = file
                    .filter(|file| file.digest == *digest)
                    .map(|file| file.text);
                if text.is_none() {
                    self.changed.borrow_mut().insert(Arc::clone(name));
                }
                text
            }
        }
    }

    /// The files that were no longer what was scanned when they were asked for.
    pub(crate) fn changed(&self) -> Vec<Arc<str>> {
        self.changed.borrow().iter().cloned().collect()
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
            name: "a.py".into(),
            origin: Origin::Disk(candidate),
        };
        let mut sources = ReportSources::new(LoadOptions::default());
        sources.add(&input, blake3::hash(b"one\n"));
        assert_eq!(sources.text("a.py").as_deref(), Some("one\n"));
        assert_eq!(sources.text("b.py"), None);
        assert!(sources.changed().is_empty());
        std::fs::write(&path, "# nosemgrep\n").unwrap();
        assert_eq!(sources.text("a.py"), None);
        assert_eq!(sources.changed(), ["a.py".into()]);
    }
}

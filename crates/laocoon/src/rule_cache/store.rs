//! The files of the cache.
//!
//! Each entry is one file, named by its key: a checksum over key and content,
//! then the content. It is written beside its place and moved there, so that
//! of two programs that write the same entry one wins, and a reader sees all of
//! an entry or nothing. What is there is bounded: the oldest files go first.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::time::SystemTime;

use blake3::Hash;

use crate::cache_place::{create_private, is_private};
use crate::interrupt;

/// A larger entry is not kept: reading it would save nothing.
const MAX_ENTRY_BYTES: u64 = 64 << 20;

/// All files together.
const MAX_BYTES: u64 = 256 << 20;

/// A directory of entries.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    directory: PathBuf,
    max_bytes: u64,
}

impl Store {
    /// One in this directory, which need not exist.
    pub(crate) fn at(directory: PathBuf) -> Self {
        Self {
            directory,
            max_bytes: MAX_BYTES,
        }
    }

    /// What was kept under this key, if all of it is there and as it was.
    pub(crate) fn read(&self, key: &Hash) -> Option<Vec<u8>> {
        if !is_private(&self.directory) {
            return None;
        }
        let mut file = File::open(self.path(key)).ok()?;
        let metadata = file.metadata().ok()?;
        let length = metadata.len().min(MAX_ENTRY_BYTES);
        if !metadata.is_file() {
            return None;
        }
        let mut sum = [0; blake3::OUT_LEN];
        file.read_exact(&mut sum).ok()?;
        let mut content = Vec::with_capacity(usize::try_from(length).ok()?);
        file.take(MAX_ENTRY_BYTES).read_to_end(&mut content).ok()?;
        (checksum(key, &content) == Hash::from_bytes(sum)).then_some(content)
    }

    /// Keeps this. Not being able to is no error: it will be made again.
    pub(crate) fn write(&self, key: &Hash, content: &[u8]) {
        if content.len() as u64 + 32 <= MAX_ENTRY_BYTES.min(self.max_bytes) {
            let written = self.try_write(key, content);
            drop(written.and_then(|()| self.remove_oldest()));
        }
    }

    fn try_write(&self, key: &Hash, content: &[u8]) -> io::Result<()> {
        create_private(&self.directory)?;
        let _no_interrupt = interrupt::hold();
        let mut file = tempfile::NamedTempFile::new_in(&self.directory)?;
        file.write_all(checksum(key, content).as_bytes())?;
        file.write_all(content)?;
        file.persist(self.path(key))
            .map(drop)
            .map_err(|error| error.error)
    }

    /// Files beyond the bound go, the oldest first; also what a program left
    /// that was ended while it wrote.
    fn remove_oldest(&self) -> io::Result<()> {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in self.directory.read_dir()? {
            let entry = entry?;
            let metadata = entry.metadata()?;
            files.push((metadata.modified()?, metadata.len(), entry.path()));
        }
        files.sort_unstable();
        let mut bytes: u64 = files.iter().map(|(_, length, _)| length).sum();
        for (_, length, path) in files {
            if bytes <= self.max_bytes {
                break;
            }
            fs::remove_file(path)?;
            bytes -= length;
        }
        Ok(())
    }

    fn path(&self, key: &Hash) -> PathBuf {
        self.directory.join(key.to_hex().as_str())
    }
}

/// With the key in it, an entry under another name is not taken for this one.
fn checksum(key: &Hash, content: &[u8]) -> Hash {
    blake3::keyed_hash(key.as_bytes(), content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(max_bytes: u64) -> (tempfile::TempDir, Store) {
        let directory = tempfile::tempdir().unwrap();
        let store = Store {
            directory: directory.path().join("made/when/needed"),
            max_bytes,
        };
        (directory, store)
    }

    #[test]
    fn what_was_kept_is_there() {
        let (_directory, store) = store(MAX_BYTES);
        let (one, other) = (blake3::hash(b"1"), blake3::hash(b"2"));
        assert_eq!(store.read(&one), None);
        store.write(&one, b"content");
        assert_eq!(store.read(&one).as_deref(), Some(&b"content"[..]));
        store.write(&one, b"newer");
        assert_eq!(store.read(&one).as_deref(), Some(&b"newer"[..]));
        assert_eq!(store.read(&other), None);
    }

    #[test]
    fn an_entry_that_was_changed_is_none() {
        let (_directory, store) = store(MAX_BYTES);
        let (key, other) = (blake3::hash(b"1"), blake3::hash(b"2"));
        store.write(&key, b"content");
        let whole = fs::read(store.path(&key)).unwrap();
        let check = |what: &str, bytes: &[u8]| {
            fs::write(store.path(&key), bytes).unwrap();
            assert_eq!(store.read(&key), None, "{what}");
        };
        check("empty", b"");
        check("half a checksum", &whole[..16]);
        check("cut short", &whole[..whole.len() - 1]);
        check("longer", &[&whole[..], b"x"].concat());
        for place in 0..whole.len() {
            let mut changed = whole.clone();
            changed[place] ^= 1;
            check(&format!("byte {place} changed"), &changed);
        }
        fs::write(store.path(&other), &whole).unwrap();
        assert_eq!(store.read(&other), None, "under another key");
        fs::write(store.path(&key), &whole).unwrap();
        assert!(store.read(&key).is_some());
    }

    #[test]
    fn the_oldest_go_when_there_is_no_room() {
        let (_directory, store) = store(250);
        let keys: Vec<Hash> = (0..4u8).map(|number| blake3::hash(&[number])).collect();
        for (age, key) in keys.iter().enumerate() {
            store.write(key, &[0; 68]);
            let file = File::options().write(true).open(store.path(key)).unwrap();
            let second = std::time::Duration::from_secs(1_000 + age as u64);
            file.set_modified(SystemTime::UNIX_EPOCH + second).unwrap();
        }
        let kept: Vec<bool> = keys.iter().map(|key| store.read(key).is_some()).collect();
        assert_eq!(kept, [false, false, true, true]);
        store.write(&keys[0], &[0; 300]);
        assert_eq!(store.read(&keys[0]), None, "larger than all may be");
        assert!(store.read(&keys[3]).is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_that_others_can_write_to_is_not_believed() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_directory, store) = store(MAX_BYTES);
        let key = blake3::hash(b"1");
        store.write(&key, b"content");
        for (mode, is_read) in [(0o777, false), (0o770, false), (0o755, true)] {
            let permissions = fs::Permissions::from_mode(mode);
            fs::set_permissions(&store.directory, permissions).unwrap();
            assert_eq!(store.read(&key).is_some(), is_read, "{mode:o}");
        }
    }
}

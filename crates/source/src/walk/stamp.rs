//! What the file system says of a file without opening it.
//!
//! Two equal stamps mean that nobody has changed the file in between, with one
//! exception: clocks of file systems go in steps, so that a change right after
//! another one may leave the same stamp. A stamp that was taken long enough
//! after the change that it tells of is *settled*: whoever changes the file
//! later leaves another one. (Git calls files whose stamp is not settled
//! "racily clean", and reads them again, too.)

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// The longest step of any clock of a file system: that of FAT.
const LONGEST_STEP: Duration = Duration::from_secs(2);

/// What the file system says of a file: where it is, how long, and when its
/// content and its entry were changed. Programs can set the first of these times
/// as they like, but not the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    device: u64,
    inode: u64,
    length: u64,
    modified: Duration,
    changed: Duration,
}

impl Stamp {
    /// `None` where the system does not say enough, and for times before 1970.
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let time = |seconds: i64, nanoseconds: i64| {
            let seconds = u64::try_from(seconds).ok()?;
            Some(Duration::new(seconds, u32::try_from(nanoseconds).ok()?))
        };
        Some(Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            length: metadata.len(),
            modified: time(metadata.mtime(), metadata.mtime_nsec())?,
            changed: time(metadata.ctime(), metadata.ctime_nsec())?,
        })
    }

    #[cfg(not(unix))]
    pub(super) fn of(_metadata: &Metadata) -> Option<Self> {
        None
    }

    /// Whether nobody can have changed the file after this time, at which the
    /// stamp was taken or earlier, and left the same stamp.
    pub fn is_settled(&self, taken: SystemTime) -> bool {
        let taken = taken.duration_since(SystemTime::UNIX_EPOCH);
        let last = self.modified.max(self.changed).saturating_add(LONGEST_STEP);
        taken.is_ok_and(|taken| last < taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_settled_when_all_clocks_have_gone_on() {
        let second = Duration::from_secs;
        let check = |modified, changed, taken, expected| {
            let stamp = Stamp {
                device: 1,
                inode: 1,
                length: 1,
                modified: second(modified),
                changed: second(changed),
            };
            let taken = SystemTime::UNIX_EPOCH + second(taken);
            assert_eq!(stamp.is_settled(taken), expected, "{stamp:?}");
        };
        check(10, 10, 13, true);
        check(10, 10, 12, false);
        check(10, 11, 13, false);
        check(11, 10, 13, false);
        check(10, 10, 10, false);
        check(90, 10, 50, false);
    }

    #[cfg(unix)]
    #[test]
    fn whoever_changes_a_file_changes_its_stamp() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a");
        let other = directory.path().join("b");
        let stamp = || Stamp::of(&path.metadata().unwrap()).unwrap();
        std::fs::write(&path, "one").unwrap();
        let first = stamp();
        assert_eq!(stamp(), first);
        std::fs::write(&path, "longer").unwrap();
        assert_ne!(stamp().length, first.length);
        // Another file in its place, with the same time and length.
        let before = stamp();
        std::fs::write(&other, "longer").unwrap();
        let file = std::fs::File::options().write(true).open(&other).unwrap();
        file.set_modified(path.metadata().unwrap().modified().unwrap())
            .unwrap();
        std::fs::rename(&other, &path).unwrap();
        assert_eq!(stamp().modified, before.modified);
        assert_ne!(stamp(), before);
    }
}

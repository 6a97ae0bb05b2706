//! Removing what there is no room for.
//!
//! The size of the cache is bounded, but not looked at in every run: only once a
//! day, and after runs that wrote much. So there may be more for a day than the
//! bound says, by what is written on that day.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// All results together.
const MAX_BYTES: u64 = 1 << 30;

/// After writing so many bytes, a run looks.
const MUCH: u64 = 16 << 20;

/// And after so long.
const EVERY: Duration = Duration::from_secs(24 * 3600);

/// Its time says when somebody looked last.
const MARK: &str = "swept";

/// Removes the shards that were not of use for the longest time, if there is too
/// much, and if it is time to look. Not being able to is no error: another run
/// will try.
pub(super) fn sweep_if_due(directory: &Path, written: u64) {
    let mark = directory.join(MARK);
    let is_recent = |time: SystemTime| time.elapsed().is_ok_and(|age| age < EVERY);
    let looked = mark.metadata().and_then(|metadata| metadata.modified());
    if written < MUCH && looked.is_ok_and(is_recent) {
        return;
    }
    drop(fs::write(&mark, "").and_then(|()| sweep(directory, MAX_BYTES)));
}

/// The oldest go until three quarters of what there may be are left, so that
/// they do not have to go one by one. What programs left that were ended while
/// they wrote goes the same way.
fn sweep(directory: &Path, max_bytes: u64) -> io::Result<()> {
    let mut shards: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for folder in directory.read_dir()? {
        let folder = folder?;
        if !folder.file_type()?.is_dir() {
            continue;
        }
        for shard in folder.path().read_dir()? {
            let shard = shard?;
            let metadata = shard.metadata()?;
            shards.push((metadata.modified()?, metadata.len(), shard.path()));
        }
    }
    let mut bytes: u64 = shards.iter().map(|(_, length, _)| length).sum();
    if bytes <= max_bytes {
        return Ok(());
    }
    shards.sort_unstable();
    for (_, length, path) in shards {
        if bytes <= max_bytes / 4 * 3 {
            break;
        }
        fs::remove_file(path)?;
        bytes -= length;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    fn shards(count: u64) -> (tempfile::TempDir, Vec<PathBuf>) {
        let directory = tempfile::tempdir().unwrap();
        let make = |number| {
            let folder = directory.path().join(format!("{:02}", number % 3));
            fs::create_dir_all(&folder).unwrap();
            let path = folder.join(format!("{number}"));
            fs::write(&path, [0; 100]).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1000 + number);
            let file = File::options().write(true).open(&path).unwrap();
            file.set_modified(time).unwrap();
            path
        };
        let paths = (0..count).map(make).collect();
        (directory, paths)
    }

    #[test]
    fn the_oldest_go_when_there_is_no_room() {
        let (directory, paths) = shards(10);
        sweep(directory.path(), 1000).unwrap();
        assert!(paths.iter().all(|path| path.exists()), "there was room");
        sweep(directory.path(), 800).unwrap();
        let left: Vec<bool> = paths.iter().map(|path| path.exists()).collect();
        assert_eq!(left, [[false; 4].as_slice(), &[true; 6]].concat());
    }

    #[test]
    fn it_is_looked_once_a_day_or_after_much_was_written() {
        let (directory, _paths) = shards(1);
        let mark = directory.path().join(MARK);
        let looks = |written| {
            let before = mark.metadata().unwrap().modified().unwrap();
            sweep_if_due(directory.path(), written);
            mark.metadata().unwrap().modified().unwrap() != before
        };
        let set_age = |seconds| {
            let file = File::options().write(true).open(&mark).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds))
                .unwrap();
        };
        sweep_if_due(directory.path(), 1);
        assert!(mark.exists(), "nobody had looked yet");
        set_age(3600);
        assert!(!looks(1));
        assert!(looks(MUCH));
        set_age(25 * 3600);
        assert!(looks(1));
    }
}

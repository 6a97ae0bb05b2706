//! Tests of the cache of results, without scanning anything.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use laocoon_report::{Confidence, Finding, Location, Position, Severity};
use laocoon_source::Candidate;

use super::*;
use crate::scan::Analysed;

fn analysis() -> Analysis {
    Analysis::by("program").with("rules", ["a", "b"])
}

fn cache(directory: &Path) -> FileCache {
    FileCache::open(directory.to_path_buf(), &analysis())
}

/// A result that says this.
fn result(message: &str) -> KeptResult {
    let place = Position::new(1, 1, 0);
    let location = Location::new("a.py", place, place);
    let (severity, confidence) = (Severity::High, Confidence::High);
    let finding = Finding::new("execution/x", severity, confidence, location, message);
    let analysed = Analysed {
        findings: vec![finding],
        ..Analysed::default()
    };
    let kept = KeptAnalysis::of(&analysed, &blake3::hash(b""), 0).unwrap();
    KeptResult::new(Ok(kept), &[])
}

fn said(result: Option<KeptResult>) -> Option<String> {
    let analysed = result?.made.ok()?.analysed(7);
    assert_eq!(analysed.findings[0].unit, 7);
    Some(analysed.findings[0].message.clone())
}

/// A file that is not there, and need not be.
fn subject() -> Subject<'static> {
    Subject {
        name: "src/a.py",
        below_root: 4,
        member: None,
        path: Path::new("/there/src/a.py"),
        stamp: None,
    }
}

fn content() -> Hash {
    blake3::hash(b"content")
}

/// A directory in which a result is kept for [`subject`] with [`content`].
fn kept() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let cache = cache(directory.path());
    let slot = cache.slot(&subject()).unwrap();
    slot.keep(Some(&content()), &result("it"));
    drop(slot);
    cache.finish().unwrap();
    directory
}

fn shards(directory: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(directory).unwrap();
    let folders = folders.map(|folder| folder.unwrap().path());
    let folders = folders.filter(|folder| folder.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn a_result_is_taken_only_if_all_it_depends_on_is_the_same() {
    let directory = kept();
    let check = |what: &str, analysis: Analysis, subject: Subject<'_>, content: Hash| {
        let cache = FileCache::open(directory.path().to_path_buf(), &analysis);
        let found = said(cache.slot(&subject).unwrap().by_content(&content));
        assert_eq!(found.is_some(), what == "the same", "{what}");
    };
    let other = |program| Analysis::by(program).with("rules", ["a", "b"]);
    check("the same", analysis(), subject(), content());
    check("another program", other("other"), subject(), content());
    let rules = Analysis::by("program").with("rules", ["ab"]);
    check("other rules", rules, subject(), content());
    let option = analysis().with("options", ["true"]);
    check("another option", option, subject(), content());
    check(
        "another content",
        analysis(),
        subject(),
        blake3::hash(b"other"),
    );
    let subjects = [
        Subject {
            name: "a.py",
            ..subject()
        },
        Subject {
            below_root: 0,
            ..subject()
        },
        Subject {
            path: Path::new("/there/src/b.py"),
            ..subject()
        },
        Subject {
            path: Path::new("/here/src/a.py"),
            ..subject()
        },
        Subject {
            member: Some(("a.py", "a.py")),
            ..subject()
        },
    ];
    for other in subjects {
        check("another file", analysis(), other, content());
    }
}

#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    let directory = kept();
    let shard = shards(directory.path()).remove(0);
    let whole = fs::read(&shard).unwrap();
    let found = || {
        let cache = cache(directory.path());
        said(cache.slot(&subject()).unwrap().by_content(&content()))
    };
    assert_eq!(found().as_deref(), Some("it"));
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&shard, &bytes).unwrap();
        assert_eq!(found(), None, "byte {place}");
        fs::write(&shard, &whole[..place]).unwrap();
        assert_eq!(found(), None, "{place} bytes");
    }
}

#[test]
fn a_shard_is_not_taken_for_another() {
    let directory = kept();
    let shard = shards(directory.path()).remove(0);
    let elsewhere = Subject {
        path: Path::new("/elsewhere/a.py"),
        ..subject()
    };
    let cache = cache(directory.path());
    cache
        .slot(&elsewhere)
        .unwrap()
        .keep(Some(&content()), &result("elsewhere"));
    cache.finish().unwrap();
    let other = shards(directory.path()).into_iter().find(|s| *s != shard);
    fs::copy(other.unwrap(), &shard).unwrap();
    let slot = self::cache(directory.path()).slot(&subject()).unwrap();
    assert_eq!(said(slot.by_content(&content())), None);
}

#[test]
fn more_shards_than_are_held_are_all_written() {
    let directory = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = (0..3 * HELD)
        .map(|number| format!("/there/{number}/a.py").into())
        .collect();
    let at = |path| Subject { path, ..subject() };
    let cache = cache(directory.path());
    for path in &paths {
        let slot = cache.slot(&at(path)).unwrap();
        slot.keep(Some(&content()), &result(&path.to_string_lossy()));
    }
    cache.finish().unwrap();
    let cache = self::cache(directory.path());
    for path in &paths {
        let found = said(cache.slot(&at(path)).unwrap().by_content(&content()));
        assert_eq!(found.as_deref(), path.to_str());
    }
}

/// A file that was last changed so many seconds before the cache is opened.
#[cfg(unix)]
fn stamped(path: &Path) -> Subject<'_> {
    Subject {
        stamp: Candidate::new(path).stamp,
        path,
        ..subject()
    }
}

#[cfg(unix)]
#[test]
fn a_stamp_stands_for_the_content_once_it_is_settled() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.py");
    fs::write(&path, "content").unwrap();
    let place = directory.path().join("cache");
    let later = |seconds| {
        let mut cache = cache(&place);
        cache.begun = SystemTime::now() + Duration::from_secs(seconds);
        cache
    };
    let by_stamp = |cache: &FileCache| said(cache.slot(&stamped(&path)).unwrap().by_stamp());

    let cache = later(0);
    let slot = cache.slot(&stamped(&path)).unwrap();
    slot.keep(Some(&content()), &result("it"));
    drop(slot);
    cache.finish().unwrap();
    assert_eq!(
        by_stamp(&later(60)),
        None,
        "it was not settled when it was taken"
    );

    let cache = later(60);
    let slot = cache.slot(&stamped(&path)).unwrap();
    assert!(slot.by_content(&content()).is_some());
    drop(slot);
    cache.finish().unwrap();
    assert_eq!(by_stamp(&later(60)).as_deref(), Some("it"));
    assert_eq!(by_stamp(&later(0)), None, "not settled now");

    // The same length and time: only what nobody can set tells.
    let time = path.metadata().unwrap().modified().unwrap();
    fs::write(&path, "CONTENT").unwrap();
    File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    assert_eq!(by_stamp(&later(60)), None, "it was changed");
}

#[cfg(unix)]
#[test]
fn without_a_digest_a_result_holds_as_long_as_the_stamp() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a.py");
    fs::write(&path, "content").unwrap();
    let place = directory.path().join("cache");
    for (seconds, expected) in [(0, None), (60, Some("it"))] {
        let mut cache = cache(&place);
        cache.begun = SystemTime::now() + Duration::from_secs(seconds);
        let slot = cache.slot(&stamped(&path)).unwrap();
        slot.keep(None, &result("it"));
        assert_eq!(said(slot.by_stamp()).as_deref(), expected);
        assert!(slot.by_content(&content()).is_none());
    }
}

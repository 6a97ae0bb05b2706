//! Archives that would cost too much. What is bounded is counted, not timed.

use laocoon_source::{ArchiveEvent, ArchiveLimits, ArchiveReader};

use super::build::{Entry, Zip, gzip, tar};
use super::{check, read, read_with};

const MIB: usize = 1 << 20;

#[test]
fn a_single_member_of_zeros_is_not_unpacked() {
    let bomb = Zip::of(&[Entry::deflated("big.py", vec![b'0'; 300 * MIB])]);
    assert!(bomb.len() < MIB);
    check("x.zip", &bomb, &["skipped big.py: too-large"]);
}

/// The stream has to be unpacked to reach what follows.
#[test]
fn the_ratio_of_a_tar_is_bounded() {
    let mut bomb = tar(&[("big", &vec![0; 100 * MIB])]);
    bomb.truncate(100 * MIB);
    bomb.extend(tar(&[("a.py", b"x")]));
    check(
        "x.tar.gz",
        &gzip(&bomb),
        &["skipped big: binary", "skipped (all): archive-limit"],
    );
}

/// Each member is small, and there are many that share the same bytes.
#[test]
fn a_flat_bomb_is_stopped() {
    let mut zip = Zip::default();
    let kernel = Entry::deflated("0.txt", vec![b'a'; 4 * MIB]);
    zip.add(&kernel);
    for number in 1..10_000 {
        let entry = Entry {
            central_name: format!("{number}.txt").into(),
            ..kernel.clone()
        };
        zip.list(&entry, 0);
    }
    let reader = ArchiveReader::open("x.zip", zip.finish().into(), ArchiveLimits::default());
    let mut unpacked = 0;
    let mut last = None;
    for event in reader.unwrap() {
        if let ArchiveEvent::Member(member) = &event {
            unpacked += member.bytes.len();
        }
        if let ArchiveEvent::Skipped { reason, .. } = event {
            last = Some(reason.to_string());
        }
    }
    assert_eq!(last.as_deref(), Some("archive-limit"));
    assert!(unpacked <= 2 * 300 * MIB, "{unpacked}");
}

fn nested(depth: usize) -> Vec<u8> {
    let mut bytes = b"print()".to_vec();
    let mut name = "a.py".to_owned();
    for level in 0..depth {
        bytes = match level % 2 {
            0 => Zip::of(&[Entry::deflated(&name, bytes)]),
            _ => gzip(&tar(&[(&name, &bytes)])),
        };
        name = if level % 2 == 0 { "z.zip" } else { "t.tar.gz" }.to_owned();
    }
    bytes
}

#[test]
fn twenty_archives_inside_one_another_are_opened_to_the_limit() {
    let found = read("x", &nested(20));
    let [only] = &*found else {
        panic!("{found:?}");
    };
    assert!(only.ends_with(": nested-too-deep"), "{only}");
    assert_eq!(only.matches('!').count(), 7);
    let limits = ArchiveLimits {
        max_depth: 20,
        ..ArchiveLimits::default()
    };
    let found = read_with("x", &nested(20), limits);
    assert!(found[0].ends_with("!a.py: print()"), "{found:?}");
}

/// Many archives side by side at every level: 10 to the power of the depth.
#[test]
fn archives_that_multiply_are_bounded_by_members() {
    let mut bytes = Zip::of(&[Entry::new("a.py", "print()")]);
    for _ in 0..7 {
        let inner: Vec<Entry> = (0..10)
            .map(|number| Entry::deflated(&format!("{number}.zip"), &bytes))
            .collect();
        bytes = Zip::of(&inner);
    }
    let limits = ArchiveLimits {
        max_members: 1_000,
        ..ArchiveLimits::default()
    };
    let found = read_with("x.zip", &bytes, limits);
    assert!(found.len() < 1_100, "{}", found.len());
    assert_eq!(found.last().unwrap(), "skipped (all): archive-limit");
}

#[test]
fn a_hundred_thousand_members_are_read() {
    let count = 100_000;
    let mut zip = Zip::default();
    for number in 0..count {
        zip.add(&Entry::new(&format!("{number}.py"), "x"));
    }
    let found = read("x.zip", &zip.finish());
    let members = found.iter().filter(|line| line.ends_with(": x")).count();
    assert_eq!(members, count);
    let names: Vec<String> = (0..count).map(|number| format!("{number}.py")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"x"[..])).collect();
    assert_eq!(read("x.tar.gz", &gzip(&tar(&members))).len(), count);
}

#[test]
fn more_members_than_the_limit_are_told() {
    let limits = ArchiveLimits {
        max_members: 3,
        ..ArchiveLimits::default()
    };
    let entries: Vec<Entry> = (0..9)
        .map(|n| Entry::new(&format!("{n}.py"), "x"))
        .collect();
    let found = read_with("x.zip", &Zip::of(&entries), limits);
    assert_eq!(found.last().unwrap(), "skipped (all): archive-limit");
}

#[test]
fn a_member_as_large_as_the_limit_is_read_and_a_larger_one_named() {
    let limits = ArchiveLimits {
        max_file_bytes: 10,
        ..ArchiveLimits::default()
    };
    let zip = Zip::of(&[
        Entry::deflated("a.py", "0123456789"),
        Entry::deflated("b.py", "0123456789+"),
        Entry::new("c.py", "0123456789+"),
        Entry::new("d.png", b"\x89PNG\0\0\0\0\0\0\0\0\0\0"),
    ]);
    assert_eq!(
        read_with("x.zip", &zip, limits),
        [
            "a.py: 0123456789",
            "skipped b.py: too-large",
            "skipped c.py: too-large",
            "skipped d.png: binary"
        ]
    );
}

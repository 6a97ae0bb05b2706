//! Archives, honest and hostile, all made in memory.

mod bombs;
mod build;
mod kinds;
mod tar;
mod zip;

use laocoon_source::{ArchiveEvent, ArchiveLimits, ArchiveReader};

/// What reading the archive comes upon, a line each:
/// `a.py: content`, `skipped a.py: reason`, `partly a.py: reason`, `told a.py: what`.
/// Of long content only the length.
fn read(name: &str, bytes: &[u8]) -> Vec<String> {
    read_with(name, bytes, ArchiveLimits::default())
}

fn read_with(name: &str, bytes: &[u8], limits: ArchiveLimits) -> Vec<String> {
    let reader = ArchiveReader::open(name, bytes.into(), limits).expect("an archive");
    reader.map(|event| line(&event)).collect()
}

fn line(event: &ArchiveEvent) -> String {
    let name = |member: &Option<String>| member.clone().unwrap_or_else(|| "(all)".to_owned());
    match event {
        ArchiveEvent::Member(member) => match std::str::from_utf8(&member.bytes) {
            Ok(text) if text.len() < 100 => format!("{}: {text}", member.name),
            _ => format!("{}: {} bytes", member.name, member.bytes.len()),
        },
        ArchiveEvent::Skipped { member, reason, .. } => {
            format!("skipped {}: {reason}", name(member))
        }
        ArchiveEvent::Partly { member, reason } => format!("partly {member}: {reason}"),
        ArchiveEvent::Told { member, told, .. } => {
            format!("told {}: {}", name(member), told.as_str())
        }
    }
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    assert_eq!(read(name, bytes), expected, "{name}");
}

/// What is expected must be among what is come upon.
#[track_caller]
fn check_has(bytes: &[u8], expected: &[&str]) {
    let found = read("archive", bytes);
    for line in expected {
        assert!(found.iter().any(|f| f == line), "no `{line}` in {found:#?}");
    }
}

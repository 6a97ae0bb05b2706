//! Names of members, made harmless.

use super::{ArchiveLimits, Told};

/// A name that is safe to report, and what was odd about the raw one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MemberName {
    pub(super) name: String,
    pub(super) told: Vec<Told>,
}

/// What stands for a name of which nothing is left.
const UNNAMED: &str = "~unnamed";

/// Reads a raw name as the system that unpacks it would, but keeps it inside.
pub(super) fn member_name(raw: &[u8]) -> MemberName {
    let mut told = Vec::new();
    // Python's zipfile ends a name at a NUL byte.
    let raw = match memchr::memchr(0, raw) {
        Some(end) => {
            told.push(Told::NulInName);
            &raw[..end]
        }
        None => raw,
    };
    let raw = &raw[..raw.len().min(ArchiveLimits::MAX_NAME_BYTES)];
    let text = String::from_utf8_lossy(raw).replace('\\', "/");
    let has_drive = text.as_bytes().get(1) == Some(&b':')
        && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if text.starts_with('/') || has_drive {
        told.push(Told::AbsoluteName);
    }
    let text = if has_drive {
        text.get(2..).unwrap_or_default()
    } else {
        &text
    };
    let mut parts: Vec<&str> = Vec::new();
    let mut leads_out = false;
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." => leads_out |= parts.pop().is_none(),
            part => parts.push(part),
        }
    }
    if leads_out {
        told.push(Told::ParentInName);
    }
    let mut name = parts.join("/");
    if name.is_empty() {
        name.push_str(UNNAMED);
    }
    MemberName { name, told }
}

/// The name for the `number`th member of this name, from 2.
pub(super) fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/~{number}/{file}"),
        None => format!("~{number}/{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_and_what_was_odd_is_told() {
        let check = |raw: &[u8], name: &str, told: &[Told]| {
            let expected = MemberName {
                name: name.to_owned(),
                told: told.to_vec(),
            };
            assert_eq!(member_name(raw), expected, "{}", raw.escape_ascii());
        };
        check(b"a/b.py", "a/b.py", &[]);
        check(b"./a//b.py", "a/b.py", &[]);
        check(b"a\\b.py", "a/b.py", &[]);
        check(b"a/x/../b.py", "a/b.py", &[]);
        check(b"../../etc/passwd", "etc/passwd", &[Told::ParentInName]);
        check(b"a/../../b", "b", &[Told::ParentInName]);
        check(b"..\\b", "b", &[Told::ParentInName]);
        check(b"/etc/passwd", "etc/passwd", &[Told::AbsoluteName]);
        check(b"C:\\x.py", "x.py", &[Told::AbsoluteName]);
        check(b"setup.py\0.txt", "setup.py", &[Told::NulInName]);
        check(b"a\xFF.py", "a\u{FFFD}.py", &[]);
        check(b"", UNNAMED, &[]);
        check(&b"x".repeat(10_000), &"x".repeat(4096), &[]);
    }

    #[test]
    fn a_numbered_name_keeps_the_name_of_the_file() {
        assert_eq!(numbered("setup.py", 2), "~2/setup.py");
        assert_eq!(numbered("a/setup.py", 3), "a/~3/setup.py");
    }
}

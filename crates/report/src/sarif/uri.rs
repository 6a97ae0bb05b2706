//! Paths as URIs.

use std::fmt::Write as _;

/// The URI reference of a path: relative, or `file:` for an absolute one.
pub(super) fn of_path(path: &str) -> String {
    match path.strip_prefix('/') {
        Some(rest) => format!("file:///{}", encode(rest)),
        None if has_drive(path) => format!("file:///{}", encode(path)),
        None => encode(path),
    }
}

/// Whether [`of_path`] of it is relative.
pub(super) fn is_relative(path: &str) -> bool {
    !path.starts_with('/') && !has_drive(path)
}

/// The URI reference of a member, from the root of its archive.
pub(super) fn of_member(member: &str) -> String {
    format!("/{}", encode(member.trim_start_matches('/')))
}

/// Windows: `C:/folder`.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [drive, b':', b'/', ..] if drive.is_ascii_alphabetic())
}

/// Percent-encodes all but what RFC 3986 calls unreserved, and `/`.
fn encode(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                // Writing to a string does not fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let check = |path, expected: &str| assert_eq!(of_path(path), expected);
        check("src/a-b_c~1.py", "src/a-b_c~1.py");
        check("my file#1?.py", "my%20file%231%3F.py");
        check("http://x", "http%3A//x");
        check("é\u{202e}\n", "%C3%A9%E2%80%AE%0A");
        check("100%.py", "100%25.py");
        check("a\\b", "a%5Cb");
        check("/etc/passwd", "file:///etc/passwd");
        check("C:/Users/x.py", "file:///C%3A/Users/x.py");
        check("../up.py", "../up.py");
    }

    #[test]
    fn members_are_named_from_the_root_of_their_archive() {
        assert_eq!(of_member("x-1.0/setup.py"), "/x-1.0/setup.py");
        assert_eq!(of_member("//evil/x"), "/evil/x");
    }
}

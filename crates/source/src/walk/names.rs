//! The names files are reported under.

use std::ffi::OsStr;
use std::path::{Component, Path};

/// A root as the user wrote it, without `.`, with `/` between its parts; empty
/// for the current directory.
pub(super) fn root_name(root: &Path) -> String {
    let mut name = String::new();
    for component in root.components() {
        match component {
            Component::CurDir => {}
            Component::RootDir => name.push('/'),
            Component::Prefix(prefix) => name.push_str(&readable(prefix.as_os_str())),
            Component::ParentDir => name = join(&name, ".."),
            Component::Normal(part) => name = join(&name, &readable(part)),
        }
    }
    name
}

/// The name of an entry of the directory called `directory`.
pub(super) fn join(directory: &str, entry: &str) -> String {
    match directory {
        "" => entry.to_owned(),
        _ if directory.ends_with('/') => format!("{directory}{entry}"),
        _ => format!("{directory}/{entry}"),
    }
}

/// The name of the directory one above.
pub(super) fn parent(directory: &str) -> String {
    match directory.rsplit_once('/') {
        _ if directory.is_empty() => "..".to_owned(),
        _ if directory == ".." || directory.ends_with("/..") => join(directory, ".."),
        Some(("", _)) => "/".to_owned(),
        Some((parent, _)) => parent.to_owned(),
        None => String::new(),
    }
}

/// The name of a directory itself, where the current one must not be empty.
pub(super) fn or_dot(directory: &str) -> &str {
    if directory.is_empty() { "." } else { directory }
}

/// Where in the name of a file the part begins that is below the top of its
/// tree, so many levels above the file; without one, only what the file itself is
/// called.
pub(super) fn below_top(name: &str, depth: Option<usize>) -> usize {
    let parts = depth.unwrap_or(1).max(1);
    let slashes = name.rmatch_indices('/').nth(parts - 1);
    slashes.map_or(0, |(slash, _)| slash + 1)
}

/// A file name as text. What is not UTF-8 is written `\xFF`, so that two
/// different names stay different.
pub(super) fn readable(name: &OsStr) -> String {
    let mut text = String::with_capacity(name.len());
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_keep_the_form_the_user_gave_them() {
        let check = |root: &str, expected: &str| assert_eq!(root_name(Path::new(root)), expected);
        check(".", "");
        check("./src/", "src");
        check("../lib", "../lib");
        check("a/./b", "a/b");
        check("/", "/");
        check("/usr/lib", "/usr/lib");
    }

    #[test]
    fn what_a_file_is_for_is_said_below_the_top_of_its_tree() {
        let check = |name: &str, depth, expected| {
            assert_eq!(
                &name[below_top(name, depth)..],
                expected,
                "{name} {depth:?}"
            );
        };
        check("tests/a.py", None, "a.py");
        check("a.py", None, "a.py");
        check("tests/a.py", Some(2), "tests/a.py");
        check("/tests/x/tests/a.py", Some(2), "tests/a.py");
        check("tests/x/a.py", Some(1), "a.py");
        check("../tests/a.py", Some(2), "tests/a.py");
        check("a.py", Some(3), "a.py");
        check("/a.py", Some(9), "/a.py");
    }

    #[test]
    fn entries_and_parents() {
        assert_eq!(join("", "a"), "a");
        assert_eq!(join("/", "a"), "/a");
        assert_eq!(join("src", "a"), "src/a");
        assert_eq!(parent("src/app"), "src");
        assert_eq!(parent("src"), "");
        assert_eq!(parent(""), "..");
        assert_eq!(parent(".."), "../..");
        assert_eq!(parent("/usr"), "/");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_different() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = |bytes| readable(OsStr::from_bytes(bytes));
        assert_eq!(name(b"a\xFF.py"), "a\\xFF.py");
        assert_ne!(name(b"a\xFF.py"), name(b"a\xFE.py"));
    }
}

//! What a file is for, by its path.

/// Folders of tests and of what tests need.
const TEST_FOLDERS: [&str; 13] = [
    "test",
    "tests",
    "testing",
    "testdata",
    "test-data",
    "test_data",
    "__tests__",
    "spec",
    "specs",
    "e2e",
    "fixtures",
    "__fixtures__",
    "__snapshots__",
];

/// Folders of what is shown to readers.
const SHOWN_FOLDERS: [&str; 12] = [
    "doc",
    "docs",
    "docs_src",
    "documentation",
    "example",
    "examples",
    "sample",
    "samples",
    "demo",
    "demos",
    "tutorial",
    "tutorials",
];

/// What a file is for. Whoever writes a tree chooses its paths, so this may
/// weigh a weakness, but never hide an attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is part of the program, as far as its path says.
    Program,
    /// It tests the program, or is read by tests.
    Test,
    /// It is shown to readers: documentation, examples.
    Shown,
}

impl Purpose {
    /// The purpose of the file with this path, below the root of what is
    /// scanned, with `/` between its parts.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let lower = path.to_ascii_lowercase();
        let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
        let is_in = |known: &[&str]| folders.split('/').any(|folder| known.contains(&folder));
        let is_named_test = name.starts_with("test_")
            || name == "conftest.py"
            || ["_test.", ".test.", ".spec.", "_spec."]
                .iter()
                .any(|mark| name.contains(mark));
        if is_named_test || is_in(&TEST_FOLDERS) {
            Self::Test
        } else if is_in(&SHOWN_FOLDERS) {
            Self::Shown
        } else {
            Self::Program
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_known_by_folder_or_name() {
        let check = |path, expected| assert_eq!(Purpose::of(path), expected, "{path}");
        check("tests/a.py", Purpose::Test);
        check("a/__tests__/b.js", Purpose::Test);
        check("a/b.test.ts", Purpose::Test);
        check("test_a.py", Purpose::Test);
        check("a_test.go", Purpose::Test);
        check("x-1.0/Tests/conf.py", Purpose::Test);
        check("conftest.py", Purpose::Test);
        check("docs/examples/a.py", Purpose::Shown);
        check("docs/tests/a.py", Purpose::Test);
        check("a.py", Purpose::Program);
        check("latest/a.py", Purpose::Program);
        check("contest.js", Purpose::Program);
        check("src/attest.rs", Purpose::Program);
        check("docs.py", Purpose::Program);
    }
}

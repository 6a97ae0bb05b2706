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

/// Words in the names of folders of what is written for readers: `docs`, and
/// also `docs_src`.
const DOCUMENTATION_WORDS: [&str; 3] = ["doc", "docs", "documentation"];

/// Words in the names of folders of what shows how something is used, or stands
/// for something: `examples`, and also `code-examples`.
const EXAMPLE_WORDS: [&str; 10] = [
    "example",
    "examples",
    "sample",
    "samples",
    "demo",
    "demos",
    "tutorial",
    "tutorials",
    "mock",
    "mocks",
];

/// Marks in the names of files that are to be copied and filled in.
const EXAMPLE_MARKS: [&str; 8] = [
    ".example",
    ".sample",
    ".template",
    ".tmpl",
    ".dist",
    "example.",
    "sample.",
    "-example",
];

/// What a file is for. Whoever writes a tree chooses its paths, so this may
/// weigh a weakness, but never hide an attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It is part of the program, as far as its path says.
    Program,
    /// It tests the program, or is read by tests.
    Test,
    /// It is written for readers of documentation.
    Documentation,
    /// It shows how something is used, or is to be filled in.
    Example,
}

impl Purpose {
    /// The purpose of the file with this path, below the root of what is
    /// scanned, with `/` between its parts.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let lower = path.to_ascii_lowercase();
        let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
        let is_test = folders
            .split('/')
            .any(|folder| TEST_FOLDERS.contains(&folder));
        let has_word = |known: &[&str]| {
            let mut words = folders.split(['/', '_', '-', '.']);
            words.any(|word| known.contains(&word))
        };
        let has_mark = |marks: &[&str]| marks.iter().any(|mark| name.contains(mark));
        let is_named_test = name.starts_with("test_")
            || name == "conftest.py"
            || has_mark(&["_test.", ".test.", ".spec.", "_spec."]);
        if is_named_test || is_test {
            Self::Test
        } else if has_word(&EXAMPLE_WORDS) || has_mark(&EXAMPLE_MARKS) {
            Self::Example
        } else if has_word(&DOCUMENTATION_WORDS) {
            Self::Documentation
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
        check("docs/examples/a.py", Purpose::Example);
        check("docs/a.py", Purpose::Documentation);
        check("docs_src/a.py", Purpose::Documentation);
        check("code-examples/a.py", Purpose::Example);
        check("a/Examples/b.js", Purpose::Example);
        check("src/__mocks__/b.js", Purpose::Example);
        check(".env.example", Purpose::Example);
        check("config.sample.yml", Purpose::Example);
        check(".env", Purpose::Program);
        check("src/resample/a.py", Purpose::Program);
        check("doctor/a.rb", Purpose::Program);
        check("docs/tests/a.py", Purpose::Test);
        check("a.py", Purpose::Program);
        check("latest/a.py", Purpose::Program);
        check("contest.js", Purpose::Program);
        check("src/attest.rs", Purpose::Program);
        check("docs.py", Purpose::Program);
    }
}

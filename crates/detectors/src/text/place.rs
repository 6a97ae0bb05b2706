//! What a file is for, by its path.

const TEST_FOLDERS: [&str; 12] = [
    "test",
    "tests",
    "testing",
    "testdata",
    "test-data",
    "test_data",
    "__tests__",
    "spec",
    "specs",
    "fixtures",
    "__fixtures__",
    "__snapshots__",
];

/// Whether a file is part of tests.
pub(crate) fn is_test(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    folders
        .split('/')
        .any(|folder| TEST_FOLDERS.contains(&folder))
        || name.starts_with("test_")
        || ["_test.", ".test.", ".spec.", "_spec."]
            .iter()
            .any(|mark| name.contains(mark))
}

/// The ending of a name, in lower case, without the dot.
pub(crate) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((before, extension)) if !before.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_known_by_their_place() {
        for path in [
            "tests/a.py",
            "a/__tests__/b.js",
            "a/b.test.ts",
            "test_a.py",
            "a_test.go",
        ] {
            assert!(is_test(path), "{path}");
        }
        for path in ["a.py", "latest/a.py", "contest.js", "src/attest.rs"] {
            assert!(!is_test(path), "{path}");
        }
        assert_eq!(extension("a/b.PNG"), "png");
        assert_eq!(extension("a.d/.bashrc"), "");
    }
}

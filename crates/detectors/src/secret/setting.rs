//! What the file is for in which a credential stands.

use laocoon_report::{Confidence, Severity};
use laocoon_source::Language;

use crate::TextFile;
use crate::text::kind::TextKind;
use crate::text::place::is_test;

/// What a credential there is likely to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Code and settings that are used.
    Used,
    /// Tests, documentation, examples: seldom alive, sometimes.
    Shown,
}

/// What is known of a credential besides its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// What can be recomputed of it is right.
    Right,
    /// It cannot be checked.
    None,
    /// What can be recomputed of it is wrong.
    Wrong,
}

const SHOWN_FOLDERS: [&str; 14] = [
    "doc",
    "docs",
    "documentation",
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
    "__mocks__",
];

const SHOWN_NAMES: [&str; 8] = [
    ".example",
    ".sample",
    ".template",
    ".tmpl",
    ".dist",
    "example.",
    "sample.",
    "-example",
];

/// What a file is for, and from where on its tests go.
pub(super) struct Settings {
    is_shown: bool,
    tests: Option<usize>,
}

impl Settings {
    /// Of a file, made once for all who ask.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        // Rust's tests stand at the end of what they test.
        let tests = (file.language() == Some(Language::Rust))
            .then(|| file.text().find("#[cfg(test)]"))
            .flatten();
        Self {
            is_shown: is_test(file.path())
                || TextKind::of(file.source()).is_for_people()
                || is_shown_by_path(file.path()),
            tests,
        }
    }

    /// Of the place at an offset.
    pub(super) fn at(&self, offset: usize) -> Setting {
        match self.is_shown || self.tests.is_some_and(|tests| tests < offset) {
            true => Setting::Shown,
            false => Setting::Used,
        }
    }
}

impl Setting {
    /// How bad and how sure something is there, or that it is nothing.
    pub(super) fn levels(self, used: Severity, proof: Proof) -> Option<(Severity, Confidence)> {
        match (self, proof) {
            (Self::Used, Proof::Right | Proof::None) => Some((used, Confidence::High)),
            (Self::Shown, Proof::Right) => Some((used.min(Severity::Medium), Confidence::Medium)),
            (Self::Used, Proof::Wrong) | (Self::Shown, Proof::None) => {
                Some((Severity::Low, Confidence::Low))
            }
            (Self::Shown, Proof::Wrong) => None,
        }
    }
}

fn is_shown_by_path(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    // Also `docs_src`, `code-examples`.
    folders
        .split(['/', '_', '-', '.'])
        .any(|word| SHOWN_FOLDERS.contains(&word))
        || SHOWN_NAMES.iter().any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_known_by_their_name() {
        for path in [
            "docs/a.py",
            "docs_src/a.py",
            "code-examples/a.py",
            "a/Examples/b.js",
            ".env.example",
            "config.sample.yml",
        ] {
            assert!(is_shown_by_path(path), "{path}");
        }
        for path in [
            "a.py",
            ".env",
            "src/resample/a.py",
            "doctor/a.rb",
            "docs.py",
        ] {
            assert!(!is_shown_by_path(path), "{path}");
        }
    }

    #[test]
    fn what_is_shown_is_never_worse_than_medium() {
        let check = |setting: Setting, proof, expected| {
            let levels = setting.levels(Severity::Critical, proof);
            assert_eq!(levels.map(|(severity, _)| severity), expected);
        };
        check(Setting::Used, Proof::Right, Some(Severity::Critical));
        check(Setting::Used, Proof::None, Some(Severity::Critical));
        check(Setting::Used, Proof::Wrong, Some(Severity::Low));
        check(Setting::Shown, Proof::Right, Some(Severity::Medium));
        check(Setting::Shown, Proof::None, Some(Severity::Low));
        check(Setting::Shown, Proof::Wrong, None);
    }
}

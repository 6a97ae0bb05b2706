//! In which files a detector can find something.
//!
//! All that is said must hold. It is said in constants, so that a suite can
//! look for the words of all its detectors in one pass over a text.

use laocoon_source::Language;
use laocoon_syntax::Kind;

/// In which files a detector can find something at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Interest {
    pub(crate) languages: &'static [Language],
    pub(crate) names: &'static [&'static str],
    pub(crate) words: &'static [&'static str],
    pub(crate) kinds: &'static [Kind],
    pub(crate) not_ascii: bool,
    pub(crate) line_longer_than: usize,
    pub(crate) binary: bool,
}

impl Interest {
    /// Any text file.
    pub const ANY: Self = Self {
        languages: &[],
        names: &[],
        words: &[],
        kinds: &[],
        not_ascii: false,
        line_longer_than: 0,
        binary: false,
    };

    /// Files in one of these languages.
    #[must_use]
    pub const fn in_languages(self, languages: &'static [Language]) -> Self {
        Self { languages, ..self }
    }

    /// Files whose name one of these globs matches, without regard to case.
    /// A glob without `/` is for the last part of a path, another one for its
    /// end: `package.json`, `*.yml`, `.github/workflows/*.yml`.
    #[must_use]
    pub const fn named(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    /// Files in which one of these occurs, without regard to the case of ASCII
    /// letters. Short and common ones cost time in every file.
    #[must_use]
    pub const fn with_words(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }

    /// Files whose tree has a node of one of these kinds: they are parsed, and
    /// the hook for trees is called. Say by words or names which files may be
    /// worth it.
    #[must_use]
    pub const fn with_kinds(self, kinds: &'static [Kind]) -> Self {
        Self { kinds, ..self }
    }

    /// Files that are not all ASCII.
    #[must_use]
    pub const fn not_ascii(self) -> Self {
        Self {
            not_ascii: true,
            ..self
        }
    }

    /// Files with a line of more bytes than this.
    #[must_use]
    pub const fn with_line_longer_than(self, bytes: usize) -> Self {
        Self {
            line_longer_than: bytes,
            ..self
        }
    }

    /// Also files that are not text, by their name alone.
    #[must_use]
    pub const fn and_binary(self) -> Self {
        Self {
            binary: true,
            ..self
        }
    }

    /// For people: which files, in a few words.
    #[must_use]
    pub fn describe(&self) -> String {
        match (self.languages, self.names) {
            ([], []) if self.binary => "any file".to_owned(),
            ([], []) => "any text".to_owned(),
            ([], names) => names.join(", "),
            (languages, _) => {
                let names: Vec<&str> = languages.iter().map(|l| l.name()).collect();
                names.join(", ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interests_are_described() {
        let check = |interest: Interest, expected| assert_eq!(interest.describe(), expected);
        check(Interest::ANY, "any text");
        check(Interest::ANY.and_binary(), "any file");
        check(Interest::ANY.named(&["a.json", "*.lock"]), "a.json, *.lock");
        check(
            Interest::ANY.in_languages(&[Language::Python, Language::Go]),
            "python, go",
        );
    }
}

//! What locks say, one module for each format.
//!
//! A lock that cannot be understood holds nothing; the tool it is for does not
//! understand it either.

mod composer;
mod go_sum;
mod npm;
mod pnpm;
mod tables;
mod yarn;

use std::rc::Rc;

use laocoon_source::Span;

use super::requirement::Ecosystem;
use crate::TextFile;
use crate::file::span_of;

/// Their names.
pub(super) const NAMES: &[&str] = &[
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "poetry.lock",
    "uv.lock",
    "Cargo.lock",
    "composer.lock",
    "go.sum",
];

/// More packages of one lock are not looked at.
const MAX_PACKAGES: usize = 50_000;

/// What a lock says.
#[derive(Debug)]
pub(super) struct Lock {
    pub(super) ecosystem: Ecosystem,
    pub(super) packages: Vec<Locked>,
}

/// One package in a lock.
#[derive(Clone, Debug, Default)]
pub(super) struct Locked {
    /// As it is asked for in its registry; behind an alias the real name.
    pub(super) name: String,
    pub(super) version: String,
    /// The files, or the registry, that it is taken from.
    pub(super) addresses: Vec<String>,
    /// Whether a digest says what must be in the files.
    pub(super) has_digest: bool,
    /// Whether there is no registry that could give one: a path, a repository.
    pub(super) is_elsewhere: bool,
    /// Whether it is asked for by a range, as from a registry.
    pub(super) is_asked_by_range: bool,
    /// Whether it is what the project itself gets by that name, where a lock
    /// may hold several versions.
    pub(super) is_top: bool,
    /// Another repository than the files come from, if it is named.
    pub(super) repository: String,
    /// A text by which it is found in the file.
    pub(super) mark: String,
}

/// What a file says, read once for all who ask.
pub(super) fn read(file: &TextFile<'_>) -> Rc<Lock> {
    file.shared(|file| {
        let text = file.text();
        let (ecosystem, mut packages) = match &*file.name().to_ascii_lowercase() {
            "yarn.lock" => (Ecosystem::Npm, yarn::read(text)),
            "pnpm-lock.yaml" => (Ecosystem::Npm, pnpm::read(text)),
            "poetry.lock" | "uv.lock" => (Ecosystem::Python, tables::read(text)),
            "cargo.lock" => (Ecosystem::Cargo, tables::read(text)),
            "composer.lock" => (Ecosystem::Php, composer::read(text)),
            "go.sum" => (Ecosystem::Go, go_sum::read(text)),
            _ => (Ecosystem::Npm, npm::read(text)),
        };
        packages.truncate(MAX_PACKAGES);
        Lock {
            ecosystem,
            packages,
        }
    })
}

impl Locked {
    /// Where it stands: the first place of its mark.
    pub(super) fn span(&self, text: &str) -> Span {
        let start = text.find(&self.mark).unwrap_or(0);
        span_of(start, (start + self.mark.len()).min(text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::hostile;
    use super::*;

    #[test]
    fn hostile_locks_end() {
        hostile::read_all(NAMES, |file| {
            let _ = read(file);
        });
    }
}

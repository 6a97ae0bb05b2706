//! A file's tree, made when somebody first asks for it, and once.
//!
//! Most files are never parsed: neither a rule nor a detector finds a word in
//! them that would make it worth while. Those that are, are parsed for all who
//! ask: rules and detectors look at the same tree.

use std::cell::OnceCell;

use laocoon_source::Language;

use crate::SyntaxTree;
use crate::facts::Facts;
use crate::parse::{Limits, Problem, parse};

/// A parsed file: its tree, what is known of its names, and what went wrong.
#[derive(Debug, Default)]
pub struct FileTree {
    /// The tree; empty when the parser gave up.
    pub tree: SyntaxTree,
    /// Names, imports and constants.
    pub facts: Facts,
    /// In the order of the text, as far as known.
    pub problems: Vec<Problem>,
}

impl FileTree {
    /// Parses a text and gathers its facts.
    #[must_use]
    pub fn new(language: Language, text: &str, limits: Limits) -> Self {
        let mut parsed = parse(language, text, limits);
        let facts = Facts::gather(&mut parsed.tree, language);
        Self {
            tree: parsed.tree,
            facts,
            problems: parsed.problems,
        }
    }
}

/// The tree of one text.
#[derive(Debug)]
pub struct LazyTree<'a> {
    language: Option<Language>,
    text: &'a str,
    limits: Limits,
    made: OnceCell<FileTree>,
}

impl<'a> LazyTree<'a> {
    /// Nothing is parsed yet. A text in no language of ours never is.
    #[must_use]
    pub fn new(language: Option<Language>, text: &'a str, limits: Limits) -> Self {
        Self {
            language,
            text,
            limits,
            made: OnceCell::new(),
        }
    }

    /// The language it is parsed in.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The text it is parsed from.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The tree, parsed now if it was not before; `None` without a language.
    pub fn get(&self) -> Option<&FileTree> {
        let language = self.language?;
        Some(
            self.made
                .get_or_init(|| FileTree::new(language, self.text, self.limits)),
        )
    }

    /// The tree, if anybody has asked for it.
    #[must_use]
    pub fn made(&self) -> Option<&FileTree> {
        self.made.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_parsed_before_somebody_asks() {
        let lazy = LazyTree::new(Some(Language::Python), "x = 1\n", Limits::default());
        assert!(lazy.made().is_none());
        let first: *const FileTree = lazy.get().unwrap();
        let second: *const FileTree = lazy.get().unwrap();
        assert_eq!(first, second, "parsed once");
        assert!(lazy.made().is_some());
    }

    #[test]
    fn a_text_in_no_language_has_no_tree() {
        let lazy = LazyTree::new(None, "x = 1\n", Limits::default());
        assert!(lazy.get().is_none());
        assert!(lazy.made().is_none());
    }
}

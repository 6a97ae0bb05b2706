//! A file as those see it who look for things in it.

use std::cell::OnceCell;

use laocoon_source::{Language, SourceFile};
use laocoon_syntax::parse::Limits;
use laocoon_syntax::{LazyTree, SyntaxTree};

use crate::path::{extension, file_name};
use crate::settings::{self, Entry};
use crate::texts::{self, Text};

/// A file, and what is made of it once for all.
pub(crate) struct File<'a> {
    pub(crate) source: &'a SourceFile,
    tree: LazyTree<'a>,
    settings: OnceCell<Vec<Entry>>,
    texts: OnceCell<Vec<Text>>,
    /// Whether a word that matters is in it.
    pub(crate) has_words: bool,
}

impl<'a> File<'a> {
    pub(crate) fn new(source: &'a SourceFile, has_words: bool) -> Self {
        Self {
            source,
            tree: LazyTree::new(source.language, &source.text, Limits::default()),
            settings: OnceCell::new(),
            texts: OnceCell::new(),
            has_words,
        }
    }

    pub(crate) fn path(&self) -> &'a str {
        &self.source.path
    }

    pub(crate) fn name(&self) -> &'a str {
        file_name(self.path())
    }

    pub(crate) fn text(&self) -> &'a str {
        &self.source.text
    }

    pub(crate) fn language(&self) -> Option<Language> {
        self.source.language
    }

    /// From 1.
    pub(crate) fn line(&self, offset: u32) -> u32 {
        self.source.position(offset).line
    }

    /// The tree of a program; none for settings, markup and commands.
    pub(crate) fn tree(&self) -> Option<&SyntaxTree> {
        is_program(self.language())
            .then(|| self.tree.get())
            .flatten()
            .map(|made| &made.tree)
    }

    /// Whether the parser gave up before the end.
    pub(crate) fn problems(&self) -> &[laocoon_syntax::parse::Problem] {
        self.tree.made().map_or(&[], |made| &made.problems)
    }

    /// The settings, if it is a file of settings.
    pub(crate) fn settings(&self) -> &[Entry] {
        self.settings
            .get_or_init(|| match is_settings(self.name()) {
                true => settings::read(self.name(), self.text()),
                false => Vec::new(),
            })
    }

    /// The texts that the file gives to something.
    pub(crate) fn texts(&self) -> &[Text] {
        self.texts.get_or_init(|| texts::of(self))
    }
}

fn is_program(language: Option<Language>) -> bool {
    language.is_some_and(|language| {
        !matches!(
            language,
            Language::Bash
                | Language::Dockerfile
                | Language::Yaml
                | Language::Json
                | Language::Xml
                | Language::Html
                | Language::Hcl
        )
    })
}

/// Whether a file is read as settings, by its name.
pub(crate) fn is_settings(name: &str) -> bool {
    matches!(
        &*extension(name),
        "json"
            | "jsonc"
            | "json5"
            | "yaml"
            | "yml"
            | "toml"
            | "lock"
            | "webmanifest"
            | "code-workspace"
            | "hook"
    ) || name == "Pipfile"
}

/// Whether a file is lines of commands or of `NAME=value`.
pub(crate) fn is_lines(file: &File<'_>) -> bool {
    let name = file.name().to_ascii_lowercase();
    matches!(file.language(), Some(Language::Bash | Language::Dockerfile))
        || matches!(
            &*extension(&name),
            "env"
                | "ini"
                | "cfg"
                | "conf"
                | "properties"
                | "service"
                | "tf"
                | "tfvars"
                | "ps1"
                | "bat"
                | "cmd"
                | "fish"
        )
        || name.starts_with(".env")
        || name.starts_with("dockerfile")
        || name.ends_with("containerfile")
        || matches!(
            &*name,
            "makefile" | "justfile" | "procfile" | "modelfile" | "taskfile"
        )
        || name.ends_with(".modelfile")
}

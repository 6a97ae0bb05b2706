//! What the files of a unit import at their top level, and what they are called.
//!
//! Read by lines, not from the tree: every file would have to be parsed for it.
//! What is indented is left out, and that is meant: an import within `try`, an
//! `if` or a function is one that may fail.

mod javascript;
mod python;

use std::collections::BTreeSet;

use laocoon_report::Location;
use laocoon_source::{Language, Span};
use serde::{Deserialize, Serialize};

use super::requirement::Ecosystem;
use crate::settings::Settings;
use crate::text::place::is_test;
use crate::{FileFacts, Gatherer, Interest, TextFile};

/// Takes down what files import.
pub(super) struct Imports;

/// Fact: a module is imported here; of one file each module once.
#[derive(Serialize, Deserialize)]
pub(super) struct Imported {
    pub(super) ecosystem: Ecosystem,
    /// The part that a package answers for: `a` of `a.b`, `@a/b` of `@a/b/c`.
    pub(super) module: String,
    pub(super) location: Location,
}

/// Fact: there is a file of this language.
#[derive(Serialize, Deserialize)]
pub(super) struct SourceFile(pub(super) Ecosystem);

/// Fact: imports that begin so are not packages.
#[derive(Serialize, Deserialize)]
pub(super) struct Alias(pub(super) String);

/// So many modules of one file are taken down.
const MAX_MODULES: usize = 500;

impl Gatherer for Imports {
    fn name(&self) -> &'static str {
        "dependency/imports"
    }

    fn interest(&self) -> Interest {
        Interest::ANY.in_languages(&[
            Language::Python,
            Language::JavaScript,
            Language::TypeScript,
            Language::Tsx,
            Language::Json,
        ])
    }

    fn gather(&self, file: &TextFile<'_>, facts: &mut FileFacts<'_>) {
        let (ecosystem, modules) = match file.language() {
            Some(Language::Json) => return gather_aliases(file, facts),
            Some(Language::Python) => (Ecosystem::Python, python::modules(file)),
            _ => (Ecosystem::Npm, javascript::modules(file)),
        };
        facts.add(SourceFile(ecosystem));
        if is_beside(file.path()) {
            return;
        }
        let mut seen = BTreeSet::new();
        for (module, span) in modules {
            if seen.len() < MAX_MODULES && seen.insert(module) {
                facts.add(Imported {
                    ecosystem,
                    module: module.to_owned(),
                    location: file.location(span),
                });
            }
        }
    }
}

/// A module, and where it is named.
type Module<'a> = (&'a str, Span);

/// `paths` of `tsconfig.json`: `@app/*`.
fn gather_aliases(file: &TextFile<'_>, facts: &mut FileFacts<'_>) {
    let name = file.name().to_ascii_lowercase();
    let is_configuration = name.starts_with("tsconfig") || name == "jsconfig.json";
    if !is_configuration {
        return;
    }
    for entry in &Settings::of(file).entries {
        if let Some(alias) = entry.path.strip_prefix("compilerOptions.paths.") {
            let alias = alias.trim_end_matches("[]").trim_end_matches('*');
            facts.add(Alias(alias.trim_end_matches('/').to_owned()));
        }
    }
}

/// Files that are not part of what is installed: tests, documentation,
/// examples, and what builds or checks the project with tools of its own.
fn is_beside(path: &str) -> bool {
    const FOLDERS: [&str; 26] = [
        "doc",
        "docs",
        "example",
        "examples",
        "sample",
        "samples",
        "demo",
        "demos",
        "bench",
        "benches",
        "benchmark",
        "benchmarks",
        "scripts",
        "tools",
        "ci",
        "e2e",
        "cypress",
        "stories",
        "vendor",
        "vendored",
        "third_party",
        "_vendor",
        "node_modules",
        "dist",
        "build",
        "notebooks",
    ];
    const NAMES: [&str; 12] = [
        "setup.py",
        "conftest.py",
        "noxfile.py",
        "tasks.py",
        "fabfile.py",
        "dodo.py",
        "toxfile.py",
        "hatch_build.py",
        "build.py",
        "gulpfile.js",
        "gruntfile.js",
        "webpack.config.js",
    ];
    let lower = path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
    is_test(path)
        // For types alone.
        || name.ends_with(".pyi")
        || name.ends_with(".d.ts")
        || folders
            .split('/')
            .any(|folder| FOLDERS.contains(&folder) || folder.starts_with("docs_") || folder.starts_with('.') && folder.len() > 1)
        || NAMES.contains(&name)
        || [
            ".config.",
            ".conf.",
            ".min.",
            ".stories.",
            "rc.js",
            "rc.cjs",
        ]
        .iter()
        .any(|part| name.contains(part))
        || name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beside_is_known_by_its_place() {
        for path in [
            "setup.py",
            "docs/conf.py",
            "a/tests/b.py",
            "vite.config.ts",
            ".github/x.py",
        ] {
            assert!(is_beside(path), "{path}");
        }
        for path in ["src/a.py", "lib/index.js", "app/main.ts", "./a.py"] {
            assert!(!is_beside(path), "{path}");
        }
    }
}

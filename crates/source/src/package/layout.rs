//! [`LayoutBuilder`]: sees the members go by, and says at the end what runs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ecosystem, PackageLayout, Runs, When, npm, others, python};

/// Names beyond this many bytes together are not kept.
const MAX_NAME_BYTES: usize = 32 << 20;

/// A larger manifest is not one that a tool reads.
pub const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// So many manifests are kept; packages have a handful.
const MAX_MANIFESTS: usize = 64;

/// Sees the members of a package go by, in any order.
#[derive(Debug, Default)]
pub struct LayoutBuilder {
    names: BTreeSet<String>,
    name_bytes: usize,
    manifests: BTreeMap<String, Vec<u8>>,
    /// Whether manifests count at the top alone: folders of a tree may be
    /// packages, which makes the tree none.
    is_tree: bool,
}

/// Marks what runs, if what was seen is a package of its kind.
type Marker = fn(&mut Seen) -> bool;

/// What was seen of a package, and what of it has been found to run.
pub(super) struct Seen {
    names: BTreeSet<String>,
    manifests: BTreeMap<String, Vec<u8>>,
    runs: BTreeMap<(When, String), String>,
    is_tree: bool,
}

impl LayoutBuilder {
    /// For a folder on disk, which is a package if its manifest is at its top.
    #[must_use]
    pub fn of_tree() -> Self {
        Self {
            is_tree: true,
            ..Self::default()
        }
    }

    /// Whether the content of a member matters, not its name alone.
    #[must_use]
    pub fn reads(&self, name: &str) -> bool {
        is_manifest(name) && !(self.is_tree && name.contains('/'))
    }

    /// Takes note of a member.
    pub fn see(&mut self, name: &str, bytes: &[u8]) {
        if self.name_bytes + name.len() > MAX_NAME_BYTES {
            return;
        }
        self.name_bytes += name.len();
        self.names.insert(name.to_owned());
        if is_manifest(name)
            && bytes.len() <= MAX_MANIFEST_BYTES
            && self.manifests.len() < MAX_MANIFESTS
        {
            self.manifests.insert(name.to_owned(), bytes.to_vec());
        }
    }

    /// What runs; `None` if this is no package of a kind we know.
    pub fn finish(self) -> Option<PackageLayout> {
        let mut seen = Seen {
            names: self.names,
            manifests: self.manifests,
            runs: BTreeMap::new(),
            is_tree: self.is_tree,
        };
        // The most particular first: an sdist may have a `package.json`.
        let kinds: [(Ecosystem, Marker); 7] = [
            (Ecosystem::VsCodeExtension, npm::extension),
            (Ecosystem::PypiWheel, python::wheel),
            (Ecosystem::Gem, others::gem),
            (Ecosystem::PypiSdist, python::sdist),
            (Ecosystem::Crate, others::crate_of_rust),
            (Ecosystem::Skill, others::skill),
            (Ecosystem::Npm, npm::package),
        ];
        let (ecosystem, _) = kinds.into_iter().find(|(_, read)| read(&mut seen))?;
        let runs = seen.runs.into_iter();
        Some(PackageLayout {
            ecosystem,
            runs: runs
                .map(|((when, member), why)| Runs { when, member, why })
                .take(PackageLayout::MAX_RUNS)
                .collect(),
        })
    }
}

fn is_manifest(name: &str) -> bool {
    let file = name.rsplit(['/', '!']).next().unwrap_or(name);
    let is_near_the_top = name.matches('/').count() <= 2;
    is_near_the_top
        && matches!(
            file,
            "package.json"
                | "pyproject.toml"
                | "setup.cfg"
                | "entry_points.txt"
                | "WHEEL"
                | "PKG-INFO"
                | "metadata"
                | "Cargo.toml"
                | "extension.vsixmanifest"
                | "SKILL.md"
        )
}

impl Seen {
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The names below a folder (`""`, or with a `/` at its end), without it.
    pub(super) fn below<'a>(&'a self, root: &'a str) -> impl Iterator<Item = &'a str> {
        self.names
            .range(root.to_owned()..)
            .map_while(move |name| name.strip_prefix(root))
    }

    pub(super) fn manifest(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.manifests.get(name)?).ok()
    }

    /// The folder that a manifest of this name is in, at the top or one folder
    /// below it: `""` or with a `/` at its end. The upper one counts.
    pub(super) fn root_of(&self, file: &str) -> Option<String> {
        if self.has(file) {
            return Some(String::new());
        }
        if self.is_tree {
            return None;
        }
        let mut folders = self.manifests.keys().filter_map(|name| {
            let (folder, rest) = name.split_once('/')?;
            (rest == file).then(|| format!("{folder}/"))
        });
        folders.next()
    }

    /// Marks a member, if there is one of this name. The first reason counts.
    pub(super) fn mark(&mut self, when: When, member: &str, why: &str) {
        if self.has(member) {
            self.runs
                .entry((when, member.to_owned()))
                .or_insert_with(|| why.to_owned());
        }
    }

    /// Marks all of these.
    pub(super) fn mark_all(&mut self, when: When, members: Vec<String>, why: &str) {
        for member in members {
            self.mark(when, &member, why);
        }
    }

    /// Marks every member that a command names, by its path below the root.
    pub(super) fn mark_named_in(&mut self, when: When, root: &str, command: &str, why: &str) {
        let words = command.split(|c: char| c.is_whitespace() || "\"'`;&|()<>=,".contains(c));
        for word in words.filter(|word| !word.is_empty()).take(1_000) {
            let path = word.trim_start_matches("./");
            for ending in ["", ".js", ".cjs", ".mjs", ".ts", "/index.js", ".sh"] {
                self.mark(when, &format!("{root}{path}{ending}"), why);
            }
        }
    }
}

/// A stretch of a manifest for a reason: one line, and not too much of it.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 120;
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(MOST)
        .collect();
    let cut = if text.chars().nth(MOST).is_some() {
        "…"
    } else {
        ""
    };
    format!("`{line}{cut}`")
}

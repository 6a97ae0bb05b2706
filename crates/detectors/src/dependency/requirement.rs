//! What a manifest says, whatever its format.

use laocoon_source::Span;
use serde::{Deserialize, Serialize};

use crate::file::span_of;

/// Who resolves a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Ecosystem {
    Python,
    Npm,
    Cargo,
    Go,
    Ruby,
    Php,
    Java,
    DotNet,
}

/// Where a package is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Source {
    /// From a registry, by its name.
    Registry,
    /// From this project: a path, a member of a workspace.
    Local,
    /// From a repository, by its address.
    VersionControl,
    /// From a file, by its address.
    Url,
}

/// One thing a project asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Requirement {
    /// As it is written; empty where an address stands alone.
    pub(super) name: String,
    pub(super) ecosystem: Ecosystem,
    pub(super) source: Source,
    /// The versions asked for, or the address.
    pub(super) version: String,
    /// Where its name, its version or its address stands.
    pub(super) span: Span,
}

/// Where packages are taken from, if it is said.
#[derive(Clone, Debug)]
pub(super) struct Registry {
    pub(super) ecosystem: Ecosystem,
    pub(super) address: String,
    /// Whether it is asked besides the usual one, and not in its place.
    pub(super) is_added: bool,
    /// What alone is asked of it: a scope, a named package. Empty for all.
    pub(super) only_for: String,
    /// How it is set: `--index-url`, `registry`, ...
    pub(super) setting: String,
    pub(super) span: Span,
}

/// For a registry that is asked only by those requirements that name it: no
/// package has such a name.
pub(super) const ONLY_NAMED: &str = "?";

/// A command that runs when the package is installed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Script {
    /// When: `postinstall`.
    pub(super) name: String,
    pub(super) command: String,
    pub(super) span: Span,
}

/// A setting that takes a check of the registry away.
#[derive(Clone, Debug)]
pub(super) struct Unchecked {
    /// As it is written: `strict-ssl=false`.
    pub(super) setting: String,
    pub(super) span: Span,
}

/// What a manifest says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) requirements: Vec<Requirement>,
    /// What the project, or a part of it, calls itself.
    pub(super) own_names: Vec<(Ecosystem, String)>,
    pub(super) registries: Vec<Registry>,
    pub(super) scripts: Vec<Script>,
    pub(super) unchecked: Vec<Unchecked>,
    /// Whether it asks for things in a way that cannot be read: computed,
    /// taken from another file. Only Python's are so.
    pub(super) is_partial: bool,
    /// Whether it is no manifest of the project, but commands that install.
    pub(super) is_command: bool,
}

impl Manifest {
    pub(super) fn ask(
        &mut self,
        ecosystem: Ecosystem,
        name: &str,
        source: Source,
        version: &str,
        span: Span,
    ) {
        self.requirements.push(Requirement {
            name: name.to_owned(),
            ecosystem,
            source,
            version: version.to_owned(),
            span,
        });
    }

    pub(super) fn own(&mut self, ecosystem: Ecosystem, name: &str) {
        self.own_names.push((ecosystem, name.to_owned()));
    }

    /// A registry that is asked for everything, in the place of the usual one
    /// or besides it.
    pub(super) fn registry(
        &mut self,
        ecosystem: Ecosystem,
        setting: &str,
        address: &str,
        is_added: bool,
        span: Span,
    ) {
        self.registries.push(Registry {
            ecosystem,
            address: address.to_owned(),
            is_added,
            only_for: String::new(),
            setting: setting.to_owned(),
            span,
        });
    }
}

/// What an address says of the source.
pub(super) fn source_of(address: &str) -> Source {
    let address = address.trim();
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    let path = address
        .split(['#', '?'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        Some("http" | "https" | "ftp") if path.ends_with(".git") => Source::VersionControl,
        Some("http" | "https" | "ftp") => Source::Url,
        Some("file") => Source::Local,
        Some(_) => Source::VersionControl,
        None if address.starts_with("git@") => Source::VersionControl,
        None => Source::Local,
    }
}

/// A requirement as Python writes it (PEP 508): `name[extra] >=1 ; marker` or
/// `name @ address`. `offset` is where the text stands in its file.
pub(super) fn read_python(text: &str, offset: usize) -> Option<Requirement> {
    let lead = text.len() - text.trim_start().len();
    let text = text.trim();
    let is_name = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if !name.starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut rest = rest.trim_start();
    if let Some(extras) = rest.strip_prefix('[') {
        rest = extras.split_once(']')?.1.trim_start();
    }
    let (source, version) = match rest.strip_prefix('@') {
        Some(address) => {
            let address = address.split_whitespace().next().unwrap_or_default();
            (source_of(address), address)
        }
        None if rest.is_empty() || rest.starts_with(['=', '<', '>', '!', '~', ';', '(', '#']) => {
            let version = rest.split([';', '#']).next().unwrap_or_default();
            // Digests of files follow the version.
            let version = version.split(" --").next().unwrap_or_default();
            (Source::Registry, version.trim())
        }
        // Options of one requirement: digests.
        None if rest.starts_with("--") => (Source::Registry, ""),
        // Prose, or a path.
        None => return None,
    };
    let start = offset + lead;
    Some(Requirement {
        name: name.to_owned(),
        ecosystem: Ecosystem::Python,
        source,
        version: version.to_owned(),
        span: span_of(start, start + end),
    })
}

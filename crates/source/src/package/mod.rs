//! What of a package runs, and when, without anybody calling it.
//!
//! Words:
//!
//! - an *ecosystem* is who unpacks a package and so decides what of it runs:
//!   pip, npm, RubyGems. It shows in which files the package has and where,
//!   never in its name;
//! - the *root* is the folder inside the package that all else is in, as in
//!   `x-1.0/` of an sdist; a wheel has none;
//! - a *manifest* is a member that says what runs. Manifests are kept until the
//!   package has been read; of all other members only the names are;
//! - a member *runs on install* when unpacking, building or installing the
//!   package runs it; *at start-up* when every start of the interpreter, tool or
//!   editor does; *on import* when the first use of the package does; *by
//!   command* when it becomes a command of its own.
//!
//! A manifest that cannot be understood marks nothing; what it would have
//! marked is scanned as every member is.

mod layout;
mod npm;
mod others;
mod python;

use std::fmt;

use serde::Serialize;

pub use layout::{LayoutBuilder, MAX_MANIFEST_BYTES};

/// Who unpacks a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Ecosystem {
    PypiWheel,
    PypiSdist,
    Npm,
    Gem,
    Crate,
    VsCodeExtension,
    /// A folder of instructions and scripts for an agent.
    Skill,
}

/// What makes a member run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    Install,
    Startup,
    Import,
    Command,
}

/// A member that runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Runs {
    pub when: When,
    /// The name of the member.
    pub member: String,
    /// What makes it run, for people.
    pub why: String,
}

/// What is known about a package as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackageLayout {
    pub ecosystem: Ecosystem,
    /// What runs first comes first; at most [`PackageLayout::MAX_RUNS`].
    pub runs: Vec<Runs>,
}

impl PackageLayout {
    /// A package may have a thousand modules at its top; nobody would read more.
    pub const MAX_RUNS: usize = 1_000;
}

impl Ecosystem {
    /// The stable word for it, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PypiWheel => "pypi-wheel",
            Self::PypiSdist => "pypi-sdist",
            Self::Npm => "npm",
            Self::Gem => "gem",
            Self::Crate => "crate",
            Self::VsCodeExtension => "vs-code-extension",
            Self::Skill => "skill",
        }
    }
}

impl When {
    /// The stable word for it, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Install => "install",
            Self::Startup => "startup",
            Self::Import => "import",
            Self::Command => "command",
        }
    }
}

impl fmt::Display for Ecosystem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

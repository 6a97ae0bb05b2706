//! Finding the files to scan.
//!
//! The walk is our own, not one of the `ignore` crate's, because that one does
//! not say what it left out; only its reading of ignore patterns is used.
//!
//! Ignore files are those of Git: `.gitignore`, and `.laocoonignore` with the
//! same syntax, which wins over it. They count for the directory they are in
//! and below, and those between a root and the top of its Git work tree count
//! too. Git's settings outside the tree do not, so that a scan gives the same
//! on every machine. With [`WalkOptions::untrusted`] nothing in the tree counts.

mod conventions;
mod exclude;
mod ignore_files;
mod links;
mod names;
mod stamp;
mod visit;

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{DEFAULT_MAX_FILE_BYTES, IgnoredByTree, Skipped};

pub use exclude::{BadGlob, Exclude};
pub use stamp::Stamp;

/// What is walked, and what is left out.
#[derive(Debug, Clone)]
pub struct WalkOptions {
    /// Whether the tree may be hostile: then no ignore file counts, and no
    /// directory is left out by convention; of `.git` only the object store is.
    pub untrusted: bool,
    /// What the user asked to leave out. Roots are never left out.
    pub exclude: Exclude,
    /// Larger files are skipped. Give [`load`](crate::load) the same limit: it
    /// checks again, because files grow.
    pub max_file_bytes: u64,
}

impl Default for WalkOptions {
    fn default() -> Self {
        Self {
            untrusted: false,
            exclude: Exclude::default(),
            max_file_bytes: DEFAULT_MAX_FILE_BYTES,
        }
    }
}

/// A regular file that was found, not opened yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where to open it.
    pub path: PathBuf,
    /// The name to report it under.
    pub name: Arc<str>,
    /// Length in bytes when it was found.
    pub length: u64,
    /// Tells whether something known about the file may still be true; `None`
    /// where the file system does not say enough.
    pub stamp: Option<Stamp>,
}

impl Candidate {
    /// A file named by the user, reported under the path as given. If it is a
    /// link it is followed; what it is shows when it is loaded.
    pub fn new(path: &Path) -> Self {
        let metadata = path.metadata().ok();
        Self {
            path: path.canonicalize().unwrap_or_else(|_| path.to_owned()),
            name: names::root_name(path).into(),
            length: metadata.as_ref().map_or(0, Metadata::len),
            stamp: metadata.as_ref().and_then(Stamp::of),
        }
    }

    /// For a root that is a file, where in its name the part begins that says
    /// what it is for: its path in its Git work tree, so that one file is judged
    /// as it is when all of them are scanned. Outside of one, what the folders are
    /// called says nothing.
    pub fn below_top(&self) -> usize {
        let has_git = |directory: &&Path| directory.join(".git").symlink_metadata().is_ok();
        let top = self.path.ancestors().skip(1).find(has_git);
        let depth =
            top.and_then(|top| Some(self.path.strip_prefix(top).ok()?.components().count()));
        names::below_top(&self.name, depth)
    }
}

/// What a walk found. All lists are sorted, files by name, so that they do not
/// depend on the order in which the file system lists directories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    pub files: Vec<Candidate>,
    /// What was found and will not be read. A root that is not there is an
    /// entry with [`SkipReason::DoesNotExist`](crate::SkipReason::DoesNotExist),
    /// which nothing else in a walk has.
    pub skipped: Vec<Skipped>,
    /// Every directory that was not entered, for whatever reason but that the
    /// system refused.
    pub ignored_directories: Vec<String>,
    /// What the tree's own ignore files left out, for each that did.
    pub ignored_by_tree: Vec<IgnoredByTree>,
}

/// Finds all files under the roots, hidden ones too.
///
/// A root that is a file is always in the result, also when it is ignored or
/// excluded; a root that is a link is followed, because the user named it.
/// Nothing else is: every other link is an entry in `skipped`. A file that two
/// roots lead to is there once.
pub fn walk(roots: &[PathBuf], options: &WalkOptions) -> Walk {
    visit::walk(roots, options)
}

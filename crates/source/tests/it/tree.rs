//! A tree of files on disk, for one test.

use std::fs;
use std::path::{Path, PathBuf};

use laocoon_source::{Walk, WalkOptions, walk};

pub(crate) struct Tree {
    directory: tempfile::TempDir,
}

impl Tree {
    /// A tree with these files, given by path and content.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let tree = Self {
            directory: tempfile::tempdir().unwrap(),
        };
        for (path, content) in files {
            tree.write(path, content);
        }
        tree
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The path of something in the tree; `""` is the tree itself.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.directory.path().join(path)
    }

    /// Walks the whole tree.
    pub(crate) fn walk(&self, options: &WalkOptions) -> Found {
        self.walk_from(&[""], options)
    }

    /// Walks from roots given relative to the tree.
    pub(crate) fn walk_from(&self, roots: &[&str], options: &WalkOptions) -> Found {
        let roots: Vec<PathBuf> = roots.iter().map(|root| self.path(root)).collect();
        Found::new(walk(&roots, options), self.directory.path())
    }
}

/// A walk as text, with names relative to the tree.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) files: Vec<String>,
    /// `name: reason`, or `name: reason (detail)`.
    pub(crate) skipped: Vec<String>,
    pub(crate) ignored_directories: Vec<String>,
    /// `ignore file: names`.
    pub(crate) ignored_by_tree: Vec<String>,
    pub(crate) walk: Walk,
}

impl Found {
    fn new(walk: Walk, tree: &Path) -> Self {
        let tree = tree.to_str().unwrap();
        let relative = |name: &str| name.replace(&format!("{tree}/"), "").replace(tree, ".");
        let skipped = walk.skipped.iter().map(|skipped| {
            let json = serde_json::to_value(skipped.reason).unwrap();
            let reason = json.as_str().unwrap();
            match &skipped.detail {
                Some(detail) => format!(
                    "{}: {reason} ({})",
                    relative(&skipped.path),
                    relative(detail)
                ),
                None => format!("{}: {reason}", relative(&skipped.path)),
            }
        });
        let by_tree = walk.ignored_by_tree.iter().map(|ignored| {
            let names: Vec<String> = ignored.names.iter().map(|name| relative(name)).collect();
            format!("{}: {}", relative(&ignored.ignore_file), names.join(" "))
        });
        let directories = walk.ignored_directories.iter().map(|name| relative(name));
        Self {
            files: walk.files.iter().map(|file| relative(&file.name)).collect(),
            skipped: skipped.collect(),
            ignored_directories: directories.collect(),
            ignored_by_tree: by_tree.collect(),
            walk,
        }
    }
}

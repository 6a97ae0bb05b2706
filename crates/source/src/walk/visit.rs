//! The walk itself: roots, then directory by directory.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{DirEntry, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::conventions::{is_git_object, is_installed_or_built, is_version_control};
use super::ignore_files::{Disregarded, Level, Verdict};
use super::links::{self, Link};
use super::names::{join, or_dot, parent, readable, root_name};
use super::{Candidate, Stamp, Walk, WalkOptions};
use crate::load::too_large;
use crate::{IgnoredByTree, SkipReason, Skipped};

pub(super) fn walk(roots: &[PathBuf], options: &WalkOptions) -> Walk {
    let mut visitor = Visitor {
        options,
        roots: roots
            .iter()
            .filter_map(|root| root.canonicalize().ok())
            .collect(),
        found: Walk::default(),
        directories: HashMap::new(),
        links: Vec::new(),
        by_tree: BTreeMap::new(),
    };
    for root in roots {
        visitor.visit_root(root);
    }
    visitor.finish()
}

struct Visitor<'a> {
    options: &'a WalkOptions,
    /// The real paths of the roots, which are never left out.
    roots: HashSet<PathBuf>,
    found: Walk,
    /// The names of the directories entered, by their real paths.
    directories: HashMap<PathBuf, String>,
    links: Vec<Link>,
    /// What was ignored, by the name of the ignore file.
    by_tree: BTreeMap<String, IgnoredByTree>,
}

/// A directory to be visited.
struct Directory {
    path: PathBuf,
    name: String,
    ignores: Option<Rc<Level>>,
    part: Part,
}

/// Which part of a tree a directory is in.
#[derive(Clone)]
enum Part {
    Work,
    /// `.git` and what is in it.
    Git,
    /// Git's object store, of this name.
    GitObjects(Rc<str>),
}

/// An entry of a directory, looked at but not opened.
struct Entry {
    path: PathBuf,
    file_name: String,
    name: String,
    file_type: FileType,
}

/// Whether an entry is left out.
enum Fate {
    Visit,
    LeaveOut(Cause),
}

/// What an entry is left out by.
enum Cause {
    User,
    Convention,
    IgnoreFile(Rc<str>),
}

impl Visitor<'_> {
    fn visit_root(&mut self, root: &Path) {
        let name = root_name(root);
        let (path, metadata) = match root.canonicalize().and_then(|p| Ok((p, root.metadata()?))) {
            Ok(found) => found,
            Err(error) => {
                let skipped = unusable_root(root, or_dot(&name), &error);
                return self.found.skipped.push(skipped);
            }
        };
        if metadata.is_file() {
            self.add_file(path, name, &metadata);
        } else if metadata.is_dir() {
            self.visit_tree(path, name);
        } else {
            self.skip(or_dot(&name), SkipReason::NotARegularFile);
        }
    }

    fn visit_tree(&mut self, root: PathBuf, name: String) {
        let ignores = self.ignores_above(&root, &name);
        let part = root
            .file_name()
            .map_or(Part::Work, |name| Part::Work.enter(&readable(name), ""));
        let mut pending = vec![Directory {
            path: root.clone(),
            name,
            ignores,
            part,
        }];
        while let Some(directory) = pending.pop() {
            if !self.directories.contains_key(&directory.path) {
                self.visit_directory(&root, directory, &mut pending);
            }
        }
    }

    fn visit_directory(&mut self, root: &Path, here: Directory, pending: &mut Vec<Directory>) {
        let mut entries = self.read_directory(&here);
        entries.sort_by(|a, b| (&a.file_name, &a.path).cmp(&(&b.file_name, &b.path)));
        let ignores = self.read_ignore_files(&here, &entries);
        self.directories.insert(here.path, here.name);
        for entry in entries {
            match self.fate(&entry, root, ignores.as_deref()) {
                Fate::LeaveOut(cause) => self.leave_out(&entry, cause),
                Fate::Visit if entry.file_type.is_dir() => pending.push(Directory {
                    part: here.part.enter(&entry.file_name, &entry.name),
                    path: entry.path,
                    name: entry.name,
                    ignores: ignores.clone(),
                }),
                Fate::Visit => self.visit_entry(entry, &here.part),
            }
        }
    }

    /// What can be read of a directory; what cannot is an entry in `skipped`.
    fn read_directory(&mut self, directory: &Directory) -> Vec<Entry> {
        let mut unreadable = |error: io::Error| {
            self.found.skipped.push(
                Skipped::new(or_dot(&directory.name), SkipReason::Unreadable)
                    .because(error.to_string()),
            );
        };
        match directory.path.read_dir() {
            Ok(entries) => entries
                .map(|entry| Entry::new(&entry?, &directory.name))
                .filter_map(|entry| entry.map_err(&mut unreadable).ok())
                .collect(),
            Err(error) => {
                unreadable(error);
                Vec::new()
            }
        }
    }

    /// An entry that is no directory.
    fn visit_entry(&mut self, entry: Entry, part: &Part) {
        if entry.file_type.is_symlink() {
            self.links.push(Link {
                path: entry.path,
                name: entry.name,
            });
        } else if !entry.file_type.is_file() {
            self.skip(&entry.name, SkipReason::NotARegularFile);
        } else if let Part::GitObjects(store) = part
            && is_git_object(&entry.file_name)
        {
            self.found.ignored_directories.push(store.to_string());
        } else {
            match entry.path.symlink_metadata() {
                Ok(metadata) => self.add_file(entry.path, entry.name, &metadata),
                Err(error) => self.found.skipped.push(
                    Skipped::new(entry.name, SkipReason::Unreadable).because(error.to_string()),
                ),
            }
        }
    }

    fn add_file(&mut self, path: PathBuf, name: String, metadata: &Metadata) {
        let limit = self.options.max_file_bytes;
        if metadata.len() > limit {
            return self.found.skipped.push(too_large(&name, limit));
        }
        self.found.files.push(Candidate {
            path,
            name: name.into(),
            length: metadata.len(),
            stamp: Stamp::of(metadata),
        });
    }

    fn fate(&self, entry: &Entry, root: &Path, ignores: Option<&Level>) -> Fate {
        if self.roots.contains(&entry.path) {
            return Fate::Visit;
        }
        let is_directory = entry.file_type.is_dir();
        if self
            .options
            .exclude
            .leaves_out(root, &entry.path, is_directory)
        {
            return Fate::LeaveOut(Cause::User);
        }
        if self.options.untrusted {
            return Fate::Visit;
        }
        if is_directory && is_version_control(&entry.file_name) {
            return Fate::LeaveOut(Cause::Convention);
        }
        match ignores.map_or(Verdict::Silent, |level| {
            level.verdict(&entry.path, is_directory)
        }) {
            Verdict::Kept => Fate::Visit,
            Verdict::IgnoredBy(file) => Fate::LeaveOut(Cause::IgnoreFile(file)),
            Verdict::Silent
                if is_directory && is_installed_or_built(&entry.file_name, &entry.path) =>
            {
                Fate::LeaveOut(Cause::Convention)
            }
            Verdict::Silent => Fate::Visit,
        }
    }

    fn leave_out(&mut self, entry: &Entry, cause: Cause) {
        let is_directory = entry.file_type.is_dir();
        if is_directory {
            self.found.ignored_directories.push(entry.name.clone());
        }
        match cause {
            Cause::User if is_directory => {}
            Cause::User => self.skip(&entry.name, SkipReason::Excluded),
            Cause::Convention => {}
            Cause::IgnoreFile(file) => {
                let ignored = self.ignored_by(&file);
                let name = if is_directory {
                    ignored.directories += 1;
                    format!("{}/", entry.name)
                } else {
                    ignored.files += 1;
                    entry.name.clone()
                };
                if ignored.names.len() < IgnoredByTree::MAX_NAMES {
                    ignored.names.push(name);
                }
            }
        }
    }

    fn skip(&mut self, name: &str, reason: SkipReason) {
        self.found.skipped.push(Skipped::new(name, reason));
    }

    fn ignored_by(&mut self, ignore_file: &str) -> &mut IgnoredByTree {
        self.by_tree
            .entry(ignore_file.to_owned())
            .or_insert_with(|| IgnoredByTree {
                ignore_file: ignore_file.to_owned(),
                ..IgnoredByTree::default()
            })
    }

    fn read_ignore_files(&mut self, here: &Directory, entries: &[Entry]) -> Option<Rc<Level>> {
        if self.options.untrusted {
            return None;
        }
        let is_there = |name: &str| {
            let mut files = entries.iter().filter(|entry| !entry.file_type.is_dir());
            files.any(|entry| entry.file_name == name)
        };
        self.read_level(&here.path, &here.name, is_there, here.ignores.clone())
    }

    /// The ignore files between the top of the Git work tree and a root.
    fn ignores_above(&mut self, root: &Path, name: &str) -> Option<Rc<Level>> {
        if self.options.untrusted {
            return None;
        }
        let is_there = |path: &Path| path.symlink_metadata().is_ok();
        let depth = root
            .ancestors()
            .position(|directory| is_there(&directory.join(".git")))?;
        let mut name_above = name.to_owned();
        let mut above = Vec::new();
        for directory in root.ancestors().skip(1).take(depth) {
            name_above = parent(&name_above);
            above.push((directory, name_above.clone()));
        }
        let mut level = None;
        for (directory, name) in above.into_iter().rev() {
            let is_file_there = |file_name: &str| is_there(&directory.join(file_name));
            level = self.read_level(directory, &name, is_file_there, level);
        }
        level
    }

    fn read_level(
        &mut self,
        directory: &Path,
        name: &str,
        is_there: impl Fn(&str) -> bool,
        above: Option<Rc<Level>>,
    ) -> Option<Rc<Level>> {
        let mut disregarded = Vec::new();
        let level = Level::read(directory, name, is_there, above, &mut disregarded);
        for Disregarded {
            ignore_file,
            problem,
        } in disregarded
        {
            self.ignored_by(&ignore_file).problem = Some(problem);
        }
        level
    }

    fn finish(self) -> Walk {
        let mut found = self.found;
        found
            .files
            .sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
        let mut seen = HashSet::new();
        if self.roots.len() > 1 {
            found.files.retain(|file| seen.insert(file.path.clone()));
        }
        if !self.links.is_empty() {
            let files = found.files.iter().map(|file| (&*file.path, &*file.name));
            let directories = self
                .directories
                .iter()
                .map(|(path, name)| (&**path, &**name));
            let walked = files.chain(directories).collect();
            let skipped = self
                .links
                .into_iter()
                .map(|link| links::skipped(link, &walked));
            found.skipped.extend(skipped.collect::<Vec<_>>());
        }
        found.skipped.sort();
        found.skipped.dedup();
        found.ignored_directories.sort();
        found.ignored_directories.dedup();
        found.ignored_by_tree = self.by_tree.into_values().collect();
        for ignored in &mut found.ignored_by_tree {
            ignored.names.sort();
        }
        found
    }
}

impl Part {
    /// The part a directory inside this one is in.
    fn enter(&self, file_name: &str, name: &str) -> Self {
        match self {
            Self::Work if file_name == ".git" => Self::Git,
            Self::Git if file_name == "objects" => Self::GitObjects(name.into()),
            other => other.clone(),
        }
    }
}

impl Entry {
    fn new(entry: &DirEntry, directory_name: &str) -> io::Result<Self> {
        let file_name = readable(&entry.file_name());
        Ok(Self {
            path: entry.path(),
            name: join(directory_name, &file_name),
            file_name,
            file_type: entry.file_type()?,
        })
    }
}

fn unusable_root(root: &Path, name: &str, error: &io::Error) -> Skipped {
    let is_missing = matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    );
    if root.is_symlink() {
        Skipped::new(name, SkipReason::BrokenLink).because(error.to_string())
    } else if is_missing {
        Skipped::new(name, SkipReason::DoesNotExist)
    } else {
        Skipped::new(name, SkipReason::Unreadable).because(error.to_string())
    }
}

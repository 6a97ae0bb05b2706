//! A revision of the git repository that a tree is in, to see what is new
//! since.
//!
//! Nothing of the repository is run, whatever its configuration says: objects
//! are read by a library that is given no hooks, and content is compared as it
//! is stored, without filters. A file that a filter or a line end setting
//! changes on its way to disk therefore counts as changed, which costs time and
//! hides nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use gix::ObjectId;
use gix::bstr::ByteSlice as _;
use gix::objs::Kind;

/// The files of a revision.
pub(crate) struct Revision {
    repository: gix::Repository,
    /// By their paths from the top, with `/`. Links and submodules are no files.
    files: BTreeMap<String, ObjectId>,
    /// The top of the files on disk, without links.
    top: PathBuf,
}

impl Revision {
    /// Finds the repository that a path is in, and the revision in it.
    ///
    /// # Errors
    ///
    /// When the path is in no repository, or that has no such revision.
    pub(crate) fn find(path: &Path, revision: &str) -> anyhow::Result<Self> {
        let shown = path.display();
        let place = path.canonicalize().with_context(|| shown.to_string())?;
        let folder = match place.is_dir() {
            true => &*place,
            false => place.parent().unwrap_or(&place),
        };
        let (found, _) = gix::discover::upwards(folder)
            .with_context(|| format!("--since: {shown} is in no git repository"))?;
        let (git_directory, _) = found.into_repository_and_work_tree_directories();
        // Only what is in the repository itself counts, not the environment.
        let repository = gix::open_opts(git_directory, gix::open::Options::isolated())
            .with_context(|| format!("--since: the git repository of {shown} cannot be opened"))?;
        let top = repository
            .workdir()
            .ok_or_else(|| anyhow!("--since: the git repository of {shown} has no files on disk"))?
            .canonicalize()?;
        let files = files_of(&repository, revision)
            .with_context(|| format!("--since: there is no revision `{revision}` of {shown}"))?;
        Ok(Self {
            repository,
            files,
            top,
        })
    }

    /// The files, by their paths from the top, with `/`.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, ObjectId)> {
        self.files.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// The name a file on disk has in the repository; `None` outside of it.
    pub(crate) fn name_of(&self, path: &Path) -> Option<String> {
        let path = path.canonicalize().ok()?;
        let parts: Option<Vec<&str>> = path
            .strip_prefix(&self.top)
            .ok()?
            .components()
            .map(|part| part.as_os_str().to_str())
            .collect();
        Some(parts?.join("/"))
    }

    /// The file of this name; `None` if there is no such file.
    pub(crate) fn id_of(&self, name: &str) -> Option<ObjectId> {
        self.files.get(name).copied()
    }

    /// The id that a file with this content has.
    ///
    /// # Errors
    ///
    /// When the content cannot be hashed.
    pub(crate) fn id_of_content(&self, bytes: &[u8]) -> anyhow::Result<ObjectId> {
        let kind = self.repository.object_hash();
        Ok(gix::objs::compute_hash(kind, Kind::Blob, bytes)?)
    }

    /// The content of a file; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// When the object cannot be read.
    pub(crate) fn content(&self, name: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(id) = self.files.get(name) else {
            return Ok(None);
        };
        let object = self.repository.find_object(*id);
        let mut object = object.with_context(|| format!("--since: {name} cannot be read"))?;
        Ok(Some(std::mem::take(&mut object.data)))
    }
}

fn files_of(
    repository: &gix::Repository,
    revision: &str,
) -> anyhow::Result<BTreeMap<String, ObjectId>> {
    let object = repository
        .rev_parse_single(revision.as_bytes().as_bstr())?
        .object()?;
    let files = object.peel_to_tree()?.traverse().breadthfirst.files()?;
    let named = files
        .into_iter()
        .filter(|file| file.mode.is_blob())
        // What is not UTF-8 counts as new wherever it is on disk.
        .filter_map(|file| Some((file.filepath.to_str().ok()?.to_owned(), file.oid)));
    Ok(named.collect())
}

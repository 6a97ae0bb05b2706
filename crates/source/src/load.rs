//! Reading one file, without trusting it.
//!
//! Between the walk and the read the file may have been replaced or may still
//! be growing. So what it is is asked again, of the open file; it is opened so
//! that neither a link is followed nor a pipe waited for; and no more is read
//! than the limit.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use crate::decode::{SNIFF_BYTES, starts_binary};
use crate::magic::reason_of_binary;
use crate::view::{MAX_COMPILED_BYTES, View, view_of};
use crate::{Candidate, SkipReason, Skipped, SourceFile, archive_kinds, detect_language};

/// Files above this many bytes are skipped unless asked for otherwise: 5 MiB.
/// Hardly any source file a person or an agent writes is a tenth of it, and
/// parsing one takes over a second.
pub const DEFAULT_MAX_FILE_BYTES: u64 = 5 * 1024 * 1024;

/// No larger file is read whatever the options say: offsets have 32 bits, and
/// text may take three times the room of its bytes.
const HARD_MAX_FILE_BYTES: u64 = 1024 * 1024 * 1024;

/// Where the end of a zip is looked for: its last record and its comment.
const TAIL_BYTES: u64 = 22 + 0xFFFF;

/// How files are read.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// Larger files are skipped. Values above 1 GiB count as that.
    pub max_file_bytes: u64,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self {
            max_file_bytes: DEFAULT_MAX_FILE_BYTES,
        }
    }
}

/// What a file turned out to be.
#[derive(Debug)]
pub enum Loaded {
    Text(SourceFile),
    /// What can be seen of compiled code.
    View(View),
    /// It seems to be an archive, to be read by [`load_bytes`] and opened. If it
    /// cannot be, this is why it was not analysed.
    Archive(Skipped),
}

impl Loaded {
    /// A file from its bytes, which are no archive.
    ///
    /// # Errors
    ///
    /// The same, found under a root that its path goes on behind.
    #[must_use]
    pub fn below(mut self, root: usize) -> Self {
        if let Self::Text(file) = &mut self {
            file.below_root = root;
        }
        self
    }

    /// As [`SourceFile::from_bytes`].
    pub fn from_bytes(path: impl Into<Arc<str>>, bytes: Vec<u8>) -> Result<Self, Skipped> {
        let path = path.into();
        let start = &bytes[..bytes.len().min(SNIFF_BYTES)];
        if detect_language(&path, start).is_none()
            && starts_binary(start)
            && let Some(view) = view_of(&path, &bytes)
        {
            return Ok(Self::View(view));
        }
        SourceFile::from_bytes(path, bytes).map(Self::Text)
    }

    /// What is analysed of it, if it is no archive.
    pub fn into_file(self) -> Option<SourceFile> {
        match self {
            Self::Text(file) | Self::View(View { file, .. }) => Some(file),
            Self::Archive(_) => None,
        }
    }
}

/// Reads and decodes a candidate that is text.
///
/// # Errors
///
/// The entry for the coverage when it cannot be read, is not (or no longer) a
/// regular file, is not text, or is larger than the limit.
pub fn load(candidate: &Candidate, options: &LoadOptions) -> Result<SourceFile, Skipped> {
    match load_any(candidate, options)? {
        Loaded::Text(file) => Ok(file),
        Loaded::View(view) => Err(Skipped::new(&*candidate.name, view.reason)),
        Loaded::Archive(skipped) => Err(skipped),
    }
}

/// Reads a candidate, unless it is an archive.
///
/// # Errors
///
/// As [`load`].
pub fn load_any(candidate: &Candidate, options: &LoadOptions) -> Result<Loaded, Skipped> {
    let skip = |reason| Skipped::new(&*candidate.name, reason);
    let mut limit = options.max_file_bytes.min(HARD_MAX_FILE_BYTES);
    let mut opened =
        open_regular(&candidate.path).map_err(|refusal| refusal.skipped(&candidate.name))?;
    let opened_length = opened.length;
    let mut is_too_large = opened_length > limit;
    let unreadable = |error: io::Error| skip(SkipReason::Unreadable).because(error.to_string());
    let ends_as_zip = is_too_large && ends_as_zip(&mut opened).map_err(unreadable)?;
    let expected = if is_too_large { 0 } else { opened.length };
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    let mut file = opened.file.take(limit.max(MAX_COMPILED_BYTES) + 1);
    // Most binary files show at once, and the rest of them need not be read:
    // a large picture is no program that was missed.
    (&mut file)
        .take(SNIFF_BYTES as u64)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    let language = detect_language(&candidate.name, &bytes);
    let reason = match language.is_none() && starts_binary(&bytes) {
        true => Some(reason_of_binary(&candidate.name, &bytes)),
        false => is_too_large.then_some(SkipReason::TooLarge),
    };
    if ends_as_zip || !archive_kinds(&bytes).is_empty() {
        let reason = reason.unwrap_or(SkipReason::Archive);
        return Ok(Loaded::Archive(skip(reason)));
    }
    if reason == Some(SkipReason::CompiledCode) {
        limit = limit.max(MAX_COMPILED_BYTES);
        is_too_large = opened_length > limit;
    } else {
        file.set_limit((limit + 1).saturating_sub(bytes.len() as u64));
    }
    if is_too_large {
        return Err(match reason {
            Some(SkipReason::TooLarge) | None => too_large(&candidate.name, limit),
            Some(reason) => skip(reason),
        });
    }
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    if !archive_kinds(&bytes).is_empty() {
        return Ok(Loaded::Archive(skip(reason.unwrap_or(SkipReason::Archive))));
    }
    if let Some(reason) = reason.filter(|reason| *reason != SkipReason::CompiledCode) {
        return Err(skip(reason));
    }
    if bytes.len() as u64 > limit {
        return Err(too_large(&candidate.name, limit));
    }
    Loaded::from_bytes(&*candidate.name, bytes)
}

/// Whether a file seems to have a zip's table of contents at its end.
fn ends_as_zip(opened: &mut Opened) -> io::Result<bool> {
    let mut tail = Vec::new();
    let from = opened.length.saturating_sub(TAIL_BYTES);
    opened.file.seek(SeekFrom::Start(from))?;
    (&mut opened.file).take(TAIL_BYTES).read_to_end(&mut tail)?;
    opened.file.seek(SeekFrom::Start(0))?;
    Ok(memchr::memmem::find(&tail, b"PK\x05\x06").is_some())
}

/// Reads the bytes of a candidate, whatever they are.
///
/// # Errors
///
/// The entry for the coverage when it cannot be read, is not (or no longer) a
/// regular file, or is larger than `limit`.
pub fn load_bytes(candidate: &Candidate, limit: u64) -> Result<Arc<[u8]>, Skipped> {
    let name = &candidate.name;
    let limit = limit.min(HARD_MAX_FILE_BYTES);
    let opened = open_regular(&candidate.path).map_err(|refusal| refusal.skipped(name))?;
    if opened.length > limit {
        return Err(too_large(name, limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(opened.length).unwrap_or_default());
    opened
        .file
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| {
            Skipped::new(&**name, SkipReason::Unreadable).because(error.to_string())
        })?;
    if bytes.len() as u64 > limit {
        return Err(too_large(name, limit));
    }
    Ok(bytes.into())
}

/// How a file begins, as far as is looked at to tell what it is: for those that
/// [`load`] skips. `None` where it cannot be read.
pub fn first_bytes(candidate: &Candidate) -> Option<Vec<u8>> {
    let opened = open_regular(&candidate.path).ok()?;
    let mut bytes = Vec::new();
    let mut first = opened.file.take(SNIFF_BYTES as u64);
    first.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The entry for a file above the limit. It says nothing about the size found,
/// which may still be growing.
pub(crate) fn too_large(name: &str, limit: u64) -> Skipped {
    Skipped::new(name, SkipReason::TooLarge).because(format!("more than {limit} bytes"))
}

/// A regular file, open for reading.
pub(crate) struct Opened {
    pub(crate) file: File,
    /// Length in bytes when it was opened.
    pub(crate) length: u64,
}

/// Why a path was not opened.
#[derive(Debug)]
pub(crate) enum Refusal {
    Reason(SkipReason),
    Error(io::Error),
}

impl Refusal {
    pub(crate) fn skipped(&self, name: &str) -> Skipped {
        match self {
            Self::Reason(reason) => Skipped::new(name, *reason),
            Self::Error(error) if error.kind() == io::ErrorKind::NotFound => {
                Skipped::new(name, SkipReason::DoesNotExist)
            }
            Self::Error(error) => {
                Skipped::new(name, SkipReason::Unreadable).because(error.to_string())
            }
        }
    }
}

/// Opens a regular file and nothing else: no link, directory, pipe or device.
pub(crate) fn open_regular(path: &Path) -> Result<Opened, Refusal> {
    let before = path.symlink_metadata().map_err(Refusal::Error)?;
    if before.is_symlink() {
        return Err(Refusal::Reason(SkipReason::SymbolicLink));
    }
    if !before.is_file() {
        return Err(Refusal::Reason(SkipReason::NotARegularFile));
    }
    // It may have been replaced since.
    let file = open_options().open(path).map_err(Refusal::Error)?;
    let metadata = file.metadata().map_err(Refusal::Error)?;
    if !metadata.is_file() {
        return Err(Refusal::Reason(SkipReason::NotARegularFile));
    }
    Ok(Opened {
        file,
        length: metadata.len(),
    })
}

#[cfg(unix)]
fn open_options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;

    let mut options = OpenOptions::new();
    options
        .read(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY);
    options
}

#[cfg(not(unix))]
fn open_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

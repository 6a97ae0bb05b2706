//! Reading one file, without trusting it.
//!
//! Between the walk and the read the file may have been replaced or may still
//! be growing. So what it is is asked again, of the open file; it is opened so
//! that neither a link is followed nor a pipe waited for; and no more is read
//! than the limit.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::decode::{SNIFF_BYTES, starts_binary};
use crate::magic::reason_of_binary;
use crate::{Candidate, SkipReason, Skipped, SourceFile, detect_language};

/// Files above this many bytes are skipped unless asked for otherwise: 5 MiB.
/// Hardly any source file a person or an agent writes is a tenth of it, and
/// parsing one takes over a second.
pub const DEFAULT_MAX_FILE_BYTES: u64 = 5 * 1024 * 1024;

/// No larger file is read whatever the options say: offsets have 32 bits, and
/// text may take three times the room of its bytes.
const HARD_MAX_FILE_BYTES: u64 = 1024 * 1024 * 1024;

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

/// Reads and decodes a candidate.
///
/// # Errors
///
/// The entry for the coverage when it cannot be read, is not (or no longer) a
/// regular file, is not text, or is larger than the limit.
pub fn load(candidate: &Candidate, options: &LoadOptions) -> Result<SourceFile, Skipped> {
    let skip = |reason| Skipped::new(&*candidate.name, reason);
    let limit = options.max_file_bytes.min(HARD_MAX_FILE_BYTES);
    let opened =
        open_regular(&candidate.path).map_err(|refusal| refusal.skipped(&candidate.name))?;
    let is_too_large = opened.length > limit;
    let unreadable = |error: io::Error| skip(SkipReason::Unreadable).because(error.to_string());
    let expected = if is_too_large { 0 } else { opened.length };
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    let mut file = opened.file.take(limit + 1);
    // Most binary files show at once, and the rest of them need not be read:
    // a large picture is no program that was missed.
    (&mut file)
        .take(SNIFF_BYTES as u64)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if detect_language(&candidate.name, &bytes).is_none() && starts_binary(&bytes) {
        return Err(skip(reason_of_binary(&candidate.name, &bytes)));
    }
    if is_too_large {
        return Err(too_large(&candidate.name, limit));
    }
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(&candidate.name, limit));
    }
    SourceFile::from_bytes(&*candidate.name, bytes)
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

//! Everything between the file system and text.
//!
//! Some terminology first:
//!
//! - a *root* is a file or directory the user asked to have scanned;
//! - a *candidate* is a regular file found under a root, not opened yet;
//! - a *source file* is a candidate that was read and decoded to text, whatever
//!   its language, also when it has none we know;
//! - the *name* of a file is the path it is reported under: as the user would
//!   write it, with `/` between its parts;
//! - an *offset* counts bytes of the decoded text (UTF-8, without a byte order
//!   mark), not bytes of the file: the two differ for a file in another
//!   encoding. A [`Span`] is a pair of offsets;
//! - an *archive* is a file with *members*, which are files in it; see
//!   [`ArchiveReader`];
//! - a *view* is text made of a file that is none, such as machine code, and a
//!   *virtual file* is source text inside another file; see [`View`] and
//!   [`VirtualFile`];
//! - *skipped* is what was found but not read, each with a [`SkipReason`];
//! - *ignored* is what was left out by a convention (`node_modules`) or by an
//!   ignore file; the tree's *own* ignore files (`.gitignore`,
//!   `.laocoonignore`) are under the control of whoever wrote the tree, so what
//!   they hide is always named.
//!
//! The way is `walk` -> [`Candidate`] -> [`load_any`] -> [`SourceFile`], or
//! [`ArchiveReader`] -> [`Member`] -> [`SourceFile`]; what was lost on the way is
//! in [`Coverage`]. Nothing else in the workspace opens
//! scanned files. A tree that is scanned may be hostile: no file can make
//! another one disappear without an entry saying so, nothing but regular files
//! is opened, no symbolic link is followed, and nothing here panics.
//!
//! This crate knows the names of languages, never their grammar.

mod archive;
mod coverage;
mod decode;
mod language;
mod line_index;
mod load;
mod magic;
mod package;
mod purpose;
mod source_file;
mod span;
mod view;
mod walk;

pub use archive::{
    ArchiveEvent, ArchiveKind, ArchiveLimits, ArchiveReader, Member, Told, archive_kinds,
};
pub use coverage::{Coverage, IgnoredByTree, LineRange, PartlyAnalysed, SkipReason, Skipped};
pub use decode::Encoding;
pub use language::{Language, detect_language};
pub use line_index::{LineIndex, Position};
pub use load::{
    DEFAULT_MAX_FILE_BYTES, LoadOptions, Loaded, first_bytes, load, load_any, load_bytes,
};
pub use package::{Ecosystem, LayoutBuilder, MAX_MANIFEST_BYTES, PackageLayout, Runs, When};
pub use purpose::Purpose;
pub use source_file::SourceFile;
pub use span::Span;
pub use view::{View, VirtualFile, virtual_files};
pub use walk::{BadGlob, Candidate, Exclude, Stamp, Walk, WalkOptions, walk};

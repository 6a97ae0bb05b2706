//! Files that are not source text, made readable as far as they can be.
//!
//! A *view* is text made from what is not text: the imports and strings of
//! machine code ([`native`]), the names and constants of Python's bytecode
//! ([`bytecode`]). Its lines are lines of the view, one thing each, and not of
//! any file. Nothing is run to make one. What such code does is not in its view,
//! so a file that is seen by a view alone counts as analysed in part.
//!
//! A *virtual file* is source text that is inside another file, and knows where:
//! the cells of a notebook ([`notebook`]), the scripts of a page ([`scripts`]).

mod bytecode;
mod native;
mod notebook;
mod scripts;
mod strings;
mod virtual_file;

pub(crate) use bytecode::begins_as_bytecode;
pub use virtual_file::VirtualFile;

use crate::magic::{is_bytecode, reason_of_binary};
use crate::{SkipReason, SourceFile};

/// No view is longer; what is beyond is left out.
const MAX_VIEW_BYTES: usize = 4 << 20;

/// Compiled code is read up to this size.
pub(crate) const MAX_COMPILED_BYTES: u64 = 64 << 20;

/// A file as a view, and why it is analysed in part.
#[derive(Debug)]
pub struct View {
    pub file: SourceFile,
    pub reason: SkipReason,
}

/// The virtual files in a file.
pub fn virtual_files(file: &SourceFile) -> Vec<VirtualFile> {
    let mut files = notebook::cells(file);
    files.extend(scripts::scripts(file));
    files
}

/// The view of a file that is not text, if there is one for its kind.
pub(crate) fn view_of(path: &str, bytes: &[u8]) -> Option<View> {
    if reason_of_binary(path, bytes) != SkipReason::CompiledCode {
        return None;
    }
    let (text, reason) = if is_bytecode(path, bytes) {
        bytecode::view(bytes)
    } else {
        (native::view(bytes), SkipReason::CompiledCode)
    };
    let mut file = SourceFile::from_text(path, None, text);
    file.digest = blake3::hash(bytes);
    Some(View { file, reason })
}

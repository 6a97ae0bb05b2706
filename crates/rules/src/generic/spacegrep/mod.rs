//! The engine of words, punctuation and indentation.
//!
//! A text is a tree: a line that is indented more than the one before opens a
//! *block*, and so does each pair of braces within one line. A pattern is a
//! tree too, by indentation alone. An indented block of the pattern matches a
//! whole block of the text; everything else matches across blocks as if they
//! were not there, down from the block where the match begins.

mod pattern;
mod search;
mod target;

pub(super) use pattern::Pattern;
pub(super) use search::search;
pub(super) use target::Target;

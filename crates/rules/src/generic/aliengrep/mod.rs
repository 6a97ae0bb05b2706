//! The engine of words, braces and other characters.
//!
//! A *node* of a text is a word, a pair of braces with all that is between, or
//! any other character. White space between nodes is of no account; in
//! single-line mode that is spaces and tabs only, and line breaks are matched
//! as they are written, except by `....`, which crosses lines in any mode.
//! An ellipsis takes as few nodes as it can, and never the brace that closes
//! what it is in.

mod pattern;
mod search;

pub(super) use pattern::Pattern;
pub(super) use search::search;

//! What detectors of several families know of text.

pub(crate) mod address;
pub(crate) mod characters;
pub(crate) mod command;
pub(crate) mod cues;
pub(crate) mod encoded;
pub(crate) mod homoglyph;
pub(crate) mod inside;
pub(crate) mod instruction;
pub(crate) mod kind;
pub(crate) mod magic;
pub(crate) mod nearby;
pub(crate) mod place;
pub(crate) mod program;
pub(crate) mod reveal;
pub(crate) mod runs;

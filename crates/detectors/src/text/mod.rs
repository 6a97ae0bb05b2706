//! What detectors of several families know of text.

pub(crate) mod characters;
pub(crate) mod kind;

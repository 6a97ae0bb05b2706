//! Code that is not where, or not what, a reader sees.
//!
//! Words: *hidden* characters are those that leave no mark on a page: they
//! change the order in which others are shown ([`bidirectional_text`]) or take
//! no room at all ([`invisible_character`]). Both have honest uses in the
//! scripts and pictures they were made for; what those are is said where they
//! are let pass.

pub mod bidirectional_text;
mod characters;
pub mod invisible_character;

//! Code that is not where, or not what, a reader sees.
//!
//! Words: *hidden* characters are those that leave no mark on a page: they
//! change the order in which others are shown ([`bidirectional_text`]) or take
//! no room at all ([`invisible_character`]). Both have honest uses in the
//! scripts and pictures they were made for; what those are is said where they
//! are let pass.

pub mod bidirectional_text;
pub mod blob_executed;
mod characters;
pub mod comment_executed;
pub mod content_unlike_name;
pub mod deceptive_archive;
pub mod encoded_literal;
pub mod encoded_program;
pub mod homoglyph_identifier;
pub mod invisible_character;
pub mod misleading_file_name;
pub mod off_screen_code;
pub mod repainting_text;
pub mod tag_text;
pub mod unrendered_instruction;
pub mod variation_selector_payload;

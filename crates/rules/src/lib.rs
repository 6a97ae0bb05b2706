//! Rules in Semgrep's syntax: reading them, compiling them, matching with them.

pub mod annotated;
pub mod condition;
pub mod engine;
pub mod generic;
pub mod matcher;
pub mod occurrences;
pub mod pattern;
pub mod regex;
pub mod schema;

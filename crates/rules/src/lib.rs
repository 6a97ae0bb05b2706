//! Rules in Semgrep's syntax: reading them, compiling them, matching with them.

pub mod condition;
pub mod generic;
pub mod regex;
pub mod schema;

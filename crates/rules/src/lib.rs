//! Rules in Semgrep's syntax: reading them, compiling them, matching with them.

pub mod condition;
pub mod regex;
pub mod schema;

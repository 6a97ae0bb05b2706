//! Rules in Semgrep's syntax: reading them, compiling them, matching with them.

pub mod matcher;
pub mod pattern;
pub mod regex;

//! Rules in Semgrep's syntax: their schema, the pattern compiler, the matcher
//! and the evaluation of formulas.

pub mod matcher;
pub mod pattern;
pub mod regex;

//! A rule set against a file.
//!
//! A **leaf** is one pattern, regular expression or generic pattern of some
//! formula; leaves that say the same are one, however many rules have them. A
//! file's leaves are matched when a formula first asks for them, and once.

mod compile;
mod conditions;
mod evaluate;
mod index;
mod message;
mod prefilter;
mod ranges;

use std::collections::BTreeMap;

use laocoon_source::Span;

pub use compile::{CompileError, RuleSet};

/// A match of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMatch {
    /// The rule's place in its set.
    pub rule: usize,
    /// Where.
    pub span: Span,
    /// The rule's message with metavariables filled in.
    pub message: String,
    /// The replacement that the rule offers.
    pub fix: Option<String>,
    /// What the metavariables stand for, by name.
    pub metavariables: BTreeMap<String, Capture>,
}

/// What a metavariable stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Where.
    pub span: Span,
    /// The text.
    pub text: String,
}

/// What scanning one file gave.
#[derive(Clone, Debug, Default)]
pub struct FileMatches {
    /// Matches, by place and then by rule.
    pub matches: Vec<RuleMatch>,
    /// Rules whose search was cut off: matches may be missing.
    pub incomplete: Vec<usize>,
}

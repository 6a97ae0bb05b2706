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
mod parts;
mod prefilter;
mod ranges;
mod taint;
mod work;

use std::collections::BTreeMap;

use laocoon_source::Span;

pub use compile::{CompileError, RuleSet};
pub use parts::{PartName, Parts, RulePart};

/// So many matches of one rule in one file are told; the rest is counted. A
/// file of nothing but matches would otherwise make a report that nobody could
/// read, and that would not fit into memory.
pub const MATCHES_OF_A_RULE: usize = 1_000;

/// So many bytes of what a metavariable stands for are told.
pub const CAPTURE_BYTES: usize = 2_000;

/// A match of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMatch {
    /// The rule's place in its set.
    pub rule: usize,
    /// Where.
    pub span: Span,
    /// The rule's message with metavariables filled in.
    pub message: String,
    /// The replacement that the rule offers; none where a metavariable in it is
    /// longer than [`CAPTURE_BYTES`].
    pub fix: Option<String>,
    /// What the metavariables stand for, by name.
    pub metavariables: BTreeMap<String, Capture>,
    /// How a value got from a source to a sink; empty for rules that search.
    pub trace: Vec<TraceStep>,
}

/// A step on the way of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// Where.
    pub span: Span,
    /// What happens there.
    pub kind: TraceKind,
}

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceKind {
    /// The value comes from here.
    Source,
    /// A variable holds it from here on.
    Assigned,
    /// A call is given it.
    Given,
    /// It arrives where it must not.
    Sink,
}

/// What a metavariable stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Where.
    pub span: Span,
    /// The text, of a long one the beginning and an ellipsis.
    pub text: String,
}

/// What scanning one file gave.
#[derive(Clone, Debug, Default)]
pub struct FileMatches {
    /// Matches, by place and then by rule; of each rule at most [`MATCHES_OF_A_RULE`].
    pub matches: Vec<RuleMatch>,
    /// How many more matches there were, by rule.
    pub more: BTreeMap<usize, usize>,
    /// Rules whose search was cut off: matches may be missing.
    pub incomplete: Vec<usize>,
}

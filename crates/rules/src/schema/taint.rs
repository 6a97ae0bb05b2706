//! Rules that follow values from sources to sinks.

use serde::{Deserialize, Serialize};

use super::formula::Formula;

/// The parts of a taint rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaintSpec {
    pub sources: Vec<Source>,
    pub propagators: Vec<Propagator>,
    pub sanitizers: Vec<Sanitizer>,
    pub sinks: Vec<Sink>,
}

/// The label of sources that name none.
pub(crate) const DEFAULT_LABEL: &str = "__SOURCE__";

/// Where untrusted values come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub formula: Formula,
    /// Only the match itself is tainted, not what lies within.
    pub exact: bool,
    /// Whether the variables in the match become tainted.
    pub by_side_effect: SideEffect,
    /// Taints control flow instead of a value.
    pub control: bool,
    pub label: String,
    /// The source counts only where these labels already are.
    pub requires: Option<Precondition>,
}

/// Whether a match changes its variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SideEffect {
    #[default]
    No,
    Yes,
    /// Only the variables, not the match.
    Only,
}

/// Code that passes taint on from one metavariable to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Propagator {
    pub formula: Formula,
    pub by_side_effect: bool,
    pub from: String,
    pub to: String,
    pub requires: Option<Precondition>,
    /// The label given instead of the one that came in.
    pub label: Option<String>,
    pub replace_labels: Option<Vec<String>>,
}

/// Code that makes a value harmless.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sanitizer {
    pub formula: Formula,
    pub exact: bool,
    pub by_side_effect: bool,
    /// A sanitizer that matches the same place as a source or sink does not count.
    pub not_conflicting: bool,
}

/// Where untrusted values must not arrive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sink {
    pub formula: Formula,
    /// Only the match itself is a sink, not what lies within.
    pub exact: bool,
    pub requires: Option<SinkRequirement>,
    /// Only where the function ends.
    pub at_exit: bool,
}

/// Which labels a sink asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SinkRequirement {
    /// Of the value that arrives.
    Value(Precondition),
    /// Of what each metavariable is bound to.
    Metavariables(Vec<(String, Precondition)>),
}

/// A boolean expression over labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Precondition {
    Constant(bool),
    Label(String),
    Not(Box<Precondition>),
    All(Vec<Precondition>),
    Any(Vec<Precondition>),
}

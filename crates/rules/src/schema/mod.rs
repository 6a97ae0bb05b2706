//! Rules as data: Semgrep's rule files read into typed values.
//!
//! Words, as the rules' authors use them: a *rule* says what to look for and
//! what to tell; its *formula* combines *patterns* (code with metavariables)
//! and regular expressions by conjunction, disjunction and negation;
//! *conditions* filter a formula's matches by what metavariables are bound to;
//! *focus* narrows a match to a metavariable. *Classic* syntax is `pattern:`,
//! `patterns:`, `pattern-either:`...; *match* syntax is the newer `match:` and
//! `taint:`. Both end in the same formula.
//!
//! Reading never stops at the first problem: [`parse_rules`] returns the rules
//! that are right and says what is wrong with the others, and where.

mod formula;
mod languages;
mod options;
mod position;
mod problems;
mod read;
mod rule;
mod taint;
#[cfg(test)]
mod tests;
mod yaml;

pub use formula::{Analyzer, Condition, EntropyMode, Focus, Formula};
pub use languages::is_known_language;
pub use options::{CommentStyle, CppParsing, GenericEngine, Options, TaintFocus};
pub use position::{Located, Position};
pub use problems::RuleError;
pub use read::{COMPATIBLE_VERSION, ParsedRules, parse_rules};
pub use rule::{FixRegex, NotRun, Paths, Rule, RuleBody, Severity, Target};
pub(crate) use taint::DEFAULT_LABEL;
pub use taint::{
    Precondition, Propagator, Sanitizer, SideEffect, Sink, SinkRequirement, Source, TaintSpec,
};

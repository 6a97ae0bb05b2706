//! What a rule looks for.

use serde::{Deserialize, Serialize};

use crate::condition::Expression;

use super::position::Located;

/// A combination of patterns. Its matches are ranges of a file with bindings
/// of metavariables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Formula {
    /// Code with metavariables, in the rule's language.
    Pattern(Located<String>),
    /// A regular expression over the text of the file.
    Regex(Located<String>),
    /// All hold, in the same place and with the same bindings.
    All {
        of: Vec<Formula>,
        /// Filters, in order.
        conditions: Vec<Condition>,
        /// Narrowings; the match is the intersection of all of them.
        focus: Vec<Focus>,
        /// `as: $X`: binds the whole match.
        bind: Option<String>,
        /// The replacement for matches of this part.
        fix: Option<String>,
    },
    /// Any holds. The other fields as in [`Formula::All`].
    Any {
        of: Vec<Formula>,
        conditions: Vec<Condition>,
        focus: Vec<Focus>,
        bind: Option<String>,
        fix: Option<String>,
    },
    /// Takes away matches from those of the enclosing conjunction.
    Not(Box<Formula>),
    /// Holds for what lies within a match.
    Inside(Box<Formula>),
    /// Holds for the whole file when it matches somewhere with these bindings.
    Anywhere(Box<Formula>),
}

/// A `focus-metavariable`: the match becomes what one of these is bound to;
/// one match for each of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    pub metavariables: Vec<String>,
}

/// A filter on matches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// The metavariable's text matches, from its start.
    Regex {
        metavariable: String,
        regex: Located<String>,
        /// Look at the constant that the metavariable stands for, where known.
        constant_propagation: bool,
    },
    /// What the metavariable is bound to matches by itself.
    Pattern {
        metavariable: String,
        /// Read its text in this language instead.
        language: Option<String>,
        formula: Box<Formula>,
    },
    /// An expression over metavariables is true. `strip: true` is already
    /// part of the expression.
    Comparison {
        metavariable: Option<String>,
        comparison: Expression,
        /// As written; numbers carry their base, so it changes nothing.
        base: Option<i64>,
        strip: bool,
    },
    /// An analysis of the metavariable's text says yes.
    Analysis {
        metavariable: String,
        analyzer: Analyzer,
    },
    /// The metavariable's static type is one of these.
    Type {
        metavariable: String,
        types: Vec<Located<String>>,
        language: Option<String>,
    },
    /// The metavariable is a name from one of these modules.
    Name {
        metavariable: String,
        modules: Vec<String>,
        kind: Option<String>,
        names: Vec<String>,
    },
}

/// An analysis of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Analyzer {
    /// Looks random, as secrets do.
    Entropy,
    /// The same, by the reference's commercial analysis, which it does not run
    /// outside of its service: nothing matches.
    EntropyV2(EntropyMode),
    /// A regular expression that can take exponential time.
    Redos,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntropyMode {
    Lax,
    #[default]
    Default,
    Strict,
}

impl Formula {
    /// All of `of`, without conditions.
    pub fn all(of: Vec<Formula>) -> Formula {
        Formula::All {
            of,
            conditions: Vec::new(),
            focus: Vec::new(),
            bind: None,
            fix: None,
        }
    }

    /// Any of `of`, without conditions.
    pub fn any(of: Vec<Formula>) -> Formula {
        Formula::Any {
            of,
            conditions: Vec::new(),
            focus: Vec::new(),
            bind: None,
            fix: None,
        }
    }

    /// Calls `visit` for this formula and all inside it, those of conditions too.
    pub fn visit(&self, visit: &mut impl FnMut(&Formula)) {
        visit(self);
        match self {
            Formula::Pattern(_) | Formula::Regex(_) => {}
            Formula::All { of, conditions, .. } | Formula::Any { of, conditions, .. } => {
                of.iter().for_each(|formula| formula.visit(visit));
                for condition in conditions {
                    if let Condition::Pattern { formula, .. } = condition {
                        formula.visit(visit);
                    }
                }
            }
            Formula::Not(formula) | Formula::Inside(formula) | Formula::Anywhere(formula) => {
                formula.visit(visit);
            }
        }
    }
}

//! Regular expressions as rules use them.
//!
//! Rules are written for PCRE. An expression is parsed here ([`ast`]), and then
//! run by the `regex` engine, in time linear in the text, when it needs neither
//! look-around nor references; otherwise by `fancy-regex`, which backtracks and
//! gives up after a bound: [`WorkLimit`] tells the caller, so that giving up is
//! never taken for "no match".
//!
//! Words: a *search* finds the expression anywhere in a text, with `^` and `$`
//! at every line (`pattern-regex`); a *value match* holds only at the start of
//! the text (`metavariable-regex`), with `^` and `$` at the ends of the text.

mod ast;
mod class;
mod emit;
mod escapes;
mod groups;
mod literals;
mod matcher;
mod parser;
#[cfg(test)]
mod tests;

pub(crate) use ast::{Node, RepeatStyle};
pub use literals::Literal;
pub use matcher::{Match, Mode, Pattern, PatternError, WorkLimit};
pub use parser::SyntaxError;
pub(crate) use parser::parse;

/// Whether `source` is a valid expression, without compiling it.
///
/// # Errors
/// What is wrong with it, and where.
pub fn check(source: &str) -> Result<(), SyntaxError> {
    parse(source, true).map(drop)
}

/// The names of the named groups of `source`, in order; empty when it is not a
/// valid expression.
pub fn group_names(source: &str) -> Vec<String> {
    match parse(source, true) {
        Ok(parsed) => parsed.groups.into_iter().flatten().collect(),
        Err(_) => Vec::new(),
    }
}

/// Clauses of which each must hold in any text that `pattern` matches: one of
/// the clause's literals occurs in it. `None` when nothing is known.
pub fn required_literals(pattern: &Pattern) -> Option<Vec<Vec<Literal>>> {
    pattern.required_literals()
}

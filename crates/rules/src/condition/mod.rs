//! Conditions on what metavariables are bound to, as far as they need no
//! syntax tree: comparisons and the analyses of a text.
//!
//! Words: a *value* ([`Value`]) is what a metavariable's text means where it
//! means something, such as a number or a string; everything else is *code*,
//! known only as text. An *expression* ([`Expression`]) is the Python-like text
//! of a comparison. Whatever cannot be evaluated does not hold: rules rely on
//! it, because their metavariables bind to all sorts of code.

mod date;
mod entropy;
mod evaluate;
mod expression;
mod lexer;
mod number;
mod parser;
mod redos;
#[cfg(test)]
mod tests;
mod value;

pub use entropy::{entropy_bits, has_high_entropy};
pub use evaluate::{Evaluator, Failure};
pub use expression::{BinaryOperator, Expression, Function, UnaryOperator};
pub use number::{NumberStyle, parse_number};
pub use redos::may_backtrack_exponentially;
pub use value::{Value, unescape_quotes};

//! What an expression is known to be worth: constants, folded.
//!
//! Terms: a **constant** ([`Constant`]) is a value that an expression has in
//! every run; to **fold** is to find it without running anything, from
//! literals, operators, the methods and functions that the standard libraries
//! have for texts and numbers, and what names hold. What names hold is not
//! known here: an [`Environment`] tells, either by the facts of a file
//! ([`constant`]) or, with every write in order, by its flow.
//!
//! The rules of the language decide: `7 / 2` is 3 in Go and 3.5 in Python, and
//! `"1" == 1` is not decided at all where the language would convert. What is
//! not certain is not folded; what is folded is exact:
//!
//! - integers are 64 bits wide, and the 32 of an `int` where the language
//!   wraps there: a result that does not fit is not known;
//! - floating point numbers are folded where no rounding happens;
//! - texts are at most [`LONGEST_TEXT`] bytes long, lists [`LONGEST_LIST`]
//!   elements, and one question takes at most [`MOST_STEPS`] steps.
//!
//! What rules match as constants is another question ([`crate::facts`]): that
//! has to agree with the reference engine, this with the running program.

mod arithmetic;
mod calls;
mod collections;
mod compare;
mod decode;
mod dialect;
mod environment;
mod expression;
mod format;
mod functions;
mod index;
mod literal;
mod methods;
mod number;
mod switch;
mod text;
mod value;

pub use environment::{Environment, FactsEnvironment, Held, constant};
pub use expression::Folder;
pub use functions::is_known_function;
pub use value::Constant;

/// So many bytes a folded text may have.
pub const LONGEST_TEXT: usize = 65_536;

/// So many elements a folded list may have.
pub const LONGEST_LIST: usize = 4_096;

/// So many steps are made for one question; a step is an expression looked at
/// or some bytes of text made.
pub const MOST_STEPS: u32 = 20_000;

/// So deep in one another expressions are followed.
pub const DEEPEST: u32 = 160;

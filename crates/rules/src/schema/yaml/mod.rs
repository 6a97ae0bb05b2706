//! A small YAML tree that remembers where everything is written.
//!
//! Scalars keep their text as written; what a plain scalar means (a number, a
//! truth value, nothing) is decided by who reads it, by the rules of YAML's
//! core schema. So `pattern: 1.0` is the text `1.0`, whatever a number it is.

mod load;
mod scalar;
#[cfg(test)]
mod tests;

pub(super) use load::{Loaded, load};

use super::position::Position;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) position: Position,
    pub(super) value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Scalar {
        text: String,
        /// Not quoted and not a block: may be a number and so on.
        plain: bool,
    },
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_position: Position,
    pub(super) value: Node,
}

impl Node {
    /// What it is, for messages.
    pub(super) fn describe(&self) -> &'static str {
        match &self.value {
            Value::Scalar { .. } if self.is_null() => "nothing",
            Value::Scalar { .. } => "a single value",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }
}

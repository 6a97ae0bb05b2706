//! The values that constants have.

use std::sync::Arc;

use super::dialect::Dialect;
use super::{LONGEST_LIST, LONGEST_TEXT};

/// A value that is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// `None`, `null`, `nil`.
    Null,
    /// A truth value.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A floating point number that no rounding made.
    Float(f64),
    /// One character, where that is a type of its own (`'a'` in Java).
    Character(char),
    /// A text, with its escapes resolved.
    Text(Arc<str>),
    /// Bytes, where those are no text.
    Bytes(Arc<[u8]>),
    /// A tuple, list or array.
    List(Arc<[Constant]>),
}

impl Constant {
    /// A text, if it is not too long.
    #[must_use]
    pub fn text(text: impl AsRef<str> + Into<Arc<str>>) -> Option<Self> {
        (text.as_ref().len() <= LONGEST_TEXT).then(|| Self::Text(text.into()))
    }

    pub(super) fn bytes(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() <= LONGEST_TEXT).then(|| Self::Bytes(bytes.into()))
    }

    pub(super) fn list(list: Vec<Self>) -> Option<Self> {
        (list.len() <= LONGEST_LIST).then(|| Self::List(list.into()))
    }

    /// A floating point number that is exact in 32 bits as in 64, so that it
    /// does not matter which the program uses.
    #[expect(clippy::cast_possible_truncation, reason = "that is what is asked")]
    pub(super) fn float(value: f64) -> Option<Self> {
        let is_exact = value.is_finite() && f64::from(value as f32).to_bits() == value.to_bits();
        is_exact.then_some(Self::Float(value))
    }

    /// The text that this is.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number that this is.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    /// How many bytes or elements it has; what is made of it takes so long.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
            Self::List(list) => list.len(),
            _ => 1,
        }
    }

    /// Whether a condition that is this holds.
    pub(super) fn truth(&self, dialect: Dialect) -> Option<bool> {
        if let Self::Boolean(value) = self {
            return Some(*value);
        }
        match dialect {
            Dialect::Ruby => Some(!matches!(self, Self::Null)),
            Dialect::Python | Dialect::JavaScript | Dialect::Php => Some(match self {
                Self::Boolean(value) => *value,
                Self::Null => false,
                Self::Integer(value) => *value != 0,
                Self::Float(value) => *value != 0.0,
                Self::Text(text) if dialect == Dialect::Php => !matches!(&**text, "" | "0"),
                Self::Text(text) => !text.is_empty(),
                Self::Bytes(bytes) => !bytes.is_empty(),
                Self::List(list) => dialect == Dialect::JavaScript || !list.is_empty(),
                Self::Character(_) => return None,
            }),
            Dialect::C | Dialect::Cpp => match self {
                Self::Null => Some(false),
                Self::Integer(value) => Some(*value != 0),
                Self::Float(value) => Some(*value != 0.0),
                Self::Character(value) => Some(*value != '\0'),
                _ => None,
            },
            Dialect::Java | Dialect::Go | Dialect::CSharp => None,
        }
    }

    /// What it looks like in a text that it becomes a part of.
    pub(super) fn shown(&self, dialect: Dialect) -> Option<Arc<str>> {
        Some(match self {
            Self::Text(text) => Arc::clone(text),
            Self::Character(value) => value.to_string().into(),
            Self::Integer(value) => value.to_string().into(),
            Self::Float(value) => {
                let is_whole = value.fract() == 0.0;
                if value.abs() >= 1e15 || (*value != 0.0 && value.abs() < 1e-3) {
                    return None;
                }
                match dialect {
                    Dialect::Python | Dialect::Java | Dialect::Ruby if is_whole => {
                        format!("{value:.1}").into()
                    }
                    Dialect::C | Dialect::Cpp | Dialect::Go => return None,
                    _ => value.to_string().into(),
                }
            }
            Self::Boolean(value) => match (dialect, value) {
                (Dialect::Python | Dialect::CSharp, true) => "True".into(),
                (Dialect::Python | Dialect::CSharp, false) => "False".into(),
                (Dialect::Php, true) => "1".into(),
                (Dialect::Php, false) => "".into(),
                (Dialect::C | Dialect::Cpp, _) => return None,
                (_, value) => value.to_string().into(),
            },
            Self::Null => match dialect {
                Dialect::Python => "None".into(),
                Dialect::JavaScript | Dialect::Java => "null".into(),
                Dialect::Ruby | Dialect::Php | Dialect::CSharp => "".into(),
                _ => return None,
            },
            // A `Buffer` is shown as the text that it encodes.
            Self::Bytes(bytes) if dialect == Dialect::JavaScript => {
                std::str::from_utf8(bytes).ok()?.into()
            }
            Self::Bytes(_) | Self::List(_) => return None,
        })
    }
}

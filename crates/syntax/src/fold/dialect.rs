//! The languages whose rules are known.

use laocoon_source::Language;

/// A language, or languages that compute alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Python,
    /// And TypeScript.
    JavaScript,
    Java,
    Go,
    C,
    Cpp,
    Ruby,
    Php,
    CSharp,
}

impl Dialect {
    pub(super) fn of(language: Language) -> Option<Self> {
        Some(match language {
            Language::Python => Self::Python,
            Language::JavaScript | Language::TypeScript | Language::Tsx => Self::JavaScript,
            Language::Java => Self::Java,
            Language::Go => Self::Go,
            Language::C => Self::C,
            Language::Cpp => Self::Cpp,
            Language::Ruby => Self::Ruby,
            Language::Php => Self::Php,
            Language::CSharp => Self::CSharp,
            _ => return None,
        })
    }

    /// Whether text is text here as it is written, and not an address.
    pub(super) fn compares_texts(self) -> bool {
        !matches!(self, Self::Java | Self::C | Self::Cpp)
    }

    /// Whether a character is a number like any other.
    pub(super) fn counts_characters(self) -> bool {
        matches!(
            self,
            Self::Java | Self::C | Self::Cpp | Self::CSharp | Self::Go
        )
    }

    /// Whether `and` and `or` are worth one of their sides.
    pub(super) fn keeps_sides(self) -> bool {
        matches!(self, Self::Python | Self::JavaScript | Self::Ruby)
    }
}

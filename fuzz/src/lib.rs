//! What the targets share: how an input is taken apart.
//!
//! An input is a **choice** (one byte, or two) and text. The choice comes
//! first so that a mutation of the text leaves it alone.

use laocoon_source::Language;

/// Stands between the pattern and the code of an input of `matcher`; a control
/// character that neither has a use for.
pub const SEPARATOR: char = '\u{1e}';

/// The language that a byte stands for: its place in the list of languages.
#[must_use]
pub fn language(choice: u8) -> Language {
    Language::ALL[usize::from(choice) % Language::ALL.len()]
}

/// The rest of an input as text; what is no UTF-8 becomes replacement characters, as in a file that is read.
#[must_use]
pub fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

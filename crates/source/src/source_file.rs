//! A file that was read and decoded.

use std::sync::{Arc, OnceLock};

use crate::decode::{SNIFF_BYTES, decode};
use crate::magic::reason_of_binary;
use crate::{
    Encoding, Language, LineIndex, Position, Purpose, SkipReason, Skipped, Span, detect_language,
};

/// A file as text, ready to be parsed.
///
/// All offsets and spans anywhere in the workspace refer to `text`, which is
/// UTF-8 without a byte order mark, not to the bytes of the file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name it is reported under, with `/` between its parts.
    pub path: Arc<str>,
    /// Where in `path` the part begins that is below the root that was asked
    /// for: what the folders above it are called says nothing of the file.
    pub below_root: usize,
    /// `None` for a file in no language of ours; its text is still searched.
    pub language: Option<Language>,
    /// At most 4 GiB.
    pub text: Arc<str>,
    /// BLAKE3 of the bytes of the file, before decoding.
    pub digest: blake3::Hash,
    pub encoding: Encoding,
    /// Whether the text is not exactly what the bytes say: some were replaced,
    /// or the file declares an encoding we cannot decode.
    pub lossy: bool,
    line_index: OnceLock<LineIndex>,
}

impl SourceFile {
    /// A file from its bytes: what [`load`](crate::load) does after reading,
    /// for content that is not on disk.
    ///
    /// # Errors
    ///
    /// An entry with [`SkipReason::Binary`], [`SkipReason::Archive`] or
    /// [`SkipReason::CompiledCode`] for a file that is no text and in no language
    /// of ours, with [`SkipReason::TooLarge`] if its text is larger
    /// than 4 GiB.
    pub fn from_bytes(path: impl Into<Arc<str>>, bytes: Vec<u8>) -> Result<Self, Skipped> {
        let path = path.into();
        let digest = blake3::hash(&bytes);
        let first_bytes = &bytes[..bytes.len().min(SNIFF_BYTES)];
        let language = detect_language(&path, first_bytes);
        let if_no_text = reason_of_binary(&path, first_bytes);
        let decoded = decode(bytes, language).map_err(|_| Skipped::new(&*path, if_no_text))?;
        if u32::try_from(decoded.text.len()).is_err() {
            return Err(Skipped::new(&*path, SkipReason::TooLarge));
        }
        Ok(Self {
            path,
            below_root: 0,
            language,
            text: decoded.text.into(),
            digest,
            encoding: decoded.encoding,
            lossy: decoded.lossy,
            line_index: OnceLock::new(),
        })
    }

    /// A file from its text, in the language given: for text that comes from
    /// inside another file, and for tests.
    pub fn from_text(
        path: impl Into<Arc<str>>,
        language: impl Into<Option<Language>>,
        text: impl Into<Arc<str>>,
    ) -> Self {
        let text = text.into();
        Self {
            path: path.into(),
            below_root: 0,
            language: language.into(),
            digest: blake3::hash(text.as_bytes()),
            text,
            encoding: Encoding::UTF_8,
            lossy: false,
            line_index: OnceLock::new(),
        }
    }

    /// What the file is for, as its path below the root says.
    pub fn purpose(&self) -> Purpose {
        Purpose::of(self.path.get(self.below_root..).unwrap_or(&self.path))
    }

    /// The index of its lines, built on first use.
    pub fn line_index(&self) -> &LineIndex {
        self.line_index.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of the byte at `offset` of the text.
    pub fn position(&self, offset: u32) -> Position {
        self.line_index().position(&self.text, offset)
    }

    /// The text of a span, or `""` where it is not one of this file's.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_of_the_bytes_not_the_text() {
        let bytes = b"\xEF\xBB\xBFx = 1\n";
        let file = SourceFile::from_bytes("a.py", bytes.to_vec()).unwrap();
        assert_eq!(&*file.text, "x = 1\n");
        assert_eq!(file.digest, blake3::hash(bytes));
    }

    #[test]
    fn positions_refer_to_the_text() {
        let bytes = b"# coding: latin-1\n'\xE9' + x\n";
        let file = SourceFile::from_bytes("a.py", bytes.to_vec()).unwrap();
        let offset = u32::try_from(file.text.find("x").unwrap()).unwrap();
        let position = file.position(offset);
        assert_eq!((position.line, position.column), (2, 7));
        assert_eq!(position.offset, 25, "one more than in the file");
    }

    #[test]
    fn from_text_takes_a_language_or_none() {
        assert_eq!(
            SourceFile::from_text("a", Language::Go, "x").language,
            Some(Language::Go)
        );
        assert_eq!(SourceFile::from_text("a.go", None, "x").language, None);
    }

    #[test]
    fn binary_files_are_skipped_by_name() {
        let skipped = SourceFile::from_bytes("logo.png", b"\x89PNG\0".to_vec()).unwrap_err();
        assert_eq!(skipped, Skipped::new("logo.png", SkipReason::Binary));
    }
}

//! From bytes to text, whatever the bytes.
//!
//! In this order: a byte order mark decides; a Python or Ruby file may declare
//! its encoding in a comment (a *coding cookie*); what is UTF-8 is UTF-8;
//! UTF-16 without a mark shows by its pattern of NUL bytes; a file whose bytes
//! above ASCII look like Western European letters is Windows-1252 (Latin-1 with
//! more punctuation). What is left is read as UTF-8 with U+FFFD for each part
//! that is not, and is *lossy*.
//!
//! NUL bytes mark a binary file, but some interpreters do not mind them, so
//! putting one into a script must not hide it: where the file has a language of
//! ours it is read all the same. Parsers take NUL for the end of the file, so
//! each becomes a space, and the text is lossy.

mod cookie;

use encoding_rs::{Decoder, DecoderResult, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use self::cookie::{Cookie, cookie};
use crate::Language;

/// How much of the start of a file decides whether it is UTF-16 or binary. The
/// answer for a whole file is the same as for this much of it.
pub(crate) const SNIFF_BYTES: usize = 8 * 1024;

/// How the text of a file was encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// Name in the WHATWG Encoding Standard, such as `UTF-8`, `UTF-16LE` or
    /// `windows-1252`.
    pub name: &'static str,
    /// Whether the file began with a byte order mark; the text never does.
    pub byte_order_mark: bool,
}

impl Encoding {
    /// UTF-8 without a byte order mark.
    pub const UTF_8: Self = Self {
        name: "UTF-8",
        byte_order_mark: false,
    };
}

/// The text of a file, and how it was come by.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    /// Whether the text is not exactly what the bytes say.
    pub(crate) lossy: bool,
}

/// The bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Binary;

/// Decodes the bytes of a file in `language`, which is never binary if it has
/// one.
pub(crate) fn decode(bytes: Vec<u8>, language: Option<Language>) -> Result<Decoded, Binary> {
    if let Some((encoding, mark_length)) = encoding_rs::Encoding::for_bom(&bytes) {
        let decoded = decode_as(encoding, &bytes[mark_length..], true);
        // Two bytes may look like a mark by chance, a whole file not.
        let by_chance = decoded.lossy && encoding != UTF_8 && language.is_none();
        return if by_chance { Err(Binary) } else { Ok(decoded) };
    }
    let cookie = match language {
        Some(Language::Python | Language::Ruby) => cookie(&bytes),
        _ => Cookie::None,
    };
    if let Cookie::Known(encoding) = cookie {
        return Ok(decode_as(encoding, &bytes, false));
    }
    if let Some(encoding) = utf_16_without_mark(&bytes) {
        return Ok(decode_as(encoding, &bytes, false));
    }
    if language.is_none() && is_binary(&bytes) {
        return Err(Binary);
    }
    let mut decoded = match String::from_utf8(bytes) {
        Ok(text) => without_nul(Decoded {
            text,
            encoding: Encoding::UTF_8,
            lossy: false,
        }),
        Err(error) => {
            let bytes = error.as_bytes();
            let encoding = if is_western(bytes) {
                WINDOWS_1252
            } else {
                UTF_8
            };
            decode_as(encoding, bytes, false)
        }
    };
    decoded.lossy |= matches!(cookie, Cookie::Unknown);
    Ok(decoded)
}

/// Whether the start of a file without a language is enough to call it binary.
pub(crate) fn starts_binary(first_bytes: &[u8]) -> bool {
    encoding_rs::Encoding::for_bom(first_bytes).is_none()
        && utf_16_without_mark(first_bytes).is_none()
        && memchr::memchr(0, first_bytes).is_some()
}

fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some() || has_many_controls(bytes) || is_compressed_page(bytes)
}

/// Short compressed or encrypted files may have no NUL byte, but then they have
/// other control characters, and are not UTF-8.
fn has_many_controls(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(SNIFF_BYTES)];
    let controls = start.iter().filter(|&&byte| is_control(byte)).count();
    controls * 20 > start.len() && std::str::from_utf8(bytes).is_err()
}

/// PDF begins as text, and is text up to its first compressed stream.
fn is_compressed_page(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && std::str::from_utf8(bytes).is_err()
}

/// Whether a byte has no place in text; escape sequences for terminals do.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !byte.is_ascii_whitespace() && byte != 0x1B
}

fn decode_as(
    encoding: &'static encoding_rs::Encoding,
    bytes: &[u8],
    byte_order_mark: bool,
) -> Decoded {
    let (text, lossy) = decode_with(encoding.new_decoder_without_bom_handling(), bytes);
    without_nul(Decoded {
        text,
        encoding: Encoding {
            name: encoding.name(),
            byte_order_mark,
        },
        lossy,
    })
}

/// The text, and whether a replacement character had to be put in.
fn decode_with(mut decoder: Decoder, bytes: &[u8]) -> (String, bool) {
    let mut text = String::new();
    let mut lossy = false;
    let mut rest = bytes;
    loop {
        // Room for one character at least, so that every turn gets on.
        text.reserve(rest.len().max(16));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => return (text, lossy),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                lossy = true;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

fn without_nul(mut decoded: Decoded) -> Decoded {
    if memchr::memchr(0, decoded.text.as_bytes()).is_some() {
        decoded.text = decoded.text.replace('\0', " ");
        decoded.lossy = true;
    }
    decoded
}

/// UTF-16 text in a Western script has a zero in nearly every second byte, and
/// nearly none in the others, nor control characters.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = &bytes[..bytes.len().min(SNIFF_BYTES)];
    let units = start.len() / 2;
    if units < 2 {
        return None;
    }
    let count = |first: usize, is: fn(u8) -> bool| {
        let bytes = start.iter().skip(first).step_by(2);
        bytes.filter(|&&byte| is(byte)).count()
    };
    let (most, few) = (units * 7 / 10, units / 50);
    let zeros = |first| count(first, |byte| byte == 0) > most;
    let text = |first| count(first, is_control) <= few;
    if text(0) && zeros(1) {
        Some(UTF_16LE)
    } else if zeros(0) && text(1) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes that are not UTF-8 look like Western European text: no part is
/// a UTF-8 sequence, and all are letters, currency or typographic quotes.
fn is_western(bytes: &[u8]) -> bool {
    let mut chunks = bytes.utf8_chunks();
    chunks.all(|chunk| {
        chunk.valid().is_ascii()
            && chunk
                .invalid()
                .iter()
                .all(|byte| matches!(byte, 0xA0..=0xFD | 0x80 | 0x85 | 0x91..=0x97))
    }) && memchr::memchr(0, bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn python(bytes: &[u8]) -> Decoded {
        decode(bytes.to_vec(), Some(Language::Python)).unwrap()
    }

    /// The text, with the name of its encoding; `!` marks a lossy one.
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let decoded = python(bytes);
        let lossy = if decoded.lossy { "!" } else { "" };
        assert_eq!(decoded.text, text);
        assert_eq!(format!("{}{lossy}", decoded.encoding.name), encoding);
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn utf_8() {
        check("x = 'é日'".as_bytes(), "x = 'é日'", "UTF-8");
        check(b"", "", "UTF-8");
    }

    #[test]
    fn a_byte_order_mark_is_remembered_and_no_part_of_the_text() {
        let decoded = python(b"\xEF\xBB\xBFx = 1");
        assert_eq!(decoded.text, "x = 1");
        assert!(decoded.encoding.byte_order_mark);
        assert!(!python(b"x = 1").encoding.byte_order_mark);
    }

    #[test]
    fn utf_16_both_ways_with_a_mark() {
        let text = "\u{feff}x = 'é日😀'\n";
        check(&utf_16(text, u16::to_le_bytes), &text[3..], "UTF-16LE");
        check(&utf_16(text, u16::to_be_bytes), &text[3..], "UTF-16BE");
    }

    #[test]
    fn utf_16_both_ways_without_a_mark() {
        let text = "import os\nos.system('é')\n";
        check(&utf_16(text, u16::to_le_bytes), text, "UTF-16LE");
        check(&utf_16(text, u16::to_be_bytes), text, "UTF-16BE");
    }

    #[test]
    fn utf_16_cut_in_the_middle_is_lossy() {
        check(b"\xFF\xFEx\0=", "x\u{fffd}", "UTF-16LE!");
        check(b"\xFF\xFE\x3D\xD8", "\u{fffd}", "UTF-16LE!");
    }

    #[test]
    fn what_is_not_utf_8_is_replaced() {
        check(b"x = '\xFF'", "x = '\u{fffd}'", "UTF-8!");
        check(b"'\xC3\xA9 \xC3'", "'é \u{fffd}'", "UTF-8!");
    }

    #[test]
    fn western_letters() {
        check(
            b"# caf\xE9 \x93quoted\x94",
            "# café “quoted”",
            "windows-1252",
        );
    }

    #[test]
    fn a_nul_byte_does_not_hide_a_source_file() {
        check(
            b"import os\0\nos.system('x')\n",
            "import os \nos.system('x')\n",
            "UTF-8!",
        );
        check(b"import os\0\xFF\n", "import os \u{fffd}\n", "UTF-8!");
    }

    #[test]
    fn other_files_with_nul_bytes_or_many_controls_are_binary() {
        assert_eq!(decode(b"\x7FELF\0\0\0".to_vec(), None), Err(Binary));
        assert_eq!(
            decode(b"\x1F\x8B\x08\x01\x02\xFF\x03".to_vec(), None),
            Err(Binary)
        );
        assert_eq!(
            decode(b"\xFF\xFE\x12\xD8\x01\x02".to_vec(), None),
            Err(Binary)
        );
        let pdf = [b"%PDF-1.4\n% a page\n".repeat(40), b"\xAC\xFF".to_vec()].concat();
        assert_eq!(decode(pdf, None), Err(Binary));
        assert!(starts_binary(b"\x7FELF\0\0\0"));
        assert!(!starts_binary(b"plain"));
        assert!(!starts_binary(&utf_16("some text", u16::to_le_bytes)));
    }

    #[test]
    fn other_files_without_are_text() {
        assert!(decode(b"\x1B[31mred\x1B[0m".to_vec(), None).is_ok());
        assert!(decode(b"caf\xE9".to_vec(), None).is_ok());
    }
}

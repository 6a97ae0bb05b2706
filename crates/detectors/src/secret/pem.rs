//! Private keys as text: PEM (RFC 7468), and PuTTY's own files.
//!
//! A *head* says what follows, and the *body* is base64 in lines. The lines may
//! stand in a comment, in strings that are joined, or in one string with
//! escapes; what is left without all that must decode to what a key begins with.

use std::ops::Range;

use super::checksum::unpadded;

/// How PuTTY's own files begin.
const PUTTY: &str = "PuTTY-User-Key-File-";

/// A longer key is judged by its beginning.
const MOST: usize = 16 << 10;

/// Shorter bodies are no keys: an Ed25519 key takes 48 bytes.
const LEAST: usize = 40;

/// One byte in so many may be missing where people copied by hand.
const MISSING: usize = 40;

/// Line ends and blanks as strings, pages and URLs write them.
const ESCAPES: [&str; 9] = [
    "\\r", "\\n", "\\t", "\\u000a", "\\u000d", "\\x0a", "&#10;", "&#13;", "%0A",
];

/// A key, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct PemKey {
    pub(super) label: String,
    pub(super) head: Range<usize>,
    pub(super) body: Range<usize>,
    pub(super) is_protected: bool,
}

impl PemKey {
    /// The key whose head begins here, if its body is one.
    pub(super) fn at(text: &str, start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        if rest.starts_with(PUTTY) {
            return Self::putty(start, rest);
        }
        let label = rest.strip_prefix("-----BEGIN ")?;
        let label_end = label.bytes().take(40).position(|byte| byte == b'-')?;
        let label = label.get(..label_end)?;
        if !label.ends_with("PRIVATE KEY") && label != "PGP PRIVATE KEY BLOCK" {
            return None;
        }
        let head = start..start + "-----BEGIN ".len() + label.len() + "-----".len();
        let behind = text.get(head.end..)?;
        // No further than the next line of dashes, whatever it says: the time
        // must not grow with the heads that stand before one end.
        let length = behind.find("-----").unwrap_or(behind.len()).min(MOST);
        let body = head.end..head.end + floor(behind, length);
        let letters = letters(text.get(body.clone())?);
        let is_protected = is_protected(label, &letters)?;
        Some(Self {
            label: label.to_owned(),
            head,
            body,
            is_protected,
        })
    }

    /// PuTTY's own file: lines of headers, the private part last.
    fn putty(start: usize, rest: &str) -> Option<Self> {
        let head_end = rest.find('\n')?;
        let behind = rest.get(head_end..floor(rest, MOST).max(head_end))?;
        let length = behind.find(PUTTY).unwrap_or(behind.len());
        let (headers, private) = behind.get(..length)?.split_once("Private-Lines:")?;
        let body_start = start + head_end + headers.len() + "Private-Lines:".len();
        let length = private.find("Private-M").unwrap_or(private.len());
        let body = body_start..body_start + length;
        let (_, lines) = private.get(..length)?.split_once('\n')?;
        (letters(lines).body.len() >= LEAST).then(|| Self {
            label: "PuTTY".to_owned(),
            head: start..start + head_end,
            body,
            is_protected: !headers.contains("Encryption: none"),
        })
    }
}

/// What stands between the lines of a key.
struct Letters {
    headers: String,
    body: String,
}

/// The letters of a body, out of lines, strings, comments and escapes.
fn letters(text: &str) -> Letters {
    let mut headers = String::new();
    let mut body = String::new();
    let mut unescaped = text.replace("\\/", "/");
    for escape in ESCAPES {
        if unescaped.contains(escape) {
            unescaped = unescaped.replace(escape, "\n");
        }
    }
    for line in unescaped.lines() {
        let is_sign =
            |character: char| character.is_whitespace() || "\"'`,;\\().<>|#*".contains(character);
        let line = line.trim_matches(is_sign);
        // Strings are joined by signs outside of their quotes.
        let line = line
            .trim_end_matches(['+', '.', '&'])
            .trim_matches(is_sign)
            .trim_start_matches("//");
        let line = line.trim_matches(is_sign);
        if line.contains(':') {
            headers.push_str(line);
            headers.push('\n');
            continue;
        }
        // Some write all lines into one, with blanks between them.
        for piece in line.split_whitespace() {
            if piece.bytes().all(is_base64) && !piece.starts_with('=') {
                body.push_str(piece);
            }
        }
    }
    Letters { headers, body }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Whether a passphrase protects a key; `None` if it is none.
fn is_protected(label: &str, letters: &Letters) -> Option<bool> {
    let bytes = unpadded(&letters.body)?;
    if bytes.len() < LEAST || bytes.iter().all(|byte| Some(byte) == bytes.first()) {
        return None;
    }
    if letters.headers.contains("ENCRYPTED") {
        return Some(true);
    }
    match label {
        "OPENSSH PRIVATE KEY" => {
            let cipher = bytes.strip_prefix(b"openssh-key-v1\0\0\0\0")?;
            Some(!cipher.starts_with(b"\x04none"))
        }
        // A packet of a secret key, in the old or the new form of its tag.
        "PGP PRIVATE KEY BLOCK" => matches!(bytes.first()?, 0x94..=0x97 | 0xc5).then_some(false),
        // A sequence of ASN.1 that fills the body.
        _ => is_sequence(&bytes).then_some(label.starts_with("ENCRYPTED")),
    }
}

/// Whether the bytes begin a sequence of ASN.1 as long as they are, as far as
/// people cut them right.
fn is_sequence(bytes: &[u8]) -> bool {
    let told = match *bytes {
        [0x30, length @ 0..=0x7f, ..] => usize::from(length) + 2,
        [0x30, 0x81, length, ..] => usize::from(length) + 3,
        [0x30, 0x82, high, low, ..] => usize::from(u16::from_be_bytes([high, low])) + 4,
        _ => return false,
    };
    told <= bytes.len() + 3 + bytes.len() / MISSING && bytes.len() <= told + 3
}

/// The last character boundary that is not after an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

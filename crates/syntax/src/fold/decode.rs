//! Encodings that one call takes away.

use data_encoding::{
    BASE32, BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE,
};

use super::value::Constant;

/// Base64, of either alphabet, with or without its padding; line breaks aside.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let packed: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let bytes = packed.as_bytes();
    [BASE64, BASE64URL, BASE64_NOPAD, BASE64URL_NOPAD]
        .iter()
        .find_map(|encoding| encoding.decode(bytes).ok())
}

pub(super) fn base64_of(bytes: &[u8], url: bool) -> String {
    if url {
        BASE64URL.encode(bytes)
    } else {
        BASE64.encode(bytes)
    }
}

pub(super) fn base32(text: &str) -> Option<Vec<u8>> {
    BASE32.decode(text.as_bytes()).ok()
}

/// Hexadecimal digits, white space between them aside.
pub(super) fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let packed: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    HEXLOWER_PERMISSIVE.decode(packed.as_bytes()).ok()
}

pub(super) fn hexadecimal_of(bytes: &[u8]) -> String {
    HEXLOWER_PERMISSIVE.encode(bytes)
}

/// Percent signs; `+` as a space where `plus` says so.
pub(super) fn percent(text: &str, plus: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'%', [high, low, after @ ..]) => {
                let pair = [*high, *low];
                match HEXLOWER_PERMISSIVE.decode(&pair) {
                    Ok(decoded) => {
                        bytes.extend(decoded);
                        rest = after;
                    }
                    Err(_) => bytes.push(byte),
                }
            }
            (b'+', _) if plus => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

/// Each letter by the one thirteen further.
pub(super) fn rotated(text: &str) -> String {
    let turn = |letter: u8, first: u8| char::from((letter - first + 13) % 26 + first);
    text.chars()
        .map(|c| match u8::try_from(c) {
            Ok(letter @ b'a'..=b'z') => turn(letter, b'a'),
            Ok(letter @ b'A'..=b'Z') => turn(letter, b'A'),
            _ => c,
        })
        .collect()
}

/// Bytes as text, by the name of an encoding.
pub(super) fn decoded(bytes: &[u8], encoding: &str) -> Option<Constant> {
    match normal(encoding).as_str() {
        "utf8" => Constant::text(String::from_utf8(bytes.to_vec()).ok()?),
        "ascii" | "usascii" if bytes.is_ascii() => decoded(bytes, "utf8"),
        "latin1" | "iso88591" | "binary" => Constant::text(
            bytes
                .iter()
                .map(|&byte| char::from(byte))
                .collect::<String>(),
        ),
        "hex" => Constant::text(hexadecimal_of(bytes)),
        "base64" => Constant::text(base64_of(bytes, false)),
        _ => None,
    }
}

/// A text as bytes, in an encoding that may be named.
pub(super) fn encoded(text: &str, arguments: &[Constant]) -> Option<Constant> {
    let encoding = match arguments {
        [] => "utf8",
        [only] => only.as_text()?,
        _ => return None,
    };
    match normal(encoding).as_str() {
        "utf8" => Constant::bytes(text.into()),
        "ascii" | "usascii" | "latin1" | "iso88591" if text.is_ascii() => {
            Constant::bytes(text.into())
        }
        _ => None,
    }
}

/// The name of an encoding without what people write differently.
pub(super) fn normal(encoding: &str) -> String {
    encoding
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

//! JSON web keys (RFC 7517), as JSON and as objects of programs.
//!
//! A *member* is a name and a text in an object. `d` holds the private part of
//! RSA, EC and OKP keys, `k` all of a symmetric one.

use std::ops::Range;

use super::placeholder::is_made_up;

/// So far around its kind the braces of an object are looked for.
const REACH: usize = 6_000;

/// Private parts are no shorter: 256 bits in base64.
const LEAST: usize = 42;

/// How the private parts begin that RFC 7515, 7517 and 8037 show.
const EXAMPLES: [&str; 6] = [
    "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4B",
    "X4cTteJY_gn4FYPsXB8rdXix5vwsg1FL",
    "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulw",
    "jpsQnnGQmL-YBIffH1136cspYG6-0iY7",
    "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZ",
    "AyM1SysPpbyDfgZld3umj1qzKObwVMko",
];

/// A key: what it is for, and where its private part stands.
pub(super) struct WebKey {
    pub(super) label: &'static str,
    pub(super) private: Range<usize>,
}

/// The key whose kind is told at an offset, if it is a private one.
pub(super) fn web_key(text: &str, kind: usize) -> Option<WebKey> {
    let mut start = kind.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (kind + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let open = start + text.get(start..kind)?.rfind(['{', '}'])?;
    let length = text.get(kind..end)?.find(['{', '}'])?;
    let close = kind + length;
    if text.as_bytes().get(open) != Some(&b'{') || text.as_bytes().get(close) != Some(&b'}') {
        return None;
    }
    let value = |name: &str| member(text, open..close, name);
    let kind = value("kty")?;
    let (label, name) = match text.get(kind)? {
        "RSA" => ("RSA, JSON web key", "d"),
        "EC" => ("EC, JSON web key", "d"),
        "OKP" => ("OKP, JSON web key", "d"),
        "oct" => ("symmetric, JSON web key", "k"),
        _ => return None,
    };
    let private = value(name)?;
    let told = text.get(private.clone())?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte);
    let is_key = told.len() >= LEAST
        && told.bytes().all(is_letter)
        && !is_made_up(told)
        && !EXAMPLES.iter().any(|example| told.starts_with(example));
    is_key.then_some(WebKey { label, private })
}

/// Where the text of a member stands: `"d": "..."`, `d: '...'`, `\"d\":\"...\"`.
fn member(text: &str, object: Range<usize>, name: &str) -> Option<Range<usize>> {
    let inside = text.get(object.clone())?;
    let bytes = inside.as_bytes();
    let is_sign = |byte: &u8| b"\"'\\".contains(byte);
    inside.match_indices(name).find_map(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at))?;
        if !is_sign(before) && !b" \t\n{,".contains(before) {
            return None;
        }
        let skip = |from: usize, more: &[u8]| {
            let rest = bytes.get(from..).unwrap_or_default();
            let is_skipped = |byte: &&u8| is_sign(byte) || more.contains(byte);
            from + rest.iter().take(40).take_while(is_skipped).count()
        };
        let colon = skip(at + name.len(), b" \t");
        if !b":=".contains(bytes.get(colon)?) {
            return None;
        }
        let start = skip(colon + 1, b" \t\n\r>");
        let length = bytes.get(start..)?.iter().position(is_sign)?;
        Some(object.start + start..object.start + start + length)
    })
}

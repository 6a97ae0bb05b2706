//! Characters that a test writes down by their number.

/// So many times a character is repeated at most.
const MAX_REPEATED: usize = 2_000_000;

/// `\u{202e}` is that character, `\u{20*300}` three hundred of it, and with
/// `bytes` `\x7f` that byte. All else is as it stands there.
pub(crate) fn unescape(text: &str, bytes: bool) -> Result<Vec<u8>, String> {
    let mut unescaped = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('\\') {
        unescaped.extend(rest[..start].bytes());
        rest = &rest[start..];
        if let Some(body) = rest.strip_prefix("\\u{") {
            let (body, behind) = body
                .split_once('}')
                .ok_or_else(|| "`\\u{` without `}`".to_owned())?;
            let (number, count) = body.split_once('*').unwrap_or((body, "1"));
            let character = u32::from_str_radix(number, 16)
                .ok()
                .and_then(char::from_u32)
                .ok_or_else(|| format!("`{number}` is no character"))?;
            let count = count
                .parse()
                .ok()
                .filter(|count| *count <= MAX_REPEATED)
                .ok_or_else(|| format!("`{count}` is no number of times"))?;
            unescaped.extend(character.to_string().repeat(count).bytes());
            rest = behind;
        } else if bytes && rest.starts_with("\\x") {
            let digits = rest.get(2..4).unwrap_or_default();
            let byte = u8::from_str_radix(digits, 16).map_err(|_| format!("`\\x{digits}`"))?;
            unescaped.push(byte);
            rest = &rest[4..];
        } else {
            unescaped.push(b'\\');
            rest = &rest[1..];
        }
    }
    unescaped.extend(rest.bytes());
    Ok(unescaped)
}

/// What the harness itself must get right.
pub(crate) fn tests() {
    let check = |text: &str, bytes, expected: &[u8]| {
        assert_eq!(unescape(text, bytes).as_deref(), Ok(expected), "{text}");
    };
    check("a\\u{e9}\\n", false, "a\u{e9}\\n".as_bytes());
    check("\\u{61*3}\\x41", false, b"aaa\\x41");
    check("\\x7fELF\\xff", true, b"\x7fELF\xff");
    assert!(unescape("\\u{110000}", false).is_err());
    assert!(unescape("\\u{61*x}", false).is_err());
}

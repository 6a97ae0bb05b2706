//! Literals in their normal form, so that `0x10` and `16` are one symbol.

use std::borrow::Cow;

/// An integer literal as its decimal value: digit separators and suffixes are
/// dropped, `0x`, `0o`, `0b` and, with `leading_zero_octal`, `017` are read in
/// their base. What does not fit 64 bits stays as written, in lower case.
#[must_use]
pub(crate) fn integer(text: &str, leading_zero_octal: bool) -> Cow<'_, str> {
    if text.len() < 20
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'))
    {
        return Cow::Borrowed(text);
    }
    let lower: String = text
        .chars()
        .filter(|c| !matches!(c, '_' | '\''))
        .collect::<String>()
        .to_ascii_lowercase();
    let digits = lower.trim_end_matches(['l', 'u', 'n', 'z']);
    let (base, digits) = match (digits.get(..2), digits.get(2..)) {
        (Some("0x"), Some(rest)) => (16, rest),
        (Some("0o"), Some(rest)) => (8, rest),
        (Some("0b"), Some(rest)) => (2, rest),
        _ if leading_zero_octal && digits.len() > 1 && digits.starts_with('0') => (8, &digits[1..]),
        _ => (10, digits),
    };
    match u64::from_str_radix(digits, base) {
        Ok(value) => Cow::Owned(value.to_string()),
        Err(_) => Cow::Owned(lower),
    }
}

/// A floating point literal as the shortest decimal form of its value; what is
/// not one (hexadecimal floats) stays as written, in lower case.
#[must_use]
pub(crate) fn float(text: &str) -> String {
    let lower: String = text
        .chars()
        .filter(|c| !matches!(c, '_' | '\''))
        .collect::<String>()
        .to_ascii_lowercase();
    let hexadecimal = lower.starts_with("0x");
    let digits = if hexadecimal {
        &lower[..]
    } else {
        lower.trim_end_matches(['f', 'd', 'm', 'l'])
    };
    match digits.parse::<f64>() {
        Ok(value) if !hexadecimal && value.is_finite() => value.to_string(),
        _ => lower,
    }
}

/// The content between the quotes: one character on each side, or three.
#[must_use]
pub(crate) fn unquoted(text: &str) -> &str {
    for quote in ["\"\"\"", "'''", "\"", "'", "`"] {
        if let Some(rest) = text.strip_prefix(quote) {
            return rest.strip_suffix(quote).unwrap_or(rest);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{float, integer, unquoted};

    #[test]
    fn integers_are_their_value() {
        for (text, value) in [
            ("0x10L", "16"),
            ("1_000", "1000"),
            ("0b11", "3"),
            ("017", "15"),
            ("0", "0"),
            ("42uL", "42"),
            ("007n", "7"),
        ] {
            assert_eq!(integer(text, true), value, "{text}");
        }
        assert_eq!(integer("010", false), "10");
        assert_eq!(
            integer("0xFFFFFFFFFFFFFFFFFF", true),
            "0xffffffffffffffffff"
        );
    }

    #[test]
    fn floats_are_their_value() {
        for (text, value) in [
            ("1.50f", "1.5"),
            ("1e3", "1000"),
            (".5D", "0.5"),
            ("2.0", "2"),
            ("0x1.8P1", "0x1.8p1"),
        ] {
            assert_eq!(float(text), value, "{text}");
        }
    }

    #[test]
    fn quotes_are_dropped() {
        for (text, content) in [
            ("\"a\"", "a"),
            ("\"\"\"x\"\"\"", "x"),
            ("''", ""),
            ("\"open", "open"),
            ("bare", "bare"),
        ] {
            assert_eq!(unquoted(text), content, "{text}");
        }
    }
}

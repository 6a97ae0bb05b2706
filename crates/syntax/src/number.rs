//! Number literals in a form that is the same for equal values, so that
//! `0x10`, `1_6` and `16` are one symbol.

/// An integer literal as its decimal value when it fits 64 bits, else as
/// written in lower case. Knows `_` between digits, the prefixes `0x`, `0o`,
/// `0b`, a leading `0` for octal where `leading_zero_is_octal`, and drops the
/// letters of a suffix.
#[must_use]
pub(crate) fn integer(text: &str, leading_zero_is_octal: bool) -> String {
    let lower = text.to_ascii_lowercase();
    let digits: String = lower.chars().filter(|c| !matches!(c, '_' | '\'')).collect();
    let (radix, rest) = match digits.as_bytes() {
        [b'0', b'x', ..] => (16, &digits[2..]),
        [b'0', b'o', ..] => (8, &digits[2..]),
        [b'0', b'b', ..] => (2, &digits[2..]),
        [b'0', b'0'..=b'7', ..] if leading_zero_is_octal => (8, &digits[1..]),
        _ => (10, &*digits),
    };
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic() && !c.is_digit(radix));
    match u64::from_str_radix(rest, radix) {
        Ok(value) => value.to_string(),
        Err(_) => lower,
    }
}

/// A floating point literal in its shortest decimal form, else as written.
#[must_use]
pub(crate) fn float(text: &str) -> String {
    let digits: String = text.chars().filter(|&c| c != '_').collect();
    let digits = digits.trim_end_matches(['f', 'F', 'd', 'D', 'l', 'L', 'm', 'M']);
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => value.to_string(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_integers_have_equal_symbols() {
        for text in [
            "16", "0x10", "0X10", "1_6", "0b1_0000", "0o20", "16L", "16u",
        ] {
            assert_eq!(integer(text, false), "16", "{text}");
        }
        assert_eq!(integer("020", true), "16");
        assert_eq!(integer("0", true), "0");
        assert_eq!(integer("0xff", false), "255");
        assert_eq!(
            integer("99999999999999999999", false),
            "99999999999999999999"
        );
    }

    #[test]
    fn equal_floats_have_equal_symbols() {
        for text in ["1.5", "1.50", "15e-1", "1.5f"] {
            assert_eq!(float(text), "1.5", "{text}");
        }
        assert_eq!(float("0x1p-2"), "0x1p-2");
    }
}

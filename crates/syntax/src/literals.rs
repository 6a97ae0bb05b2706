//! Numbers in the form that symbols have: what is equal reads the same.

/// An integer as its decimal value when that fits 64 bits, else as written in
/// lower case. Separators (`_`, `'`) and suffixes (`L`, `u`, `n`) are dropped.
/// With `zero_is_octal`, `0777` is written in base eight.
#[must_use]
pub(crate) fn integer(text: &str, zero_is_octal: bool) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '_' | '\''))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let (digits, base) = match plain.get(..2) {
        Some("0x") => (&plain[2..], 16),
        Some("0o") => (&plain[2..], 8),
        Some("0b") => (&plain[2..], 2),
        _ if zero_is_octal && plain.len() > 1 && plain.starts_with('0') => (&plain[1..], 8),
        _ => (plain.as_str(), 10),
    };
    u64::from_str_radix(digits.trim_end_matches(['l', 'u', 'n']), base)
        .map_or(plain, |value| value.to_string())
}

/// A floating-point number in its shortest decimal form, else as written in
/// lower case. Separators and suffixes (`f`, `d`, `m`, `l`) are dropped.
#[must_use]
pub(crate) fn float(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '_' | '\''))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    match plain.trim_end_matches(['f', 'd', 'm', 'l']).parse::<f64>() {
        Ok(value) if value.is_finite() => format!("{value:?}"),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::{float, integer};

    fn check_integer(text: &str, expected: &str) {
        assert_eq!(integer(text, false), expected, "{text}");
    }

    #[test]
    fn integers_read_as_their_value() {
        check_integer("1_000", "1000");
        check_integer("0xFF", "255");
        check_integer("0b101", "5");
        check_integer("0o17", "15");
        check_integer("10L", "10");
        check_integer("0777", "777");
        assert_eq!(integer("0777", true), "511");
        assert_eq!(integer("0", true), "0");
    }

    #[test]
    fn an_integer_too_large_stays_as_written() {
        check_integer("0xFFFFFFFFFFFFFFFFFF", "0xffffffffffffffffff");
        check_integer("1é", "1é");
    }

    #[test]
    fn floats_read_as_their_shortest_form() {
        assert_eq!(float("1.50"), "1.5");
        assert_eq!(float("1e3"), "1000.0");
        assert_eq!(float("2.5f"), "2.5");
        assert_eq!(float("1e999"), "1e999");
    }
}

//! Numbers as source code writes them.

use super::value::Value;

/// What a language's numbers look like beyond the common forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberStyle {
    /// A leading zero makes a number octal: `0644` (C, Java, Go, PHP, ...).
    pub leading_zero_is_octal: bool,
    /// Letters behind a number name its type: `10L`, `0xFFu`, `1.5f`, `1u8`.
    pub suffixes: bool,
}

/// The value of a numeric literal, if it has one that fits.
pub fn parse_number(text: &str, style: NumberStyle) -> Option<Value> {
    if let Some(integer) = parse_integer_styled(text, style) {
        return Some(Value::Integer(integer));
    }
    let digits = text.replace('_', "");
    if let Some(float) = parse_float(&digits) {
        return Some(Value::Float(float));
    }
    if !style.suffixes {
        return None;
    }
    let hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
    let bare = without_suffix(&digits, hexadecimal);
    if bare.len() == digits.len() || bare.is_empty() {
        return None;
    }
    match parse_integer_styled(bare, style) {
        Some(integer) => Some(Value::Integer(integer)),
        None => parse_float(bare).map(Value::Float),
    }
}

/// `text` up to a type suffix.
fn without_suffix(text: &str, hexadecimal: bool) -> &str {
    let rust = [
        "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
        "f32", "f64",
    ];
    for suffix in rust {
        if let Some(bare) = text.strip_suffix(suffix) {
            return bare;
        }
    }
    let letters = |character: char| match character.to_ascii_lowercase() {
        'u' | 'l' | 'n' => true,
        'f' | 'd' | 'm' => !hexadecimal,
        _ => false,
    };
    text.trim_end_matches(letters)
}

/// Digits and an exponent or a dot, and nothing else: not `inf`, not `nan`, and
/// not an integer that is too large to be one.
fn parse_float(text: &str) -> Option<f64> {
    let numeric = text.chars().all(|character| {
        character.is_ascii_digit() || matches!(character, '.' | 'e' | 'E' | '+' | '-')
    });
    let has_digit = text.contains(|character: char| character.is_ascii_digit());
    if !numeric || !has_digit || !text.contains(['.', 'e', 'E']) {
        return None;
    }
    text.parse().ok()
}

fn parse_integer_styled(text: &str, style: NumberStyle) -> Option<i64> {
    let digits: &str = text.trim_start_matches(['-', '+']);
    if style.leading_zero_is_octal
        && digits.len() > 1
        && digits.starts_with('0')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_')
    {
        let octal = digits.replace('_', "");
        let value = i64::from_str_radix(&octal, 8).ok()?;
        return Some(if text.starts_with('-') { -value } else { value });
    }
    parse_integer(text)
}

/// An integer in one of the common forms: `-12`, `0x1F`, `0o17`, `0b11`, `1_000`.
/// Hexadecimal, octal and binary numbers may use all 64 bits: `0xFFFFFFFFFFFFFFFF`
/// is -1.
pub(super) fn parse_integer(text: &str) -> Option<i64> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let radix = match rest.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 10,
    };
    let digits = if radix == 10 { rest } else { &rest[2..] };
    if !digits.starts_with(|character: char| character.is_digit(radix)) {
        return None;
    }
    let digits = digits.replace('_', "");
    if digits.starts_with(['-', '+']) {
        return None;
    }
    if radix == 10 {
        let sign = if negative { "-" } else { "" };
        return format!("{sign}{digits}").parse().ok();
    }
    let value = u64::from_str_radix(&digits, radix).ok()?.cast_signed();
    Some(if negative {
        value.wrapping_neg()
    } else {
        value
    })
}

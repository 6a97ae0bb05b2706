//! What a metavariable or a part of an expression evaluates to.

use serde::{Deserialize, Serialize};

/// A value of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    Boolean(bool),
    Integer(i64),
    Float(f64),
    /// The contents of a string, without its quotes.
    String(String),
    List(Vec<Value>),
    /// Code that has no value of its own, as text. It equals nothing; only
    /// `str(...)` makes it comparable.
    Code(String),
}

impl Value {
    /// What `str(...)` makes of it; `None` for lists.
    pub fn text(&self) -> Option<String> {
        Some(match self {
            Value::Boolean(boolean) => boolean.to_string(),
            Value::Integer(integer) => integer.to_string(),
            Value::Float(float) => float_text(*float),
            Value::String(text) | Value::Code(text) => text.clone(),
            Value::List(_) => return None,
        })
    }

    /// Equality as `==` and `in` see it: integers equal floats of their value.
    pub(super) fn equals(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Integer(integer), Value::Float(float))
            | (Value::Float(float), Value::Integer(integer)) => as_float(*integer) == *float,
            _ => self == other,
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "comparing integers with floats is approximate by nature"
)]
pub(super) fn as_float(integer: i64) -> f64 {
    integer as f64
}

/// At most twelve significant digits, and a dot at the end of whole numbers:
/// `4.`, `0.1`, `1e+20`.
fn float_text(float: f64) -> String {
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    for digits in [12, 15, 17] {
        let text = general(float, digits);
        if text.parse() == Ok(float) || digits == 17 {
            let bare = text
                .chars()
                .all(|character| character.is_ascii_digit() || character == '-');
            return if bare { format!("{text}.") } else { text };
        }
    }
    float.to_string()
}

/// As `%.{digits}g` of C.
fn general(float: f64, digits: usize) -> String {
    let scientific = format!("{float:.*e}", digits - 1);
    let Some((mantissa, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let limit = i32::try_from(digits).unwrap_or(i32::MAX);
    if exponent < -4 || exponent >= limit {
        let mantissa = without_zeros(mantissa);
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.abs());
    }
    let decimals = usize::try_from(limit - 1 - exponent).unwrap_or(0);
    without_zeros(&format!("{float:.decimals$}")).to_owned()
}

fn without_zeros(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

/// `text` with `\\`, `\'` and `\"` replaced by what they stand for: what the
/// analyses look at when a metavariable is bound to a string.
pub fn unescape_quotes(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match characters.peek() {
            Some(&next) if character == '\\' && matches!(next, '\\' | '\'' | '"') => {
                output.push(next);
                characters.next();
            }
            _ => output.push(character),
        }
    }
    output
}

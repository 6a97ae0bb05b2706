//! Operators that make values of values.

use super::dialect::Dialect;
use super::value::Constant;
use super::{LONGEST_LIST, LONGEST_TEXT, compare, format, number};

/// `a + b` and its like; comparisons, too, but not what decides by one side.
pub(super) fn binary(
    dialect: Dialect,
    operator: &str,
    left: &Constant,
    right: &Constant,
) -> Option<Constant> {
    if let Some(known) = compare::binary(dialect, operator, left, right) {
        return Some(known);
    }
    match (operator, left, right) {
        ("+", _, _) if is_text(left) || is_text(right) => joined(dialect, left, right),
        ("." | "..", _, _) if dialect == Dialect::Php => concatenated(dialect, left, right),
        ("<<", Constant::Text(_), Constant::Text(_)) if dialect == Dialect::Ruby => {
            concatenated(dialect, left, right)
        }
        ("+", Constant::Bytes(left), Constant::Bytes(right)) => {
            Constant::bytes([&**left, &**right].concat())
        }
        ("+", Constant::List(left), Constant::List(right))
            if matches!(dialect, Dialect::Python | Dialect::Ruby) =>
        {
            Constant::list([&**left, &**right].concat())
        }
        ("*", Constant::Text(_) | Constant::List(_) | Constant::Bytes(_), times) => {
            repeated(dialect, left, times)
        }
        ("*", times, Constant::Text(_) | Constant::List(_) | Constant::Bytes(_))
            if dialect == Dialect::Python =>
        {
            repeated(dialect, right, times)
        }
        ("%", Constant::Text(text), _) if matches!(dialect, Dialect::Python | Dialect::Ruby) => {
            let arguments = match right {
                Constant::List(list) => list,
                other => std::slice::from_ref(other),
            };
            format::percent(dialect, text, arguments)
        }
        _ => numbers(dialect, operator, left, right),
    }
}

fn is_text(value: &Constant) -> bool {
    matches!(value, Constant::Text(_))
}

/// `+` with a text on one side.
fn joined(dialect: Dialect, left: &Constant, right: &Constant) -> Option<Constant> {
    match dialect {
        Dialect::JavaScript | Dialect::Java | Dialect::CSharp => concatenated(dialect, left, right),
        Dialect::Python | Dialect::Ruby | Dialect::Go | Dialect::Cpp
            if is_text(left) && is_text(right) =>
        {
            concatenated(dialect, left, right)
        }
        _ => None,
    }
}

fn concatenated(dialect: Dialect, left: &Constant, right: &Constant) -> Option<Constant> {
    let (left, right) = (left.shown(dialect)?, right.shown(dialect)?);
    if left.len() + right.len() > LONGEST_TEXT {
        return None;
    }
    Constant::text(format!("{left}{right}"))
}

/// A text or list again and again.
pub(super) fn repeated(dialect: Dialect, value: &Constant, times: &Constant) -> Option<Constant> {
    let times = times.as_integer()?;
    let times = match dialect {
        Dialect::Python => usize::try_from(times.max(0)).ok()?,
        _ => usize::try_from(times).ok()?,
    };
    if !matches!(
        dialect,
        Dialect::Python
            | Dialect::Ruby
            | Dialect::JavaScript
            | Dialect::Java
            | Dialect::Go
            | Dialect::Php
    ) {
        return None;
    }
    let size = value.size().checked_mul(times)?;
    match value {
        Constant::Text(text) if size <= LONGEST_TEXT => Constant::text(text.repeat(times)),
        Constant::Bytes(bytes) if size <= LONGEST_TEXT => Constant::bytes(bytes.repeat(times)),
        Constant::List(list) if size <= LONGEST_LIST && times <= LONGEST_LIST => {
            let all = std::iter::repeat_n(&**list, times).flatten();
            Constant::list(all.cloned().collect())
        }
        _ => None,
    }
}

fn numbers(
    dialect: Dialect,
    operator: &str,
    left: &Constant,
    right: &Constant,
) -> Option<Constant> {
    let (left, right) = (numeric(dialect, left)?, numeric(dialect, right)?);
    let (Constant::Integer(left), Constant::Integer(right)) = (&left, &right) else {
        return floats(dialect, operator, as_float(&left)?, as_float(&right)?);
    };
    let (left, right) = (*left, *right);
    match operator {
        "+" => number::result(dialect, left.checked_add(right)?),
        "-" => number::result(dialect, left.checked_sub(right)?),
        "*" => number::result(dialect, left.checked_mul(right)?),
        "/" => number::divided(dialect, left, right),
        "//" if dialect == Dialect::Python => {
            number::result(dialect, number::floor_divided(left, right)?)
        }
        "%" => number::remainder(dialect, left, right),
        "**" => {
            let power = u32::try_from(right).ok()?;
            number::result(dialect, left.checked_pow(power)?)
        }
        _ => number::bitwise(dialect, operator, left, right),
    }
}

/// What counts as a number: a character does where it is one.
pub(super) fn numeric(dialect: Dialect, value: &Constant) -> Option<Constant> {
    match value {
        Constant::Integer(_) | Constant::Float(_) => Some(value.clone()),
        Constant::Character(value) if dialect.counts_characters() => {
            Some(Constant::Integer(i64::from(u32::from(*value))))
        }
        Constant::Boolean(value) if matches!(dialect, Dialect::Python | Dialect::C) => {
            Some(Constant::Integer(i64::from(*value)))
        }
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "larger numbers are turned away")]
fn as_float(value: &Constant) -> Option<f64> {
    match value {
        Constant::Float(value) => Some(*value),
        Constant::Integer(value) if value.unsigned_abs() < 1 << 24 => Some(*value as f64),
        _ => None,
    }
}

/// Exact in 32 bits, so exact in 64: the product has at most 48 that matter.
fn floats(dialect: Dialect, operator: &str, left: f64, right: f64) -> Option<Constant> {
    let value = match operator {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" if right != 0.0 && (left / right).mul_add(right, -left) == 0.0 => left / right,
        _ => return None,
    };
    // A sum may have lost what was too small beside the other.
    let is_exact = match operator {
        "+" => value - left == right && value - right == left,
        "-" => left - value == right && value + right == left,
        _ => true,
    };
    match dialect {
        _ if !is_exact => None,
        // Numbers are of one kind: a whole one is whole.
        Dialect::JavaScript => whole(value),
        _ => Constant::float(value),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
fn whole(value: f64) -> Option<Constant> {
    if value.fract() == 0.0 && value.abs() < 9e15 && (value != 0.0 || value.is_sign_positive()) {
        return Some(Constant::Integer(value as i64));
    }
    Constant::float(value)
}

/// `-a`, `!a`, `~a`, `+a`.
pub(super) fn unary(dialect: Dialect, operator: &str, value: &Constant) -> Option<Constant> {
    match operator {
        "!" | "not" => value.truth(dialect).map(|truth| Constant::Boolean(!truth)),
        "-" => match numeric(dialect, value)? {
            Constant::Integer(0) if dialect == Dialect::JavaScript => None,
            Constant::Integer(value) => number::integer(dialect, value.checked_neg()?),
            Constant::Float(value) => Constant::float(-value),
            _ => None,
        },
        "+" if !is_text(value) => numeric(dialect, value),
        "~" | "^" => match numeric(dialect, value)? {
            Constant::Integer(value) if dialect == Dialect::JavaScript => i32::try_from(value)
                .ok()
                .map(|value| Constant::Integer(i64::from(!value))),
            Constant::Integer(value) => number::result(dialect, !value),
            _ => None,
        },
        _ => None,
    }
}

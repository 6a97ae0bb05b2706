//! Operators that are worth true or false.

use std::cmp::Ordering;

use super::arithmetic::numeric;
use super::dialect::Dialect;
use super::value::Constant;

/// `a == b`, `a < b`, `a in b`.
pub(super) fn binary(
    dialect: Dialect,
    operator: &str,
    left: &Constant,
    right: &Constant,
) -> Option<Constant> {
    let truth = match operator {
        "==" | "===" => equal(dialect, operator, left, right)?,
        "!=" | "!==" => !equal(dialect, operator, left, right)?,
        "is" | "is not" => {
            // Which objects are one is the implementation's; there is one None.
            let is_null = |value: &Constant| matches!(value, Constant::Null);
            if !is_null(left) && !is_null(right) {
                return None;
            }
            (is_null(left) && is_null(right)) == (operator == "is")
        }
        "<" => order(dialect, left, right)? == Ordering::Less,
        "<=" => order(dialect, left, right)? != Ordering::Greater,
        ">" => order(dialect, left, right)? == Ordering::Greater,
        ">=" => order(dialect, left, right)? != Ordering::Less,
        "in" if dialect == Dialect::Python => contains(dialect, right, left)?,
        "not in" if dialect == Dialect::Python => !contains(dialect, right, left)?,
        "<=>" => {
            let order = order(dialect, left, right)?;
            return Some(Constant::Integer(order as i64));
        }
        _ => return None,
    };
    Some(Constant::Boolean(truth))
}

/// Whether two values are equal by an operator of the language.
fn equal(dialect: Dialect, operator: &str, left: &Constant, right: &Constant) -> Option<bool> {
    let both_texts = matches!((left, right), (Constant::Text(_), Constant::Text(_)));
    if both_texts && !dialect.compares_texts() {
        return None;
    }
    // What could be a number is compared as one.
    let is_loose = operator.len() == 2 && dialect == Dialect::Php;
    if is_loose && both_texts && (looks_numeric(left) || looks_numeric(right)) {
        return (left == right).then_some(true);
    }
    if matches!(
        dialect,
        Dialect::JavaScript | Dialect::Java | Dialect::CSharp | Dialect::Go
    ) && (matches!(left, Constant::List(_)) || matches!(right, Constant::List(_)))
    {
        return None;
    }
    let strict = operator.len() == 3 || matches!(dialect, Dialect::Python | Dialect::Ruby);
    same(dialect, left, right, strict)
}

fn looks_numeric(value: &Constant) -> bool {
    value.as_text().is_some_and(|text| {
        text.trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
    })
}

/// Whether two values are equal; those of different kinds are not where the
/// language converts none (`strict`).
pub(super) fn same(
    dialect: Dialect,
    left: &Constant,
    right: &Constant,
    strict: bool,
) -> Option<bool> {
    if let (Constant::List(left), Constant::List(right)) = (left, right) {
        if left.len() != right.len() {
            return Some(false);
        }
        let mut all = true;
        for (left, right) in left.iter().zip(right.iter()) {
            all &= same(dialect, left, right, strict)?;
        }
        return Some(all);
    }
    if std::mem::discriminant(left) == std::mem::discriminant(right) {
        return Some(left == right);
    }
    if let (Some(left), Some(right)) = (numeric(dialect, left), numeric(dialect, right)) {
        if dialect == Dialect::Php && strict {
            return None;
        }
        return Some(numbers(&left, &right)? == Ordering::Equal);
    }
    strict.then_some(false)
}

/// Which of two values comes first.
fn order(dialect: Dialect, left: &Constant, right: &Constant) -> Option<Ordering> {
    if let (Constant::Text(left), Constant::Text(right)) = (left, right) {
        let plain = left.is_ascii() && right.is_ascii();
        let by_bytes = matches!(
            dialect,
            Dialect::Python | Dialect::JavaScript | Dialect::Ruby | Dialect::Go
        );
        return (plain && by_bytes).then(|| left.cmp(right));
    }
    numbers(&numeric(dialect, left)?, &numeric(dialect, right)?)
}

#[expect(clippy::cast_precision_loss, reason = "larger numbers are turned away")]
fn numbers(left: &Constant, right: &Constant) -> Option<Ordering> {
    let float = |value: &Constant| match value {
        Constant::Float(value) => Some(*value),
        Constant::Integer(value) if value.unsigned_abs() < 1 << 53 => Some(*value as f64),
        _ => None,
    };
    match (left, right) {
        (Constant::Integer(left), Constant::Integer(right)) => Some(left.cmp(right)),
        _ => float(left)?.partial_cmp(&float(right)?),
    }
}

/// Whether a text or list holds a value.
pub(super) fn contains(dialect: Dialect, whole: &Constant, part: &Constant) -> Option<bool> {
    match (whole, part) {
        (Constant::Text(whole), Constant::Text(part)) => Some(whole.contains(&**part)),
        (Constant::Text(whole), Constant::Character(part)) => Some(whole.contains(*part)),
        (Constant::List(list), _) => {
            let mut found = false;
            for element in list.iter() {
                found |= same(dialect, element, part, true)?;
            }
            Some(found)
        }
        _ => None,
    }
}

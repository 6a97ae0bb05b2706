//! Numbers as far as they are exact.

use super::dialect::Dialect;
use super::value::Constant;

/// The largest whole number up to which JavaScript counts in ones.
const SAFE: i64 = 9_007_199_254_740_991;

/// A whole number, where it does not overflow what the language counts with.
pub(super) fn integer(dialect: Dialect, value: i64) -> Option<Constant> {
    let fits = match dialect {
        Dialect::JavaScript => (-SAFE..=SAFE).contains(&value),
        _ => true,
    };
    fits.then_some(Constant::Integer(value))
}

/// As [`integer`], for the result of an operator: an `int` may have 32 bits.
pub(super) fn result(dialect: Dialect, value: i64) -> Option<Constant> {
    let narrow = matches!(
        dialect,
        Dialect::Java | Dialect::C | Dialect::Cpp | Dialect::CSharp
    );
    if narrow && i32::try_from(value).is_err() {
        return None;
    }
    integer(dialect, value)
}

/// `a / b`.
pub(super) fn divided(dialect: Dialect, left: i64, right: i64) -> Option<Constant> {
    if right == 0 {
        return None;
    }
    match dialect {
        Dialect::Python => fraction(left, right),
        Dialect::JavaScript | Dialect::Php => match left.checked_rem(right)? {
            // JavaScript's zero may be less than nothing.
            0 if left != 0 || right > 0 => result(dialect, left.checked_div(right)?),
            0 => None,
            _ => fraction(left, right),
        },
        Dialect::Ruby => result(dialect, floor_divided(left, right)?),
        _ => result(dialect, left.checked_div(right)?),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "larger numbers are turned away before"
)]
fn fraction(left: i64, right: i64) -> Option<Constant> {
    if left.unsigned_abs() >= 1 << 53 || right.unsigned_abs() >= 1 << 53 {
        return None;
    }
    let quotient = left as f64 / right as f64;
    // Exact: multiplied again it is what it was.
    (quotient.mul_add(right as f64, -(left as f64)) == 0.0)
        .then(|| Constant::float(quotient))
        .flatten()
}

/// The quotient rounded down.
pub(super) fn floor_divided(left: i64, right: i64) -> Option<i64> {
    let quotient = left.checked_div(right)?;
    let is_between = left.checked_rem(right)? != 0 && (left < 0) != (right < 0);
    Some(if is_between { quotient - 1 } else { quotient })
}

/// `a % b`.
pub(super) fn remainder(dialect: Dialect, left: i64, right: i64) -> Option<Constant> {
    let rest = left.checked_rem(right)?;
    match dialect {
        Dialect::Python | Dialect::Ruby if rest != 0 && (rest < 0) != (right < 0) => {
            result(dialect, rest + right)
        }
        // Less than nothing, again.
        Dialect::JavaScript if rest == 0 && left < 0 => None,
        _ => result(dialect, rest),
    }
}

/// `a & b` and its like.
pub(super) fn bitwise(dialect: Dialect, operator: &str, left: i64, right: i64) -> Option<Constant> {
    if matches!(operator, "<<" | ">>") {
        return shifted(dialect, operator, left, right);
    }
    let (left, right) = match dialect {
        // 32 bits.
        Dialect::JavaScript => (
            i64::from(i32::try_from(left).ok()?),
            i64::from(i32::try_from(right).ok()?),
        ),
        _ => (left, right),
    };
    let value = match operator {
        "&" => left & right,
        "|" => left | right,
        "^" => left ^ right,
        "&^" => left & !right,
        _ => return None,
    };
    result(dialect, value)
}

fn shifted(dialect: Dialect, operator: &str, left: i64, right: i64) -> Option<Constant> {
    if dialect == Dialect::JavaScript {
        i32::try_from(left).ok()?;
    }
    let by = u32::try_from(right).ok().filter(|&by| by < 31)?;
    let value = match operator {
        ">>" => left >> by,
        _ => left.checked_mul(1i64 << by)?,
    };
    if dialect == Dialect::JavaScript {
        i32::try_from(value).ok()?;
    }
    result(dialect, value)
}

/// A whole number as a text says it, white space around it aside.
pub(super) fn parsed(text: &str, base: u32) -> Option<i64> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let digits = match base {
        16 => lower.strip_prefix("0x").unwrap_or(&lower),
        8 => lower.strip_prefix("0o").unwrap_or(&lower),
        2 => lower.strip_prefix("0b").unwrap_or(&lower),
        _ => &lower,
    };
    let is_plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_plain && (2..=36).contains(&base))
        .then(|| i64::from_str_radix(digits, base).ok())
        .flatten()
}

/// A number in another base, lower case.
pub(super) fn in_base(value: i64, base: u32) -> Option<String> {
    if !(2..=36).contains(&base) {
        return None;
    }
    let mut rest = value.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        #[expect(clippy::cast_possible_truncation, reason = "less than the base")]
        let digit = (rest % u64::from(base)) as u32;
        digits.push(char::from_digit(digit, base)?);
        rest /= u64::from(base);
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        digits.push('-');
    }
    Some(digits.into_iter().rev().collect())
}

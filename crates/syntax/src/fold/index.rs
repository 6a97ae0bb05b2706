//! Elements and parts of texts and lists, by number.
//!
//! Languages count differently: Python and Ruby in characters, Java, C# and
//! JavaScript in units of UTF-16, the others in bytes. In plain ASCII that is
//! all the same; beyond it, only characters are counted.

use super::dialect::Dialect;
use super::value::Constant;

/// The characters of a text, where they are what the language counts.
pub(super) fn characters(dialect: Dialect, text: &str) -> Option<Vec<char>> {
    let counts = text.is_ascii() || matches!(dialect, Dialect::Python | Dialect::Ruby);
    counts.then(|| text.chars().collect())
}

/// How long a text or list is.
pub(super) fn length(dialect: Dialect, value: &Constant) -> Option<i64> {
    let count = match value {
        Constant::Text(text) => match dialect {
            Dialect::Python | Dialect::Ruby => text.chars().count(),
            Dialect::JavaScript | Dialect::Java | Dialect::CSharp => text.encode_utf16().count(),
            _ => text.len(),
        },
        Constant::Bytes(bytes) => bytes.len(),
        Constant::List(list) => list.len(),
        _ => return None,
    };
    i64::try_from(count).ok()
}

/// `a[i]`.
pub(super) fn element(dialect: Dialect, value: &Constant, index: i64) -> Option<Constant> {
    match value {
        Constant::Text(text) => {
            let characters = characters(dialect, text)?;
            let at = position(dialect, index, characters.len())?;
            character(dialect, *characters.get(at)?)
        }
        Constant::Bytes(bytes) => {
            let at = position(dialect, index, bytes.len())?;
            bytes
                .get(at)
                .map(|byte| Constant::Integer(i64::from(*byte)))
        }
        Constant::List(list) => {
            let at = position(dialect, index, list.len())?;
            list.get(at).cloned()
        }
        _ => None,
    }
}

/// What one character of a text is.
pub(super) fn character(dialect: Dialect, value: char) -> Option<Constant> {
    match dialect {
        Dialect::Python | Dialect::JavaScript | Dialect::Ruby | Dialect::Php => {
            Constant::text(value.to_string())
        }
        _ => Some(Constant::Character(value)),
    }
}

/// An index from the beginning; from the end where the language has that.
fn position(dialect: Dialect, index: i64, length: usize) -> Option<usize> {
    let from_end = matches!(dialect, Dialect::Python | Dialect::Ruby | Dialect::Php);
    let index = match index < 0 && from_end {
        true => index.checked_add(i64::try_from(length).ok()?)?,
        false => index,
    };
    usize::try_from(index).ok()
}

/// `a[from:to:step]` of Python; of Go without steps.
pub(super) fn slice(
    dialect: Dialect,
    value: &Constant,
    from: Option<i64>,
    to: Option<i64>,
    step: Option<i64>,
) -> Option<Constant> {
    let length = match value {
        Constant::Text(text) => characters(dialect, text)?.len(),
        _ => usize::try_from(length(dialect, value)?).ok()?,
    };
    let step = step.unwrap_or(1);
    if step == 0 {
        return None;
    }
    if dialect != Dialect::Python {
        let (from, to) = (from.unwrap_or(0), to.unwrap_or(i64::try_from(length).ok()?));
        return part(dialect, value, from, to);
    }
    let count = i64::try_from(length).ok()?;
    let (least, most) = if step > 0 {
        (0, count)
    } else {
        (-1, count - 1)
    };
    let bound = |at: i64| {
        let at = if at < 0 { at.saturating_add(count) } else { at };
        at.clamp(least, most)
    };
    let first = from.map_or(if step > 0 { least } else { most }, bound);
    let last = to.map_or(if step > 0 { most } else { least }, bound);
    let mut picked = Vec::new();
    let mut at = first;
    while (step > 0 && at < last) || (step < 0 && at > last) {
        picked.push(usize::try_from(at).ok()?);
        let Some(next) = at.checked_add(step) else {
            break;
        };
        at = next;
    }
    match value {
        Constant::Text(text) => {
            let characters = characters(dialect, text)?;
            let text: Option<String> = picked.iter().map(|&at| characters.get(at)).collect();
            Constant::text(text?)
        }
        Constant::Bytes(bytes) => {
            let bytes: Option<Vec<u8>> = picked.iter().map(|&at| bytes.get(at).copied()).collect();
            Constant::bytes(bytes?)
        }
        Constant::List(list) => {
            let list: Option<Vec<Constant>> =
                picked.iter().map(|&at| list.get(at).cloned()).collect();
            Constant::list(list?)
        }
        _ => None,
    }
}

/// From one number up to, not including, another; both must be within.
pub(super) fn part(dialect: Dialect, value: &Constant, from: i64, to: i64) -> Option<Constant> {
    let (from, to) = (usize::try_from(from).ok()?, usize::try_from(to).ok()?);
    match value {
        Constant::Text(text) => {
            let characters = characters(dialect, text)?;
            let part = characters.get(from..to)?;
            Constant::text(part.iter().collect::<String>())
        }
        Constant::Bytes(bytes) => Constant::bytes(bytes.get(from..to)?.to_vec()),
        Constant::List(list) => Constant::list(list.get(from..to)?.to_vec()),
        _ => None,
    }
}

/// What `slice`, `substr` and their like do: from where, and how many or up to
/// where; both counted from the end if negative, and cut to what there is.
pub(super) fn cut(
    dialect: Dialect,
    value: &Constant,
    from: i64,
    to: Option<i64>,
    is_length: bool,
) -> Option<Constant> {
    let count = match value {
        Constant::Text(text) => i64::try_from(characters(dialect, text)?.len()).ok()?,
        _ => length(dialect, value)?,
    };
    let from_end = |at: i64| if at < 0 { at.saturating_add(count) } else { at };
    let from = from_end(from).clamp(0, count);
    let to = match to {
        None => count,
        Some(length) if is_length && length >= 0 => from.saturating_add(length),
        Some(at) => from_end(at),
    };
    part(dialect, value, from, to.clamp(from, count))
}

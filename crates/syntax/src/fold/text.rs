//! What methods and functions do with texts, whatever they are called.

use super::dialect::Dialect;
use super::value::Constant;
use super::{LONGEST_LIST, LONGEST_TEXT, decode, index};

/// An operation on a text (or list) and some arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Upper,
    Lower,
    Capitalized,
    Stripped,
    StrippedLeft,
    StrippedRight,
    /// Without a beginning or an end that it may have.
    WithoutPrefix,
    WithoutSuffix,
    Replaced,
    ReplacedOnce,
    Split,
    /// The receiver stands between the elements of the argument.
    Joins,
    /// The argument stands between the elements of the receiver.
    Joined,
    StartsWith,
    EndsWith,
    Contains,
    /// Where it first occurs; -1 if nowhere.
    Found,
    FoundLast,
    /// How often it occurs.
    Counted,
    Length,
    /// The character at an index.
    At,
    /// The code of the character at an index.
    CodeAt,
    /// From, up to; both must be within.
    Part,
    /// As [`Operation::Part`], but the second is a length.
    PartOfLength,
    /// From, up to, cut to what there is.
    Cut,
    /// From, how many, cut to what there is.
    CutOfLength,
    Repeated,
    Reversed,
    Concatenated,
    Equals,
    EqualsWithoutCase,
    IsEmpty,
    /// The same value.
    Same,
    /// As a text; a number in a base.
    Shown,
    /// As a whole number.
    Number,
    /// As bytes.
    Encoded,
    /// As text again.
    Decoded,
    /// Its bytes as hexadecimal digits.
    Hexadecimal,
    /// Ruby's `unpack1`.
    Unpacked,
    /// A list of characters.
    Characters,
    /// The code of its one character.
    Code,
    /// The character with this code.
    OfCode,
}

/// The text that an argument is, be it a character.
fn text_of(value: &Constant) -> Option<String> {
    match value {
        Constant::Text(text) => Some(text.to_string()),
        Constant::Character(value) => Some(value.to_string()),
        _ => None,
    }
}

pub(super) fn apply(
    operation: Operation,
    dialect: Dialect,
    receiver: &Constant,
    arguments: &[Constant],
) -> Option<Constant> {
    use Operation as Do;
    let first = arguments.first();
    let number = |at: usize| arguments.get(at).map(|value| value.as_integer());
    let text = |at: usize| arguments.get(at).and_then(text_of);
    let own = || receiver.as_text();
    match operation {
        Do::Upper if arguments.is_empty() => Constant::text(own()?.to_uppercase()),
        Do::Lower if arguments.is_empty() => Constant::text(own()?.to_lowercase()),
        Do::Capitalized if arguments.is_empty() => capitalized(dialect, own()?),
        Do::Stripped | Do::StrippedLeft | Do::StrippedRight => {
            stripped(operation, dialect, own()?, arguments)
        }
        Do::WithoutPrefix => {
            let (own, prefix) = (own()?, text(0)?);
            Constant::text(own.strip_prefix(&*prefix).unwrap_or(own))
        }
        Do::WithoutSuffix => {
            let (own, suffix) = (own()?, text(0)?);
            Constant::text(own.strip_suffix(&*suffix).unwrap_or(own))
        }
        Do::Replaced | Do::ReplacedOnce => {
            let most = match (operation, number(2)) {
                (Do::ReplacedOnce, _) => Some(1),
                (_, None) => None,
                (_, Some(most)) => Some(most?),
            };
            replaced(dialect, own()?, &text(0)?, &text(1)?, most)
        }
        Do::Split => split(dialect, own()?, arguments),
        Do::Joins => joined(dialect, own()?, first?),
        Do::Joined => {
            let default = if dialect == Dialect::JavaScript {
                ","
            } else {
                ""
            };
            let between = match first {
                None => default.to_owned(),
                Some(_) => text(0)?,
            };
            joined(dialect, &between, receiver)
        }
        Do::StartsWith => edge(dialect, own()?, arguments, |own, part| {
            own.starts_with(part)
        }),
        Do::EndsWith => edge(dialect, own()?, arguments, |own, part| own.ends_with(part)),
        Do::Contains if arguments.len() == 1 => {
            super::compare::contains(dialect, receiver, first?).map(Constant::Boolean)
        }
        Do::Found | Do::FoundLast if arguments.len() == 1 => {
            let (own, part) = (own()?, text(0)?);
            let at = match operation {
                Do::Found => own.find(&*part),
                _ => own.rfind(&*part),
            };
            match at {
                Some(at) => {
                    index::length(dialect, &Constant::text(&own[..at])?).map(Constant::Integer)
                }
                None => Some(Constant::Integer(-1)),
            }
        }
        Do::Counted if arguments.len() == 1 => {
            let (own, part) = (own()?, text(0)?);
            let count = own.matches(&*part).count();
            let is_plain = !part.is_empty();
            is_plain.then(|| i64::try_from(count).ok().map(Constant::Integer))?
        }
        Do::Length if arguments.is_empty() => {
            index::length(dialect, receiver).map(Constant::Integer)
        }
        Do::At if arguments.len() == 1 => index::element(dialect, receiver, first?.as_integer()?),
        Do::CodeAt if arguments.len() <= 1 => {
            let at = match first {
                None => 0,
                Some(at) => at.as_integer()?,
            };
            code(&index::element(dialect, receiver, at)?)
        }
        Do::Part => {
            let to = match number(1) {
                None => index::length(dialect, receiver)?,
                Some(to) => to?,
            };
            part(dialect, receiver, first?.as_integer()?, to)
        }
        Do::PartOfLength => {
            let from = first?.as_integer()?;
            let to = match number(1) {
                None => index::length(dialect, receiver)?,
                Some(length) => from.checked_add(length?)?,
            };
            index::part(dialect, receiver, from, to)
        }
        Do::Cut | Do::CutOfLength => {
            let to = match number(1) {
                None => None,
                Some(to) => Some(to?),
            };
            let from = match first {
                None => 0,
                Some(from) => from.as_integer()?,
            };
            index::cut(dialect, receiver, from, to, operation == Do::CutOfLength)
        }
        Do::Repeated => super::arithmetic::repeated(dialect, receiver, first?),
        Do::Reversed if arguments.is_empty() => reversed(dialect, receiver),
        Do::Concatenated => {
            let mut made = own()?.to_owned();
            for argument in arguments {
                made.push_str(&argument.shown(dialect)?);
                if made.len() > LONGEST_TEXT {
                    return None;
                }
            }
            Constant::text(made)
        }
        Do::Equals if arguments.len() == 1 => {
            super::compare::same(dialect, receiver, first?, true).map(Constant::Boolean)
        }
        Do::EqualsWithoutCase if arguments.len() == 1 => {
            let (own, other) = (own()?, text(0)?);
            let plain = own.is_ascii() && other.is_ascii();
            plain.then(|| Constant::Boolean(own.eq_ignore_ascii_case(&other)))
        }
        Do::IsEmpty if arguments.is_empty() => {
            Some(Constant::Boolean(index::length(dialect, receiver)? == 0))
        }
        Do::Same => Some(receiver.clone()),
        Do::Shown => match (receiver, arguments) {
            (Constant::Bytes(bytes), [] | [Constant::Text(_)]) => {
                decode::decoded(bytes, first.and_then(Constant::as_text).unwrap_or("utf8"))
            }
            (Constant::Integer(value), [Constant::Integer(base)]) => {
                Constant::text(super::number::in_base(*value, u32::try_from(*base).ok()?)?)
            }
            (Constant::List(_), _) => None,
            (_, []) => Constant::text(receiver.shown(dialect)?),
            _ => None,
        },
        Do::Number => super::functions::integer(dialect, std::slice::from_ref(receiver)),
        Do::Encoded => decode::encoded(own()?, arguments),
        Do::Decoded => match receiver {
            Constant::Bytes(bytes) => {
                decode::decoded(bytes, first.map_or(Some("utf8"), Constant::as_text)?)
            }
            _ => None,
        },
        Do::Hexadecimal => match receiver {
            Constant::Bytes(bytes) => Constant::text(decode::hexadecimal_of(bytes)),
            _ => None,
        },
        Do::Unpacked => match first?.as_text()? {
            "m" | "m0" => decode::decoded(&decode::base64(own()?)?, "utf8"),
            "H*" => Constant::text(decode::hexadecimal_of(own()?.as_bytes())),
            _ => None,
        },
        Do::Characters if arguments.is_empty() => characters(dialect, receiver),
        Do::Code if arguments.is_empty() => match receiver {
            Constant::Text(text) if dialect == Dialect::Python && text.chars().count() != 1 => None,
            _ => code(&index::element(dialect, receiver, 0).or_else(|| Some(receiver.clone()))?),
        },
        Do::OfCode => of_code(dialect, receiver),
        _ => None,
    }
}

fn capitalized(dialect: Dialect, text: &str) -> Option<Constant> {
    if !text.is_ascii() {
        return None;
    }
    let (first, rest) = text.split_at_checked(1).unwrap_or((text, ""));
    let rest = match dialect {
        Dialect::Php => rest.to_owned(),
        _ => rest.to_lowercase(),
    };
    Constant::text(format!("{}{rest}", first.to_uppercase()))
}

fn stripped(
    operation: Operation,
    dialect: Dialect,
    text: &str,
    arguments: &[Constant],
) -> Option<Constant> {
    let set: Vec<char> = match arguments {
        [] if dialect == Dialect::Go => return None,
        [] => vec![' ', '\t', '\n', '\r', '\u{b}', '\u{c}'],
        [set] => text_of(set)?.chars().collect(),
        _ => return None,
    };
    // What else is white space differs.
    if arguments.is_empty() && !text.is_ascii() {
        return None;
    }
    let is_stripped = |c: char| set.contains(&c);
    Constant::text(match operation {
        Operation::Stripped => text.trim_matches(is_stripped),
        Operation::StrippedLeft => text.trim_start_matches(is_stripped),
        _ => text.trim_end_matches(is_stripped),
    })
}

fn replaced(
    dialect: Dialect,
    text: &str,
    from: &str,
    to: &str,
    most: Option<i64>,
) -> Option<Constant> {
    // An empty text is between all characters; `$1` and `\1` mean something else.
    let is_special = match dialect {
        Dialect::JavaScript => to.contains('$'),
        Dialect::Ruby => to.contains('\\'),
        _ => false,
    };
    if from.is_empty() || is_special {
        return None;
    }
    let most = match most {
        None => usize::MAX,
        Some(most) if most < 0 => usize::MAX,
        Some(most) => usize::try_from(most).ok()?,
    };
    let count = text.matches(from).count().min(most);
    let length = text.len().checked_add(count.checked_mul(to.len())?)?;
    (length <= LONGEST_TEXT).then(|| Constant::text(text.replacen(from, to, count)))?
}

fn split(dialect: Dialect, text: &str, arguments: &[Constant]) -> Option<Constant> {
    let by = match arguments {
        [] if matches!(dialect, Dialect::Python | Dialect::Ruby) => None,
        [Constant::Null] if dialect == Dialect::Python => None,
        [by] => Some(text_of(by)?),
        _ => return None,
    };
    let pieces: Vec<&str> = match &by {
        None if text.is_ascii() => text.split_ascii_whitespace().collect(),
        None => return None,
        Some(by) if by.is_empty() => {
            if !matches!(dialect, Dialect::JavaScript | Dialect::Ruby | Dialect::Go) {
                return None;
            }
            return characters(dialect, &Constant::text(text)?);
        }
        // A regular expression, unless it is only what it says.
        Some(by)
            if dialect == Dialect::Java
                && !by
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || " ,;:/_-".contains(c)) =>
        {
            return None;
        }
        Some(by) if dialect == Dialect::Ruby && by == " " => return None,
        Some(by) => text.split(&**by).collect(),
    };
    let mut pieces: Vec<&str> = pieces.into_iter().take(LONGEST_LIST + 1).collect();
    // Empty ones at the end are left out.
    if matches!(dialect, Dialect::Java | Dialect::Ruby) {
        while pieces.last().is_some_and(|last| last.is_empty()) {
            pieces.pop();
        }
    }
    let list: Option<Vec<Constant>> = pieces.into_iter().map(Constant::text).collect();
    Constant::list(list?)
}

/// The elements of a list, or the characters of a text, with a text between.
pub(super) fn joined(dialect: Dialect, between: &str, list: &Constant) -> Option<Constant> {
    let characters = match list {
        Constant::Text(_) if dialect == Dialect::Python => characters(dialect, list)?,
        other => other.clone(),
    };
    let Constant::List(list) = characters else {
        return None;
    };
    let mut made = String::new();
    for (index, element) in list.iter().enumerate() {
        if index > 0 {
            made.push_str(between);
        }
        match (dialect, element) {
            // Only texts can be joined.
            (Dialect::Python | Dialect::Go, Constant::Text(text)) => made.push_str(text),
            (Dialect::Python | Dialect::Go, _) => return None,
            (Dialect::JavaScript, Constant::Null) => {}
            _ => made.push_str(&element.shown(dialect)?),
        }
        if made.len() > LONGEST_TEXT {
            return None;
        }
    }
    Constant::text(made)
}

/// Whether a text begins or ends with one, or one of several.
fn edge(
    dialect: Dialect,
    own: &str,
    arguments: &[Constant],
    holds: fn(&str, &str) -> bool,
) -> Option<Constant> {
    let among: Vec<Constant> = match arguments {
        [Constant::List(list)] if dialect == Dialect::Python => list.to_vec(),
        [_] => arguments.to_vec(),
        _ if dialect == Dialect::Ruby => arguments.to_vec(),
        _ => return None,
    };
    let mut any = false;
    for part in &among {
        any |= holds(own, &text_of(part)?);
    }
    Some(Constant::Boolean(any))
}

fn part(dialect: Dialect, value: &Constant, from: i64, to: i64) -> Option<Constant> {
    if dialect != Dialect::JavaScript {
        return index::part(dialect, value, from, to);
    }
    // `substring` puts its bounds in order.
    let length = index::length(dialect, value)?;
    let (from, to) = (from.clamp(0, length), to.clamp(0, length));
    index::part(dialect, value, from.min(to), from.max(to))
}

pub(super) fn reversed(dialect: Dialect, value: &Constant) -> Option<Constant> {
    match value {
        Constant::Text(text) => {
            let characters = index::characters(dialect, text)?;
            Constant::text(characters.into_iter().rev().collect::<String>())
        }
        Constant::List(list) => Constant::list(list.iter().rev().cloned().collect()),
        _ => None,
    }
}

/// A text as a list of its characters.
pub(super) fn characters(dialect: Dialect, value: &Constant) -> Option<Constant> {
    match value {
        Constant::Text(text) => {
            let characters = index::characters(dialect, text)?;
            let list: Option<Vec<Constant>> = characters
                .into_iter()
                .take(LONGEST_LIST + 1)
                .map(|character| index::character(dialect, character))
                .collect();
            Constant::list(list?)
        }
        Constant::Bytes(bytes) => Constant::list(
            bytes
                .iter()
                .map(|byte| Constant::Integer(i64::from(*byte)))
                .collect(),
        ),
        Constant::List(_) => Some(value.clone()),
        _ => None,
    }
}

/// The code of a character.
pub(super) fn code(value: &Constant) -> Option<Constant> {
    let character = match value {
        Constant::Character(character) => *character,
        Constant::Text(text) => {
            let mut characters = text.chars();
            let first = characters.next()?;
            characters.next().is_none().then_some(first)?
        }
        Constant::Integer(_) => return Some(value.clone()),
        _ => return None,
    };
    // Beyond, it is two units where those are counted.
    (u32::from(character) < 0x1_0000).then(|| Constant::Integer(i64::from(u32::from(character))))
}

/// The character with a code.
pub(super) fn of_code(dialect: Dialect, value: &Constant) -> Option<Constant> {
    let code = u32::try_from(value.as_integer()?).ok()?;
    let is_byte = matches!(
        dialect,
        Dialect::Php | Dialect::Ruby | Dialect::C | Dialect::Cpp
    );
    let character = char::from_u32(code).filter(|c| !is_byte || c.is_ascii())?;
    index::character(dialect, character)
}

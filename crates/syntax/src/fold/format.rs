//! Texts made from a format: `%`, `.format`, `String.format`, `sprintf`.

use super::LONGEST_TEXT;
use super::dialect::Dialect;
use super::number;
use super::value::Constant;

/// Widths beyond this are not followed.
const WIDEST: usize = 1_024;

/// A directive of a `printf` format.
#[derive(Default)]
struct Directive {
    is_left: bool,
    is_zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The formats of `printf`.
pub(super) fn percent(dialect: Dialect, format: &str, arguments: &[Constant]) -> Option<Constant> {
    let mut made = String::new();
    let mut arguments = arguments.iter();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        made.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            made.push('%');
            rest = after;
            continue;
        }
        if dialect == Dialect::Java && rest.starts_with('n') {
            made.push('\n');
            rest = &rest[1..];
            continue;
        }
        let directive = directive(&mut rest)?;
        let conversion = rest.chars().next()?;
        rest = &rest[conversion.len_utf8()..];
        let text = converted(dialect, conversion, &directive, arguments.next()?)?;
        pad(&mut made, &text, &directive);
        if made.len() > LONGEST_TEXT {
            return None;
        }
    }
    made.push_str(rest);
    // One argument too many is an error in some languages.
    arguments.next().is_none().then(|| Constant::text(made))?
}

fn directive(rest: &mut &str) -> Option<Directive> {
    let mut directive = Directive::default();
    while let Some(flag) = rest.chars().next().filter(|c| matches!(c, '-' | '0')) {
        directive.is_left |= flag == '-';
        directive.is_zero |= flag == '0';
        *rest = &rest[1..];
    }
    directive.width = digits(rest)?.unwrap_or_default();
    if let Some(after) = rest.strip_prefix('.') {
        *rest = after;
        directive.precision = Some(digits(rest)?.unwrap_or_default());
    }
    while rest.starts_with(['l', 'h', 'z']) {
        *rest = &rest[1..];
    }
    (directive.width <= WIDEST).then_some(directive)
}

/// Digits at the beginning; none where they are too many.
fn digits(rest: &mut &str) -> Option<Option<usize>> {
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at(count);
    *rest = after;
    if digits.is_empty() {
        return Some(None);
    }
    digits.parse().ok().map(Some)
}

fn converted(
    dialect: Dialect,
    conversion: char,
    directive: &Directive,
    value: &Constant,
) -> Option<String> {
    if directive.precision.is_some() && conversion != 's' {
        return None;
    }
    Some(match (conversion, value) {
        ('s' | 'v', _) => {
            let text = value.shown(dialect)?;
            match directive.precision {
                Some(most) => text.chars().take(most).collect(),
                None => text.to_string(),
            }
        }
        ('d' | 'i' | 'u', Constant::Integer(value)) => {
            (conversion != 'u' || *value >= 0).then(|| value.to_string())?
        }
        ('x', Constant::Integer(value)) if *value >= 0 => number::in_base(*value, 16)?,
        ('X', Constant::Integer(value)) if *value >= 0 => {
            number::in_base(*value, 16)?.to_ascii_uppercase()
        }
        ('o', Constant::Integer(value)) if *value >= 0 => number::in_base(*value, 8)?,
        ('c', Constant::Integer(value)) => {
            let code = u32::try_from(*value).ok()?;
            let is_byte = matches!(dialect, Dialect::C | Dialect::Cpp | Dialect::Php);
            char::from_u32(code)
                .filter(|c| !is_byte || c.is_ascii())?
                .to_string()
        }
        ('c', Constant::Character(value)) => value.to_string(),
        ('c', Constant::Text(text)) if text.chars().count() == 1 => text.to_string(),
        _ => return None,
    })
}

fn pad(made: &mut String, text: &str, directive: &Directive) {
    let missing = directive.width.saturating_sub(text.chars().count());
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    let filler = match directive.is_zero && is_number && !directive.is_left {
        true => "0",
        false => " ",
    };
    if !directive.is_left {
        made.push_str(&filler.repeat(missing));
    }
    made.push_str(text);
    if directive.is_left {
        made.push_str(&filler.repeat(missing));
    }
}

/// The formats with braces: `{}`, `{0}`, `{name}`.
pub(super) fn braces(
    dialect: Dialect,
    format: &str,
    arguments: &[Constant],
    named: &[(String, Constant)],
) -> Option<Constant> {
    let mut made = String::new();
    let mut next = 0;
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        made.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            made.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" {
            return None;
        }
        let (field, after) = rest.split_once('}')?;
        rest = after;
        let value = match field {
            "" if dialect == Dialect::Python => {
                next += 1;
                arguments.get(next - 1)?
            }
            _ => match field.parse::<usize>() {
                Ok(index) => arguments.get(index)?,
                Err(_) => &named.iter().find(|(name, _)| name == field)?.1,
            },
        };
        made.push_str(&value.shown(dialect)?);
        if made.len() > LONGEST_TEXT {
            return None;
        }
    }
    made.push_str(rest);
    Constant::text(made)
}

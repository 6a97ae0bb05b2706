//! Splits a comparison into tokens.

use super::number::{NumberStyle, parse_number};
use super::value::Value;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Literal(Value),
    /// A number too large for a value.
    HugeNumber,
    /// A string with a prefix: `r"..."`, `f"..."`; the prefix.
    PrefixedString(String),
    Metavariable(String),
    Name(String),
    /// An operator or bracket, longest first.
    Symbol(&'static str),
}

const SYMBOLS: [&str; 35] = [
    "**", "//", "==", "!=", "<=", ">=", "<<", ">>", ":=", "->", "+", "-", "*", "/", "%", "@", "<",
    ">", "=", "(", ")", "[", "]", "{", "}", ",", ".", ":", ";", "&", "|", "^", "~", "!", "?",
];

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() || first == '\\' && rest[1..].starts_with('\n') {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (token, length) = token(rest, first)?;
        tokens.push(token);
        rest = &rest[length..];
    }
    Ok(tokens)
}

fn token(rest: &str, first: char) -> Result<(Token, usize), String> {
    if first == '$' {
        return metavariable(rest);
    }
    if first == '"' || first == '\'' {
        let (text, length) = string(rest, first)?;
        return Ok((Token::Literal(Value::String(text)), length));
    }
    let dotted = first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if first.is_ascii_digit() || dotted {
        return Ok(number(rest));
    }
    if first.is_alphabetic() || first == '_' {
        let length = word_length(rest);
        let name = &rest[..length];
        if let Some(quote @ ('"' | '\'')) = rest[length..].chars().next()
            && name.len() <= 2
        {
            let (_, string) = string(&rest[length..], quote)?;
            return Ok((Token::PrefixedString(name.to_owned()), length + string));
        }
        return Ok((Token::Name(name.to_owned()), length));
    }
    match SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
        Some(symbol) => Ok((Token::Symbol(symbol), symbol.len())),
        None => Err(format!("unexpected character `{first}`")),
    }
}

fn word_length(text: &str) -> usize {
    text.find(|character: char| !(character.is_alphanumeric() || character == '_'))
        .unwrap_or(text.len())
}

fn metavariable(rest: &str) -> Result<(Token, usize), String> {
    let dots = if rest[1..].starts_with("...") { 4 } else { 1 };
    let length = dots + word_length(&rest[dots..]);
    if length == dots {
        return Err("`$` without a name".to_owned());
    }
    Ok((Token::Metavariable(rest[..length].to_owned()), length))
}

fn number(rest: &str) -> (Token, usize) {
    let mut length = 0;
    let mut previous = ' ';
    for character in rest.chars() {
        let sign = matches!(character, '+' | '-')
            && matches!(previous, 'e' | 'E')
            && !rest.starts_with("0x");
        if !(character.is_ascii_alphanumeric() || matches!(character, '_' | '.') || sign) {
            break;
        }
        previous = character;
        length += character.len_utf8();
    }
    match parse_number(&rest[..length], NumberStyle::default()) {
        Some(value) => (Token::Literal(value), length),
        None => (Token::HugeNumber, length),
    }
}

/// A quoted string at the start of `rest`: its contents and its length with quotes.
fn string(rest: &str, quote: char) -> Result<(String, usize), String> {
    let triple = [quote, quote, quote].iter().collect::<String>();
    let end = if rest.starts_with(&triple) {
        triple
    } else {
        quote.to_string()
    };
    let mut contents = String::new();
    let mut position = end.len();
    while let Some(character) = rest[position..].chars().next() {
        if rest[position..].starts_with(&end) {
            return Ok((contents, position + end.len()));
        }
        position += character.len_utf8();
        if character != '\\' {
            contents.push(character);
            continue;
        }
        let Some(escaped) = rest[position..].chars().next() else {
            break;
        };
        position += escaped.len_utf8();
        match escaped {
            '\n' => {}
            '\\' | '\'' | '"' => contents.push(escaped),
            'n' => contents.push('\n'),
            'r' => contents.push('\r'),
            't' => contents.push('\t'),
            other => {
                contents.push('\\');
                contents.push(other);
            }
        }
    }
    Err("a string is not closed".to_owned())
}

//! The functions that standard libraries have for texts and numbers.

use laocoon_source::Language;

use super::dialect::Dialect;
use super::text::{self, Operation};
use super::value::Constant;
use super::{decode, format, number};

/// Whether a function that needs no import is one of a standard library that
/// only looks at what it is given.
#[must_use]
pub fn is_known_function(language: Language, name: &str) -> bool {
    Dialect::of(language)
        .and_then(|dialect| function(dialect, name))
        .is_some_and(|(modules, _)| modules.contains(&""))
}

/// What a function makes of its arguments.
pub(super) type Function = fn(Dialect, &[Constant]) -> Option<Constant>;

/// A function by its last name; with the names, dotted, that may stand before it:
/// modules, classes, or nothing for what needs no import.
pub(super) fn function(
    dialect: Dialect,
    name: &str,
) -> Option<(&'static [&'static str], Function)> {
    match dialect {
        Dialect::Python => python(name),
        Dialect::JavaScript => javascript(name),
        Dialect::Java => java(name),
        Dialect::Go => go(name),
        Dialect::Php => php(name).map(|function| (&[""][..], function)),
        Dialect::Ruby => ruby(name),
        Dialect::CSharp => csharp(name),
        Dialect::C | Dialect::Cpp => match name {
            "strlen" => Some((&["", "std"], |d, a| on(Operation::Length, d, a))),
            "string" => Some((&["std", ""], same)),
            _ => None,
        },
    }
}

const NONE: &[&str] = &[""];

/// An operation on the first argument.
fn on(operation: Operation, dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    let (first, rest) = arguments.split_first()?;
    text::apply(operation, dialect, first, rest)
}

fn only(arguments: &[Constant]) -> Option<&Constant> {
    match arguments {
        [only] => Some(only),
        _ => None,
    }
}

fn same(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    only(arguments).cloned()
}

/// As a text.
fn shown(dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    Constant::text(only(arguments)?.shown(dialect)?)
}

/// As a whole number; a base may follow.
pub(super) fn integer(dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    let base = match arguments.get(1) {
        None => 10,
        Some(base) => u32::try_from(base.as_integer()?).ok()?,
    };
    match arguments.first()? {
        Constant::Text(text) => number::integer(dialect, number::parsed(text, base)?),
        #[expect(clippy::cast_possible_truncation, reason = "cut off is what is meant")]
        Constant::Float(value) if value.abs() < 9e15 => Some(Constant::Integer(*value as i64)),
        Constant::Boolean(value) => Some(Constant::Integer(i64::from(*value))),
        known @ Constant::Integer(_) => Some(known.clone()),
        _ => None,
    }
}

fn character(dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    text::of_code(dialect, only(arguments)?)
}

/// A text of all these codes.
fn characters(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    let mut made = String::new();
    for code in arguments {
        made.push(char::from_u32(u32::try_from(code.as_integer()?).ok()?)?);
    }
    Constant::text(made)
}

/// The text or bytes that an argument is, as bytes.
fn raw(value: &Constant) -> Option<&[u8]> {
    match value {
        Constant::Text(text) => Some(text.as_bytes()),
        Constant::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}

fn raw_text(value: &Constant) -> Option<&str> {
    std::str::from_utf8(raw(value)?).ok()
}

fn base64_bytes(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    Constant::bytes(decode::base64(raw_text(arguments.first()?)?)?)
}

fn base64_text(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    decode::decoded(&decode::base64(raw_text(arguments.first()?)?)?, "utf8")
}

fn base64_latin(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    decode::decoded(&decode::base64(raw_text(arguments.first()?)?)?, "latin1")
}

fn into_base64(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    Constant::text(decode::base64_of(raw(only(arguments)?)?, false))
}

fn hexadecimal_bytes(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    Constant::bytes(decode::hexadecimal(raw_text(only(arguments)?)?)?)
}

fn hexadecimal_text(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    decode::decoded(&decode::hexadecimal(raw_text(only(arguments)?)?)?, "utf8")
}

fn percent_decoded(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    Constant::text(decode::percent(only(arguments)?.as_text()?, false)?)
}

fn plus_decoded(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    Constant::text(decode::percent(only(arguments)?.as_text()?, true)?)
}

/// `codecs.decode(text, "rot13")`.
fn decoded(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    let [value, encoding] = arguments else {
        return None;
    };
    match decode::normal(encoding.as_text()?).as_str() {
        "rot13" => Constant::text(decode::rotated(value.as_text()?)),
        "hex" | "hexcodec" => Constant::bytes(decode::hexadecimal(raw_text(value)?)?),
        "base64" | "base64codec" => Constant::bytes(decode::base64(raw_text(value)?)?),
        other => decode::decoded(raw(value)?, other),
    }
}

fn formatted(dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    let (format, rest) = arguments.split_first()?;
    match dialect {
        Dialect::CSharp => format::braces(dialect, format.as_text()?, rest, &[]),
        _ => format::percent(dialect, format.as_text()?, rest),
    }
}

fn concatenated(dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    match arguments {
        [list @ Constant::List(_)] => text::joined(dialect, "", list),
        _ => text::joined(dialect, "", &Constant::list(arguments.to_vec())?),
    }
}

/// `join(between, a, b, ...)`, or with a list.
fn joined(dialect: Dialect, arguments: &[Constant]) -> Option<Constant> {
    let (between, rest) = arguments.split_first()?;
    match rest {
        [list @ Constant::List(_)] => text::joined(dialect, between.as_text()?, list),
        _ => text::joined(dialect, between.as_text()?, &Constant::list(rest.to_vec())?),
    }
}

fn bytes_of(_: Dialect, arguments: &[Constant]) -> Option<Constant> {
    match arguments {
        [Constant::List(list)] => {
            let bytes: Option<Vec<u8>> = list
                .iter()
                .map(|one| u8::try_from(one.as_integer()?).ok())
                .collect();
            Constant::bytes(bytes?)
        }
        [known @ Constant::Bytes(_)] => Some(known.clone()),
        [Constant::Text(text), _] => Constant::bytes((**text).into()),
        _ => None,
    }
}

fn python(name: &str) -> Option<(&'static [&'static str], Function)> {
    let function: Function = match name {
        "len" => |d, a| on(Operation::Length, d, a),
        "str" => |d, a| match a {
            [Constant::Bytes(bytes), encoding] => decode::decoded(bytes, encoding.as_text()?),
            _ => shown(d, a),
        },
        "int" => integer,
        "bool" => |d, a| only(a)?.truth(d).map(Constant::Boolean),
        "chr" => character,
        "ord" => |d, a| on(Operation::Code, d, a),
        "list" | "tuple" => |d, a| text::characters(d, only(a)?),
        "reversed" => |d, a| text::reversed(d, &text::characters(d, only(a)?)?),
        "abs" => |d, a| number::integer(d, only(a)?.as_integer()?.checked_abs()?),
        "min" => |_, a| least(a, false),
        "max" => |_, a| least(a, true),
        "hex" => |_, a| with_prefix("0x", 16, a),
        "oct" => |_, a| with_prefix("0o", 8, a),
        "bin" => |_, a| with_prefix("0b", 2, a),
        "bytes" | "bytearray" => bytes_of,
        "b64decode" | "urlsafe_b64decode" | "standard_b64decode" => {
            return Some((&["base64"], base64_bytes));
        }
        "b64encode" | "standard_b64encode" => {
            return Some((&["base64"], |_, a| {
                Constant::bytes(decode::base64_of(raw(only(a)?)?, false).into())
            }));
        }
        "urlsafe_b64encode" => {
            return Some((&["base64"], |_, a| {
                Constant::bytes(decode::base64_of(raw(only(a)?)?, true).into())
            }));
        }
        "b32decode" => {
            return Some((&["base64"], |_, a| {
                Constant::bytes(decode::base32(raw_text(only(a)?)?)?)
            }));
        }
        "b16decode" => return Some((&["base64"], hexadecimal_bytes)),
        "a2b_base64" => return Some((&["binascii"], base64_bytes)),
        "unhexlify" | "a2b_hex" => return Some((&["binascii"], hexadecimal_bytes)),
        "hexlify" => {
            return Some((&["binascii"], |_, a| {
                Constant::bytes(decode::hexadecimal_of(raw(only(a)?)?).into())
            }));
        }
        "fromhex" => return Some((&["bytes", "bytearray"], hexadecimal_bytes)),
        "decode" => return Some((&["codecs"], decoded)),
        "unquote" => return Some((&["urllib.parse", "urllib"], percent_decoded)),
        "unquote_plus" => return Some((&["urllib.parse", "urllib"], plus_decoded)),
        _ => return None,
    };
    Some((&["", "builtins"], function))
}

fn least(arguments: &[Constant], is_most: bool) -> Option<Constant> {
    let list = match arguments {
        [Constant::List(list)] => list,
        _ => arguments,
    };
    let numbers: Option<Vec<i64>> = list.iter().map(Constant::as_integer).collect();
    let numbers = numbers?.into_iter();
    let found = if is_most {
        numbers.max()
    } else {
        numbers.min()
    };
    found.map(Constant::Integer)
}

fn with_prefix(prefix: &str, base: u32, arguments: &[Constant]) -> Option<Constant> {
    let value = only(arguments)?.as_integer()?;
    let digits = (value >= 0).then(|| number::in_base(value, base))??;
    Constant::text(format!("{prefix}{digits}"))
}

fn javascript(name: &str) -> Option<(&'static [&'static str], Function)> {
    let function: Function = match name {
        "fromCharCode" | "fromCodePoint" => return Some((&["String"], characters)),
        "String" => shown,
        "Number" => |d, a| match only(a)? {
            Constant::Text(text) if text.starts_with(|c: char| c.is_ascii_digit()) => integer(d, a),
            known @ Constant::Integer(_) => Some(known.clone()),
            _ => None,
        },
        "parseInt" => return Some((&["", "Number"], integer)),
        "Boolean" => |d, a| only(a)?.truth(d).map(Constant::Boolean),
        "atob" => return Some((&["", "window", "globalThis"], base64_latin)),
        "btoa" => return Some((&["", "window", "globalThis"], into_base64)),
        "decodeURIComponent" | "decodeURI" | "unescape" => percent_decoded,
        // The second argument says what the text is encoded in.
        "from" => {
            return Some((&["Buffer", "buffer.Buffer", "Array"], |d, a| match a {
                [Constant::Text(text), encoding] => {
                    Constant::bytes(match decode::normal(encoding.as_text()?).as_str() {
                        "base64" | "base64url" => decode::base64(text)?,
                        "hex" => decode::hexadecimal(text)?,
                        "utf8" => (**text).into(),
                        _ => return None,
                    })
                }
                [Constant::List(_)] => bytes_of(d, a),
                _ => None,
            }));
        }
        _ => return None,
    };
    Some((&["", "window", "globalThis"], function))
}

fn java(name: &str) -> Option<(&'static [&'static str], Function)> {
    Some(match name {
        "format" => (&["String", "java.lang.String"], formatted),
        "valueOf" | "copyValueOf" => (
            &["String", "Integer", "Long", "java.lang.String"],
            |d, a| match only(a)? {
                list @ Constant::List(_) => text::joined(d, "", list),
                other => shown(d, std::slice::from_ref(other)),
            },
        ),
        "toString" => (&["Integer", "Long", "Character", "Boolean"], shown),
        "parseInt" | "parseLong" => (&["Integer", "Long"], integer),
        "join" => (&["String"], joined),
        "toChars" => (&["Character"], character),
        "decode" => (&["URLDecoder", "java.net.URLDecoder"], |_, a| {
            Constant::text(decode::percent(a.first()?.as_text()?, true)?)
        }),
        _ => return None,
    })
}

fn go(name: &str) -> Option<(&'static [&'static str], Function)> {
    Some(match name {
        "len" => (NONE, |d, a| on(Operation::Length, d, a)),
        "string" => (NONE, |d, a| match only(a)? {
            Constant::Integer(_) | Constant::Character(_) => {
                let code = text::code(only(a)?)?;
                Constant::text(text::of_code(d, &code)?.shown(d)?)
            }
            Constant::Bytes(bytes) => decode::decoded(bytes, "utf8"),
            Constant::List(list) => {
                let codes: Option<Vec<Constant>> = list.iter().map(text::code).collect();
                characters(d, &codes?)
            }
            known => Some(known.clone()),
        }),
        "rune" | "byte" | "int" | "int64" => (NONE, |d, a| match only(a)? {
            Constant::Character(_) => text::code(only(a)?),
            Constant::Integer(_) => integer(d, a),
            _ => None,
        }),
        "ToUpper" => (&["strings"], |d, a| on(Operation::Upper, d, a)),
        "ToLower" => (&["strings"], |d, a| on(Operation::Lower, d, a)),
        "TrimSpace" => (&["strings"], |_, a| {
            Constant::text(only(a)?.as_text()?.trim().to_owned())
        }),
        "Trim" => (&["strings"], |d, a| on(Operation::Stripped, d, a)),
        "TrimLeft" => (&["strings"], |d, a| on(Operation::StrippedLeft, d, a)),
        "TrimRight" => (&["strings"], |d, a| on(Operation::StrippedRight, d, a)),
        "TrimPrefix" => (&["strings"], |d, a| on(Operation::WithoutPrefix, d, a)),
        "TrimSuffix" => (&["strings"], |d, a| on(Operation::WithoutSuffix, d, a)),
        "ReplaceAll" | "Replace" => (&["strings"], |d, a| on(Operation::Replaced, d, a)),
        "Split" => (&["strings"], |d, a| on(Operation::Split, d, a)),
        "Join" => (&["strings"], |d, a| match a {
            [list, between] => text::joined(d, between.as_text()?, list),
            _ => None,
        }),
        "Repeat" => (&["strings"], |d, a| on(Operation::Repeated, d, a)),
        "HasPrefix" => (&["strings"], |d, a| on(Operation::StartsWith, d, a)),
        "HasSuffix" => (&["strings"], |d, a| on(Operation::EndsWith, d, a)),
        "Contains" => (&["strings"], |d, a| on(Operation::Contains, d, a)),
        "Index" => (&["strings"], |d, a| on(Operation::Found, d, a)),
        "EqualFold" => (&["strings"], |d, a| on(Operation::EqualsWithoutCase, d, a)),
        "Sprintf" => (&["fmt"], formatted),
        "Itoa" => (&["strconv"], shown),
        _ => return None,
    })
}

fn php(name: &str) -> Option<Function> {
    Some(match name.to_ascii_lowercase().as_str() {
        "strlen" | "count" | "sizeof" => |d, a| on(Operation::Length, d, a),
        "strtoupper" => |d, a| on(Operation::Upper, d, a),
        "strtolower" => |d, a| on(Operation::Lower, d, a),
        "ucfirst" => |d, a| on(Operation::Capitalized, d, a),
        "trim" => |d, a| on(Operation::Stripped, d, a),
        "ltrim" => |d, a| on(Operation::StrippedLeft, d, a),
        "rtrim" | "chop" => |d, a| on(Operation::StrippedRight, d, a),
        "strrev" => |d, a| on(Operation::Reversed, d, a),
        "str_repeat" => |d, a| on(Operation::Repeated, d, a),
        "substr" => |d, a| on(Operation::CutOfLength, d, a),
        "str_replace" => |d, a| match a {
            [from, to, whole] => {
                text::apply(Operation::Replaced, d, whole, &[from.clone(), to.clone()])
            }
            _ => None,
        },
        "str_contains" => |d, a| on(Operation::Contains, d, a),
        "str_starts_with" => |d, a| on(Operation::StartsWith, d, a),
        "str_ends_with" => |d, a| on(Operation::EndsWith, d, a),
        "implode" | "join" => joined,
        "explode" => |d, a| match a {
            [by, whole] => text::apply(Operation::Split, d, whole, std::slice::from_ref(by)),
            _ => None,
        },
        "str_split" => |d, a| text::characters(d, only(a)?),
        "in_array" => |d, a| match a {
            [needle, list, Constant::Boolean(true)] => {
                super::compare::contains(d, list, needle).map(Constant::Boolean)
            }
            _ => None,
        },
        "sprintf" => formatted,
        "chr" => character,
        "ord" => |d, a| on(Operation::CodeAt, d, a),
        "intval" => |d, a| integer(d, a),
        "strval" => shown,
        "base64_decode" => base64_text,
        "base64_encode" => into_base64,
        "hex2bin" => hexadecimal_text,
        "bin2hex" => |_, a| Constant::text(decode::hexadecimal_of(raw(only(a)?)?)),
        "str_rot13" => |_, a| Constant::text(decode::rotated(only(a)?.as_text()?)),
        "urldecode" => plus_decoded,
        "rawurldecode" => percent_decoded,
        _ => return None,
    })
}

fn ruby(name: &str) -> Option<(&'static [&'static str], Function)> {
    Some(match name {
        "decode64" | "strict_decode64" | "urlsafe_decode64" => (&["Base64"], base64_text),
        "format" | "sprintf" => (&["", "Kernel"], formatted),
        "Integer" => (NONE, integer),
        "String" => (NONE, shown),
        _ => return None,
    })
}

fn csharp(name: &str) -> Option<(&'static [&'static str], Function)> {
    const STRING: &[&str] = &["string", "String", "System.String"];
    Some(match name {
        "Join" => (STRING, joined),
        "Concat" => (STRING, concatenated),
        "Format" => (STRING, formatted),
        "IsNullOrEmpty" => (STRING, |d, a| match only(a)? {
            Constant::Null => Some(Constant::Boolean(true)),
            known => text::apply(Operation::IsEmpty, d, known, &[]),
        }),
        "Parse" => (&["int", "Int32", "long"], integer),
        "ToInt32" => (&["Convert", "System.Convert"], integer),
        "ToChar" => (&["Convert", "System.Convert"], character),
        "ToString" => (&["Convert", "System.Convert"], shown),
        "FromBase64String" => (&["Convert", "System.Convert"], base64_bytes),
        "ToBase64String" => (&["Convert", "System.Convert"], into_base64),
        "GetString" => (
            &[
                "Encoding.UTF8",
                "Encoding.ASCII",
                "System.Text.Encoding.UTF8",
            ],
            |_, a| decode::decoded(raw(only(a)?)?, "utf8"),
        ),
        "GetBytes" => (
            &[
                "Encoding.UTF8",
                "Encoding.ASCII",
                "System.Text.Encoding.UTF8",
            ],
            |_, a| Constant::bytes(raw(only(a)?)?.to_vec()),
        ),
        _ => return None,
    })
}

//! What scalars mean.

use laocoon_source::Span;
use std::borrow::Cow;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, span_of};
use crate::{Kind, Role, literal, pattern_text};

/// A scalar without quotes: null, a boolean, a number or a string.
pub(super) fn plain<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = lowerer.text(node);
    match text {
        "null" | "Null" | "NULL" | "~" => lowerer.emit_leaf(Kind::Null, role, node, ""),
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            lowerer.emit_leaf(Kind::Boolean, role, node, "true");
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            lowerer.emit_leaf(Kind::Boolean, role, node, "false");
        }
        _ if is_integer(text.strip_prefix('-').unwrap_or(text)) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let sign = if digits.len() < text.len() { "-" } else { "" };
            let symbol = format!("{sign}{}", literal::integer(digits, false));
            lowerer.emit_leaf(Kind::Integer, role, node, &symbol);
        }
        _ if is_float(text) => {
            let symbol = literal::float(text);
            lowerer.emit_leaf(Kind::Float, role, node, &symbol);
        }
        _ => text_or_hole(lowerer, role, node, text),
    }
}

fn is_integer(text: &str) -> bool {
    let hexadecimal =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.strip_prefix("0x").is_some_and(hexadecimal)
        || (text.starts_with(|c: char| c.is_ascii_digit())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'_'))
}

/// A number with a sign, a point or an exponent; `nan` and `inf` are words here.
fn is_float(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
        && text.bytes().all(|byte| {
            byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E' | b'_')
        })
        && text.replace('_', "").parse::<f64>().is_ok()
}

/// A string, or in a pattern the hole that it is.
pub(super) fn text_or_hole(
    lowerer: &mut Lowerer<'_, '_>,
    role: Role,
    node: Native<'_>,
    text: &str,
) {
    let is_hole =
        lowerer.is_pattern() && pattern_text::placeholder(Kind::Name, text).0 != Kind::Name;
    let kind = if is_hole { Kind::Name } else { Kind::String };
    lowerer.emit_leaf(kind, role, node, &folded(text));
}

/// A scalar in quotes: what it stands for, as all of YAML's tools see it.
pub(super) fn quoted<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = lowerer.text(node);
    let content = folded(text.get(1..text.len().max(2) - 1).unwrap_or(""));
    let content = if text.starts_with('"') {
        unescaped(&content)
    } else {
        content.replace("''", "'")
    };
    lowerer.emit_leaf(Kind::String, role, node, &content);
}

/// Without the escapes of double quotes; unknown ones stay.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let (character, length) = escape_value(&escape[1..]);
        match character {
            Some(character) => out.push(character),
            None => out.push_str(&escape[..=length]),
        }
        rest = &escape[1 + length..];
    }
    out.push_str(rest);
    out
}

/// What an escape stands for, and how many bytes follow its backslash.
fn escape_value(text: &str) -> (Option<char>, usize) {
    let Some(letter) = text.chars().next() else {
        return (None, 0);
    };
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    if digits > 0 {
        let value = text
            .get(1..=digits)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        return (value, if value.is_some() { 1 + digits } else { 1 });
    }
    let value = match letter {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' | '"' | '/' | '\\' => letter,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        _ => return (None, letter.len_utf8()),
    };
    (Some(value), letter.len_utf8())
}

/// Lines of a scalar are joined by blanks, and by newlines where a line is empty.
fn folded(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut pending = 0;
    for (index, line) in text.lines().enumerate() {
        let line = if index == 0 {
            line.trim_end()
        } else {
            line.trim()
        };
        if index > 0 && line.is_empty() {
            pending += 1;
            continue;
        }
        if index > 0 {
            if pending == 0 {
                out.push(' ');
            }
            out.extend(std::iter::repeat_n('\n', pending));
            pending = 0;
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// `|` keeps the lines of what follows, `>` folds them; `-` after either drops
/// the last newline, `+` keeps all of them.
pub(super) fn block<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = lowerer.text(node);
    let (header, body) = text.split_once('\n').unwrap_or((text, ""));
    let header = header.split('#').next().unwrap_or("").trim_end();
    let indent = match header.bytes().find(u8::is_ascii_digit) {
        Some(digit) => indent_of_parent(lowerer, node) + usize::from(digit - b'0'),
        None => body
            .lines()
            .find(|line| !line.trim().is_empty())
            .map_or(0, indentation),
    };
    let lines: Vec<&str> = body
        .trim_end()
        .lines()
        .map(|line| line.get(indent.min(indentation(line))..).unwrap_or(""))
        .collect();
    let mut content = if header.starts_with('>') {
        folded_block(&lines)
    } else {
        lines.join("\n")
    };
    if !content.is_empty() && !header.contains('-') {
        content.push('\n');
    }
    let span = span_of(node);
    let length = u32::try_from(text.trim_end().len()).unwrap_or(0);
    let span = Span {
        start: span.start,
        end: span.start + length,
    };
    let is_hole = lowerer.is_pattern() && pattern_text::is_metavariable(&content);
    lowerer.leaf_span(
        if is_hole { Kind::Name } else { Kind::String },
        role,
        span,
        node.kind_id(),
        &content,
    );
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The indentation of the line on which a block scalar begins.
fn indent_of_parent(lowerer: &Lowerer<'_, '_>, node: Native<'_>) -> usize {
    let before = lowerer.slice(Span {
        start: 0,
        end: span_of(node).start,
    });
    indentation(&before[before.rfind('\n').map_or(0, |newline| newline + 1)..])
}

/// Lines that are not indented further are joined by blanks.
fn folded_block(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut previous: Option<&str> = None;
    for line in lines {
        if let Some(previous) = previous {
            let keeps = |line: &str| line.is_empty() || line.starts_with([' ', '\t']);
            match (keeps(previous), keeps(line)) {
                (false, false) => out.push(' '),
                (false, true) if line.is_empty() => {}
                _ => out.push('\n'),
            }
        }
        out.push_str(line);
        previous = Some(line);
    }
    out
}

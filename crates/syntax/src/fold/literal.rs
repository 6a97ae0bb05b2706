//! Literals: the values that the text of a program names.

use super::dialect::Dialect;
use super::value::Constant;
use crate::{Flags, Kind, NodeId, SyntaxTree};

/// The value of a literal.
pub(super) fn value(tree: &SyntaxTree, dialect: Option<Dialect>, node: NodeId) -> Option<Constant> {
    let text = tree.symbol_text(node);
    match tree.kind(node) {
        Kind::Null => Some(Constant::Null),
        Kind::Boolean => Some(Constant::Boolean(text == "true")),
        Kind::Integer => text.parse().ok().map(Constant::Integer),
        Kind::Float => Constant::float(text.parse().ok()?),
        Kind::Atom => Constant::text(text),
        Kind::Character => character(dialect?, text),
        Kind::String => string(tree, dialect, node),
        _ => None,
    }
}

fn character(dialect: Dialect, text: &str) -> Option<Constant> {
    if dialect == Dialect::Ruby {
        let text = text.strip_prefix('?')?;
        return (text.chars().count() == 1).then(|| Constant::text(text))?;
    }
    let text = unescaped(dialect, text)?;
    let mut characters = text.chars();
    let only = characters.next()?;
    let is_known = !matches!(dialect, Dialect::C | Dialect::Cpp) || only.is_ascii();
    (characters.next().is_none() && is_known).then_some(Constant::Character(only))
}

/// A string literal. Where the tree does not say which quotes it had, what
/// they would mean for a backslash is not known.
fn string(tree: &SyntaxTree, dialect: Option<Dialect>, literal: NodeId) -> Option<Constant> {
    let node = tree.node(literal);
    let text = tree.symbols.text(node.symbol);
    let is_plain = !text.contains('\\');
    let known = match dialect {
        _ if is_plain => text.to_owned(),
        None => return None,
        Some(_) if node.flags.has(Flags::PREFIXED) => return None,
        Some(Dialect::Go | Dialect::Php | Dialect::Ruby) => return None,
        // `@"..."`, `R"(...)"`: more than the quotes around it.
        Some(Dialect::CSharp | Dialect::Cpp) if has_more_than_quotes(tree, literal) => return None,
        Some(dialect) => unescaped(dialect, text)?,
    };
    // Java's blocks of text lose what indents them.
    if dialect == Some(Dialect::Java) && text.contains('\n') {
        return None;
    }
    if node.flags.has(Flags::BYTES) {
        return known.is_ascii().then(|| Constant::bytes(known.into()))?;
    }
    Constant::text(known)
}

fn has_more_than_quotes(tree: &SyntaxTree, literal: NodeId) -> bool {
    let node = tree.node(literal);
    let length = (node.span.end - node.span.start) as usize;
    length != tree.symbols.text(node.symbol).len() + 2
}

/// A piece of a string with parts.
pub(super) fn piece(
    tree: &SyntaxTree,
    dialect: Dialect,
    whole: NodeId,
    piece: NodeId,
) -> Option<String> {
    let text = tree.symbol_text(piece);
    if tree.symbol_text(whole) == "+" {
        return string(tree, Some(dialect), piece)?
            .as_text()
            .map(str::to_owned);
    }
    if matches!(dialect, Dialect::Python | Dialect::CSharp) {
        let is_plain = !text.contains(['\\', '{', '}']);
        return is_plain.then(|| text.to_owned());
    }
    unescaped(dialect, text)
}

/// A text with its escapes resolved, by the rules that most languages share;
/// where they differ, by those of the language, or not at all.
pub(super) fn unescaped(dialect: Dialect, text: &str) -> Option<String> {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        made.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let escape = rest.chars().next()?;
        rest = &rest[escape.len_utf8()..];
        match escape {
            'n' => made.push('\n'),
            't' => made.push('\t'),
            'r' => made.push('\r'),
            '\\' | '\'' | '"' => made.push(escape),
            'a' if !matches!(dialect, Dialect::JavaScript | Dialect::Java | Dialect::Php) => {
                made.push('\u{7}');
            }
            'b' if dialect != Dialect::Php => made.push('\u{8}'),
            'f' => made.push('\u{c}'),
            'v' if dialect != Dialect::Java => made.push('\u{b}'),
            'e' if matches!(dialect, Dialect::Php | Dialect::Ruby) => made.push('\u{1b}'),
            '`' | '$' | '/' if dialect == Dialect::JavaScript => made.push(escape),
            '$' if dialect == Dialect::Php => made.push(escape),
            '#' if dialect == Dialect::Ruby => made.push(escape),
            '\n' if matches!(dialect, Dialect::Python | Dialect::JavaScript | Dialect::C) => {}
            'x' if dialect != Dialect::Java => {
                let code = hexadecimal(&mut rest, 2)?;
                // A byte, which is no character where texts are bytes.
                if code >= 0x80 && !matches!(dialect, Dialect::Python | Dialect::JavaScript) {
                    return None;
                }
                made.push(char::from_u32(code)?);
            }
            'u' if dialect != Dialect::Php && !rest.starts_with('{') => {
                made.push(char::from_u32(hexadecimal(&mut rest, 4)?)?);
            }
            'u' if rest.starts_with('{') => {
                let end = rest.find('}')?;
                made.push(char::from_u32(
                    u32::from_str_radix(&rest[1..end], 16).ok()?,
                )?);
                rest = &rest[end + 1..];
            }
            'U' if matches!(
                dialect,
                Dialect::Python | Dialect::Go | Dialect::C | Dialect::Cpp | Dialect::CSharp
            ) =>
            {
                made.push(char::from_u32(hexadecimal(&mut rest, 8)?)?);
            }
            '0'..='7' => {
                let digits = 1 + rest
                    .bytes()
                    .take(2)
                    .take_while(|b| (b'0'..=b'7').contains(b))
                    .count();
                let start = text.len() - rest.len() - 1;
                let code = u32::from_str_radix(&text[start..start + digits], 8).ok()?;
                rest = &rest[digits - 1..];
                if code >= 0x80 && dialect != Dialect::Python {
                    return None;
                }
                made.push(char::from_u32(code)?);
            }
            // Python keeps what it does not know.
            'N' => return None,
            _ if dialect == Dialect::Python => {
                made.push('\\');
                made.push(escape);
            }
            _ => return None,
        }
    }
    made.push_str(rest);
    Some(made)
}

fn hexadecimal(rest: &mut &str, digits: usize) -> Option<u32> {
    let (code, after) = rest.split_at_checked(digits)?;
    if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    *rest = after;
    u32::from_str_radix(code, 16).ok()
}

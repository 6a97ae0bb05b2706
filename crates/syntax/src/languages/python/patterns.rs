//! How Python's patterns are written.

use crate::pattern_text::{self, PatternSyntax, Token, Typed, following, previous};

/// What `$X: T` becomes: a call of this name.
pub(super) const TYPED_CALL: &str = "__typed__";

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", ""),
        // A decorator alone.
        ("", "\ndef __f__(): pass"),
        // Heads: `def $F(...)`, `class $C`, `if $X`.
        ("", ":\n  pass"),
        ("try:\n  pass\n", ""),
        ("if __x__:\n  pass\n", ""),
        ("match __x__:\n  ", ""),
        // An element of a dictionary, an argument.
        ("{", "}"),
        ("__f__(", ")"),
    ],
    statement: "__ellipsis__",
    member: "__ellipsis__",
    for_header: "__ellipsis__",
    line_comments: &["#"],
    typed: Typed::NameFirst("__typed__(NAME, TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    match list[index] {
        Token::Quoted(text) => interpolated(list, index, text),
        Token::Ellipsis | Token::MetavariableEllipsis(_) if is_dictionary_element(list, index) => {
            let name = match list[index] {
                Token::MetavariableEllipsis(name) => name,
                _ => "...",
            };
            Some(format!("**{}", pattern_text::hole(name)))
        }
        _ => None,
    }
}

/// Whether `...` stands alone in braces that also hold `key: value`; there
/// only `**x` may.
fn is_dictionary_element(list: &[Token<'_>], index: usize) -> bool {
    if !matches!(previous(list, index), Some(Token::Punctuation("{" | ",")))
        || !matches!(following(list, index), Some(Token::Punctuation("}" | ",")))
    {
        return false;
    }
    let encloses =
        |open: usize| pattern_text::matching(list, open).is_none_or(|close| close > index);
    let open = (0..index)
        .rev()
        .find(|&open| matches!(list[open], Token::Punctuation("(" | "[" | "{")) && encloses(open));
    let Some(open) = open.filter(|&open| list[open] == Token::Punctuation("{")) else {
        return false;
    };
    let close = pattern_text::matching(list, open).unwrap_or(list.len());
    let mut depth = 0usize;
    for token in &list[open + 1..close] {
        match token {
            Token::Punctuation("(" | "[" | "{") => depth += 1,
            Token::Punctuation(")" | "]" | "}") => depth = depth.saturating_sub(1),
            Token::Punctuation(":") if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

/// An `f` string: what stands in its braces is a pattern again.
fn interpolated(list: &[Token<'_>], index: usize, text: &str) -> Option<String> {
    let Token::Word(prefix) = *list.get(index.checked_sub(1)?)? else {
        return None;
    };
    let is_prefix = prefix.len() <= 2
        && prefix
            .chars()
            .all(|c| matches!(c, 'f' | 'F' | 'r' | 'R' | 't' | 'T'));
    if !is_prefix || !prefix.contains(['f', 'F', 't', 'T']) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        if rest[open..].starts_with("{{") {
            out.push_str(&rest[..open + 2]);
            rest = &rest[open + 2..];
            continue;
        }
        let Some(close) = closing_brace(&rest[open..]) else {
            break;
        };
        out.push_str(&rest[..=open]);
        out.push_str(&pattern_text::rewrite(
            &rest[open + 1..open + close],
            &PATTERNS,
        ));
        out.push('}');
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    Some(out)
}

/// Where the brace that `text` begins with is closed.
fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(index);
                }
            }
            _ => {}
        }
    }
    None
}

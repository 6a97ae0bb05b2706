//! How Ruby's patterns are written.

use crate::pattern_text::{self, PatternSyntax, Token, following, previous};

/// Before the placeholder of a metavariable where only a constant may stand.
pub(super) const CONSTANT: &str = "C";

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", ""),
        // An element of a hash.
        ("__x__ = {", "}"),
        // Arguments.
        ("__f__(", ")"),
        // Heads.
        ("", "\nend"),
    ],
    statement: "__ellipsis__",
    member: "__ellipsis__",
    for_header: "__ellipsis__",
    line_comments: &["#"],
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    match list[index] {
        Token::Quoted(text) => interpolated(text),
        // `f ... { }`: the block is that of `f`.
        Token::Space(_) if is_command_dots(list, index + 1) => Some(String::new()),
        Token::Ellipsis if index > 0 && is_command_dots(list, index) => {
            Some(format!("({})", pattern_text::hole("...")))
        }
        Token::Metavariable(name)
            if matches!(previous(list, index), Some(Token::Word("class" | "module"))) =>
        {
            let name = pattern_text::metavariable(name, &PATTERNS);
            Some(format!("{CONSTANT}{name}"))
        }
        Token::Ellipsis | Token::MetavariableEllipsis(_) if is_hash_element(list, index) => {
            let name = match list[index] {
                Token::MetavariableEllipsis(name) => name,
                _ => "...",
            };
            Some(format!("**{}", pattern_text::hole(name)))
        }
        _ => None,
    }
}

/// Whether `...` is all the arguments of a command with a block in braces.
fn is_command_dots(list: &[Token<'_>], index: usize) -> bool {
    list.get(index) == Some(&Token::Ellipsis)
        && following(list, index) == Some(Token::Punctuation("{"))
        && matches!(
            list[..index],
            [.., Token::Metavariable(_) | Token::Word(_), Token::Space(blank)] if !blank.contains('\n')
        )
}

/// Whether `...` stands alone in the braces of a hash, where only `**x` may.
fn is_hash_element(list: &[Token<'_>], index: usize) -> bool {
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
    open.is_some_and(|open| {
        list[open] == Token::Punctuation("{")
            && matches!(
                previous(list, open),
                None | Some(Token::Punctuation("=" | "(" | "," | "[" | ":" | ">"))
            )
    })
}

/// A string: what stands in `#{}` is a pattern again.
fn interpolated(text: &str) -> Option<String> {
    if text.starts_with('\'') || !text.contains("#{") {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(open) = rest.find("#{") {
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        out.push_str(&rest[..open + 2]);
        out.push_str(&pattern_text::rewrite(
            &rest[open + 2..open + close],
            &PATTERNS,
        ));
        out.push('}');
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    Some(out)
}

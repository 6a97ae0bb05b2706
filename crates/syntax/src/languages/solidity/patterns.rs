//! How Solidity patterns become parseable text.

use crate::pattern_text::{
    self, ELLIPSIS, PatternSyntax, Token, Typed, enclosing, following, heading, matching, previous,
};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[
        ("", ""),
        ("contract A { ", " }"),
        ("contract A { function f() { ", " } }"),
        ("contract A { function f() { ", "; } }"),
        // Handlers, `else`.
        ("contract A { function f() { try a() {} ", " } }"),
        ("contract A { function f() { if (a) {} ", " } }"),
        // Heads.
        ("", " {}"),
        ("contract A { ", " {} }"),
        ("contract A { ", ";}"),
        ("contract A { function f() { ", " {} } }"),
        // A parameter, a type.
        ("contract A { function f(", ") {} }"),
        ("contract A { ", " a; }"),
    ],
    member: "__any__ __ellipsis__;",
    parameter: "__any__ __ellipsis__",
    for_header: "__ellipsis__;;",
    class_words: &["contract", "interface", "library", "struct"],
    typed: Typed::TypeFirst("__typed__(NAME, TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    let hole = match list[index] {
        Token::Ellipsis => ELLIPSIS,
        Token::Metavariable(name) => name,
        Token::Word("solidity") => return pragma_name(list, index),
        _ => return None,
    };
    let open = enclosing(list, index)?;
    let before = previous(list, open);
    if list[open] == Token::Punctuation("(") && takes_arguments(list, open) {
        return Some(hole.to_owned());
    }
    if hole != ELLIPSIS {
        return None;
    }
    match list[open] {
        Token::Punctuation("{")
            if heading(list, open).any(|token| token == Token::Word("enum"))
                || has_options(list, open) =>
        {
            Some(ELLIPSIS.to_owned())
        }
        // `for (T i = ...; ...)`: dots for all that follows.
        Token::Punctuation("(") if before == Some(Token::Word("for")) => {
            let close = matching(list, open)?;
            let semicolons = list[open..close]
                .iter()
                .filter(|token| **token == Token::Punctuation(";"))
                .count();
            let last = following(list, index) == Some(Token::Punctuation(")"));
            let after_semicolon = previous(list, index) == Some(Token::Punctuation(";"));
            (semicolons == 1 && last && after_semicolon).then(|| format!("{ELLIPSIS};{ELLIPSIS}"))
        }
        _ => None,
    }
}

/// `pragma solidity >= $VER`: a version cannot be a hole to the grammar, the
/// rest of any other pragma can.
fn pragma_name(list: &[Token<'_>], index: usize) -> Option<String> {
    let has_hole = list[index..]
        .iter()
        .any(|token| matches!(token, Token::Metavariable(_) | Token::Ellipsis));
    (previous(list, index) == Some(Token::Word("pragma")) && has_hole)
        .then(|| format!("{}solidity", pattern_text::FILLER))
}

/// Whether the parenthesis at `open` in the head of a function is that of a
/// modifier: `function f(T x) external onlyOwner(x)`.
fn takes_arguments(list: &[Token<'_>], open: usize) -> bool {
    let names = |token: Option<&Token<'_>>| {
        matches!(
            token,
            Some(Token::Word(
                "function" | "modifier" | "event" | "error" | "contract"
            ))
        )
    };
    let mut before = list[..open]
        .iter()
        .rev()
        .filter(|token| !matches!(token, Token::Space(_)));
    let name = before.next();
    if matches!(
        name,
        Some(Token::Word(
            "constructor" | "receive" | "fallback" | "returns" | "function" | "catch"
        ))
    ) || names(before.next())
    {
        return false;
    }
    heading(list, open).any(|token| {
        names(Some(&token)) || matches!(token, Token::Word("constructor" | "fallback" | "receive"))
    })
}

/// Whether the brace at `open` holds options: `f.call{value: x}`.
fn has_options(list: &[Token<'_>], open: usize) -> bool {
    let mut before = list[..open]
        .iter()
        .rev()
        .filter(|token| !matches!(token, Token::Space(_)));
    matches!(before.next(), Some(Token::Word(_) | Token::Metavariable(_)))
        && before.next() == Some(&Token::Punctuation("."))
}

//! How Rust patterns become parseable text.

use crate::pattern_text::{
    self, ELLIPSIS, PatternSyntax, Token, Typed, enclosing, following, heading, previous,
};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", ""),
        ("fn f() { ", " }"),
        ("fn f() { ", "; }"),
        // Methods, fields and variants.
        ("impl T { ", " }"),
        ("struct T { ", " }"),
        ("enum T { ", " }"),
        // An arm.
        ("fn f() { match a { ", " } }"),
        // Heads.
        ("", " {}"),
        ("fn f() { ", " {} }"),
        ("impl T { ", " {} }"),
        // `else { }`
        ("fn f() { if a {} ", " }"),
        // An attribute.
        ("", " fn f() {}"),
        // A parameter, a type.
        ("fn f(", ") {}"),
        ("type T = ", ";"),
        ("use ", ";"),
    ],
    member: "fn __ellipsis__();",
    parameter: "__ellipsis__: __any__",
    class_words: &["struct", "union", "enum", "trait", "impl", "mod", "extern"],
    typed: Typed::NameFirst("(NAME as TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    let hole = match list[index] {
        Token::Ellipsis => ELLIPSIS.to_owned(),
        Token::MetavariableEllipsis(name) => pattern_text::hole(name),
        _ => return None,
    };
    let open = enclosing(list, index)?;
    if list[open] != Token::Punctuation("{") {
        return None;
    }
    let (before, after) = (previous(list, index), following(list, index));
    let begins = matches!(
        before,
        Some(Token::Punctuation("{" | "," | "}") | Token::Ellipsis)
    ) || index
        .checked_sub(1)
        .is_some_and(|at| matches!(list[at], Token::Space(blank) if blank.contains('\n')));
    let comma = if after == Some(Token::Punctuation(",")) {
        ""
    } else {
        ","
    };
    let word = |word: &str| heading(list, open).any(|token| token == Token::Word(word));
    if word("use") {
        return Some(hole);
    }
    if !begins {
        return None;
    }
    if word("struct") || word("union") {
        return Some(format!("{hole}: {}{comma}", pattern_text::FILLER));
    }
    if word("enum") {
        return Some(format!("{hole}{comma}"));
    }
    if begins_match(list, open) {
        return Some(format!("{hole} => {hole}{comma}"));
    }
    begins_record(list, open).then_some(hole)
}

/// Whether the brace at `open` is that of a `match`.
fn begins_match(list: &[Token<'_>], open: usize) -> bool {
    heading(list, open)
        .take_while(|token| !matches!(token, Token::Word("if" | "while" | "for" | "loop")))
        .any(|token| token == Token::Word("match"))
}

/// Whether the brace at `open` is that of `T { a: 1 }`: a name before it and
/// no word that has a block.
fn begins_record(list: &[Token<'_>], open: usize) -> bool {
    let names = match previous(list, open) {
        Some(Token::Word(word)) => word.starts_with(char::is_uppercase),
        Some(Token::Metavariable(_)) => true,
        _ => false,
    };
    let has_block = |token| {
        matches!(
            token,
            Token::Word(
                "if" | "while"
                    | "for"
                    | "match"
                    | "loop"
                    | "unsafe"
                    | "async"
                    | "fn"
                    | "impl"
                    | "trait"
                    | "mod"
                    | "extern"
                    | "else"
            ) | Token::Punctuation("|")
        )
    };
    names && !heading(list, open).any(has_block)
}

//! How Scala patterns become parseable text.

use crate::pattern_text::{ELLIPSIS, PatternSyntax, Token, Typed, enclosing, previous};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[
        ("", ""),
        ("", "\n"),
        // Handlers, `else`, cases.
        ("try {} ", ""),
        ("if (a) {} ", ""),
        ("a match { ", "\n}"),
        ("class A { ", "\n}"),
        // Heads.
        ("", " {}"),
        ("", " = {}"),
        // An annotation, a parameter, a type.
        ("", " class A"),
        ("def f(", ") = {}"),
        ("val a: ", " = b"),
    ],
    statement: "__ellipsis__;",
    member: "__ellipsis__;",
    // A name that ends with `_` would take the colon with it.
    parameter: "__ellipsis__ : __any__",
    class_words: &["class", "trait", "object"],
    typed: Typed::NameFirst("(NAME: TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    if list[index] != Token::Ellipsis {
        return None;
    }
    let open = enclosing(list, index)?;
    let before = previous(list, index);
    match list[open] {
        // `for (...; x <- xs)`
        Token::Punctuation("(" | "{")
            if previous(list, open) == Some(Token::Word("for"))
                && matches!(before, Some(Token::Punctuation("(" | ";" | "{"))) =>
        {
            Some(format!("{ELLIPSIS} <- {ELLIPSIS}"))
        }
        Token::Punctuation("{") => {
            let holds_cases = previous(list, open)
                .is_some_and(|token| matches!(token, Token::Word("match" | "catch")));
            let begins = before == Some(Token::Punctuation("{"))
                || before == Some(Token::Punctuation(";"))
                || index.checked_sub(1).is_some_and(
                    |at| matches!(list[at], Token::Space(blank) if blank.contains('\n')),
                );
            (holds_cases && begins).then(|| format!("case {ELLIPSIS} => {ELLIPSIS}"))
        }
        _ => None,
    }
}

//! How Swift patterns become parseable text.

use crate::pattern_text::{self, ELLIPSIS, PatternSyntax, Token, Typed, enclosing, previous};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", ""),
        ("", "\n"),
        // Handlers, cases, members.
        ("do {} ", ""),
        ("switch a { ", "\n}"),
        ("class A { ", "\n}"),
        ("protocol A { ", "\n}"),
        // Heads.
        ("", " {}"),
        ("class A { ", " {}\n}"),
        // An attribute, a parameter, a type.
        ("", " class A {}"),
        ("func f(", ") {}"),
        ("let a: ", " = b"),
    ],
    statement: "__ellipsis__;",
    member: "var __ellipsis__: __any__;",
    parameter: "__ellipsis__: __any__",
    class_words: &["class", "struct", "extension", "actor", "protocol"],
    typed: Typed::NameFirstAlone("(NAME as TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    match list[index] {
        Token::Quoted(text) if text.contains("\\(") => {
            return Some(pattern_text::holes_in_string(text, "\\(", &PATTERNS));
        }
        Token::Ellipsis => {}
        _ => return None,
    }
    let open = enclosing(list, index)?;
    if list[open] != Token::Punctuation("{") {
        return None;
    }
    let begins = matches!(
        previous(list, index),
        Some(Token::Punctuation("{" | "}" | ";"))
    ) || index
        .checked_sub(1)
        .is_some_and(|at| matches!(list[at], Token::Space(blank) if blank.contains('\n')));
    // The words of this brace alone: a closing brace ends the one before.
    let words = |word: &str| {
        list[..open]
            .iter()
            .rev()
            .take_while(|token| !matches!(token, Token::Punctuation("{" | "}" | ";")))
            .any(|token| *token == Token::Word(word))
    };
    if words("enum") && begins {
        return Some(format!("case {ELLIPSIS};"));
    }
    // Before the first `case`; after one it is a statement of that case.
    let first = list[open..index]
        .iter()
        .all(|token| !matches!(token, Token::Word("case" | "default")));
    (words("switch") && begins && first).then(|| format!("case {ELLIPSIS}: {ELLIPSIS}\n"))
}

//! How Kotlin patterns become parseable text.

use crate::pattern_text::{
    self, ELLIPSIS, PatternSyntax, Token, Typed, enclosing, following, heading, previous,
};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", ""),
        ("", "\n"),
        // Handlers, `else`, cases.
        ("try {} ", ""),
        ("if (a) b ", ""),
        ("when (a) { ", "\n}"),
        // Constructors, initializers, companions.
        ("class A { ", "\n}"),
        // Heads.
        ("", " {}"),
        ("class A { ", " {}\n}"),
        ("", " finally {}"),
        // An annotation, a parameter, a type.
        ("", " class A"),
        ("fun f(", ") {}"),
        ("val a: ", ""),
    ],
    member: "val __ellipsis__: __any__;",
    parameter: "__ellipsis__: __any__",
    statement: "__ellipsis__;",
    class_words: &["class", "interface", "object"],
    typed: Typed::NameFirst("(NAME as TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    if let Token::Quoted(text) = list[index] {
        return text
            .contains("${")
            .then(|| pattern_text::holes_in_string(text, "${", &PATTERNS));
    }
    let hole = match list[index] {
        Token::Ellipsis => ELLIPSIS.to_owned(),
        Token::MetavariableEllipsis(name) => pattern_text::hole(name),
        _ => return None,
    };
    let open = enclosing(list, index)?;
    let alone = |word: &str| {
        // `catch (...)`
        list[open] == Token::Punctuation("(") && previous(list, open) == Some(Token::Word(word))
    };
    if alone("catch") {
        return Some(format!("{hole}: {}", pattern_text::FILLER));
    }
    if alone("for") {
        return Some(format!("{hole} in {hole}"));
    }
    if list[open] != Token::Punctuation("{") {
        return None;
    }
    let word = |word: &str| heading(list, open).any(|token| token == Token::Word(word));
    let begins = matches!(
        previous(list, index),
        Some(Token::Punctuation("{" | "," | "}"))
    );
    if word("enum") && begins {
        let comma = match following(list, index) {
            Some(Token::Punctuation("," | ";" | "}")) => "",
            _ => ",",
        };
        return Some(format!("{hole}{comma}"));
    }
    let in_when = word("when") && !word("if") && !word("for");
    let begins_line = index
        .checked_sub(1)
        .is_some_and(|at| matches!(list[at], Token::Space(blank) if blank.contains('\n')));
    (in_when && (begins || begins_line)).then(|| format!("{hole} -> {hole};"))
}

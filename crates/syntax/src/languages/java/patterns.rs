//! How Java patterns become parseable text.

use crate::pattern_text::{
    ELLIPSIS, PatternSyntax, Token, Typed, enclosing, following, heading, matching, previous,
};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[
        ("", ""),
        // A constant of a class, which without the semicolon would be a type.
        ("", ";"),
        // `try { ... }`, `catch (...) { ... }`, `finally { ... }`, `else { ... }`;
        // before what follows, because keywords may be names of members to the grammar.
        ("", " finally {}"),
        ("try {} ", ""),
        ("if (a) ; ", ""),
        // `case 1: f();`
        ("switch (a) { ", " }"),
        // Constructors, initializers.
        ("class A { ", " }"),
        // `super(...)`
        ("class A { A() { ", " } }"),
        // Heads of classes, methods, `if`.
        ("", " {}"),
        ("class A { ", " {} }"),
        // An annotation.
        ("", " class A {}"),
        // A type, a parameter.
        ("", " a;"),
        ("void f(", ");"),
        // An array.
        ("int[] a = ", ";"),
    ],
    member: "__any__ __ellipsis__;",
    parameter: "__any__ __ellipsis__",
    class_words: &["class", "interface", "enum", "record"],
    typed: Typed::TypeFirst("((TYPE) NAME)"),
    typed_target: Some("((TYPE) NAME)[__any__]"),
    new_has_members: true,
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    let hole = match list[index] {
        Token::Ellipsis => ELLIPSIS,
        Token::Metavariable(name) => name,
        _ => return None,
    };
    let open = enclosing(list, index)?;
    let before = previous(list, index);
    let after = following(list, index);
    let is_ellipsis = hole == ELLIPSIS;
    match list[open] {
        // `catch (...)`, `catch ($E)`
        Token::Punctuation("(") if previous(list, open) == Some(Token::Word("catch")) => {
            let alone =
                before == Some(Token::Punctuation("(")) && after == Some(Token::Punctuation(")"));
            alone.then(|| format!("__any__ {hole}"))
        }
        // `@A(..., key = $X)`
        Token::Punctuation("(") if is_ellipsis && is_annotation(list, open) => {
            let among_pairs = matching(list, open).is_some_and(|close| {
                list[open..close].windows(2).any(|pair| {
                    pair[0] == Token::Punctuation("=") || pair[1] == Token::Punctuation("=")
                })
            });
            let whole = matches!(before, Some(Token::Punctuation("(" | ",")))
                && matches!(after, Some(Token::Punctuation(")" | ",")));
            (among_pairs && whole).then(|| format!("{ELLIPSIS} = {ELLIPSIS}"))
        }
        // `T... $X`
        Token::Punctuation("(")
            if is_ellipsis
                && matches!(
                    before,
                    Some(Token::Word(_) | Token::Metavariable(_) | Token::Punctuation(">" | "]"))
                )
                && matches!(after, Some(Token::Word(_) | Token::Metavariable(_))) =>
        {
            Some("...".to_owned())
        }
        Token::Punctuation("{") if is_ellipsis && before == Some(Token::Punctuation("{")) => {
            match head(list, open) {
                Some("enum") => Some(ELLIPSIS.to_owned()),
                Some("switch") if arrows(list, open) => Some(format!("case {ELLIPSIS} -> {{}}")),
                Some("switch") => Some(format!("case {ELLIPSIS}:")),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the parenthesis at `open` is that of `@Name(`.
fn is_annotation(list: &[Token<'_>], open: usize) -> bool {
    list[..open].iter().rev().find(|token| {
        !matches!(
            token,
            Token::Word(_) | Token::Metavariable(_) | Token::Punctuation(".")
        )
    }) == Some(&Token::Punctuation("@"))
}

/// The word that says what the brace at `open` is, if it is one of those that matter here.
fn head<'a>(list: &[Token<'a>], open: usize) -> Option<&'a str> {
    heading(list, open).find_map(|token| match token {
        Token::Word(word) if matches!(word, "enum" | "switch") => Some(word),
        _ => None,
    })
}

/// Whether the cases of the `switch` at `open` are written with arrows.
fn arrows(list: &[Token<'_>], open: usize) -> bool {
    list[open..]
        .windows(2)
        .any(|pair| pair[0] == Token::Punctuation("-") && pair[1] == Token::Punctuation(">"))
}

//! How PHP patterns become parseable text.

use crate::pattern_text::{
    ELLIPSIS, PatternSyntax, Token, enclosing, following, heading, previous,
};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[
        ("", ""),
        // A bare name.
        ("$a = ", ";"),
        // Methods, properties.
        ("class A { ", " }"),
        // `try { ... }`, `catch (...) { ... }`, `finally { ... }`, `else { ... }`
        ("", " finally {}"),
        ("try {} ", ""),
        ("if (a) ; ", ""),
        // `case 1: f();`
        ("switch (a) { ", " }"),
        // Heads of classes and functions.
        ("", " {}"),
        ("class A { ", " {} }"),
        // An attribute; a parameter.
        ("", " class A {}"),
        ("function f(", ") {}"),
    ],
    member: "public $__ellipsis__;",
    parameter: "$__ellipsis__",
    class_words: &["class", "interface", "trait", "enum"],
    line_comments: &["//"],
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    let before = previous(list, index);
    match list[index] {
        Token::Metavariable(name) => {
            let named = match before {
                Some(Token::Word(word)) => matches!(
                    word,
                    "function"
                        | "class"
                        | "interface"
                        | "trait"
                        | "enum"
                        | "namespace"
                        | "use"
                        | "goto"
                        | "extends"
                        | "implements"
                        | "const"
                        | "instanceof"
                ),
                // `#[$A]`, `f($T $x)`
                Some(Token::Punctuation("[")) => enclosing(list, index)
                    .is_some_and(|open| open > 0 && list[open - 1] == Token::Punctuation("#")),
                _ => false,
            };
            let is_type = matches!(list.get(index + 1), Some(Token::Space(_)))
                && match following(list, index) {
                    Some(Token::Metavariable(_)) => true,
                    Some(Token::Word(word)) => word.starts_with('$'),
                    _ => false,
                };
            Some(if named || is_type {
                format!("__mv_{}", &name[1..])
            } else {
                name.to_owned()
            })
        }
        Token::Ellipsis if before == Some(Token::Punctuation("{")) => {
            let open = enclosing(list, index)?;
            match heading(list, open).find_map(|token| match token {
                Token::Word(word) if matches!(word, "enum" | "switch") => Some(word),
                _ => None,
            }) {
                Some("enum") => Some(format!("case {ELLIPSIS};")),
                Some("switch") => Some(format!("case {ELLIPSIS}:")),
                _ => None,
            }
        }
        // `catch (...)`
        Token::Ellipsis if before == Some(Token::Punctuation("(")) => {
            let open = enclosing(list, index)?;
            (previous(list, open) == Some(Token::Word("catch"))).then(|| ELLIPSIS.to_owned())
        }
        _ => None,
    }
}

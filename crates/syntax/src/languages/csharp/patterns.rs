//! How C# patterns become parseable text.

use crate::pattern_text::{
    ELLIPSIS, PatternSyntax, Token, Typed, enclosing, following, heading, metavariable, previous,
};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", ""),
        // `try { ... }`, `catch { ... }`, `finally { ... }`, `else { ... }`
        ("", " finally {}"),
        ("try {} ", ""),
        ("if (a) ; ", ""),
        // `case 1: f();`
        ("switch (a) { ", " }"),
        // Constructors, properties.
        ("class A { ", " }"),
        // An expression that is no statement; one after statements.
        ("a = ", ";"),
        ("", "!;"),
        // Heads of classes, methods, `if`.
        ("", " {}"),
        ("class A { ", " {} }"),
        // `new T { ... }` with statements in it has no meaning, an array has.
        ("int[] a = ", ";"),
        // An attribute.
        ("", " class A {}"),
        // A type, a parameter.
        ("", " a;"),
        ("void f(", ");"),
    ],
    // A call may be a statement, a name may not: `!` makes it one and means nothing.
    statement: "__ellipsis__!;",
    member: "__any__ __ellipsis__;",
    class_words: &["class", "interface", "enum", "struct", "record"],
    typed: Typed::TypeFirst("((TYPE) NAME)"),
    typed_target: Some("((TYPE) NAME)[__any__]"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    let before = previous(list, index);
    let after = following(list, index);
    match list[index] {
        // `$S;`
        Token::Metavariable(name)
            if after == Some(Token::Punctuation(";"))
                && matches!(
                    before,
                    None | Some(Token::Punctuation("{" | "}" | ";") | Token::Ellipsis)
                ) =>
        {
            Some(format!("{}!", metavariable(name, &PATTERNS)))
        }
        Token::Ellipsis if before == Some(Token::Punctuation("{")) => {
            match head(list, enclosing(list, index)?) {
                Some("enum") => Some(ELLIPSIS.to_owned()),
                Some("switch") => Some(format!("case {ELLIPSIS}:")),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The word that says what the brace at `open` is, if it is one of those that matter here.
fn head<'a>(list: &[Token<'a>], open: usize) -> Option<&'a str> {
    heading(list, open).find_map(|token| match token {
        Token::Word(word) if matches!(word, "enum" | "switch") => Some(word),
        _ => None,
    })
}

//! How PowerShell patterns become parseable text. `$X` is a variable of the
//! language too: in capitals it is a metavariable, as in every pattern.

use crate::pattern_text::{self, ELLIPSIS, PatternSyntax, Token, following, previous};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[
        ("", ""),
        ("", "\n"),
        ("try {} ", ""),
        ("if ($a) {} ", ""),
        ("", " {}"),
    ],
    statement: "$__ellipsis__\n",
    member: "[int]$__ellipsis__\n",
    parameter: "$__ellipsis__",
    expression: "$__ellipsis__",
    for_header: "$__ellipsis__;;",
    class_words: &["class"],
    line_comments: &["#"],
    special: Some(special),
    ..PatternSyntax::BRACES
};

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    match list[index] {
        // `...X` and `$X` name members and commands too.
        Token::Metavariable(name)
            if matches!(previous(list, index), Some(Token::Punctuation("." | ":")))
                || begins_command(list, index) =>
        {
            Some(format!("__mv_{}", &name[1..]))
        }
        Token::MetavariableEllipsis(name) => Some(format!("${}", pattern_text::hole(name))),
        Token::Ellipsis if previous(list, index) == Some(Token::Punctuation(".")) => {
            Some(ELLIPSIS.to_owned())
        }
        _ => None,
    }
}

/// Whether a metavariable is the name of a command: words follow it.
fn begins_command(list: &[Token<'_>], index: usize) -> bool {
    let begins = matches!(
        previous(list, index),
        None | Some(Token::Punctuation("|" | "{" | ";" | "(" | "="))
    ) || index
        .checked_sub(1)
        .is_some_and(|at| matches!(list[at], Token::Space(blank) if blank.contains('\n')));
    let blank = matches!(list.get(index + 1), Some(Token::Space(blank)) if !blank.contains('\n'));
    begins
        && blank
        && matches!(
            following(list, index),
            Some(
                Token::Word(_)
                    | Token::Quoted(_)
                    | Token::Metavariable(_)
                    | Token::MetavariableEllipsis(_)
                    | Token::Ellipsis
            )
        )
}

//! How patterns become parseable text.
//!
//! What `...` becomes depends on the braces it stands in: a statement in a
//! block, a member in a class, a bare name in an object or in markup. The
//! difference between a block and an object is in the token before the brace,
//! and at the very beginning in the first tokens after it.

use crate::pattern_text::{
    ELLIPSIS, PatternSyntax, Token, Typed, enclosing, following, matching, opening, previous,
    rewrite,
};

pub(in super::super) static PATTERNS: PatternSyntax = PatternSyntax {
    dollar_names: true,
    contexts: &[
        ("", ""),
        // `catch` and `finally` before members, whose names they could be.
        ("try {} ", ""),
        // An object; a function without a name.
        ("(", ")"),
        // A member of an object, of a class.
        ("({", "})"),
        ("class __c { ", " }"),
        // Statements that only functions have.
        ("async function* __f() { ", " }"),
        // Heads.
        ("", " {}"),
        ("class __c { ", " {} }"),
        ("", " finally {}"),
        ("if (__c) ; ", ""),
        ("switch (__c) { ", " }"),
        // A decorator.
        ("", " class __c {}"),
        ("class __c { ", " __m() {} }"),
        // A type, a parameter, an attribute.
        ("let __t: ", ";"),
        ("function __f(", ") {}"),
        ("<__t ", " />"),
    ],
    statement: "__ellipsis__;",
    member: "__ellipsis__;",
    class_words: &["class", "interface", "enum"],
    typed: Typed::None,
    special: Some(special),
    ..PatternSyntax::BRACES
};

/// What a pair of braces is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Braces {
    Block,
    Class,
    /// Elements with commas between them: objects, patterns, imports, markup.
    Elements,
}

fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    match list[index] {
        Token::Ellipsis => Some(ellipsis(list, index)),
        Token::MetavariableEllipsis(name) => {
            let hole = format!("__mve_{}", &name[4..]);
            Some(if is_statement(list, index) {
                format!("{hole};")
            } else {
                hole
            })
        }
        // `import x from $X`
        Token::Metavariable(name) if matches!(previous(list, index), Some(Token::Word("from"))) => {
            Some(format!("\"{name}\""))
        }
        Token::Metavariable(name) if is_attribute_value(list, index) => Some(format!("{{{name}}}")),
        // `<a ...>`, `f<...>()`
        Token::DeepClose if !closes_deep(list, index) => Some(format!("{ELLIPSIS}>")),
        Token::DeepOpen
            if matches!(following(list, index), Some(Token::Punctuation(">" | ","))) =>
        {
            Some(format!("<{ELLIPSIS}"))
        }
        Token::Quoted(text) if text.starts_with('`') => Some(template(text)),
        _ => None,
    }
}

fn ellipsis(list: &[Token<'_>], index: usize) -> String {
    if is_spread(list, index) {
        return "...".to_owned();
    }
    if is_attribute_value(list, index) {
        return format!("{{{ELLIPSIS}}}");
    }
    if is_markup_text(list, index) {
        return ELLIPSIS.to_owned();
    }
    if let Some(open) = enclosing(list, index)
        && list[open] == Token::Punctuation("(")
        && matches!(previous(list, open), Some(Token::Word("for" | "await")))
        && previous(list, index) == Some(Token::Punctuation("("))
        && following(list, index) == Some(Token::Punctuation(")"))
    {
        return PatternSyntax::BRACES.for_header.to_owned();
    }
    if is_statement(list, index) {
        format!("{ELLIPSIS};")
    } else {
        ELLIPSIS.to_owned()
    }
}

/// `...x` and not `...`: what is spread follows at once.
fn is_spread(list: &[Token<'_>], index: usize) -> bool {
    matches!(
        list.get(index + 1),
        Some(
            Token::Word(_)
                | Token::Metavariable(_)
                | Token::Punctuation("(" | "[" | "{")
                | Token::DeepOpen
        )
    ) && previous(list, index) != Some(Token::Word("function"))
        && !is_markup_text(list, index)
}

/// Whether dots or a hole are all of a statement or member.
fn is_statement(list: &[Token<'_>], index: usize) -> bool {
    let open = enclosing(list, index);
    match open.map(|open| (list[open], open)) {
        None => {}
        Some((Token::Punctuation("{"), open)) => match braces(list, open) {
            Braces::Block => {}
            Braces::Class => return !has_comma_beside(list, index),
            Braces::Elements => return false,
        },
        Some(_) => return false,
    }
    begins_statement(list, index) && ends_statement(list, index)
}

fn has_comma_beside(list: &[Token<'_>], index: usize) -> bool {
    let operator = |token| {
        matches!(
            token,
            Some(Token::Punctuation("," | "=" | "(" | ":" | "." | "|"))
        )
    };
    operator(previous(list, index)) || operator(following(list, index))
}

fn begins_statement(list: &[Token<'_>], index: usize) -> bool {
    let on_new_line = matches!(index.checked_sub(1).map(|at| list[at]), Some(Token::Space(blank)) if blank.contains('\n'));
    match previous(list, index) {
        None | Some(Token::Ellipsis | Token::MetavariableEllipsis(_)) => true,
        Some(Token::Punctuation(text)) => match text {
            "{" | "}" | ";" => true,
            ":" => follows_case(list, index),
            ")" => on_new_line || closes_head(list, index),
            "]" => on_new_line,
            _ => false,
        },
        Some(Token::Word(word)) => match word {
            "else" | "do" => true,
            "return" | "throw" | "new" | "await" | "typeof" | "yield" | "in" | "of" | "extends"
            | "function" | "const" | "let" | "var" | "default" | "case" | "import" | "export"
            | "async" | "instanceof" | "void" | "delete" => false,
            _ => on_new_line,
        },
        _ => on_new_line,
    }
}

fn ends_statement(list: &[Token<'_>], index: usize) -> bool {
    match following(list, index) {
        Some(Token::Punctuation(text)) => {
            matches!(text, "}" | "{" | "@" | "!")
                || (matches!(text, "(" | "[" | "<" | "/") && {
                    matches!(list.get(index + 1), Some(Token::Space(blank)) if blank.contains('\n'))
                })
        }
        Some(Token::Word("instanceof" | "in" | "of" | "as")) => false,
        _ => true,
    }
}

/// Whether the `:` before `index` is that of `case x:` or `default:`.
fn follows_case(list: &[Token<'_>], index: usize) -> bool {
    list[..index]
        .iter()
        .rev()
        .take_while(|token| !matches!(token, Token::Punctuation("{" | "}" | ";")))
        .any(|token| matches!(token, Token::Word("case" | "default")))
}

/// Whether the `)` before `index` ends the head of `if`, `while`, `for`, `with`.
fn closes_head(list: &[Token<'_>], index: usize) -> bool {
    let Some(close) = list[..index]
        .iter()
        .rposition(|token| *token == Token::Punctuation(")"))
    else {
        return false;
    };
    opening(list, close).is_some_and(|open| {
        matches!(
            previous(list, open),
            Some(Token::Word("if" | "while" | "for" | "with" | "await"))
        )
    })
}

/// What the brace at `open` encloses.
fn braces(list: &[Token<'_>], open: usize) -> Braces {
    let is_class = list[..open]
        .iter()
        .rev()
        .take_while(|token| !matches!(token, Token::Punctuation("{" | "}" | ";" | ")" | "=")))
        .find_map(|token| match token {
            Token::Word("class" | "interface") => Some(Braces::Class),
            Token::Word("enum" | "import" | "export") => Some(Braces::Elements),
            _ => None,
        });
    if let Some(kind) = is_class
        && !matches!(previous(list, open), Some(Token::Word("default")))
    {
        return kind;
    }
    match previous(list, open) {
        None if looks_like_object(list, open) => Braces::Elements,
        None => Braces::Block,
        Some(Token::Punctuation(")" | "{" | "}" | ";")) => Braces::Block,
        Some(Token::Punctuation(">")) if is_arrow(list, open) => Braces::Block,
        Some(Token::Punctuation(":")) if follows_case(list, open) => Braces::Block,
        Some(Token::Punctuation(_) | Token::DeepOpen) => Braces::Elements,
        Some(Token::Word(
            "return" | "throw" | "default" | "const" | "let" | "var" | "of" | "in" | "yield"
            | "await" | "typeof" | "case" | "as",
        )) => Braces::Elements,
        _ => Braces::Block,
    }
}

/// `=> {`
fn is_arrow(list: &[Token<'_>], open: usize) -> bool {
    list[..open]
        .iter()
        .rposition(|token| *token == Token::Punctuation(">"))
        .is_some_and(|at| at > 0 && list[at - 1] == Token::Punctuation("="))
}

/// Whether braces at the beginning of a pattern hold members, not statements.
fn looks_like_object(list: &[Token<'_>], open: usize) -> bool {
    let close = matching(list, open).unwrap_or(list.len());
    let mut inside = list[open + 1..close]
        .iter()
        .filter(|token| !matches!(token, Token::Space(_)));
    match inside.next() {
        None => true,
        Some(Token::Ellipsis | Token::MetavariableEllipsis(_)) => {
            matches!(
                inside.next(),
                None | Some(Token::Punctuation(",") | Token::Word(_) | Token::Metavariable(_))
            ) && !list[open..close].contains(&Token::Punctuation(";"))
                && (list[open..close].contains(&Token::Punctuation(","))
                    || list[open + 1..close]
                        .iter()
                        .filter(|token| !matches!(token, Token::Space(_)))
                        .count()
                        <= 2)
        }
        Some(Token::Word(_) | Token::Metavariable(_) | Token::Quoted(_)) => {
            matches!(inside.next(), None | Some(Token::Punctuation("," | ":")))
        }
        Some(Token::Punctuation("[")) => true,
        _ => false,
    }
}

/// Whether the token is the value of an attribute: `<a href=$X>`.
fn is_attribute_value(list: &[Token<'_>], index: usize) -> bool {
    index > 0 && list[index - 1] == Token::Punctuation("=") && in_tag(list, index - 1)
}

/// Whether the token at `index` stands in a tag: `<a b= ...`.
fn in_tag(list: &[Token<'_>], index: usize) -> bool {
    let mut depth = 0usize;
    for at in (0..index).rev() {
        match list[at] {
            Token::Punctuation("}" | ")" | "]") => depth += 1,
            Token::Punctuation("{" | "(" | "[") if depth == 0 => return false,
            Token::Punctuation("{" | "(" | "[") => depth -= 1,
            Token::Punctuation(">" | ";") | Token::DeepClose if depth == 0 => return false,
            Token::Punctuation("<") if depth == 0 => {
                return matches!(
                    list.get(at + 1),
                    Some(Token::Word(_) | Token::Metavariable(_))
                );
            }
            _ => {}
        }
    }
    false
}

/// Whether the token stands between tags: after the `>` of one.
fn is_markup_text(list: &[Token<'_>], index: usize) -> bool {
    let Some(before) = list[..index]
        .iter()
        .rposition(|token| !matches!(token, Token::Space(_)))
    else {
        return false;
    };
    matches!(list[before], Token::Punctuation(">") | Token::DeepClose)
        && !(before > 0 && list[before - 1] == Token::Punctuation("="))
        && matches!(following(list, index), Some(Token::Punctuation("<" | "{")))
}

/// Whether `...>` ends a `<...`.
fn closes_deep(list: &[Token<'_>], index: usize) -> bool {
    let mut open = 0usize;
    for token in &list[..index] {
        match token {
            Token::DeepOpen => open += 1,
            Token::DeepClose => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open > 0
}

/// The substitutions of a template, rewritten as patterns of their own.
fn template(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let Some(length) = substitution_length(&rest[at + 2..]) else {
            break;
        };
        out.push_str(&rest[..at + 2]);
        let inside = &rest[at + 2..at + 2 + length];
        out.push_str(rewrite(inside, &PATTERNS).trim_end_matches(';'));
        rest = &rest[at + 2 + length..];
    }
    out.push_str(rest);
    out
}

/// How far a substitution goes: up to the brace that closes it.
fn substitution_length(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(index),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

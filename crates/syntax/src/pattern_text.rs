//! Making a pattern's text parseable by an ordinary grammar.
//!
//! A pattern is code with holes: `$X`, `$...ARGS`, `...`, `<... e ...>`,
//! `(Type $X)`. Here the holes become plain identifiers (**placeholders**)
//! that every grammar accepts, in a form that fits where they stand; lowering
//! turns those identifiers back into holes.

use std::borrow::Cow;

use crate::Kind;

/// The placeholder of `...`.
pub const ELLIPSIS: &str = "__ellipsis__";
/// A name that is there for the parser alone: the type of `...` among typed
/// parameters. Nodes of kind [`Kind::TypeName`] with it are left out of the pattern.
pub const FILLER: &str = "__any__";
const DEEP: &str = "__deep__";
const TYPED: &str = "__typed_";
const METAVARIABLE: &str = "__mv_";
const METAVARIABLE_ELLIPSIS: &str = "__mve_";

/// How patterns of a language become parseable text.
pub struct PatternSyntax {
    /// Whether `$X` is an identifier of the grammar already (JavaScript, Java, PHP).
    pub dollar_names: bool,
    /// Put around the pattern, tried in order: `(before, after)`.
    pub contexts: &'static [(&'static str, &'static str)],
    /// What `...` becomes where a statement stands.
    pub statement: &'static str,
    /// What `...` becomes where a member of a class stands.
    pub member: &'static str,
    /// What `...` becomes where a parameter of a definition stands; a metavariable that is all of a
    /// parameter takes its place in it.
    pub parameter: &'static str,
    /// What `...` becomes elsewhere: arguments, elements, operands.
    pub expression: &'static str,
    /// What `...` becomes in `for (...)`.
    pub for_header: &'static str,
    /// Words before `{` that make its inside a class body.
    pub class_words: &'static [&'static str],
    /// What a comment to the end of its line begins with.
    pub line_comments: &'static [&'static str],
    /// How a typed metavariable is written, and what it becomes.
    pub typed: Typed,
    /// What a typed metavariable becomes before `=`, where the grammar takes no cast there.
    pub typed_target: Option<&'static str>,
    /// Whether braces after `new T(...)` hold members, as those of an anonymous class do.
    pub new_has_members: bool,
    /// A language's own rewriting of one token, asked first.
    pub special: Option<Special>,
    /// A language's own rewriting of the whole text, instead of all else here;
    /// for languages whose lines and indentation mean something to a hole.
    pub whole: Option<fn(&str) -> String>,
    /// The language of patterns that are none of this one: one that its files embed.
    pub fallback: Option<laocoon_source::Language>,
}

/// A language's own rewriting of the token at an index, `None` to leave it to the others.
pub type Special = fn(&[Token<'_>], usize) -> Option<String>;

/// Typed metavariables of a language; in the templates `TYPE` and `NAME` are replaced.
#[derive(Clone, Copy)]
pub enum Typed {
    /// The language has none.
    None,
    /// `(Type $X)`
    TypeFirst(&'static str),
    /// `($X: Type)` or `($X : Type)`, and so as one of several arguments
    NameFirst(&'static str),
    /// As `NameFirst`, but `f($X: $Y)` is an argument with a label (Swift)
    NameFirstAlone(&'static str),
}

impl PatternSyntax {
    /// For languages with braces and semicolons; the starting point of most.
    pub const BRACES: PatternSyntax = PatternSyntax {
        dollar_names: false,
        contexts: &[("", "")],
        statement: "__ellipsis__;",
        member: "__ellipsis__;",
        parameter: "__ellipsis__",
        expression: "__ellipsis__",
        for_header: "__ellipsis__;;",
        class_words: &["class", "interface", "enum", "struct", "trait", "record"],
        line_comments: &["//"],
        typed: Typed::None,
        typed_target: None,
        new_has_members: false,
        special: None,
        whole: None,
        fallback: None,
    };
}

/// A token of a pattern's text; any text has tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Blanks and newlines.
    Space(&'a str),
    /// A string or comment, quotes included.
    Quoted(&'a str),
    /// An identifier, keyword or number.
    Word(&'a str),
    /// One character of punctuation.
    Punctuation(&'a str),
    /// `$X`
    Metavariable(&'a str),
    /// `$...X`
    MetavariableEllipsis(&'a str),
    /// `...`
    Ellipsis,
    /// `<...`
    DeepOpen,
    /// `...>`
    DeepClose,
}

/// Whether a name is that of a metavariable: `$X`, `$_`, `$X_1`, `$1`.
#[must_use]
pub fn is_metavariable(name: &str) -> bool {
    // PHP's own variables look like metavariables and are none.
    let predefined = matches!(
        name,
        "$_GET"
            | "$_POST"
            | "$_COOKIE"
            | "$_REQUEST"
            | "$_SERVER"
            | "$_FILES"
            | "$_ENV"
            | "$_SESSION"
    );
    !predefined
        && name.strip_prefix('$').is_some_and(|rest| {
            !rest.is_empty()
                && rest
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        })
}

/// Whether a name is that of an ellipsis metavariable: `$...X`.
#[must_use]
pub fn is_metavariable_ellipsis(name: &str) -> bool {
    name.strip_prefix("$...").is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    })
}

/// Whether a name is the placeholder of `...`.
#[must_use]
pub fn is_ellipsis(name: &str) -> bool {
    name == ELLIPSIS
}

/// Whether the text of a name stands for a hole.
pub(crate) fn is_hole(name: &str) -> bool {
    !matches!(placeholder(Kind::Name, name).0, Kind::Name)
}

/// Whether a name is [`FILLER`].
pub(crate) fn is_filler(name: &str) -> bool {
    name == FILLER
}

/// Whether a name is the placeholder of `<... ...>`'s wrapper.
pub(crate) fn is_deep(name: &str) -> bool {
    name == DEEP
}

/// The metavariable of a typed metavariable's placeholder.
pub(crate) fn typed_name(name: &str) -> Option<String> {
    name.strip_prefix(TYPED).map(|rest| format!("${rest}"))
}

/// What a leaf of a pattern's tree stands for.
pub(crate) fn placeholder(kind: Kind, text: &str) -> (Kind, Cow<'_, str>) {
    let restored = restore(text);
    if matches!(kind, Kind::Name | Kind::TypeName | Kind::Path) {
        if &*restored == "..." {
            return (Kind::Ellipsis, Cow::Borrowed(""));
        }
        if is_metavariable_ellipsis(&restored) {
            return (Kind::MetavariableEllipsis, restored);
        }
        if is_metavariable(&restored) {
            return (Kind::Metavariable, restored);
        }
    }
    (kind, restored)
}

/// Placeholders in a text back to what the pattern said.
pub(crate) fn restore(text: &str) -> Cow<'_, str> {
    if !text.contains("__") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.replace(METAVARIABLE_ELLIPSIS, "$...")
            .replace(METAVARIABLE, "$")
            .replace(ELLIPSIS, "..."),
    )
}

/// Splits a pattern's text.
#[must_use]
pub fn tokens<'a>(text: &'a str, syntax: &PatternSyntax) -> Vec<Token<'a>> {
    let mut list = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        // Only after a blank: `//` and `#` mean other things inside words.
        let comment = matches!(list.last(), None | Some(Token::Space(_)))
            && syntax
                .line_comments
                .iter()
                .any(|begin| rest.starts_with(begin));
        let (token, length) = if comment {
            let end = rest.find('\n').unwrap_or(rest.len());
            (Token::Quoted(&rest[..end]), end)
        } else {
            next_token(rest)
        };
        list.push(token);
        at += length.max(1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    list
}

fn next_token(rest: &str) -> (Token<'_>, usize) {
    let length_while = |from: usize, accept: fn(char) -> bool| {
        rest[from..]
            .char_indices()
            .find(|(_, c)| !accept(*c))
            .map_or(rest.len(), |(index, _)| from + index)
    };
    if let Some(after) = rest.strip_prefix("$...") {
        let name = after
            .bytes()
            .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
            .count();
        if name > 0 {
            return (Token::MetavariableEllipsis(&rest[..4 + name]), 4 + name);
        }
    }
    if rest.starts_with('$') {
        let end = length_while(1, |c| c.is_alphanumeric() || c == '_');
        if is_metavariable(&rest[..end]) {
            return (Token::Metavariable(&rest[..end]), end);
        }
        if end > 1 {
            return (Token::Word(&rest[..end]), end);
        }
    }
    if rest.starts_with("<...") {
        return (Token::DeepOpen, 4);
    }
    if rest.starts_with("...>") {
        return (Token::DeepClose, 4);
    }
    if rest.starts_with("...") {
        return (Token::Ellipsis, 3);
    }
    let Some(first) = rest.chars().next() else {
        return (Token::Space(rest), 0);
    };
    if first.is_whitespace() {
        let end = length_while(0, char::is_whitespace);
        return (Token::Space(&rest[..end]), end);
    }
    if first.is_alphanumeric() || first == '_' {
        let end = length_while(0, |c| c.is_alphanumeric() || c == '_');
        return (Token::Word(&rest[..end]), end);
    }
    if matches!(first, '"' | '\'' | '`') {
        let end = quoted_length(rest, first);
        if end > 0 {
            return (Token::Quoted(&rest[..end]), end);
        }
    }
    (
        Token::Punctuation(&rest[..first.len_utf8()]),
        first.len_utf8(),
    )
}

/// The length of the string that `rest` begins with, 0 when it does not end.
fn quoted_length(rest: &str, quote: char) -> usize {
    let triple: String = std::iter::repeat_n(quote, 3).collect();
    if rest.starts_with(&triple)
        && let Some(end) = rest[3..].find(&triple)
    {
        return end + 6;
    }
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return index + 1;
        }
    }
    0
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Parenthesis,
    Parameters,
    ForHeader,
    Square,
    Brace,
    Class,
    /// Braces that hold elements, not statements.
    Literal,
}

/// The text with placeholders for its holes.
#[must_use]
pub fn rewrite(text: &str, syntax: &PatternSyntax) -> String {
    if let Some(whole) = syntax.whole {
        return whole(text);
    }
    let list = tokens(text, syntax);
    let mut out = String::with_capacity(text.len() + 32);
    let mut brackets: Vec<Bracket> = Vec::new();
    let mut skip_until = 0;
    for index in 0..list.len() {
        if index < skip_until {
            continue;
        }
        if let Some(special) = syntax.special
            && let Some(replacement) = special(&list, index)
        {
            out.push_str(&replacement);
            continue;
        }
        match list[index] {
            Token::Space(text) | Token::Quoted(text) | Token::Word(text) => out.push_str(text),
            Token::Punctuation(text) => {
                match text {
                    "(" => {
                        if let Some((replacement, next)) = typed_metavariable(&list, index, syntax)
                        {
                            out.push_str(&replacement);
                            skip_until = next;
                            continue;
                        }
                        brackets.push(parenthesis(&list, index));
                    }
                    "[" => brackets.push(Bracket::Square),
                    "{" => brackets.push(brace(&list, index, syntax)),
                    ")" | "]" | "}" => {
                        brackets.pop();
                    }
                    _ => {}
                }
                out.push_str(text);
            }
            Token::Metavariable(name) => {
                if let Some((replacement, next)) = typed_argument(&list, index, &brackets, syntax) {
                    out.push_str(&replacement);
                    skip_until = next;
                    continue;
                }
                let name = metavariable(name, syntax);
                if brackets.last() == Some(&Bracket::Parameters) && is_whole_element(&list, index) {
                    out.push_str(&syntax.parameter.replace(ELLIPSIS, &name));
                } else {
                    out.push_str(&name);
                }
            }
            Token::MetavariableEllipsis(name) => {
                let template = match brackets.last() {
                    Some(Bracket::Parameters) => syntax.parameter,
                    Some(Bracket::Class) if stands_as_statement(&list, index, &brackets) => {
                        syntax.member
                    }
                    _ if stands_as_statement(&list, index, &brackets) => syntax.statement,
                    _ => ELLIPSIS,
                };
                out.push_str(&template.replace(ELLIPSIS, &hole(name)));
            }
            Token::Ellipsis => out.push_str(match brackets.last() {
                Some(Bracket::ForHeader) if alone(&list, index) => syntax.for_header,
                Some(Bracket::Parameters) => syntax.parameter,
                Some(
                    Bracket::Parenthesis | Bracket::ForHeader | Bracket::Square | Bracket::Literal,
                ) => syntax.expression,
                Some(Bracket::Class) if stands_as_statement(&list, index, &brackets) => {
                    syntax.member
                }
                _ if stands_as_statement(&list, index, &brackets) => syntax.statement,
                _ => syntax.expression,
            }),
            // `Name<...>`, `Name<..., T>`: not deep, but an ellipsis among types.
            Token::DeepOpen
                if matches!(following(&list, index), Some(Token::Punctuation(">" | ","))) =>
            {
                out.push('<');
                out.push_str(ELLIPSIS);
            }
            Token::DeepClose
                if matches!(previous(&list, index), Some(Token::Punctuation("<" | ","))) =>
            {
                out.push_str(ELLIPSIS);
                out.push('>');
            }
            Token::DeepOpen => {
                out.push_str(DEEP);
                out.push('(');
            }
            Token::DeepClose => out.push(')'),
        }
    }
    out
}

/// How a metavariable is written as an identifier.
#[must_use]
pub fn metavariable(name: &str, syntax: &PatternSyntax) -> String {
    if syntax.dollar_names {
        name.to_owned()
    } else {
        format!("{METAVARIABLE}{}", &name[1..])
    }
}

/// How `...` or `$...X` is written as an identifier.
#[must_use]
pub fn hole(name: &str) -> String {
    name.strip_prefix("$...").map_or_else(
        || ELLIPSIS.to_owned(),
        |name| format!("{METAVARIABLE_ELLIPSIS}{name}"),
    )
}

/// The text of a string with placeholders for the holes that are all of an
/// interpolation: `${...}` and `${$X}`, where `open` is what begins one.
#[must_use]
pub fn holes_in_string(text: &str, open: &str, syntax: &PatternSyntax) -> String {
    let close = if open.ends_with('(') { ')' } else { '}' };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        let (before, inside) = rest.split_at(at + open.len());
        out.push_str(before);
        let end = inside.find(close).unwrap_or(inside.len());
        match inside[..end].trim() {
            "..." => out.push_str(ELLIPSIS),
            name if is_metavariable(name) => out.push_str(&metavariable(name, syntax)),
            _ => out.push_str(&inside[..end]),
        }
        rest = &inside[end..];
    }
    out.push_str(rest);
    out
}

/// The token before `index` that is not a blank.
#[must_use]
pub fn previous<'a>(list: &[Token<'a>], index: usize) -> Option<Token<'a>> {
    list[..index]
        .iter()
        .rev()
        .find(|token| !matches!(token, Token::Space(_)))
        .copied()
}

/// The token after `index` that is not a blank.
#[must_use]
pub fn following<'a>(list: &[Token<'a>], index: usize) -> Option<Token<'a>> {
    list.get(index + 1..)?
        .iter()
        .find(|token| !matches!(token, Token::Space(_)))
        .copied()
}

/// Whether the token is all there is between brackets or commas.
#[must_use]
pub fn is_whole_element(list: &[Token<'_>], index: usize) -> bool {
    matches!(previous(list, index), Some(Token::Punctuation("(" | ",")))
        && matches!(following(list, index), Some(Token::Punctuation(")" | ",")))
}

fn alone(list: &[Token<'_>], index: usize) -> bool {
    previous(list, index) == Some(Token::Punctuation("("))
        && following(list, index) == Some(Token::Punctuation(")"))
}

fn stands_as_statement(list: &[Token<'_>], index: usize, brackets: &[Bracket]) -> bool {
    if !matches!(
        brackets.last(),
        None | Some(Bracket::Brace | Bracket::Class)
    ) {
        return false;
    }
    let starts_line = index == 0
        || matches!(list[index - 1], Token::Space(blank) if blank.contains('\n'))
        || (index == 1 && matches!(list[0], Token::Space(_)));
    let before = previous(list, index);
    let begins = starts_line
        || before.is_none()
        || matches!(before, Some(Token::Punctuation("{" | "}" | ";" | ":")))
        || matches!(
            before,
            Some(Token::Ellipsis | Token::MetavariableEllipsis(_))
        );
    let ends = match list.get(index + 1) {
        None => true,
        Some(Token::Space(blank)) if blank.contains('\n') => true,
        _ => {
            matches!(
                following(list, index),
                None | Some(
                    Token::Punctuation("}") | Token::Ellipsis | Token::MetavariableEllipsis(_)
                )
            ) || (!matches!(
                following(list, index),
                Some(Token::Punctuation(_) | Token::DeepClose)
            ) && matches!(list.get(index + 1), Some(Token::Space(_))))
        }
    };
    // A comma on either side makes it an element of a literal.
    let element = matches!(
        before,
        Some(Token::Punctuation(
            "," | "." | "=" | "+" | "-" | "*" | "&" | "|" | "?"
        ))
    ) || matches!(
        following(list, index),
        Some(Token::Punctuation(
            "," | "." | "=" | "+" | "-" | "*" | "&" | "|" | "?" | ";"
        ))
    );
    begins && ends && !element
}

/// What the parenthesis at `open` encloses.
fn parenthesis(list: &[Token<'_>], open: usize) -> Bracket {
    let before = previous(list, open);
    if let Some(Token::Word(word)) = before {
        if matches!(word, "for" | "foreach") {
            return Bracket::ForHeader;
        }
        if matches!(
            word,
            "if" | "while"
                | "switch"
                | "catch"
                | "return"
                | "match"
                | "when"
                | "using"
                | "lock"
                | "until"
                | "synchronized"
                | "try"
        ) {
            return Bracket::Parenthesis;
        }
    }
    let Some(close) = matching(list, open) else {
        return Bracket::Parenthesis;
    };
    // `(a, b) -> e`, and not `fn f(a, b) -> T`.
    let lambda = arrow_follows(list, close)
        && are_bare_names(&list[open + 1..close])
        && !definition_word_before(list, open);
    if creates(list, open) || lambda {
        return Bracket::Parenthesis;
    }
    let after = following(list, close);
    let begins_body = matches!(
        after,
        Some(Token::Punctuation("{")) | Some(Token::Word("throws"))
    ) || (matches!(after, Some(Token::Punctuation("-" | "=")))
        && arrow_follows(list, close))
        || matches!(
            before,
            Some(Token::Word("function" | "def" | "func" | "fn" | "fun"))
        )
        || definition_word_before(list, open)
        || type_before(list, open);
    if begins_body {
        Bracket::Parameters
    } else {
        Bracket::Parenthesis
    }
}

fn arrow_follows(list: &[Token<'_>], close: usize) -> bool {
    let mut after = list[close + 1..]
        .iter()
        .filter(|token| !matches!(token, Token::Space(_)));
    matches!(
        (after.next(), after.next()),
        (
            Some(Token::Punctuation("-" | "=")),
            Some(Token::Punctuation(">"))
        )
    )
}

/// `new a.b.Name(`: the brackets hold arguments, and braces after them a class body.
fn creates(list: &[Token<'_>], open: usize) -> bool {
    list[..open]
        .iter()
        .rev()
        .take_while(|token| match token {
            Token::Word(_) | Token::Metavariable(_) | Token::Space(_) | Token::Ellipsis => true,
            Token::Punctuation(text) => matches!(*text, "." | "<" | ">" | "," | "?" | "[" | "]"),
            _ => false,
        })
        .any(|token| *token == Token::Word("new"))
}

/// `Type name(`: the brackets of a definition.
fn type_before(list: &[Token<'_>], open: usize) -> bool {
    // Where a line ends a statement, the word before is none of its business.
    let mut before = list[..open]
        .iter()
        .rev()
        .take_while(|token| !matches!(token, Token::Space(blank) if blank.contains('\n')))
        .filter(|token| !matches!(token, Token::Space(_)));
    matches!(before.next(), Some(Token::Word(_) | Token::Metavariable(_)))
        && match before.next() {
            Some(Token::Metavariable(_)) => true,
            Some(Token::Word(word)) => !matches!(
                *word,
                "return"
                    | "new"
                    | "throw"
                    | "else"
                    | "case"
                    | "await"
                    | "yield"
                    | "assert"
                    | "in"
                    | "not"
                    | "do"
                    | "instanceof"
                    | "is"
                    | "as"
                    | "and"
                    | "or"
                    | "when"
                    | "goto"
                    | "echo"
                    | "let"
                    | "val"
                    | "var"
                    | "print"
                    | "sizeof"
            ),
            _ => false,
        }
}

/// Elements of one token each: `x, ..., $Y`.
fn are_bare_names(inside: &[Token<'_>]) -> bool {
    inside
        .iter()
        .filter(|token| !matches!(token, Token::Space(_)))
        .collect::<Vec<_>>()
        .split(|token| **token == Token::Punctuation(","))
        .all(|element| element.len() <= 1)
}

/// `function name(`, `def name(`.
fn definition_word_before(list: &[Token<'_>], open: usize) -> bool {
    let mut before = list[..open]
        .iter()
        .rev()
        .filter(|token| !matches!(token, Token::Space(_)));
    let name = before.next();
    matches!(name, Some(Token::Word(_) | Token::Metavariable(_)))
        && matches!(
            before.next(),
            Some(Token::Word("function" | "def" | "func" | "fn" | "fun"))
        )
}

/// The index of the bracket that closes the one at `open`.
#[must_use]
pub fn matching(list: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (index, token) in list.iter().enumerate().skip(open) {
        if let Token::Punctuation(text) = token {
            match *text {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(index);
                    }
                }
                _ => {}
            }
        }
    }
    None
}

/// The index of the bracket that the one at `close` closes.
#[must_use]
pub fn opening(list: &[Token<'_>], close: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (index, token) in list[..=close].iter().enumerate().rev() {
        if let Token::Punctuation(text) = token {
            match *text {
                ")" | "]" | "}" => depth += 1,
                "(" | "[" | "{" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(index);
                    }
                }
                _ => {}
            }
        }
    }
    None
}

/// The index of the bracket that is open at `index`.
#[must_use]
pub fn enclosing(list: &[Token<'_>], index: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (at, token) in list[..index].iter().enumerate().rev() {
        if let Token::Punctuation(text) = token {
            match *text {
                ")" | "]" | "}" => depth += 1,
                "(" | "[" | "{" if depth == 0 => return Some(at),
                "(" | "[" | "{" => depth -= 1,
                _ => {}
            }
        }
    }
    None
}

/// The tokens between the statement before and the brace at `open`, backwards,
/// without those in parentheses: `class A(int x) : B(y)`.
pub fn heading<'a>(list: &[Token<'a>], open: usize) -> impl Iterator<Item = Token<'a>> {
    let mut at = open;
    std::iter::from_fn(move || {
        at = at.checked_sub(1)?;
        match list[at] {
            Token::Punctuation("{" | "}" | ";") => None,
            Token::Punctuation(")") => {
                at = opening(list, at)?;
                Some(list[at])
            }
            token => Some(token),
        }
    })
}

/// What the brace at `open` encloses.
fn brace(list: &[Token<'_>], open: usize, syntax: &PatternSyntax) -> Bracket {
    match previous(list, open) {
        Some(Token::Punctuation("=" | "," | "(" | "[" | "]")) => return Bracket::Literal,
        // `new T() {`
        Some(Token::Punctuation(")")) => {
            let close = list[..open]
                .iter()
                .rposition(|token| *token == Token::Punctuation(")"));
            if let Some(at) = close.and_then(|close| opening(list, close))
                && creates(list, at)
            {
                return if syntax.new_has_members {
                    Bracket::Class
                } else {
                    Bracket::Literal
                };
            }
        }
        // `new T {`
        Some(Token::Word(_) | Token::Metavariable(_) | Token::Punctuation(">"))
            if creates(list, open) =>
        {
            return Bracket::Literal;
        }
        _ => {}
    }
    let class = heading(list, open)
        .any(|token| matches!(token, Token::Word(word) if syntax.class_words.contains(&word)));
    if class {
        Bracket::Class
    } else {
        Bracket::Brace
    }
}

/// A comma outside all brackets: these are several arguments, not a type.
fn has_bare_comma(list: &[Token<'_>]) -> bool {
    let mut depth = 0i32;
    list.iter().any(|token| {
        match token {
            Token::Punctuation("<" | "[" | "(" | "{") => depth += 1,
            Token::Punctuation(">" | "]" | ")" | "}") => depth -= 1,
            Token::Punctuation(",") => return depth <= 0,
            _ => {}
        }
        false
    })
}

/// `=` and not `==` after the token at `index`.
fn is_assigned(list: &[Token<'_>], index: usize) -> bool {
    let mut after = list[index + 1..]
        .iter()
        .filter(|token| !matches!(token, Token::Space(_)));
    after.next() == Some(&Token::Punctuation("=")) && after.next() != Some(&Token::Punctuation("="))
}

/// `(Type $X)` or `($X: Type)` at `open`: its replacement and the index after it.
fn typed_metavariable(
    list: &[Token<'_>],
    open: usize,
    syntax: &PatternSyntax,
) -> Option<(String, usize)> {
    let close = matching(list, open)?;
    let inside = &list[open + 1..close];
    let (template, name, kind) = match syntax.typed {
        Typed::None => return None,
        Typed::TypeFirst(template) => {
            let (last, before) = inside.split_last()?;
            let Token::Metavariable(name) = last else {
                return None;
            };
            // `(char *$X)` needs no blank.
            let kind = match before.split_last()? {
                (Token::Space(_), kind) if !is_operand(kind) => kind,
                (Token::Punctuation("*" | "&"), [Token::Word(_) | Token::Metavariable(_), ..]) => {
                    before
                }
                _ => return None,
            };
            (template, *name, kind)
        }
        Typed::NameFirstAlone(_) if is_called(list, open) => return None,
        Typed::NameFirst(template) | Typed::NameFirstAlone(template) => {
            let (Token::Metavariable(name), rest) = inside.split_first()? else {
                return None;
            };
            let colon = rest
                .iter()
                .position(|token| *token == Token::Punctuation(":"))?;
            if !rest[..colon]
                .iter()
                .all(|token| matches!(token, Token::Space(_)))
            {
                return None;
            }
            (template, *name, &rest[colon + 1..])
        }
    };
    // `f(String $X) {` declares a parameter.
    let declares = matches!(following(list, close), Some(Token::Punctuation("{")))
        || matches!(following(list, close), Some(Token::Word("throws")))
        || definition_word_before(list, open)
        || type_before(list, open)
        || arrow_follows(list, close);
    if !is_type(kind) || has_bare_comma(kind) || declares {
        return None;
    }
    let template = match syntax.typed_target {
        Some(target) if is_assigned(list, close) => target,
        _ => template,
    };
    let replacement = typed_text(template, name, kind, syntax);
    // After a name the parentheses are a call's: keep them.
    let called = is_called(list, open);
    Some((
        if called {
            format!("({replacement})")
        } else {
            replacement
        },
        close + 1,
    ))
}

/// Whether the parenthesis at `open` is that of a call.
fn is_called(list: &[Token<'_>], open: usize) -> bool {
    matches!(
        previous(list, open),
        Some(Token::Word(word)) if !matches!(word, "return" | "throw" | "in" | "if" | "while" | "await" | "not" | "else" | "case")
    ) || matches!(previous(list, open), Some(Token::Metavariable(_)))
        || matches!(list[..open].last(), Some(Token::Ellipsis))
        || matches!(previous(list, open), Some(Token::Punctuation(")" | "]")))
}

/// `$X: Type` at `index` as one of several arguments: its replacement and the
/// index after it.
fn typed_argument(
    list: &[Token<'_>],
    index: usize,
    brackets: &[Bracket],
    syntax: &PatternSyntax,
) -> Option<(String, usize)> {
    let (Typed::NameFirst(template), Token::Metavariable(name)) = (syntax.typed, list[index])
    else {
        return None;
    };
    if brackets.last() != Some(&Bracket::Parenthesis)
        || !matches!(previous(list, index), Some(Token::Punctuation("(" | ",")))
    {
        return None;
    }
    // `lambda $X, $Y: e` has no types.
    let lambda = list[..index]
        .iter()
        .rev()
        .take_while(|token| !matches!(token, Token::Punctuation("(" | ")" | ":")))
        .any(|token| *token == Token::Word("lambda"));
    if lambda {
        return None;
    }
    let colon = index
        + 1
        + list[index + 1..]
            .iter()
            .position(|token| !matches!(token, Token::Space(_)))?;
    if list[colon] != Token::Punctuation(":") {
        return None;
    }
    let mut depth = 0usize;
    let length = list[colon + 1..].iter().position(|token| match token {
        Token::Punctuation("(" | "[" | "{") => {
            depth += 1;
            false
        }
        Token::Punctuation(")" | "]" | "}" | ",") if depth == 0 => true,
        Token::Punctuation(")" | "]" | "}") => {
            depth -= 1;
            false
        }
        _ => false,
    })?;
    let kind = &list[colon + 1..colon + 1 + length];
    is_type(kind).then(|| (typed_text(template, name, kind, syntax), colon + 1 + length))
}

/// Whether tokens can be the text of a type.
fn is_type(kind: &[Token<'_>]) -> bool {
    !kind.is_empty()
        && angles_balance(kind)
        && kind.iter().all(|token| match token {
            Token::Word(word) => !matches!(
                *word,
                "new" | "return" | "await" | "typeof" | "delete" | "not" | "in"
            ),
            Token::Metavariable(_) | Token::Space(_) | Token::Ellipsis | Token::Quoted(_) => true,
            Token::Punctuation(text) => {
                matches!(
                    *text,
                    "." | "<"
                        | ">"
                        | "["
                        | "]"
                        | "*"
                        | "&"
                        | "?"
                        | ","
                        | "|"
                        | ":"
                        | "{"
                        | "}"
                        | "("
                        | ")"
                )
            }
            _ => false,
        })
}

/// `$X >` compares, `List<$T>` does not.
fn angles_balance(kind: &[Token<'_>]) -> bool {
    let mut depth = 0usize;
    for token in kind {
        match token {
            Token::Punctuation("<") => depth += 1,
            Token::Punctuation(">") => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// `$X *` and `$X &` with a blank before the sign, as in `($X & $Y)`, are
/// the first half of an operation; `$T *$Y` is a type and a name.
fn is_operand(kind: &[Token<'_>]) -> bool {
    match kind {
        [
            Token::Metavariable(_),
            Token::Space(_),
            Token::Punctuation("*" | "&"),
        ] => true,
        // `(a.b * $Y)`
        [names @ .., Token::Space(_), Token::Punctuation("*" | "&")] => {
            names.contains(&Token::Punctuation("."))
        }
        _ => false,
    }
}

/// The template of typed metavariables filled in.
fn typed_text(template: &str, name: &str, kind: &[Token<'_>], syntax: &PatternSyntax) -> String {
    let kind: String = kind
        .iter()
        .map(|token| match token {
            Token::Metavariable(name) => metavariable(name, syntax),
            Token::Ellipsis => ELLIPSIS.to_owned(),
            Token::Word(text)
            | Token::Space(text)
            | Token::Punctuation(text)
            | Token::Quoted(text) => (*text).to_owned(),
            _ => String::new(),
        })
        .collect();
    template
        .replace("TYPE", kind.trim())
        .replace("NAME", &format!("{TYPED}{}", &name[1..]))
}

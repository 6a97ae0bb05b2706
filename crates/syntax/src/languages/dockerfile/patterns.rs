//! How patterns are written: instructions, or commands of the shell.
//!
//! As in the shell, `$X` is a metavariable and `${X}` the variable of that
//! name. The text is rewritten instruction by instruction: each takes holes
//! in a form of its own.

use laocoon_source::Language;

use crate::languages::bash;
use crate::pattern_text::{self, ELLIPSIS, PatternSyntax};

pub(super) static PATTERNS: PatternSyntax = PatternSyntax {
    line_comments: &["#"],
    whole: Some(rewrite),
    fallback: Some(Language::Bash),
    ..PatternSyntax::BRACES
};

const INSTRUCTIONS: &[&str] = &[
    "FROM",
    "RUN",
    "CMD",
    "LABEL",
    "EXPOSE",
    "ENV",
    "ADD",
    "COPY",
    "ENTRYPOINT",
    "VOLUME",
    "USER",
    "WORKDIR",
    "ARG",
    "ONBUILD",
    "STOPSIGNAL",
    "HEALTHCHECK",
    "SHELL",
    "MAINTAINER",
];

/// The text with placeholders for its holes.
fn rewrite(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    for instruction in instructions(text) {
        let trimmed = instruction.trim_end();
        out.push_str(&one(trimmed));
        out.push_str(&instruction[trimmed.len()..]);
    }
    out
}

/// The text cut where a line does not go on.
fn instructions(text: &str) -> Vec<&str> {
    let mut list = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if !line.trim_end().ends_with('\\') {
            list.push(&text[start..at]);
            start = at;
        }
    }
    if start < text.len() {
        list.push(&text[start..]);
    }
    list
}

fn one(text: &str) -> String {
    let body = text.trim_start();
    let indent = &text[..text.len() - body.len()];
    if body == "..." || pattern_text::is_metavariable_ellipsis(body) {
        // Anything between instructions: an instruction that holds any text.
        return format!("{indent}MAINTAINER {}", pattern_text::hole(body));
    }
    let (name, rest) = body.split_at(body.find(char::is_whitespace).unwrap_or(body.len()));
    let upper = name.to_ascii_uppercase();
    if !INSTRUCTIONS.contains(&&*upper) {
        return text.to_owned();
    }
    let blanks = &rest[..rest.len() - rest.trim_start().len()];
    let rest = rest.trim_start();
    let rest = match &*upper {
        "ONBUILD" => one(rest),
        "RUN" | "CMD" | "ENTRYPOINT" => commands(rest),
        "HEALTHCHECK" => health_check(rest),
        "ENV" | "LABEL" => pairs(rest, true),
        "ARG" => pairs(rest, false),
        "EXPOSE" => holes(rest, "$"),
        "VOLUME" | "SHELL" | "COPY" | "ADD" if is_array(rest) => array(rest),
        _ => holes(rest, ""),
    };
    format!("{indent}{name}{blanks}{rest}")
}

/// Flags, then an array or commands of the shell.
fn commands(text: &str) -> String {
    let mut flags = String::new();
    let mut rest = text;
    while rest.starts_with("--") {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let end = end + (rest[end..].len() - rest[end..].trim_start().len());
        flags.push_str(&holes(&rest[..end], ""));
        rest = &rest[end..];
    }
    if is_array(rest) {
        return flags + &array(rest);
    }
    flags + &bash::patterns::rewrite(rest)
}

/// `... CMD command`: flags may always be left out.
fn health_check(text: &str) -> String {
    if text == "..." || pattern_text::is_metavariable_ellipsis(text) {
        return pattern_text::hole(text);
    }
    if pattern_text::is_metavariable(text) {
        return pattern_text::metavariable(text, &PATTERNS);
    }
    let text = text.strip_prefix("...").map_or(text, str::trim_start);
    match text.find("CMD") {
        Some(command) => {
            let (flags, rest) = text.split_at(command);
            let rest = &rest[3..];
            let blanks = &rest[..rest.len() - rest.trim_start().len()];
            format!(
                "{}CMD{blanks}{}",
                holes(flags, ""),
                commands(rest.trim_start())
            )
        }
        None => holes(text, ""),
    }
}

/// `A=b`, `$X=$Y`, and dots for any number of pairs.
fn pairs(text: &str, valued: bool) -> String {
    words(text)
        .into_iter()
        .map(|word| {
            let dots = word == "..." || pattern_text::is_metavariable_ellipsis(word);
            match word.split_once('=') {
                _ if dots && valued => format!("{0}={0}", pattern_text::hole(word)),
                _ if pattern_text::is_metavariable(word) => {
                    pattern_text::metavariable(word, &PATTERNS)
                }
                Some((name, value)) => {
                    let name = if pattern_text::is_metavariable(name) {
                        pattern_text::metavariable(name, &PATTERNS)
                    } else {
                        name.to_owned()
                    };
                    format!("{name}={}", holes(value, ""))
                }
                None => holes(word, ""),
            }
        })
        .collect()
}

/// Words and the blanks between them; quotes hold blanks together.
fn words(text: &str) -> Vec<&str> {
    let mut list = Vec::new();
    let mut start = 0;
    let mut quote = None;
    let mut blank = None;
    for (index, c) in text.char_indices() {
        let is_blank = quote.is_none() && c.is_whitespace();
        if blank.is_some_and(|blank| blank != is_blank) {
            list.push(&text[start..index]);
            start = index;
        }
        blank = Some(is_blank);
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
    }
    list.push(&text[start..]);
    list
}

/// Holes where expansions may stand; `dots` is put before that of `...`.
fn holes(text: &str, dots: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let name = |after: &str| {
            if after.starts_with(|c: char| c.is_ascii_digit()) {
                return 0;
            }
            after
                .bytes()
                .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
                .count()
        };
        let (piece, length) = if let Some(after) = rest.strip_prefix("$...")
            && name(after) > 0
        {
            let length = 4 + name(after);
            (
                format!("{dots}{}", pattern_text::hole(&rest[..length])),
                length,
            )
        } else if let Some(after) = rest.strip_prefix("${$")
            && name(after) > 0
        {
            let length = 3 + name(after);
            (
                format!(
                    "${{{}",
                    pattern_text::metavariable(&rest[2..length], &PATTERNS)
                ),
                length,
            )
        } else if let Some(after) = rest.strip_prefix('$')
            && name(after) > 0
            && !after[name(after)..].starts_with(|c: char| c.is_alphanumeric())
        {
            let length = 1 + name(after);
            (
                format!(
                    "${}",
                    pattern_text::metavariable(&rest[..length], &PATTERNS)
                ),
                length,
            )
        } else if rest.starts_with("...") {
            (format!("{dots}{ELLIPSIS}"), 3)
        } else {
            (first.to_string(), first.len_utf8())
        };
        out.push_str(&piece);
        rest = &rest[length..];
    }
    out
}

/// Whether a text is an array of strings and holes, not a test of the shell.
fn is_array(text: &str) -> bool {
    let Some(inner) = text
        .strip_prefix('[')
        .and_then(|rest| rest.trim_end().strip_suffix(']'))
    else {
        return false;
    };
    let is_element = |element: &str| {
        let element = element.trim();
        element.starts_with('"')
            || element.ends_with('"')
            || element == "..."
            || pattern_text::is_metavariable(element)
            || pattern_text::is_metavariable_ellipsis(element)
    };
    inner.trim().is_empty() || inner.split(',').all(is_element)
}

/// An array: its holes become strings.
fn array(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut quoted = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        quoted ^= first == '"';
        let end = rest.find([',', ']', ' ']).unwrap_or(rest.len());
        let word = &rest[..end];
        if !quoted && (word == "..." || pattern_text::is_metavariable_ellipsis(word)) {
            out.push_str(&format!("\"{}\"", pattern_text::hole(word)));
            rest = &rest[end..];
        } else if !quoted && pattern_text::is_metavariable(word) {
            out.push_str(&format!(
                "\"{}\"",
                pattern_text::metavariable(word, &PATTERNS)
            ));
            rest = &rest[end..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

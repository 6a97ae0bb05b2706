//! How patterns are written in the shell.
//!
//! `$X` is a metavariable and `${X}` the variable of that name; `${$X}` is any
//! variable. Blanks and lines mean something here, so the text is rewritten
//! by a scanner of its own.

use super::places::Places;
use crate::pattern_text::{self, PatternSyntax};

pub(in crate::languages) static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[("", ""), ("", "\n")],
    line_comments: &["#"],
    whole: Some(rewrite),
    ..PatternSyntax::BRACES
};

/// The text with placeholders for its holes.
pub(in crate::languages) fn rewrite(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut places = Places::default();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (piece, length) = hole_at(text, at, places.is_quoted()).unwrap_or_else(|| {
            let length = places.pass(rest);
            (rest[..length].to_owned(), length)
        });
        out.push_str(&piece);
        at += length;
    }
    out
}

/// The placeholder of the hole at a place, and the length of the hole.
fn hole_at(text: &str, at: usize, quoted: bool) -> Option<(String, usize)> {
    let rest = &text[at..];
    if let Some(after) = rest.strip_prefix("$...") {
        let name = name_length(after);
        return (name > 0).then(|| (pattern_text::hole(&rest[..4 + name]), 4 + name));
    }
    if let Some(after) = rest.strip_prefix("${$") {
        let name = name_length(after);
        return (name > 0).then(|| {
            (
                format!(
                    "${{{}",
                    pattern_text::metavariable(&rest[2..3 + name], &PATTERNS)
                ),
                3 + name,
            )
        });
    }
    if let Some(after) = rest.strip_prefix('$') {
        let name = name_length(after);
        let whole =
            name > 0 && !after[name..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if !whole {
            return None;
        }
        let hole = pattern_text::metavariable(&rest[..1 + name], &PATTERNS);
        let bare = !quoted && is_name(&text[..at], &after[name..]);
        return Some((if bare { hole } else { format!("${hole}") }, 1 + name));
    }
    if quoted {
        return None;
    }
    if rest.starts_with("<...") {
        return Some(("$(__deep__ ".to_owned(), 4));
    }
    if rest.starts_with("...>") {
        return Some((")".to_owned(), 4));
    }
    if let Some(after) = rest.strip_prefix("...") {
        // `{ ... }` needs what ends a command.
        let end = if after.trim_start().starts_with('}') {
            ";"
        } else {
            ""
        };
        return Some((format!("{}{end}", pattern_text::ELLIPSIS), 3));
    }
    None
}

/// The length of a metavariable's name, digits at its start excluded.
fn name_length(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    text.bytes()
        .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
        .count()
}

/// Whether a metavariable stands where only a name may.
fn is_name(before: &str, after: &str) -> bool {
    let word = before
        .trim_end()
        .rsplit(|c: char| c.is_whitespace() || c == ';')
        .next()
        .unwrap_or("");
    let defines =
        before.ends_with(char::is_whitespace) && matches!(word, "for" | "select" | "function");
    defines
        || after.starts_with('=')
        || after.starts_with("+=")
        || after.trim_start().starts_with("()")
}

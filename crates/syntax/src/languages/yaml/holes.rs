//! `...` in YAML patterns.
//!
//! A line that is nothing but `...` stands for any siblings of the lines
//! around it, so what it becomes depends on these: among items it is an item,
//! among pairs a pair; alone it is the whole value. Elsewhere `...` is a
//! scalar. A **level** is the column of a dash or of a key.

use std::borrow::Cow;

use crate::pattern_text::ELLIPSIS;

/// What stands at a level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sibling {
    Item,
    Pair,
    /// A hole of unknown company.
    Hole,
}

/// Makes a pattern's text YAML.
pub(super) fn rewrite(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len() + 64);
    let mut levels: Vec<(usize, Sibling)> = Vec::new();
    let mut block_scalar: Option<usize> = None;
    for (index, line) in lines.iter().enumerate() {
        let (prefix, content) = split(line);
        let indent = indentation(line);
        let within_scalar = block_scalar.is_some_and(|outer| content.is_empty() || indent > outer);
        if content.is_empty() || content.starts_with('#') || within_scalar {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        block_scalar = begins_block_scalar(content).then_some(indent);
        while levels.last().is_some_and(|&(column, _)| column > indent) {
            levels.pop();
        }
        for (column, _) in prefix.match_indices('-') {
            push(&mut levels, column, Sibling::Item);
        }
        let column = prefix.len();
        if content != "..." {
            push(&mut levels, column, Sibling::Pair);
            out.push_str(prefix);
            out.push_str(&scalars(content));
            out.push('\n');
            continue;
        }
        let before = levels
            .last()
            .filter(|&&(level, _)| level == column)
            .map(|&(_, sibling)| sibling);
        let sibling = match before {
            // One hole after another says no more than one.
            Some(Sibling::Hole) => continue,
            Some(sibling) => Some(sibling),
            None => sibling_below(&lines[index + 1..], column),
        };
        out.push_str(prefix);
        match sibling {
            Some(Sibling::Item) => {
                out.push_str("- ");
                out.push_str(ELLIPSIS);
            }
            Some(Sibling::Pair) => {
                out.push_str(ELLIPSIS);
                out.push_str(": ");
                out.push_str(ELLIPSIS);
            }
            Some(Sibling::Hole) | None => out.push_str(ELLIPSIS),
        }
        out.push('\n');
        if before.is_none() {
            push(&mut levels, column, sibling.unwrap_or(Sibling::Hole));
        }
    }
    out
}

fn push(levels: &mut Vec<(usize, Sibling)>, column: usize, sibling: Sibling) {
    while levels.last().is_some_and(|&(level, _)| level >= column) {
        levels.pop();
    }
    levels.push((column, sibling));
}

/// What follows at the level of a hole, before the level ends.
fn sibling_below(lines: &[&str], column: usize) -> Option<Sibling> {
    for line in lines {
        let (prefix, content) = split(line);
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let level = prefix.find('-').unwrap_or(prefix.len());
        if level < column {
            return None;
        }
        if level == column && content != "..." {
            return Some(if prefix.contains('-') {
                Sibling::Item
            } else {
                Sibling::Pair
            });
        }
        if level == column && prefix.contains('-') {
            return Some(Sibling::Item);
        }
    }
    None
}

/// A line's blanks and dashes, and the rest without blanks at its end.
fn split(line: &str) -> (&str, &str) {
    let mut end = 0;
    loop {
        let rest = &line[end..];
        let is_blank = rest.starts_with([' ', '\t']);
        let is_dash = rest.starts_with("- ") || rest == "-";
        if !is_blank && !is_dash {
            return (&line[..end], rest.trim_end());
        }
        end += 1;
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a line ends with `|` or `>` and their indicators.
fn begins_block_scalar(content: &str) -> bool {
    let last = content.split_whitespace().next_back().unwrap_or("");
    let alone = last.len() == content.len()
        || content[..content.len() - last.len()]
            .trim_end()
            .ends_with([':', '-']);
    alone
        && last.starts_with(['|', '>'])
        && last[1..]
            .bytes()
            .all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9'))
}

/// A line's text with `...` as a scalar where it stands as one.
fn scalars(content: &str) -> String {
    let mut out = String::with_capacity(content.len() + 16);
    let mut rest = content;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = quoted_length(rest, c) {
            out.push_str(&with_known_escapes(&rest[..length]));
            rest = &rest[length..];
            continue;
        }
        let stands_alone = |after: &str| {
            out.chars()
                .next_back()
                .is_none_or(|before| matches!(before, ' ' | '\t' | '[' | '{' | ',' | '('))
                && after
                    .chars()
                    .next()
                    .is_none_or(|next| matches!(next, ' ' | '\t' | ']' | '}' | ',' | ')'))
        };
        if let Some(after) = rest.strip_prefix("...").filter(|after| stands_alone(after)) {
            out.push_str(ELLIPSIS);
            rest = after;
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The length of the string in quotes that a text begins with.
fn quoted_length(text: &str, quote: char) -> Option<usize> {
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let mut escaped = false;
    for (index, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == quote {
            return Some(index + 1);
        } else {
            escaped = c == '\\' && quote == '"';
        }
    }
    None
}

/// A string in double quotes with an escape that YAML does not know (`"\s"` of
/// a regular expression), in single quotes, where a backslash is just that.
fn with_known_escapes(text: &str) -> Cow<'_, str> {
    let Some(content) = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    else {
        return Cow::Borrowed(text);
    };
    let mut characters = content.chars();
    while let Some(c) = characters.next() {
        if c == '\\'
            && !characters
                .next()
                .is_some_and(|next| "0abt\tnvfre \"/\\N_LPxuU".contains(next))
        {
            return Cow::Owned(format!("'{}'", content.replace('\'', "''")));
        }
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &str) {
        assert_eq!(rewrite(pattern), expected.replace('…', ELLIPSIS));
    }

    #[test]
    fn a_hole_among_pairs_is_a_pair() {
        check("a: 1\n...\n", "a: 1\n…: …\n");
        check("...\na: 1\n", "…: …\na: 1\n");
        check("a:\n  b: 1\n  ...\n...\n", "a:\n  b: 1\n  …: …\n…: …\n");
        check("- id: x\n  ...\n", "- id: x\n  …: …\n");
    }

    #[test]
    fn a_hole_among_items_is_an_item() {
        check("...\n- a\n...\n", "- …\n- a\n- …\n");
        check("a:\n  ...\n  - b\n", "a:\n  - …\n  - b\n");
        check("- a\n- ...\n- b\n", "- a\n- …\n- b\n");
    }

    #[test]
    fn a_hole_alone_is_the_value() {
        check("a:\n  ...\nb: 1\n", "a:\n  …\nb: 1\n");
        check("a:\n  ...\n  ...\n", "a:\n  …\n");
        check("a: ...\n", "a: …\n");
    }

    #[test]
    fn a_hole_after_a_dash_belongs_to_the_item() {
        check(
            "- ...\n  source: x\n  ...\n",
            "- …: …\n  source: x\n  …: …\n",
        );
        check("- ...\n  - a\n  ...\n", "- - …\n  - a\n  - …\n");
    }

    #[test]
    fn a_hole_within_a_line_is_a_scalar() {
        check("a: [..., x, ...]\n", "a: […, x, …]\n");
        check("{..., a: ...}\n", "{…, a: …}\n");
    }

    #[test]
    fn escapes_that_yaml_does_not_know_are_taken_as_written() {
        check("a: \"\\s+\"\n", "a: '\\s+'\n");
        check("a: \"\\n\"\n", "a: \"\\n\"\n");
    }

    #[test]
    fn dots_in_text_stay() {
        check("a: \"...\"\n", "a: \"...\"\n");
        check("a: |\n  ...\nb: ...\n", "a: |\n  ...\nb: …\n");
        check("a: https://...\n", "a: https://...\n");
    }
}

//! What is read together: a paragraph, or the lines of a comment.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// So much in front of a place belongs to its passage at most, and behind it.
const MAX_BEFORE: usize = 1_200;
const MAX_BEHIND: usize = 2_400;

/// A stretch of a text.
pub(crate) struct Passage {
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// Made by [`normalised`].
    pub(crate) text: String,
}

impl Passage {
    /// The passage around a place of a text: its paragraph, with the list that
    /// follows it. In a program, lines of comment go with lines of comment.
    pub(crate) fn around(text: &str, at: usize, is_program: bool) -> Self {
        let least = ceiling(text, at.saturating_sub(MAX_BEFORE));
        let most = floor(text, (at + MAX_BEHIND).min(text.len()));
        let line = text[least..at]
            .rfind('\n')
            .map_or(least, |end| least + end + 1);
        let sign = comment_sign(&text[line..at]).filter(|_| is_program);
        let belongs = |line: &str| sign.is_none_or(|sign| line.trim_start().starts_with(sign));
        let start = begin(text, least, line, belongs);
        let mut end = text[at..most]
            .find('\n')
            .map_or(most, |length| at + length + 1);
        let mut last = &text[start..end];
        let mut blank = 0;
        for line in text[end..most].split_inclusive('\n') {
            if is_blank(line) {
                blank += line.len();
                continue;
            }
            let goes_on = blank == 0 || is_item(line) || last.trim_end().ends_with(':');
            if !goes_on || !belongs(line) {
                break;
            }
            end += blank + line.len();
            blank = 0;
            last = line;
        }
        let plain = if is_program {
            normalised(&joined(&text[start..end]))
        } else {
            normalised(&text[start..end])
        };
        Self {
            range: start..end,
            text: plain,
        }
    }
}

/// Where a string of a program ends and goes on in the next line, or behind a `+`.
static JOINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"["'`][ \t]*(?:\+[ \t]*\r?\n?|\r?\n[ \t]*[+.]?)[ \t]*[fr]?["'`]"#).ok()
});

/// The text of strings that a program puts together, as one.
fn joined(text: &str) -> Cow<'_, str> {
    match JOINTS.as_ref() {
        Some(joints) => joints.replace_all(text, ""),
        None => Cow::Borrowed(text),
    }
}

/// What a line of comment begins with.
fn comment_sign(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    ["//", "#", "--", ";"]
        .into_iter()
        .find(|sign| line.starts_with(sign))
}

impl Passage {
    /// What follows a place of a text, whatever stands between.
    pub(crate) fn behind(text: &str, at: usize) -> Self {
        let end = floor(text, (at + MAX_BEHIND).min(text.len()));
        Self {
            range: at..end,
            text: normalised(text.get(at..end).unwrap_or_default()),
        }
    }

    /// The part of it that is inside of a stretch of the text.
    pub(crate) fn inside(&self, text: &str, stretch: &Range<usize>) -> Self {
        let start = self.range.start.max(stretch.start);
        let end = self.range.end.min(stretch.end).max(start);
        Self {
            range: start..end,
            text: normalised(&joined(text.get(start..end).unwrap_or_default())),
        }
    }
}

/// Where the paragraph begins that a line is in.
fn begin(text: &str, least: usize, line: usize, belongs: impl Fn(&str) -> bool) -> usize {
    let mut start = line;
    while start > least {
        let line = text[least..start - 1]
            .rfind('\n')
            .map_or(least, |end| least + end + 1);
        if is_blank(&text[line..start]) || !belongs(&text[line..start]) {
            break;
        }
        start = line;
    }
    start
}

/// Nothing but signs of comments and quotations.
fn is_blank(line: &str) -> bool {
    !line.contains(char::is_alphanumeric)
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '#', '/', '>', '|']);
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '*', '+', '•', '`'])
        || behind.len() < line.len() && behind.starts_with(['.', ')'])
}

/// A text in lower case, with single blanks, without signs of comments and of
/// emphasis; each sentence and each item is a line.
pub(crate) fn normalised(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        // A name in backticks may go on with the sentence of the line in front.
        let goes_on = line.trim_start().starts_with('`')
            && !line.trim_end().ends_with('`')
            && plain.trim_end().ends_with(char::is_alphanumeric);
        if is_item(line) && !goes_on || is_blank(line) {
            end_sentence(&mut plain);
        }
        // The beginning and the end of a fenced example.
        if line.trim_start().starts_with("```") {
            continue;
        }
        let line = line
            .trim()
            .trim_start_matches(['#', '/', '*', ';', '%', '|', '!', '-', '+', '•', ' ', '\t']);
        push(&mut plain, line);
        if !plain.is_empty() && !plain.ends_with(['\n', ' ']) {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

fn push(plain: &mut String, line: &str) {
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match character {
            '*' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => {}
            '\\' if matches!(next, Some('n' | 'r')) => {
                characters.next();
                end_sentence(plain);
            }
            '.' | '!' | '?' if next.is_none_or(ends_sentence) => end_sentence(plain),
            '。' | '！' | '？' | '；' => end_sentence(plain),
            _ if character.is_whitespace() => {
                if !plain.is_empty() && !plain.ends_with([' ', '\n']) {
                    plain.push(' ');
                }
            }
            _ => plain.extend(character.to_lowercase()),
        }
    }
}

/// What may stand behind the sign that ends a sentence.
fn ends_sentence(next: char) -> bool {
    next.is_whitespace() || matches!(next, '"' | '\'' | '\\' | '<' | '`' | ')')
}

fn end_sentence(plain: &mut String) {
    plain.truncate(plain.trim_end_matches(' ').len());
    if !plain.is_empty() && !plain.ends_with('\n') {
        plain.push('\n');
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceiling(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_paragraphs_with_their_lists() {
        let check = |text: &str, cue: &str, expected: &str| {
            let at = text.find(cue).unwrap();
            assert_eq!(Passage::around(text, at, true).text, expected, "{text:?}");
        };
        check("One.\n\nTwo x\nthree.\n\nFour", "x", "two x three");
        check("a = 1\n\n# One x\n# two\n\nb", "x", "one x two");
        check("Two x:\n\n- one\n- two\n\nFour", "x", "two x:\none\ntwo");
        check("# One x\nsend(it)", "x", "one x");
        check("x", "x", "x");
        let long = format!("{}x{}", "é".repeat(5_000), "é".repeat(5_000));
        let at = long.find('x').unwrap();
        assert!(Passage::around(&long, at, false).range.len() < 4_000);
    }

    #[test]
    fn strings_that_are_put_together_are_one() {
        let check = |text: &str, expected: &str| assert_eq!(joined(text), expected, "{text:?}");
        check("'read ' +\n  'it'", "'read it'");
        check("('read '\n f'it')", "('read it')");
        check("\"a\" + \"b\"", "\"ab\"");
        check("['a',\n 'b']", "['a',\n 'b']");
        check("don't + can't", "don't + can't");
    }

    #[test]
    fn texts_are_made_plain() {
        let check = |text: &str, expected: &str| assert_eq!(normalised(text), expected, "{text:?}");
        check("// **Ignore**  all\n// previous", "ignore all previous");
        check(
            "One. Two!\nThree? See ~/.ssh.",
            "one\ntwo\nthree\nsee ~/.ssh",
        );
        check("a\\nb", "a\nb");
        check("一。二", "一\n二");
        check("", "");
    }
}

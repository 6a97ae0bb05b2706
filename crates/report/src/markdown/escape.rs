//! Text that stays text in Markdown.

/// How long a piece of prose may be, in bytes.
const LONGEST: usize = 2_000;

/// Prose of one line, in which nothing is markup, a link or a mention.
///
/// An `@` is followed by an empty comment, and so are the first letters of an
/// address: escaping does not keep a name from being told, nor an address from
/// becoming a link, since both are looked for in what was rendered.
pub(super) fn prose(text: &str) -> String {
    let (text, end) = match text.char_indices().nth(LONGEST) {
        Some((at, _)) => (text.get(..at).unwrap_or_default(), " ..."),
        None => (text, ""),
    };
    let mut escaped = String::with_capacity(text.len() + 16);
    // Behind nothing but digits a line would become a list, a heading, a rule.
    let mut is_at_start = true;
    for (at, character) in text.char_indices() {
        let (before, rest) = text.split_at(at);
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '@' => escaped.push_str("@<!-- -->"),
            ':' if rest.starts_with("://") => escaped.push_str(":<!-- -->"),
            '.' if ends_in_www(before) => escaped.push_str("<!-- -->."),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '#' | '+' | '-' | '=' | '.' | ')' if is_at_start => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
        is_at_start &= character.is_ascii_digit();
    }
    escaped.push_str(end);
    escaped
}

fn ends_in_www(text: &str) -> bool {
    let last = text.len().checked_sub(3).and_then(|at| text.get(at..));
    last.is_some_and(|last| last.eq_ignore_ascii_case("www"))
}

/// Text inside an HTML element that Markdown does not look into.
pub(super) fn html_text(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A span of code, whatever backticks are in it.
pub(super) fn code_span(text: &str) -> String {
    let ticks = "`".repeat(longest_run(text) + 1);
    format!("{ticks} {text} {ticks}")
}

/// A block of code, whatever backticks are in it.
pub(super) fn fence(text: &str) -> String {
    let ticks = "`".repeat(longest_run(text).max(2) + 1);
    let line_end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{ticks}text\n{text}{line_end}{ticks}\n\n")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_prose_is_text() {
        let check = |text, expected: &str| assert_eq!(prose(text), expected);
        check("plain words, no more", "plain words, no more");
        check("![x](//e/p.png)", "!\\[x\\](//e/p.png)");
        check("see http://e/", "see http:<!-- -->//e/");
        check("<img src=x> &amp;", "&lt;img src=x&gt; &amp;amp;");
        check("ask @owner", "ask @<!-- -->owner");
        check("`a` *b* | ~d", "\\`a\\` \\*b\\* \\| \\~d");
        check("# go to www.x.y.", "\\# go to www<!-- -->.x.y.");
        check("12. item", "12\\. item");
        check("- x - y", "\\- x - y");
        check("f(a=1, b+c)", "f(a=1, b+c)");
    }

    #[test]
    fn backticks_do_not_end_code() {
        assert_eq!(code_span("a``b"), "``` a``b ```");
        assert_eq!(fence("x"), "```text\nx\n```\n\n");
        assert_eq!(
            fence("```\n</details>\n"),
            "````text\n```\n</details>\n````\n\n"
        );
    }

    #[test]
    fn long_prose_is_cut() {
        assert!(prose(&"a.".repeat(5_000)).len() < 2 * LONGEST);
    }
}

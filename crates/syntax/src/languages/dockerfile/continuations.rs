//! Lines that go on in the next one.
//!
//! A line goes on when it ends with the escape character, blanks after it
//! apart; lines that are comments do not end what goes on around them. The
//! escape character is a backslash, or what the directive `# escape=` says.
//! Every rewriting here keeps each byte in its place.

use std::borrow::Cow;

/// The escape character of a file.
pub(super) fn escape_of(text: &str) -> u8 {
    for line in text.lines() {
        let Some(directive) = line.trim().strip_prefix('#') else {
            break;
        };
        let Some((name, value)) = directive.split_once('=') else {
            break;
        };
        if name.trim().eq_ignore_ascii_case("escape") && value.trim() == "`" {
            return b'`';
        }
    }
    b'\\'
}

/// The text that the parser sees. Its grammar takes two escape characters at
/// the end of a line for none, comments within an array for something else,
/// and a bracket that begins a line of commands for an array.
pub(in crate::languages) fn before_parsing(text: &str) -> Cow<'_, str> {
    let escape = escape_of(text);
    if !text.as_bytes().contains(&escape) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut goes_on = false;
    let mut commands = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let begins = content.trim_start();
        if goes_on && (begins.is_empty() || begins.starts_with('#')) {
            blanks(&mut out, line.len());
            continue;
        }
        if !goes_on {
            commands = begins_commands(begins);
        }
        let indent = content.len() - begins.len();
        let doubled =
            content.len() >= 2 && content.as_bytes()[content.len() - 2..] == [escape, escape];
        for (index, c) in line.char_indices() {
            match c {
                '[' if goes_on && commands && index == indent => out.push('x'),
                _ if doubled && index + 2 == content.len() => out.push(' '),
                _ => out.push(c),
            }
        }
        goes_on = content.as_bytes().last() == Some(&escape);
    }
    Cow::Owned(out)
}

/// Whether a line begins commands of the shell rather than an array.
fn begins_commands(line: &str) -> bool {
    let (name, rest) = line.split_at(line.find(char::is_whitespace).unwrap_or(line.len()));
    let rest = rest.trim_start();
    match &*name.to_ascii_uppercase() {
        "ONBUILD" => begins_commands(rest),
        "RUN" | "CMD" | "ENTRYPOINT" | "HEALTHCHECK" => !rest.starts_with('['),
        _ => false,
    }
}

fn blanks(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// The commands of an instruction as one text of the shell.
pub(super) fn for_the_shell(text: &str, escape: u8) -> String {
    let mut out = String::with_capacity(text.len());
    let mut goes_on = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if goes_on && (content.is_empty() || content.trim_start().starts_with('#')) {
            blanks(&mut out, line.len());
            continue;
        }
        goes_on = content.as_bytes().last() == Some(&escape) && line.ends_with('\n');
        if !goes_on
            || (escape == b'\\' && line.len() == content.len() + 1 && !content.ends_with("\\\\"))
        {
            out.push_str(line);
        } else {
            out.push_str(&content[..content.len() - 1]);
            blanks(&mut out, line.len() - content.len() + 1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{before_parsing, escape_of, for_the_shell};

    fn check(text: &str, expected: &str) {
        assert_eq!(for_the_shell(text, b'\\'), expected, "{text}");
    }

    #[test]
    fn lines_go_on_past_comments_and_blank_lines() {
        check("a \\\n# b\n c", "a \\\n     c");
        check("a \\\n\n c", "a \\\n  c");
        check("a\n# b", "a\n# b");
    }

    #[test]
    fn what_the_shell_would_not_join_becomes_blanks() {
        check("a \\  \nb", "a     b");
        check("a \\\\\nb", "a \\  b");
        assert_eq!(for_the_shell("a `\nb", b'`'), "a   b");
    }

    #[test]
    fn the_escape_character_is_what_the_directive_says() {
        assert_eq!(escape_of("# syntax=x\n# escape=`\nFROM a"), b'`');
        assert_eq!(escape_of("# a comment\n# escape=`\n"), b'\\');
        assert_eq!(escape_of("FROM a"), b'\\');
    }

    #[test]
    fn the_parser_sees_what_it_can_read() {
        assert_eq!(before_parsing("RUN a\\\\\n b"), "RUN a \\\n b");
        assert_eq!(before_parsing("RUN a\\\\b"), "RUN a\\\\b");
        assert_eq!(
            before_parsing("CMD [\"a\", \\\n# b\n \"c\"]"),
            "CMD [\"a\", \\\n     \"c\"]"
        );
        assert_eq!(before_parsing("RUN a \\\n [b]"), "RUN a \\\n xb]");
        assert_eq!(
            before_parsing("RUN [\"a\", \\\n [b]"),
            "RUN [\"a\", \\\n [b]"
        );
    }
}

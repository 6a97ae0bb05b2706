//! Lines as the grammar needs them: it takes comments within a command for
//! blanks, and the end of some lines too, and then runs the lines around them
//! together. It gets a text without comments, in which a semicolon ends those
//! lines; every byte stays where it is.

use std::borrow::Cow;

use super::places::Places;

/// Words after which a command begins rather than ends.
const OPENING: &[&str] = &[
    "then", "do", "else", "elif", "if", "while", "until", "in", "{", "!", "time",
];

/// The text as the grammar needs it.
pub(in crate::languages) fn before_parsing(text: &str) -> Cow<'_, str> {
    if !text.contains(['#', '|', '=']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut places = Places::default();
    let mut documents: Vec<&str> = Vec::new();
    let mut line = Line::default();
    let mut at = 0;
    let mut before = '\n';
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let open = !places.is_quoted();
        let begins = matches!(
            before,
            ' ' | '\t' | '\n' | '\r' | ';' | '&' | '|' | '(' | ')'
        );
        let length = if open && begins && first == '#' {
            let length = rest.find('\n').unwrap_or(rest.len());
            out.extend(std::iter::repeat_n(' ', length));
            at += length;
            before = ' ';
            continue;
        } else if open && first == '\n' && !documents.is_empty() {
            let length = documents_length(rest, std::mem::take(&mut documents));
            line = Line {
                command: at + length,
                ..Line::default()
            };
            length
        } else if open && first == '\n' {
            out.push(if line.wants_end(&out, &places) {
                ';'
            } else {
                '\n'
            });
            at += 1;
            before = '\n';
            line = Line {
                command: at,
                ..Line::default()
            };
            continue;
        } else {
            if open && rest.starts_with("<<") {
                documents.extend(delimiter(rest));
            }
            if open {
                line.see(rest, before, at, places.is_outermost());
            }
            places.pass(rest).max(first.len_utf8())
        };
        let length = length.min(rest.len());
        out.push_str(&rest[..length]);
        before = if first == '\n' {
            '\n'
        } else {
            rest[..length].chars().next_back().unwrap_or(' ')
        };
        at += length;
    }
    Cow::Owned(out)
}

/// What a line has had so far.
#[derive(Default)]
struct Line {
    /// Commands of the pipeline so far that a pipe follows.
    pipes: u32,
    /// Where the command begins.
    command: usize,
}

impl Line {
    /// Takes in what `rest` begins with, at this offset.
    fn see(&mut self, rest: &str, before: char, at: usize, outermost: bool) {
        let double = rest.starts_with("||") || rest.starts_with("&&");
        match rest.as_bytes().first() {
            _ if double => self.pipes = 0,
            Some(b'|') if !matches!(before, '|' | '>') => self.pipes += 1,
            Some(b';') => self.pipes = 0,
            Some(b'(' | b')' | b'&' | b'|') => {}
            _ => return,
        }
        if outermost {
            self.command = at + 1;
        }
    }

    /// Whether the grammar would go on past the end of this line: after three
    /// commands of a pipeline, and after two assignments.
    fn wants_end(&self, text: &str, places: &Places) -> bool {
        let line = text.get(self.command..).unwrap_or("").trim();
        let last = line.rsplit([' ', '\t']).next().unwrap_or("");
        if line.is_empty() || line.ends_with(['\\', '<', '>']) || OPENING.contains(&last) {
            return false;
        }
        self.pipes >= 2 && places.are_commands() || places.is_outermost() && assignments(line) >= 2
    }
}

/// How many assignments a command is made of; none when it has another word.
fn assignments(mut command: &str) -> usize {
    while let Some((word, rest)) = command.split_once([' ', '\t'])
        && OPENING.contains(&word)
    {
        command = rest.trim_start();
    }
    let mut count = 0;
    while !command.is_empty() {
        let name = command
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(command.len());
        let after = &command[name..];
        let value = after.strip_prefix('+').unwrap_or(after);
        if name == 0 || !value.starts_with('=') {
            return 0;
        }
        let mut places = Places::default();
        let mut at = command.len() - value.len();
        while let Some(next) = command.get(at..).filter(|rest| !rest.is_empty()) {
            if places.is_outermost() && next.starts_with([' ', '\t']) {
                break;
            }
            at += places.pass(next).max(1);
        }
        command = command.get(at..).unwrap_or("").trim_start();
        count += 1;
    }
    count
}

/// The word that ends the here-document that `<<` begins; none for `<<<`.
fn delimiter(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix("<<")?;
    if rest.starts_with('<') {
        return None;
    }
    let rest = rest
        .strip_prefix('-')
        .unwrap_or(rest)
        .trim_start_matches([' ', '\t']);
    let quotes = ['"', '\'', '\\'];
    let rest = rest.trim_start_matches(quotes);
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '!')))
        .unwrap_or(rest.len());
    (end > 0).then_some(&rest[..end])
}

/// The length of the bodies of here-documents, from the newline before them
/// to their last delimiters.
fn documents_length(rest: &str, delimiters: Vec<&str>) -> usize {
    let mut at = 1;
    for delimiter in delimiters {
        loop {
            let line = rest.get(at..).unwrap_or("");
            if line.is_empty() {
                return rest.len();
            }
            let length = line.find('\n').map_or(line.len(), |end| end + 1);
            if line[..length].trim() == delimiter {
                at += length.saturating_sub(1);
                break;
            }
            at += length;
        }
        // The newline after one delimiter begins the next document.
        at += 1;
    }
    at - 1
}

#[cfg(test)]
mod tests {
    use super::before_parsing;

    fn check(text: &str, expected: &str) {
        assert_eq!(before_parsing(text), expected, "{text}");
    }

    #[test]
    fn a_comment_becomes_blanks() {
        check("a # b\nc", "a    \nc");
        check("# b", "   ");
        check("a;#b", "a;  ");
    }

    #[test]
    fn a_number_sign_within_a_word_stays() {
        check("a#b ${#x} $# ${x#y}", "a#b ${#x} $# ${x#y}");
    }

    #[test]
    fn a_number_sign_in_quotes_stays() {
        check(
            "\"a # b\" 'c # d' $'e\\' # f' # g",
            "\"a # b\" 'c # d' $'e\\' # f'    ",
        );
        check("\"$(echo \"a # b\")\" # c", "\"$(echo \"a # b\")\"    ");
    }

    #[test]
    fn a_here_document_stays() {
        check(
            "cat <<'E' # a\n# don't\nE\nb # c\n",
            "cat <<'E'    \n# don't\nE\nb    \n",
        );
        check(
            "cat <<A <<B\n# a\nA\n# b\nB\n# c",
            "cat <<A <<B\n# a\nA\n# b\nB\n   ",
        );
        check("cat <<< x # y", "cat <<< x    ");
        check("cat <<E\n# a", "cat <<E\n# a");
    }

    #[test]
    fn a_line_that_would_not_end_is_ended() {
        check("a | b | c\nd && e\n", "a | b | c;d && e\n");
        check("a && b | c |& d # e\nf", "a && b | c |& d    ;f");
        check("a | b | c \\\n d\ne", "a | b | c \\\n d;e");
        check("(\na | b | c\nd)", "(\na | b | c;d)");
        check("x=1 y=\"a b\"\nz\n", "x=1 y=\"a b\";z\n");
        check("then x=1 y=$(a b)\nz", "then x=1 y=$(a b);z");
    }

    #[test]
    fn other_lines_stay() {
        let same = |text| check(text, text);
        same("a | b\nc && d\n");
        same("a | b; c | d\ne");
        same("a | b | c |\nd\n");
        same("a | b | while x; do\nc\n");
        same("case x in\na | b | c)\nd\n");
        same("(( a | b | c\n + d ))");
        same("x=1\ny=2 z\n");
        same("x=(a=1 b=2\nc=3 d=4\n)");
        same("a 'b | c | d\n'");
        same("cat <<E | a | b\nE\nc");
    }
}

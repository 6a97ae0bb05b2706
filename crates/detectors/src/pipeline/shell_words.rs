//! The words of one shell command, and the variables whose text is put into them.
//!
//! Words: a *pipeline* is several programs, each with the output of the one
//! before; a word *uses* a variable if the shell puts the variable's text there,
//! which it does not do in single quotes. What is cut, quoted or counted on the
//! way (`${NAME//[^a-z]/}`, `${NAME@Q}`, `${#NAME}`) is no use.
//!
//! As [`super::shell_command`], this is no parser of shell. Variables of PowerShell
//! (`$env:NAME`) are read too.

use super::environment_file::{is_neutralised, variable};

/// One word.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Without its quotes.
    pub(super) text: String,
    /// Whether it begins with a single quote.
    pub(super) is_literal: bool,
    /// The names of the variables it uses; `(git log)` and `(gh)` for what these
    /// programs print.
    pub(super) uses: Vec<&'a str>,
}

/// More of a command is not looked at.
const MAX_BYTES: usize = 50_000;

/// Programs that print what they are given.
const PRINTING: [&str; 6] = [
    "echo",
    "printf",
    "print",
    "basename",
    "dirname",
    "write-output",
];

impl Word<'_> {
    /// The last part of a path, in lower case: `/bin/SH` is `sh`.
    pub(super) fn program(&self) -> String {
        let text = self.text.trim_start_matches(['(', '{', '@']);
        let name = text.rsplit(['/', '\\']).next().unwrap_or(text);
        let name = name.to_ascii_lowercase();
        name.strip_suffix(".exe").unwrap_or(&name).to_owned()
    }

    /// Whether it is one variable and nothing else.
    pub(super) fn is_variable(&self) -> bool {
        let [name] = self.uses[..] else {
            return false;
        };
        self.text.trim_matches(['$', '{', '}']) == name
    }
}

/// Whether a program prints what it is given.
pub(super) fn prints(program: &str) -> bool {
    PRINTING.contains(&program)
}

/// The programs of a command, as their words; redirections are words of their own.
pub(super) fn pipeline(command: &str) -> Vec<Vec<Word<'_>>> {
    let mut end = command.len().min(MAX_BYTES);
    while !command.is_char_boundary(end) {
        end -= 1;
    }
    let mut reader = Reader {
        text: &command[..end],
        programs: vec![Vec::new()],
        word: None,
    };
    reader.read();
    reader.programs.retain(|words| !words.is_empty());
    reader.programs
}

struct Reader<'a> {
    text: &'a str,
    programs: Vec<Vec<Word<'a>>>,
    word: Option<Word<'a>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let mut quote = None;
        let mut at = 0;
        while let Some(letter) = self.text[at..].chars().next() {
            let rest = &self.text[at..];
            let mut length = letter.len_utf8();
            match (quote, letter) {
                (Some('\''), '\'') | (Some('"'), '"') => quote = None,
                (Some('\''), _) => self.word().text.push(letter),
                (_, '\\') => {
                    let next = rest[1..].chars().next();
                    length += next.map_or(0, char::len_utf8);
                    self.word().text.extend(next.filter(|next| *next != '\n'));
                }
                (None, '\'') => {
                    let word = self.word();
                    word.is_literal |= word.text.is_empty();
                    quote = Some('\'');
                }
                (None, '"') => {
                    self.word();
                    quote = Some('"');
                }
                (_, '$' | '`') => length = self.put_in(rest),
                (None, ' ' | '\t' | '\n' | '\r') => self.end_word(),
                (None, '|') => {
                    self.end_word();
                    self.programs.push(Vec::new());
                    length += usize::from(rest[1..].starts_with('&'));
                }
                (None, '<') if rest.starts_with("<(") => length = self.put_in(rest),
                (None, '<' | '>') => {
                    // `2>` names a stream.
                    if self
                        .word
                        .as_ref()
                        .is_some_and(|word| word.text.parse::<u8>().is_ok())
                    {
                        self.word = None;
                    }
                    self.end_word();
                    length = rest.len() - rest.trim_start_matches(letter).len();
                    self.word().text.push_str(&rest[..length]);
                    self.end_word();
                }
                _ => self.word().text.push(letter),
            }
            at += length;
        }
        self.end_word();
    }

    fn word(&mut self) -> &mut Word<'a> {
        self.word.get_or_insert_default()
    }

    fn end_word(&mut self) {
        if let (Some(word), Some(program)) = (self.word.take(), self.programs.last_mut()) {
            program.push(word);
        }
    }

    /// Puts in a variable or what a command prints; how long that is written.
    fn put_in(&mut self, rest: &'a str) -> usize {
        let word = self.word();
        let length = if rest.starts_with("${{") {
            rest.find("}}").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("$(") || rest.starts_with("<(") {
            let length = end_of_parentheses(rest);
            let inner = &rest[2..length];
            word.uses
                .extend(printed(inner.strip_suffix(')').unwrap_or(inner)));
            length
        } else if let Some(inner) = rest.strip_prefix('`') {
            let inner = inner.split('`').next().unwrap_or(inner);
            word.uses.extend(printed(inner));
            (inner.len() + 2).min(rest.len())
        } else {
            let name = variable(&rest[1..]).filter(|_| !rest.starts_with("${#"));
            word.uses.extend(name);
            match rest[1..].starts_with('{') {
                true => rest.find('}').map_or(rest.len(), |end| end + 1),
                false => 1 + length_of_name(&rest[1..]),
            }
        };
        word.text.push_str(&rest[..length]);
        length
    }
}

fn length_of_name(text: &str) -> usize {
    let name = text.strip_prefix("env:").unwrap_or(text);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    text.len() - name.len() + end.unwrap_or(name.len())
}

/// The variables that a shell puts into a document.
pub(super) fn put_into(document: &str) -> impl Iterator<Item = &str> {
    let uses = document
        .match_indices('$')
        .filter(|(at, _)| !document[..*at].ends_with('\\'));
    uses.filter_map(|(at, _)| variable(&document[at + 1..]))
}

/// The variables whose text a command prints.
fn printed(command: &str) -> Vec<&str> {
    let command = command.trim_start();
    let program = command.split_whitespace().next().unwrap_or_default();
    if is_neutralised(command) || command.contains("%q") {
        return Vec::new();
    }
    if ["git log", "git show"]
        .iter()
        .any(|log| command.starts_with(log))
    {
        let is_text = ["%B", "%s", "%b", "%an", "%ae"];
        return match is_text.iter().any(|form| command.contains(form)) {
            true => vec!["(git log)"],
            false => Vec::new(),
        };
    }
    if command.starts_with("gh ") {
        let is_view = command.contains(" view ") || command.contains(" api ");
        let is_text = ["title", "body", "headRefName", "head.ref"];
        return match is_view && is_text.iter().any(|part| command.contains(part)) {
            true => vec!["(gh)"],
            false => Vec::new(),
        };
    }
    if !prints(program) {
        return Vec::new();
    }
    let mut single = false;
    let mut names = Vec::new();
    for (at, byte) in command.bytes().enumerate() {
        match byte {
            b'\'' => single = !single,
            b'$' if !single => names.extend(variable(&command[at + 1..])),
            _ => {}
        }
    }
    names
}

/// Behind the `)` that ends the `$(` at the start.
fn end_of_parentheses(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &str, expected: &[&[(&str, &[&str])]]) {
        let programs = pipeline(command);
        let found: Vec<Vec<(&str, &[&str])>> = programs
            .iter()
            .map(|words| {
                words
                    .iter()
                    .map(|word| (&*word.text, &word.uses[..]))
                    .collect()
            })
            .collect();
        assert_eq!(found, expected, "{command}");
    }

    #[test]
    fn words_say_whose_text_is_in_them() {
        check(
            "eval \"echo $A\" 'x $B'",
            &[&[("eval", &[]), ("echo $A", &["A"]), ("x $B", &[])]],
        );
        check(
            "echo ${A} | sh",
            &[&[("echo", &[]), ("${A}", &["A"])], &[("sh", &[])]],
        );
        check(
            "a ${A//x/} ${#A} \\$A",
            &[&[("a", &[]), ("${A//x/}", &[]), ("${#A}", &[]), ("$A", &[])]],
        );
        check(
            "b \"$(echo $A)\" $(run $A)",
            &[&[("b", &[]), ("$(echo $A)", &["A"]), ("$(run $A)", &[])]],
        );
        check("x $env:A.b", &[&[("x", &[]), ("$env:A.b", &["A"])]]);
        check(
            "a 2>&1 >f",
            &[&[("a", &[]), (">", &[]), ("&1", &[]), (">", &[]), ("f", &[])]],
        );
        check("a ${{ x.y }}z", &[&[("a", &[]), ("${{ x.y }}z", &[])]]);
    }

    #[test]
    fn odd_commands_end() {
        for odd in [
            "'", "\"", "$(", "${", "${{", "`", "<(", "<", "\\", "$", "é", "$é", "|",
        ] {
            let _ = pipeline(&odd.repeat(3_000));
            let _ = pipeline(&format!("echo {odd}"));
        }
    }
}

//! The commands of a shell script, one after the other.
//!
//! Words: a *command* is what stands between the separators `;`, `&&`, `||` and
//! the end of a line, outside of quotes and of `$( )`; a *group* is what stands
//! in `{ }` or `( )`; a *document* is the text that `<<WORD` gives a command.
//!
//! This is no parser of shell: it is right for the plain scripts of pipelines,
//! and for what it does not understand it gives longer commands.

/// One command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Command<'a> {
    /// As written; that which ends a group begins with `}` or `)`.
    pub(super) text: &'a str,
    /// The text that it reads, and whether the shell replaces variables in it.
    pub(super) document: Option<(&'a str, bool)>,
    /// How many groups begin here.
    pub(super) opens: usize,
}

/// The commands of a script.
pub(super) fn commands(script: &str) -> Vec<Command<'_>> {
    let mut reader = Reader {
        script,
        found: Vec::new(),
        start: 0,
        groups: 0,
    };
    reader.read();
    reader.found
}

struct Reader<'a> {
    script: &'a str,
    found: Vec<Command<'a>>,
    start: usize,
    groups: usize,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let bytes = self.script.as_bytes();
        let mut at = 0;
        let mut parentheses = 0_usize;
        let mut quote = None;
        let mut document = None;
        while let Some(&byte) = bytes.get(at) {
            let next = bytes.get(at + 1).copied();
            match byte {
                // An expression is replaced before, whatever quotes it holds.
                b'$' if self.script[at..].starts_with("${{") => {
                    at += self.script[at..]
                        .find("}}")
                        .map_or(self.script.len(), |end| end + 1);
                }
                b'\\' if quote != Some(b'\'') => at += 1,
                b'"' | b'\'' if quote.is_none() => quote = Some(byte),
                _ if quote == Some(byte) => quote = None,
                _ if quote.is_some() => {}
                b'#' if at == 0 || bytes[at - 1].is_ascii_whitespace() => {
                    self.end(at, None);
                    at = self.end_of_line(at);
                    self.start = at;
                    continue;
                }
                b'$' if next == Some(b'(') => {
                    parentheses += 1;
                    at += 1;
                }
                b'(' if parentheses > 0 || !self.is_at_start(at) => parentheses += 1,
                b')' if parentheses > 0 => parentheses -= 1,
                b')' if self.groups > 0 => {
                    self.groups -= 1;
                    self.end(at, None);
                    self.start = at;
                }
                b'(' => self.groups += 1,
                b'<' if next == Some(b'<') && bytes.get(at + 2) != Some(&b'<') => {
                    document = document.or(word_of_document(&self.script[at + 2..]));
                    at += 1;
                }
                b'<' if next == Some(b'<') => at += 2,
                b'\n' => {
                    let read = document.take().map(|(word, replaced)| {
                        let (text, end) = self.document(at + 1, word);
                        (text, replaced, end)
                    });
                    self.end(at, read.map(|(text, replaced, _)| (text, replaced)));
                    at = read.map_or(at, |(_, _, end)| end);
                    self.start = (at + 1).min(bytes.len());
                    parentheses = 0;
                }
                b';' if parentheses == 0 => {
                    self.end(at, None);
                    self.start = at + 1;
                }
                b'&' | b'|' if parentheses == 0 && next == Some(byte) => {
                    self.end(at, None);
                    at += 1;
                    self.start = at + 1;
                }
                _ => {}
            }
            at += 1;
        }
        self.end(bytes.len(), None);
    }

    fn is_at_start(&self, at: usize) -> bool {
        let before = self.script.get(self.start..at).unwrap_or_default();
        before.trim_matches([' ', '\t', '{']).is_empty()
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.script.get(at..).unwrap_or_default();
        at + rest.find('\n').unwrap_or(rest.len())
    }

    fn end(&mut self, at: usize, document: Option<(&'a str, bool)>) {
        let mut text = self.script.get(self.start..at).unwrap_or_default().trim();
        let mut opens = 0;
        // `if`, `then`, `do` and their like stand before a command.
        while let Some(rest) = after_keyword(text) {
            opens += usize::from(text.starts_with(['{', '(']));
            text = rest;
        }
        if !text.is_empty() || opens > 0 {
            self.found.push(Command {
                text,
                document,
                opens,
            });
        }
    }

    /// The lines up to the word, and where that ends.
    fn document(&self, start: usize, word: &str) -> (&'a str, usize) {
        let mut at = start;
        while at < self.script.len() {
            let end = self.end_of_line(at);
            if self.script.get(at..end).unwrap_or_default().trim() == word {
                return (self.script.get(start..at).unwrap_or_default(), end);
            }
            at = end + 1;
        }
        let rest = self.script.get(start..).unwrap_or_default();
        (rest, self.script.len())
    }
}

fn after_keyword(text: &str) -> Option<&str> {
    const KEYWORDS: [&str; 8] = ["if", "elif", "then", "else", "do", "while", "!", "{"];
    if let Some(rest) = text.strip_prefix('(') {
        return Some(rest.trim_start());
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    KEYWORDS.contains(&word).then(|| rest.trim_start())
}

/// The word behind `<<`, and whether variables are replaced in the document.
fn word_of_document(after: &str) -> Option<(&str, bool)> {
    let word = after.strip_prefix('-').unwrap_or(after).trim_start();
    let quoted = word.starts_with(['\'', '"', '\\']);
    let word = word.trim_start_matches(['\'', '"', '\\']);
    let end = word
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
        .unwrap_or(word.len());
    (end > 0).then(|| (&word[..end], !quoted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &[&str]) {
        let found: Vec<&str> = commands(script).iter().map(|c| c.text).collect();
        assert_eq!(found, expected, "{script}");
    }

    #[test]
    fn commands_end_where_the_shell_ends_them() {
        check("a b; c && d || e\nf", &["a b", "c", "d", "e", "f"]);
        check("echo 'a; b' \"c\nd\"", &["echo 'a; b' \"c\nd\""]);
        check("echo $(a; b) c", &["echo $(a; b) c"]);
        check("a # b; c\nd", &["a", "d"]);
        check("if a; then b; fi", &["a", "b", "fi"]);
        check("echo ${{ f('a;') }}; b", &["echo ${{ f('a;') }}", "b"]);
        check("{ a; b; } > c", &["a", "b", "} > c"]);
        check("(a; b) > c", &["a", "b", ") > c"]);
        check("cat <<E >x\na; b\nE\nc", &["cat <<E >x", "c"]);
        check("cat <<< 'a'\nb", &["cat <<< 'a'", "b"]);
    }

    #[test]
    fn odd_scripts_end() {
        for odd in [
            "'", "\"", "$(", "${{", "(", ")", "<<", "<<E\n", "\\", "{ ", "é#",
        ] {
            let _ = commands(&odd.repeat(2_000));
        }
    }
}

//! Texts that a file gives to something: string literals of programs, values of
//! settings, words of commands. What is only said (comments, prose) is none.

use std::sync::LazyLock;

use laocoon_syntax::{Kind, NodeId, SyntaxTree};
use regex::Regex;

use crate::file::{File, is_lines};

/// A text, and what it is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// The name of the argument, variable, setting or function it is given to.
    pub(crate) key: String,
    /// Of its beginning.
    pub(crate) offset: u32,
}

/// Longer texts are looked at as far as this.
const MAX_TEXT: usize = 2_000;
/// More texts of a file are not looked at.
const MAX_TEXTS: usize = 200_000;
/// So far back stands what a text is given to.
const LOOK_BACK: usize = 160;

pub(crate) fn of(file: &File<'_>) -> Vec<Text> {
    if !file.settings().is_empty() {
        let settings = file.settings().iter();
        return settings
            .map(|entry| Text {
                value: shortened(&entry.value).to_owned(),
                key: last_key(&entry.path).to_owned(),
                offset: entry.span.start,
            })
            .collect();
    }
    if is_lines(file) {
        return of_lines(file.text());
    }
    match file.tree() {
        Some(tree) => of_tree(tree, file.text()),
        None => Vec::new(),
    }
}

/// `models` of `agents.models[]`.
fn last_key(path: &str) -> &str {
    let path = path.trim_end_matches("[]");
    path.rsplit('.').next().unwrap_or_default()
}

fn of_tree(tree: &SyntaxTree, text: &str) -> Vec<Text> {
    let strings = tree.of_kind(Kind::String).iter().take(MAX_TEXTS);
    strings
        .filter(|string| !is_documentation(tree, **string))
        .map(|string| {
            let start = tree.node(*string).span.start;
            Text {
                value: shortened(tree.symbol_text(*string)).to_owned(),
                key: key_before(text, start as usize),
                offset: start,
            }
        })
        .collect()
}

/// A string that is a statement of its own says something to people.
fn is_documentation(tree: &SyntaxTree, string: NodeId) -> bool {
    let parent = tree.node(string).parent;
    tree.kind(parent) == Kind::ExpressionStatement
}

/// What a text is given to, by what stands before it: `model` of `model="x"`,
/// `"model": "x"`, `getenv("MODEL", "x")`, `load("x")` is `load`.
fn key_before(text: &str, start: usize) -> String {
    let mut from = start.saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..start).unwrap_or_default();
    // A prefix of the literal: f"", b"", r"".
    let before = match before.char_indices().next_back() {
        Some((at, 'f' | 'r' | 'b' | 'u' | 'F' | 'R' | '@' | '$'))
            if before[..at].ends_with(|c: char| !c.is_alphanumeric()) =>
        {
            &before[..at]
        }
        _ => before,
    };
    let before = before.trim_end();
    let before = before.trim_end_matches([
        '=', ':', '(', '>', ',', '|', '?', '[', '{', '&', ' ', '\n', '\t', '!',
    ]);
    let before = before.trim_end_matches(['"', '\'', '`', ']', ')']);
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
    let length: usize = before
        .chars()
        .rev()
        .take_while(|c| is_name(*c))
        .map(char::len_utf8)
        .sum();
    before
        .get(before.len() - length..)
        .unwrap_or_default()
        .to_owned()
}

/// `NAME=value`, `ENV NAME value`, `--name value`: what stands after a name.
fn of_lines(text: &str) -> Vec<Text> {
    static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r#"(?x) (?: (?P<key>[A-Za-z_][\w.-]*) \s* (?: = | :\s ) \s* | --(?P<flag>[\w-]+) [=\s] \s* )?
               (?: "(?P<double>[^"\n]*)" | '(?P<single>[^'\n]*)' | (?P<bare>[^\s"';|&()<>=]+) )"#,
        )
        .ok()
    });
    let Some(word) = WORD.as_ref() else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    let mut offset = 0;
    for whole in text.split_inclusive('\n') {
        let start = offset;
        offset += whole.len();
        let line = shortened(whole.trim_end());
        if line.trim_start().starts_with(['#', ';']) {
            continue;
        }
        for found in word.captures_iter(line) {
            let value = ["double", "single", "bare"]
                .iter()
                .find_map(|name| found.name(name));
            let Some(value) = value else { continue };
            let key = found.name("key").or_else(|| found.name("flag"));
            let before = line.get(..value.start()).unwrap_or_default();
            // `ENV NAME value`, `export NAME`.
            let key = match key {
                Some(key) => key.as_str(),
                None => before.split_whitespace().next_back().unwrap_or_default(),
            };
            if texts.len() >= MAX_TEXTS {
                return texts;
            }
            texts.push(Text {
                value: value.as_str().to_owned(),
                key: key.to_owned(),
                offset: u32::try_from(start + value.start()).unwrap_or(u32::MAX),
            });
        }
    }
    texts
}

fn shortened(text: &str) -> &str {
    if text.len() <= MAX_TEXT {
        return text;
    }
    let mut end = MAX_TEXT;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use laocoon_source::{SourceFile, detect_language};

    use super::*;

    fn check(name: &str, text: &str, expected: &[(&str, &str)]) {
        let source = SourceFile::from_text(name, detect_language(name, text.as_bytes()), text);
        let file = File::new(&source, true);
        let found: Vec<(&str, &str)> = file.texts().iter().map(|t| (&*t.key, &*t.value)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_text_in_a_program_is_given_to_something() {
        check(
            "a.py",
            "\"\"\"uses m1\"\"\"\n# m2\nx = f(\"m3\", model='m4', k={\"model\": \"m5\"})\nM = os.getenv(\"MODEL\", \"m6\")\n",
            &[
                ("f", "m3"),
                ("model", "m4"),
                ("k", "model"),
                ("model", "m5"),
                ("getenv", "MODEL"),
                ("MODEL", "m6"),
            ],
        );
        check(
            "a.ts",
            "const model = process.env.MODEL ?? \"m1\"; // m2\nopenai(`m3`, { model: 'm4' });",
            &[("MODEL", "m1"), ("openai", "m3"), ("model", "m4")],
        );
        check("a.go", "x := C{Model: \"m1\"}", &[("Model", "m1")]);
    }

    #[test]
    fn settings_and_lines_have_names() {
        check("a.yaml", "llm:\n  model: m1\n", &[("model", "m1")]);
        check(
            ".env",
            "# A=b\nexport MODEL=\"m1\"\nURL=http://h/v1\n",
            &[("", "export"), ("MODEL", "m1"), ("URL", "http://h/v1")],
        );
        check(
            "Dockerfile",
            "ENV MODEL m1\n",
            &[("", "ENV"), ("ENV", "MODEL"), ("MODEL", "m1")],
        );
        check("notes.md", "MODEL=m1\n", &[]);
        check("poem.txt", "claude", &[]);
    }
}

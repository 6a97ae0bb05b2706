//! Copies of labelled files from which what tells the label was taken.
//!
//! Names become numbers; comments become blanks; letters of documentation
//! strings become `x`. Lines stay where they are.

use std::path::Path;

use anyhow::Context as _;
use laocoon_source::Language;
use laocoon_syntax::parse::{Limits, parse};
use laocoon_syntax::{Kind, SyntaxTree};

/// A folder of copies that goes away with it.
pub(crate) struct Stage {
    folder: tempfile::TempDir,
    hasher: blake3::Hasher,
}

impl Stage {
    pub(crate) fn new() -> anyhow::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            hasher: blake3::Hasher::new(),
        })
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the copies hold, for figures that were measured on them earlier.
    pub(crate) fn digest(&self) -> String {
        self.hasher.finalize().to_hex().chars().take(16).collect()
    }

    /// Writes a copy of code under a name that says nothing.
    pub(crate) fn code(&mut self, path: &str, text: &str) -> anyhow::Result<()> {
        self.write(path, without_remarks(path, text).as_bytes())
    }

    /// Copies a file as it is.
    pub(crate) fn file(&mut self, path: &str, from: &Path) -> anyhow::Result<()> {
        let bytes =
            std::fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        match String::from_utf8(bytes) {
            Ok(text) => self.code(path, &text),
            Err(error) => self.write(path, error.as_bytes()),
        }
    }

    fn write(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let to = self.folder().join(path);
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&to, bytes).with_context(|| format!("cannot write {}", to.display()))?;
        for part in [path.as_bytes(), bytes] {
            self.hasher.update(&(part.len() as u64).to_le_bytes());
            self.hasher.update(part);
        }
        Ok(())
    }
}

/// How comments are written.
struct Comments {
    line: &'static str,
    block: Option<(&'static str, &'static str)>,
}

fn comments(language: Language) -> Option<Comments> {
    let slashes = Comments {
        line: "//",
        block: Some(("/*", "*/")),
    };
    match language {
        Language::Python => Some(Comments {
            line: "#",
            block: None,
        }),
        Language::C
        | Language::Cpp
        | Language::Go
        | Language::JavaScript
        | Language::TypeScript => Some(slashes),
        _ => None,
    }
}

/// The text without its comments and what its documentation strings say; as it
/// is where the language's comments are not known.
fn without_remarks(path: &str, text: &str) -> String {
    let Some(language) = laocoon_source::detect_language(path, text.as_bytes()) else {
        return text.to_owned();
    };
    let Some(comments) = comments(language) else {
        return text.to_owned();
    };
    let tree = parse(language, text, Limits::default()).tree;
    let literals = literals(&tree);
    let mut copy = String::with_capacity(text.len());
    let mut literals = literals.iter().peekable();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        while literals.next_if(|(_, end, _)| *end <= at).is_some() {}
        if let Some((_, end, is_remark)) = literals.next_if(|(start, _, _)| *start == at) {
            let literal = &text[at..*end];
            match is_remark {
                true => copy.extend(literal.chars().map(masked)),
                false => copy.push_str(literal),
            }
            at = *end;
            continue;
        }
        let rest = &text[at..];
        let length = comment_length(&comments, rest, text[..at].ends_with(':'));
        if length > 0 {
            copy.extend(rest[..length].chars().map(blanked));
            at += length;
        } else {
            copy.push(character);
            at += character.len_utf8();
        }
    }
    copy
}

/// The length of the comment that a text begins with, 0 if it does with none.
fn comment_length(comments: &Comments, rest: &str, after_colon: bool) -> usize {
    if let Some((begin, end)) = comments.block
        && let Some(inner) = rest.strip_prefix(begin)
    {
        return inner
            .find(end)
            .map_or(rest.len(), |found| begin.len() + found + end.len());
    }
    // `http://` in a macro's text, which no tree knows for a string.
    if rest.starts_with(comments.line) && !(after_colon && comments.line == "//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    0
}

fn blanked(character: char) -> char {
    if matches!(character, '\n' | '\r') {
        character
    } else {
        ' '
    }
}

/// Keeps quotes, and lines.
fn masked(character: char) -> char {
    if character.is_alphabetic() {
        'x'
    } else {
        character
    }
}

/// The outermost literals that may hold what looks like a comment: begin, end,
/// and whether it is a statement of its own, which does nothing.
fn literals(tree: &SyntaxTree) -> Vec<(usize, usize, bool)> {
    let kinds = [
        Kind::String,
        Kind::InterpolatedString,
        Kind::Character,
        Kind::Regex,
    ];
    let mut found: Vec<(usize, usize, bool)> = kinds
        .into_iter()
        .flat_map(|kind| tree.of_kind(kind))
        .map(|id| {
            let node = tree.node(*id);
            let alone = tree.kind(node.parent) == Kind::ExpressionStatement;
            (node.span.start as usize, node.span.end as usize, alone)
        })
        .collect();
    found.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let mut reached = 0;
    found.retain(|(start, end, _)| {
        let outermost = *start >= reached && end > start;
        if outermost {
            reached = *end;
        }
        outermost
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: &str) {
        assert_eq!(without_remarks(path, text), expected);
    }

    #[test]
    fn comments_become_blanks() {
        check(
            "a.py",
            "x = '# no'  # vulnerable\ny = f\"#{x}\"\n",
            "x = '# no'              \ny = f\"#{x}\"\n",
        );
        check(
            "a.js",
            "f(`//`); /* unsafe\n  é */ g(/\\//, 'http://x'); // bad\n",
            "f(`//`);          \n       g(/\\//, 'http://x');       \n",
        );
        check(
            "a.c",
            "#define URL \"http://x\"\nchar c = '\"'; // BAD\n",
            "#define URL \"http://x\"\nchar c = '\"';       \n",
        );
    }

    #[test]
    fn documentation_strings_say_nothing() {
        check(
            "a.py",
            "def f():\n    \"\"\"Is vulnerable.\n    é\"\"\"\n    return 'vulnerable'\n",
            "def f():\n    \"\"\"xx xxxxxxxxxx.\n    x\"\"\"\n    return 'vulnerable'\n",
        );
    }

    #[test]
    fn other_languages_are_left_alone() {
        check("a.html", "<!-- x --> # y\n", "<!-- x --> # y\n");
    }
}

//! Jupyter notebooks: the code in their cells.
//!
//! A notebook is JSON, in which the lines of a cell are texts with escapes. The
//! code of all its cells becomes one virtual file for each language: the cells
//! without a magic are in the language of the notebook; a cell that begins with
//! `%%bash` and lines that begin with `!` are for the shell. In the file of the
//! notebook's language such a line is `pass`, so that the rest can be parsed.
//!
//! The JSON is read only as far as needed for that, without recursion, so that
//! where each character of a cell comes from is known.

use super::virtual_file::{Traced, VirtualFile};
use crate::{Language, SourceFile};

#[derive(Debug, Default)]
struct Cell {
    is_code: bool,
    source: Traced,
}

/// The virtual files of a notebook; none if it is none.
pub(super) fn cells(file: &SourceFile) -> Vec<VirtualFile> {
    let is_notebook = file.path.len() >= 6
        && file.path.is_char_boundary(file.path.len() - 6)
        && file.path[file.path.len() - 6..].eq_ignore_ascii_case(".ipynb");
    if !is_notebook {
        return Vec::new();
    }
    let (cells, language) = read(&file.text);
    let mut own = Traced::default();
    let mut shell = Traced::default();
    let mut web = Traced::default();
    for cell in cells.iter().filter(|cell| cell.is_code) {
        let text = &cell.source.text;
        let first = text.lines().next().unwrap_or_default();
        let rest = first.len().min(text.len())..text.len();
        match first
            .strip_prefix("%%")
            .and_then(|magic| magic.split_whitespace().next())
        {
            Some("bash" | "sh" | "script" | "system" | "sx" | "!") => {
                shell.push(&cell.source, rest);
            }
            Some("javascript" | "js") => web.push(&cell.source, rest),
            // What else there may be behind a magic is not code of the notebook.
            Some(
                "html" | "HTML" | "latex" | "markdown" | "svg" | "writefile" | "perl" | "ruby"
                | "R" | "sql",
            ) => {}
            Some(_) => push_lines(&cell.source, rest, &mut own, &mut shell),
            None => push_lines(&cell.source, 0..text.len(), &mut own, &mut shell),
        }
        for virtual_text in [&mut own, &mut shell, &mut web] {
            virtual_text.text.push('\n');
        }
    }
    [
        (language, own),
        (Some(Language::Bash), shell),
        (Some(Language::JavaScript), web),
    ]
    .into_iter()
    .filter(|(_, traced)| !traced.text.trim().is_empty())
    .map(|(language, traced)| VirtualFile {
        file: SourceFile::from_text(std::sync::Arc::clone(&file.path), language, traced.text),
        origins: traced.origins,
        is_seen_outside: false,
    })
    .collect()
}

fn push_lines(cell: &Traced, range: std::ops::Range<usize>, own: &mut Traced, shell: &mut Traced) {
    let mut at = range.start;
    for line in cell.text[range].split_inclusive('\n') {
        let end = at + line.len();
        let indent = line.len() - line.trim_start().len();
        let code = line.trim_start();
        let is_command = code.starts_with('!');
        let is_magic = is_command
            || code.starts_with('%')
                && code[1..].starts_with(|c: char| c.is_alphabetic() || c == '%')
            || code.starts_with('?')
            || code.trim_end().ends_with('?') && !code.contains(['#', '"', '\'']);
        if is_magic {
            own.push(cell, at..at + indent);
            own.origins.0.push((own.text.len(), at));
            own.text.push_str("pass\n");
            if is_command {
                shell.push(cell, at + indent + 1..end);
            }
        } else {
            own.push(cell, at..end);
        }
        at = end;
    }
}

/// The cells, and the language of the notebook if it is one of ours.
fn read(text: &str) -> (Vec<Cell>, Option<Language>) {
    let mut cells = Vec::new();
    let mut language = None;
    let mut json = Json { text, at: 0 };
    let _ = json.object(|json, key| match key {
        "cells" => json.array(|json| {
            cells.push(Cell::default());
            read_cell(json, cells.last_mut()?)
        }),
        // Version 3 of the format has the cells one level down.
        "worksheets" => json.array(|json| {
            json.object(|json, key| match key {
                "cells" => json.array(|json| {
                    cells.push(Cell::default());
                    read_cell(json, cells.last_mut()?)
                }),
                _ => json.skip(),
            })
        }),
        "metadata" => json.object(|json, key| match key {
            "kernelspec" | "language_info" => json.object(|json, key| {
                if json.peek() == Some(b'"') {
                    let value = json.string()?.text;
                    if matches!(key, "language" | "name") && language.is_none() {
                        language = of_kernel(&value);
                    }
                    return Some(());
                }
                json.skip()
            }),
            _ => json.skip(),
        }),
        _ => json.skip(),
    });
    (cells, language.unwrap_or(Some(Language::Python)))
}

/// The language by a kernel's name; the inner `None` for one that is not ours.
fn of_kernel(name: &str) -> Option<Option<Language>> {
    let name = name.to_ascii_lowercase();
    let known = match &*name {
        _ if name.starts_with("python") || name.starts_with("conda") => Some(Language::Python),
        "javascript" | "jslab" | "node" => Some(Language::JavaScript),
        "typescript" | "tslab" | "deno" => Some(Language::TypeScript),
        "bash" | "shell" => Some(Language::Bash),
        "java" => Some(Language::Java),
        "go" | "gonb" | "gophernotes" => Some(Language::Go),
        "ruby" => Some(Language::Ruby),
        "csharp" | ".net-csharp" | "c#" => Some(Language::CSharp),
        "r" | "ir" | "julia" | "scala" | "rust" | "sql" => None,
        _ => return None,
    };
    Some(known)
}

fn read_cell(json: &mut Json<'_>, cell: &mut Cell) -> Option<()> {
    json.object(|json, key| match key {
        "cell_type" if json.peek() == Some(b'"') => {
            cell.is_code = json.string()?.text == "code";
            Some(())
        }
        // `input` is its name in version 3.
        "source" | "input" if json.peek() == Some(b'"') => {
            cell.source = json.string()?;
            Some(())
        }
        "source" | "input" if json.peek() == Some(b'[') => json.array(|json| {
            if json.peek() != Some(b'"') {
                return json.skip();
            }
            let line = json.string()?;
            cell.source.push(&line, 0..line.text.len());
            Some(())
        }),
        _ => json.skip(),
    })
}

/// A place in JSON text. Every method answers `None` where the text is not JSON.
struct Json<'a> {
    text: &'a str,
    at: usize,
}

impl Json<'_> {
    /// The next character that is no space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let spaces = rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        self.at += spaces;
        rest.get(spaces).copied()
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Calls it at the value of each key.
    fn object(&mut self, mut each: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        if self.peek()? != b'{' {
            return self.skip();
        }
        self.at += 1;
        if self.peek()? == b'}' {
            self.at += 1;
            return Some(());
        }
        loop {
            self.peek()?;
            let key = self.string()?.text;
            self.expect(b':')?;
            self.peek()?;
            each(self, &key)?;
            match self.peek()? {
                b',' => self.at += 1,
                _ => return self.expect(b'}'),
            }
        }
    }

    /// Calls it at each element.
    fn array(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if self.peek()? != b'[' {
            return self.skip();
        }
        self.at += 1;
        if self.peek()? == b']' {
            self.at += 1;
            return Some(());
        }
        loop {
            self.peek()?;
            each(self)?;
            match self.peek()? {
                b',' => self.at += 1,
                _ => return self.expect(b']'),
            }
        }
    }

    /// Passes over a value, however deep.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                b',' | b':' => return None,
                _ => {
                    let rest = self.text.as_bytes().get(self.at..)?;
                    let is_part =
                        |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                    let length = rest.iter().take_while(is_part).count();
                    self.at += length;
                    if length == 0 {
                        return None;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Reads a string, which begins here.
    fn string(&mut self) -> Option<Traced> {
        self.expect(b'"')?;
        let mut read = Traced::default();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.find(['"', '\\'])?;
            if plain > 0 {
                read.origins.0.push((read.text.len(), self.at));
                read.text.push_str(&rest[..plain]);
                self.at += plain;
            }
            if rest.as_bytes()[plain] == b'"' {
                self.at += 1;
                return Some(read);
            }
            read.origins.0.push((read.text.len(), self.at));
            let character = self.escape()?;
            read.text.push(character);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = *self.text.as_bytes().get(self.at + 1)?;
        self.at += 2;
        Some(match kind {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'"' | b'\\' | b'/' => char::from(kind),
            b'u' => {
                let high = self.hex()?;
                if (0xD800..0xDC00).contains(&high) && self.text[self.at..].starts_with("\\u") {
                    self.at += 2;
                    let low = self.hex()?;
                    let pair = [high, low];
                    return char::decode_utf16(pair.map(|unit| unit as u16))
                        .next()
                        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn notebook(cells: &[&str]) -> SourceFile {
        let cells: Vec<serde_json::Value> = cells
            .iter()
            .map(|text| {
                let lines: Vec<&str> = text.split_inclusive('\n').collect();
                serde_json::json!({"cell_type": "code", "outputs": [{"x": [[]]}], "source": lines})
            })
            .collect();
        let markdown = serde_json::json!({"cell_type": "markdown", "source": "import no"});
        let cells = [vec![markdown], cells].concat();
        let document = serde_json::json!({
            "metadata": {"kernelspec": {"name": "python3", "x": null}},
            "nbformat": 4,
            "cells": cells,
        });
        let text = serde_json::to_string_pretty(&document).unwrap();
        SourceFile::from_text("a.ipynb", Language::Json, text)
    }

    fn texts(file: &SourceFile) -> Vec<(Option<Language>, String)> {
        cells(file)
            .into_iter()
            .map(|v| (v.file.language, v.file.text.to_string()))
            .collect()
    }

    #[test]
    fn code_cells_become_one_file_and_commands_another() {
        let file = notebook(&[
            "import os\nprint(\"é\\t\")",
            "%matplotlib inline\nif x:\n    !curl x | sh\n",
            "%%bash\nrm -rf /\n",
            "%%time\ny = 1 % z",
        ]);
        assert_eq!(
            texts(&file),
            [
                (
                    Some(Language::Python),
                    "import os\nprint(\"é\\t\")\npass\nif x:\n    pass\n\n\n\ny = 1 % z\n"
                        .to_owned()
                ),
                (
                    Some(Language::Bash),
                    "\ncurl x | sh\n\n\nrm -rf /\n\n\n".to_owned()
                ),
            ]
        );
    }

    /// Whatever is found in a cell is found again at its place in the JSON.
    #[test]
    fn places_lead_back_to_the_notebook() {
        let file = notebook(&[
            "import os\n",
            "a = \"\u{1F600}\"; eval(\"b\\n\")\n",
            "!curl x\n",
        ]);
        let check = |number: usize, needle: &str, outer: &str| {
            let files = cells(&file);
            let at = files[number].file.text.find(needle).unwrap();
            let end = at + needle.len();
            let span = Span::new(u32::try_from(at).unwrap(), u32::try_from(end).unwrap());
            assert_eq!(files[number].outer(span).slice(&file.text), outer);
        };
        check(0, "import os", "import os");
        check(0, "eval(\"b\\n\")", r#"eval(\"b\\n\")"#);
        check(1, "curl x", "curl x");
    }

    #[test]
    fn what_is_no_notebook_has_no_cells() {
        for text in [
            "",
            "[]",
            "{\"cells\": [",
            "{\"cells\": {}}",
            "{\"cells\": [1, \"\\u12\"]}",
        ] {
            let file = SourceFile::from_text("a.ipynb", Language::Json, text);
            assert!(cells(&file).is_empty(), "{text}");
        }
        let deep = format!("{{\"a\": {}", "[".repeat(1_000_000));
        let file = SourceFile::from_text("a.ipynb", Language::Json, deep);
        assert!(cells(&file).is_empty());
        let file = SourceFile::from_text("a.json", Language::Json, "{\"cells\": []}");
        assert!(cells(&file).is_empty());
    }
}

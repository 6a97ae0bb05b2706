//! What a text is for, by the name of its file.
//!
//! In a program every character counts for the machine, in prose it counts for
//! a reader. A file in a language of ours is a program, whatever its name.

use laocoon_source::{Language, SourceFile};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// A program, or settings of one; also what nothing is known of.
    Source,
    /// Text for people.
    Prose,
    /// Text for people, with code in fences and between backticks.
    Markdown,
    /// The texts of a program in another language.
    Translation,
}

const PROSE: [&str; 7] = ["txt", "text", "rst", "adoc", "asciidoc", "srt", "vtt"];
const MARKDOWN: [&str; 3] = ["md", "markdown", "mkd"];
const TRANSLATIONS: [&str; 7] = ["po", "pot", "xlf", "xliff", "arb", "ftl", "strings"];
/// These hold translations in a folder that says so.
const DATA: [&str; 5] = ["json", "yaml", "yml", "properties", "resx"];
const TRANSLATION_FOLDERS: [&str; 9] = [
    "locale",
    "locales",
    "_locales",
    "i18n",
    "l10n",
    "lang",
    "langs",
    "translation",
    "translations",
];

impl TextKind {
    pub(crate) fn of(file: &SourceFile) -> Self {
        let mut parts = file.path.rsplit('/');
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_data = matches!(file.language, None | Some(Language::Json | Language::Yaml));
        if !is_data {
            return Self::Source;
        }
        let is_in_translations =
            parts.any(|folder| TRANSLATION_FOLDERS.contains(&folder.to_ascii_lowercase().as_str()));
        match extension {
            _ if TRANSLATIONS.contains(&extension) => Self::Translation,
            _ if DATA.contains(&extension) && is_in_translations => Self::Translation,
            _ if file.language.is_some() => Self::Source,
            _ if MARKDOWN.contains(&extension) => Self::Markdown,
            _ if PROSE.contains(&extension) => Self::Prose,
            _ => Self::Source,
        }
    }

    /// Whether it is for people to read.
    pub(crate) fn is_for_people(self) -> bool {
        self != Self::Source
    }
}

/// Where the fenced blocks of a Markdown file are, line by line.
#[derive(Debug, Default)]
pub(crate) struct Fences {
    /// The sign and the length of the fence that is open.
    open: Option<(u8, usize)>,
}

impl Fences {
    /// Whether the next line is inside a fenced block, or opens or ends one.
    pub(crate) fn is_inside(&mut self, line: &str) -> bool {
        let was_open = self.open.is_some();
        let text = line.trim_start_matches([' ', '>', '\t']);
        let sign = text
            .bytes()
            .next()
            .filter(|sign| matches!(sign, b'`' | b'~'));
        let Some(sign) = sign else { return was_open };
        let length = text.bytes().take_while(|byte| *byte == sign).count();
        let rest = text.get(length..).unwrap_or_default();
        match self.open {
            Some((open, least)) if open == sign && length >= least && rest.trim().is_empty() => {
                self.open = None;
            }
            None if length >= 3 && !(sign == b'`' && rest.contains('`')) => {
                self.open = Some((sign, length));
            }
            _ => {}
        }
        was_open || self.open.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_prose_from_programs() {
        let check = |path: &str, text: &str, expected| {
            let file = SourceFile::from_bytes(path, text.as_bytes().to_vec()).unwrap();
            assert_eq!(TextKind::of(&file), expected, "{path}");
        };
        check("README.md", "x", TextKind::Markdown);
        check("notes.TXT", "x", TextKind::Prose);
        check("po/fa.po", "x", TextKind::Translation);
        check("src/locales/fa.json", "{}", TextKind::Translation);
        check("package.json", "{}", TextKind::Source);
        check("locales/index.js", "x", TextKind::Source);
        check("notes.txt", "#!/bin/sh\n", TextKind::Source);
        check("index.html", "x", TextKind::Source);
        check("Makefile", "x", TextKind::Source);
    }

    #[test]
    fn fences_open_and_close() {
        let check = |text: &str, expected: &[bool]| {
            let mut fences = Fences::default();
            let inside: Vec<bool> = text.lines().map(|line| fences.is_inside(line)).collect();
            assert_eq!(inside, expected, "{text:?}");
        };
        check("a\n```sh\nb\n```\nc", &[false, true, true, true, false]);
        check("````\n```\n````\nc", &[true, true, true, false]);
        check("~~~\n```\n~~~\nc", &[true, true, true, false]);
        check("`a`\n```b``` c\nd", &[false, false, false]);
        check("> ```\n> a", &[true, true]);
    }
}

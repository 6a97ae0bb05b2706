//! The tree's own ignore files.
//!
//! They are as hostile as the rest of the tree: they may be pipes, links or
//! gigabytes, and their patterns may be made to be expensive. One that goes
//! beyond the limits is disregarded, so that more is scanned rather than less.

use std::io::Read as _;
use std::path::Path;
use std::rc::Rc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::names::join;
use crate::load::open_regular;

/// The file names, the one that wins first.
pub(super) const IGNORE_FILE_NAMES: [&str; 2] = [".laocoonignore", ".gitignore"];

const MAX_BYTES: u64 = 256 * 1024;
const MAX_LINES: usize = 10_000;
const MAX_LINE_BYTES: usize = 4_096;

/// The ignore files of one directory, and those of the directories above.
#[derive(Debug)]
pub(super) struct Level {
    above: Option<Rc<Level>>,
    /// In the order of [`IGNORE_FILE_NAMES`].
    files: [Option<IgnoreFile>; 2],
}

#[derive(Debug)]
struct IgnoreFile {
    name: Rc<str>,
    patterns: Gitignore,
}

/// What the ignore files say about one entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing.
    Silent,
    /// It is not to be ignored: a pattern with `!`.
    Kept,
    /// It is ignored, by the ignore file of this name.
    IgnoredBy(Rc<str>),
}

/// An ignore file that was disregarded, wholly or in part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Disregarded {
    pub(super) ignore_file: String,
    pub(super) problem: String,
}

impl Level {
    /// Reads the ignore files of a directory; gives `above` back if there are
    /// none. `is_there` tells which of the file names the directory has.
    pub(super) fn read(
        directory: &Path,
        directory_name: &str,
        is_there: impl Fn(&str) -> bool,
        above: Option<Rc<Self>>,
        disregarded: &mut Vec<Disregarded>,
    ) -> Option<Rc<Self>> {
        let files = IGNORE_FILE_NAMES.map(|file_name| {
            if !is_there(file_name) {
                return None;
            }
            let name = join(directory_name, file_name);
            let (patterns, problem) = read_patterns(directory, file_name);
            if let Some(problem) = problem {
                disregarded.push(Disregarded {
                    ignore_file: name.clone(),
                    problem,
                });
            }
            let patterns = patterns?;
            (!patterns.is_empty()).then(|| IgnoreFile {
                name: name.into(),
                patterns,
            })
        });
        if files.iter().all(Option::is_none) {
            return above;
        }
        Some(Rc::new(Self { above, files }))
    }

    /// What the ignore files say about `path`: of one kind the nearest decides,
    /// in one file the last line that matches.
    pub(super) fn verdict(&self, path: &Path, is_directory: bool) -> Verdict {
        for kind in 0..IGNORE_FILE_NAMES.len() {
            let mut level = Some(self);
            while let Some(here) = level {
                if let Some(file) = &here.files[kind] {
                    match file.patterns.matched(path, is_directory) {
                        Match::None => {}
                        Match::Whitelist(_) => return Verdict::Kept,
                        Match::Ignore(_) => return Verdict::IgnoredBy(Rc::clone(&file.name)),
                    }
                }
                level = here.above.as_deref();
            }
        }
        Verdict::Silent
    }
}

/// The patterns of an ignore file, and the first problem with it. No patterns
/// means that all of it is disregarded.
fn read_patterns(directory: &Path, file_name: &str) -> (Option<Gitignore>, Option<String>) {
    let path = directory.join(file_name);
    let opened = match open_regular(&path) {
        Ok(opened) => opened,
        // Git does not read ignore files through links either.
        Err(_) => return (None, Some("not a readable regular file".into())),
    };
    let mut bytes = Vec::new();
    if let Err(error) = opened.file.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return (None, Some(error.to_string()));
    }
    if bytes.len() as u64 > MAX_BYTES {
        return (None, Some(format!("more than {MAX_BYTES} bytes")));
    }
    patterns(directory, &String::from_utf8_lossy(&bytes))
}

fn patterns(directory: &Path, text: &str) -> (Option<Gitignore>, Option<String>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.lines().nth(MAX_LINES).is_some() {
        return (None, Some(format!("more than {MAX_LINES} lines")));
    }
    let mut builder = GitignoreBuilder::new(directory);
    let mut problem = None;
    for (index, line) in text.lines().enumerate() {
        let result = if line.len() > MAX_LINE_BYTES {
            Err(format!("more than {MAX_LINE_BYTES} bytes"))
        } else {
            let added = builder.add_line(None, &with_literal_braces(line));
            added.map(|_| ()).map_err(|error| error.to_string())
        };
        if let (Err(reason), None) = (result, &problem) {
            problem = Some(format!("line {}: {reason}", index + 1));
        }
    }
    match builder.build() {
        Ok(patterns) => (Some(patterns), problem),
        Err(error) => (None, Some(error.to_string())),
    }
}

/// Escapes braces: to Git they are ordinary characters, while to the glob
/// library they are alternatives, which cost it stack for every one nested.
fn with_literal_braces(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    // In a class, `[{]`, a brace is literal already.
    let mut in_class = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if !in_class => {
                escaped.push('\\');
                escaped.extend(characters.next());
                continue;
            }
            '[' if !in_class => {
                in_class = true;
                escaped.push('[');
                // A `]` that comes first is a member, not the end.
                for first in ['!', '^', ']'] {
                    escaped.extend(characters.next_if_eq(&first));
                }
                continue;
            }
            ']' => in_class = false,
            '{' | '}' if !in_class => escaped.push('\\'),
            _ => {}
        }
        escaped.push(character);
    }
    // The library reads a class that is never closed as ordinary characters,
    // so that the braces in it are special after all.
    if in_class {
        line.replace(['{', '}'], "?")
    } else {
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &str, path: &str, ignored: bool) {
        let (patterns, problem) = patterns(Path::new("/r"), lines);
        assert_eq!(problem, None, "{lines:?}");
        let path = Path::new("/r").join(path);
        assert_eq!(
            patterns.unwrap().matched(path, false).is_ignore(),
            ignored,
            "{lines:?}"
        );
    }

    #[test]
    fn patterns_are_gits() {
        check("*.o\n", "a/b.o", true);
        check("/a\n", "a", true);
        check("/a\n", "b/a", false);
        check("*.o\n!b.o\n", "b.o", false);
        check("# a\n\n\\#b", "#b", true);
        check("\u{feff}a", "a", true);
    }

    #[test]
    fn braces_are_ordinary_characters() {
        check("{a,b}.py", "a.py", false);
        check("{a,b}.py", "{a,b}.py", true);
        check("x[{]", "x{", true);
        check("\\{a", "{a", true);
        check("[]{]", "{", true);
    }

    #[test]
    fn nested_braces_cost_no_stack() {
        let nested = format!("{}a{}", "{".repeat(2_000), "}".repeat(2_000));
        check(&nested, "a", false);
        let unclosed = format!("[{nested}");
        patterns(Path::new("/r"), &unclosed);
        let long = format!("{}\n", "{".repeat(100_000));
        let (_, problem) = patterns(Path::new("/r"), &long);
        assert_eq!(problem.unwrap(), "line 1: more than 4096 bytes");
    }

    #[test]
    fn a_bad_line_does_not_take_the_others_with_it() {
        let (patterns, problem) = patterns(Path::new("/r"), "ok\n[z-a]\nalso");
        assert!(problem.unwrap().starts_with("line 2: "));
        assert!(patterns.unwrap().matched("/r/also", false).is_ignore());
    }

    #[test]
    fn too_many_lines_are_disregarded_altogether() {
        let (patterns, problem) = patterns(Path::new("/r"), &"a\n".repeat(MAX_LINES + 1));
        assert!(patterns.is_none());
        assert_eq!(problem.unwrap(), "more than 10000 lines");
    }
}

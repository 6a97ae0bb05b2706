//! From a Markdown document to scenes.

use crate::escapes::unescape;
use crate::marks::{Mark, Marked, read_marks};

/// Files that are looked at together.
#[derive(Debug, Default)]
pub(crate) struct Scene {
    pub(crate) files: Vec<SceneFile>,
    /// Whether it shows what is not found so far.
    pub(crate) is_admitted: bool,
}

#[derive(Debug)]
pub(crate) struct SceneFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) marks: Vec<Marked>,
    /// Whether its lines name what is odd about an archive of that name.
    pub(crate) is_archive: bool,
    /// The line of the document in front of the first line of the file.
    pub(crate) line: usize,
}

/// A fenced block.
struct Block<'a> {
    info: &'a str,
    text: String,
    line: usize,
    heading: usize,
    is_admitted: bool,
}

/// The scenes of a document, or the line that is wrong and why.
pub(crate) fn read(document: &str) -> Result<Vec<Scene>, String> {
    let mut scenes: Vec<Scene> = Vec::new();
    let mut package_heading = None;
    for block in blocks(document)? {
        let at = |problem: String| format!("{}: {problem}", block.line);
        let (language, words, title) = info_parts(block.info).map_err(at)?;
        if language == "findings" {
            let scene = scenes
                .last_mut()
                .ok_or_else(|| at("findings of which file?".to_owned()))?;
            add_listed(scene, &block).map_err(at)?;
            continue;
        }
        let Some(title) = title else {
            continue;
        };
        let has = |word: &str| words.contains(&word);
        let (mut text, marks) = read_marks(&block.text).map_err(at)?;
        if has("fragment") {
            text.truncate(text.trim_end_matches('\n').len());
        }
        let (name, bytes) = if has("escaped") || has("bytes") {
            let name = unescape(title, false).map_err(at)?;
            let name = String::from_utf8_lossy(&name).into_owned();
            (name, unescape(&text, has("bytes")).map_err(at)?)
        } else {
            (title.to_owned(), text.into_bytes())
        };
        let file = SceneFile {
            name,
            bytes,
            marks,
            is_archive: language == "archive",
            line: block.line,
        };
        let is_member = has("package");
        let goes_on = is_member && package_heading == Some(block.heading);
        package_heading = is_member.then_some(block.heading);
        match scenes.last_mut() {
            Some(scene) if goes_on => scene.files.push(file),
            _ => scenes.push(Scene {
                files: vec![file],
                is_admitted: block.is_admitted,
            }),
        }
    }
    Ok(scenes)
}

/// Adds what a block of `line: text` or `file:line: text` lists.
fn add_listed(scene: &mut Scene, block: &Block<'_>) -> Result<(), String> {
    for entry in block.text.lines().filter(|line| !line.trim().is_empty()) {
        let wrong = || format!("`{entry}` is not `line: text` or `file:line: text`");
        let (place, rest) = match entry.split_once(": ") {
            Some((place, rest)) => (place, rest),
            None => (entry.trim_end_matches(':'), ""),
        };
        let (name, line) = match place.rsplit_once(':') {
            Some((name, line)) => (Some(name), line),
            None => (None, place),
        };
        let (line, levels) = line.split_once(" (").unwrap_or((line, ""));
        let levels = levels.trim_end_matches(')').to_owned();
        let line = line.trim().parse().map_err(|_| wrong())?;
        let file = match name {
            Some(name) => scene.files.iter_mut().find(|file| file.name == name),
            None => scene.files.last_mut(),
        };
        let file = file.ok_or_else(|| format!("`{entry}`: no such file here"))?;
        let message = rest.trim().to_owned();
        let mark = Mark::Finding { levels, message };
        file.marks.push(Marked { line, mark });
    }
    Ok(())
}

/// Language, words and title of the line that opens a block.
fn info_parts(info: &str) -> Result<(&str, Vec<&str>, Option<&str>), String> {
    let (rest, title) = match info.split_once("title=\"") {
        None => (info.to_owned(), None),
        Some((before, after)) => {
            let (title, behind) = after
                .rsplit_once('"')
                .ok_or_else(|| "the title has no end".to_owned())?;
            (format!("{before} {behind}"), Some(title))
        }
    };
    let language_end = info.find(' ').unwrap_or(info.len());
    let language = if info.starts_with("title=") {
        ""
    } else {
        &info[..language_end]
    };
    let words = ["package", "escaped", "bytes", "fragment"];
    let mut found = Vec::new();
    for word in rest.split_whitespace().filter(|word| *word != language) {
        match words.iter().find(|known| **known == word) {
            Some(known) => found.push(*known),
            None => return Err(format!("`{word}` is none of {}", words.join(", "))),
        }
    }
    Ok((language, found, title))
}

fn blocks(document: &str) -> Result<Vec<Block<'_>>, String> {
    let mut blocks = Vec::new();
    let (mut heading, mut is_admitted) = (0, false);
    let mut lines = (1..).zip(document.lines());
    while let Some((number, line)) = lines.next() {
        if line.starts_with('#') {
            heading = number;
            let depth = line.bytes().take_while(|byte| *byte == b'#').count();
            let title = line.trim_matches(['#', ' ']);
            // What stands below it in the same section is admitted, too.
            if depth <= 2 {
                is_admitted = title == "Admitted misses";
            }
            continue;
        }
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        if ticks < 3 {
            continue;
        }
        let mut text = String::new();
        let fence = &line[..ticks];
        let is_closed = loop {
            match lines.next() {
                None => break false,
                Some((_, line)) if line.trim_end() == fence => break true,
                Some((_, line)) => {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        };
        if !is_closed {
            return Err(format!("{number}: this block has no end"));
        }
        blocks.push(Block {
            info: line[ticks..].trim(),
            text,
            line: number,
            heading,
            is_admitted,
        });
    }
    Ok(blocks)
}

/// What the harness itself must get right.
pub(crate) fn tests() {
    let document = "\
# a
```sh
no title
```
```json title=\"a.json\" package
{}
```
```findings
1: text
```
```json title=\"b.json\" package
{}
```
```findings
a.json:1 (low): more
b.json:1
```
## Admitted misses
```c title=\"\\u{61}.c\" escaped
\\u{62*3}
```
";
    let scenes = match read(document) {
        Ok(scenes) => scenes,
        Err(error) => panic!("{error}"),
    };
    assert_eq!(scenes.len(), 2);
    let marks: Vec<usize> = scenes[0].files.iter().map(|f| f.marks.len()).collect();
    assert_eq!(marks, [2, 1]);
    assert!(!scenes[0].is_admitted && scenes[1].is_admitted);
    assert_eq!(scenes[1].files[0].name, "a.c");
    assert_eq!(scenes[1].files[0].bytes, b"bbb\n");
    assert_eq!(scenes[1].files[0].line, 19);
    for wrong in [
        "```c title=\"a\" escapd\n```",
        "```c title=\"a\"\n",
        "```findings\n```",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

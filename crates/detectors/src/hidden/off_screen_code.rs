//! Code stands where nobody scrolls to.
//!
//! ## What it finds
//!
//! In programs:
//!
//! - code behind so many spaces or tabs on a line that it is out of sight to
//!   the right, with other code in front of them or an indentation that nothing
//!   around it has;
//! - code behind a comment that fills the line (`/* ... */ run()`);
//! - code below so many empty lines that a reader takes the file to be over.
//!
//! What is aligned is let pass: comments at the end of lines, the backslash
//! that continues a line, columns of tables, text in texts for people.
//!
//! ## Why that is bad
//!
//! Editors and pages that show a change do not wrap lines: the code is in the
//! file, and not on the screen of the one who approves it.
//!
//! ## Example
//!
//! ```js
//! module.exports = { port: 80 };                        /* 200 more */ eval(x)
//! ```
//!
//! ## Limits
//!
//! A line that is long because it is minified is not found, wherever in it the
//! code is: files with many such lines are not meant to be read. A statement in
//! the middle of an honest long line is not told from it.
//!
//! ## References
//!
//! - <https://blog.phylum.io/phylum-discovers-dozens-more-pypi-packages-attempting-to-deliver-w4sp-stealer-in-ongoing-supply-chain-attack/>
//! - <https://attack.mitre.org/techniques/T1027/>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Span;

use crate::text::kind::TextKind;
use crate::text::program::{Likeness, likeness};
use crate::{About, Detector, Findings, Line, TextFile};

/// `hidden/off-screen-code`
pub struct OffScreenCode;

/// So many columns of blanks push what follows out of sight.
const FAR_GAP: usize = 80;

/// Code that begins behind this column is out of sight of most.
const FAR_COLUMN: usize = 120;

/// An indentation by which the code of a line is out of sight, if no line
/// around it has half of it.
const FAR_INDENTATION: usize = 150;

/// A tab takes so many columns at most, and in editors usually less.
const TAB_COLUMNS: usize = 4;

/// So many empty lines fill a screen, and another one.
const EMPTY_LINES: usize = 80;

/// A comment of so many bytes, with code behind it, fills a line.
const LONG_COMMENT: usize = 150;

impl Detector for OffScreenCode {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/off-screen-code",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-506", "CWE-451"],
            remediation: "Scroll to it and read it; put every statement on a line of its own.",
            source: include_str!("off_screen_code.rs"),
        }
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        if !is_program(file) {
            return;
        }
        let mut empty_lines = 0;
        let mut has_code = false;
        let mut indentation_before = 0;
        for line in file.lines() {
            let code = line.text.trim_start();
            if code.is_empty() {
                empty_lines += 1;
                continue;
            }
            if empty_lines >= EMPTY_LINES && has_code && !is_comment(code) {
                let message = format!("This code stands below {empty_lines} empty lines");
                add(
                    findings,
                    code_span(&line, line.text.len() - code.len()),
                    message,
                    code,
                );
            }
            let is_below_gap = empty_lines >= EMPTY_LINES && has_code;
            empty_lines = 0;
            has_code = true;
            if line.text.len() < FAR_GAP {
                indentation_before = columns(&line.text[..line.text.len() - code.len()]);
                continue;
            }
            let indentation = columns(&line.text[..line.text.len() - code.len()]);
            if let Some((start, gap)) = far_code(line.text) {
                let code = &line.text[start..];
                let message = format!("This code stands behind {gap} blank columns, out of sight");
                add(findings, code_span(&line, start), message, code);
            } else if let Some((start, length)) = code_behind_comment(line.text) {
                let code = &line.text[start..];
                let message = format!(
                    "This code stands behind a comment of {length} characters, out of sight"
                );
                add(findings, code_span(&line, start), message, code);
            } else if indentation >= FAR_INDENTATION
                && indentation_before * 2 < indentation
                && !is_below_gap
                && reads_as_code(code)
            {
                let message =
                    format!("This code is indented by {indentation} columns, out of sight");
                add(
                    findings,
                    code_span(&line, line.text.len() - code.len()),
                    message,
                    code,
                );
            }
            indentation_before = indentation;
        }
    }
}

fn add(findings: &mut Findings<'_>, span: Span, message: String, code: &str) {
    let (severity, confidence) = match likeness(code) {
        Likeness::ReachingProgram => (Severity::Critical, Confidence::High),
        _ if reaches(code) => (Severity::Critical, Confidence::High),
        _ => (Severity::Medium, Confidence::Medium),
    };
    findings
        .at(span, message)
        .severity(severity)
        .confidence(confidence);
}

fn code_span(line: &Line<'_>, start: usize) -> Span {
    line.span(start, line.text.trim_end().len())
}

/// A file in which lines are statements. Data is aligned as people like it.
fn is_program(file: &TextFile<'_>) -> bool {
    use laocoon_source::Language::{Json, Yaml};
    let by_name = [
        "rs", "swift", "kt", "scala", "ps1", "lua", "pl", "sol", "r", "dart", "ex",
    ];
    let extension = crate::text::place::extension(file.path());
    match file.language() {
        Some(Json | Yaml) => false,
        Some(_) => TextKind::of(file.source()) == TextKind::Source,
        None => by_name.contains(&&*extension),
    }
}

fn columns(blank: &str) -> usize {
    blank
        .chars()
        .map(|c| if c == '\t' { TAB_COLUMNS } else { 1 })
        .sum()
}

fn is_blank(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}'
    )
}

/// Where the code behind the widest gap of a line begins, and the gap's width.
fn far_code(line: &str) -> Option<(usize, usize)> {
    let start = line.find(|c| !is_blank(c))?;
    let mut widest = (0, 0);
    let (mut gap, mut column) = (0, columns(&line[..start]));
    for (offset, character) in line
        .char_indices()
        .skip_while(|(offset, _)| *offset < start)
    {
        let width = if character == '\t' { TAB_COLUMNS } else { 1 };
        if is_blank(character) {
            gap += width;
        } else {
            if gap > widest.1 && column >= FAR_COLUMN {
                widest = (offset, gap);
            }
            gap = 0;
        }
        column += width;
    }
    let (offset, gap) = widest;
    let code = line.get(offset..)?.trim_end();
    let before = line.get(..offset)?;
    // Columns of a table stand behind a comma, an operator or a bracket.
    let is_column = before
        .trim_end()
        .ends_with([',', '[', '(', '{', '+', '-', '*', '|', '&', ':'])
        && !reaches(code);
    let is_inside_text = is_open_text(before) || is_column;
    (gap >= FAR_GAP && !is_comment(code) && !is_inside_text && reads_as_code(code))
        .then_some((offset, gap))
}

/// Whether a text is open at the end of this: an odd number of one quote.
fn is_open_text(before: &str) -> bool {
    let count = |quote: char| before.matches(quote).count() % 2 == 1;
    let is_comment =
        before.trim_start().starts_with(['#', '*']) || before.trim_start().starts_with("//");
    count('"') || count('\'') || count('`') || is_comment
}

/// Where code behind a long comment begins, and how long the comment is.
fn code_behind_comment(line: &str) -> Option<(usize, usize)> {
    let start = line.find("/*")?;
    let length = line.get(start + 2..)?.find("*/")?;
    let end = start + 2 + length + 2;
    let code = line.get(end..)?;
    let offset = end + code.len() - code.trim_start().len();
    let code = code.trim();
    // A minified file keeps its licence in front of its only line.
    let is_short = code.len() < 400;
    (length >= LONG_COMMENT && is_short && !is_comment(code) && reads_as_code(code))
        .then_some((offset, length))
}

fn is_comment(code: &str) -> bool {
    [
        "#", "//", "/*", "*", "--", "\"\"\"", "'''", "<!--", ";;", "%",
    ]
    .iter()
    .any(|sign| code.starts_with(sign))
}

/// A statement, not a value in a column: it calls, assigns or has a keyword.
fn reads_as_code(code: &str) -> bool {
    let code = code.trim_end();
    if code.len() < 4 || code == "\\" {
        return false;
    }
    let has_call = code
        .find('(')
        .and_then(|at| code[..at].chars().last())
        .is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | ')' | ']'));
    let keywords = [
        "import ", "require ", "from ", "exec ", "eval ", "return ", "curl ", "wget ", "sh ",
        "bash ", "var ", "let ", "const ",
    ];
    has_call
        || keywords.iter().any(|word| code.starts_with(word))
        || code.starts_with(';') && code.len() > 8
}

/// Words that start something, however short the code is.
fn reaches(code: &str) -> bool {
    [
        "exec",
        "eval",
        "import ",
        "require(",
        "import(",
        "system",
        "popen",
        "spawn",
        "Function(",
        "curl ",
        "wget ",
        "base64",
        "fetch(",
        "socket",
    ]
    .iter()
    .any(|word| code.contains(word))
}

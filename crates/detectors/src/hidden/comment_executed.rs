//! A program runs what its own comments or documentation hold.
//!
//! ## What it finds
//!
//! Code that reads the documentation, the comments or the text of its own file,
//! and runs or decodes what it finds there: `exec(__doc__)`, a function's text
//! searched for its comment, `$0` cut up and piped to a shell, the part behind
//! `__END__`.
//!
//! ## Why that is bad
//!
//! A payload in a comment is no code to any tool that reads programs, and to a
//! reader it is a licence, a table or noise.
//!
//! ## Example
//!
//! ```python
//! """ aW1wb3J0IG9z... """
//! exec(base64.b64decode(__doc__))
//! ```
//!
//! ## Limits
//!
//! The reading and the running have to stand within a few lines of each other.
//! Archives that unpack themselves (`tail -n +20 "$0" | tar xz`) unpack files
//! and are let pass.
//!
//! ## References
//!
//! - <https://attack.mitre.org/techniques/T1027/009/>
//! - <https://attack.mitre.org/techniques/T1059/>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Language;

use crate::file::span_of;
use crate::text::kind::TextKind;
use crate::text::place::extension;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `hidden/comment-executed`
pub struct CommentExecuted;

/// What reads the file's own text.
const READERS: [&str; 15] = [
    "__doc__",
    "inspect.getdoc(",
    "inspect.getcomments(",
    "inspect.getsource(",
    "open(__file__",
    "Path(__file__).read_text",
    "readFileSync(__filename",
    "readFileSync(import.meta",
    ".toString().match(/",
    ".toString().split(\"/*",
    ".toString().split('/*",
    "DATA.read",
    "__HALT_COMPILER_OFFSET__",
    "getDocComment(",
    "arguments.callee.toString(",
];

const RUNNERS: [&str; 11] = [
    "exec(",
    "eval(",
    "compile(",
    "new Function(",
    "Function(",
    "os.system(",
    "subprocess.",
    "b64decode(",
    "atob(",
    "runInThisContext(",
    "marshal.loads(",
];

/// The running stands no farther from the reading than so many bytes.
const DISTANCE: usize = 240;

impl Detector for CommentExecuted {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/comment-executed",
            severity: Severity::Critical,
            confidence: Confidence::High,
            cwe: &["CWE-506", "CWE-95"],
            remediation: "Read what the comment holds, and write what it does as ordinary code, \
                          or remove it.",
            source: include_str!("comment_executed.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.with_words(&[
            "__doc__",
            "getdoc",
            "getcomments",
            "getsource",
            "__file__",
            "__filename",
            "import.meta",
            "tostring()",
            "data.read",
            "__halt_compiler",
            "callee",
            "$0",
        ])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        if TextKind::of(file.source()).is_for_people() {
            return;
        }
        let text = file.text();
        for reader in READERS {
            for (at, _) in text.match_indices(reader).take(100) {
                if let Some((start, end, is_certain)) = run_near(text, at, reader) {
                    let confidence = if is_certain {
                        Confidence::High
                    } else {
                        Confidence::Medium
                    };
                    let severity = if is_certain {
                        Severity::Critical
                    } else {
                        Severity::High
                    };
                    let message = "What the comments or the documentation of this file hold is run as a program";
                    findings
                        .at(span_of(start, end), message)
                        .severity(severity)
                        .confidence(confidence);
                }
            }
        }
        // `$0` is the script in a shell, and in what runs one: a recipe, a step
        // of a pipeline. Data is run by nobody.
        if file.language() == Some(Language::Json) || extension(file.path()) == "map" {
            return;
        }
        for line in file.lines() {
            if let Some(start) = cut_from_itself(line.text) {
                let message = "A part of this script is cut out of itself and run";
                findings.at(line.span(start, line.text.trim_end().len()), message);
            }
        }
    }
}

/// Where what is read here is run: as an argument of the call around it, or by
/// the name that it is given.
fn run_near(text: &str, at: usize, reader: &str) -> Option<(usize, usize, bool)> {
    let window_start = floor(text, at.saturating_sub(DISTANCE * 2));
    let line_start = text[window_start..at]
        .rfind('\n')
        .map_or(window_start, |start| window_start + start + 1);
    let window = &text[at..floor(text, (at + DISTANCE * 2).min(text.len()))];
    let line_end = at + window.find('\n').unwrap_or(window.len());
    // No more than a stretch of it: a line may be the whole file.
    let before = &text[line_start..at];
    if before.trim_start().starts_with(['#', '*']) || before.trim_start().starts_with("//") {
        return None;
    }
    // `exec(` in front of it on the line, and open still.
    let runs_it = RUNNERS.iter().any(|runner| {
        find_word(before, runner).is_some_and(|start| {
            let inside = &before[start + runner.len()..];
            let depth = inside.matches('(').count() + 1;
            depth > inside.matches(')').count()
        })
    });
    if runs_it {
        // `compile(__doc__)` of a template, `len(eval(x.__doc__))` of a test.
        return Some((
            line_start + before.len() - before.trim_start().len(),
            line_end,
            true,
        ));
    }
    let name = assigned_name(before)?;
    let end = (line_end + DISTANCE).min(text.len());
    let behind = text.get(line_end..).map(|rest| {
        let mut length = (end - line_end).min(rest.len());
        while !rest.is_char_boundary(length) {
            length -= 1;
        }
        &rest[..length]
    })?;
    let runs_name = ["exec(", "eval(", "Function("].iter().any(|runner| {
        behind.match_indices(runner).any(|(found, _)| {
            let is_word =
                !behind[..found].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
            let arguments = behind[found + runner.len()..]
                .split('\n')
                .next()
                .unwrap_or_default();
            is_word && contains_word(arguments, name)
        })
    });
    (runs_name && reader != ".toString().match(/").then_some((at, at + reader.len(), false))
}

/// The last place between two characters that is not behind `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    let at = text.find(word)?;
    let is_part = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let is_pattern = word == "compile(" && text[..at].ends_with("re.");
    (!is_part && !is_pattern).then_some(at)
}

fn contains_word(text: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_name) && !text[at + word.len()..].starts_with(is_name)
    })
}

/// The name in `name = ...`, `const name = ...`.
fn assigned_name(before: &str) -> Option<&str> {
    let (left, _) = before.split_once('=')?;
    let name = left.trim().rsplit([' ', '\t', '$']).next()?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_name.then_some(name)
}

/// Where a line cuts a script out of `$0` and pipes it to what runs it.
fn cut_from_itself(line: &str) -> Option<usize> {
    let own = line.find("$0")?;
    let start = ["sed ", "tail ", "awk ", "grep ", "cut ", "head "]
        .iter()
        .filter_map(|tool| line.find(tool))
        .filter(|at| *at < own)
        .min()?;
    let behind = &line[own..];
    let pipes: Vec<&str> = behind.split('|').skip(1).map(str::trim).collect();
    let is_interpreter = |command: &&str| {
        let name = command.split_whitespace().next().unwrap_or_default();
        let name = name
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches([')', '"', ';']);
        matches!(
            name,
            "sh" | "bash" | "zsh" | "dash" | "python" | "python3" | "perl" | "node" | "ruby"
        )
    };
    let is_evaluated = line[..start].contains("eval ") || line[..start].contains("source <(");
    (pipes.iter().any(is_interpreter) || is_evaluated).then_some(start)
}

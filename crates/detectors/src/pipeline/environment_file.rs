//! What a script writes to the files by which a step speaks to later ones.
//!
//! Words: the *environment files* are those that `$GITHUB_ENV`, `$GITHUB_PATH` and
//! `$GITHUB_OUTPUT` name. Each of their lines is `name=value`, or opens a text,
//! `name<<delimiter`, that ends at the delimiter. A text *sets* something if it
//! can begin a line there: it is first in its line, or has lines of its own and
//! is in no text with a delimiter that nobody can foresee.
//!
//! Format: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files>.

use std::collections::HashMap;

use super::expression;
use super::shell_command::{self, Command};
use super::untrusted::Writer;
use super::workflow::{Job, Step, Workflow};

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EnvironmentFile {
    Variables,
    Path,
    Outputs,
}

impl EnvironmentFile {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Variables, "GITHUB_ENV"),
        (Self::Path, "GITHUB_PATH"),
        (Self::Outputs, "GITHUB_OUTPUT"),
    ];

    /// The variable that names it.
    pub(super) fn variable(self) -> &'static str {
        let known = Self::ALL.iter().find(|(file, _)| *file == self);
        known.map_or("", |(_, name)| name)
    }
}

/// Text of others that sets something.
#[derive(Debug)]
pub(super) struct Write<'a> {
    /// The command that writes it.
    pub(super) command: &'a str,
    pub(super) file: EnvironmentFile,
    pub(super) writer: Writer,
    pub(super) context: String,
}

/// Text of others in a command.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Flow {
    writer: Writer,
    is_one_line: bool,
    context: String,
}

/// What a command prints.
struct Printed<'a> {
    command: &'a str,
    /// With whether it is first in its line.
    flow: Option<(Flow, bool)>,
    delimiter: Option<Delimiter>,
    text: &'a str,
}

struct Delimiter {
    word: String,
    is_foreseen: bool,
    is_closed: bool,
}

/// Commands in `$( )` in one command; what comes after is not followed.
const MAX_SUBSTITUTIONS: usize = 64;

const PRINTING: [&str; 8] = [
    "echo",
    "printf",
    "cat",
    "print",
    "tee",
    "write-output",
    "add-content",
    "out-file",
];

/// Programs whose output has one line, or no text of others.
const NEUTRAL: [&str; 9] = [
    "tr",
    "base64",
    "head",
    "wc",
    "jq",
    "sha256sum",
    "sha1sum",
    "md5sum",
    "xxd",
];

/// The contexts that may hold several lines end so.
const OF_MANY_LINES: [&str; 6] = [
    "body",
    "message",
    "summary",
    "diff_hunk",
    "body.from",
    "client_payload",
];

/// The writes of a step's script that let others set something.
pub(super) fn writes<'a>(
    workflow: &Workflow,
    job: Job<'_>,
    step: Step<'_>,
    script: &'a str,
) -> Vec<Write<'a>> {
    let mut reader = Reader {
        workflow,
        job,
        step,
        assigned: HashMap::new(),
        waiting: Vec::new(),
        groups: Vec::new(),
        inside: None,
        found: Vec::new(),
    };
    for command in shell_command::commands(script) {
        reader.read(command);
    }
    reader.found
}

struct Reader<'w, 'a> {
    workflow: &'w Workflow,
    job: Job<'w>,
    step: Step<'w>,
    /// What the variables hold that the script has set or asked for.
    assigned: HashMap<String, Held>,
    /// What was printed in groups that are still open.
    waiting: Vec<Printed<'a>>,
    groups: Vec<usize>,
    /// The text that is open in the file.
    inside: Option<Delimiter>,
    found: Vec<Write<'a>>,
}

#[derive(Debug, Clone)]
struct Held {
    flow: Option<Flow>,
    is_constant: bool,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self, command: Command<'a>) {
        for _ in 0..command.opens {
            self.groups.push(self.waiting.len());
        }
        let text = command.text;
        if let Some((name, value)) = assignment(text) {
            let held = Held {
                flow: self.flow(value, true).map(|(flow, _)| flow),
                is_constant: !value.contains(['$', '`']),
            };
            self.assigned.insert(name.to_owned(), held);
            return;
        }
        if text.contains("=~") || text.starts_with("case ") {
            for name in text.split('$').skip(1).filter_map(variable) {
                let checked = Held {
                    flow: None,
                    is_constant: false,
                };
                self.assigned.insert(name.to_owned(), checked);
            }
            return;
        }
        let file = file_of(text);
        if text.starts_with(['}', ')']) {
            let start = self.groups.pop().unwrap_or(0).min(self.waiting.len());
            if let Some(file) = file {
                for printed in self.waiting.split_off(start) {
                    self.write(file, printed);
                }
            }
        } else if prints(text) {
            let printed = self.printed(command);
            match file {
                Some(file) => self.write(file, printed),
                None if !self.groups.is_empty() => self.waiting.push(printed),
                None => {}
            }
        }
        if self.groups.is_empty() {
            self.waiting.clear();
        }
    }

    fn printed(&mut self, command: Command<'a>) -> Printed<'a> {
        let (text, replaced) = command.document.unwrap_or((command.text, true));
        let delimiter = self.delimiter(text);
        Printed {
            command: command.text,
            flow: self.flow(text, replaced),
            delimiter,
            text,
        }
    }

    fn write(&mut self, file: EnvironmentFile, printed: Printed<'a>) {
        let foreseen = |known: &Delimiter| known.is_foreseen;
        let inside = printed.delimiter.as_ref().or(self.inside.as_ref());
        if let Some((flow, is_first)) = printed.flow {
            let sets = match inside.map(foreseen) {
                Some(true) => !flow.is_one_line,
                Some(false) => false,
                None => is_first || !flow.is_one_line || file == EnvironmentFile::Path,
            };
            if sets {
                self.found.push(Write {
                    command: printed.command,
                    file,
                    writer: flow.writer,
                    context: flow.context,
                });
            }
        }
        if let Some(opened) = printed.delimiter {
            self.inside = (!opened.is_closed).then_some(opened);
        } else if self
            .inside
            .as_ref()
            .is_some_and(|open| printed.text.contains(&open.word))
        {
            self.inside = None;
        }
    }

    /// The delimiter that a text opens: `name<<delimiter`.
    fn delimiter(&self, text: &str) -> Option<Delimiter> {
        let of_name = |c: char| c.is_alphanumeric() || "_}-".contains(c);
        let (at, _) = text
            .match_indices("<<")
            .find(|(at, _)| text[..*at].ends_with(of_name))?;
        let written = text[at + 2..].trim_start();
        let end = written
            .find(|c: char| c.is_whitespace() || "\"'\\;".contains(c))
            .unwrap_or(written.len());
        let (word, rest) = written.split_at(end);
        let name = word.trim_matches(['$', '{', '}']);
        let is_constant = self.assigned.get(name).is_some_and(|held| held.is_constant);
        Some(Delimiter {
            is_foreseen: is_constant || !word.contains(['$', '%', '`']),
            is_closed: rest.contains(name) || word.contains('%'),
            word: name.to_owned(),
        })
    }

    /// The worst text of others in a text, and whether it is first in its line.
    fn flow(&mut self, text: &str, replaced: bool) -> Option<(Flow, bool)> {
        let mut worst: Option<(Flow, bool)> = None;
        let mut substitutions = 0;
        let mut single = false;
        let mut double = false;
        let mut line = 0;
        let mut at = 0;
        let bytes = text.as_bytes();
        let neutral_until = last_neutral(text);
        while let Some(&byte) = bytes.get(at) {
            let rest = text.get(at..).unwrap_or_default();
            let mut flow = None;
            let mut length = 1;
            match byte {
                b'\n' => line = at,
                b'\\' if !single => {
                    length = 2;
                    if rest.starts_with("\\n") {
                        line = at;
                    }
                }
                b'\'' if !double => single = !single,
                b'"' if !single => double = !double,
                b'$' if rest.starts_with("${{") => {
                    let end = rest.find("}}").map_or(rest.len(), |end| end + 2);
                    length = end;
                    flow = self.of_expression(&rest[..end]);
                }
                b'$' if single || !replaced => {}
                b'$' if rest.starts_with("$(") => {
                    substitutions += 1;
                    if substitutions > MAX_SUBSTITUTIONS {
                        break;
                    }
                    length = 2;
                    if !prints(&rest[2..]) {
                        length = end_of_substitution(rest);
                    }
                }
                b'`' => length = 1 + rest[1..].find('`').map_or(0, |end| end + 1),
                b'$' => {
                    flow = variable(&rest[1..]).and_then(|name| self.of_variable(name));
                }
                b'%' => {
                    flow = rest[1..]
                        .split_once('%')
                        .filter(|(name, _)| is_name(name))
                        .and_then(|(name, _)| self.of_variable(name));
                }
                _ => {}
            }
            if let Some(flow) = flow.filter(|_| at >= neutral_until) {
                let is_first = !text.get(line..at).unwrap_or_default().contains('=');
                let found = (flow, is_first);
                if worst.as_ref().is_none_or(|known| found.0 < known.0) {
                    worst = Some(found);
                }
            }
            at += length;
        }
        worst
    }

    fn of_expression(&self, text: &str) -> Option<Flow> {
        let written = expression::expressions(text);
        let contexts = written.iter().flat_map(|one| one.expression.flowing());
        contexts
            .filter_map(|context| self.of_context(&context))
            .min()
    }

    fn of_context(&self, context: &str) -> Option<Flow> {
        let behind = self.workflow.behind(context, self.job, self.step);
        let flows = behind.into_iter().filter_map(|context| {
            let writer = self.workflow.writer_of(&context)?;
            let many = OF_MANY_LINES.iter().any(|end| context.ends_with(end));
            (writer < Writer::Insider).then_some(Flow {
                writer,
                is_one_line: !many,
                context,
            })
        });
        flows.min()
    }

    fn of_variable(&mut self, name: &str) -> Option<Flow> {
        if let Some(held) = self.assigned.get(name) {
            return held.flow.clone();
        }
        let context = match name {
            "GITHUB_HEAD_REF" => "github.head_ref".to_owned(),
            _ => format!("env.{}", name.to_ascii_lowercase()),
        };
        let flow = self.of_context(&context);
        let held = Held {
            flow: flow.clone(),
            is_constant: false,
        };
        self.assigned.insert(name.to_owned(), held);
        flow
    }
}

/// `name=value`, `export name=value`, and `$name = value` of PowerShell.
fn assignment(text: &str) -> Option<(&str, &str)> {
    let words = ["export ", "local ", "readonly ", "declare "];
    let text = words
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let (name, value) = text.split_once('=')?;
    let name = match name.strip_prefix('$') {
        Some(name) => name.trim_end(),
        None => name,
    };
    is_name(name).then_some((name, value))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// The variable behind `$`, unless what becomes of it has one line: parts of
/// it are replaced, it is quoted or counted.
pub(super) fn variable(after: &str) -> Option<&str> {
    let inner = after.strip_prefix('{');
    let name = inner.unwrap_or(after);
    let name = name.strip_prefix("env:").unwrap_or(name);
    let end = name
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(name.len());
    let is_changed = inner.is_some() && name[end..].starts_with(['/', '@']);
    (end > 0 && !is_changed).then(|| &name[..end])
}

/// Whether the first command of a text prints its arguments.
pub(super) fn prints(text: &str) -> bool {
    let text = text.trim_start();
    let end = text
        .find(|c: char| c.is_whitespace() || c == '.')
        .unwrap_or(text.len());
    let word = &text[..end];
    text.starts_with(['"', '\''])
        || PRINTING
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether what a command prints has one line in the end, or no text of others.
pub(super) fn is_neutralised(text: &str) -> bool {
    last_neutral(text) > 0
}

/// Where the last pipe into a program of one line is; 0 if there is none.
fn last_neutral(text: &str) -> usize {
    let mut pipes = text.match_indices('|').filter(|(at, _)| {
        let after = text[at + 1..].trim_start();
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        let raw = after.starts_with("jq -r") || after.starts_with("jq --raw");
        NEUTRAL.contains(&after[..end].trim_end_matches([')', '"'])) && !raw
    });
    pipes.next_back().map_or(0, |(at, _)| at)
}

/// Behind the `)` that ends the `$(` at the start.
fn end_of_substitution(text: &str) -> usize {
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

/// The file that a command writes to.
fn file_of(text: &str) -> Option<EnvironmentFile> {
    let lower = text.to_ascii_lowercase();
    let by_program = [
        "tee ",
        "tee-object",
        "out-file",
        "add-content",
        "set-content",
    ]
    .iter()
    .any(|program| lower.contains(program));
    let mut all = EnvironmentFile::ALL.iter().copied();
    let file = all.find(|(_, name)| {
        text.match_indices(name).any(|(at, _)| {
            let ends = text[at + name.len()..].chars().next();
            let before = text[..at].trim_end_matches("env:");
            let named = before.trim_end_matches(['$', '{', '"', '%', ' ']);
            let is_reference = named.len() < before.len()
                && ends.is_none_or(|c| !(c.is_alphanumeric() || c == '_'));
            is_reference && (by_program || named.ends_with('>'))
        })
    });
    file.map(|(file, _)| file)
}

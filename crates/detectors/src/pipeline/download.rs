//! Commands that run what they download.
//!
//! Words: a *fetcher* is a program that downloads to its output; a *shell* is one
//! that runs its input. Commands are looked at as text, one logical line at a time
//! (lines that end in `\` go on), because they stand in files of many kinds.

use laocoon_source::Span;

use crate::file::span_of;

/// Files whose commands a build runs.
pub(super) static FILES: [&str; 19] = [
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    "action.yml",
    "action.yaml",
    "*.gitlab-ci.yml",
    "*.gitlab-ci.yaml",
    ".travis.yml",
    ".circleci/config.yml",
    "azure-pipelines*.yml",
    "bitbucket-pipelines.yml",
    ".drone.yml",
    "Jenkinsfile*",
    "Makefile*",
    "GNUmakefile",
    "*.mk",
    "justfile",
    "Taskfile.y*ml",
    "package.json",
    "devcontainer.json",
];

const FETCHERS: [&str; 6] = [
    "curl",
    "wget",
    "iwr",
    "irm",
    "invoke-webrequest",
    "invoke-restmethod",
];

const SHELLS: [&str; 16] = [
    "sh",
    "bash",
    "zsh",
    "dash",
    "ksh",
    "ash",
    "fish",
    "python",
    "python3",
    "perl",
    "ruby",
    "node",
    "pwsh",
    "powershell",
    "iex",
    "invoke-expression",
];

/// What may stand before the program that is run.
const BEFORE_PROGRAM: [&str; 6] = ["sudo", "env", "exec", "command", "doas", "nohup"];

/// So much of a command is looked at behind a fetcher.
const MAX_COMMAND: usize = 2_000;

/// So many fetchers of one line are looked at.
const MAX_FETCHERS: usize = 50;

/// A download that is run.
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) is_unencrypted: bool,
}

/// The logical lines of a text that are no comments, with where they start.
pub(super) fn logical_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        while next < text.len() {
            let start = next;
            let end = end_of_line(text, start);
            next = end + 1;
            let line = &text[start..end];
            if !is_comment(line) {
                return Some((start, line));
            }
        }
        None
    })
}

/// All downloads of a text that are run at once.
pub(super) fn run_at_once(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (start, line) in logical_lines(text) {
        let lower = line.to_ascii_lowercase();
        let mut past = 0;
        for at in fetchers(&lower).take(MAX_FETCHERS) {
            if at < past {
                continue;
            }
            let length = piped(&lower[at..]).or_else(|| substituted(&lower, at));
            if let Some(length) = length {
                past = at + length;
                found.push(Found {
                    span: span_of(start + at, start + past),
                    is_unencrypted: lower[at..past].contains("http://")
                        && !lower[at..past].contains("http://localhost"),
                });
            }
        }
    }
    found
}

/// Where a logical line ends.
fn end_of_line(text: &str, start: usize) -> usize {
    let mut from = start;
    while let Some(end) = text[from..].find('\n').map(|at| at + from) {
        let line = text[from..end].trim_end_matches('\r');
        if !line.ends_with('\\') {
            return end;
        }
        from = end + 1;
    }
    text.len()
}

fn is_comment(line: &str) -> bool {
    let line = line
        .trim_start()
        .trim_start_matches("- ")
        .trim_start_matches('@');
    line.starts_with('#') || line.starts_with("//")
}

/// Where the fetchers of a line are called.
fn fetchers(lower: &str) -> impl Iterator<Item = usize> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    let bytes = lower.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < bytes.len() {
            if !bytes[from].is_ascii_alphanumeric() {
                from += 1;
                continue;
            }
            let start = from;
            while from < bytes.len() && is_word(bytes[from]) {
                from += 1;
            }
            let word = &bytes[start..from];
            let word = word.strip_suffix(b".exe").unwrap_or(word);
            if FETCHERS.iter().any(|known| known.as_bytes() == word)
                && bytes.get(from).is_some_and(|b| b" \t\\".contains(b))
            {
                return Some(start);
            }
        }
        None
    })
}

/// How long a command is whose output is piped to a shell.
fn piped(command: &str) -> Option<usize> {
    let mut quote = None;
    let bytes = command.as_bytes();
    let mut index = 0;
    while index < bytes.len().min(MAX_COMMAND) {
        let byte = bytes[index];
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            // A quote that never closes is the end of the string that the
            // command stands in.
            (None, b'"' | b'\'') if bytes[index + 1..].contains(&byte) => quote = Some(byte),
            (None, b'"' | b'\'' | b';' | b'&' | b')' | b'`') => {
                let is_redirection = byte == b'&' && index > 0 && bytes[index - 1] == b'>';
                if !is_redirection {
                    return None;
                }
            }
            (None, b'|') if bytes.get(index + 1) == Some(&b'|') => return None,
            (None, b'|') => {
                if let Some(length) = program(&command[index + 1..]) {
                    return Some(index + 1 + length);
                }
            }
            _ => {}
        }
        index += 1;
    }
    None
}

/// How far it is to the end of the shell that a pipeline goes on with.
fn program(rest: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let skipped = rest[at..].len()
            - rest[at..]
                .trim_start_matches([' ', '\t', '\\', '\r', '\n', '&'])
                .len();
        at += skipped;
        let word = rest[at..]
            .split([
                ' ', '\t', '\n', '\r', '|', ';', '&', ')', '"', '\'', '`', ',',
            ])
            .next()?;
        if word.is_empty() {
            return None;
        }
        let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
        let end = at + word.len();
        if SHELLS.contains(&name.strip_suffix(".exe").unwrap_or(name)) {
            return runs_input(&rest[end..], name).then_some(end);
        }
        let goes_on = BEFORE_PROGRAM.contains(&name) || word.starts_with('-') || word.contains('=');
        if !goes_on {
            return None;
        }
        at = end;
    }
}

/// Whether the shell reads what to run from its input: `python -c x` and
/// `node script.js` read data from it.
fn runs_input(arguments: &str, name: &str) -> bool {
    let end = arguments
        .find(['|', ';', '&', '\n', '"', '\'', ')', '`'])
        .unwrap_or(arguments.len());
    let first = arguments[..end].split_whitespace().next();
    let is_general = ["python", "python3", "perl", "ruby", "node"].contains(&name);
    match first {
        None | Some("-" | "-s" | "--" | "\\") => true,
        Some("-c" | "-m" | "-e" | "-n" | "-pe" | "-ne" | "-p") => false,
        Some(flag) if flag.starts_with('-') => !is_general || flag == "-u",
        Some(_) => false,
    }
}

/// How long a download is whose text a shell before it is given:
/// `bash <(curl ..)`, `sh -c "$(curl ..)"`, `eval "$(curl ..)"`.
fn substituted(line: &str, at: usize) -> Option<usize> {
    let before = line[..at].trim_end();
    let inside = before
        .strip_suffix("<(")
        .or_else(|| before.strip_suffix("$("))
        .or_else(|| before.strip_suffix('`'))?;
    let inside = inside.trim_end_matches(['$', '"', '\'', '\\', ' ', '\t']);
    let mut words = inside.rsplit([' ', '\t', ';', '&', '|', '"', '\'', '(', ':']);
    let mut last = words.next().unwrap_or_default();
    let mut has_command = false;
    while last.starts_with('-') {
        has_command |= last.starts_with('-') && last.ends_with('c');
        last = words.next().unwrap_or_default();
    }
    let name = last.rsplit('/').next().unwrap_or(last);
    let is_process = before.ends_with("<(");
    let runs = match name {
        "eval" => true,
        "source" | "." => is_process,
        _ => SHELLS.contains(&name) && (is_process || has_command),
    };
    let rest = &line[at..];
    let end = rest.find([')', '`', '\n']).unwrap_or(rest.len());
    runs.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_cost_their_length() {
        for part in [
            "curl x ",
            "curl | ",
            "bash <(curl ",
            "curl '",
            "\\\n",
            "curl \\\n",
        ] {
            let text = part.repeat(50_000);
            let _ = run_at_once(&text);
        }
    }
}

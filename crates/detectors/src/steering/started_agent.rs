//! Agents that are started so that they ask before nothing.
//!
//! Which programs start an agent and which flags do this is data, in the
//! catalogue of `laocoon-inventory`. A *command* is a list of words, whether a
//! shell splits it or a program gives it as literals.

use std::ops::Range;

use laocoon_inventory::{Agent, catalogue};

/// A word of a command, and where it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    /// Whether a command ends in front of it, at least in the shell.
    pub(super) is_first: bool,
}

/// What was found.
#[derive(Clone, Debug)]
pub(super) struct Started {
    /// As it is written.
    pub(super) program: String,
    pub(super) product: &'static str,
    /// From the program to the flag, in bytes.
    pub(super) range: Range<usize>,
}

/// Whether one of the flags of any agent may be in a text: cheap.
pub(super) fn may_start_one(text: &str) -> bool {
    let known = |agent: &Agent| {
        agent.unasked.iter().any(|flag| {
            let name = flag.split(' ').next().unwrap_or_default();
            text.contains(name)
        }) && agent.programs.iter().any(|program| {
            let name = program.split(' ').next().unwrap_or_default();
            text.contains(name)
        })
    };
    catalogue().agents.iter().any(known)
}

/// The agent that a word starts, with how many words its program has.
pub(super) fn agent_of(words: &[Word<'_>], at: usize) -> Option<(&'static Agent, usize)> {
    let name = name_of(words.get(at)?.text);
    if name.is_empty() {
        return None;
    }
    catalogue().agents.iter().find_map(|agent| {
        agent.programs.iter().find_map(|program| {
            let (first, command) = match program.split_once(' ') {
                Some((first, command)) => (first, Some(command)),
                None => (program.as_str(), None),
            };
            if first != name {
                return None;
            }
            match command {
                None => Some((agent, 1)),
                Some(command) => {
                    let next = words.get(at + 1)?;
                    (next.text == command && !next.is_first).then_some((agent, 2))
                }
            }
        })
    })
}

/// The name of a program, without where it is, its version and its ending.
fn name_of(word: &str) -> &str {
    let is_package = word.starts_with('@');
    let name = if is_package {
        word
    } else {
        word.rsplit(['/', '\\']).next().unwrap_or_default()
    };
    let name = match name.rfind('@') {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    };
    [".exe", ".cmd", ".ps1"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name)
}

/// How long a flag is, in words, if it stands at a place.
pub(super) fn flag_at(agent: &Agent, words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = words.get(at)?.text;
    agent
        .unasked
        .iter()
        .find_map(|flag| match flag.split_once(' ') {
            None => {
                (word == flag || word.strip_prefix(flag.as_str()) == Some("=true")).then_some(1)
            }
            Some((name, value)) => {
                let joined = word
                    .strip_prefix(name)
                    .and_then(|rest| rest.strip_prefix('='));
                if joined == Some(value) {
                    return Some(1);
                }
                let next = words.get(at + 1)?;
                (word == name && next.text == value).then_some(2)
            }
        })
}

/// Flags that many programs have: they count only in the agent's own command.
pub(super) fn is_common(flag: &str) -> bool {
    flag.len() <= 2 || matches!(flag, "--force" | "--yes" | "--auto" | "--yes-always")
}

/// More words of a command are not looked at.
const MAX_WORDS: usize = 400;

/// The first agent that a list of words starts so. `is_command` says whether a
/// program may stand at a place.
pub(super) fn started_in(
    words: &[Word<'_>],
    is_command: impl Fn(usize) -> bool,
) -> Option<Started> {
    (0..words.len()).find_map(|at| {
        let (agent, length) = agent_of(words, at)?;
        if words[at].text.starts_with('-') || !is_command(at) {
            return None;
        }
        let mut has_ended = false;
        for place in at + length..words.len().min(at + MAX_WORDS) {
            has_ended |= words[place].is_first;
            let Some(count) = flag_at(agent, words, place) else {
                continue;
            };
            if has_ended && is_common(words[place].text) {
                continue;
            }
            let last = &words[place + count - 1];
            return Some(Started {
                program: name_of(words[at].text).to_owned(),
                product: &agent.product,
                range: words[at].start..last.start + last.text.len(),
            });
        }
        None
    })
}

/// The words of a line or of a literal that begins at an offset of its file.
/// Quotes, brackets and commas stand around words; signs of the shell end a
/// command, and a comment ends the line.
pub(super) fn words_of(text: &str, offset: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut is_first = true;
    let mut start = None;
    let mut push = |start: &mut Option<usize>, end: usize, is_first: &mut bool| {
        if let Some(from) = start.take() {
            words.push(Word {
                text: &text[from..end],
                start: offset + from,
                is_first: *is_first,
            });
            *is_first = false;
        }
    };
    for (at, character) in text.char_indices() {
        match character {
            '#' if start.is_none() => break,
            ';' | '|' | '&' | '(' | ')' => {
                push(&mut start, at, &mut is_first);
                is_first = true;
            }
            '"' | '\'' | '`' | ',' | '[' | ']' | '{' | '}' => push(&mut start, at, &mut is_first),
            '\\' if text[at + 1..].starts_with(['"', '\'', 'n', '\n', '\r']) && start.is_none() => {
            }
            _ if character.is_whitespace() => push(&mut start, at, &mut is_first),
            _ => {
                start.get_or_insert(at);
            }
        }
    }
    push(&mut start, text.len(), &mut is_first);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let words = words_of(line, 0);
        let started = started_in(&words, |_| true).map(|started| started.program);
        assert_eq!(started.as_deref(), expected, "{line}");
    }

    #[test]
    fn commands_start_agents_with_their_own_flags() {
        check(
            "claude -p 'fix it' --dangerously-skip-permissions",
            Some("claude"),
        );
        check(
            "\"postinstall\": \"npx @openai/codex@latest --yolo\"",
            Some("@openai/codex"),
        );
        check("CMD [\"gemini\", \"-y\"]", Some("gemini"));
        check("claude --permission-mode=bypassPermissions", Some("claude"));
        check(
            "C:\\bin\\claude.cmd --permission-mode bypassPermissions",
            Some("claude"),
        );
        check("q chat --no-interactive --trust-all-tools x", Some("q"));
        check(
            "claude -p 'a; b' --dangerously-skip-permissions",
            Some("claude"),
        );
        check("claude -p x && git push --force", None);
        check("gemini -p x; apt-get install -y jq", None);
        check("q --trust-all-tools", None);
        check("codex --full-auto", None);
        check("claude # --dangerously-skip-permissions", None);
        check("qwen --yolo-mode", None);
    }
}

//! Settings in the repository let an agent act without asking.
//!
//! ## What it finds
//!
//! In the settings of Claude Code, Codex, Gemini CLI, Qwen Code, VS Code with
//! Copilot, Cursor, Cline, Roo Code, Windsurf, Aider, OpenCode, Amazon Q, Kiro,
//! Zed, Goose, Crush, Continue and Amp: switches that let every command run
//! without a question, that take the fence around commands away, that start
//! whatever servers the repository names, or that trust any folder. And in
//! scripts, build files, workflows and programs: an agent that is started so,
//! whether its name and its flags are one command, literals of a call, or lists
//! that are put together. That is high where the package is installed by it, or
//! where the prompt has the agent search for secrets, take them away or delete.
//!
//! ## Why that is bad
//!
//! Whoever can change the repository, or any text that the agent reads, then
//! runs commands on the machine of everybody who opens it, and nobody is asked.
//!
//! ## Example
//!
//! ```json
//! {"permissions": {"defaultMode": "bypassPermissions"}}
//! ```
//!
//! ## Limits
//!
//! Settings outside the repository are not seen. An allowed command that can
//! run others by its arguments, as `find -exec`, is found only if it is one of
//! the best known. That a fence stands elsewhere, as in a container, is not
//! known.
//!
//! ## References
//!
//! - <https://docs.claude.com/en/docs/claude-code/settings>
//! - <https://www.stepsecurity.io/blog/supply-chain-security-alert-popular-nx-build-system-package-compromised-with-data-stealing-malware>
//! - <https://embracethered.com/blog/posts/2025/github-copilot-remote-code-execution-via-prompt-injection/>

use laocoon_inventory::settings::MAX_ENTRIES;
use laocoon_inventory::{Agent, Level, catalogue, thrown};
use laocoon_report::{Confidence, Severity};
use laocoon_source::Language;

use super::started_agent::{Started, may_start_one, started_in, words_of};
use super::started_in_program::{has_harmful_prompt, is_harmful, started_by};
use crate::file::span_of;
use crate::settings::{Entry, Settings};
use crate::text::kind::TextKind;
use crate::text::place::is_test;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `steering/approvals-switched-off`
pub struct ApprovalsSwitchedOff;

/// A word of every switch and of every flag.
const WORDS: &[&str] = &[
    "permission",
    "danger",
    "approv",
    "yolo",
    "autoaccept",
    "allowed",
    "trust",
    "allowlist",
    "alwaysallow",
    "always_allow",
    "yes-always",
    "aider",
    "yes:",
    "\"core\"",
    "goose_mode",
    "insecure_none",
    "--force",
    "allow-all",
    "enableallproject",
    "opencode",
    "networkpolicy",
    "allow:",
    "gemini",
    "qwen",
    "q chat",
    "crush",
    "iflow",
    "--auto",
    "cursor-agent",
];

impl Detector for ApprovalsSwitchedOff {
    fn about(&self) -> &'static About {
        &About {
            id: "steering/approvals-switched-off",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-1188", "CWE-284"],
            remediation: "Allow single commands by name, and leave the questions on. What one person wants on one machine belongs into that person's own settings.",
            source: include_str!("approvals_switched_off.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.with_words(WORDS)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        for agent in catalogue().agents_with_settings(file.path()) {
            let settings = Settings::of(file);
            if settings.entries.len() >= MAX_ENTRIES {
                findings.left_out("settings behind the first that are read");
            }
            for entry in &settings.entries {
                look_at_entry(agent, entry, findings);
            }
        }
        if !may_start_one(file.text()) {
            return;
        }
        if runs_commands(file) {
            look_for_commands(file, findings);
        }
        if is_program(file)
            && let Some(tree) = file.tree()
        {
            let started = started_by(file.text(), tree);
            let is_harmful = !started.is_empty() && has_harmful_prompt(file.text(), tree);
            for started in &started {
                report(file, started, false, is_harmful, findings);
            }
        }
    }
}

fn look_at_entry(agent: &Agent, entry: &Entry, findings: &mut Findings<'_>) {
    if let Some(switch) = thrown(agent, &entry.path, &entry.value) {
        let product = &agent.product;
        let vendor = agent.vendor.as_deref().unwrap_or("several vendors");
        let Entry { path, value, .. } = entry;
        findings
            .at(
                entry.span,
                format!(
                    "{product} ({vendor}): {} (`{path}` is `{value}`)",
                    switch.what
                ),
            )
            .severity(severity_of(switch.severity))
            .evidence("documentation", agent.reference.clone());
    }
}

fn severity_of(level: Level) -> Severity {
    match level {
        Level::High => Severity::High,
        Level::Medium => Severity::Medium,
        Level::Low => Severity::Low,
    }
}

/// Whether the file is a program, or lists programs with their arguments.
fn is_program(file: &TextFile<'_>) -> bool {
    match file.language() {
        None
        | Some(
            Language::Bash
            | Language::Dockerfile
            | Language::Yaml
            | Language::PowerShell
            | Language::Html,
        ) => false,
        Some(Language::Json) => {
            matches!(
                file.name(),
                "tasks.json" | "launch.json" | "devcontainer.json"
            )
        }
        Some(_) => true,
    }
}

/// Whether the file is there to run commands.
fn runs_commands(file: &TextFile<'_>) -> bool {
    let name = file.name().to_ascii_lowercase();
    let is_settings = matches!(
        file.language(),
        Some(Language::Bash | Language::Dockerfile | Language::Yaml | Language::PowerShell)
    ) || matches!(
        name.as_str(),
        "package.json"
            | "tasks.json"
            | "justfile"
            | "makefile"
            | "procfile"
            | "taskfile.yml"
            | "devcontainer.json"
            | "crontab"
    ) || [".mk", ".bat", ".cmd", ".fish", ".nu", ".service"]
        .iter()
        .any(|ending| name.ends_with(ending));
    is_settings && TextKind::of(file.source()) == TextKind::Source
}

/// Whether a line is run when the package is installed.
fn is_install_script(file: &TextFile<'_>, line: &str) -> bool {
    const SCRIPTS: [&str; 7] = [
        "\"preinstall\"",
        "\"install\"",
        "\"postinstall\"",
        "\"prepare\"",
        "\"preprepare\"",
        "\"postprepare\"",
        "\"prepublish\"",
    ];
    file.name() == "package.json" && SCRIPTS.iter().any(|name| line.contains(name))
}

/// Lines of commands; those that a backslash continues are one.
fn look_for_commands(file: &TextFile<'_>, findings: &mut Findings<'_>) {
    let text = file.text();
    let mut start = 0;
    for line in file.lines() {
        let end = line.offset + line.text.len();
        if line.text.ends_with('\\') && end - start < MAX_COMMAND {
            continue;
        }
        let command = &text[start..end];
        let offset = start;
        start = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        if command.trim_start().starts_with(['#', '/']) {
            continue;
        }
        let words = words_of(command, offset);
        let is_said = |at: usize| {
            let first = words[..=at].iter().rposition(|word| word.is_first);
            let head = &words[first.unwrap_or(0)..at];
            head.iter().any(|word| {
                matches!(
                    word.text,
                    "echo" | "printf" | "@echo" | "log" | "grep" | "-rf"
                )
            })
        };
        if let Some(started) = started_in(&words, |at| !is_said(at)) {
            let is_installing = is_install_script(file, command);
            report(file, &started, is_installing, is_harmful(command), findings);
        }
    }
}

/// More of a command that goes over several lines is not joined.
const MAX_COMMAND: usize = 4_000;

fn report(
    file: &TextFile<'_>,
    started: &Started,
    is_installing: bool,
    is_harmful: bool,
    findings: &mut Findings<'_>,
) {
    let program = &started.program;
    let (severity, when) = match (is_installing, is_harmful) {
        (true, _) => (Severity::High, " when the package is installed"),
        (false, true) => (Severity::High, ", with a prompt that has it do harm"),
        (false, false) if is_test(file.path()) => (Severity::Low, ""),
        (false, false) => (Severity::Medium, ""),
    };
    findings
        .at(
            span_of(started.range.start, started.range.end),
            format!("`{program}` is started so that it asks before nothing{when}"),
        )
        .severity(severity)
        .confidence(Confidence::Medium)
        .evidence("product", started.product);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_every_switch_and_every_flag() {
        for agent in &catalogue().agents {
            for flag in &agent.unasked {
                for program in &agent.programs {
                    let text = format!("{program} {flag}").to_ascii_lowercase();
                    // In a program `q` and `chat` may be two literals.
                    let is_seen = flag == "-a" || WORDS.iter().any(|word| text.contains(word));
                    assert!(is_seen, "{}: {flag}", agent.product);
                }
            }
            for switch in &agent.switches {
                for value in &switch.values {
                    let key = switch.key.replace("[]", "");
                    let last = key.rsplit('.').next().unwrap_or_default();
                    let text = format!("\"{key}\" \"{last}\" {key}: {value}").to_ascii_lowercase();
                    let is_seen = WORDS.iter().any(|word| text.contains(word));
                    assert!(is_seen, "{}: {}", agent.product, switch.key);
                }
            }
        }
    }
}

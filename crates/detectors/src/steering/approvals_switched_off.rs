//! Settings in the repository let an agent act without asking.
//!
//! ## What it finds
//!
//! In the settings of Claude Code, Codex, Gemini CLI, Qwen Code, VS Code with
//! Copilot, Cursor, Cline, Roo Code, Windsurf, Aider, OpenCode, Amazon Q, Kiro,
//! Zed, Goose, Crush, Continue and Amp: switches that let every command run
//! without a question, that take the fence around commands away, that start
//! whatever servers the repository names, or that trust any folder. And in
//! scripts, build files and workflows: an agent that is started so.
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
//! - <https://embracethered.com/blog/posts/2025/github-copilot-remote-code-execution-via-prompt-injection/>

use std::sync::LazyLock;

use laocoon_inventory::settings::MAX_ENTRIES;
use laocoon_inventory::{Agent, Level, catalogue, thrown};
use laocoon_report::{Confidence, Severity};
use laocoon_source::Language;
use regex::Regex;

use crate::settings::{Entry, Settings};
use crate::text::kind::TextKind;
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
        if runs_commands(file) {
            look_for_flags(file, findings);
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
    ) || name.ends_with(".mk");
    is_settings && TextKind::of(file.source()) == TextKind::Source
}

/// Flags with which an agent asks no questions, each with its program.
static FLAGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \b(
            claude\b [^\n\#;|&]* \s--(allow-)?dangerously-skip-permissions
          | claude\b [^\n\#;|&]* \s--permission-mode[\s=]+bypassPermissions
          | codex\b [^\n\#;|&]* \s(--dangerously-bypass-approvals-and-sandbox|--yolo|--sandbox[\s=]+danger-full-access|-s\s+danger-full-access)
          | (gemini|qwen)\b [^\n\#;|&]* \s(--yolo|-y\b|--approval-mode[\s=]+yolo)
          | copilot\b [^\n\#;|&]* \s(--allow-all-tools|--allow-all|--yolo)
          | (q|kiro-cli)\s+chat\b [^\n\#;|&]* \s(--trust-all-tools|-a\b)
          | aider\b [^\n\#;|&]* \s--yes(-always)?\b
          | amp\b [^\n\#;|&]* \s--dangerously-allow-all
          | cursor-agent\b [^\n\#;|&]* \s(--force|-f|--yolo)\b
          | crush\b [^\n\#;|&]* \s(--yolo|-y)\b
          | opencode\b [^\n\#;|&]* \s--auto\b
          | droid\s+exec\b [^\n\#;|&]* \s--skip-permissions-unsafe
        )",
    )
    .ok()
});

fn look_for_flags(file: &TextFile<'_>, findings: &mut Findings<'_>) {
    let Some(flags) = FLAGS.as_ref() else { return };
    for line in file.lines() {
        if line.text.trim_start().starts_with(['#', '/']) {
            continue;
        }
        if let Some(found) = flags.find(line.text) {
            let program = found.as_str().split_whitespace().next().unwrap_or_default();
            findings
                .at(
                    line.span(found.start(), found.end()),
                    format!("`{program}` is started so that it asks before nothing"),
                )
                .severity(Severity::Medium)
                .confidence(Confidence::Medium);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_every_switch() {
        assert!(FLAGS.is_some());
        for agent in &catalogue().agents {
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

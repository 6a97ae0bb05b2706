//! Opening the folder in an editor, a shell or a container runs a command.
//!
//! ## What it finds
//!
//! - tasks of VS Code that run when the folder is opened, the setting that
//!   allows them without a question, and a hidden terminal for them;
//! - settings that let the editor start a program of the repository as if it
//!   were its own: an interpreter, `git`, a shell, a linter, a language server;
//! - environment of terminals that loads code (`LD_PRELOAD`, `NODE_OPTIONS`,
//!   `BASH_ENV`, `PROMPT_COMMAND` and the like);
//! - commands of a dev container that run outside it, on the host, and its
//!   other commands if they do what no set-up needs;
//! - `.envrc`, `.vimrc`, `.exrc`, `.nvim.lua`, `.dir-locals.el`, startup tasks
//!   of JetBrains products, if what they run is harmful.
//!
//! ## Why that is bad
//!
//! A person who opens a folder to read it has decided to read it, not to run
//! it. This is how fake job interviews and poisoned repositories get their
//! first command onto a machine.
//!
//! ## Example
//!
//! ```json
//! {"tasks": [{"label": "env", "command": "node .vscode/env.js",
//!   "runOptions": {"runOn": "folderOpen"}}]}
//! ```
//!
//! ## Limits
//!
//! What a script of the repository does, which a task starts, is for the other
//! detectors to tell. Editors other than those named are not known.
//!
//! ## References
//!
//! - <https://code.visualstudio.com/docs/debugtest/tasks#_run-behavior>
//! - <https://containers.dev/implementors/json_reference/>

use std::sync::LazyLock;

use laocoon_report::{Confidence, Severity};
use regex::Regex;

use crate::settings::{Entry, Settings};
use crate::text::command::deed_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `steering/auto-run-editor-task`
pub struct AutoRunEditorTask;

impl Detector for AutoRunEditorTask {
    fn about(&self) -> &'static About {
        &About {
            id: "steering/auto-run-editor-task",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-506", "CWE-829"],
            remediation: "Let people start it themselves, or read what it runs before you open the folder in that program.",
            source: include_str!("auto_run_editor_task.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(&[
            ".vscode/tasks.json",
            ".vscode/settings.json",
            ".vscode/launch.json",
            "*.code-workspace",
            "devcontainer.json",
            ".devcontainer.json",
            ".envrc",
            ".vimrc",
            ".exrc",
            ".nvimrc",
            ".nvim.lua",
            ".lvimrc",
            ".dir-locals.el",
            ".idea/workspace.xml",
            ".idea/startup.xml",
            ".idea/runConfigurations/*.xml",
            ".run/*.xml",
            ".zed/tasks.json",
        ])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let name = file.name().to_ascii_lowercase();
        match name.as_str() {
            "devcontainer.json" | ".devcontainer.json" => {
                look_at_container(&Settings::of(file), findings);
                look_at_settings(&Settings::of(file), findings);
            }
            name if name.ends_with(".json") || name.ends_with(".code-workspace") => {
                look_at_tasks(&Settings::of(file), findings);
                look_at_settings(&Settings::of(file), findings);
            }
            _ => look_at_lines(file, findings),
        }
    }
}

/// The tasks of a file: its entries, from one that starts an element of
/// `tasks` to the next.
fn look_at_tasks(settings: &Settings, findings: &mut Findings<'_>) {
    let entries = &settings.entries;
    for (index, entry) in entries.iter().enumerate() {
        let Some(before) = entry.path.strip_suffix("tasks[].runOptions.runOn") else {
            continue;
        };
        if !entry.value.eq_ignore_ascii_case("folderOpen") {
            continue;
        }
        let prefix = format!("{before}tasks[].");
        let commands = commands_of_task(entries, index, &prefix);
        let deed = commands.iter().find_map(|command| deed_of(&command.value));
        let shown: Vec<&str> = commands.iter().map(|command| &*command.value).collect();
        let shown = shown.join(" ");
        let is_hidden = entries.iter().any(|other| {
            other.path.starts_with(&prefix)
                && other.path.ends_with("presentation.reveal")
                && other.value == "never"
        });
        let runs_disguised = DISGUISED
            .as_ref()
            .is_some_and(|regex| regex.is_match(&shown));
        let (severity, what) = match deed {
            Some(deed) => (deed.severity, deed.what),
            None if runs_disguised => (
                Severity::Critical,
                "runs as a program what is named as another file",
            ),
            None if is_hidden => (Severity::High, "runs where nobody sees it"),
            None => (Severity::Medium, "runs without being asked for"),
        };
        findings
            .at(
                entry.span,
                format!("Opening the folder starts `{shown}`, which {what}"),
            )
            .severity(severity);
    }
}

/// A picture, a font, a text or a folder of an editor's settings given to an
/// interpreter.
static DISGUISED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(node|python[\d.]*|bash|sh|perl|ruby|php|deno|bun)(\.exe)?\s+(-\S+\s+)*\S+\.(woff2?|ttf|otf|eot|png|jpe?g|gif|svg|ico|webp|txt|md|log|dat|bin|css|pdf|lock|license)\b",
    )
    .ok()
});

/// The commands and arguments of the task that has the entry with this index.
fn commands_of_task<'a>(entries: &'a [Entry], index: usize, prefix: &str) -> Vec<&'a Entry> {
    // The same key twice means that another task has begun.
    const MAX_ENTRIES_OF_TASK: usize = 200;
    let starts = |entry: &Entry| {
        entry.path == format!("{prefix}label") || entry.path == format!("{prefix}taskName")
    };
    let first = entries[..=index]
        .iter()
        .rposition(starts)
        .unwrap_or(index.saturating_sub(MAX_ENTRIES_OF_TASK));
    let rest = entries.iter().skip(index + 1).take(MAX_ENTRIES_OF_TASK);
    let after = rest.take_while(|entry| !starts(entry) && entry.path.starts_with(prefix));
    let before = entries[first..index].iter();
    let is_command = |entry: &&Entry| {
        [
            "command",
            "args[]",
            "script",
            "windows.command",
            "linux.command",
            "osx.command",
            "windows.args[]",
            "linux.args[]",
            "osx.args[]",
        ]
        .iter()
        .any(|key| entry.path.strip_prefix(prefix) == Some(*key))
    };
    before.chain(after).filter(is_command).collect()
}

/// Settings whose value the editor starts as a program.
const PROGRAMS: [&str; 22] = [
    "python.defaultInterpreterPath",
    "python.pythonPath",
    "python.condaPath",
    "python.poetryPath",
    "git.path",
    "php.validate.executablePath",
    "eslint.runtime",
    "eslint.nodePath",
    "npm.packageManager",
    "typescript.tsdk",
    "typescript.npm",
    "go.alternateTools.go",
    "go.goroot",
    "java.jdt.ls.java.home",
    "rust-analyzer.server.path",
    "clangd.path",
    "cmake.cmakePath",
    "ruby.interpreter.commandPath",
    "terminal.external.linuxExec",
    "terminal.external.osxExec",
    "terminal.external.windowsExec",
    "docker.dockerPath",
];

/// Programs that honest projects keep in the folder of their environment.
const ENVIRONMENTS: [&str; 8] = [
    "venv",
    "node_modules/",
    ".yarn/",
    ".pixi/",
    ".conda",
    "/env/",
    "virtualenv",
    ".tox/",
];

/// Environment that makes programs load code.
const LOADERS: [&str; 12] = [
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "DYLD_INSERT_LIBRARIES",
    "NODE_OPTIONS",
    "BASH_ENV",
    "ENV",
    "PROMPT_COMMAND",
    "PYTHONSTARTUP",
    "PERL5OPT",
    "RUBYOPT",
    "GIT_SSH_COMMAND",
    "JAVA_TOOL_OPTIONS",
];

fn look_at_settings(settings: &Settings, findings: &mut Findings<'_>) {
    for Entry { path, value, span } in &settings.entries {
        let key = path
            .strip_prefix("settings.")
            .or_else(|| path.strip_prefix("customizations.vscode.settings."))
            .unwrap_or(path);
        if key == "task.allowAutomaticTasks" && value.eq_ignore_ascii_case("on") {
            let message = "Tasks that run when the folder is opened are allowed without a question";
            findings.at(*span, message);
        } else if let Some(rest) = key.strip_prefix("terminal.integrated.") {
            let name = rest.rsplit('.').next().unwrap_or_default();
            if rest.starts_with("env.") && LOADERS.contains(&name) && loads_code(name, value) {
                findings
                    .at(
                        *span,
                        format!("Every terminal gets `{name}`, which loads code into programs"),
                    )
                    .severity(Severity::High);
            }
            let is_shell = rest.starts_with("profiles.")
                && matches!(name, "path" | "path[]" | "args[]")
                || matches!(name, "shellArgs[]")
                || rest.starts_with("shell.")
                || rest.starts_with("automationShell.")
                || rest.starts_with("automationProfile.");
            if is_shell {
                program(key, value, *span, findings);
            }
        } else if PROGRAMS.contains(&key) {
            // A compiler from an environment of the project's own is usual.
            let is_usual = is_environment(value) || !is_in_repository(value);
            if key != "typescript.tsdk" || !is_usual {
                program(key, value, *span, findings);
            }
        }
    }
}

/// Memory for `node` is set in the same variable.
fn loads_code(name: &str, value: &str) -> bool {
    match name {
        "NODE_OPTIONS" => ["--require", "-r ", "--import", "--loader", "--eval"]
            .iter()
            .any(|flag| value.contains(flag)),
        "LD_LIBRARY_PATH" | "ENV" => is_in_repository(value) && !is_environment(value),
        "PROMPT_COMMAND" | "GIT_SSH_COMMAND" => is_in_repository(value) || deed_of(value).is_some(),
        "JAVA_TOOL_OPTIONS" => value.contains("-javaagent") || value.contains("-agent"),
        _ => true,
    }
}

fn program(key: &str, value: &str, span: laocoon_source::Span, findings: &mut Findings<'_>) {
    if let Some(deed) = deed_of(value) {
        let message = format!("What the editor starts for `{key}` {}", deed.what);
        findings.at(span, message).severity(deed.severity);
    } else if is_in_repository(value) && !is_environment(value) {
        findings.at(
            span,
            format!("For `{key}` the editor starts a program of the repository, `{value}`"),
        );
    }
}

fn is_in_repository(value: &str) -> bool {
    value.starts_with("./")
        || value.starts_with(".\\")
        || value.contains("${workspaceFolder")
        || value.contains("${workspaceRoot}")
        || value.starts_with('.') && value.contains('/') && !value.starts_with("..")
        || value.starts_with("/tmp/")
}

fn is_environment(value: &str) -> bool {
    let value = value.replace('\\', "/").to_ascii_lowercase();
    ENVIRONMENTS.iter().any(|folder| value.contains(folder))
}

fn look_at_container(settings: &Settings, findings: &mut Findings<'_>) {
    const HOOKS: [&str; 6] = [
        "initializeCommand",
        "onCreateCommand",
        "updateContentCommand",
        "postCreateCommand",
        "postStartCommand",
        "postAttachCommand",
    ];
    for Entry { path, value, span } in &settings.entries {
        let key = path.split(['.', '[']).next().unwrap_or_default();
        if HOOKS.contains(&key) {
            let is_on_host = key == "initializeCommand";
            let deed = deed_of(value);
            let (severity, what) = match (deed, is_on_host) {
                (Some(deed), true) => (deed.severity, deed.what),
                // Inside a container installers are loaded all the time.
                (Some(deed), false) if deed.what.starts_with("downloads") => {
                    (Severity::Low, deed.what)
                }
                (Some(deed), false) if deed.severity == Severity::Critical => {
                    (Severity::High, deed.what)
                }
                (None, true) if path == key => {
                    (Severity::Low, "runs on the host, outside of the container")
                }
                _ => continue,
            };
            let message = format!("`{key}` of the dev container: `{value}` {what}");
            findings.at(*span, message).severity(severity);
        } else if path == "privileged" && value == "true"
            || path == "runArgs[]" && value == "--privileged"
        {
            let message = "The dev container may do on the host whatever root may";
            findings.at(*span, message).severity(Severity::Low);
        } else if (path.starts_with("mounts[]") || path == "runArgs[]") && mounts_home(value) {
            let message = format!("The dev container sees keys or the whole machine: `{value}`");
            findings.at(*span, message).severity(Severity::Medium);
        }
    }
}

fn mounts_home(value: &str) -> bool {
    let source = value.split("target=").next().unwrap_or_default();
    [
        "/.ssh",
        "/.aws",
        "/.gnupg",
        "/.kube",
        "docker.sock",
        "/.config/gh",
        "/.netrc",
    ]
    .iter()
    .any(|place| source.contains(place))
        || source.contains("source=/,")
        || value.starts_with("/:")
}

/// Files that are not lists of settings: each line is judged as a command.
fn look_at_lines(file: &TextFile<'_>, findings: &mut Findings<'_>) {
    for line in file.lines() {
        let text = line.text.trim();
        if text.starts_with(['#', '"', ';']) || text.starts_with("--") {
            continue;
        }
        let decoded = text
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&gt;", ">")
            .replace("&lt;", "<");
        if let Some(deed) = deed_of(&decoded) {
            let severity = if file.name() == ".envrc" && deed.severity < Severity::Critical {
                Severity::Low
            } else {
                deed.severity
            };
            findings
                .at(
                    line.span(0, line.text.len()),
                    format!("What runs by itself here {}", deed.what),
                )
                .severity(severity)
                .confidence(Confidence::Medium);
        }
    }
}

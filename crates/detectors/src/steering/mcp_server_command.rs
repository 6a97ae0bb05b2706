//! A server for agents is started from what anybody can change, or talks to a
//! stranger.
//!
//! ## What it finds
//!
//! In files that name servers for agents (`.mcp.json`, `.cursor/mcp.json`,
//! `.vscode/mcp.json`, `claude_desktop_config.json`, settings of Codex, Gemini
//! CLI, Qwen Code, Zed and others):
//!
//! - servers whose command downloads and runs a program, decodes one, or sends
//!   secrets away;
//! - packages that are fetched at each start without a version (`npx -y`,
//!   `uvx`, `bunx`, `pipx run`, `docker run` of `latest`);
//! - servers on other machines without TLS, and keys and passwords written out;
//! - environment that sends what a model is asked to another address
//!   (`ANTHROPIC_BASE_URL`, `OPENAI_BASE_URL` and the like), or takes checks of
//!   certificates away. Also in agents' own settings.
//!
//! ## Why that is bad
//!
//! A server for agents runs with the rights of the person, sees what the agent
//! is told, and its answers steer the agent. Who publishes a next version, or
//! stands on the way, has all of that.
//!
//! ## Example
//!
//! ```json
//! {"mcpServers": {"files": {"command": "npx", "args": ["-y", "some-server"]}}}
//! ```
//!
//! ## Limits
//!
//! That a version is given does not say that it is a good one. Secrets are told
//! by the name of what they are given to.
//!
//! ## References
//!
//! - <https://modelcontextprotocol.io/specification/2025-06-18/basic/security_best_practices>
//! - <https://research.checkpoint.com/2026/rce-and-api-token-exfiltration-through-claude-code-project-files-cve-2025-59536/>

use laocoon_inventory::{SERVER_FILES, fetched, is_command, is_local, is_plain_address, server_of};
use laocoon_report::{Confidence, Severity};

use crate::settings::{Entry, Settings};
use crate::text::command::deed_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `steering/mcp-server-command`
pub struct McpServerCommand;

impl Detector for McpServerCommand {
    fn about(&self) -> &'static About {
        &About {
            id: "steering/mcp-server-command",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-829", "CWE-494"],
            remediation: "Name an exact version, use TLS and addresses you know, and take secrets from the environment.",
            source: include_str!("mcp_server_command.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(SERVER_FILES)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let settings = Settings::of(file);
        let entries = &settings.entries;
        let mut index = 0;
        while let Some(entry) = entries.get(index) {
            index += 1;
            look_at_environment(entry, findings);
            let Some(server) = server_of(&entry.path) else {
                continue;
            };
            if !is_command(&entry.path) {
                look_at_value(server, entry, findings);
                continue;
            }
            let first = index - 1;
            while let Some(next) = entries.get(index)
                && server_of(&next.path) == Some(server)
                && is_command(&next.path)
                && !(entries[first..index].len() > 1 && next.path.ends_with(".command"))
            {
                index += 1;
            }
            look_at_command(server, &entries[first..index], findings);
        }
    }
}

/// A command and its arguments.
fn look_at_command(server: &str, entries: &[Entry], findings: &mut Findings<'_>) {
    let words: Vec<&str> = entries.iter().map(|entry| &*entry.value).collect();
    let Some(first) = entries.first() else { return };
    let command = words.join(" ");
    if let Some(deed) = deed_of(&command).filter(|deed| is_worse_than_talking(deed.what)) {
        findings
            .at(first.span, format!("The server `{server}` {}", deed.what))
            .severity(deed.severity)
            .evidence("command", command);
        return;
    }
    let words: Vec<&str> = command.split_whitespace().collect();
    if let Some((severity, what)) = stranger_or_host(&words) {
        findings
            .at(first.span, format!("The server `{server}` {what}"))
            .severity(severity)
            .evidence("command", command.clone());
        return;
    }
    if let Some(newest) = fetched(&words).filter(|fetched| !fetched.is_exact) {
        let package = newest.package;
        let at = entries
            .iter()
            .find(|entry| entry.value.contains(package))
            .unwrap_or(first);
        findings
            .at(
                at.span,
                format!("The server `{server}` runs whatever version of `{package}` is the newest at that time"),
            )
            .severity(Severity::Low);
    }
    if let Some(entry) = entries.iter().find(|entry| is_plain_address(&entry.value)) {
        plain(server, entry, findings);
    }
}

/// A package from an address instead of a registry, and a container that has
/// all of its host.
fn stranger_or_host(words: &[&str]) -> Option<(Severity, &'static str)> {
    let name = |word: &&str| {
        let word = word.rsplit(['/', '\\']).next().unwrap_or_default();
        word.trim_end_matches(".exe")
            .trim_end_matches(".cmd")
            .to_owned()
    };
    let names: Vec<String> = words.iter().take(4).map(name).collect();
    let is_one_of = |list: &[&str]| names.iter().any(|name| list.contains(&name.as_str()));
    if is_one_of(&[
        "npx", "bunx", "pnpx", "uvx", "pipx", "npm", "pnpm", "yarn", "bun", "uv",
    ]) {
        // The first that is no option is the package; addresses behind it are its arguments.
        let package = words
            .iter()
            .skip(1)
            .find(|word| word.contains("://") || word.contains('@') && !word.starts_with('-'))?;
        let is_archive = [".tgz", ".tar.gz", ".zip", ".whl"]
            .iter()
            .any(|end| package.ends_with(end));
        if !is_archive || !package.starts_with("http") {
            return None;
        }
        let severity = if package.starts_with("https://github.com/") {
            Severity::Medium
        } else {
            Severity::High
        };
        return Some((
            severity,
            "runs a package from an address, not from a registry",
        ));
    }
    if !is_one_of(&["docker", "podman", "nerdctl"]) || !words.contains(&"run") {
        return None;
    }
    let has_all = words.iter().enumerate().any(|(index, word)| {
        let value = match word.split_once('=') {
            Some((_, value)) => value,
            None => words.get(index + 1).copied().unwrap_or_default(),
        };
        let option = word.split('=').next().unwrap_or_default();
        match option {
            "--privileged" => !word.ends_with("=false"),
            "-v" | "--volume" => value.starts_with("/:/"),
            "--mount" => value
                .split(',')
                .any(|part| matches!(part, "source=/" | "src=/")),
            _ => false,
        }
    });
    has_all.then_some((
        Severity::High,
        "runs in a container that has all of the host",
    ))
}

fn is_worse_than_talking(what: &str) -> bool {
    what != "talks to another machine"
}

fn plain(server: &str, entry: &Entry, findings: &mut Findings<'_>) {
    let message =
        format!("The server `{server}` is on another machine and is talked to without TLS");
    findings.at(entry.span, message).severity(Severity::Medium);
}

/// Addresses, headers and environment of a server.
fn look_at_value(server: &str, entry: &Entry, findings: &mut Findings<'_>) {
    let key = entry.path.get(server.len()..).unwrap_or_default();
    if is_plain_address(&entry.value) {
        plain(server, entry, findings);
    } else if (key.contains(".env.")
        || key.contains("headers.")
        || key.contains(".environment.")
        || key.starts_with(".bearer_token"))
        && !key.ends_with("_env_var")
        && is_secret(key, &entry.value)
    {
        let name = key.rsplit('.').next().unwrap_or_default();
        let message = format!("A secret for the server `{server}` is written out in `{name}`");
        findings.at(entry.span, message);
    }
}

fn is_secret(key: &str, value: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let is_named = [
        "token",
        "secret",
        "password",
        "passwd",
        "api_key",
        "apikey",
        "api-key",
        "authorization",
        "access_key",
        "private_key",
    ]
    .iter()
    .any(|word| key.contains(word));
    let secret = value
        .strip_prefix("Bearer ")
        .or_else(|| value.strip_prefix("Basic "))
        .unwrap_or(value);
    let lower = secret.to_ascii_lowercase();
    let is_placeholder = secret.contains(['$', '<', '{', ' ', '*', '%'])
        || [
            "your",
            "xxx",
            "example",
            "placeholder",
            "changeme",
            "change_me",
            "insert",
            "replace",
            "dummy",
            "here",
            "todo",
            "test",
            "_key",
            "api-key",
            "...",
        ]
        .iter()
        .any(|word| lower.contains(word));
    let has_digit = secret.bytes().any(|byte| byte.is_ascii_digit());
    let has_letter = secret.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_named
        && !is_placeholder
        && secret.len() >= 16
        && has_digit
        && has_letter
        && !secret.starts_with(['/', '~', '.'])
}

/// Where models are asked, by the variable that says so, and who may answer.
const MODELS: [(&str, &[&str]); 9] = [
    ("ANTHROPIC_BASE_URL", &["anthropic.com", "claude.com"]),
    ("ANTHROPIC_API_URL", &["anthropic.com"]),
    (
        "OPENAI_BASE_URL",
        &["openai.com", "openai.azure.com", "azure.com"],
    ),
    (
        "OPENAI_API_BASE",
        &["openai.com", "openai.azure.com", "azure.com"],
    ),
    ("GOOGLE_GEMINI_BASE_URL", &["googleapis.com", "google.com"]),
    ("GEMINI_BASE_URL", &["googleapis.com"]),
    ("AZURE_OPENAI_ENDPOINT", &["azure.com", "microsoft.com"]),
    ("MISTRAL_BASE_URL", &["mistral.ai"]),
    ("DEEPSEEK_BASE_URL", &["deepseek.com"]),
];

/// Well-known services that answer for models of others.
const GATEWAYS: [&str; 16] = [
    "openrouter.ai",
    "dashscope.aliyuncs.com",
    "dashscope-intl.aliyuncs.com",
    "api.deepseek.com",
    "moonshot.ai",
    "moonshot.cn",
    "bigmodel.cn",
    "z.ai",
    "minimax.io",
    "api.groq.com",
    "together.xyz",
    "mistral.ai",
    "cloudflare.com",
    "amazonaws.com",
    "vercel.sh",
    "generativelanguage.googleapis.com",
];

fn look_at_environment(entry: &Entry, findings: &mut Findings<'_>) {
    let Entry { path, value, span } = entry;
    let key = path.rsplit('.').next().unwrap_or_default();
    if !path.contains("env")
        && path != "openai_base_url"
        && !path.ends_with(".base_url")
        && path != "chatgpt_base_url"
    {
        return;
    }
    let takes_checks_away = match key {
        "NODE_TLS_REJECT_UNAUTHORIZED" => value == "0",
        "PYTHONHTTPSVERIFY" => value == "0",
        "GIT_SSL_NO_VERIFY" => matches!(value.as_str(), "1" | "true"),
        _ => false,
    };
    if takes_checks_away {
        findings
            .at(
                *span,
                format!("`{key}` takes the check of certificates away"),
            )
            .severity(Severity::Medium);
        return;
    }
    let key = key.to_ascii_uppercase();
    let owners = MODELS
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, owners)| *owners);
    let is_of_codex = matches!(path.as_str(), "openai_base_url" | "chatgpt_base_url");
    let Some(owners) = owners.or(is_of_codex.then_some(&["openai.com", "chatgpt.com"])) else {
        return;
    };
    let Some((scheme, rest)) = value.split_once("://") else {
        return;
    };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let belongs = |domain: &&str| host == **domain || host.ends_with(&format!(".{domain}"));
    if is_local(&host) || owners.iter().any(&belongs) && scheme == "https" {
        return;
    }
    let severity = if GATEWAYS.iter().any(belongs) && scheme == "https" {
        Severity::Low
    } else {
        Severity::High
    };
    findings
        .at(
            *span,
            format!("What the model is asked, and the key with it, goes to `{host}` (`{key}`)"),
        )
        .severity(severity);
}

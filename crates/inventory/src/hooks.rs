//! Commands that an agent runs without being asked to, in its settings.

/// Files in which hooks are named. A glob without `/` is for the last part of a
/// path, others for its end.
pub const HOOK_FILES: &[&str] = &[
    ".claude/settings.json",
    ".claude/settings.local.json",
    "managed-settings.json",
    "hooks/hooks.json",
    ".claude-plugin/plugin.json",
    ".codex/hooks.json",
    ".codex/config.toml",
    ".gemini/settings.json",
    ".qwen/settings.json",
    ".cursor/hooks.json",
    ".github/hooks/*.json",
    ".windsurf/hooks.json",
    ".amazonq/cli-agents/*.json",
    ".kiro/agents/*.json",
    ".kiro/hooks/*.hook",
    ".factory/settings.json",
    ".factory/hooks.json",
];

/// Keys whose commands run without being asked for, by the end of their path.
const COMMANDS: [&str; 13] = [
    "apiKeyHelper",
    "awsAuthRefresh",
    "awsCredentialExport",
    "gcpAuthRefresh",
    "otelHeadersHelper",
    "statusLine.command",
    "subagentStatusLine.command",
    "fileSuggestion.command",
    "tools.discoveryCommand",
    "tools.callCommand",
    "toolDiscoveryCommand",
    "toolCallCommand",
    "notify[]",
];

/// Whether the setting at a path is a command that runs by itself.
#[must_use]
pub fn is_hook(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let is_command = matches!(
        last,
        "command"
            | "bash"
            | "powershell"
            | "windows"
            | "linux"
            | "osx"
            | "run"
            | "args[]"
            | "command[]"
            | "url"
    );
    COMMANDS.contains(&path)
        || is_command && (path.starts_with("hooks.") || path.starts_with("then."))
        || is_command && path.starts_with("hooks[]")
}

/// When a hook runs, as its settings call it: `PostToolUse`.
pub(crate) fn event_of(path: &str) -> &str {
    let rest = path.strip_prefix("hooks.").unwrap_or(path);
    let end = rest.find(['.', '[']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hooks_are_known_by_their_path() {
        for path in [
            "hooks.PostToolUse[].hooks[].command",
            "hooks.stop[].command",
            "apiKeyHelper",
            "notify[]",
            "then.command",
        ] {
            assert!(is_hook(path), "{path}");
        }
        for path in [
            "hooks.Stop[].matcher",
            "mcpServers.x.command",
            "command",
            "env.hooks",
        ] {
            assert!(!is_hook(path), "{path}");
        }
        assert_eq!(
            event_of("hooks.PostToolUse[].hooks[].command"),
            "PostToolUse"
        );
        assert_eq!(event_of("apiKeyHelper"), "apiKeyHelper");
    }
}

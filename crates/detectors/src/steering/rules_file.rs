//! Files that are there to instruct agents.

use std::sync::LazyLock;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Their names, as globs for the end of a path, with where that is documented:
/// Claude Code <https://code.claude.com/docs/en/memory>, AGENTS.md
/// <https://agents.md>, Cursor <https://cursor.com/docs/context/rules>, Copilot
/// <https://docs.github.com/en/copilot/how-tos/configure-custom-instructions>,
/// skills <https://agentskills.io/specification>.
pub(crate) const NAMES: &[&str] = &[
    "CLAUDE.md",
    "CLAUDE.local.md",
    ".claude/rules/**",
    ".claude/agents/**",
    ".claude/commands/**",
    ".claude/output-styles/**",
    "AGENTS.md",
    "AGENTS.override.md",
    "AGENT.md",
    "GEMINI.md",
    "QWEN.md",
    "CRUSH.md",
    "WARP.md",
    "SKILL.md",
    ".codex/prompts/**",
    ".gemini/commands/**",
    ".qwen/commands/**",
    ".qwen/agents/**",
    ".cursorrules",
    ".cursor/rules/**",
    ".cursor/commands/**",
    ".windsurfrules",
    ".windsurf/rules/**",
    ".windsurf/workflows/**",
    ".clinerules",
    ".clinerules/**",
    ".roorules*",
    ".roo/rules*/**",
    ".continue/rules/**",
    ".continuerules",
    "copilot-instructions.md",
    ".github/instructions/*.md",
    ".github/prompts/*.md",
    ".github/chatmodes/*.md",
    ".github/agents/*.md",
    ".instructions.md",
    "*.instructions.md",
    "*.prompt.md",
    "*.chatmode.md",
    ".junie/guidelines.md",
    ".kiro/steering/**",
    ".amazonq/rules/**",
    ".augment/rules/**",
    ".trae/rules/**",
    ".goosehints",
    ".rules",
    ".aider.conventions.md",
    "CONVENTIONS.md",
    "CRUSH.local.md",
    ".codex/instructions.md",
    ".gemini/system.md",
    ".qwen/system.md",
    ".opencode/instructions/**",
    ".kilocoderules",
    ".kilocode/rules*/**",
    ".junie/guidelines/**",
    ".junie/playbook.md",
    ".junie/rules/**",
    ".aiassistant/rules/**",
    ".augment-guidelines",
    ".factory/rules/**",
    ".lingma/rules/**",
    ".qoder/rules/**",
    "IFLOW.md",
    "CODEBUDDY.md",
    ".codebuddy/rules/**",
    ".agent/rules/**",
    ".idx/airules.md",
    "replit.md",
    ".opencode/agent/**",
    ".opencode/command/**",
    // What a site has models read of it: <https://llmstxt.org>.
    "llms.txt",
];

static GLOBS: LazyLock<GlobSet> = LazyLock::new(|| {
    let mut globs = GlobSetBuilder::new();
    for name in NAMES {
        let glob = GlobBuilder::new(&format!("**/{name}"))
            .case_insensitive(true)
            .literal_separator(true)
            .build();
        // A test sees that all of them are valid.
        if let Ok(glob) = glob {
            globs.add(glob);
        }
    }
    globs.build().unwrap_or_else(|_| GlobSet::empty())
});

/// Whether a file is there to instruct agents, by its path.
pub(crate) fn is_rules_file(path: &str) -> bool {
    GLOBS.is_match(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_files_are_known_by_their_path() {
        assert_eq!(GLOBS.len(), NAMES.len());
        for path in [
            "CLAUDE.md",
            "a/b/agents.md",
            ".cursor/rules/x/y.mdc",
            "skills/a/SKILL.md",
            "x/.github/copilot-instructions.md",
        ] {
            assert!(is_rules_file(path), "{path}");
        }
        for path in ["README.md", "docs/claude.md.txt", "rules/a.md", "a.rules"] {
            assert!(!is_rules_file(path), "{path}");
        }
    }

    #[test]
    fn what_the_catalogue_calls_instructions_is_known() {
        for agent in &laocoon_inventory::catalogue().agents {
            for glob in &agent.instructions {
                let path = glob.replace("**", "a").replace('*', "x");
                assert!(is_rules_file(&path), "{}: {glob}", agent.product);
            }
        }
    }
}

//! Agents, what they are told, and their parts.

use crate::scene::{check, check_risks, check_sends};

#[test]
fn an_agent_is_known_by_the_files_it_reads() {
    check(
        &[
            ("CLAUDE.md", "Be kind.\n"),
            (".claude/settings.json", "{\"model\": \"opus\"}"),
            (
                "web/.cursor/rules/style.mdc",
                "---\nalwaysApply: true\n---\n",
            ),
            (".github/copilot-instructions.md", "Use tabs.\n"),
            ("QWEN.md", "x"),
        ],
        &[
            "agent Claude Code @ .claude/settings.json:1, CLAUDE.md:1",
            "agent Cursor @ web/.cursor/rules/style.mdc:1",
            "agent GitHub Copilot @ .github/copilot-instructions.md:1",
            "agent Qwen Code @ QWEN.md:1",
            "instructions .github/copilot-instructions.md @ .github/copilot-instructions.md:1",
            "instructions CLAUDE.md @ CLAUDE.md:1",
            "instructions QWEN.md @ QWEN.md:1",
            "instructions web/.cursor/rules/style.mdc @ web/.cursor/rules/style.mdc:1",
        ],
    );
}

#[test]
fn agents_md_is_read_by_many_and_shows_none() {
    check(
        &[("AGENTS.md", "x")],
        &["instructions AGENTS.md @ AGENTS.md:1"],
    );
}

#[test]
fn prose_about_agents_is_no_agent() {
    check(
        &[
            (
                "poem.md",
                "Claude sat by the window; the gemini turned, and the llama slept.\n",
            ),
            (
                "README.md",
                "Works with `claude-3-5-sonnet`, OPENAI_API_KEY and https://api.openai.com/v1\n",
            ),
            ("docs/CLAUDE.html", "<p>gpt-4o</p>"),
            ("claude/notes.md", "x"),
            (
                "src/claude.py",
                "class Claude:\n    '''Monet, not gpt-4o'''\n",
            ),
        ],
        &[],
    );
}

#[test]
fn an_editor_is_an_agent_where_its_settings_speak_of_one() {
    check(&[(".vscode/settings.json", "{\"editor.tabSize\": 2}")], &[]);
    check(
        &[(
            ".vscode/settings.json",
            "{\n\"chat.tools.autoApprove\": true}",
        )],
        &["agent VS Code @ .vscode/settings.json:2"],
    );
}

#[test]
fn switched_off_approvals_are_told() {
    check_risks(
        &[(
            ".claude/settings.json",
            r#"{"permissions": {"allow": ["Bash(*)", "Read"]}}"#,
        )],
        "Claude Code",
        &[
            "approvals-off: every command runs without a question (`permissions.allow[]` is `Bash(*)`)",
        ],
    );
    check_risks(
        &[(".codex/config.toml", "approval_policy = \"on-request\"\n")],
        "Codex",
        &[],
    );
}

#[test]
fn an_agent_sends_to_its_vendor_as_it_comes() {
    check_sends(
        &[("CLAUDE.md", "x")],
        "Claude Code",
        &["api.anthropic.com (Anthropic, US)"],
    );
    check_sends(
        &[("QWEN.md", "x")],
        "Qwen Code",
        &[
            "dashscope.aliyuncs.com (Alibaba, CN)",
            "portal.qwen.ai (Alibaba, CN)",
        ],
    );
    check_sends(
        &[(".cursorrules", "x")],
        "Cursor",
        &["api2.cursor.sh (Anysphere, US)"],
    );
}

#[test]
fn parts_of_agents_are_items_of_their_own() {
    check(
        &[
            (
                "skills/pdf/SKILL.md",
                "---\nname: pdf\ndescription: Reads PDF files\n---\n# PDF\n",
            ),
            (
                ".claude/agents/reviewer.md",
                "---\nname: reviewer\ntools: Read\nmodel: claude-haiku-4-5\n---\n",
            ),
            (".claude/commands/git/ship.md", "Ship it.\n"),
            (
                ".claude-plugin/plugin.json",
                r#"{"name": "tools", "version": "1.2"}"#,
            ),
            ("skills/broken/SKILL.md", "# no head\n"),
        ],
        &[
            "subagent reviewer @ .claude/agents/reviewer.md:1",
            "command ship @ .claude/commands/git/ship.md:1",
            "plugin tools @ .claude-plugin/plugin.json:1",
            "model claude-haiku-4-5 @ .claude/agents/reviewer.md:4",
        ]
        .iter()
        .fold(
            vec!["skill pdf @ skills/pdf/SKILL.md:1"],
            |mut all, item| {
                all.push(item);
                all
            },
        ),
    );
    check_risks(
        &[("SKILL.md", "---\nname: x\nallowed-tools: Read, Bash\n---\n")],
        "x",
        &["any-command: may run any command (`allowed-tools` has `Bash`)"],
    );
    check_risks(
        &[(
            "SKILL.md",
            "---\nname: x\nallowed-tools: Bash(git:*)\n---\n",
        )],
        "x",
        &[],
    );
}

#[test]
fn hooks_run_by_themselves() {
    let hooks = r#"{"hooks": {"PostToolUse": [{"matcher": "Edit", "hooks": [{"type": "command", "command": "make fmt"}]}]}}"#;
    check(
        &[("x/.claude/settings.json", hooks)],
        &[
            "agent Claude Code @ x/.claude/settings.json:1",
            "hook PostToolUse: make fmt @ x/.claude/settings.json:1",
        ],
    );
    check_risks(
        &[(".claude/settings.json", hooks)],
        "PostToolUse: make fmt",
        &["runs-by-itself: is run at `PostToolUse` without a question"],
    );
    check(&[("other/settings.json", hooks)], &[]);
}

//! Servers for agents.

use crate::scene::{check, check_risks, check_sends};

#[test]
fn a_server_is_told_with_what_it_runs() {
    let settings = r#"{"mcpServers": {
        "files": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/data"]},
        "odd": {"command": "npx", "args": ["-y", "helpful-mcp"]},
        "own": {"command": "node", "args": ["server.js"]}
    }}"#;
    check(
        &[(".mcp.json", settings)],
        &[
            "mcp-server files @ .mcp.json:2",
            "mcp-server odd @ .mcp.json:3",
            "mcp-server own @ .mcp.json:4",
        ],
    );
    check_risks(&[(".mcp.json", settings)], "files", &[]);
    check_risks(
        &[(".mcp.json", settings)],
        "odd",
        &[
            "unknown-vendor: `helpful-mcp` is not known here: neither its vendor nor to whom it talks",
            "unpinned-server: runs whatever version of `helpful-mcp` is the newest when it starts",
        ],
    );
    check_risks(&[(".mcp.json", settings)], "own", &[]);
}

#[test]
fn a_remote_server_says_where_data_goes() {
    let at = |url: &str| {
        format!("{{\"servers\": {{\"s\": {{\"type\": \"http\", \"url\": \"{url}\"}}}}}}")
    };
    let known = at("https://api.githubcopilot.com/mcp/");
    check_sends(
        &[(".vscode/mcp.json", &known)],
        "s",
        &["api.githubcopilot.com (GitHub, US)"],
    );
    let stranger = at("http://tools.stranger.net/mcp");
    check_sends(
        &[(".vscode/mcp.json", &stranger)],
        "s",
        &["tools.stranger.net (unknown operator)"],
    );
    check_risks(
        &[(".vscode/mcp.json", &stranger)],
        "s",
        &[
            "plain-http: is on another machine, `tools.stranger.net`, and is talked to without TLS",
            "unknown-operator: nobody known here answers at `tools.stranger.net`",
        ],
    );
    let own = at("http://localhost:3000/mcp");
    check_sends(
        &[(".vscode/mcp.json", &own)],
        "s",
        &["localhost:3000 (local)"],
    );
    check_risks(&[(".vscode/mcp.json", &own)], "s", &[]);
}

#[test]
fn servers_are_found_in_settings_of_every_product() {
    for (path, text) in [
        (".codex/config.toml", "[mcp_servers.s]\ncommand = \"x\"\n"),
        (
            ".gemini/settings.json",
            r#"{"mcpServers": {"s": {"command": "x"}}}"#,
        ),
        (
            ".zed/settings.json",
            r#"{"context_servers": {"s": {"command": "x"}}}"#,
        ),
        ("opencode.json", r#"{"mcp": {"s": {"command": ["x"]}}}"#),
        (
            ".roo/mcp.json",
            r#"{"mcpServers": {"s": {"command": "x"}}}"#,
        ),
    ] {
        let tree = crate::scene::tree(&[(path, text)]);
        let names: Vec<&str> = tree
            .items
            .iter()
            .filter(|item| item.kind.as_str() == "mcp-server")
            .map(|item| &*item.name)
            .collect();
        assert_eq!(names, ["s"], "{path}");
    }
}

#[test]
fn other_files_with_servers_are_none() {
    let text = r#"{"servers": {"s": {"command": "x", "url": "https://h/"}}}"#;
    check(
        &[
            ("nginx.json", text),
            ("package.json", text),
            ("my-mcp.json", text),
        ],
        &[],
    );
}

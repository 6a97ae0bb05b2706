//! Servers for agents, by the Model Context Protocol, in the settings that name
//! them.

use crate::catalogue::Ecosystem;
use crate::settings::Entry;

/// Files in which servers are named. A glob without `/` is for the last part of
/// a path, others for its end.
pub const SERVER_FILES: &[&str] = &[
    ".mcp.json",
    "mcp.json",
    "mcp_config.json",
    "mcp_settings.json",
    "cline_mcp_settings.json",
    "claude_desktop_config.json",
    ".claude/settings.json",
    ".claude/settings.local.json",
    ".claude-plugin/plugin.json",
    ".codex/config.toml",
    ".gemini/settings.json",
    ".qwen/settings.json",
    "gemini-extension.json",
    "qwen-extension.json",
    ".zed/settings.json",
    ".vscode/settings.json",
    ".continue/mcpServers/*.yaml",
    ".continue/config.yaml",
    ".amazonq/cli-agents/*.json",
    ".kiro/agents/*.json",
    "opencode.json",
    "opencode.jsonc",
    "crush.json",
    ".crush.json",
    ".copilot/mcp-config.json",
];

/// Under which keys servers are named.
const LISTS: [&str; 6] = [
    "mcpServers",
    "servers",
    "mcp_servers",
    "context_servers",
    "mcp",
    "mcp.servers",
];

/// The path of the server that a setting belongs to: `mcpServers.files`, or
/// `mcpServers[]`.
#[must_use]
pub fn server_of(path: &str) -> Option<&str> {
    let list = LISTS.iter().rev().find(|list| {
        path.strip_prefix(**list)
            .is_some_and(|rest| rest.starts_with(['.', '[']))
    })?;
    let mut start = list.len();
    if path
        .get(start..)
        .is_some_and(|rest| rest.starts_with("[]."))
    {
        return path.get(..start + 2);
    }
    start += 1;
    let rest = path.get(start..)?;
    // Names of servers may have dots in them, the keys behind them are known.
    const KEYS: [&str; 10] = [
        ".command",
        ".args[]",
        ".env.",
        ".url",
        ".httpUrl",
        ".serverUrl",
        ".headers.",
        ".environment.",
        ".http_headers.",
        ".bearer_token",
    ];
    let end = KEYS.iter().filter_map(|key| rest.find(key)).min()?;
    path.get(..start + end)
}

/// Whether a setting of a server is its command or an argument of it.
#[must_use]
pub fn is_command(path: &str) -> bool {
    [
        ".command",
        ".args[]",
        ".command[]",
        ".command.path",
        ".command.args[]",
    ]
    .iter()
    .any(|end| path.ends_with(end))
}

/// A server as its settings describe it.
#[derive(Debug, Default)]
pub(crate) struct Server<'a> {
    /// As it is called, without the list that it is in.
    pub(crate) name: String,
    /// Its command and its arguments.
    pub(crate) words: Vec<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) first: Option<&'a Entry>,
    /// Every setting, with its key.
    pub(crate) settings: Vec<(&'a str, &'a Entry)>,
}

/// The servers that settings name, in the order of the text.
pub(crate) fn servers(entries: &[Entry]) -> Vec<Server<'_>> {
    let mut servers: Vec<Server<'_>> = Vec::new();
    let mut current = "";
    for entry in entries {
        let Some(path) = server_of(&entry.path) else {
            continue;
        };
        let key = entry.path.get(path.len()..).unwrap_or_default();
        // In an array, a second setting of a name is one of a second server.
        let has = |server: &Server<'_>| server.settings.iter().any(|(known, _)| *known == key);
        let is_next =
            path.ends_with("[]") && !key.ends_with("[]") && servers.last().is_some_and(has);
        if path != current || is_next {
            current = path;
            let name = path.split_once('.').map_or(path, |(_, name)| name);
            let name = name.strip_prefix("servers.").unwrap_or(name);
            servers.push(Server {
                name: name.trim_end_matches("[]").to_owned(),
                ..Server::default()
            });
        }
        let Some(server) = servers.last_mut() else {
            continue;
        };
        server.first = server.first.or(Some(entry));
        server.settings.push((key, entry));
        if is_command(&entry.path) {
            server.words.push(&entry.value);
        } else if matches!(key, ".url" | ".httpUrl" | ".serverUrl") {
            server.url = server.url.or(Some(&entry.value));
        } else if key == ".name" && path.ends_with("[]") {
            server.name.clone_from(&entry.value);
        }
    }
    servers
}

/// What a runner fetches when a server is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fetched<'a> {
    /// `None` for a container image.
    pub ecosystem: Option<Ecosystem>,
    /// As written, with its version if it has one.
    pub package: &'a str,
    /// Whether it is one version and no other.
    pub is_exact: bool,
}

impl<'a> Fetched<'a> {
    /// Name and version, as far as one is written.
    #[must_use]
    pub fn parts(&self) -> (&'a str, Option<&'a str>) {
        let cut = |at: Option<usize>, width: usize| {
            let at = at.filter(|at| *at > 0)?;
            Some((self.package.get(..at)?, self.package.get(at + width..)?))
        };
        let found = match self.ecosystem {
            Some(Ecosystem::PyPi) => {
                cut(self.package.find("=="), 2).or_else(|| cut(self.package.rfind('@'), 1))
            }
            Some(_) => cut(self.package.rfind('@'), 1),
            None => {
                let last = self.package.rfind('/').map_or(0, |at| at + 1);
                let tag = self.package.get(last..).and_then(|l| l.find([':', '@']));
                cut(tag.map(|at| at + last), 1)
            }
        };
        found.map_or((self.package, None), |(name, version)| {
            (name, Some(version))
        })
    }
}

/// What a command fetches before it runs it, if it does.
#[must_use]
pub fn fetched<'a>(words: &[&'a str]) -> Option<Fetched<'a>> {
    let mut words = words
        .iter()
        .copied()
        .skip_while(|word| matches!(*word, "cmd" | "cmd.exe" | "/c" | "/C" | "env" | "sudo"));
    let program = words.next()?;
    let program = program
        .rsplit(['/', '\\'])
        .next()?
        .trim_end_matches(".cmd")
        .trim_end_matches(".exe");
    let mut words = words.peekable();
    match program {
        "npx" | "bunx" | "pnpx" => {}
        "pnpm" | "yarn" => {
            words.next_if(|word| matches!(*word, "dlx" | "exec"))?;
        }
        "bun" => {
            words.next_if_eq(&"x")?;
        }
        "npm" => {
            words.next_if(|word| matches!(*word, "exec" | "x"))?;
        }
        "uvx" => return fetched_python(words),
        "uv" => {
            words.next_if_eq(&"tool")?;
            words.next_if_eq(&"run")?;
            return fetched_python(words);
        }
        "pipx" => {
            words.next_if_eq(&"run")?;
            return fetched_python(words);
        }
        "docker" | "podman" => {
            words.next_if_eq(&"run")?;
            return fetched_image(&words.collect::<Vec<_>>());
        }
        _ => return None,
    }
    let mut package = None;
    while let Some(word) = words.next() {
        match word {
            "-p" | "--package" => package = words.next(),
            word if word.starts_with("--package=") => package = word.strip_prefix("--package="),
            word if word.starts_with('-') => continue,
            word => package = package.or(Some(word)),
        }
        if package.is_some() {
            break;
        }
    }
    let package = package.filter(|package| !package.starts_with(['.', '/', '$']))?;
    let version = package
        .get(1..)
        .and_then(|rest| rest.rsplit_once('@'))
        .map(|(_, version)| version);
    let is_exact = version.is_some_and(|version| {
        version.starts_with(|c: char| c.is_ascii_digit()) && version.contains('.')
    });
    Some(Fetched {
        ecosystem: Some(Ecosystem::Npm),
        package,
        is_exact: is_exact || is_exact_source(package),
    })
}

/// From a repository, at a commit.
fn is_exact_source(package: &str) -> bool {
    let is_commit = |end: &str| end.len() >= 40 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    package.rsplit(['#', '@']).next().is_some_and(is_commit)
}

fn fetched_python<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Fetched<'a>> {
    let mut package = None;
    while let Some(word) = words.next() {
        match word {
            "--from" | "--spec" => package = words.next(),
            "--with" | "--python" | "-p" | "--index-url" | "--directory" => {
                words.next();
            }
            word if word.starts_with('-') => {}
            word => package = package.or(Some(word)),
        }
        if package.is_some() {
            break;
        }
    }
    let package = package.filter(|package| !package.starts_with(['.', '/', '$']))?;
    let is_exact = package.contains("==")
        || package
            .rsplit_once('@')
            .is_some_and(|(_, version)| version.starts_with(|c: char| c.is_ascii_digit()));
    Some(Fetched {
        ecosystem: Some(Ecosystem::PyPi),
        package,
        is_exact: is_exact || is_exact_source(package),
    })
}

fn fetched_image<'a>(words: &[&'a str]) -> Option<Fetched<'a>> {
    let is_newest = |word: &&&str| {
        !word.starts_with('-') && word.contains('/') && !word.contains(['=', ':', '$'])
            || word.ends_with(":latest")
    };
    let image = |package, is_exact| Fetched {
        ecosystem: None,
        package,
        is_exact,
    };
    if let Some(newest) = words.iter().find(is_newest) {
        return Some(image(newest, false));
    }
    // `name:tag`, but not a port, a folder or an address.
    let is_tagged = |word: &&&str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && !word.contains('=')
            && !word.contains("://")
            && word
                .rsplit_once(':')
                .is_some_and(|(_, tag)| !tag.starts_with('/'))
    };
    words.iter().find(is_tagged).map(|word| image(word, true))
}

/// Whether an address is on another machine, and talked to without TLS.
#[must_use]
pub fn is_plain_address(value: &str) -> bool {
    let Some(rest) = value
        .strip_prefix("http://")
        .or_else(|| value.strip_prefix("ws://"))
    else {
        return false;
    };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    !crate::is_local(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::read;

    #[test]
    fn servers_are_read_from_every_form_of_settings() {
        let check = |name: &str, text: &str, expected: &[(&str, &str)]| {
            let entries = read(name, text);
            let found = servers(&entries);
            let found: Vec<(&str, String)> = found
                .iter()
                .map(|s| {
                    (
                        &*s.name,
                        s.url.map_or_else(|| s.words.join(" "), str::to_owned),
                    )
                })
                .collect();
            let found: Vec<(&str, &str)> = found.iter().map(|(n, c)| (*n, &**c)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            ".mcp.json",
            r#"{"mcpServers": {"a.b": {"command": "npx", "args": ["-y", "x"]}, "c": {"url": "https://h/mcp"}}}"#,
            &[("a.b", "npx -y x"), ("c", "https://h/mcp")],
        );
        check(
            "config.toml",
            "[mcp_servers.docs]\ncommand = \"uvx\"\nargs = [\"docs\"]\n",
            &[("docs", "uvx docs")],
        );
        check(
            ".vscode/mcp.json",
            r#"{"servers": {"gh": {"type": "http", "url": "https://api.githubcopilot.com/mcp/"}}}"#,
            &[("gh", "https://api.githubcopilot.com/mcp/")],
        );
        check(
            "config.yaml",
            "mcpServers:\n  - name: one\n    command: npx\n    args: [x]\n  - name: two\n    command: node\n",
            &[("one", "npx x"), ("two", "node")],
        );
        check(
            "x.json",
            r#"{"servers": [1], "other": {"command": "x"}}"#,
            &[],
        );
    }

    #[test]
    fn what_is_fetched_is_told_with_its_version() {
        let check = |command: &str, expected: Option<(&str, Option<&str>, bool)>| {
            let words: Vec<&str> = command.split(' ').collect();
            let found = fetched(&words).map(|f| (f.parts().0, f.parts().1, f.is_exact));
            assert_eq!(found, expected, "{command}");
        };
        check(
            "npx -y @scope/server@1.2.3",
            Some(("@scope/server", Some("1.2.3"), true)),
        );
        check("npx @scope/server", Some(("@scope/server", None, false)));
        check(
            "npx -y server@latest",
            Some(("server", Some("latest"), false)),
        );
        check("uvx --from pkg==1.0 tool", Some(("pkg", Some("1.0"), true)));
        check("uvx tool", Some(("tool", None, false)));
        check(
            "docker run -i --rm -p 80:80 mcp/x:1.2",
            Some(("mcp/x", Some("1.2"), true)),
        );
        check(
            "docker run -i ghcr.io/a/b",
            Some(("ghcr.io/a/b", None, false)),
        );
        check("node server.js", None);
        check("npx ./server", None);
    }
}

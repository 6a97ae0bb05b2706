//! Commands that rules for agents hold, between backticks or in fences.

use std::sync::LazyLock;

use regex::Regex;

/// What is bad about a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It sends keys or the environment to another machine.
    SendsSecrets,
    /// It downloads a program and runs it.
    FetchesAndRuns,
}

/// Longer lines are looked at as far as this, in bytes.
const MAX_BYTES: usize = 4_000;

/// A body of a request, or what is piped to a program that sends. Keys that a
/// program logs in with (`scp -i`, `curl --netrc-file`) are not sent.
static SENDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let secret = r"([/\\]\.(ssh|aws|gnupg|kube|netrc|npmrc|pypirc|git-credentials|docker/config|config/gh)\b|\bid_(rsa|ed25519|ecdsa)\b(?:[^.]|$)|(^|[\s/@=\x22'])\.env\b)";
    Regex::new(&format!(
        r"(?i)\b(cat|tar|zip|base64|gzip|xxd|head|grep)\b[^|;]*{secret}.*\|\s*(curl|wget|nc|ncat)\b|(^|[\s(;&])(env|printenv)\s*\|.*\b(curl|wget|nc|ncat)\b|\b(curl|wget)\b.*\s(-d|--data[a-z-]*|-F|--form|-T|--upload-file|--post-file|--post-data)[ =]*\S*(@|\$\(\s*(cat|base64)\b|[~/]).*{secret}|\b(curl|wget)\b.*\$\(\s*(env|printenv)\s*[|)]"
    ))
    .ok()
});

static FETCHES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(curl|wget)\b[^;&|]*https?://[^|]*\|\s*(sudo\s+)?(env\s+)?([\w/]*/)?((ba|z|da)?sh|python3?|node|perl|ruby)\b|\b(ba|z)?sh\s+(-c\s+)?[\x22']?(<\(|\$\()\s*(curl|wget)\b[^)]*https?://|\b(iwr|irm|invoke-webrequest|invoke-restmethod)\b[^|;]*https?://[^|]*\|\s*(iex|invoke-expression)\b").ok()
});

static SILENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\bdo (this|it|so) (silently|quietly|secretly)\b|\bwithout (telling|informing|mentioning|notifying)\b|\b(do not|don't|don’t|never|no need to|not to) (tell|mention|inform|notify) (\w+ ){0,4}(user|human|person|developer|anybody|anyone|this|it)\b").ok()
});

static FORBIDDEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(never (run|use|execute|send|pipe|do)|do not (run|use|execute|send|pipe|do)|don't (run|use|execute|send|pipe|do)|avoid|forbid\w*|block\w*|den(y|ied|ies)|attack\w*|malicious|exfil\w*|detect\w*|dangerous|unsafe|suspicious|bad|wrong|example|such as|e\.g|reject\w*|refuse\w*|flag\w*|payload|pentest\w*|red team)\b").ok()
});

static LOCAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\blocalhost\b|\b127\.0\.0\.1\b|\[::1\]").ok());

fn fits(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

/// What is bad about the commands of a line; all of it is one inside a fence.
pub(crate) fn wrong_in(line: &str, is_fenced: bool) -> Option<Wrong> {
    let line = line.get(..MAX_BYTES).unwrap_or(line);
    if line.len() > MAX_BYTES
        || !["curl", "wget", "nc", "iwr", "irm", "nvoke-"]
            .iter()
            .any(|name| line.contains(name))
    {
        return None;
    }
    if is_fenced {
        return wrong_with(line);
    }
    line.split('`').skip(1).step_by(2).find_map(wrong_with)
}

fn wrong_with(command: &str) -> Option<Wrong> {
    if command.trim_start().starts_with('#') || fits(&LOCAL, command) {
        None
    } else if fits(&SENDS, command) {
        Some(Wrong::SendsSecrets)
    } else if fits(&FETCHES, command) {
        Some(Wrong::FetchesAndRuns)
    } else {
        None
    }
}

/// Whether nobody is to learn of it.
pub(crate) fn is_silent(prose: &str) -> bool {
    fits(&SILENCE, prose)
}

/// Whether it is told as what not to do, or as what others do.
pub(crate) fn is_cited(prose: &str) -> bool {
    let commands_out: String = prose.split('`').step_by(2).collect();
    // The words of an address say nothing.
    let words: Vec<&str> = commands_out
        .split_whitespace()
        .filter(|word| !word.contains("://"))
        .collect();
    fits(&FORBIDDEN, &words.join(" "))
}

/// Where the installers are kept that the documentation of well-known tools
/// tells to run so: rustup, uv, bun, Deno, pnpm, nvm, Homebrew, Docker, Poetry,
/// Nix, Go Task, Ollama, Volta, Foundry, agents' own.
const INSTALLERS: [&str; 30] = [
    "sh.rustup.rs",
    "astral.sh",
    "bun.sh",
    "bun.com",
    "deno.land",
    "get.pnpm.io",
    "get.docker.com",
    "install.python-poetry.org",
    "nixos.org",
    "install.determinate.systems",
    "taskfile.dev",
    "ollama.com",
    "get.volta.sh",
    "foundry.paradigm.xyz",
    "claude.ai",
    "cursor.com",
    "opencode.ai",
    "mise.run",
    "mise.jdx.dev",
    "just.systems",
    "fnm.vercel.app",
    "get.helm.sh",
    "get.sdkman.io",
    "starship.rs",
    "pixi.sh",
    "fly.io",
    "get.k3s.io",
    "deb.nodesource.com",
    "rpm.nodesource.com",
    "cli.github.com",
];

/// Repositories of the same: anybody may have one at the host.
const INSTALLER_PATHS: [&str; 5] = [
    "raw.githubusercontent.com/homebrew/",
    "raw.githubusercontent.com/nvm-sh/",
    "raw.githubusercontent.com/helm/helm/",
    "raw.githubusercontent.com/golangci/",
    "raw.githubusercontent.com/astral-sh/",
];

/// Whether every address of a command is that of a well-known installer.
pub(crate) fn is_known_installer(command: &str) -> bool {
    let command = command.to_ascii_lowercase();
    let mut addresses = command.split("://").skip(1).peekable();
    addresses.peek().is_some()
        && addresses.all(|rest| {
            let end = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || ".-_/~%".contains(c)))
                .unwrap_or(rest.len());
            let address = &rest[..end];
            let host = address.split('/').next().unwrap_or_default();
            INSTALLERS.iter().any(|known| {
                host.strip_suffix(known)
                    .is_some_and(|before| before.is_empty() || before.ends_with('.'))
            }) || INSTALLER_PATHS
                .iter()
                .any(|known| address.starts_with(known))
        })
}

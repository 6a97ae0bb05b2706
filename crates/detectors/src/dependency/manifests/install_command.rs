//! Commands that install packages, in scripts, builds, pipelines, and in the
//! examples that readers of a text are told to type.
//!
//! They ask for packages as a manifest does, but for nothing that a project
//! needs: no lock is of them, and what they install is not declared.
//!
//! Sources: <https://pip.pypa.io/en/stable/cli/pip_install/>,
//! <https://docs.astral.sh/uv/reference/cli/>,
//! <https://docs.npmjs.com/cli/v11/commands/npm-install>

use std::sync::LazyLock;

use laocoon_source::Span;
use regex::Regex;

use super::package_json;
use crate::TextFile;
use crate::dependency::address::{is_forge, is_local};
use crate::dependency::registries::{Kind, kind_of};
use crate::dependency::requirement::{
    Ecosystem, Manifest, Source, Unchecked, read_python, source_of,
};
use crate::dependency::shell::{Part, parts};
use crate::file::span_of;
use crate::text::kind::Fences;

/// The names of files that hold such commands.
pub(super) fn is_place(name: &str) -> bool {
    let ends = [
        ".sh",
        ".bash",
        ".zsh",
        ".yml",
        ".yaml",
        ".mk",
        ".md",
        ".mdx",
        ".markdown",
        ".dockerfile",
    ];
    ends.iter().any(|end| name.ends_with(end))
        || name.starts_with("dockerfile")
        || matches!(name, "containerfile" | "makefile" | "justfile")
}

/// What installs, so that most lines need not be taken apart.
static INSTALLER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(pip[\d.]*|uvx?|pipx|poetry|pdm|pipenv|npm|npx|pnpm|pnpx|yarn|bunx?)[ \t]").ok()
});

/// What stands before a command and is no part of it.
const LEADS: [&str; 14] = [
    "RUN ",
    "ONBUILD ",
    "run: ",
    "- ",
    "$ ",
    "> ",
    "% ",
    "@",
    "!",
    "script: ",
    "command: ",
    "install: ",
    "\"",
    "'",
];

/// Options whose value is the next word.
const WITH_VALUE: &[&str] = &[
    "-r",
    "-c",
    "-e",
    "-t",
    "-i",
    "-f",
    "-C",
    "-p",
    "-w",
    "-F",
    "-G",
    "--requirement",
    "--constraint",
    "--editable",
    "--target",
    "--index-url",
    "--extra-index-url",
    "--index",
    "--default-index",
    "--find-links",
    "--trusted-host",
    "--prefix",
    "--root",
    "--python",
    "--platform",
    "--python-version",
    "--implementation",
    "--abi",
    "--timeout",
    "--retries",
    "--proxy",
    "--cert",
    "--cache-dir",
    "--log",
    "--progress-bar",
    "--only-binary",
    "--no-binary",
    "--group",
    "--optional",
    "--extra",
    "--registry",
    "--workspace",
    "--filter",
    "--cwd",
    "--tag",
    "--loglevel",
    "--config-settings",
    "--config-setting",
    "--global-option",
    "--build-option",
    "--upgrade-strategy",
    "--report",
    "--src",
    "--keyring-provider",
    "--use-feature",
    "--index-strategy",
    "--prerelease",
    "--resolution",
    "--exclude-newer",
    "--branch",
    "--rev",
    "--source",
    "--with",
    "--cache",
    "--userconfig",
    "--omit",
];

/// Longer files are looked at as far as this many commands.
const MAX_COMMANDS: usize = 2_000;

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest {
        is_command: true,
        ..Manifest::default()
    };
    let text = file.text();
    let Some(installer) = INSTALLER.as_ref().filter(|regex| regex.is_match(text)) else {
        return manifest;
    };
    let name = file.name().to_ascii_lowercase();
    let is_for_readers = [".md", ".mdx", ".markdown"]
        .iter()
        .any(|end| name.ends_with(end));
    let mut fences = Fences::default();
    let mut whole = String::new();
    let mut start = 0;
    let mut budget = MAX_COMMANDS;
    for line in file.lines() {
        if is_for_readers && !fences.is_inside(line.text) {
            continue;
        }
        if whole.is_empty() {
            start = line.offset;
        } else {
            // What ended the line, so that all stays at its place.
            let gap = line.offset.saturating_sub(start + whole.len());
            whole.extend(std::iter::repeat_n(' ', gap));
        }
        if let Some(begun) = line.text.strip_suffix('\\') {
            whole.push_str(begun);
            whole.push(' ');
            continue;
        }
        whole.push_str(line.text);
        if budget > 0 && installer.is_match(&whole) {
            budget -= 1;
            read_line(&whole, start, is_for_readers, &mut manifest);
        }
        whole.clear();
    }
    manifest
}

/// One line with those that go on with it.
fn read_line(line: &str, offset: usize, is_for_readers: bool, manifest: &mut Manifest) {
    let mut rest = line.trim_start();
    while let Some(next) = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)) {
        rest = next.trim_start();
        // `RUN --mount=type=cache,target=/root pip install x`
        while rest.starts_with("--") {
            rest = rest
                .split_once(' ')
                .map_or("", |(_, rest)| rest)
                .trim_start();
        }
    }
    let mut cursor = line.len() - rest.len();
    for part in parts(rest.trim_end_matches(['"', '\''])) {
        let mut words = Vec::new();
        for word in part.words() {
            let found = line.get(cursor..).and_then(|rest| rest.find(&**word));
            let at = found.map_or(cursor, |found| cursor + found);
            cursor = found.map_or(cursor, |_| at + word.len());
            words.push((&**word, span_of(offset + at, offset + cursor.max(at))));
        }
        let Some(install) = Install::of(&part) else {
            continue;
        };
        let end = words.iter().position(|(word, _)| word.starts_with('#'));
        words.truncate(end.unwrap_or(words.len()));
        let arguments = words.get(install.first..).unwrap_or_default();
        read_arguments(&install, arguments, is_for_readers, manifest);
    }
}

/// What kind of command it is.
struct Install {
    ecosystem: Ecosystem,
    /// Where its arguments begin.
    first: usize,
    /// Whether what comes behind the package is handed to its program.
    runs_it: bool,
    /// Whether the program may be one that is already there.
    may_be_there: bool,
}

impl Install {
    fn of(part: &Part) -> Option<Self> {
        let all: Vec<&str> = part.words().iter().map(|word| &**word).collect();
        let program = all.first()?.rsplit('/').next()?;
        let mut begin = 1;
        let mut program = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        if matches!(program, "python" | "py") {
            begin = all.iter().position(|word| *word == "-m")? + 2;
            program = all.get(begin - 1)?;
        }
        // `pip --quiet install`, `yarn global add`, `uv pip install`
        let mut verbs = all.iter().enumerate().skip(begin);
        let mut verb = || verbs.find(|(_, word)| !word.starts_with('-'));
        let make = |ecosystem, first, runs_it| Self {
            ecosystem,
            first,
            runs_it,
            may_be_there: false,
        };
        let (python, npm) = (Ecosystem::Python, Ecosystem::Npm);
        match program {
            "uvx" => return Some(make(python, begin, true)),
            "pnpx" | "bunx" => return Some(make(npm, begin, true)),
            "npx" => {
                return Some(Self {
                    may_be_there: true,
                    ..make(npm, begin, true)
                });
            }
            _ => {}
        }
        let (at, word) = verb()?;
        match (program, *word) {
            ("pip", "install" | "download" | "wheel")
            | ("poetry" | "pdm" | "uv", "add")
            | ("pipenv" | "pipx", "install") => Some(make(python, at + 1, false)),
            ("pipx", "run") => Some(make(python, at + 1, true)),
            ("uv", "pip") => (*verb()?.1 == "install").then(|| make(python, at + 2, false)),
            ("uv", "tool") => match *verb()?.1 {
                "install" => Some(make(python, at + 2, true)),
                "run" => Some(make(python, at + 2, true)),
                _ => None,
            },
            ("npm" | "pnpm" | "bun", "install" | "i" | "add") | ("yarn", "add") => {
                Some(make(npm, at + 1, false))
            }
            ("yarn", "global") => (*verb()?.1 == "add").then(|| make(npm, at + 2, false)),
            ("pnpm" | "yarn", "dlx") | ("bun", "x") => Some(make(npm, at + 1, true)),
            _ => None,
        }
    }
}

fn read_arguments(
    install: &Install,
    words: &[(&str, Span)],
    is_for_readers: bool,
    manifest: &mut Manifest,
) {
    let mut packages = Vec::new();
    let mut is_elsewhere = false;
    let mut is_named = false;
    let mut is_sure = !install.may_be_there;
    let mut index = 0;
    while let Some((word, span)) = words.get(index) {
        index += 1;
        // `${{ matrix.more }}`
        if word.contains("{{") {
            let rest = words.get(index - 1..).unwrap_or_default();
            index += rest
                .iter()
                .take_while(|(word, _)| !word.contains("}}"))
                .count();
            continue;
        }
        if !word.starts_with('-') {
            // Where a text is sent to.
            if word.contains(['>', '<']) && !word.starts_with(|c: char| c.is_alphabetic()) {
                index += usize::from(word.ends_with('>'));
                continue;
            }
            if !is_named {
                packages.push((*word, *span));
            }
            if install.runs_it {
                break;
            }
            continue;
        }
        let (option, mut value) = word.split_once('=').unwrap_or((word, ""));
        is_sure |= matches!(option, "-y" | "--yes");
        let names_package =
            install.runs_it && matches!(option, "-p" | "--package" | "--from" | "--spec");
        if value.is_empty() && (names_package || WITH_VALUE.contains(&option)) {
            // `-i -i https://...`: the first is without one.
            if let Some((next, _)) = words.get(index).filter(|(word, _)| !word.starts_with('-')) {
                value = next;
                index += 1;
            }
        }
        if names_package {
            (is_named, is_sure) = (true, true);
            packages.push((value, *span));
        }
        is_elsewhere |= read_option(install.ecosystem, option, value, *span, manifest);
    }
    for (word, span) in packages {
        let is_name_enough = is_sure || word.contains(['-', '@', '/']);
        if is_name_enough && !is_placeholder(word) {
            ask(install, word, span, is_elsewhere, is_for_readers, manifest);
        }
    }
}

/// Options that say where packages are taken from; whether it is in the place
/// of the usual registry.
fn read_option(
    ecosystem: Ecosystem,
    option: &str,
    value: &str,
    span: Span,
    manifest: &mut Manifest,
) -> bool {
    let is_address = value.contains("://");
    match option {
        "--index-url" | "-i" | "--default-index" | "--registry" if is_address => {
            manifest.registry(ecosystem, option, value, false, span);
            return !matches!(kind_of(ecosystem, value), Kind::Own | Kind::Mirror);
        }
        "--extra-index-url" | "--find-links" | "-f" | "--index" if is_address => {
            manifest.registry(ecosystem, option, value, true, span);
        }
        "-e" | "--editable" if is_address => {
            manifest.ask(ecosystem, "", source_of(value), value, span);
        }
        "--trusted-host" => {
            let host = value.split(':').next().unwrap_or_default();
            let own = kind_of(ecosystem, &format!("https://{host}/")) == Kind::Own;
            // Many do so for the usual one, behind a proxy.
            if !host.is_empty() && !own && !is_local(host) {
                manifest.unchecked.push(Unchecked {
                    setting: format!("{option} {value}"),
                    span,
                });
            }
        }
        _ => {}
    }
    false
}

fn ask(
    install: &Install,
    word: &str,
    span: Span,
    is_elsewhere: bool,
    is_for_readers: bool,
    manifest: &mut Manifest,
) {
    let ecosystem = install.ecosystem;
    if word.contains("://") || word.starts_with("git@") {
        let at = word.find("://").map_or(0, |at| {
            word[..at].rfind(['@', ' ']).map_or(0, |before| before + 1)
        });
        let address = &word[at..];
        // Readers are told where the project itself is.
        if !(is_for_readers && is_forge(address)) {
            manifest.ask(ecosystem, "", source_of(address), address, span);
        }
        return;
    }
    if is_elsewhere {
        return;
    }
    if ecosystem == Ecosystem::Python {
        // `ruff@latest`
        let word = word.split('@').next().unwrap_or_default();
        if let Some(asked) = read_python(word, 0) {
            manifest.ask(ecosystem, &asked.name, asked.source, &asked.version, span);
        }
        return;
    }
    let at = word
        .get(1..)
        .and_then(|rest| rest.find('@'))
        .map(|at| at + 1);
    let (mut name, mut version) = word.split_at(at.unwrap_or(word.len()));
    version = version.trim_start_matches('@');
    // Under another name: the real one stands behind.
    if let Some(real) = version.strip_prefix("npm:") {
        let at = real
            .get(1..)
            .and_then(|rest| rest.find('@'))
            .map(|at| at + 1);
        name = &real[..at.unwrap_or(real.len())];
    }
    let source = match name.starts_with('@') {
        true => Source::Registry,
        false => package_json::source(name),
    };
    let address = match source {
        Source::Registry => version,
        _ => name,
    };
    manifest.ask(ecosystem, name, source, address, span);
}

/// What is filled in by the reader or a variable, a file, or no name.
fn is_placeholder(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let is_file = [
        ".whl", ".gz", ".tgz", ".zip", ".txt", ".toml", ".py", ".js", ".ts",
    ]
    .iter()
    .any(|end| lower.ends_with(end));
    let is_filled_in = lower.split(['-', '_', '/', '@', '.']).any(|part| {
        matches!(
            part,
            "your"
                | "my"
                | "package"
                | "packages"
                | "name"
                | "example"
                | "foo"
                | "bar"
                | "xxx"
                | "yourpackage"
                | "mypackage"
                | "myproject"
        )
    });
    let is_address = lower.contains("://");
    (is_file || is_filled_in) && !is_address
        || word.contains(['$', '{', '`', '('])
        || word.starts_with(['.', '/', '~', '[', '<'])
        || word.ends_with([':', ';', '…'])
        || word.contains("...")
}

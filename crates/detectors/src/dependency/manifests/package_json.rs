//! `package.json`.
//!
//! Source: <https://docs.npmjs.com/cli/v11/configuring-npm/package-json>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Script, Source, source_of};
use crate::settings::{Entry, Settings};

const SECTIONS: &[&str] = &[
    "dependencies",
    "devDependencies",
    "optionalDependencies",
    "peerDependencies",
    "resolutions",
    "overrides",
    "pnpm.overrides",
];

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    for entry in &Settings::of(file).entries {
        if entry.path == "name" {
            manifest.own(Ecosystem::Npm, &entry.value);
        } else if let Some(name) = entry.path.strip_prefix("scripts.") {
            manifest.scripts.push(Script {
                name: name.to_owned(),
                command: entry.value.clone(),
                span: entry.span,
            });
        } else if entry.path == "publishConfig.registry" {
            // Where it is published to, not where others are taken from.
        } else if let Some(section) = SECTIONS.iter().find(|section| {
            entry
                .path
                .strip_prefix(**section)
                .is_some_and(|rest| rest.starts_with('.'))
        }) {
            let name = &entry.path[section.len() + 1..];
            add(&mut manifest, section, name, entry);
        }
    }
    manifest
}

fn add(manifest: &mut Manifest, section: &str, name: &str, entry: &Entry) {
    let (mut name, mut version) = (name, entry.value.trim());
    if matches!(section, "resolutions" | "overrides" | "pnpm.overrides") {
        // What others ask for: only a source says something new.
        if matches!(source(version), Source::Registry | Source::Local)
            && !version.starts_with("npm:")
        {
            return;
        }
        // `a>b`, `**/b`
        name = name
            .rsplit(['>', '*'])
            .next()
            .unwrap_or(name)
            .trim_start_matches('/');
    }
    // Installed under another name: the name asked for is the one behind.
    if let Some(real) = version.strip_prefix("npm:") {
        let end = real
            .get(1..)
            .and_then(|rest| rest.find('@'))
            .map(|at| at + 1);
        (name, version) = real.split_at(end.unwrap_or(real.len()));
        version = version.trim_start_matches('@');
    }
    manifest.ask(Ecosystem::Npm, name, source(version), version, entry.span);
}

pub(super) fn source(version: &str) -> Source {
    let is_local = |prefix| version.starts_with(prefix);
    if [
        "workspace:",
        "file:",
        "link:",
        "portal:",
        "catalog:",
        "patch:",
        "$",
        ".",
        "/",
        "~/",
    ]
    .into_iter()
    .any(is_local)
    {
        return Source::Local;
    }
    let is_host = ["github:", "gitlab:", "bitbucket:", "gist:", "git@"];
    if version.contains("://") || is_host.into_iter().any(is_local) {
        return match source_of(version) {
            Source::Local => Source::VersionControl,
            source => source,
        };
    }
    // `user/repository` is short for a repository of GitHub.
    let is_short = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || "-_.".contains(c))
    };
    match version
        .split('#')
        .next()
        .and_then(|path| path.split_once('/'))
    {
        Some((user, repository)) if is_short(user) && is_short(repository) => {
            Source::VersionControl
        }
        _ => Source::Registry,
    }
}

//! Python: requirements, projects, metadata of packages, locks.

use std::sync::LazyLock;

use regex::Regex;

use super::{Dependency, lines};
use crate::catalogue::Ecosystem;
use crate::file::File;
use crate::path::extension;
use crate::settings::{Entry, matches_path};

/// Lists of requirements in settings; one `*` for any text.
const LISTS: [&str; 12] = [
    "project.dependencies[]",
    "project.optional-dependencies.*[]",
    "dependency-groups.*[]",
    "build-system.requires[]",
    "tool.uv.dev-dependencies[]",
    "tool.uv.constraint-dependencies[]",
    "tool.pdm.dev-dependencies.*[]",
    "tool.hatch.envs.*.dependencies[]",
    "tool.hatch.envs.*.extra-dependencies[]",
    "dependencies[]",
    "dependencies[].pip[]",
    "dependencies[][]",
];

/// Tables whose keys are names of packages.
const TABLES: [&str; 4] = [
    "tool.poetry.dependencies.",
    "tool.poetry.dev-dependencies.",
    "packages.",
    "dev-packages.",
];

pub(super) fn read<'a>(file: &'a File<'a>) -> Option<Vec<Dependency<'a>>> {
    let name = file.name();
    let path = file.path().to_ascii_lowercase();
    let is_requirements = matches!(&*extension(name), "txt" | "in")
        && (name.contains("requirements")
            || name.contains("constraints")
            || path.contains("requirements/"));
    if is_requirements {
        let lines = lines(file.text());
        return Some(
            lines
                .filter_map(|(at, line)| requirement(line, at, "declared"))
                .collect(),
        );
    }
    match name {
        "METADATA" | "PKG-INFO" => Some(metadata(file.text())),
        "pyproject.toml" | "environment.yml" | "environment.yaml" | "Pipfile" => {
            Some(project(file.settings()))
        }
        "poetry.lock" | "uv.lock" | "pdm.lock" | "pylock.toml" => Some(lock(file.settings())),
        "Pipfile.lock" => Some(pipfile_lock(file.settings())),
        "setup.py" => {
            let texts = file.texts().iter();
            let texts =
                texts.filter(|text| !matches!(&*text.key, "keywords" | "description" | "name"));
            Some(
                texts
                    .filter_map(|text| requirement(&text.value, text.offset, "declared"))
                    .collect(),
            )
        }
        "setup.cfg" => {
            let lines = lines(file.text()).filter(|(_, line)| line.starts_with([' ', '\t']));
            Some(
                lines
                    .filter_map(|(at, line)| requirement(line, at, "declared"))
                    .collect(),
            )
        }
        _ => None,
    }
}

/// `name[extra] >=1 ; marker`, by
/// <https://packaging.python.org/specifications/dependency-specifiers/>.
fn requirement<'a>(text: &'a str, offset: u32, how: &'static str) -> Option<Dependency<'a>> {
    static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?x) ^\s* ([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?) \s* (?:\[[^\]]*\])? \s* (?: \(?\s* ([=<>!~][^;\#)]*) \)? | (@\s*[^;\s]+) | (=[\w.*]+) )? \s* (?:[;\#].*)? \\? \s* $").ok()
    });
    let found = FORM.as_ref()?.captures(text)?;
    let version = found
        .get(2)
        .or_else(|| found.get(3))
        .or_else(|| found.get(4));
    Some(Dependency {
        ecosystem: Ecosystem::PyPi,
        name: found.get(1)?.as_str().into(),
        version: version.map(|version| version.as_str().trim_end_matches(['\\', ' '])),
        how,
        offset,
    })
}

fn metadata(text: &str) -> Vec<Dependency<'_>> {
    let head = lines(text).take_while(|(_, line)| !line.is_empty());
    head.filter_map(|(at, line)| match line.split_once(": ")? {
        ("Requires-Dist", rest) => requirement(rest, at, "declared"),
        ("Name", name) => requirement(name, at, "itself"),
        _ => None,
    })
    .collect()
}

fn project(entries: &[Entry]) -> Vec<Dependency<'_>> {
    fn one(entry: &Entry) -> Option<Dependency<'_>> {
        let start = entry.span.start;
        if entry.path == "project.name" || entry.path == "tool.poetry.name" {
            return requirement(&entry.value, start, "itself");
        }
        if LISTS.iter().any(|list| matches_path(&entry.path, list)) {
            return requirement(&entry.value, start, "declared");
        }
        let name = TABLES
            .iter()
            .find_map(|table| entry.path.strip_prefix(table))
            .or_else(|| {
                let (group, name) = entry.path.split_once(".dependencies.")?;
                group.starts_with("tool.poetry.group.").then_some(name)
            })?;
        let (name, key) = name.split_once('.').unwrap_or((name, "version"));
        (key == "version").then_some(Dependency {
            ecosystem: Ecosystem::PyPi,
            name: name.into(),
            version: (entry.value != "*").then_some(&*entry.value),
            how: "declared",
            offset: start,
        })
    }
    entries.iter().filter_map(one).collect()
}

/// `[[package]]` with a name and a version.
fn lock(entries: &[Entry]) -> Vec<Dependency<'_>> {
    locked_tables(entries, Ecosystem::PyPi)
}

/// The packages of a lock in which each is a table with a name and a version.
pub(super) fn locked_tables(entries: &[Entry], ecosystem: Ecosystem) -> Vec<Dependency<'_>> {
    let mut found: Vec<Dependency<'_>> = Vec::new();
    for entry in entries {
        match &*entry.path {
            "package[].name" | "packages[].name" | "packages-dev[].name" => {
                found.push(Dependency {
                    ecosystem,
                    name: (&*entry.value).into(),
                    version: None,
                    how: "locked",
                    offset: entry.span.start,
                })
            }
            "package[].version" | "packages[].version" | "packages-dev[].version" => {
                if let Some(last) = found.last_mut().filter(|last| last.version.is_none()) {
                    last.version = Some(&entry.value);
                }
            }
            _ => {}
        }
    }
    found
}

fn pipfile_lock(entries: &[Entry]) -> Vec<Dependency<'_>> {
    fn one(entry: &Entry) -> Option<Dependency<'_>> {
        let name = entry.path.strip_suffix(".version")?;
        let name = name
            .strip_prefix("default.")
            .or_else(|| name.strip_prefix("develop."))?;
        Some(Dependency {
            ecosystem: Ecosystem::PyPi,
            name: name.into(),
            version: Some(&entry.value),
            how: "locked",
            offset: entry.span.start,
        })
    }
    entries.iter().filter_map(one).collect()
}

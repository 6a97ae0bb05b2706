//! Cargo, Go, NuGet, RubyGems and Composer.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Dependency;
use super::python::locked_tables;
use crate::catalogue::Ecosystem;
use crate::file::File;
use crate::path::extension;
use crate::settings::Entry;

pub(super) fn read<'a>(file: &'a File<'a>) -> Option<Vec<Dependency<'a>>> {
    static GO: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?m)^\s*(?:require\s+)?([\w.-]+\.[a-z]+/[\w./~-]+)\s+(v[\w.+-]+)").ok()
    });
    static NUGET: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?i)<(?:PackageReference|PackageVersion|package)\s[^>]*?\b(?:Include|Update|id)\s*=\s*"([^"]+)"(?:[^>]*?\bVersion\s*=\s*"([^"]+)")?"#).ok()
    });
    static GEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?m)^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]\s*["']([\w.-]+)["'](?:\s*,\s*["']([^"']+)["'])?"#).ok()
    });
    static GEM_LOCK: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?m)^    ([\w.-]+) \(([\w.-]+)\)\s*$").ok());
    let by = |form: &'static LazyLock<Option<Regex>>, ecosystem, how| {
        let found = form.as_ref().map(|form| form.captures_iter(file.text()));
        let found = found.into_iter().flatten();
        found
            .filter_map(|found| captured(&found, ecosystem, how))
            .collect()
    };
    let name = file.name();
    match name {
        "Cargo.toml" => Some(cargo(file.settings())),
        "Cargo.lock" => Some(locked_tables(file.settings(), Ecosystem::Cargo)),
        "go.mod" => Some(by(&GO, Ecosystem::Go, "declared")),
        "Gemfile" | "gems.rb" => Some(by(&GEM, Ecosystem::Gem, "declared")),
        "Gemfile.lock" => Some(by(&GEM_LOCK, Ecosystem::Gem, "locked")),
        "composer.json" => Some(composer(file.settings())),
        "composer.lock" => Some(locked_tables(file.settings(), Ecosystem::Composer)),
        "packages.config" | "Directory.Packages.props" => {
            Some(by(&NUGET, Ecosystem::NuGet, "declared"))
        }
        _ => match &*extension(name) {
            "csproj" | "fsproj" | "vbproj" | "nuspec" => {
                Some(by(&NUGET, Ecosystem::NuGet, "declared"))
            }
            "gemspec" => Some(by(&GEM, Ecosystem::Gem, "declared")),
            _ => None,
        },
    }
}

fn captured<'a>(
    found: &Captures<'a>,
    ecosystem: Ecosystem,
    how: &'static str,
) -> Option<Dependency<'a>> {
    let name = found.get(1)?;
    Some(Dependency {
        ecosystem,
        name: name.as_str().into(),
        version: found.get(2).map(|version| version.as_str()),
        how,
        offset: u32::try_from(name.start()).unwrap_or(u32::MAX),
    })
}

/// `dependencies.x`, `target.y.dev-dependencies.x.version`.
fn cargo(entries: &[Entry]) -> Vec<Dependency<'_>> {
    fn read_one(entry: &Entry) -> Option<Dependency<'_>> {
        if entry.path == "package.name" {
            return Some(one(&entry.value, None, "itself", entry));
        }
        let at = entry.path.find("dependencies.")?;
        let rest = entry.path.get(at + "dependencies.".len()..)?;
        match rest.split_once('.') {
            None => Some(one(rest, Some(&entry.value), "declared", entry)),
            Some((name, "version")) => Some(one(name, Some(&entry.value), "declared", entry)),
            Some((_, "package")) => Some(one(&entry.value, None, "declared", entry)),
            Some((name, "git" | "path" | "workspace")) => Some(one(name, None, "declared", entry)),
            Some(_) => None,
        }
    }
    entries.iter().filter_map(read_one).collect()
}

fn one<'a>(
    name: &'a str,
    version: Option<&'a str>,
    how: &'static str,
    entry: &Entry,
) -> Dependency<'a> {
    Dependency {
        ecosystem: Ecosystem::Cargo,
        name: name.into(),
        version,
        how,
        offset: entry.span.start,
    }
}

fn composer(entries: &[Entry]) -> Vec<Dependency<'_>> {
    fn read_one(entry: &Entry) -> Option<Dependency<'_>> {
        let name = entry
            .path
            .strip_prefix("require.")
            .or_else(|| entry.path.strip_prefix("require-dev."))?;
        Some(Dependency {
            ecosystem: Ecosystem::Composer,
            ..one(name, Some(&entry.value), "declared", entry)
        })
    }
    entries.iter().filter_map(read_one).collect()
}

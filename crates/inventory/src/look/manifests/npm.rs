//! npm: `package.json` and the locks of npm, yarn and pnpm.

use std::sync::LazyLock;

use regex::Regex;

use super::{Dependency, lines};
use crate::catalogue::Ecosystem;
use crate::file::File;
use crate::settings::Entry;

pub(super) fn read<'a>(file: &'a File<'a>) -> Option<Vec<Dependency<'a>>> {
    match file.name() {
        "package.json" => Some(package(file.settings())),
        "package-lock.json" | "npm-shrinkwrap.json" => Some(package_lock(file.settings())),
        "yarn.lock" => Some(yarn_lock(file.text())),
        "pnpm-lock.yaml" => Some(pnpm_lock(file.text())),
        "deno.json" | "deno.jsonc" | "import_map.json" => Some(imports(file.settings())),
        _ => None,
    }
}

fn npm<'a>(
    name: &'a str,
    version: Option<&'a str>,
    how: &'static str,
    offset: u32,
) -> Dependency<'a> {
    Dependency {
        ecosystem: Ecosystem::Npm,
        name: name.into(),
        version,
        how,
        offset,
    }
}

fn package(entries: &[Entry]) -> Vec<Dependency<'_>> {
    const TABLES: [&str; 6] = [
        "dependencies.",
        "devDependencies.",
        "peerDependencies.",
        "optionalDependencies.",
        "resolutions.",
        "overrides.",
    ];
    fn one(entry: &Entry) -> Option<Dependency<'_>> {
        let start = entry.span.start;
        if entry.path == "name" {
            return Some(npm(&entry.value, None, "itself", start));
        }
        let table = TABLES
            .iter()
            .find(|table| entry.path.starts_with(**table))?;
        let name = entry.path.get(table.len()..)?;
        // `"x": "npm:openai@4"` is `openai`.
        let alias = entry.value.strip_prefix("npm:").and_then(|rest| {
            let at = rest.get(1..)?.find('@').map_or(rest.len(), |at| at + 1);
            Some((rest.get(..at)?, rest.get(at + 1..)))
        });
        let (name, version) = alias.unwrap_or((name, Some(&entry.value)));
        Some(npm(name, version, "declared", start))
    }
    entries.iter().filter_map(one).collect()
}

fn package_lock(entries: &[Entry]) -> Vec<Dependency<'_>> {
    fn one(entry: &Entry) -> Option<Dependency<'_>> {
        let path = entry.path.strip_suffix(".version")?;
        let name = match path.rfind("node_modules/") {
            Some(at) => path.get(at + "node_modules/".len()..)?,
            // Before version 2 of the format.
            None => path
                .strip_prefix("dependencies.")?
                .rsplit(".dependencies.")
                .next()?,
        };
        Some(npm(name, Some(&entry.value), "locked", entry.span.start))
    }
    entries.iter().filter_map(one).collect()
}

fn yarn_lock(text: &str) -> Vec<Dependency<'_>> {
    let mut found: Vec<Dependency<'_>> = Vec::new();
    for (offset, line) in lines(text) {
        if line.starts_with([' ', '\t']) {
            let version = line.trim_start().strip_prefix("version");
            let version = version.map(|rest| rest.trim_matches([' ', ':', '"']));
            if let (Some(version), Some(last)) = (version, found.last_mut())
                && last.version.is_none()
            {
                last.version = Some(version);
            }
            continue;
        }
        let name = line.trim_start_matches('"');
        let end = name.get(1..).and_then(|rest| rest.find('@'));
        if let Some(name) = end.and_then(|at| name.get(..=at)) {
            found.push(npm(name, None, "locked", offset));
        }
    }
    found
}

fn pnpm_lock(text: &str) -> Vec<Dependency<'_>> {
    static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"^\s+['"]?/?((?:@[\w.-]+/)?[\w.-]+)[@/](\d[\w.+-]*)[^:]*:\s*$"#).ok()
    });
    let Some(form) = LINE.as_ref() else {
        return Vec::new();
    };
    let read = |(offset, line): (u32, &'_ str)| {
        let found = form.captures(line)?;
        let (start, end) = (found.get(1)?.range(), found.get(2)?.range());
        Some((offset, start, end))
    };
    lines(text)
        .filter_map(|(offset, line)| {
            let (offset, name, version) = read((offset, line))?;
            Some(npm(line.get(name)?, line.get(version), "locked", offset))
        })
        .collect()
}

/// `"openai": "npm:openai@^4"`.
fn imports(entries: &[Entry]) -> Vec<Dependency<'_>> {
    fn one(entry: &Entry) -> Option<Dependency<'_>> {
        let rest = entry.value.strip_prefix("npm:")?;
        let at = rest.get(1..)?.find('@').map_or(rest.len(), |at| at + 1);
        Some(npm(
            rest.get(..at)?,
            rest.get(at + 1..),
            "declared",
            entry.span.start,
        ))
    }
    entries.iter().filter_map(one).collect()
}

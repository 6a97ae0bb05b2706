//! `package-lock.json` and `npm-shrinkwrap.json`.
//!
//! Source: <https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json>

use serde_json::{Map, Value};

use super::{Locked, MAX_PACKAGES};

/// Dependencies within dependencies, in locks of the first version.
const MAX_DEPTH: usize = 32;

pub(super) fn read(text: &str) -> Vec<Locked> {
    let mut packages = Vec::new();
    let Ok(Value::Object(root)) = serde_json::from_str(text) else {
        return packages;
    };
    match root.get("packages").and_then(Value::as_object) {
        Some(entries) => {
            for (path, entry) in entries {
                let Some((_, folder)) = path.rsplit_once("node_modules/") else {
                    continue;
                };
                let is_top =
                    path.matches("node_modules/").count() == 1 && path.starts_with("node_modules/");
                packages.extend(read_entry(folder, entry, is_top));
            }
        }
        None => read_nested(&root, 0, &mut packages),
    }
    packages
}

fn read_nested(of: &Map<String, Value>, depth: usize, packages: &mut Vec<Locked>) {
    let Some(entries) = of.get("dependencies").and_then(Value::as_object) else {
        return;
    };
    for (name, entry) in entries {
        if depth >= MAX_DEPTH || packages.len() >= MAX_PACKAGES {
            return;
        }
        packages.extend(read_entry(name, entry, depth == 0));
        if let Some(entry) = entry.as_object() {
            read_nested(entry, depth + 1, packages);
        }
    }
}

fn read_entry(folder: &str, entry: &Value, is_top: bool) -> Option<Locked> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let is = |key: &str| entry.get(key).and_then(Value::as_bool) == Some(true);
    if is("link") || is("inBundle") || is("bundled") {
        return None;
    }
    let mut version = text("version");
    let mut resolved = text("resolved");
    // Where no name is given, the folder is the name.
    let mut name = match text("name") {
        "" => folder,
        real => real,
    };
    if let Some(alias) = version.strip_prefix("npm:") {
        (name, version) = alias.rsplit_once('@')?;
    } else if version.contains("://") || version.starts_with("file:") {
        resolved = version;
    }
    Some(Locked {
        name: name.to_owned(),
        version: version.to_owned(),
        addresses: Some(resolved.to_owned())
            .filter(|r| !r.is_empty())
            .into_iter()
            .collect(),
        has_digest: !text("integrity").is_empty(),
        is_elsewhere: is_elsewhere(resolved),
        is_asked_by_range: false,
        is_top,
        repository: String::new(),
        mark: if resolved.is_empty() {
            format!("\"{folder}\"")
        } else {
            resolved.to_owned()
        },
    })
}

/// From a repository, a path, or nowhere.
pub(super) fn is_elsewhere(address: &str) -> bool {
    !(address.starts_with("http://") || address.starts_with("https://"))
        || address.contains("codeload.github.com")
        || address.ends_with(".git")
}

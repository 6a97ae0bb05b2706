//! Locks in TOML: `poetry.lock`, `uv.lock`, `Cargo.lock`.
//!
//! Sources: <https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html>,
//! <https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile>

use toml::de::{DeTable, DeValue};

use super::Locked;

pub(super) fn read(text: &str) -> Vec<Locked> {
    let (root, _) = DeTable::parse_recoverable(text);
    let packages = root
        .get_ref()
        .get("package")
        .and_then(|list| list.get_ref().as_array());
    packages
        .into_iter()
        .flat_map(|list| list.iter())
        .filter_map(|package| read_package(package.get_ref().as_table()?))
        .collect()
}

fn read_package(table: &DeTable<'_>) -> Option<Locked> {
    let text = |table: &DeTable<'_>, key: &str| {
        let value = table.get(key).and_then(|value| value.get_ref().as_str());
        value.unwrap_or_default().to_owned()
    };
    let name = text(table, "name");
    let version = text(table, "version");
    let mut locked = Locked {
        mark: format!("name = \"{name}\"\nversion = \"{version}\""),
        name,
        version,
        is_top: true,
        has_digest: true,
        ..Locked::default()
    };
    let source = table.get("source").map(toml::Spanned::get_ref);
    let has_files = ["files", "sdist", "wheels"]
        .iter()
        .any(|key| table.contains_key(*key));
    match source {
        // Cargo: `registry+https://...`, `git+https://...`; none for its own.
        Some(DeValue::String(address)) => {
            locked.is_elsewhere =
                !(address.starts_with("registry+") || address.starts_with("sparse+"));
            let address = address
                .trim_start_matches("registry+")
                .trim_start_matches("sparse+");
            locked.addresses.push(address.to_owned());
            locked.has_digest = table.contains_key("checksum");
        }
        Some(DeValue::Table(source)) => {
            let kind = text(source, "type");
            let address = [text(source, "registry"), text(source, "url")].concat();
            locked.is_elsewhere =
                !source.contains_key("registry") && kind != "legacy" || !address.contains("://");
            if address.contains("://") {
                locked.addresses.push(address);
            }
        }
        // Poetry: from the usual registry. Cargo: a part of the project.
        _ => locked.is_elsewhere = !has_files,
    }
    for key in ["files", "wheels"] {
        let list = table.get(key).and_then(|list| list.get_ref().as_array());
        for file in list.into_iter().flat_map(|list| list.iter()) {
            if let Some(file) = file.get_ref().as_table() {
                add_file(file, &mut locked);
            }
        }
        locked.has_digest &= list.is_none_or(|list| !list.is_empty()) || locked.is_elsewhere;
    }
    if let Some(file) = table
        .get("sdist")
        .and_then(|file| file.get_ref().as_table())
    {
        add_file(file, &mut locked);
    }
    Some(locked)
}

fn add_file(file: &DeTable<'_>, locked: &mut Locked) {
    let text = |key: &str| file.get(key).and_then(|value| value.get_ref().as_str());
    locked.has_digest &= text("hash").is_some();
    // A name alone is a file of the registry.
    locked
        .addresses
        .extend(text("url").or_else(|| text("file")).map(str::to_owned));
}

//! `Cargo.toml` and `.cargo/config.toml`.
//!
//! Sources: <https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html>,
//! <https://doc.rust-lang.org/cargo/reference/source-replacement.html>

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::dependency::requirement::{Ecosystem, Manifest, Registry, Source};
use crate::file::span_of;

type Value<'a> = Spanned<DeValue<'a>>;

const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

pub(super) fn read(text: &str) -> Manifest {
    let mut manifest = Manifest::default();
    let (root, _) = DeTable::parse_recoverable(text);
    let root = root.get_ref();
    let name = table(root, "package").and_then(|package| text_of(package.get("name")?));
    if let Some(name) = name {
        manifest.own(Ecosystem::Cargo, name);
    }
    read_sections(root, &mut manifest);
    if let Some(workspace) = table(root, "workspace") {
        read_sections(workspace, &mut manifest);
    }
    for target in tables(root, "target") {
        read_sections(target.1, &mut manifest);
    }
    for (_, patches) in tables(root, "patch") {
        read_dependencies(patches, &mut manifest);
    }
    read_sources(root, &mut manifest);
    manifest
}

fn read_sections(table_of: &DeTable<'_>, manifest: &mut Manifest) {
    for section in SECTIONS {
        if let Some(dependencies) = table(table_of, section) {
            read_dependencies(dependencies, manifest);
        }
    }
}

fn read_dependencies(dependencies: &DeTable<'_>, manifest: &mut Manifest) {
    for (key, value) in dependencies {
        let span = span_of(key.span().start, key.span().end);
        let (mut name, mut source, mut version) =
            (key.get_ref().to_string(), Source::Registry, String::new());
        match value.get_ref() {
            DeValue::String(text) => version = text.to_string(),
            DeValue::Table(table) => {
                let text = |key: &str| text_of(table.get(key)?).map(str::to_owned);
                if let Some(real) = text("package") {
                    name = real;
                }
                if let Some(address) = text("git") {
                    source = Source::VersionControl;
                    version = match text("rev") {
                        Some(commit) => format!("{address}#{commit}"),
                        None => address,
                    };
                } else if text("path").is_some() || table.contains_key("workspace") {
                    source = Source::Local;
                } else {
                    version = text("version").unwrap_or_default();
                }
            }
            _ => continue,
        }
        manifest.ask(Ecosystem::Cargo, &name, source, &version, span);
    }
}

/// `[source]`, which can replace a registry, and `[registries]`, which are
/// asked by name.
fn read_sources(root: &DeTable<'_>, manifest: &mut Manifest) {
    let replacement = table(root, "source")
        .and_then(|sources| table(sources, "crates-io"))
        .and_then(|source| text_of(source.get("replace-with")?));
    for (kind, section) in [("source", "registry"), ("registries", "index")] {
        for (name, registry) in tables(root, kind) {
            let Some(value) = registry.get(section) else {
                continue;
            };
            let Some(address) = text_of(value) else {
                continue;
            };
            let is_replacement = kind == "source" && Some(name) == replacement;
            let only_for = if is_replacement || name == "crates-io" {
                String::new()
            } else {
                name.to_owned()
            };
            manifest.registries.push(Registry {
                ecosystem: Ecosystem::Cargo,
                address: address
                    .trim_start_matches("sparse+")
                    .trim_start_matches("registry+")
                    .to_owned(),
                is_added: false,
                only_for,
                setting: format!("{kind}.{name}"),
                span: span_of(value.span().start, value.span().end),
            });
        }
    }
}

fn table<'a, 'b>(of: &'b DeTable<'a>, key: &str) -> Option<&'b DeTable<'a>> {
    of.get(key)?.get_ref().as_table()
}

fn tables<'a, 'b>(
    of: &'b DeTable<'a>,
    key: &str,
) -> impl Iterator<Item = (&'b str, &'b DeTable<'a>)> {
    table(of, key)
        .into_iter()
        .flat_map(|table| table.iter())
        .filter_map(|(name, value)| Some((&**name.get_ref(), value.get_ref().as_table()?)))
}

fn text_of<'b>(value: &'b Value<'_>) -> Option<&'b str> {
    value.get_ref().as_str()
}

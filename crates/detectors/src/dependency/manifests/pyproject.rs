//! `pyproject.toml`, as the standard, Poetry, uv and PDM write it, and `Pipfile`.
//!
//! Sources: <https://packaging.python.org/en/latest/specifications/pyproject-toml/>,
//! <https://python-poetry.org/docs/pyproject/>, <https://docs.astral.sh/uv/concepts/projects/dependencies/>

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::dependency::requirement::{
    Ecosystem, Manifest, ONLY_NAMED, Registry, Requirement, Source, Unchecked, read_python,
    source_of,
};
use crate::file::span_of;

type Value<'a> = Spanned<DeValue<'a>>;

pub(super) fn read(text: &str) -> Manifest {
    let mut manifest = Manifest::default();
    let (root, _) = DeTable::parse_recoverable(text);
    let root = root.get_ref();
    let at = |path: &[&str]| -> Option<&DeTable<'_>> {
        let mut table = root;
        for key in path {
            table = table.get(*key)?.get_ref().as_table()?;
        }
        Some(table)
    };
    let asked = &mut manifest.requirements;
    for (table, key) in [
        (&["project"][..], "dependencies"),
        (&["build-system"], "requires"),
        (&["tool", "uv"], "dev-dependencies"),
    ] {
        if let Some(list) = at(table).and_then(|table| table.get(key)) {
            read_list(list, asked);
        }
    }
    for groups in [
        &["project", "optional-dependencies"][..],
        &["dependency-groups"],
        &["tool", "pdm", "dev-dependencies"],
    ] {
        for list in at(groups).into_iter().flat_map(|table| table.values()) {
            read_list(list, asked);
        }
    }
    for table in [
        &["tool", "poetry", "dependencies"][..],
        &["tool", "poetry", "dev-dependencies"],
        &["packages"],
        &["dev-packages"],
    ] {
        at(table)
            .into_iter()
            .for_each(|table| read_table(table, asked));
    }
    for group in at(&["tool", "poetry", "group"])
        .into_iter()
        .flat_map(|t| t.values())
    {
        let table = group
            .get_ref()
            .as_table()
            .and_then(|t| t.get("dependencies"));
        if let Some(table) = table.and_then(|table| table.get_ref().as_table()) {
            read_table(table, asked);
        }
    }
    for sources in [&["tool", "uv", "sources"][..], &["sources"]] {
        if let Some(sources) = at(sources) {
            read_sources(sources, &mut manifest);
        }
    }
    for path in [
        &["tool", "uv"][..],
        &["tool", "poetry"],
        &["tool", "pdm"],
        &["tool", "pip"],
        &["pip"],
        &[],
    ] {
        if let Some(table) = at(path) {
            read_registries(table, &mut manifest);
        }
    }
    let own = at(&["project"]).or_else(|| at(&["tool", "poetry"]));
    if let Some(name) = own.and_then(|table| table.get("name")?.get_ref().as_str()) {
        manifest.own(Ecosystem::Python, name);
    }
    // Filled in when it is built.
    let dynamic = at(&["project"]).and_then(|table| table.get("dynamic")?.get_ref().as_array());
    manifest.is_partial |= dynamic.is_some_and(|list| {
        let mut fields = list.iter().filter_map(|field| field.get_ref().as_str());
        fields.any(|field| field.contains("dependencies"))
    });
    manifest
}

/// `[tool.uv.sources]`: where single requirements are taken from.
fn read_sources(sources: &DeTable<'_>, manifest: &mut Manifest) {
    for (name, value) in sources {
        let name = name.get_ref();
        let span = span_of(value.span().start, value.span().end);
        let tables: Vec<&DeTable<'_>> = match value.get_ref() {
            DeValue::Table(table) => vec![table],
            DeValue::Array(list) => list.iter().filter_map(|v| v.get_ref().as_table()).collect(),
            _ => Vec::new(),
        };
        for table in tables {
            let Some((source, address)) = place_of(table) else {
                let index = table
                    .get("index")
                    .and_then(|index| index.get_ref().as_str());
                manifest.registries.push(Registry {
                    ecosystem: Ecosystem::Python,
                    address: index.unwrap_or_default().to_owned(),
                    is_added: false,
                    only_for: name.to_string(),
                    setting: "sources".to_owned(),
                    span,
                });
                continue;
            };
            // What stands there is where the requirement is taken from.
            let is_same = |r: &Requirement| normal(&r.name) == normal(name);
            manifest
                .requirements
                .retain(|r| !(is_same(r) && r.source == Source::Registry));
            manifest.ask(Ecosystem::Python, name, source, &address, span);
        }
    }
}

/// The registries that uv, Poetry, PDM and Pipenv are told of.
fn read_registries(table: &DeTable<'_>, manifest: &mut Manifest) {
    for (key, value) in table {
        let key = key.get_ref();
        let span = |value: &Value<'_>| span_of(value.span().start, value.span().end);
        match (&**key, value.get_ref()) {
            ("index-url" | "default-index", DeValue::String(address)) => {
                manifest.registry(Ecosystem::Python, key, address, false, span(value));
            }
            ("extra-index-url" | "find-links" | "find_links", DeValue::Array(list)) => {
                for address in list.iter() {
                    if let Some(text) = address.get_ref().as_str().filter(|t| t.contains("://")) {
                        manifest.registry(Ecosystem::Python, key, text, true, span(address));
                    }
                }
            }
            ("index" | "source", DeValue::Array(list)) => {
                let tables = list.iter().filter_map(|one| one.get_ref().as_table());
                for (at, one) in tables.enumerate() {
                    read_registry(key, one, at == 0, manifest);
                }
            }
            _ => {}
        }
    }
}

fn read_registry(key: &str, table: &DeTable<'_>, is_at_top: bool, manifest: &mut Manifest) {
    let text = |key: &str| table.get(key).and_then(|value| value.get_ref().as_str());
    let is = |key: &str| table.get(key).and_then(|value| value.get_ref().as_bool()) == Some(true);
    let Some((address, at)) = table
        .get("url")
        .and_then(|v| Some((v.get_ref().as_str()?, v.span())))
    else {
        return;
    };
    let span = span_of(at.start, at.end);
    // Only what names it is asked of it.
    let is_explicit = is("explicit") || text("priority") == Some("explicit");
    // Poetry and Pipenv ask the first one and not PyPI, unless it says otherwise.
    let is_first = is("default")
        || matches!(text("priority"), Some("default" | "primary"))
        || key == "source" && is_at_top && text("priority").is_none();
    manifest.registries.push(Registry {
        ecosystem: Ecosystem::Python,
        address: address.to_owned(),
        is_added: !is_first,
        only_for: if is_explicit {
            ONLY_NAMED.to_owned()
        } else {
            String::new()
        },
        setting: key.to_owned(),
        span,
    });
    if table.get("verify_ssl").and_then(|v| v.get_ref().as_bool()) == Some(false) {
        manifest.unchecked.push(Unchecked {
            setting: "verify_ssl = false".to_owned(),
            span,
        });
    }
}

fn normal(name: &str) -> String {
    super::super::names::normal(Ecosystem::Python, name)
}

/// A list of requirements, each a text.
fn read_list(list: &Value<'_>, asked: &mut Vec<Requirement>) {
    for item in list
        .get_ref()
        .as_array()
        .into_iter()
        .flat_map(|list| list.iter())
    {
        let quotes = item.span().start + 1;
        let read = item
            .get_ref()
            .as_str()
            .and_then(|text| read_python(text, quotes));
        asked.extend(read);
    }
}

/// A table from names to versions, or to tables with one.
fn read_table(table: &DeTable<'_>, asked: &mut Vec<Requirement>) {
    for (key, value) in table {
        let name = key.get_ref();
        if name == "python" {
            continue;
        }
        let (source, version) = match value.get_ref() {
            DeValue::Table(table) => place_of(table).unwrap_or_else(|| {
                let version = table.get("version").and_then(|v| v.get_ref().as_str());
                (Source::Registry, version.unwrap_or_default().to_owned())
            }),
            DeValue::String(version) => (Source::Registry, version.to_string()),
            _ => (Source::Registry, String::new()),
        };
        asked.push(Requirement {
            name: name.to_string(),
            ecosystem: Ecosystem::Python,
            source,
            version,
            span: span_of(key.span().start, key.span().end),
        });
    }
}

/// Where a table says that a package is, if not in a registry.
fn place_of(table: &DeTable<'_>) -> Option<(Source, String)> {
    let text = |key: &str| table.get(key).and_then(|value| value.get_ref().as_str());
    if let Some(address) = text("git").or_else(|| text("hg")).or_else(|| text("svn")) {
        return Some((Source::VersionControl, address.to_owned()));
    }
    if let Some(address) = text("url").or_else(|| text("file")) {
        return Some((source_of(address), address.to_owned()));
    }
    if let Some(path) = text("path") {
        return Some((Source::Local, path.to_owned()));
    }
    table
        .contains_key("workspace")
        .then(|| (Source::Local, String::new()))
}

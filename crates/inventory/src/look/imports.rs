//! Libraries, by what programs import.

use laocoon_source::Language;
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};

use crate::catalogue::{Ecosystem, Package, catalogue};
use crate::file::File;

use super::Sightings;
use super::manifests::library;

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    let (Some(language), Some(tree)) = (file.language(), file.tree()) else {
        return;
    };
    for import in tree.of_kind(Node::Import) {
        let Some(path) = tree.child(*import, Role::Path) else {
            continue;
        };
        let offset = tree.node(*import).span.start;
        if let Some((package, ecosystem, name)) =
            imported(tree, language, *import, tree.symbol_text(path))
        {
            see(file, sightings, offset, package, ecosystem, &name);
        }
    }
    // `require("x")`, `import("x")`.
    for text in file.texts() {
        if !matches!(&*text.key, "require" | "import" | "from") {
            continue;
        }
        let found = match language {
            Language::JavaScript | Language::TypeScript | Language::Tsx => module(&text.value),
            Language::Ruby => named(Ecosystem::Gem, &text.value.replace('/', "-")),
            _ => None,
        };
        if let Some((package, ecosystem, name)) = found {
            see(file, sightings, text.offset, package, ecosystem, &name);
        }
    }
}

fn see(
    file: &File<'_>,
    sightings: &mut Sightings<'_>,
    offset: u32,
    package: &Package,
    ecosystem: Ecosystem,
    name: &str,
) {
    let item = library(package, ecosystem, name);
    // A file of one's own may be called as the package is.
    let module = (file.language() == Some(Language::Python))
        .then(|| python_module(file, offset))
        .flatten();
    sightings.unless_module(item, offset, "imported", module);
}

/// The first segment of what the statement at an offset imports.
fn python_module(file: &File<'_>, offset: u32) -> Option<String> {
    let tree = file.tree()?;
    let imports = tree.of_kind(Node::Import).iter();
    let mut paths = imports
        .filter(|import| tree.node(**import).span.start == offset)
        .filter_map(|import| tree.child(*import, Role::Path));
    let path = tree.symbol_text(paths.next()?);
    path.split('.').next().map(str::to_owned)
}

type Found<'a> = (&'a Package, Ecosystem, String);

fn imported(
    tree: &SyntaxTree,
    language: Language,
    import: NodeId,
    path: &str,
) -> Option<Found<'static>> {
    let packages = &catalogue().packages;
    match language {
        Language::JavaScript | Language::TypeScript | Language::Tsx => module(path),
        Language::Go => named(Ecosystem::Go, path),
        Language::Rust => {
            let first = path.trim_start_matches("::").split("::").next()?;
            let first = first.split('.').next()?;
            (!matches!(first, "crate" | "self" | "super" | "std" | "core"))
                .then(|| named(Ecosystem::Cargo, first))
                .flatten()
        }
        Language::Python => {
            if path.starts_with('.') {
                return None;
            }
            // `from google import genai`.
            let name = tree
                .child(import, Role::Name)
                .map(|name| tree.symbol_text(name));
            let whole = name.map(|name| format!("{path}.{name}"));
            let by_name = whole.and_then(|whole| packages.imported(language, &whole));
            by_name.or_else(|| packages.imported(language, path))
        }
        _ => packages.imported(language, path),
    }
}

fn named(ecosystem: Ecosystem, name: &str) -> Option<Found<'static>> {
    let package = catalogue().packages.named(ecosystem, name)?;
    Some((package, ecosystem, ecosystem.normal(name)))
}

/// The npm package of a module: `@a/b` of `@a/b/c.js`.
fn module(path: &str) -> Option<Found<'static>> {
    if path.starts_with(['.', '/']) {
        return None;
    }
    let path = path.strip_prefix("npm:").unwrap_or(path);
    let parts = if path.starts_with('@') { 2 } else { 1 };
    let end = path
        .match_indices('/')
        .nth(parts - 1)
        .map_or(path.len(), |(at, _)| at);
    let name = path.get(..end)?;
    // `npm:openai@4`.
    let name = name
        .get(1..)?
        .find('@')
        .map_or(name, |at| name.get(..=at).unwrap_or(name));
    named(Ecosystem::Npm, name)
}

//! `pom.xml` and `settings.xml` of Maven.
//!
//! Sources: <https://maven.apache.org/pom.html>, <https://maven.apache.org/settings.html>

use laocoon_syntax::Kind;

use super::xml::{child_text, is_below, text};
use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Registry, Source};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let Some(tree) = file.tree().map(|tree| &tree.tree) else {
        return manifest;
    };
    for &element in tree.of_kind(Kind::Element) {
        let span = tree.node(element).span;
        match tree.symbol_text(element) {
            "dependency" | "plugin" | "parent" => {
                let Some(artifact) = child_text(tree, element, "artifactId") else {
                    continue;
                };
                let group =
                    child_text(tree, element, "groupId").unwrap_or("org.apache.maven.plugins");
                let version = child_text(tree, element, "version").unwrap_or_default();
                let name = format!("{group}:{artifact}");
                manifest.ask(Ecosystem::Java, &name, Source::Registry, version, span);
            }
            tag @ ("repository" | "pluginRepository" | "mirror") => {
                // Where it is published to is another matter.
                if is_below(tree, element, "distributionManagement") {
                    continue;
                }
                let url = tree.children(element).find(|child| {
                    tree.symbol_text(*child) == "url" && tree.kind(*child) == Kind::Element
                });
                let Some(address) = url.and_then(|url| text(tree, url)) else {
                    continue;
                };
                manifest.registries.push(Registry {
                    ecosystem: Ecosystem::Java,
                    address: address.to_owned(),
                    is_added: tag != "mirror",
                    only_for: String::new(),
                    setting: tag.to_owned(),
                    span: url.map_or(span, |url| tree.node(url).span),
                });
            }
            _ => {}
        }
    }
    manifest
}

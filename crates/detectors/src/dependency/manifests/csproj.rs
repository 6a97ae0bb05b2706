//! Projects of .NET: `PackageReference`, central versions, `packages.config`.
//!
//! Source: <https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files>

use laocoon_syntax::Kind;

use super::xml::{attribute, child_text, text};
use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Source};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let Some(tree) = file.tree().map(|tree| &tree.tree) else {
        return manifest;
    };
    for &element in tree.of_kind(Kind::Element) {
        let span = tree.node(element).span;
        let name = match tree.symbol_text(element) {
            "PackageReference" | "PackageVersion" | "DotNetCliToolReference" => {
                attribute(tree, element, "Include").or_else(|| attribute(tree, element, "Update"))
            }
            "package" => attribute(tree, element, "id"),
            "RestoreSources" | "RestoreAdditionalProjectSources" => {
                let is_added = tree.symbol_text(element) != "RestoreSources";
                for address in text(tree, element).unwrap_or_default().split(';') {
                    if address.contains("://") {
                        let setting = tree.symbol_text(element);
                        manifest.registry(
                            Ecosystem::DotNet,
                            setting,
                            address.trim(),
                            is_added,
                            span,
                        );
                    }
                }
                None
            }
            _ => None,
        };
        let version =
            attribute(tree, element, "Version").or_else(|| child_text(tree, element, "Version"));
        if let Some(name) = name {
            manifest.ask(
                Ecosystem::DotNet,
                name,
                Source::Registry,
                version.unwrap_or_default(),
                span,
            );
        }
    }
    manifest
}

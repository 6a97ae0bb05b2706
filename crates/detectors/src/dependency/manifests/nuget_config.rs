//! `nuget.config`.
//!
//! Source: <https://learn.microsoft.com/en-us/nuget/reference/nuget-config-file>

use laocoon_syntax::Kind;

use super::xml::{attribute, is_below};
use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let Some(tree) = file.tree().map(|tree| &tree.tree) else {
        return manifest;
    };
    for &element in tree.of_kind(Kind::Element) {
        if tree.symbol_text(element) != "add" || !is_below(tree, element, "packageSources") {
            continue;
        }
        let Some(address) = attribute(tree, element, "value").filter(|value| value.contains("://"))
        else {
            continue;
        };
        let span = tree.node(element).span;
        manifest.registry(Ecosystem::DotNet, "packageSources", address, true, span);
    }
    manifest
}

//! `go.mod`.
//!
//! Source: <https://go.dev/ref/mod#go-mod-file>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Source};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let mut block = "";
    for line in file.lines() {
        let text = line.text.split("//").next().unwrap_or_default();
        let mut words = text.split_whitespace();
        let Some(first) = words.next() else { continue };
        let mut words: Vec<&str> = match first {
            ")" => {
                block = "";
                continue;
            }
            "module" | "require" | "replace" | "exclude" | "retract" | "tool"
                if block.is_empty() =>
            {
                let rest: Vec<&str> = words.collect();
                if rest == ["("] {
                    block = first;
                    continue;
                }
                std::iter::once(first).chain(rest).collect()
            }
            _ if block.is_empty() => continue,
            _ => [block, first].into_iter().chain(words).collect(),
        };
        let kind = words.remove(0);
        let lead = line.text.len() - line.text.trim_start().len();
        let span = line.span(lead, text.trim_end().len().max(lead));
        match (kind, &*words) {
            ("module", [name, ..]) => manifest.own(Ecosystem::Go, name.trim_matches('"')),
            ("require", [name, version, ..]) => {
                manifest.ask(Ecosystem::Go, name, Source::Registry, version, span);
            }
            ("replace", _) => {
                let Some(arrow) = words.iter().position(|word| *word == "=>") else {
                    continue;
                };
                let (Some(old), Some(new)) = (words.first(), words.get(arrow + 1)) else {
                    continue;
                };
                let is_path = new.starts_with(['.', '/']);
                let source = if is_path {
                    Source::Local
                } else {
                    Source::VersionControl
                };
                let version = words.get(arrow + 2).copied().unwrap_or_default();
                manifest.ask(
                    Ecosystem::Go,
                    old,
                    source,
                    &format!("{new}@{version}"),
                    span,
                );
            }
            _ => {}
        }
    }
    manifest
}

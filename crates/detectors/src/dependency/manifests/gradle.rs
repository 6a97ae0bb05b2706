//! `build.gradle`, `settings.gradle` and their Kotlin forms, as far as
//! coordinates and addresses are written out.
//!
//! Source: <https://docs.gradle.org/current/userguide/declaring_repositories.html>

use std::sync::LazyLock;

use regex::Regex;

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Source, Unchecked};

/// `implementation "group:artifact:version"`
static COORDINATES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^\s*(?:\w*(?i:implementation|api|compile|compileOnly|runtimeOnly|classpath|kapt|ksp|annotationProcessor))\s*\(?\s*["']([\w.-]+):([\w.-]+)(?::([^"']*))?["']"#).ok()
});

/// `url "https://..."`, `url = uri("...")`, `maven("...")`
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\b(?:url|setUrl|maven)\b\s*[=(]?\s*(?:uri\s*\(\s*)?["']([a-z]+://[^"']+)["']"#)
        .ok()
});

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let (Some(coordinates), Some(address)) = (&*COORDINATES, &*ADDRESS) else {
        return manifest;
    };
    for line in file.lines() {
        if line.text.trim_start().starts_with("//") {
            continue;
        }
        let whole = |found: regex::Match<'_>| line.span(found.start(), found.end());
        if let Some(found) = coordinates.captures(line.text)
            && let (Some(group), Some(artifact)) = (found.get(1), found.get(2))
        {
            let name = format!("{}:{}", group.as_str(), artifact.as_str());
            let version = found.get(3).map_or("", |version| version.as_str());
            manifest.ask(
                Ecosystem::Java,
                &name,
                Source::Registry,
                version,
                whole(group),
            );
        }
        if let Some(found) = address.captures(line.text).and_then(|found| found.get(1)) {
            manifest.registry(
                Ecosystem::Java,
                "repositories",
                found.as_str(),
                true,
                whole(found),
            );
        }
        if let Some(at) = line.text.find("allowInsecureProtocol")
            && line.text[at..].contains("true")
        {
            manifest.unchecked.push(Unchecked {
                setting: "allowInsecureProtocol = true".to_owned(),
                span: line.span(at, line.text.len()),
            });
        }
    }
    manifest
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_compile() {
        assert!(super::COORDINATES.is_some() && super::ADDRESS.is_some());
    }
}

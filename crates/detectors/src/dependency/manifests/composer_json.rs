//! `composer.json`.
//!
//! Source: <https://getcomposer.org/doc/04-schema.md>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Script, Source, Unchecked};
use crate::settings::Settings;

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let settings = Settings::of(file);
    let mut kind = "";
    for entry in &settings.entries {
        let requirement = ["require.", "require-dev."]
            .iter()
            .find_map(|section| entry.path.strip_prefix(section));
        // The platform, `php` and `ext-json`, has no vendor.
        if let Some(name) = requirement.filter(|name| name.contains('/')) {
            manifest.ask(
                Ecosystem::Php,
                name,
                Source::Registry,
                &entry.value,
                entry.span,
            );
            continue;
        }
        if let Some(name) = entry.path.strip_prefix("scripts.") {
            manifest.scripts.push(Script {
                name: name.trim_end_matches("[]").to_owned(),
                command: entry.value.clone(),
                span: entry.span,
            });
        }
        match &*entry.path {
            "name" => manifest.own(Ecosystem::Php, &entry.value),
            path @ ("config.secure-http" | "config.disable-tls")
                if (path == "config.disable-tls") == (entry.value == "true") =>
            {
                manifest.unchecked.push(Unchecked {
                    setting: format!("{path}: {}", entry.value),
                    span: entry.span,
                });
            }
            path if path.starts_with("repositories") && path.ends_with(".type") => {
                kind = &entry.value;
            }
            path if path.starts_with("repositories") && path.ends_with(".url") => match kind {
                "composer" => {
                    manifest.registry(
                        Ecosystem::Php,
                        "repositories",
                        &entry.value,
                        true,
                        entry.span,
                    );
                }
                "path" => {}
                _ => manifest.ask(
                    Ecosystem::Php,
                    "",
                    Source::VersionControl,
                    &entry.value,
                    entry.span,
                ),
            },
            _ => {}
        }
    }
    manifest
}

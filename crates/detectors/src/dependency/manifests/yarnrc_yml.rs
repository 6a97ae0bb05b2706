//! `.yarnrc.yml` of Yarn 2 and later, and `bunfig.toml` of Bun.
//!
//! Sources: <https://yarnpkg.com/configuration/yarnrc>,
//! <https://bun.sh/docs/runtime/bunfig>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Registry, Unchecked};
use crate::settings::Settings;

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    for entry in &Settings::of(file).entries {
        let scoped = |before: &str, after: &str| {
            let scope = entry.path.strip_prefix(before)?.strip_suffix(after)?;
            Some(format!("@{}", scope.trim_start_matches('@')))
        };
        let only_for = match &*entry.path {
            "npmRegistryServer" | "install.registry" | "install.registry.url" => String::new(),
            _ => {
                let scope = scoped("npmScopes.", ".npmRegistryServer")
                    .or_else(|| scoped("install.scopes.", ".url"))
                    .or_else(|| scoped("install.scopes.", ""));
                match scope.filter(|_| entry.value.contains("://")) {
                    Some(scope) => scope,
                    None => {
                        if entry.path == "enableStrictSsl" && entry.value == "false" {
                            manifest.unchecked.push(Unchecked {
                                setting: "enableStrictSsl: false".to_owned(),
                                span: entry.span,
                            });
                        }
                        continue;
                    }
                }
            }
        };
        manifest.registries.push(Registry {
            ecosystem: Ecosystem::Npm,
            address: entry.value.clone(),
            is_added: false,
            only_for,
            setting: entry.path.clone(),
            span: entry.span,
        });
    }
    manifest
}

//! `.npmrc`, and `.yarnrc` of Yarn 1.
//!
//! Sources: <https://docs.npmjs.com/cli/v11/configuring-npm/npmrc>,
//! <https://classic.yarnpkg.com/en/docs/yarnrc>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Registry, Unchecked};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    for line in file.lines() {
        let text = line.text.trim();
        if text.starts_with(['#', ';']) {
            continue;
        }
        let Some(at) = text.find(['=', ' ']) else {
            continue;
        };
        let unquoted = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
        let key = unquoted(&text[..at]).to_ascii_lowercase();
        let value = unquoted(text[at..].trim_start_matches([' ', '=', '\t']));
        let lead = line.text.len() - line.text.trim_start().len();
        let span = line.span(lead, lead + text.len());
        if key == "registry" || key.ends_with(":registry") {
            manifest.registries.push(Registry {
                ecosystem: Ecosystem::Npm,
                address: value,
                is_added: false,
                only_for: key
                    .trim_end_matches("registry")
                    .trim_end_matches(':')
                    .to_owned(),
                setting: key,
                span,
            });
        } else if matches!(&*key, "strict-ssl" | "strict-ssl[]") && value == "false" {
            manifest.unchecked.push(Unchecked {
                setting: format!("{key}={value}"),
                span,
            });
        }
    }
    manifest
}

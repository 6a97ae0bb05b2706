//! `environment.yml` of Conda, as far as it asks pip.
//!
//! Source: <https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/manage-environments.html>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, read_python};
use crate::settings::Settings;

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest {
        // What Conda itself is asked for is not read.
        is_partial: true,
        ..Manifest::default()
    };
    for entry in &Settings::of(file).entries {
        if entry.path != "dependencies[].pip[]" {
            continue;
        }
        let value = &*entry.value;
        if let Some(address) = ["--extra-index-url", "--index-url", "-i"]
            .iter()
            .find_map(|option| value.strip_prefix(option))
        {
            let is_added = value.starts_with("--extra");
            manifest.registry(
                Ecosystem::Python,
                value.split([' ', '=']).next().unwrap_or_default(),
                address.trim_matches([' ', '=']),
                is_added,
                entry.span,
            );
        } else if let Some(mut requirement) = read_python(value, 0) {
            requirement.span = entry.span;
            manifest.requirements.push(requirement);
        }
    }
    manifest
}

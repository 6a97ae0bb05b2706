//! `setup.cfg`.
//!
//! Source: <https://setuptools.pypa.io/en/latest/userguide/declarative_config.html>

use super::ini;
use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, read_python};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    for line in ini::lines(file) {
        let is_asked = match &*line.section {
            "options" => matches!(
                &*line.key,
                "install_requires" | "setup_requires" | "tests_require"
            ),
            "options.extras_require" => true,
            "metadata" if line.key == "name" => {
                manifest.own(Ecosystem::Python, line.value);
                false
            }
            "easy_install" if matches!(&*line.key, "index_url" | "index-url" | "find_links") => {
                let is_added = line.key == "find_links";
                manifest.registry(
                    Ecosystem::Python,
                    &line.key,
                    line.value,
                    is_added,
                    line.span,
                );
                false
            }
            _ => false,
        };
        if !is_asked {
            continue;
        }
        if line.value.starts_with("file:") || line.value.contains("%(") {
            manifest.is_partial = true;
            continue;
        }
        // One requirement a line, or several with `;` between them (which a
        // marker has as well: then what follows is no requirement).
        manifest
            .requirements
            .extend(read_python(line.value, line.span.start as usize));
    }
    manifest
}

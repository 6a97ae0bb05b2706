//! `pip.conf`, `pip.ini` and `.pydistutils.cfg`.
//!
//! Source: <https://pip.pypa.io/en/stable/topics/configuration/>

use super::ini;
use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Unchecked};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    for line in ini::lines(file) {
        let key = line.key.replace('_', "-");
        match &*key {
            "index-url" | "extra-index-url" | "find-links" => {
                for address in line.value.split_whitespace() {
                    let is_added = key != "index-url";
                    manifest.registry(Ecosystem::Python, &key, address, is_added, line.span);
                }
            }
            "trusted-host" => manifest.unchecked.push(Unchecked {
                setting: format!("{key} = {}", line.value),
                span: line.span,
            }),
            _ => {}
        }
    }
    manifest
}

//! Folders that are packages: a skill, or a project as it is published.

use laocoon_source::{Candidate, LayoutBuilder, MAX_MANIFEST_BYTES, PackageLayout, load_bytes};

use super::UnitRoots;

/// What of a folder runs without being called; `None` if it is no package, or
/// not one folder.
pub(super) fn layout(roots: &UnitRoots, files: &[Candidate]) -> Option<PackageLayout> {
    let [_] = &roots.paths[..] else {
        return None;
    };
    let folder = match &*roots.name {
        "." => String::new(),
        name => format!("{}/", name.trim_end_matches('/')),
    };
    let mut layout = LayoutBuilder::of_tree();
    for file in files {
        let Some(name) = file.name.strip_prefix(&*folder) else {
            continue;
        };
        // One that cannot be read marks nothing, and is named by the scan.
        let bytes = match layout.reads(name) {
            true => load_bytes(file, MAX_MANIFEST_BYTES as u64).unwrap_or_default(),
            false => [].into(),
        };
        layout.see(name, &bytes);
    }
    layout.finish()
}

//! What to say about symbolic links, none of which is followed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::names::{or_dot, readable};
use crate::{SkipReason, Skipped};

/// A symbolic link that was found.
pub(super) struct Link {
    pub(super) path: PathBuf,
    pub(super) name: String,
}

/// The coverage entry of a link, when everything else has been walked.
/// `walked` has the name of every file and directory by its real path.
pub(super) fn skipped(link: Link, walked: &HashMap<&Path, &str>) -> Skipped {
    let written = link.path.read_link().map_or_else(
        |error| error.to_string(),
        |target| readable(target.as_os_str()),
    );
    match link.path.canonicalize() {
        Err(error) => Skipped::new(link.name, SkipReason::BrokenLink)
            .because(format!("leads to {written}: {error}")),
        Ok(target) => match walked.get(target.as_path()) {
            Some(name) => Skipped::new(link.name, SkipReason::AlreadyWalked)
                .because(format!("leads to {}", or_dot(name))),
            None => Skipped::new(link.name, SkipReason::SymbolicLink)
                .because(format!("leads to {written}, which is not scanned")),
        },
    }
}

//! Commands that agents run without being asked to.

use std::sync::LazyLock;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::file::File;
use crate::hooks::{HOOK_FILES, event_of, is_hook};
use crate::item::{Item, Kind, Risk};
use crate::servers::SERVER_FILES;
use crate::settings;

use super::Sightings;

/// Commands are shown as far as this.
const MAX_COMMAND: usize = 300;

/// The globs of files in which something is named, by the end of a path.
pub(super) struct Files(GlobSet);

impl Files {
    pub(super) fn new(globs: &[&str]) -> Self {
        let mut builder = GlobSetBuilder::new();
        for glob in globs {
            let glob = GlobBuilder::new(&format!("**/{glob}"))
                .case_insensitive(true)
                .literal_separator(true)
                .build();
            if let Ok(glob) = glob {
                builder.add(glob);
            }
        }
        Self(builder.build().unwrap_or_default())
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

pub(super) static SERVERS: LazyLock<Files> = LazyLock::new(|| Files::new(SERVER_FILES));
static HOOKS: LazyLock<Files> = LazyLock::new(|| Files::new(HOOK_FILES));

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    if !HOOKS.has(file.path()) {
        return;
    }
    for entry in settings::read(file.name(), file.text()) {
        if !is_hook(&entry.path) || entry.value.is_empty() {
            continue;
        }
        let event = event_of(&entry.path);
        let command: String = entry.value.chars().take(MAX_COMMAND).collect();
        let mut item = Item::new(Kind::Hook, format!("{event}: {command}"));
        item.detail("event", event);
        item.detail("command", command.as_str());
        item.risks.insert(Risk::new(
            "runs-by-itself",
            format!("is run at `{event}` without a question"),
        ));
        sightings.at(item, entry.span.start, "settings");
    }
}

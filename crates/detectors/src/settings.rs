//! The settings of a file, read once for all who ask.

use std::rc::Rc;

pub(crate) use laocoon_inventory::settings::Entry;

use crate::TextFile;

/// The settings of a file, in the order of the text.
pub(crate) struct Settings {
    pub(crate) entries: Vec<Entry>,
}

impl Settings {
    pub(crate) fn of(file: &TextFile<'_>) -> Rc<Self> {
        file.shared(|file| Self {
            entries: laocoon_inventory::settings::read(file.name(), file.text()),
        })
    }
}

//! The encoded runs of a file, found once for all detectors.

use super::encoded::{Run, runs};
use crate::TextFile;

/// The encoded runs of a file, in order.
pub(crate) struct Runs {
    pub(crate) list: Vec<Run>,
}

impl Runs {
    pub(crate) fn of(file: &TextFile<'_>) -> Self {
        Self {
            list: runs(file.text()),
        }
    }
}

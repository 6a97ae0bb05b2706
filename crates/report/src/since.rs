//! What was there before a change.

use std::collections::HashSet;

use crate::{Baseline, Finding};

/// What was found in an earlier state of the code.
#[derive(Clone, Debug, Default)]
pub struct Since {
    /// What was found in it.
    pub found: Baseline,
    /// Files that are the same in both states. What is found in one of them was
    /// there before, unless it was concluded.
    pub unchanged: HashSet<String>,
    /// Rules that conclude from several files: what they find in one file may
    /// come from a change to another.
    pub concluding: HashSet<String>,
}

impl Since {
    /// Whether a finding was there before.
    pub(crate) fn knows(&self, finding: &Finding) -> bool {
        let is_unchanged = self.unchanged.contains(&finding.location.path);
        is_unchanged && !self.concluding.contains(&finding.rule) || self.found.knows(finding)
    }
}

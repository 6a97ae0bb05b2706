//! How much may be done for one rule in one file.
//!
//! Matching is a search, and files are written by those who want it to fail:
//! whatever is done for each match, or each pair of matches, is counted, and
//! ends when the count is used up. The rule is then reported as cut off in
//! that file. Counts and not times, so that the same file always gives the
//! same report.

use std::cell::Cell;

/// Steps for any file, and for each of its nodes.
const STEPS: u64 = 20_000_000;
const STEPS_A_NODE: u64 = 20;

/// So many matches of one pattern, or of one formula, are kept in memory.
const MATCHES: usize = 300_000;

/// What is left to do with, and whether there was not enough.
#[derive(Debug)]
pub(crate) struct Work {
    left: Cell<u64>,
    cut_off: Cell<bool>,
}

impl Work {
    /// For a file of so many nodes.
    pub(crate) fn for_file(nodes: usize) -> Self {
        let of_nodes = u64::try_from(nodes)
            .unwrap_or(u64::MAX)
            .saturating_mul(STEPS_A_NODE);
        Self {
            left: Cell::new(STEPS.saturating_add(of_nodes)),
            cut_off: Cell::new(false),
        }
    }

    /// Takes steps; false, and cut off, when none are left.
    pub(crate) fn spend(&self, steps: usize) -> bool {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.leave(self.left().saturating_sub(steps))
    }

    /// Whether there is room for one more match beside so many.
    #[must_use]
    pub(crate) fn admits(&self, matches: usize) -> bool {
        let admits = matches < MATCHES;
        if !admits {
            self.cut_off();
        }
        admits
    }

    /// What is left.
    pub(crate) fn left(&self) -> u64 {
        self.left.get()
    }

    /// What somebody who spent by himself has left over; false, and cut off, when that is nothing.
    pub(crate) fn leave(&self, left: u64) -> bool {
        self.left.set(left);
        if left == 0 {
            self.cut_off();
        }
        left > 0
    }

    /// Something was not done, or not found out.
    pub(crate) fn cut_off(&self) {
        self.cut_off.set(true);
    }

    /// Whether matches may be missing.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.cut_off.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_up_stays_so() {
        let work = Work::for_file(0);
        assert!(work.spend(1));
        assert!(!work.spend(usize::MAX));
        assert!(!work.spend(0));
        assert!(work.is_cut_off());
    }

    #[test]
    fn larger_files_may_take_more() {
        assert!(Work::for_file(1_000_000).left() > Work::for_file(1_000).left());
    }
}

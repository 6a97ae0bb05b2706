//! The texts of files, read once while there is room for them.
//!
//! A report tells the worst first, so that it comes back to a file again and
//! again: reading it anew each time would cost its length for each finding, and
//! for a member of an archive the length of the archive.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::hidden::Hidden;
use crate::{Location, Report, Sources};

/// So many bytes of text are kept.
const ROOM: usize = 64 << 20;

pub(crate) struct Texts<'a> {
    sources: &'a Sources<'a>,
    hidden: Hidden<'a>,
    kept: RefCell<Kept>,
}

/// Texts by path and member; `None` where there is none to be had.
#[derive(Default)]
struct Kept {
    texts: HashMap<(String, Option<String>), Option<Arc<str>>>,
    bytes: usize,
}

impl<'a> Texts<'a> {
    /// The texts of the files of a report, as they may be shown.
    pub(crate) fn new(sources: &'a Sources<'a>, report: &'a Report) -> Self {
        Self {
            sources,
            hidden: Hidden::of(report),
            kept: RefCell::default(),
        }
    }

    /// The text of the file that a place is in, if it can be had.
    pub(crate) fn of(&self, location: &Location) -> Option<Arc<str>> {
        let file = (location.path.clone(), location.member.clone());
        let mut kept = self.kept.borrow_mut();
        if let Some(text) = kept.texts.get(&file) {
            return text.clone();
        }
        let text = (self.sources)(&location.path, location.member.as_deref())
            .map(|text| self.hidden.hide(location.file(), text));
        let length = text.as_ref().map_or(0, |text| text.len());
        // Starting over is simple, and enough: few reports need more room.
        if kept.bytes.saturating_add(length) > ROOM {
            *kept = Kept::default();
        }
        kept.bytes += length;
        kept.texts.insert(file, text.clone());
        text
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::{Coverage, Draft, Position, Tool, Trust};

    #[test]
    fn a_file_that_is_asked_for_again_is_not_read_again() {
        let reads = Cell::new(0);
        let sources = |path: &str, _: Option<&str>| {
            reads.set(reads.get() + 1);
            (path != "gone").then(|| Arc::from(path))
        };
        let report = Report::assemble(
            Draft {
                tool: Tool {
                    name: String::new(),
                    version: String::new(),
                },
                units: Vec::new(),
                findings: Vec::new(),
                coverage: Coverage::default(),
                warnings: Vec::new(),
                trust: Trust::Untrusted,
                baseline: None,
                since: None,
                times: None,
            },
            &sources,
        );
        let texts = Texts::new(&sources, &report);
        let start = Position::new(1, 1, 0);
        let of = |path: &str| texts.of(&Location::new(path, start, start));
        for path in ["a", "b", "a", "gone", "b", "gone"] {
            assert_eq!(of(path).as_deref(), (path != "gone").then_some(path));
        }
        assert_eq!(reads.get(), 3);
    }
}

//! Where a file speaks to an agent, or of one.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::address::CUES;
use crate::TextFile;

/// So many places of a file are looked at.
pub(crate) const MAX_PLACES: usize = 5_000;

/// The places where a text may speak to an agent, in order.
pub(crate) struct Cues {
    pub(crate) places: Vec<usize>,
}

impl Cues {
    pub(crate) fn of(file: &TextFile<'_>) -> Self {
        Self::in_text(file.text())
    }

    pub(crate) fn in_text(text: &str) -> Self {
        let places = words().find_iter(text).map(|found| found.start());
        Self {
            places: places.take(MAX_PLACES).collect(),
        }
    }
}

fn words() -> &'static AhoCorasick {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    WORDS.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "a list of short constants")]
        AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostFirst)
            .build(CUES)
            .expect("an automaton")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_any_case() {
        assert_eq!(Cues::in_text("An AI Agent, and CLAUDE").places, [0, 17]);
        assert!(Cues::in_text("nothing").places.is_empty());
    }
}

//! What no report may show: credentials that were found.
//!
//! A finding says which stretches of its file are *hidden*. Every text that is
//! shown of that file, by whichever finding, has `*` there, one for each byte,
//! so that offsets still fit. A report says nothing of what was hidden, except
//! how long it is.

use std::collections::HashMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{Finding, Report, Stretch};

/// A shorter piece of what is hidden says nothing, and may be an ordinary word
/// elsewhere.
const MIN_PIECE: usize = 6;

/// What is hidden, by the path and the member of its file.
pub(crate) struct Hidden<'a>(HashMap<(&'a str, Option<&'a str>), Vec<Stretch>>);

impl<'a> Hidden<'a> {
    /// Of all findings, also those that are only counted.
    pub(crate) fn of(report: &'a Report) -> Self {
        let mut stretches: HashMap<_, Vec<Stretch>> = HashMap::new();
        for finding in report.findings.iter().chain(&report.known) {
            if !finding.hidden.is_empty() {
                let of_file = stretches.entry(finding.location.file()).or_default();
                of_file.extend(&finding.hidden);
            }
        }
        Self(stretches)
    }

    /// The text of a file as it may be shown.
    pub(crate) fn hide(&self, file: (&str, Option<&str>), text: Arc<str>) -> Arc<str> {
        match self.0.get(&file) {
            Some(stretches) => masked(&text, stretches).into(),
            None => text,
        }
    }
}

/// What the findings of one file hide, in order.
pub(crate) fn stretches(findings: &[Finding]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = findings
        .iter()
        .flat_map(|finding| finding.hidden.iter().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A text of the same length, with `*` for each byte of what is hidden. Line
/// ends stay.
pub(crate) fn masked(text: &str, stretches: &[Stretch]) -> String {
    let mut is_hidden = vec![false; text.len()];
    for stretch in stretches {
        let end = (stretch.end as usize).min(text.len());
        let start = (stretch.start as usize).min(end);
        if let Some(part) = is_hidden.get_mut(start..end) {
            part.fill(true);
        }
    }
    let mut shown = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let length = character.len_utf8();
        let bytes = is_hidden.get(at..at + length).unwrap_or_default();
        if bytes.contains(&true) && !matches!(character, '\r' | '\n') {
            shown.extend(std::iter::repeat_n('*', length));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Takes what the findings of a file hide out of all that they say: a rule may
/// quote the line that a credential stands in.
pub(crate) fn conceal(findings: &mut [Finding], text: &str) {
    let stretches = stretches(findings);
    if stretches.is_empty() {
        return;
    }
    let mut pieces: Vec<&str> = stretches
        .iter()
        .filter_map(|stretch| text.get(stretch.start as usize..stretch.end as usize))
        .flat_map(|hidden| hidden.split(is_between_pieces))
        .filter(|piece| piece.len() >= MIN_PIECE)
        .collect();
    pieces.sort_unstable();
    pieces.dedup();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&pieces);
    // It cannot be built only if there is more text than there can be.
    let Ok(automaton) = automaton else { return };
    let conceal = |told: &mut String| {
        if automaton.is_match(told.as_str()) {
            *told = with_stars(&automaton, told);
        }
    };
    for finding in findings {
        conceal(&mut finding.message);
        finding.metavariables.values_mut().for_each(conceal);
        let related = finding.related.iter_mut().map(|place| &mut place.note);
        related.for_each(conceal);
        let steps = finding.trace.iter_mut().map(|step| &mut step.note);
        steps.for_each(conceal);
        // A fix with stars in it would break the file.
        finding.fix = finding
            .fix
            .take()
            .filter(|fix| !automaton.is_match(&fix.replacement));
    }
}

/// How a string may be written differently where it is quoted again.
fn is_between_pieces(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '\'' | '`' | '\\')
}

fn with_stars(automaton: &AhoCorasick, text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    automaton.replace_all_with(text, &mut told, |_, found, told| {
        told.extend(std::iter::repeat_n('*', found.len()));
        true
    });
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, stretches: &[(u32, u32)], expected: &str) {
        let stretches: Vec<Stretch> = stretches
            .iter()
            .map(|&(start, end)| Stretch { start, end })
            .collect();
        let shown = masked(text, &stretches);
        assert_eq!(shown, expected);
        assert_eq!(shown.len(), text.len(), "offsets must still fit");
    }

    #[test]
    fn what_is_hidden_becomes_stars_of_the_same_length() {
        check("key = abcdef;", &[(8, 12)], "key = ab****;");
        check("a\nb\r\nc", &[(0, 6)], "*\n*\r\n*");
        check("aé名b", &[(1, 6)], "a*****b");
        check("aéb", &[(0, 2)], "***b");
        check("abc", &[(2, 900), (800, 900), (2, 1)], "ab*");
        check("abc", &[], "abc");
    }
}

//! Fingerprints: names for findings that last across edits.
//!
//! A fingerprint is a digest of the rule, the file, the text of the matched
//! lines with its white space collapsed, and which one it is among findings
//! that are equal in all of these. Line numbers are not part of it, so that a
//! finding keeps its name when lines are added above it.
//!
//! A minified file is one line that changes with every build and may hold
//! thousands of findings. Where the matched lines reach further than [`REACH`]
//! bytes to either side or are longer than that, the matched text alone counts,
//! from its start.
//!
//! A fingerprint goes where the code does not: into reports and baselines. What
//! is hidden counts as it is shown, as `*`, or else a password could be tried
//! against the digest. Eight bits of its own digest tell a changed credential
//! from the known one, 255 times of 256, and leave a guesser where he was.

use std::collections::HashMap;

use crate::hidden::{masked, stretches};
use crate::{Finding, Stretch};

/// How many bytes are read at most to each side of a match, and of a match.
const REACH: usize = 4096;

/// Sets the fingerprint of every finding of one file, whose text this is. They
/// must be in their final order: which one it is among equals depends on it.
pub(crate) fn assign(findings: &mut [Finding], text: Option<&str>) {
    let mut seen: HashMap<blake3::Hash, u64> = HashMap::new();
    let hidden = stretches(findings);
    let masked = text
        .filter(|_| !hidden.is_empty())
        .map(|text| masked(text, &hidden));
    let shown = masked.as_deref().or(text);
    for finding in findings {
        let content = content(finding, text, shown);
        let occurrence = seen.entry(content).or_insert(0);
        let mut hasher = blake3::Hasher::new();
        hasher
            .update(content.as_bytes())
            .update(&occurrence.to_le_bytes());
        *occurrence += 1;
        // 128 bits name a finding; 256 would only make reports longer.
        finding.fingerprint = hasher.finalize().to_hex().chars().take(32).collect();
    }
}

fn content(finding: &Finding, text: Option<&str>, shown: Option<&str>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut field = |bytes: &[u8]| {
        hasher
            .update(&(bytes.len() as u64).to_le_bytes())
            .update(bytes);
    };
    field(finding.rule.as_bytes());
    field(finding.location.path.as_bytes());
    field(
        finding
            .location
            .member
            .as_deref()
            .unwrap_or_default()
            .as_bytes(),
    );
    // Without the text, the message is the next best.
    let lines = match shown {
        Some(shown) => matched_lines(shown, finding),
        None => finding.message.as_bytes(),
    };
    let mut collapsed = Vec::with_capacity(lines.len());
    for word in lines
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
    {
        collapsed.extend_from_slice(word);
        collapsed.push(b' ');
    }
    field(&collapsed);
    if let Some(text) = text {
        for stretch in &finding.hidden {
            field(&[few_bits(text, *stretch)]);
        }
    }
    hasher.finalize()
}

/// Eight bits of the digest of what is hidden.
fn few_bits(text: &str, stretch: Stretch) -> u8 {
    let end = (stretch.end as usize).min(text.len());
    let start = (stretch.start as usize).min(end);
    let hidden = text.as_bytes().get(start..end).unwrap_or_default();
    let [few, ..] = *blake3::hash(hidden).as_bytes();
    few
}

/// The whole lines of the match, or the match alone where they are too long.
///
/// In bytes, since offsets that do not fall between characters, from a file
/// that has changed meanwhile, do no harm there.
fn matched_lines<'a>(text: &'a str, finding: &Finding) -> &'a [u8] {
    let bytes = text.as_bytes();
    let start = (finding.location.start.offset as usize).min(bytes.len());
    let end = (finding.location.end.offset as usize).clamp(start, bytes.len());
    let is_line_end = |byte: &u8| *byte == b'\n';

    let before = bytes
        .get(start.saturating_sub(REACH)..start)
        .unwrap_or_default();
    let after = bytes
        .get(end..bytes.len().min(end + REACH))
        .unwrap_or_default();
    let line_start = match before.iter().rposition(is_line_end) {
        Some(position) => Some(start - before.len() + position + 1),
        None => (before.len() == start).then_some(0),
    };
    let line_end = match after.iter().position(is_line_end) {
        Some(position) => Some(end + position),
        None => (end + after.len() == bytes.len()).then_some(bytes.len()),
    };
    let lines = match (line_start, line_end) {
        (Some(first), Some(last)) if last - first <= REACH => first..last,
        _ => start..end.min(start + REACH),
    };
    bytes.get(lines).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Confidence, Location, Position, Severity};

    /// The fingerprints of every `needle` in `text`, found by the rule `rule`.
    fn fingerprints(rule: &str, path: &str, text: &str, needle: &str) -> Vec<String> {
        let mut findings: Vec<Finding> = text
            .match_indices(needle)
            .map(|(offset, found)| {
                // Lines and columns play no part.
                let place = |offset: usize| Position::new(1, 1, u32::try_from(offset).unwrap());
                let location = Location::new(path, place(offset), place(offset + found.len()));
                Finding::new(rule, Severity::High, Confidence::High, location, "m")
            })
            .collect();
        assign(&mut findings, Some(text));
        findings
            .into_iter()
            .map(|finding| finding.fingerprint)
            .collect()
    }

    #[test]
    fn stable_when_lines_are_added_and_code_is_indented() {
        let before = fingerprints("r", "a.py", "eval(x)\n", "eval(x)");
        let after = fingerprints(
            "r",
            "a.py",
            "import os\n\nif y:\n\teval(x)  \nz\n",
            "eval(x)",
        );
        assert_eq!(before, after);
        assert_eq!(before[0].len(), 32);
    }

    #[test]
    fn differs_by_rule_file_and_line() {
        let first = fingerprints("r", "a.py", "eval(x)", "eval");
        assert_ne!(first, fingerprints("s", "a.py", "eval(x)", "eval"));
        assert_ne!(first, fingerprints("r", "b.py", "eval(x)", "eval"));
        assert_ne!(first, fingerprints("r", "a.py", "eval(y)", "eval"));
    }

    #[test]
    fn equal_lines_are_told_apart_by_their_number() {
        let two = fingerprints("r", "a.py", "eval(x)\neval(x)\n", "eval");
        assert_ne!(two[0], two[1]);
        let three = fingerprints("r", "a.py", "eval(x)\n\neval(x)\n1\neval(x)\n", "eval");
        assert_eq!(two, three[..2]);
    }

    #[test]
    fn in_a_very_long_line_the_match_alone_counts() {
        let long = "a=1;".repeat(5_000);
        let one = fingerprints("r", "a.js", &format!("{long}eval(x){long}"), "eval(x)");
        let other = fingerprints("r", "a.js", &format!("b;{long}eval(x){long}"), "eval(x)");
        assert_eq!(one, other);
    }

    #[test]
    fn what_is_hidden_counts_by_eight_bits_of_its_digest() {
        let fingerprint = |secret: &str| {
            let text = format!("password = {secret};\n");
            let place = |offset| Position::new(1, 1, offset);
            let location = Location::new("a.py", place(0), place(8));
            let mut finding = Finding::new("r", Severity::High, Confidence::High, location, "m");
            finding.hidden = vec![Stretch { start: 11, end: 19 }];
            assign(std::slice::from_mut(&mut finding), Some(&text));
            finding.fingerprint
        };
        let of_many: std::collections::HashSet<String> = (10_000_000..10_003_000)
            .map(|number| fingerprint(&number.to_string()))
            .collect();
        assert_eq!(of_many.len(), 256, "all that a guesser can tell apart");
    }

    #[test]
    fn offsets_beyond_the_text_do_no_harm() {
        let place = Position::new(9, 9, 900);
        let location = Location::new("a.py", place, place);
        let mut findings = [Finding::new(
            "r",
            Severity::Low,
            Confidence::Low,
            location,
            "m",
        )];
        assign(&mut findings, Some("é"));
        assert!(!findings[0].fingerprint.is_empty());
    }
}

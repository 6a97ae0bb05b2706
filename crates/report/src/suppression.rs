//! Comments in scanned code that ask for findings not to count.
//!
//! Two syntaxes are understood, on the finding's first line or alone on the
//! line above it:
//!
//! - `laocoon: allow <rule>[, <rule>] -- reason`, right after the sign that
//!   opens the comment. The rule's whole id is given. Without a reason it does
//!   not suppress anything, and that is said. Several such lines may stand above
//!   each other;
//! - Semgrep's `nosemgrep` and `nosem`, for all rules or, as in
//!   `nosemgrep: one, other`, for some. An id may be given by its last
//!   segments, and may have segments in front that the rule's id has not.
//!
//! What is a comment is judged without the language's grammar. It need not be
//! exact: who can write the code can write a comment.
//!
//! Semgrep takes the beginning of ` nosemantic` and `nosemgrep:  two-spaces` for
//! a comment without ids, and so for all rules. Here the word must end, and the
//! ids are read.

mod marker;

use std::collections::BTreeMap;

use crate::{Finding, Location, Suppression, SuppressionSyntax, Warning};
use marker::{Marker, Request};

/// Comments that apply to one line. Keyed by where the line starts, in bytes.
type Lines<'a> = BTreeMap<usize, LineMarkers<'a>>;

#[derive(Default)]
struct LineMarkers<'a> {
    /// Where the line ends, in bytes, its line end included.
    end: usize,
    markers: Vec<Marker<'a>>,
}

/// Marks the findings that comments in `text` suppress. All findings are in the
/// file that has this text.
pub(crate) fn apply(text: &str, findings: &mut [Finding], warnings: &mut Vec<Warning>) {
    let Some(first) = findings.first() else {
        return;
    };
    let (path, member) = (first.location.path.clone(), first.location.member.clone());
    let lines = lines_with_markers(text, &mut |line, message: &str| {
        warnings.push(Warning {
            path: path.clone(),
            member: member.clone(),
            line: Some(line),
            message: message.to_owned(),
        });
    });
    if lines.is_empty() {
        return;
    }
    for finding in findings {
        let offset = finding.location.start.offset as usize;
        let line = lines.range(..=offset).next_back().map(|(_, line)| line);
        if let Some(line) = line.filter(|line| offset < line.end) {
            finding.suppressed = suppression(finding, &line.markers);
        }
    }
}

fn lines_with_markers<'a>(text: &'a str, warn: &mut dyn FnMut(u32, &str)) -> Lines<'a> {
    let mut lines = Lines::new();
    // Comments alone on their lines, waiting for the line they are about.
    let mut waiting: Vec<Marker<'a>> = Vec::new();
    let mut start = 0;
    for (number, line) in (1_u32..).zip(text.split_inclusive('\n')) {
        // A finding may stand behind the last character of a file.
        let is_last = start + line.len() == text.len();
        let end = start + line.len() + usize::from(is_last);
        let found = marker::find(line, number, start, warn);

        let mut markers = std::mem::take(&mut waiting);
        let is_stacked = found.iter().any(|marker| marker.alone);
        for marker in &markers {
            // Only our own comments may be stacked: Semgrep's are about the next line.
            if is_stacked && matches!(marker.request, Request::Allow { .. }) {
                waiting.push(marker.clone());
            }
        }
        waiting.extend(found.iter().filter(|marker| marker.alone).cloned());
        markers.extend(found.into_iter().filter(|marker| marker.inline));
        if !markers.is_empty() {
            lines.insert(start, LineMarkers { end, markers });
        }
        // A stack without end would be carried from line to line.
        waiting.truncate(marker::LIMIT);
        start += line.len();
    }
    lines
}

fn suppression(finding: &Finding, markers: &[Marker<'_>]) -> Option<Suppression> {
    let suppression = |marker: &Marker<'_>, syntax, reason| Suppression {
        syntax,
        reason,
        location: Location {
            start: marker.start,
            end: marker.end,
            ..finding.location.clone()
        },
    };
    for marker in markers {
        if let Request::Allow { rules, reason } = &marker.request
            && rules.contains(&finding.rule.as_str())
        {
            let reason = Some((*reason).to_owned());
            return Some(suppression(marker, SuppressionSyntax::Laocoon, reason));
        }
    }
    // As in Semgrep: where any comment names rules, those without names are void.
    let has_names = |marker: &&Marker<'_>| matches!(&marker.request, Request::Nosemgrep { rules } if !rules.is_empty());
    let some_have_names = markers.iter().any(|marker| has_names(&marker));
    let obeyed = markers.iter().find(|marker| match &marker.request {
        Request::Nosemgrep { rules } if some_have_names => {
            rules.iter().any(|named| names_rule(named, &finding.rule))
        }
        Request::Nosemgrep { .. } => true,
        Request::Allow { .. } => false,
    })?;
    Some(suppression(obeyed, SuppressionSyntax::Nosemgrep, None))
}

/// Whether one of the two ids is the other's last segments.
fn names_rule(named: &str, rule: &str) -> bool {
    let is_tail = |whole: &str, tail: &str| {
        whole
            .strip_suffix(tail)
            .is_some_and(|front| front.is_empty() || front.ends_with(['.', '/']))
    };
    !named.is_empty() && (is_tail(rule, named) || is_tail(named, rule))
}

#[cfg(test)]
mod tests;

//! Sets of matches and how formulas combine them.
//!
//! The meaning is Semgrep's: a conjunction keeps the smaller of two ranges
//! when one holds the other and their bindings agree; a negation takes away
//! what has the same range, or lies within for `pattern-not-inside`.

use laocoon_source::Span;
use rustc_hash::FxHashSet;

use crate::matcher::{Binding, Bindings, MetavariableId};

/// What kind of pattern gave a range; it decides how it combines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RangeKind {
    /// An ordinary pattern.
    Plain,
    /// `pattern-inside`: others must lie within.
    Inside,
    /// `anywhere`: where does not matter.
    Anywhere,
    /// A regular expression.
    Regex,
}

/// One match of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) span: Span,
    pub(crate) bindings: Bindings,
    pub(crate) kind: RangeKind,
}

/// Tells whether two bindings stand for the same code.
pub(crate) type SameBinding<'s> = dyn Fn(MetavariableId, Binding, Binding) -> bool + 's;

pub(crate) fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether `inner` lies in `outer` and their bindings agree.
fn included(inner: &Range, outer: &Range, same: &SameBinding<'_>) -> bool {
    (contains(outer.span, inner.span) || outer.kind == RangeKind::Anywhere)
        && agree(&inner.bindings, &outer.bindings, same)
}

/// Whether metavariables bound in both stand for the same code.
fn agree(left: &Bindings, right: &Bindings, same: &SameBinding<'_>) -> bool {
    left.iter().all(|(id, value)| {
        right
            .iter()
            .find(|(other, _)| other == id)
            .is_none_or(|(_, other)| value == other || same(*id, *value, *other))
    })
}

/// The conjunction of two sets.
pub(crate) fn intersect(left: &[Range], right: &[Range], same: &SameBinding<'_>) -> Vec<Range> {
    let mut result = Vec::new();
    narrower(left, right, same, &mut result);
    narrower(right, left, same, &mut result);
    dedup(&mut result);
    result
}

/// Those of `inner` that lie in one of `outer`, with its bindings added.
fn narrower(inner: &[Range], outer: &[Range], same: &SameBinding<'_>, result: &mut Vec<Range>) {
    // Sorted by start, only those that begin early enough are looked at.
    let mut by_start: Vec<&Range> = outer.iter().collect();
    by_start.sort_by_key(|range| (range.kind != RangeKind::Anywhere, range.span.start));
    for one in inner {
        for other in &by_start {
            if other.kind != RangeKind::Anywhere && other.span.start > one.span.start {
                break;
            }
            let direction = one.kind != RangeKind::Inside || other.kind == RangeKind::Inside;
            if direction && included(one, other, same) {
                let mut merged = one.clone();
                merge(&mut merged.bindings, &other.bindings);
                result.push(merged);
            }
        }
    }
}

/// Adds the bindings that are not there yet.
pub(crate) fn merge(into: &mut Bindings, from: &Bindings) {
    for (id, binding) in from {
        if !into.iter().any(|(known, _)| known == id) {
            into.push((*id, *binding));
        }
    }
    into.sort_unstable_by_key(|(id, _)| *id);
}

/// Takes away what a negation forbids.
pub(crate) fn subtract(ranges: &mut Vec<Range>, negative: &[Range], same: &SameBinding<'_>) {
    ranges.retain(|range| {
        !negative.iter().any(|not| match not.kind {
            RangeKind::Inside => included(range, not, same),
            RangeKind::Regex => included(range, not, same) || included(not, range, same),
            RangeKind::Plain => {
                range.span == not.span && included(range, not, same) && included(not, range, same)
            }
            RangeKind::Anywhere => agree(&range.bindings, &not.bindings, same),
        })
    });
}

/// Removes ranges found twice, and orders them by place.
pub(crate) fn dedup(ranges: &mut Vec<Range>) {
    if ranges.len() < 2 {
        return;
    }
    ranges.sort_by_key(|range| (range.span, range.bindings.len()));
    let mut seen = FxHashSet::default();
    ranges.retain(|range| seen.insert((range.span, range.kind, range.bindings.clone())));
}

//! Sets of matches and how formulas combine them.
//!
//! The meaning is Semgrep's: a conjunction keeps the smaller of two ranges
//! when one holds the other and their bindings agree; a negation takes away
//! what has the same range, or lies within for `pattern-not-inside`.

use laocoon_source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

use super::work::Work;
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
pub(crate) fn intersect(
    left: &[Range],
    right: &[Range],
    same: &SameBinding<'_>,
    work: &Work,
) -> Vec<Range> {
    let mut result = Vec::new();
    narrower(left, right, same, work, &mut result);
    narrower(right, left, same, work, &mut result);
    dedup(&mut result);
    result
}

/// Those of `inner` that lie in one of `outer`, with its bindings added.
fn narrower(
    inner: &[Range],
    outer: &[Range],
    same: &SameBinding<'_>,
    work: &Work,
    result: &mut Vec<Range>,
) {
    let mut inner: Vec<&Range> = inner.iter().collect();
    inner.sort_by_key(|range| range.span.start);
    let mut around = Around::new(outer);
    for one in inner {
        let candidates = around.of(one.span);
        if !work.spend(candidates.len() + 1) {
            return;
        }
        for other in candidates {
            let direction = one.kind != RangeKind::Inside || other.kind == RangeKind::Inside;
            if direction && included(one, other, same) {
                if !work.admits(result.len()) {
                    return;
                }
                let mut merged = one.clone();
                merge(&mut merged.bindings, &other.bindings);
                result.push(merged);
            }
        }
    }
}

/// Finds the ranges around others, which are asked for in the order in which
/// they begin. Only those are looked at that have begun and not ended.
struct Around<'r> {
    /// By where they begin.
    coming: std::iter::Peekable<std::vec::IntoIter<&'r Range>>,
    /// Those that hold everything come first.
    open: Vec<&'r Range>,
}

impl<'r> Around<'r> {
    fn new(ranges: impl IntoIterator<Item = &'r Range>) -> Self {
        let (open, mut coming): (Vec<_>, Vec<_>) = ranges
            .into_iter()
            .partition(|range| range.kind == RangeKind::Anywhere);
        coming.sort_by_key(|range| range.span.start);
        Self {
            coming: coming.into_iter().peekable(),
            open,
        }
    }

    /// Ranges of which some hold this span.
    fn of(&mut self, span: Span) -> &[&'r Range] {
        while let Some(range) = self.coming.next_if(|range| range.span.start <= span.start) {
            self.open.push(range);
        }
        self.open
            .retain(|range| range.kind == RangeKind::Anywhere || range.span.end >= span.start);
        &self.open
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

/// Takes away what a negation forbids. What there was no work left to decide
/// stays: better one finding too many than one too few.
pub(crate) fn subtract(
    ranges: &mut Vec<Range>,
    negative: &[Range],
    same: &SameBinding<'_>,
    work: &Work,
) {
    let mut same_span: FxHashMap<Span, Vec<&Range>> = FxHashMap::default();
    let mut within: Vec<&Range> = Vec::new();
    for not in negative {
        match not.kind {
            RangeKind::Plain => same_span.entry(not.span).or_default().push(not),
            RangeKind::Regex => within.push(not),
            RangeKind::Inside | RangeKind::Anywhere => {}
        }
    }
    within.sort_by_key(|not| not.span.start);
    let mut around = Around::new(negative.iter().filter(|not| not.kind != RangeKind::Plain));

    let mut order: Vec<usize> = (0..ranges.len()).collect();
    order.sort_by_key(|&index| ranges[index].span.start);
    let mut keep = vec![true; ranges.len()];
    for index in order {
        let range = &ranges[index];
        let equal = same_span.get(&range.span).map_or(&[][..], Vec::as_slice);
        let first = within.partition_point(|not| not.span.start < range.span.start);
        let after = within.partition_point(|not| not.span.start <= range.span.end);
        let within = match range.kind {
            RangeKind::Anywhere => &within[..],
            _ => &within[first..after.max(first)],
        };
        let around = around.of(range.span);
        if !work.spend(equal.len() + within.len() + around.len() + 1) {
            break;
        }
        let forbidden = equal
            .iter()
            .any(|not| agree(&range.bindings, &not.bindings, same))
            || within.iter().any(|not| included(not, range, same))
            || around.iter().any(|not| included(range, not, same));
        keep[index] = !forbidden;
    }
    let mut keep = keep.into_iter();
    ranges.retain(|_| keep.next().unwrap_or(true));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KINDS: [RangeKind; 4] = [
        RangeKind::Plain,
        RangeKind::Inside,
        RangeKind::Anywhere,
        RangeKind::Regex,
    ];

    fn same(_: MetavariableId, left: Binding, right: Binding) -> bool {
        left == right
    }

    /// Ranges that often touch, hold one another and disagree.
    fn ranges() -> impl Strategy<Value = Vec<Range>> {
        let range = (0u32..12, 0u32..6, 0u32..3, prop::sample::select(&KINDS[..]));
        let range = range.prop_map(|(start, length, bound, kind)| Range {
            span: Span::new(start, start + length),
            bindings: (bound > 0)
                .then_some((MetavariableId(0), Binding::Empty(bound)))
                .into_iter()
                .collect(),
            kind,
        });
        prop::collection::vec(range, 0..10)
    }

    fn spans(ranges: &[Range]) -> Vec<(Span, RangeKind, Bindings)> {
        ranges
            .iter()
            .map(|range| (range.span, range.kind, range.bindings.clone()))
            .collect()
    }

    /// As the definition says it: each with each.
    fn narrower_of_all_pairs(inner: &[Range], outer: &[Range]) -> Vec<Range> {
        let mut result = Vec::new();
        for one in inner {
            for other in outer {
                let direction = one.kind != RangeKind::Inside || other.kind == RangeKind::Inside;
                if direction && included(one, other, &same) {
                    let mut merged = one.clone();
                    merge(&mut merged.bindings, &other.bindings);
                    result.push(merged);
                }
            }
        }
        result
    }

    fn is_forbidden(range: &Range, not: &Range) -> bool {
        match not.kind {
            RangeKind::Inside => included(range, not, &same),
            RangeKind::Regex => included(range, not, &same) || included(not, range, &same),
            RangeKind::Plain => {
                range.span == not.span && agree(&range.bindings, &not.bindings, &same)
            }
            RangeKind::Anywhere => agree(&range.bindings, &not.bindings, &same),
        }
    }

    proptest! {
        #[test]
        fn the_conjunction_is_that_of_all_pairs(left in ranges(), right in ranges()) {
            let found = intersect(&left, &right, &same, &Work::for_file(0));
            let mut expected = narrower_of_all_pairs(&left, &right);
            expected.extend(narrower_of_all_pairs(&right, &left));
            let sorted = |ranges: &[Range]| {
                let mut spans = spans(ranges);
                spans.sort_by_key(|(span, kind, bindings)| (*span, *kind as u8, format!("{bindings:?}")));
                spans.dedup();
                spans
            };
            prop_assert_eq!(sorted(&found), sorted(&expected));
        }

        #[test]
        fn a_negation_takes_away_what_any_of_its_ranges_forbids(
            mut left in ranges(),
            negative in ranges(),
        ) {
            let mut expected = left.clone();
            expected.retain(|range| !negative.iter().any(|not| is_forbidden(range, not)));
            subtract(&mut left, &negative, &same, &Work::for_file(0));
            prop_assert_eq!(spans(&left), spans(&expected));
        }
    }

    #[test]
    fn a_conjunction_that_multiplies_is_cut_off() {
        let range = |id: u32, bound: u32| Range {
            span: Span::new(0, 9),
            bindings: std::iter::once((MetavariableId(id), Binding::Empty(bound))).collect(),
            kind: RangeKind::Plain,
        };
        let many = |id: u32| (0..2_000).map(|bound| range(id, bound)).collect::<Vec<_>>();
        let work = Work::for_file(0);
        let found = intersect(&many(0), &many(1), &same, &work);
        assert!(work.is_cut_off());
        assert!(found.len() < 400_000, "{}", found.len());
    }
}

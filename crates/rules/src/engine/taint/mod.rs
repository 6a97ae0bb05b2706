//! Taint rules: which values reach where they must not.
//!
//! The meaning is Semgrep's. A rule's **sources**, **sanitizers**,
//! **propagators** and **sinks** are formulas; their matches are laid over the
//! flow graph of each unit ([`gates`]), and what the sources give is followed
//! through it, 64 matches at once ([`solve`]). A match covers every expression
//! within its range; where a specification is *exact*, only the largest.
//!
//! Calls of functions of the same file are replaced by what those do
//! ([`summary`]), unless the rule set asks to stay within functions.

mod calls;
mod compile;
mod gates;
mod labels;
mod report;
mod solve;
mod summary;
mod trace;
mod units;

pub(crate) use compile::CompiledTaint;
pub(crate) use units::TaintFile;

use super::compile::CompiledRule;
use super::evaluate::{Scan, Scope};
use super::ranges::Range;
use super::FileMatches;
use crate::schema::Options;

/// So many labels a value can carry in one unit, together with what it came from.
pub(crate) const MOST_ITEMS: usize = 64;

/// What the formulas of a rule match in a file.
pub(crate) struct Matches {
    /// With the number of the specification each comes from.
    pub(crate) sources: Vec<(usize, Range)>,
    pub(crate) propagators: Vec<(usize, Range)>,
    pub(crate) sanitizers: Vec<(usize, Range)>,
    pub(crate) sinks: Vec<(usize, Range)>,
}

/// One rule on one file.
pub(crate) struct Pass<'p, 'a> {
    pub(crate) scan: &'p Scan<'a>,
    pub(crate) file: &'p TaintFile<'a>,
    pub(crate) rule: usize,
    pub(crate) spec: &'p CompiledTaint,
    pub(crate) options: &'p Options,
    pub(crate) matches: Matches,
    pub(crate) follows_calls: bool,
}

impl<'a> Scan<'a> {
    /// Runs a taint rule on the file.
    pub(crate) fn taint(
        &self,
        rule: &CompiledRule,
        spec: &CompiledTaint,
        result: &mut FileMatches,
    ) {
        let sinks = self.all_matches(spec.sinks.iter().map(|sink| &sink.formula));
        if sinks.is_empty() {
            return;
        }
        let sources = self.all_matches(spec.sources.iter().map(|source| &source.formula));
        if sources.is_empty() {
            return;
        }
        let propagators = self.all_matches(spec.propagators.iter().map(|one| &one.formula));
        let mut sanitizers = self.all_matches(spec.sanitizers.iter().map(|one| &one.formula));
        // Whoever says that every call sanitizes does not mean the sinks.
        sanitizers.retain(|(specification, range)| {
            let conflicts = |(_, other): &(usize, Range)| other.span == range.span;
            !spec.sanitizers[*specification].not_conflicting
                || !(sinks.iter().any(conflicts) || sources.iter().any(conflicts))
        });
        let definition = &self.set.rules[rule.rule];
        let pass = Pass {
            scan: self,
            file: self.taint_file(),
            rule: rule.rule,
            spec,
            options: &definition.options,
            matches: Matches {
                sources,
                propagators,
                sanitizers,
                sinks,
            },
            follows_calls: !self.set.within_functions || definition.options.taint_intrafile,
        };
        pass.run(result);
    }

    fn all_matches<'f>(
        &self,
        formulas: impl Iterator<Item = &'f super::compile::CompiledFormula>,
    ) -> Vec<(usize, Range)> {
        let mut list = Vec::new();
        for (specification, formula) in formulas.enumerate() {
            let ranges = self.formula(formula, &Scope::Whole);
            list.extend(ranges.into_iter().map(|range| (specification, range)));
        }
        list
    }
}

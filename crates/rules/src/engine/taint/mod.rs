//! Taint rules: which values reach where they must not.
//!
//! The meaning is Semgrep's. A rule's **sources**, **sanitizers**,
//! **propagators** and **sinks** are formulas; their matches are laid over the
//! flow graph of each unit ([`marks`]) and followed by [`laocoon_flow::follow`].
//! A match covers every expression within its range; where a specification is
//! *exact*, only the largest.
//!
//! Calls of functions of the same file are replaced by what those do, unless
//! the rule set asks to stay within functions.

mod compile;
mod marks;
mod report;
mod safe_types;

pub(crate) use compile::CompiledTaint;

use laocoon_flow::follow::{
    FileFlows, Inquiry, Marks, PropagatorKind, Solution, SourceKind, UnitFlow, flows,
};
use laocoon_flow::{EdgeClass, FlowFile};
use laocoon_source::Span;

use super::FileMatches;
use super::compile::{CompiledFormula, CompiledRule};
use super::evaluate::{Scan, Scope};
use super::ranges::Range;
use crate::schema::Options;

/// What the formulas of a rule match in a file, with the number of the
/// specification that each match comes from.
struct Matches {
    sources: Vec<(usize, Range)>,
    propagators: Vec<(usize, Range)>,
    sanitizers: Vec<(usize, Range)>,
    sinks: Vec<(usize, Range)>,
}

/// One rule on one file.
struct Pass<'p, 'a> {
    scan: &'p Scan<'a>,
    file: &'p FileFlows<'a>,
    rule: usize,
    spec: &'p CompiledTaint,
    options: &'p Options,
    matches: Matches,
    follows_calls: bool,
}

impl<'a> Scan<'a> {
    /// Runs a taint rule on the file.
    pub(super) fn taint(
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
            file: self.flows(),
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
        let spans = |matches: &[(usize, Range)]| -> Vec<Span> {
            matches.iter().map(|(_, range)| range.span).collect()
        };
        let (sources, sinks) = (spans(&pass.matches.sources), spans(&pass.matches.sinks));
        let answer = flows(pass.file, &pass, &sources, &sinks);
        if answer.is_cut_off {
            self.work().cut_off();
        }
        pass.report(answer.flows, result);
    }

    /// The flow of the file's units.
    fn flows(&self) -> &FileFlows<'a> {
        let file = &self.file;
        self.flows
            .get_or_init(|| FileFlows::new(FlowFile::new(file.tree, file.facts, file.language)))
    }

    fn all_matches<'f>(
        &self,
        formulas: impl Iterator<Item = &'f CompiledFormula>,
    ) -> Vec<(usize, Range)> {
        let mut list = Vec::new();
        for (specification, formula) in formulas.enumerate() {
            let ranges = self.formula(formula, &Scope::Whole);
            list.extend(ranges.into_iter().map(|range| (specification, range)));
        }
        list
    }
}

impl Inquiry for Pass<'_, '_> {
    fn marks(&self, unit: &UnitFlow) -> Marks {
        self.lay_marks(unit)
    }

    fn sources(&self) -> usize {
        self.matches.sources.len()
    }

    fn source(&self, source: usize) -> SourceKind {
        let (index, _) = self.matches.sources[source];
        let spec = &self.spec.sources[index];
        SourceKind {
            label: spec.label,
            requires: spec.requires.clone(),
        }
    }

    fn propagator(&self, propagator: usize) -> PropagatorKind {
        let spec = &self.spec.propagators[propagator];
        PropagatorKind {
            requires: spec.requires.clone(),
            label: spec.label,
            replaces: spec.replaces.clone(),
        }
    }

    fn passes(&self, class: EdgeClass) -> bool {
        if self.options.taint_only_propagate_through_assignments {
            return matches!(
                class,
                EdgeClass::Copy | EdgeClass::State | EdgeClass::Part | EdgeClass::Inner
            );
        }
        match class {
            EdgeClass::Argument | EdgeClass::Receiver => !self.options.taint_assume_safe_functions,
            EdgeClass::Index => !self.options.taint_assume_safe_indexes,
            EdgeClass::Comparison => !self.options.taint_assume_safe_comparisons,
            EdgeClass::Inner => self.follows_calls,
            _ => true,
        }
    }

    /// The reference engine knows of none.
    fn knows_containers(&self) -> bool {
        false
    }

    fn follows_calls(&self) -> bool {
        self.follows_calls
    }

    fn arrives(&self, unit: &UnitFlow, solution: &Solution, sink: usize, mask: u64) -> u64 {
        self.counted(unit, solution, sink, mask)
    }
}

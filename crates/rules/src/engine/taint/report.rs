//! From solutions to findings.

use laocoon_flow::FlowId;
use laocoon_source::Span;
use rustc_hash::FxHashSet;

use super::super::ranges::{Range, merge};
use super::calls::Calls;
use super::compile::CompiledRequirement;
use super::gates::Gates;
use super::labels::Origin;
use super::solve::Solution;
use super::summary::Progress;
use super::units::UnitFlow;
use super::Pass;
use crate::engine::{FileMatches, TraceStep};
use crate::matcher::Bindings;
use crate::schema::{DEFAULT_LABEL, TaintFocus};

/// A source that reaches a sink.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    /// Their numbers among the matches.
    pub(crate) source: usize,
    pub(crate) sink: usize,
    /// The way in the unit where both meet.
    pub(crate) trace: Vec<TraceStep>,
}

impl Pass<'_, '_> {
    /// The flows that a solution shows; `through` is told of ports that reach a
    /// sink.
    pub(crate) fn flows(
        &self,
        unit: &UnitFlow,
        gates: &Gates,
        calls: &Calls,
        solution: &Solution,
        through: &mut dyn FnMut(usize, usize),
        progress: &Progress,
    ) {
        let own = gates.sinks.iter().map(|at| (at.node, at.sink, false));
        let called = calls.sinks.iter().map(|&(node, sink)| (node, sink, true));
        let mut seen: FxHashSet<(Origin, usize)> = FxHashSet::default();
        for (node, sink, is_called) in own.chain(called) {
            let control = self.control(unit, gates, node, sink, progress);
            let mask = solution.value[node.index()];
            if mask == 0 && control.is_empty() {
                continue;
            }
            let (index, range) = &self.matches.sinks[sink];
            let spec = &self.spec.sinks[*index];
            let counts = match &spec.requires {
                None => true,
                Some(CompiledRequirement::Value(labels)) => solution.items.satisfies(mask, labels),
                Some(CompiledRequirement::Metavariables(list)) => {
                    is_called || self.metavariables_satisfy(unit, solution, range, list)
                }
            };
            if !counts && !control.is_empty() {
                continue;
            }
            for (_, item) in solution.items.of(mask) {
                let is_new = !seen.contains(&(item.origin, sink));
                match item.origin {
                    Origin::Port(port) => {
                        if is_new {
                            seen.insert((item.origin, sink));
                            through(port, sink);
                        }
                    }
                    Origin::Source(source) => {
                        let wanted = spec.requires.is_some() || item.label == DEFAULT_LABEL;
                        if is_new && counts && wanted {
                            seen.insert((item.origin, sink));
                            let trace = self.trace(unit, gates, calls, solution, source, node, sink);
                            progress.flows.borrow_mut().push(Flow {
                                source,
                                sink,
                                trace,
                            });
                        }
                    }
                }
            }
        }
    }

    /// Control sources come before a sink: they reach it whatever it is given.
    fn control(
        &self,
        unit: &UnitFlow,
        gates: &Gates,
        node: FlowId,
        sink: usize,
        progress: &Progress,
    ) -> Vec<usize> {
        let mut reached = Vec::new();
        for &(control, source) in &gates.controls {
            let (from, to) = (unit.flow.graph.node(control), unit.flow.graph.node(node));
            let after = (from.block == to.block && control < node)
                || unit.flow.blocks.reachable_from(from.block)[to.block.index()];
            if after {
                reached.push(source);
                progress.flows.borrow_mut().push(Flow {
                    source,
                    sink,
                    trace: Vec::new(),
                });
            }
        }
        reached
    }

    fn metavariables_satisfy(
        &self,
        unit: &UnitFlow,
        solution: &Solution,
        range: &Range,
        list: &[(crate::matcher::MetavariableId, crate::schema::Precondition)],
    ) -> bool {
        list.iter().all(|(metavariable, labels)| {
            let bound = range.bindings.iter().find(|(id, _)| id == metavariable);
            bound.is_some_and(|(_, binding)| {
                let mask = self
                    .bound_nodes(unit, *binding)
                    .into_iter()
                    .fold(0, |mask, node| mask | solution.value[node.index()]);
                solution.items.satisfies(mask, labels)
            })
        })
    }

    /// Tells each flow once, in the order of the text.
    pub(crate) fn report(&self, mut flows: Vec<Flow>, result: &mut FileMatches) {
        flows.sort_by_key(|flow| {
            let source = &self.matches.sources[flow.source].1;
            let sink = &self.matches.sinks[flow.sink].1;
            (sink.span, source.span, flow.sink, flow.source)
        });
        let mut recorder = self.scan.recorder(self.rule);
        let mut sinks: FxHashSet<(Span, Bindings)> = FxHashSet::default();
        for flow in flows {
            let (_, source) = &self.matches.sources[flow.source];
            let (_, sink) = &self.matches.sinks[flow.sink];
            let Some(bindings) = self.bindings(source, sink) else {
                continue;
            };
            let span = match self.options.taint_focus_on {
                TaintFocus::Source => source.span,
                TaintFocus::Sink => sink.span,
            };
            if !sinks.insert((span, bindings.clone())) {
                continue;
            }
            if !recorder.record(span, &bindings, flow.trace, result) {
                break;
            }
        }
    }

    /// What metavariables stand for: the sink's first, then the source's.
    fn bindings(&self, source: &Range, sink: &Range) -> Option<Bindings> {
        if self.options.taint_unify_mvars {
            let same = self.scan.same();
            let agree = sink.bindings.iter().all(|(id, binding)| {
                source
                    .bindings
                    .iter()
                    .find(|(other, _)| other == id)
                    .is_none_or(|(_, other)| binding == other || same(*id, *binding, *other))
            });
            if !agree {
                return None;
            }
        }
        let mut bindings = sink.bindings.clone();
        merge(&mut bindings, &source.bindings);
        Some(bindings)
    }
}

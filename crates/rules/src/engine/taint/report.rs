//! From flows to findings.

use laocoon_flow::follow::{Flow, Solution, StepKind, UnitFlow};
use laocoon_source::Span;
use rustc_hash::FxHashSet;

use super::super::ranges::{Range, merge};
use super::Pass;
use super::compile::CompiledRequirement;
use crate::engine::{FileMatches, TraceKind, TraceStep};
use crate::matcher::Bindings;
use crate::schema::TaintFocus;

/// So many steps of a way are told.
const MOST_STEPS: usize = 30;

impl Pass<'_, '_> {
    /// Of what arrives at a sink, what its labels ask for.
    pub(super) fn counted(
        &self,
        unit: &UnitFlow,
        solution: &Solution,
        sink: usize,
        mask: u64,
    ) -> u64 {
        let (index, range) = &self.matches.sinks[sink];
        let satisfies = |mask, requirement| solution.items.satisfies(mask, requirement);
        let counts = match &self.spec.sinks[*index].requires {
            CompiledRequirement::Value(requirement) => satisfies(mask, requirement),
            CompiledRequirement::Metavariables(list) => {
                list.iter().all(|(metavariable, requirement)| {
                    let bound = range.bindings.iter().find(|(id, _)| id == metavariable);
                    bound.is_some_and(|(_, binding)| {
                        let nodes = self.bound_nodes(unit, *binding).into_iter();
                        let mask = nodes.fold(0, |mask, node| mask | solution.value(node));
                        satisfies(mask, requirement)
                    })
                })
            }
        };
        if counts { mask } else { 0 }
    }

    /// Tells each flow once, in the order of the sinks.
    pub(super) fn report(&self, mut flows: Vec<Flow>, result: &mut FileMatches) {
        // Of several sources of a sink the nearest one before it is told.
        flows.sort_by_key(|flow| {
            let source = self.matches.sources[flow.source].1.span;
            let sink = self.matches.sinks[flow.sink].1.span;
            let distance = sink.end.checked_sub(source.start).unwrap_or(u32::MAX);
            (
                sink,
                flow.trace.is_empty(),
                distance,
                flow.sink,
                flow.source,
            )
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
            if !recorder.record(span, &bindings, self.steps(&flow), result) {
                break;
            }
        }
    }

    /// The way of a value as places of the text.
    fn steps(&self, flow: &Flow) -> Vec<TraceStep> {
        let step = |span, kind| TraceStep { span, kind };
        let first = self.matches.sources[flow.source].1.span;
        let last = self.matches.sinks[flow.sink].1.span;
        let mut steps = vec![step(first, TraceKind::Source)];
        for between in &flow.trace {
            let span = self.file.file.tree.node(between.syntax).span;
            let kind = match between.kind {
                StepKind::Held => TraceKind::Assigned,
                StepKind::Given => TraceKind::Given,
            };
            let is_known = steps.iter().any(|known| known.span == span);
            if !is_known && span != last && steps.len() < MOST_STEPS {
                steps.push(step(span, kind));
            }
        }
        steps.push(step(last, TraceKind::Sink));
        steps
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

//! How a value got from a source to a sink.

use std::collections::VecDeque;

use laocoon_flow::{EdgeClass, FlowId, FlowKind};
use rustc_hash::FxHashMap;

use super::calls::Calls;
use super::gates::Gates;
use super::labels::Origin;
use super::solve::Solution;
use super::units::UnitFlow;
use super::Pass;
use crate::engine::{TraceKind, TraceStep};

/// So many steps of a way are told.
const MOST_STEPS: usize = 30;

impl Pass<'_, '_> {
    /// The shortest way from a source to a node of a unit, as places of the
    /// text.
    #[expect(clippy::too_many_arguments, reason = "all that a unit was solved with")]
    pub(crate) fn trace(
        &self,
        unit: &UnitFlow,
        gates: &Gates,
        calls: &Calls,
        solution: &Solution,
        source: usize,
        end: FlowId,
        sink: usize,
    ) -> Vec<TraceStep> {
        let bits = solution
            .items
            .of(u64::MAX)
            .filter(|(_, item)| item.origin == Origin::Source(source))
            .fold(0, |mask, (bit, _)| mask | bit);
        let own = gates
            .sources
            .iter()
            .filter(|given| given.source == source)
            .map(|given| given.node);
        let called = calls
            .given
            .iter()
            .filter(|(_, given)| *given == source)
            .map(|(node, _)| *node);
        let mut before: FxHashMap<FlowId, FlowId> = FxHashMap::default();
        let mut open: VecDeque<FlowId> = VecDeque::new();
        for start in own.chain(called) {
            if before.insert(start, start).is_none() {
                open.push_back(start);
            }
        }
        while let Some(node) = open.pop_front() {
            if node == end {
                break;
            }
            let graph = unit.flow.graph.successors(node);
            let graph = graph
                .filter(|edge| {
                    self.passes(edge.class)
                        && !calls.replaces(edge.node, edge.class)
                        && (edge.class != EdgeClass::State
                            || solution.state[node.index()] & bits != 0)
                })
                .map(|edge| edge.node);
            let calls = calls.edges_from(node).map(|(to, _)| to);
            let propagators = gates
                .propagations
                .iter()
                .filter(|propagation| propagation.from == node)
                .map(|propagation| propagation.to);
            for next in graph.chain(calls).chain(propagators) {
                let carries = solution.arriving[next.index()]
                    | solution.value[next.index()]
                    | solution.state[next.index()];
                if carries & bits != 0 && !before.contains_key(&next) {
                    before.insert(next, node);
                    open.push_back(next);
                }
            }
        }
        self.steps(unit, &before, source, end, sink)
    }

    fn steps(
        &self,
        unit: &UnitFlow,
        before: &FxHashMap<FlowId, FlowId>,
        source: usize,
        end: FlowId,
        sink: usize,
    ) -> Vec<TraceStep> {
        let tree = self.file.flow.tree;
        let mut nodes = vec![end];
        let mut current = end;
        while let Some(&previous) = before.get(&current) {
            if previous == current || nodes.len() > 10_000 {
                break;
            }
            nodes.push(previous);
            current = previous;
        }
        nodes.reverse();
        let first = TraceStep {
            span: self.matches.sources[source].1.span,
            kind: TraceKind::Source,
        };
        let last = TraceStep {
            span: self.matches.sinks[sink].1.span,
            kind: TraceKind::Sink,
        };
        let mut steps = vec![first];
        for node in nodes {
            let node = unit.flow.graph.node(node);
            let kind = match node.kind {
                FlowKind::Write | FlowKind::Parameter => TraceKind::Assigned,
                FlowKind::Arguments => TraceKind::Given,
                _ => continue,
            };
            let step = TraceStep {
                span: tree.node(node.syntax).span,
                kind,
            };
            let is_known = steps.iter().any(|known| known.span == step.span);
            if !is_known && step.span != last.span && steps.len() < MOST_STEPS {
                steps.push(step);
            }
        }
        steps.push(last);
        steps
    }
}

//! How a value got from a source to a sink.

use std::collections::VecDeque;

use laocoon_syntax::NodeId;
use rustc_hash::FxHashMap;

use crate::graph::{EdgeClass, FlowId, FlowKind};

use super::Inquiry;
use super::items::Origin;
use super::solve::{Solution, Solver};

/// So many nodes of a way are looked at.
const LONGEST_WAY: usize = 10_000;

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A place holds the value from here on.
    Held,
    /// A call is given it.
    Given,
}

/// A step on the way of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The place, or the call.
    pub syntax: NodeId,
    /// What happens there.
    pub kind: StepKind,
}

impl<Q: Inquiry> Solver<'_, Q> {
    /// The shortest way from a source to a node of the unit.
    pub(super) fn trace(&self, solution: &Solution, source: usize, end: FlowId) -> Vec<Step> {
        let bits = solution
            .items
            .of(u64::MAX)
            .filter(|(_, item)| item.origin == Origin::Source(source))
            .fold(0, |mask, (bit, _)| mask | bit);
        let before = self.search(solution, source, bits, end);
        let mut nodes = vec![end];
        let mut current = end;
        while let Some(&previous) = before.get(&current) {
            if previous == current || nodes.len() > LONGEST_WAY {
                break;
            }
            nodes.push(previous);
            current = previous;
        }
        nodes.reverse();
        let mut steps: Vec<Step> = Vec::new();
        for node in nodes {
            let node = self.unit.flow.graph.node(node);
            let kind = match node.kind {
                FlowKind::Write | FlowKind::Parameter => StepKind::Held,
                FlowKind::Arguments => StepKind::Given,
                _ => continue,
            };
            let step = Step {
                syntax: node.syntax,
                kind,
            };
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        steps
    }

    /// From which node each was first reached.
    fn search(
        &self,
        solution: &Solution,
        source: usize,
        bits: u64,
        end: FlowId,
    ) -> FxHashMap<FlowId, FlowId> {
        let own = self.marks.sources.iter();
        let own = own
            .filter(|given| given.source == source)
            .map(|given| given.node);
        let called = self.calls.given.iter();
        let called = called
            .filter(|(_, given)| *given == source)
            .map(|(node, _)| *node);
        let mut before: FxHashMap<FlowId, FlowId> = FxHashMap::default();
        let mut open: VecDeque<FlowId> = VecDeque::new();
        for start in own.chain(called) {
            if before.insert(start, start).is_none() {
                open.push_back(start);
            }
        }
        let graph = &self.unit.flow.graph;
        while let Some(node) = open.pop_front() {
            if node == end {
                break;
            }
            let keeps = solution.state[node.index()] & bits != 0;
            let along = graph.successors(node).filter(|edge| {
                self.passes(node, *edge) && (edge.class != EdgeClass::State || keeps)
            });
            let along = along.map(|edge| edge.node);
            let calls = self.calls.edges_from(node).map(|(to, _)| to);
            let propagations = self.marks.propagations.iter();
            let propagations = propagations
                .filter(|one| one.from == node)
                .map(|one| one.to);
            for next in along.chain(calls).chain(propagations) {
                if solution.touches(next, bits) && !before.contains_key(&next) {
                    before.insert(next, node);
                    open.push_back(next);
                }
            }
        }
        before
    }
}

//! What reaches what in one unit, for up to 64 items at once.

use crate::graph::{Edge, EdgeClass, FlowId, FlowKind};

use super::calls::Calls;
use super::items::{DEFAULT_LABEL, Item, Items, Origin};
use super::marks::{Given, Marks};
use super::{Inquiry, MOST_ITEMS, PropagatorKind, UnitFlow};

/// Masks of every node of a unit.
#[derive(Debug)]
pub struct Solution {
    /// What arrives at a node.
    pub(super) arriving: Vec<u64>,
    /// What the value of an expression carries.
    pub(super) value: Vec<u64>,
    /// What a place carries after it.
    pub(super) state: Vec<u64>,
    /// What an object was made a source of on the way to a part of it.
    fresh: Vec<u64>,
    /// The meaning of the bits.
    pub items: Items,
}

impl Solution {
    /// What the value of a node carries.
    #[must_use]
    pub fn value(&self, node: FlowId) -> u64 {
        self.value[node.index()]
    }

    /// Whether anything of a mask was ever at a node.
    pub(super) fn touches(&self, node: FlowId, mask: u64) -> bool {
        let index = node.index();
        (self.arriving[index] | self.value[index] | self.state[index]) & mask != 0
    }
}

/// A unit, and all that is known of it for one inquiry.
pub(super) struct Solver<'s, Q> {
    pub(super) inquiry: &'s Q,
    pub(super) unit: &'s UnitFlow,
    pub(super) marks: &'s Marks,
    pub(super) calls: &'s Calls,
}

/// What nodes are given that does not come from their predecessors.
struct Extra {
    value: Vec<u64>,
    state: Vec<u64>,
}

impl Extra {
    /// Adds to a node; says whether that was new.
    fn add(&mut self, node: FlowId, mask: u64, value: bool, state: bool) -> bool {
        let index = node.index();
        let before = (self.value[index], self.state[index]);
        if value {
            self.value[index] |= mask;
        }
        if state {
            self.state[index] |= mask;
        }
        before != (self.value[index], self.state[index])
    }
}

impl<Q: Inquiry> Solver<'_, Q> {
    /// Follows sources from `first` on, as many as fit, and what the unit is
    /// given through its ports.
    pub(super) fn solve(&self, first: usize, ports: &[(FlowId, usize)]) -> Solution {
        let count = self.unit.flow.graph.len();
        let mut items = Items::default();
        let mut extra = Extra {
            value: vec![0; count],
            state: vec![0; count],
        };
        for &(node, port) in ports {
            let bit = items.bit(Origin::Port(port), DEFAULT_LABEL);
            extra.add(node, bit, true, true);
        }
        let room = MOST_ITEMS.saturating_sub(items.list.len()).max(1);
        let sources = first..first + room;
        let mut conditional: Vec<Given> = Vec::new();
        for given in &self.marks.sources {
            if !sources.contains(&given.source) {
                continue;
            }
            let kind = self.inquiry.source(given.source);
            if kind.requires.is_some() {
                conditional.push(*given);
                continue;
            }
            let bit = items.bit(Origin::Source(given.source), kind.label);
            extra.add(given.node, bit, given.value, given.state);
        }
        for &(node, source) in &self.calls.given {
            if sources.contains(&source) {
                let label = self.inquiry.source(source).label;
                let bit = items.bit(Origin::Source(source), label);
                extra.add(node, bit, true, true);
            }
        }
        let mut solution = Solution {
            arriving: vec![0; count],
            value: vec![0; count],
            state: vec![0; count],
            fresh: vec![0; count],
            items,
        };
        let graph = self.unit.flow.graph.iter();
        let mut work: Vec<FlowId> = graph
            .map(|(id, _)| id)
            .filter(|id| extra.value[id.index()] | extra.state[id.index()] != 0)
            .collect();
        work.reverse();
        while !work.is_empty() {
            self.spread(&mut solution, &extra, &mut work);
            self.propagate(&mut solution, &mut extra, &mut work);
            self.conditional(&conditional, &mut solution, &mut extra, &mut work);
        }
        solution
    }

    /// Along edges, until nothing new arrives anywhere.
    fn spread(&self, solution: &mut Solution, extra: &Extra, work: &mut Vec<FlowId>) {
        let graph = &self.unit.flow.graph;
        while let Some(id) = work.pop() {
            let index = id.index();
            let arriving = solution.arriving[index];
            let (value, fresh) = match self.marks.is_clean[index] {
                true => (0, 0),
                false => (
                    arriving | solution.fresh[index] | extra.value[index],
                    solution.fresh[index] | extra.value[index],
                ),
            };
            let state = match graph.node(id).kind {
                FlowKind::Use | FlowKind::Shadow if self.marks.stays_clean[index] => 0,
                FlowKind::Use | FlowKind::Shadow => arriving | extra.state[index],
                _ => value | extra.state[index],
            };
            solution.value[index] |= value;
            solution.state[index] |= state;
            let (value, state) = (solution.value[index], solution.state[index]);
            for edge in graph.successors(id) {
                if !self.passes(id, edge) {
                    continue;
                }
                let (masks, mask) = match edge.class {
                    EdgeClass::State | EdgeClass::Unstored => (&mut solution.arriving, state),
                    EdgeClass::Fresh => (&mut solution.fresh, fresh),
                    _ => (&mut solution.arriving, value),
                };
                arrive(masks, edge.node, mask, work);
            }
            for (to, is_state) in self.calls.edges_from(id) {
                let masks = match is_state {
                    true => &mut solution.state,
                    false => &mut solution.arriving,
                };
                arrive(masks, to, value, work);
            }
        }
    }

    /// Whether anything passes along an edge.
    pub(super) fn passes(&self, from: FlowId, edge: Edge) -> bool {
        self.inquiry.passes(edge.class)
            && self.is_known(edge)
            && !self.calls.replaces(edge.node, edge.class)
            && (self.marks.cuts.is_empty() || !self.marks.cuts.contains(&(from, edge.node)))
    }

    /// Whether an edge is one of those that are there for whoever knows
    /// containers, or for whoever does not.
    fn is_known(&self, edge: Edge) -> bool {
        let knows = self.inquiry.knows_containers();
        match edge.class {
            EdgeClass::Stored => knows,
            EdgeClass::Unstored => !knows,
            EdgeClass::Argument | EdgeClass::Receiver | EdgeClass::Callee => {
                !knows || !self.unit.flow.is_contained(edge.node)
            }
            _ => true,
        }
    }

    /// What arrives where a propagator begins is given where it ends.
    fn propagate(&self, solution: &mut Solution, extra: &mut Extra, work: &mut Vec<FlowId>) {
        for propagation in &self.marks.propagations {
            let mut mask = solution.value[propagation.from.index()];
            if mask == 0 {
                continue;
            }
            let kind = self.inquiry.propagator(propagation.propagator);
            if let Some(requires) = &kind.requires
                && !solution.items.satisfies(mask, requires)
            {
                continue;
            }
            mask = relabel(&mut solution.items, mask, &kind);
            if extra.add(propagation.to, mask, propagation.value, propagation.state) {
                work.push(propagation.to);
            }
        }
    }

    /// Sources that are such only where something else is already.
    fn conditional(
        &self,
        list: &[Given],
        solution: &mut Solution,
        extra: &mut Extra,
        work: &mut Vec<FlowId>,
    ) {
        for given in list {
            let index = given.node.index();
            let there = solution.arriving[index] | extra.value[index];
            let kind = self.inquiry.source(given.source);
            let holds = |requires| solution.items.satisfies(there, requires);
            if kind.requires.as_ref().is_none_or(holds) {
                let bit = solution.items.bit(Origin::Source(given.source), kind.label);
                if extra.add(given.node, bit, given.value, given.state) {
                    work.push(given.node);
                }
            }
        }
    }
}

fn arrive(masks: &mut [u64], node: FlowId, mask: u64, work: &mut Vec<FlowId>) {
    let there = &mut masks[node.index()];
    if mask & !*there != 0 {
        *there |= mask;
        work.push(node);
    }
}

/// The mask with the label that a propagator gives.
fn relabel(items: &mut Items, mask: u64, kind: &PropagatorKind) -> u64 {
    let Some(label) = kind.label else {
        return mask;
    };
    let known: Vec<(u64, Item)> = items.of(mask).collect();
    let mut result = 0;
    for (bit, item) in known {
        let changes = kind
            .replaces
            .as_ref()
            .is_none_or(|list| list.contains(&item.label));
        result |= match (changes, item.origin) {
            (true, Origin::Source(_)) => items.bit(item.origin, label),
            _ => bit,
        };
    }
    result
}

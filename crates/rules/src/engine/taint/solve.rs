//! What reaches what in one unit, for up to 64 items at once.

use laocoon_flow::{EdgeClass, FlowId, FlowKind};

use super::calls::Calls;
use super::gates::Gates;
use super::labels::{Items, Origin};
use super::units::UnitFlow;
use super::{MOST_ITEMS, Pass};

/// Masks of every node.
pub(crate) struct Solution {
    /// What arrives at a node.
    pub(crate) arriving: Vec<u64>,
    /// What the value of an expression carries.
    pub(crate) value: Vec<u64>,
    /// What a place carries after it.
    pub(crate) state: Vec<u64>,
    /// The meaning of the bits.
    pub(crate) items: Items,
}

/// What is given to nodes by others than their predecessors.
struct Extra {
    value: Vec<u64>,
    state: Vec<u64>,
}

impl Pass<'_, '_> {
    /// Follows sources, and what the unit is given through its ports.
    pub(crate) fn solve(
        &self,
        unit: &UnitFlow,
        gates: &Gates,
        calls: &Calls,
        first_source: usize,
        ports: &[(FlowId, usize)],
    ) -> Solution {
        let graph = &unit.flow.graph;
        let count = graph.len();
        let mut items = Items::default();
        for (_, port) in ports {
            items.bit(Origin::Port(*port), "");
        }
        let mut extra = Extra {
            value: vec![0; count],
            state: vec![0; count],
        };
        let mut conditional = Vec::new();
        for &(node, port) in ports {
            let bit = items.bit(Origin::Port(port), "");
            extra.value[node.index()] |= bit;
            extra.state[node.index()] |= bit;
        }
        let room = MOST_ITEMS - items.list.len().min(MOST_ITEMS);
        let sources = first_source..first_source + room;
        for given in &gates.sources {
            if !sources.contains(&given.source) {
                continue;
            }
            let (index, _) = self.matches.sources[given.source];
            if self.spec.sources[index].requires.is_some() {
                conditional.push(*given);
                continue;
            }
            let bit = self.source_bit(&mut items, given.source);
            if given.value {
                extra.value[given.node.index()] |= bit;
            }
            if given.state {
                extra.state[given.node.index()] |= bit;
            }
        }
        for (node, source) in &calls.given {
            if sources.contains(source) {
                let bit = self.source_bit(&mut items, *source);
                extra.value[node.index()] |= bit;
                extra.state[node.index()] |= bit;
            }
        }
        let mut solution = Solution {
            arriving: vec![0; count],
            value: vec![0; count],
            state: vec![0; count],
            items,
        };
        let mut work: Vec<FlowId> = (0..count)
            .filter(|&index| extra.value[index] | extra.state[index] != 0)
            .filter_map(|index| u32::try_from(index).ok().map(FlowId))
            .collect();
        work.reverse();
        loop {
            self.spread(unit, gates, calls, &mut solution, &extra, &mut work);
            self.propagate(gates, &mut solution, &mut extra, &mut work);
            for given in &conditional {
                let (index, _) = self.matches.sources[given.source];
                let arriving = solution.arriving[given.node.index()]
                    | extra.value[given.node.index()];
                let requires = self.spec.sources[index].requires.as_ref();
                if requires.is_none_or(|requires| solution.items.satisfies(arriving, requires)) {
                    let bit = self.source_bit(&mut solution.items, given.source);
                    let node = given.node.index();
                    let before = (extra.value[node], extra.state[node]);
                    if given.value {
                        extra.value[node] |= bit;
                    }
                    if given.state {
                        extra.state[node] |= bit;
                    }
                    if before != (extra.value[node], extra.state[node]) {
                        work.push(given.node);
                    }
                }
            }
            if work.is_empty() {
                return solution;
            }
        }
    }

    fn spread(
        &self,
        unit: &UnitFlow,
        gates: &Gates,
        calls: &Calls,
        solution: &mut Solution,
        extra: &Extra,
        work: &mut Vec<FlowId>,
    ) {
        let graph = &unit.flow.graph;
        while let Some(id) = work.pop() {
            let index = id.index();
            let arriving = solution.arriving[index];
            let kind = graph.node(id).kind;
            let mut value = arriving | extra.value[index];
            let fresh = match gates.is_clean[index] {
                true => 0,
                false => extra.value[index],
            };
            if gates.is_clean[index] {
                value = 0;
            }
            let state = match kind {
                FlowKind::Use | FlowKind::Shadow if gates.stays_clean[index] => 0,
                FlowKind::Use | FlowKind::Shadow => arriving | extra.state[index],
                _ => value | extra.state[index],
            };
            solution.value[index] |= value;
            solution.state[index] |= state;
            for edge in graph.successors(id) {
                if !self.passes(edge.class) || calls.replaces(edge.node, edge.class) {
                    continue;
                }
                let mask = match edge.class {
                    EdgeClass::State => solution.state[index],
                    EdgeClass::Fresh => fresh,
                    _ => solution.value[index],
                };
                let there = &mut solution.arriving[edge.node.index()];
                if mask & !*there != 0 {
                    *there |= mask;
                    work.push(edge.node);
                }
            }
            for (to, is_state) in calls.edges_from(id) {
                let mask = solution.value[index];
                if is_state {
                    let there = &mut solution.state[to.index()];
                    if mask & !*there != 0 {
                        *there |= mask;
                        work.push(to);
                    }
                } else {
                    let there = &mut solution.arriving[to.index()];
                    if mask & !*there != 0 {
                        *there |= mask;
                        work.push(to);
                    }
                }
            }
        }
    }

    /// What arrives where a propagator begins is given where it ends.
    fn propagate(
        &self,
        gates: &Gates,
        solution: &mut Solution,
        extra: &mut Extra,
        work: &mut Vec<FlowId>,
    ) {
        for propagation in &gates.propagations {
            let spec = &self.spec.propagators[propagation.propagator];
            let mut mask = solution.value[propagation.from.index()];
            if mask == 0 {
                continue;
            }
            if let Some(requires) = &spec.requires
                && !solution.items.satisfies(mask, requires)
            {
                continue;
            }
            if let Some(label) = &spec.label {
                mask = self.relabel(&mut solution.items, mask, label, spec.replace_labels.as_deref());
            }
            let to = propagation.to.index();
            let before = (extra.value[to], extra.state[to]);
            if propagation.value {
                extra.value[to] |= mask;
            }
            if propagation.state {
                extra.state[to] |= mask;
            }
            if before != (extra.value[to], extra.state[to]) {
                work.push(propagation.to);
            }
        }
    }

    fn relabel(
        &self,
        items: &mut Items,
        mask: u64,
        label: &str,
        replaced: Option<&[String]>,
    ) -> u64 {
        let known: Vec<(u64, super::labels::Item)> =
            items.of(mask).map(|(bit, item)| (bit, item.clone())).collect();
        let mut result = 0;
        for (bit, item) in known {
            let changes = replaced.is_none_or(|list| list.contains(&item.label));
            result |= match (changes, item.origin) {
                (true, Origin::Source(_)) => items.bit(item.origin, label),
                _ => bit,
            };
        }
        result
    }
}

//! Calls of functions that are known: what those do takes the place of "what
//! goes in comes out".

use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::{EdgeClass, FlowId};

/// What the known calls of a unit do, for one inquiry.
#[derive(Debug, Default)]
pub(super) struct Calls {
    /// Results of calls that are known.
    known: FxHashSet<FlowId>,
    /// From what a call is given to what it changes; whether that is what a
    /// place holds afterwards.
    edges: FxHashMap<FlowId, Vec<(FlowId, bool)>>,
    /// Sources within what is called, and where they come out.
    pub(super) given: Vec<(FlowId, usize)>,
    /// What a call is given reaches a sink within what is called.
    pub(super) sinks: Vec<(FlowId, usize)>,
}

impl Calls {
    /// Whether nothing within what is called matters here.
    pub(super) fn is_idle(&self) -> bool {
        self.given.is_empty() && self.sinks.is_empty()
    }

    /// Puts what was found in sets into an order of its own.
    pub(super) fn order(&mut self) {
        self.given.sort_unstable();
        self.given.dedup();
        self.sinks.sort_unstable();
        self.sinks.dedup();
        for edges in self.edges.values_mut() {
            edges.sort_unstable();
        }
    }

    /// What a call returns is known from here on.
    pub(super) fn know(&mut self, result: FlowId) {
        self.known.insert(result);
    }

    pub(super) fn edge(&mut self, from: FlowId, to: FlowId, is_state: bool) {
        self.edges.entry(from).or_default().push((to, is_state));
    }

    /// Whether an edge says what would be assumed of an unknown function.
    pub(super) fn replaces(&self, to: FlowId, class: EdgeClass) -> bool {
        matches!(
            class,
            EdgeClass::Argument | EdgeClass::Receiver | EdgeClass::Callee
        ) && self.known.contains(&to)
    }

    pub(super) fn edges_from(&self, from: FlowId) -> impl Iterator<Item = (FlowId, bool)> + '_ {
        self.edges.get(&from).into_iter().flatten().copied()
    }
}

//! Calls of functions that are known: what those do takes the place of "what
//! goes in comes out".

use laocoon_flow::{EdgeClass, FlowId};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the known calls of a unit do, for one rule.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    /// Results of calls that are known.
    known: FxHashSet<FlowId>,
    /// From what a call is given to what it changes; whether that is what a
    /// place holds afterwards.
    edges: FxHashMap<FlowId, Vec<(FlowId, bool)>>,
    /// Sources within what is called, and where they come out.
    pub(crate) given: Vec<(FlowId, usize)>,
    /// What a call is given reaches a sink within what is called.
    pub(crate) sinks: Vec<(FlowId, usize)>,
}

impl Calls {
    /// What a call returns is known from here on.
    pub(crate) fn know(&mut self, result: FlowId) {
        self.known.insert(result);
    }

    pub(crate) fn edge(&mut self, from: FlowId, to: FlowId, is_state: bool) {
        self.edges.entry(from).or_default().push((to, is_state));
    }

    /// Whether an edge says what would be assumed of an unknown function.
    pub(crate) fn replaces(&self, to: FlowId, class: EdgeClass) -> bool {
        matches!(
            class,
            EdgeClass::Argument | EdgeClass::Receiver | EdgeClass::Callee
        ) && self.known.contains(&to)
    }

    pub(crate) fn edges_from(&self, from: FlowId) -> impl Iterator<Item = (FlowId, bool)> + '_ {
        self.edges.get(&from).into_iter().flatten().copied()
    }
}

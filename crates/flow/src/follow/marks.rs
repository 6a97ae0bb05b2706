//! What whoever asks says of the nodes of one unit.

use rustc_hash::FxHashSet;

use crate::graph::{FlowId, FlowKind};

use super::UnitFlow;

/// A source at a node.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// Where.
    pub node: FlowId,
    /// Which.
    pub source: usize,
    /// The value of the expression carries it.
    pub value: bool,
    /// The place carries it from here on.
    pub state: bool,
}

/// A way between two nodes that the graph does not have.
#[derive(Clone, Copy, Debug)]
pub struct Propagation {
    /// From here.
    pub from: FlowId,
    /// To here.
    pub to: FlowId,
    /// Which propagator says so.
    pub propagator: usize,
    /// The value of `to` itself gets it.
    pub value: bool,
    /// The place of `to` has it from here on.
    pub state: bool,
}

/// A sink at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinkAt {
    /// What must carry nothing.
    pub node: FlowId,
    /// Which.
    pub sink: usize,
}

/// Everything marked in one unit.
#[derive(Clone, Debug)]
pub struct Marks {
    /// Where values come from.
    pub sources: Vec<Given>,
    /// For each node: the value of the expression is clean.
    pub is_clean: Vec<bool>,
    /// For each node: the place is clean from here on.
    pub stays_clean: Vec<bool>,
    /// Ways that the graph does not have.
    pub propagations: Vec<Propagation>,
    /// Where nothing must arrive.
    pub sinks: Vec<SinkAt>,
    /// Sources that reach whatever comes after them.
    pub controls: Vec<(FlowId, usize)>,
    /// Edges by which nothing passes: a place that was checked on the way.
    pub cuts: FxHashSet<(FlowId, FlowId)>,
}

impl Marks {
    /// Nothing marked yet.
    #[must_use]
    pub fn new(unit: &UnitFlow) -> Self {
        let count = unit.flow.graph.len();
        Self {
            sources: Vec::new(),
            is_clean: vec![false; count],
            stays_clean: vec![false; count],
            propagations: Vec::new(),
            sinks: Vec::new(),
            controls: Vec::new(),
            cuts: FxHashSet::default(),
        }
    }

    /// Whether there is neither a source nor a sink.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.sources.is_empty() && self.sinks.is_empty() && self.controls.is_empty()
    }
}

/// A use of a place, and what it says of the places in it.
pub fn with_shadows(unit: &UnitFlow, node: FlowId) -> impl Iterator<Item = FlowId> + '_ {
    let shadows = unit
        .flow
        .graph
        .from(node)
        .skip(1)
        .take_while(|(_, node)| node.kind == FlowKind::Shadow)
        .map(|(id, _)| id);
    std::iter::once(node).chain(shadows)
}

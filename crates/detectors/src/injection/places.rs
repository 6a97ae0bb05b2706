//! Where the value of a place was written that is used somewhere, and where
//! what is written there goes.

use laocoon_flow::{EdgeClass, FlowGraph, FlowId, FlowKind};

/// So many nodes are looked at for one question.
const MOST_NODES: usize = 50_000;

/// The edges of a graph along which places are passed on, from their ends.
pub(super) struct Before {
    list: Vec<Vec<FlowId>>,
}

impl Before {
    /// Turns the edges round.
    pub(super) fn of(graph: &FlowGraph) -> Self {
        let mut list = vec![Vec::new(); graph.len()];
        for (id, _) in graph.iter() {
            for edge in graph.successors(id) {
                if edge.class == EdgeClass::State {
                    list[edge.node.index()].push(id);
                }
            }
        }
        Self { list }
    }

    /// Where what a use of a place holds was written.
    fn written(&self, graph: &FlowGraph, used: FlowId) -> Vec<FlowId> {
        let mut written = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut open = vec![used];
        while let Some(node) = open.pop() {
            if !seen.insert(node) || seen.len() > MOST_NODES {
                continue;
            }
            match graph.node(node).kind {
                FlowKind::Write | FlowKind::Parameter | FlowKind::Capture => written.push(node),
                _ => open.extend(&self.list[node.index()]),
            }
        }
        written
    }

    /// Every node that what a place holds at a use of it gets to, wherever it
    /// went from where it was written.
    pub(super) fn reached(&self, graph: &FlowGraph, used: FlowId) -> Vec<bool> {
        let mut reached = vec![false; graph.len()];
        let mut open = self.written(graph, used);
        open.push(used);
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut reached[node.index()], true) {
                let along = graph
                    .successors(node)
                    .filter(|edge| edge.class != EdgeClass::Comparison);
                open.extend(along.map(|edge| edge.node));
            }
        }
        reached
    }
}

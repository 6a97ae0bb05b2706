//! Which node holds a place's value at a point of the code.
//!
//! After Braun et al., *Simple and Efficient Construction of Static Single
//! Assignment Form* (CC 2013), with the recursion turned into a list of what is
//! still to be done: hostile code may have very many blocks in a row.

use rustc_hash::FxHashMap;

use crate::blocks::{BlockId, Blocks};
use crate::graph::FlowId;
use crate::place::VariableId;

/// What a block gives a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// This node.
    Node(FlowId),
    /// What it held when the unit began.
    Entry,
    /// Nothing: the block is never reached.
    Nothing,
}

/// The newest node of each place in each block.
#[derive(Debug, Default)]
pub(crate) struct Definitions {
    of_block: FxHashMap<(BlockId, VariableId), Held>,
    /// Merges of blocks whose predecessors are not all known yet.
    incomplete: FxHashMap<BlockId, Vec<(VariableId, FlowId)>>,
}

/// What reading asks of the builder.
pub(crate) trait Nodes {
    /// A new merge; an open one gets what it lacks when its block is sealed.
    fn merge(&mut self, block: BlockId, variable: VariableId, is_open: bool) -> FlowId;
    /// All ways into an open merge will be known now.
    fn close(&mut self, merge: FlowId);
    /// An edge into a merge.
    fn join(&mut self, from: Held, variable: VariableId, merge: FlowId);
}

impl Definitions {
    pub(crate) fn write(&mut self, block: BlockId, variable: VariableId, node: FlowId) {
        self.of_block.insert((block, variable), Held::Node(node));
    }

    pub(crate) fn read(
        &mut self,
        blocks: &Blocks,
        nodes: &mut impl Nodes,
        block: BlockId,
        variable: VariableId,
    ) -> Held {
        let mut work = Vec::new();
        let held = self.look(blocks, nodes, block, variable, &mut work);
        self.complete(blocks, nodes, variable, work);
        held
    }

    /// Every block before `block` is known: its merges get what they lack.
    pub(crate) fn seal(&mut self, blocks: &mut Blocks, nodes: &mut impl Nodes, block: BlockId) {
        blocks.seal(block);
        for (variable, merge) in self.incomplete.remove(&block).unwrap_or_default() {
            self.complete(blocks, nodes, variable, vec![(block, merge)]);
            nodes.close(merge);
        }
    }

    fn complete(
        &mut self,
        blocks: &Blocks,
        nodes: &mut impl Nodes,
        variable: VariableId,
        mut work: Vec<(BlockId, FlowId)>,
    ) {
        while let Some((block, merge)) = work.pop() {
            for &(before, _) in blocks.before(block) {
                let held = self.look(blocks, nodes, before, variable, &mut work);
                nodes.join(held, variable, merge);
            }
        }
    }

    /// The node of a place at the end of a block; merges on the way are made,
    /// and left to be completed.
    fn look(
        &mut self,
        blocks: &Blocks,
        nodes: &mut impl Nodes,
        block: BlockId,
        variable: VariableId,
        work: &mut Vec<(BlockId, FlowId)>,
    ) -> Held {
        let mut passed = Vec::new();
        let mut current = block;
        let held = loop {
            if let Some(&held) = self.of_block.get(&(current, variable)) {
                break held;
            }
            if !blocks.is_sealed(current) {
                let merge = nodes.merge(current, variable, true);
                self.incomplete
                    .entry(current)
                    .or_default()
                    .push((variable, merge));
                break Held::Node(merge);
            }
            match blocks.before(current) {
                [] if current == BlockId::ENTRY => break Held::Entry,
                [] => break Held::Nothing,
                [(only, _)] => {
                    passed.push(current);
                    current = *only;
                }
                _ => {
                    let merge = nodes.merge(current, variable, false);
                    work.push((current, merge));
                    break Held::Node(merge);
                }
            }
        };
        passed.push(current);
        for block in passed {
            self.of_block.insert((block, variable), held);
        }
        held
    }
}

//! The control-flow graph of one unit.

use laocoon_syntax::NodeId;

/// A block of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub u32);

impl BlockId {
    /// Where a unit begins.
    pub const ENTRY: BlockId = BlockId(0);

    /// As an index into a list with one entry for each block.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Why one block follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Follows {
    /// Always.
    Always,
    /// If this condition holds.
    If(NodeId),
    /// If this condition does not hold.
    Unless(NodeId),
    /// If this case of a `switch` or `match` applies.
    Case(NodeId),
    /// If something threw.
    Thrown,
}

#[derive(Clone, Debug, Default)]
struct Block {
    before: Vec<(BlockId, Follows)>,
    after: Vec<BlockId>,
    /// Every block before it is known.
    sealed: bool,
    /// Something leads there. What nothing leads to leads nowhere.
    alive: bool,
}

/// The blocks of a unit, and which may follow which.
#[derive(Clone, Debug)]
pub struct Blocks {
    list: Vec<Block>,
}

impl Default for Blocks {
    fn default() -> Self {
        let entry = Block {
            sealed: true,
            alive: true,
            ..Block::default()
        };
        Self { list: vec![entry] }
    }
}

impl Blocks {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Never: a unit begins somewhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The blocks that may come before one, and why it follows them.
    #[must_use]
    pub fn before(&self, block: BlockId) -> &[(BlockId, Follows)] {
        &self.list[block.index()].before
    }

    /// The blocks that may come after one.
    #[must_use]
    pub fn after(&self, block: BlockId) -> &[BlockId] {
        &self.list[block.index()].after
    }

    /// Which blocks can be reached from the end of one.
    #[must_use]
    pub fn reachable_from(&self, block: BlockId) -> Vec<bool> {
        let mut reached = vec![false; self.list.len()];
        let mut open = self.after(block).to_vec();
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut reached[next.index()], true) {
                open.extend_from_slice(self.after(next));
            }
        }
        reached
    }

    /// Which blocks can be reached at all.
    #[must_use]
    pub fn reachable(&self) -> Vec<bool> {
        let mut reached = self.reachable_from(BlockId::ENTRY);
        reached[BlockId::ENTRY.index()] = true;
        reached
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a unit has fewer blocks than nodes, which are far below 32 bits"
    )]
    pub(crate) fn add(&mut self) -> BlockId {
        self.list.push(Block::default());
        BlockId(self.list.len() as u32 - 1)
    }

    pub(crate) fn link(&mut self, from: BlockId, to: BlockId, why: Follows) {
        if !self.list[from.index()].alive {
            return;
        }
        self.list[to.index()].alive = true;
        self.list[to.index()].before.push((from, why));
        self.list[from.index()].after.push(to);
    }

    pub(crate) fn seal(&mut self, block: BlockId) {
        self.list[block.index()].sealed = true;
    }

    pub(crate) fn is_alive(&self, block: BlockId) -> bool {
        self.list[block.index()].alive
    }

    /// Something may lead there that is not walked yet.
    pub(crate) fn enliven(&mut self, block: BlockId) {
        self.list[block.index()].alive = true;
    }

    pub(crate) fn is_sealed(&self, block: BlockId) -> bool {
        self.list[block.index()].sealed
    }
}

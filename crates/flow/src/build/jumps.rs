//! Where code goes on that does not go on with the next statement.

use laocoon_syntax::{NodeId, Symbol};
use rustc_hash::FxHashMap;

use crate::blocks::{BlockId, Follows};

use super::Builder;

/// What surrounds the code that is being walked, outermost first.
#[derive(Debug)]
pub(super) enum Frame {
    /// A loop: `break` goes to `after`, `continue` to `next`.
    Loop {
        label: Option<Symbol>,
        after: BlockId,
        next: BlockId,
    },
    /// A `switch`, or a statement with a label.
    Breakable {
        label: Option<Symbol>,
        after: BlockId,
    },
    /// The body of a `try`: what is thrown goes to `catch`.
    Handler { catch: BlockId },
    /// The body of a `try` with a `finally`, and how it was left.
    Finally { entry: BlockId, escapes: Vec<Jump> },
}

/// How a stretch of code is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jump {
    Break(Option<Symbol>),
    Continue(Option<Symbol>),
    Return,
    Throw,
}

#[derive(Debug, Default)]
pub(super) struct Jumps {
    /// Where the function ends.
    pub(super) exit: Option<BlockId>,
    pub(super) frames: Vec<Frame>,
    /// A label that the next loop has.
    pub(super) label: Option<Symbol>,
    pub(super) labels: FxHashMap<Symbol, BlockId>,
}

impl Builder<'_> {
    /// Goes on in a block.
    pub(super) fn go_to(&mut self, block: BlockId, why: Follows) {
        self.blocks.link(self.block, block, why);
        self.block = block;
    }

    /// A new block after this one alone.
    pub(super) fn branch(&mut self, from: BlockId, why: Follows) -> BlockId {
        let block = self.blocks.add();
        self.blocks.link(from, block, why);
        self.blocks.seal(block);
        block
    }

    /// Every block before this one is known now.
    pub(super) fn seal(&mut self, block: BlockId) {
        self.definitions
            .seal(&mut self.blocks, &mut self.draft, block);
    }

    /// Leaves the code here; what follows is reached some other way, if at all.
    pub(super) fn jump(&mut self, jump: Jump) {
        let target = self.target_of(jump);
        if let Some(target) = target {
            let why = match jump {
                Jump::Throw => Follows::Thrown,
                _ => Follows::Always,
            };
            self.blocks.link(self.block, target, why);
        }
        self.start_unreachable();
    }

    pub(super) fn start_unreachable(&mut self) {
        let block = self.blocks.add();
        self.blocks.seal(block);
        self.block = block;
    }

    fn target_of(&mut self, jump: Jump) -> Option<BlockId> {
        for frame in self.jumps.frames.iter_mut().rev() {
            match (frame, jump) {
                (Frame::Finally { entry, escapes }, _) => {
                    escapes.push(jump);
                    return Some(*entry);
                }
                (Frame::Handler { catch }, Jump::Throw) => return Some(*catch),
                (Frame::Loop { label, after, .. }, Jump::Break(wanted))
                    if wanted.is_none() || *label == wanted =>
                {
                    return Some(*after);
                }
                (Frame::Loop { label, next, .. }, Jump::Continue(wanted))
                    if wanted.is_none() || *label == wanted =>
                {
                    return Some(*next);
                }
                (Frame::Breakable { label, after }, Jump::Break(wanted))
                    if wanted.is_none() || *label == wanted =>
                {
                    return Some(*after);
                }
                _ => {}
            }
        }
        self.jumps.exit
    }

    /// What the statement that is to come may throw goes to the nearest `catch`.
    pub(super) fn may_throw(&mut self) {
        let handler = self
            .jumps
            .frames
            .iter()
            .rev()
            .find_map(|frame| match frame {
                Frame::Handler { catch } => Some(*catch),
                Frame::Finally { entry, .. } => Some(*entry),
                _ => None,
            });
        if let Some(handler) = handler {
            self.blocks.link(self.block, handler, Follows::Thrown);
            self.block = self.branch(self.block, Follows::Always);
        }
    }

    /// The block of a label, made if new.
    pub(super) fn label_block(&mut self, label: Symbol) -> BlockId {
        if let Some(&known) = self.jumps.labels.get(&label) {
            return known;
        }
        let block = self.blocks.add();
        self.blocks.enliven(block);
        self.jumps.labels.insert(label, block);
        block
    }

    /// The end of a function: labels can come no more.
    pub(super) fn seal_labels(&mut self) {
        let mut labels: Vec<BlockId> = self.jumps.labels.drain().map(|(_, block)| block).collect();
        labels.sort_unstable();
        for label in labels {
            self.seal(label);
        }
    }

    pub(super) fn symbol_of_label(&self, node: NodeId) -> Option<Symbol> {
        let symbol = self.tree.node(node).symbol;
        (symbol != Symbol::EMPTY).then_some(symbol)
    }
}

//! Which blocks must have run before which.

use crate::blocks::{BlockId, Blocks};

/// The dominator tree of a unit: a block **dominates** another when no way
/// from the beginning to the other leaves it out. Every block dominates
/// itself; blocks that are never reached dominate nothing.
///
/// Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
#[derive(Clone, Debug)]
pub struct Dominance {
    /// For each block the nearest other one that dominates it; itself where it
    /// has none.
    nearest: Vec<BlockId>,
    /// For each block its first and last number in a walk of the tree; nothing
    /// for blocks that are never reached.
    interval: Vec<Option<(u32, u32)>>,
}

impl Dominance {
    /// Finds the dominators of all blocks.
    #[must_use]
    pub fn of(blocks: &Blocks) -> Self {
        let order = reverse_postorder(blocks);
        let mut rank = vec![usize::MAX; blocks.len()];
        for (index, block) in order.iter().enumerate() {
            rank[block.index()] = index;
        }
        let mut nearest: Vec<Option<BlockId>> = vec![None; blocks.len()];
        nearest[BlockId::ENTRY.index()] = Some(BlockId::ENTRY);
        let mut changes = true;
        while changes {
            changes = false;
            for &block in order.iter().skip(1) {
                let before = blocks.before(block).iter();
                let known = before
                    .map(|(before, _)| *before)
                    .filter(|before| nearest[before.index()].is_some());
                let found = known.reduce(|one, other| meet(&nearest, &rank, one, other));
                if nearest[block.index()] != found {
                    nearest[block.index()] = found;
                    changes = true;
                }
            }
        }
        let interval = intervals(&order, &nearest);
        let blocks = (0u32..).map(BlockId).zip(nearest);
        Self {
            nearest: blocks.map(|(own, above)| above.unwrap_or(own)).collect(),
            interval,
        }
    }

    /// Whether a block dominates another.
    #[must_use]
    pub fn dominates(&self, above: BlockId, below: BlockId) -> bool {
        let interval = |block: BlockId| self.interval.get(block.index()).copied().flatten();
        match (interval(above), interval(below)) {
            (Some((first, last)), Some((number, _))) => (first..=last).contains(&number),
            _ => false,
        }
    }

    /// The nearest other block that dominates one; none for the first, and for
    /// blocks that are never reached.
    #[must_use]
    pub fn nearest(&self, block: BlockId) -> Option<BlockId> {
        let above = *self.nearest.get(block.index())?;
        (above != block).then_some(above)
    }
}

/// Where the ways up from two blocks meet.
fn meet(nearest: &[Option<BlockId>], rank: &[usize], one: BlockId, other: BlockId) -> BlockId {
    let (mut one, mut other) = (one, other);
    while one != other {
        let lower = if rank[one.index()] > rank[other.index()] {
            &mut one
        } else {
            &mut other
        };
        match nearest[lower.index()] {
            Some(above) if above != *lower => *lower = above,
            _ => return BlockId::ENTRY,
        }
    }
    one
}

/// The blocks that are reached, each before those after it as far as there are
/// no loops.
fn reverse_postorder(blocks: &Blocks) -> Vec<BlockId> {
    let mut seen = vec![false; blocks.len()];
    seen[BlockId::ENTRY.index()] = true;
    let mut open: Vec<(BlockId, usize)> = vec![(BlockId::ENTRY, 0)];
    let mut order = Vec::with_capacity(blocks.len());
    while let Some((block, next)) = open.last_mut() {
        match blocks.after(*block).get(*next) {
            Some(&after) => {
                *next += 1;
                if !std::mem::replace(&mut seen[after.index()], true) {
                    open.push((after, 0));
                }
            }
            None => {
                order.push(*block);
                open.pop();
            }
        }
    }
    order.reverse();
    order
}

/// Numbers the tree so that what lies below a block lies in its interval.
fn intervals(order: &[BlockId], nearest: &[Option<BlockId>]) -> Vec<Option<(u32, u32)>> {
    let mut below: Vec<Vec<BlockId>> = vec![Vec::new(); nearest.len()];
    for &block in order.iter().skip(1) {
        if let Some(above) = nearest[block.index()] {
            below[above.index()].push(block);
        }
    }
    let mut interval = vec![None; nearest.len()];
    let mut number = 0;
    let mut open = vec![(BlockId::ENTRY, 0)];
    interval[BlockId::ENTRY.index()] = Some((0, 0));
    while let Some((block, next)) = open.last_mut() {
        match below[block.index()].get(*next) {
            Some(&child) => {
                *next += 1;
                number += 1;
                interval[child.index()] = Some((number, number));
                open.push((child, 0));
            }
            None => {
                if let Some((_, last)) = &mut interval[block.index()] {
                    *last = number;
                }
                open.pop();
            }
        }
    }
    interval
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::Follows;

    fn graph(edges: &[(u32, u32)]) -> Blocks {
        let mut blocks = Blocks::default();
        let most = edges.iter().map(|(from, to)| *from.max(to)).max();
        for _ in 0..most.unwrap_or_default() {
            blocks.add();
        }
        for &(from, to) in edges {
            blocks.link(BlockId(from), BlockId(to), Follows::Always);
        }
        blocks
    }

    /// For each block the nearest that dominates it.
    fn nearest(edges: &[(u32, u32)]) -> Vec<Option<u32>> {
        let blocks = graph(edges);
        let dominance = Dominance::of(&blocks);
        let all = (0u32..).take(blocks.len()).map(BlockId);
        all.map(|block| dominance.nearest(block).map(|above| above.0))
            .collect()
    }

    #[test]
    fn both_arms_hang_on_what_decides_and_so_does_what_follows() {
        let diamond = [(0, 1), (0, 2), (1, 3), (2, 3)];
        assert_eq!(nearest(&diamond), [None, Some(0), Some(0), Some(0)]);
    }

    #[test]
    fn an_arm_that_leaves_makes_the_other_dominate_the_rest() {
        // 1 returns: 3 is only reached through 2.
        let early = [(0, 1), (0, 2), (2, 3)];
        assert_eq!(nearest(&early), [None, Some(0), Some(0), Some(2)]);
    }

    #[test]
    fn the_head_of_a_loop_dominates_its_body_and_its_end() {
        let looping = [(0, 1), (1, 2), (2, 1), (1, 3)];
        assert_eq!(nearest(&looping), [None, Some(0), Some(1), Some(1)]);
        let dominance = Dominance::of(&graph(&looping));
        assert!(dominance.dominates(BlockId(1), BlockId(2)));
        assert!(dominance.dominates(BlockId(2), BlockId(2)));
        assert!(!dominance.dominates(BlockId(2), BlockId(3)));
    }

    #[test]
    fn two_ways_into_a_loop_leave_it_to_what_is_before_both() {
        let irreducible = [(0, 1), (0, 2), (1, 2), (2, 1)];
        assert_eq!(nearest(&irreducible), [None, Some(0), Some(0)]);
    }

    #[test]
    fn what_is_never_reached_dominates_nothing() {
        let dead = [(0, 2), (1, 2)];
        let dominance = Dominance::of(&graph(&dead));
        assert_eq!(dominance.nearest(BlockId(1)), None);
        assert!(!dominance.dominates(BlockId(1), BlockId(2)));
        assert!(dominance.dominates(BlockId(0), BlockId(2)));
    }
}

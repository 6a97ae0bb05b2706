//! Which conditions hold where.
//!
//! Terms: an **atom** is a condition that is not made of others by `not`,
//! `and`, `or`; a **guard** is an atom with its outcome (it holds, or it does
//! not) and the block from which on that is certain. After
//!
//! ```python
//! if "../" in name or not name:
//!     return
//! open(name)
//! ```
//!
//! two guards hold at `open`: `"../" in name` does not, and `name` does.

use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};

use crate::blocks::{BlockId, Follows};
use crate::dominance::Dominance;
use crate::function::FunctionFlow;
use crate::graph::{EdgeClass, FlowId};

/// Conditions made of more than this many atoms are guards no longer.
const MOST_ATOMS: usize = 256;

/// So many uses of a place are looked at for one guard.
const MOST_USES: usize = 10_000;

/// A condition of which the outcome is certain from a block on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The atom; for a case of a `switch` or `match`, the case.
    pub condition: NodeId,
    /// It holds there.
    pub holds: bool,
    /// Where that begins: it is certain in every block that this one dominates.
    pub entry: BlockId,
}

/// The guards of one unit.
#[derive(Clone, Debug)]
pub struct Guards {
    list: Vec<Guard>,
    dominance: Dominance,
}

impl Guards {
    /// Finds the guards of a unit.
    #[must_use]
    pub fn of(tree: &SyntaxTree, flow: &FunctionFlow) -> Self {
        let blocks = &flow.blocks;
        let mut list = Vec::new();
        let all = (0u32..).take(blocks.len()).map(BlockId);
        for entry in all {
            // Where several ways meet, nothing is certain of any of them.
            let &[(_, why)] = blocks.before(entry) else {
                continue;
            };
            match why {
                Follows::If(condition) => atoms(tree, condition, true, entry, &mut list),
                Follows::Unless(condition) => atoms(tree, condition, false, entry, &mut list),
                Follows::Case(case) => list.push(Guard {
                    condition: case,
                    holds: true,
                    entry,
                }),
                Follows::Always | Follows::Thrown => {}
            }
        }
        Self {
            list,
            dominance: Dominance::of(blocks),
        }
    }

    /// All of them, by where they begin.
    #[must_use]
    pub fn list(&self) -> &[Guard] {
        &self.list
    }

    /// Those that hold in a block.
    pub fn at(&self, block: BlockId) -> impl Iterator<Item = &Guard> {
        self.list
            .iter()
            .filter(move |guard| self.dominance.dominates(guard.entry, block))
    }

    /// Which blocks must have run before which.
    #[must_use]
    pub fn dominance(&self) -> &Dominance {
        &self.dominance
    }

    /// By which edges a place that is used in the condition of a guard gets to
    /// where the guard holds, which begins at `entry`: from the use before to the one within. What the
    /// place is given in between is not the value that was looked at, and has
    /// no such edge.
    #[must_use]
    pub fn ways_in(
        &self,
        flow: &FunctionFlow,
        entry: BlockId,
        used: FlowId,
    ) -> Vec<(FlowId, FlowId)> {
        let graph = &flow.graph;
        let is_within = |node: FlowId| self.dominance.dominates(entry, graph.node(node).block);
        let mut ways = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut open = vec![used];
        while let Some(node) = open.pop() {
            if seen.len() > MOST_USES {
                break;
            }
            for edge in graph.successors(node) {
                if edge.class != EdgeClass::State {
                    continue;
                }
                if is_within(edge.node) {
                    ways.push((node, edge.node));
                } else if seen.insert(edge.node) {
                    open.push(edge.node);
                }
            }
        }
        ways.sort_unstable();
        ways
    }
}

/// Takes a condition apart into what is certain of its atoms.
fn atoms(tree: &SyntaxTree, condition: NodeId, holds: bool, entry: BlockId, list: &mut Vec<Guard>) {
    let mut open = vec![(condition, holds)];
    let limit = list.len() + MOST_ATOMS;
    while let Some((node, holds)) = open.pop() {
        if list.len() >= limit {
            return;
        }
        let text = tree.symbol_text(node);
        match (tree.kind(node), text, holds) {
            (Kind::Unary, "!" | "not", _) => {
                open.extend(tree.child(node, Role::Value).map(|inner| (inner, !holds)));
            }
            (Kind::Binary, "&&" | "and", true) | (Kind::Binary, "||" | "or", false) => {
                let sides = [Role::Right, Role::Left];
                open.extend(
                    sides
                        .into_iter()
                        .filter_map(|side| Some((tree.child(node, side)?, holds))),
                );
            }
            (Kind::Binary, "&&" | "and" | "||" | "or", _) => {}
            (Kind::ExpressionStatement, _, _) => {
                open.extend(tree.child(node, Role::Value).map(|inner| (inner, holds)));
            }
            _ => list.push(Guard {
                condition: node,
                holds,
                entry,
            }),
        }
    }
}

//! Which names hold a constant where they are used.
//!
//! A walk in the order of execution, over the structure of the code rather
//! than over a graph: branches are walked one by one from the same state and
//! their ends joined, loops first forget what they assign.

mod evaluate;
mod state;
mod walk;

use laocoon_source::Language;
use rustc_hash::FxHashMap;

use super::{Constant, DefinitionId, DefinitionKind, Facts};
use crate::{Kind, NodeId, SyntaxTree, languages};

#[derive(Clone, Copy, PartialEq)]
enum Value {
    Constant(Constant),
    Expression(NodeId),
}

type State = FxHashMap<DefinitionId, Value>;

struct Walker<'a> {
    language: Language,
    tree: &'a mut SyntaxTree,
    facts: &'a mut Facts,
    /// Constants of definitions that are written once, for uses in other functions.
    once: FxHashMap<DefinitionId, Constant>,
}

/// Fills `constants` and `symbolic`.
pub(super) fn propagate(tree: &mut SyntaxTree, language: Language, facts: &mut Facts) {
    let mut walker = Walker {
        language,
        tree,
        facts,
        once: FxHashMap::default(),
    };
    walker.collect_once();
    let mut state = State::default();
    walker.visit(NodeId::ROOT, &mut state);
}

impl Walker<'_> {
    fn collect_once(&mut self) {
        for index in 0..self.facts.definitions.len() {
            let definition = &self.facts.definitions[index];
            let eligible = match definition.kind {
                DefinitionKind::Global => definition.constant || definition.writes == 1,
                DefinitionKind::Local => {
                    definition.constant
                        || (definition.writes == 1 && !self.is_conditional(definition.node))
                }
                DefinitionKind::Field => definition.constant,
                _ => false,
            };
            if let (true, Some(value)) = (eligible && definition.writes <= 1, definition.value)
                && let Some(constant) = self.literal(value)
            {
                self.once.insert(
                    DefinitionId(u32::try_from(index).unwrap_or(u32::MAX)),
                    constant,
                );
            }
        }
    }

    /// Whether a write may not happen before uses that its variable reaches:
    /// where assignment declares, an assignment in a branch is seen after it.
    fn is_conditional(&self, write: NodeId) -> bool {
        languages::table(self.language).names.assignment_declares
            && self
                .tree
                .ancestors(write)
                .map(|above| self.tree.kind(above))
                .take_while(|kind| !matches!(kind, Kind::FunctionDefinition | Kind::Lambda))
                .any(|kind| {
                    matches!(
                        kind,
                        Kind::If | Kind::Case | Kind::While | Kind::For | Kind::ForEach | Kind::Try
                    )
                })
    }

    /// A literal, or what folds to one without knowing any variable.
    fn literal(&mut self, value: NodeId) -> Option<Constant> {
        let empty = State::default();
        self.evaluate(value, &empty, 0)
    }
}

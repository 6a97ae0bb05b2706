//! A file whose flow is asked for, unit by unit.

use laocoon_source::Language;
use laocoon_syntax::facts::{DefinitionId, Facts};
use laocoon_syntax::{NodeId, Symbol, SyntaxTree};
use rustc_hash::FxHashMap;

use crate::build;
use crate::function::FunctionFlow;
use crate::place::{Base, name_base};

/// A parsed file.
#[derive(Debug)]
pub struct FlowFile<'a> {
    /// Its tree.
    pub tree: &'a SyntaxTree,
    /// Names, imports and constants.
    pub facts: &'a Facts,
    /// What it is written in.
    pub language: Language,
    /// The definition that a node makes of a name.
    defined: FxHashMap<(NodeId, Symbol), DefinitionId>,
}

impl<'a> FlowFile<'a> {
    /// Nothing is built yet.
    #[must_use]
    pub fn new(tree: &'a SyntaxTree, facts: &'a Facts, language: Language) -> Self {
        let defined = (0u32..)
            .map(DefinitionId)
            .zip(&facts.definitions)
            .map(|(id, definition)| ((definition.node, definition.symbol), id))
            .collect();
        Self {
            tree,
            facts,
            language,
            defined,
        }
    }

    /// Builds the flow of a unit.
    #[must_use]
    pub fn flow(&self, unit: NodeId) -> FunctionFlow {
        build::build(self, unit)
    }

    /// The definition that a node makes of a name: a parameter, a function, a
    /// `catch`.
    #[must_use]
    pub fn defined(&self, node: NodeId, symbol: Symbol) -> Option<DefinitionId> {
        self.defined.get(&(node, symbol)).copied()
    }

    /// What a name begins a place with.
    #[must_use]
    pub fn base_of(&self, name: NodeId) -> Base {
        name_base(self.tree, self.facts, name)
    }
}

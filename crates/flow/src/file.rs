//! A file whose flow is asked for, unit by unit.

use std::cell::OnceCell;

use laocoon_source::Language;
use laocoon_syntax::facts::{DefinitionId, Facts};
use laocoon_syntax::fold::Constant;
use laocoon_syntax::{Kind, NodeId, Role, Symbol, SyntaxTree};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::build;
use crate::constants::FlowEnvironment;
use crate::function::FunctionFlow;
use crate::place::{Base, name_base};
use crate::stability;

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
    unstable: OnceCell<FxHashSet<DefinitionId>>,
    functions: OnceCell<FxHashSet<Symbol>>,
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
            unstable: OnceCell::new(),
            functions: OnceCell::new(),
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

    /// The constant that an expression of a unit holds where it stands, if it
    /// is the same on every way there: a text, a number, a truth value.
    ///
    /// Names hold what the writes before them wrote, branches that are never
    /// taken aside. Lists that have a name are not constant, and neither is
    /// what others may change (see [`crate::constants`]).
    #[must_use]
    pub fn constant(&self, flow: &FunctionFlow, expression: NodeId) -> Option<Constant> {
        let mut environment = FlowEnvironment::new(self, flow.unit, &flow.graph, &flow.holdings);
        environment.folder().fold(expression)
    }

    /// Whether a condition of a unit is always or never true where it stands.
    #[must_use]
    pub fn truth(&self, flow: &FunctionFlow, condition: NodeId) -> Option<bool> {
        let mut environment = FlowEnvironment::new(self, flow.unit, &flow.graph, &flow.holdings);
        environment.folder().truth(condition)
    }

    /// Whether the file defines a function or method of this name.
    pub(crate) fn defines(&self, name: Symbol) -> bool {
        let functions = self.functions.get_or_init(|| {
            let all = self.tree.of_kind(Kind::FunctionDefinition).iter();
            all.filter_map(|&function| self.tree.child(function, Role::Name))
                .map(|name| self.tree.node(name).symbol)
                .collect()
        });
        functions.contains(&name)
    }

    /// Variables that may change without a write that is seen.
    pub(crate) fn unstable(&self) -> &FxHashSet<DefinitionId> {
        self.unstable
            .get_or_init(|| stability::unstable(self.tree, self.facts, self.language))
    }

    /// What a name begins a place with.
    #[must_use]
    pub fn base_of(&self, name: NodeId) -> Base {
        name_base(self.tree, self.facts, name)
    }
}

//! Which constants expressions hold where they stand.
//!
//! What a name holds is found by its writes, through the nodes of the flow: a
//! use holds what the write before it wrote, a merge what all its ways agree
//! on. Only variables that nobody else can change are followed: not what a
//! pointer or reference is taken of, what functions within write, or what
//! other functions see.

use laocoon_syntax::facts::{DefinitionId, DefinitionKind};
use laocoon_syntax::fold::{Environment, FactsEnvironment, Folder, Held};
use laocoon_syntax::{Kind, NodeId, SyntaxTree};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::file::FlowFile;
use crate::graph::{FlowGraph, FlowId, FlowKind};
use crate::place::Base;

/// So many merges are looked through for one name.
const MOST_MERGES: usize = 64;

/// So many writes may be what a name holds.
const MOST_WRITES: usize = 8;

/// What a node holds, as far as that is somewhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing is known.
    Unknown,
    /// What another node does.
    Same(FlowId),
    /// What an expression is worth.
    Written(NodeId),
    /// This number of elements.
    Number(u32),
    /// What several nodes do: the first entry of a list.
    Joined(u32),
}

/// The end of a list.
const END: u32 = u32::MAX;

/// What the nodes of a unit hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holdings {
    list: Vec<Holds>,
    /// Lists of nodes, each entry with the number of the next one.
    joined: Vec<(FlowId, u32)>,
    /// Uses after which a place may hold something else.
    changed: FxHashSet<FlowId>,
    /// Merges that not all ways are known of yet.
    open: FxHashSet<FlowId>,
}

impl Holdings {
    fn get(&self, node: FlowId) -> Holds {
        self.list
            .get(node.index())
            .copied()
            .unwrap_or(Holds::Unknown)
    }

    pub(crate) fn set(&mut self, node: FlowId, holds: Holds) {
        // Long chains of uses are followed once, here.
        let holds = match holds {
            Holds::Same(other) if self.changed.contains(&other) => Holds::Unknown,
            Holds::Same(other) => match self.get(other) {
                known @ (Holds::Same(_) | Holds::Written(_) | Holds::Number(_)) => known,
                _ => holds,
            },
            holds => holds,
        };
        if self.list.len() <= node.index() {
            self.list.resize(node.index() + 1, Holds::Unknown);
        }
        self.list[node.index()] = holds;
    }

    /// What is used may be something else afterwards.
    pub(crate) fn change(&mut self, used: FlowId) {
        self.changed.insert(used);
    }

    /// How many elements a node says that there are.
    pub(crate) fn number(&self, node: FlowId) -> Option<u32> {
        let mut known = None;
        let mut seen: SmallVec<[FlowId; 8]> = SmallVec::new();
        let mut open: SmallVec<[FlowId; 8]> = SmallVec::new();
        open.push(node);
        while let Some(node) = open.pop() {
            match self.get(node) {
                Holds::Number(number) if known.is_none_or(|known| known == number) => {
                    known = Some(number);
                }
                Holds::Same(other) => open.push(other),
                Holds::Joined(first) if !self.open.contains(&node) => {
                    if seen.contains(&node) {
                        continue;
                    }
                    seen.push(node);
                    let mut next = first;
                    while let Some(&(from, after)) = self.joined.get(next as usize) {
                        open.push(from);
                        next = after;
                    }
                    if seen.len() > MOST_MERGES || open.len() > MOST_MERGES {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        known
    }

    /// A merge of which not all ways are known yet.
    pub(crate) fn open(&mut self, merge: FlowId) {
        self.open.insert(merge);
    }

    pub(crate) fn close(&mut self, merge: FlowId) {
        self.open.remove(&merge);
    }

    /// One of the ways of a merge.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "there are fewer than edges, which are far below 32 bits"
    )]
    pub(crate) fn join(&mut self, merge: FlowId, from: FlowId) {
        let next = match self.get(merge) {
            Holds::Joined(next) => next,
            _ => END,
        };
        self.joined.push((from, next));
        self.set(merge, Holds::Joined(self.joined.len() as u32 - 1));
    }
}

/// What the flow of a unit knows of names.
pub(crate) struct FlowEnvironment<'a> {
    file: &'a FlowFile<'a>,
    unit: NodeId,
    graph: &'a FlowGraph,
    holdings: &'a Holdings,
    facts: FactsEnvironment<'a>,
}

impl<'a> FlowEnvironment<'a> {
    pub(crate) fn new(
        file: &'a FlowFile<'a>,
        unit: NodeId,
        graph: &'a FlowGraph,
        holdings: &'a Holdings,
    ) -> Self {
        Self {
            file,
            unit,
            graph,
            holdings,
            facts: FactsEnvironment::new(file.tree, file.facts),
        }
    }

    /// A folder that knows what names hold.
    pub(crate) fn folder(&mut self) -> Folder<'_> {
        Folder::new(self.file.tree, self.file.facts, self.file.language, self)
    }

    /// Whether every write of a variable that a use may see is seen here.
    fn is_followed(&self, name: NodeId, id: DefinitionId) -> bool {
        let Some(definition) = self.file.facts.definitions.get(id.0 as usize) else {
            return false;
        };
        let is_own = match definition.kind {
            DefinitionKind::Local | DefinitionKind::Parameter => true,
            DefinitionKind::Global => self.unit == NodeId::ROOT,
            _ => false,
        };
        // What is written again may be so before a function within runs.
        is_own
            && (definition.writes <= 1
                || function_around(self.file.tree, name)
                    == function_around(self.file.tree, definition.node))
    }

    /// The writes that a node may hold the value of; none where there are
    /// others.
    fn writes(&self, node: FlowId) -> Found {
        let mut found = SmallVec::new();
        let mut begins_outside = false;
        let mut seen: SmallVec<[FlowId; 8]> = SmallVec::new();
        let mut open: SmallVec<[FlowId; 8]> = SmallVec::new();
        open.push(node);
        while let Some(node) = open.pop() {
            match self.holdings.get(node) {
                Holds::Unknown if self.graph.node(node).kind == FlowKind::Capture => {
                    begins_outside = true;
                }
                Holds::Unknown | Holds::Number(_) => return Found::Unknown,
                Holds::Same(other) => open.push(other),
                Holds::Written(expression) => {
                    if !found.contains(&expression) {
                        found.push(expression);
                    }
                }
                Holds::Joined(first) => {
                    if self.holdings.open.contains(&node) {
                        return Found::Loop;
                    }
                    if seen.contains(&node) {
                        continue;
                    }
                    if seen.len() >= MOST_MERGES {
                        return Found::Unknown;
                    }
                    seen.push(node);
                    let mut next = first;
                    while let Some(&(from, after)) = self.holdings.joined.get(next as usize) {
                        if self.holdings.changed.contains(&from) {
                            return Found::Unknown;
                        }
                        open.push(from);
                        next = after;
                    }
                }
            }
            if found.len() > MOST_WRITES || open.len() > MOST_MERGES {
                return Found::Unknown;
            }
        }
        match (found.is_empty(), begins_outside) {
            (false, false) => Found::Writes(found),
            (true, true) => Found::Outside,
            _ => Found::Unknown,
        }
    }

    /// What a constant of a class holds; other fields are anybody's.
    fn of_class(&mut self, name: NodeId) -> Held {
        let facts = self.file.facts;
        let definition = facts
            .definition(name)
            .and_then(|id| facts.definitions.get(id.0 as usize));
        match definition {
            Some(definition) if definition.constant => self.facts.held(name),
            _ => Held::Unknown,
        }
    }

    /// What the node of an expression holds.
    fn held_by(&mut self, name: NodeId, node: FlowId) -> Held {
        match self.writes(node) {
            Found::Writes(list) => Held::Expressions(list),
            // The facts know what no loop changes, and what lies outside.
            Found::Loop | Found::Outside => self.facts.held(name),
            Found::Unknown => Held::Unknown,
        }
    }
}

/// What is known of the writes before a use.
enum Found {
    /// These, and no others.
    Writes(SmallVec<[NodeId; 2]>),
    /// There may be others.
    Unknown,
    /// Not all are known yet.
    Loop,
    /// It comes from outside of the unit.
    Outside,
}

impl Environment for FlowEnvironment<'_> {
    fn held(&mut self, name: NodeId) -> Held {
        if self.file.tree.kind(name) != Kind::Name {
            return self.facts.held(name);
        }
        let Base::Definition(id) = self.file.base_of(name) else {
            return self.of_class(name);
        };
        if self.file.unstable().contains(&id) {
            return Held::Unknown;
        }
        if !self.is_followed(name, id) {
            return self.facts.held(name);
        }
        match self.graph.value_of(name) {
            Some(node) => self.held_by(name, node),
            None => self.facts.held(name),
        }
    }

    fn before(&mut self, write: NodeId) -> Held {
        let target = [laocoon_syntax::Role::Target, laocoon_syntax::Role::Value]
            .into_iter()
            .find_map(|role| self.file.tree.child(write, role));
        let Some(target) = target.filter(|&target| self.file.tree.kind(target) == Kind::Name)
        else {
            return Held::Unknown;
        };
        let Base::Definition(id) = self.file.base_of(target) else {
            return Held::Unknown;
        };
        if self.file.unstable().contains(&id) || !self.is_followed(target, id) {
            return Held::Unknown;
        }
        match self.graph.value_of(write).map(|node| self.writes(node)) {
            Some(Found::Writes(list)) => Held::Expressions(list),
            _ => Held::Unknown,
        }
    }
}

/// The function that a node lies in.
pub(crate) fn function_around(tree: &SyntaxTree, node: NodeId) -> Option<NodeId> {
    tree.ancestors(node)
        .find(|&above| matches!(tree.kind(above), Kind::FunctionDefinition | Kind::Lambda))
}

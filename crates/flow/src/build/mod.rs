//! From the tree of a unit to its flow.
//!
//! One walk in the order of evaluation. Statements make blocks
//! (`statements`), expressions make nodes (`expressions`, `calls`), and what
//! is assigned makes new versions of places (`writes`).

mod calls;
mod contained;
mod decided;
mod expressions;
mod jumps;
mod lambdas;
mod loops;
mod places;
mod statements;
mod switches;
mod writes;

use laocoon_source::Language;
use laocoon_syntax::facts::{DefinitionKind, Facts};
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::blocks::{BlockId, Blocks, Follows};
use crate::constants::Holdings;
use crate::file::FlowFile;
use crate::function::{CallSite, FunctionFlow, Left, Parameter};
use crate::graph::{
    Edge, EdgeClass, FlowGraph, FlowId, FlowKind, FlowNode, MOST_EDGES, MOST_NODES,
};
use crate::place::{Base, Path, Places, Step, VariableId};
use crate::ssa::{Definitions, Held, Nodes};

use jumps::Jumps;
use lambdas::Inner;

/// So many steps are made to find the constants that decide branches.
const MOST_STEPS: u32 = 400_000;

/// Every unit's graph begins with what it returns.
const UNIT_RETURN: FlowId = FlowId(0);

/// What an expression evaluates to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Value {
    /// The value itself; none where nothing can come from it (a literal).
    node: Option<FlowId>,
    /// What is known of its parts.
    parts: Parts,
    /// The expression that it is the value of, and not a part or other shape
    /// of that.
    expression: Option<NodeId>,
}

/// The fields and elements of a value.
#[derive(Clone, Debug, Default)]
pub(crate) enum Parts {
    /// Nothing is known.
    #[default]
    Unknown,
    /// Those of a place.
    Place(Base, Path),
    /// These.
    Named(Vec<(Step, Value)>),
}

impl Value {
    fn of(node: FlowId) -> Self {
        Self {
            node: Some(node),
            ..Self::default()
        }
    }

    /// One of which only the node is known.
    fn only(node: Option<FlowId>) -> Self {
        Self {
            node,
            ..Self::default()
        }
    }
}

/// The flow under construction, without its places' newest nodes.
struct Draft {
    graph: FlowGraph,
    places: Places,
    holdings: Holdings,
    contained: FxHashSet<FlowId>,
    /// Nodes for what places hold when the unit begins.
    entries: FxHashMap<VariableId, FlowId>,
    captures: Vec<(Base, FlowId)>,
    shadows: Vec<(FlowId, Path)>,
    /// For nodes that stand for no text of their own.
    unit: NodeId,
    is_cut_off: bool,
}

impl Draft {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "there are at most MOST_NODES and one for each that is being made"
    )]
    fn node(&mut self, kind: FlowKind, syntax: NodeId, block: BlockId) -> FlowId {
        if self.graph.nodes.len() >= MOST_NODES {
            self.is_cut_off = true;
            return FlowId(self.graph.nodes.len() as u32 - 1);
        }
        self.graph.nodes.push(FlowNode {
            kind,
            syntax,
            block,
        });
        FlowId(self.graph.nodes.len() as u32 - 1)
    }

    fn edge(&mut self, from: FlowId, to: FlowId, class: EdgeClass) {
        if from == to {
            return;
        }
        if self.graph.edges.len() >= MOST_EDGES {
            self.is_cut_off = true;
            return;
        }
        self.graph.edges.push((from, Edge { node: to, class }));
    }

    /// What a place holds when the unit begins.
    fn entry(&mut self, variable: VariableId) -> FlowId {
        if let Some(&known) = self.entries.get(&variable) {
            return known;
        }
        let (base, path) = self.places.get(variable);
        let path: Path = path.into();
        let node = self.node(FlowKind::Capture, self.unit, BlockId::ENTRY);
        self.entries.insert(variable, node);
        match path.split_last() {
            None => self.captures.push((base, node)),
            Some((_, outer)) => {
                let outer = self.places.find(base, outer);
                if let Some(outer) = outer {
                    let outer = self.entry(outer);
                    self.edge(outer, node, EdgeClass::Field);
                }
            }
        }
        node
    }
}

impl Nodes for Draft {
    fn merge(&mut self, block: BlockId, _: VariableId, is_open: bool) -> FlowId {
        let merge = self.node(FlowKind::Merge, self.unit, block);
        if is_open {
            self.holdings.open(merge);
        }
        merge
    }

    fn close(&mut self, merge: FlowId) {
        self.holdings.close(merge);
    }

    fn join(&mut self, from: Held, variable: VariableId, merge: FlowId) {
        let from = match from {
            Held::Node(node) => node,
            Held::Entry => self.entry(variable),
            Held::Nothing => return,
        };
        self.edge(from, merge, EdgeClass::State);
        self.holdings.join(merge, from);
    }
}

/// The flow under construction.
struct Builder<'a> {
    file: &'a FlowFile<'a>,
    tree: &'a SyntaxTree,
    facts: &'a Facts,
    language: Language,
    draft: Draft,
    blocks: Blocks,
    definitions: Definitions,
    /// Where code goes on; none after a jump.
    block: BlockId,
    jumps: Jumps,
    calls: Vec<CallSite>,
    parameters: Vec<Parameter>,
    inner: Inner,
    /// Where what is returned goes: of the unit, or of the function in it.
    returned: FlowId,
    /// Places that values are put into by methods, or that begin as containers.
    containers: FxHashSet<(Base, Path)>,
    /// What is written is put into a container by a method.
    is_storing: bool,
    /// So many steps are left to find constants.
    steps: u32,
}

pub(crate) fn build(file: &FlowFile<'_>, unit: NodeId) -> FunctionFlow {
    let (tree, facts, language) = (file.tree, file.facts, file.language);
    let mut draft = Draft {
        graph: FlowGraph::default(),
        places: Places::default(),
        holdings: Holdings::default(),
        contained: FxHashSet::default(),
        entries: FxHashMap::default(),
        captures: Vec::new(),
        shadows: Vec::new(),
        unit,
        is_cut_off: false,
    };
    let containers = places::collect(file, unit, &mut draft.places);
    let returned = draft.node(FlowKind::Return, unit, BlockId::ENTRY);
    let mut builder = Builder {
        file,
        tree,
        facts,
        language,
        draft,
        blocks: Blocks::default(),
        definitions: Definitions::default(),
        block: BlockId::ENTRY,
        jumps: Jumps::default(),
        calls: Vec::new(),
        parameters: Vec::new(),
        inner: Inner::default(),
        returned,
        containers,
        is_storing: false,
        steps: MOST_STEPS,
    };
    let exit = builder.blocks.add();
    builder.jumps.exit = Some(exit);
    let parameters = if unit == NodeId::ROOT {
        builder.statement(unit);
        Vec::new()
    } else {
        builder.function(unit)
    };
    builder.go_to(exit, Follows::Always);
    builder.finish(unit, exit, parameters)
}

impl Builder<'_> {
    fn kind(&self, node: NodeId) -> Kind {
        self.tree.kind(node)
    }

    fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.tree.child(node, role)
    }

    /// The children of a node, as a list of their own: building borrows all.
    fn children(&self, node: NodeId) -> Vec<NodeId> {
        self.tree.children(node).collect()
    }

    fn children_in(&self, node: NodeId, role: Role) -> Vec<NodeId> {
        self.tree.children_in(node, role).collect()
    }

    fn node(&mut self, kind: FlowKind, syntax: NodeId) -> FlowId {
        self.draft.node(kind, syntax, self.block)
    }

    fn edge(&mut self, from: impl Into<Option<FlowId>>, to: FlowId, class: EdgeClass) {
        if let Some(from) = from.into() {
            self.draft.edge(from, to, class);
        }
    }

    /// A new node for an expression, found by its place in the tree.
    fn value(&mut self, syntax: NodeId) -> FlowId {
        let node = self.node(FlowKind::Value, syntax);
        self.draft.graph.values.insert(syntax, node);
        node
    }

    /// A function's parameters and body; what the last expression of the body
    /// is worth is returned where the language does so.
    fn function(&mut self, function: NodeId) -> Vec<Parameter> {
        let parameters = self.bind_parameters(function, FlowKind::Parameter);
        self.body(function);
        parameters
    }

    fn body(&mut self, function: NodeId) {
        let Some(body) = self.child(function, Role::Body) else {
            return;
        };
        let value = self.statement_value(body);
        let is_expression = !matches!(self.kind(body), Kind::Block);
        if is_expression || returns_last(self.language) {
            let whole = self.whole(&value, body);
            let returned = self.returned;
            self.edge(whole, returned, EdgeClass::Copy);
        }
    }

    fn finish(mut self, unit: NodeId, exit: BlockId, parameters: Vec<Parameter>) -> FunctionFlow {
        self.seal_labels();
        self.link_inner_calls();
        self.definitions
            .seal(&mut self.blocks, &mut self.draft, exit);
        let left = self.left(exit);
        self.draft.graph.finish();
        FunctionFlow {
            unit,
            is_reached: self.blocks.reachable(),
            returned: UNIT_RETURN,
            graph: self.draft.graph,
            holdings: self.draft.holdings,
            contained: self.draft.contained,
            blocks: self.blocks,
            parameters,
            inner_parameters: self.parameters,
            captures: self.draft.captures,
            shadows: self.draft.shadows,
            calls: self.calls,
            left,
            is_cut_off: self.draft.is_cut_off,
        }
    }

    /// What parameters, fields and captured places hold at the end.
    fn left(&mut self, exit: BlockId) -> Vec<Left> {
        let mut left = Vec::new();
        for variable in self.draft.places.all() {
            let (base, path) = self.draft.places.get(variable);
            if !self.is_seen_outside(base) {
                continue;
            }
            let path: Path = path.into();
            let held = self
                .definitions
                .read(&self.blocks, &mut self.draft, exit, variable);
            if let Held::Node(node) = held {
                left.push(Left { base, path, node });
            }
        }
        left
    }

    fn is_seen_outside(&self, base: Base) -> bool {
        let Base::Definition(id) = base else {
            return true;
        };
        let kind = self.facts.definitions.get(id.0 as usize);
        !kind.is_some_and(|definition| definition.kind == DefinitionKind::Local)
    }
}

/// Whether a function returns what its last expression is worth.
fn returns_last(language: Language) -> bool {
    matches!(
        language,
        Language::Rust | Language::Ruby | Language::Scala | Language::Swift
    )
}

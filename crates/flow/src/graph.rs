//! The flow graph of one unit.

use laocoon_syntax::NodeId;
use rustc_hash::FxHashMap;

use crate::blocks::BlockId;

/// So many nodes a unit's graph may have.
pub const MOST_NODES: usize = 400_000;

/// So many edges a unit's graph may have.
pub const MOST_EDGES: usize = 4 * MOST_NODES;

/// A node of a flow graph. Numbers grow in the order of evaluation, as far as
/// the text shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FlowId(pub u32);

impl FlowId {
    /// As an index into a list with one entry for each node.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node of the graph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlowKind {
    /// What an expression evaluates to.
    Value,
    /// A place where it is used: what it holds there, and what it holds after.
    Use,
    /// A part of the place used just before: what it holds after that use.
    Shadow,
    /// What a place holds from a write on.
    Write,
    /// What a place holds where branches meet.
    Merge,
    /// What a parameter holds when the unit begins.
    Parameter,
    /// What a place that is defined elsewhere holds when the unit begins.
    Capture,
    /// A value with all that hangs on it: its fields and elements.
    Whole,
    /// What is given to a call, all arguments together.
    Arguments,
    /// What a unit, a lambda or an inner function returns.
    Return,
}

/// How a value passes on. Whoever follows the graph may leave classes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EdgeClass {
    /// The same value: an assignment, a cast, `await`.
    Copy,
    /// From a write or use of a place to its next use.
    State,
    /// From an element or field to the whole that holds it.
    Part,
    /// From an object to its field or element, of which nothing else is known.
    Field,
    /// From an object to its field or element: only what the object is made a source of
    /// right there. What it held before, the field's own place says.
    Fresh,
    /// From the index to the element it picks.
    Index,
    /// From the operands of an operator to its result.
    Operator,
    /// From the operands of a comparison to its result.
    Comparison,
    /// From arguments to what a call returns, of which nothing else is known.
    Argument,
    /// From the object a method is called on to what it returns.
    Receiver,
    /// From what is called to what it returns.
    Callee,
    /// From what a method puts into a container to the element there, and from
    /// there to what a method takes out.
    Stored,
    /// From an element to itself after a method that may have replaced it, for
    /// who knows nothing of containers ([`Inquiry::knows_containers`]).
    ///
    /// [`Inquiry::knows_containers`]: crate::follow::Inquiry::knows_containers
    Unstored,
    /// Between a call and a function of the same unit: arguments, results,
    /// and what a function hands to one that it was given.
    Inner,
}

/// A node.
#[derive(Clone, Copy, Debug)]
pub struct FlowNode {
    /// What it is.
    pub kind: FlowKind,
    /// The expression, name or statement it stands for.
    pub syntax: NodeId,
    /// Where it is evaluated.
    pub block: BlockId,
}

/// An edge, seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The other end.
    pub node: FlowId,
    /// How the value passes on.
    pub class: EdgeClass,
}

/// Nodes and edges.
#[derive(Clone, Debug, Default)]
pub struct FlowGraph {
    pub(crate) nodes: Vec<FlowNode>,
    /// From, to, class; sorted by `from` once finished.
    pub(crate) edges: Vec<(FlowId, Edge)>,
    starts: Vec<u32>,
    /// The value of each expression.
    pub(crate) values: FxHashMap<NodeId, FlowId>,
    /// The value with all its parts, where it differs.
    pub(crate) wholes: FxHashMap<NodeId, FlowId>,
}

impl FlowGraph {
    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node.
    #[must_use]
    pub fn node(&self, id: FlowId) -> &FlowNode {
        &self.nodes[id.index()]
    }

    /// All nodes, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FlowId, &FlowNode)> {
        (0u32..).map(FlowId).zip(&self.nodes)
    }

    /// A node and all after it, in order.
    pub fn from(&self, first: FlowId) -> impl Iterator<Item = (FlowId, &FlowNode)> {
        let rest = self.nodes.get(first.index()..).unwrap_or_default();
        (first.0..).map(FlowId).zip(rest)
    }

    /// Where values go from a node.
    pub fn successors(&self, id: FlowId) -> impl Iterator<Item = Edge> + '_ {
        let window = self.starts.get(id.index()..id.index() + 2);
        let (from, to) = window.map_or((0, 0), |window| (window[0], window[1]));
        self.edges[from as usize..to as usize]
            .iter()
            .map(|(_, edge)| *edge)
    }

    /// Every expression that has a value, in no particular order.
    pub fn values(&self) -> impl Iterator<Item = (NodeId, FlowId)> + '_ {
        self.values.iter().map(|(syntax, node)| (*syntax, *node))
    }

    /// The value of an expression, or what the place it names holds there.
    #[must_use]
    pub fn value_of(&self, syntax: NodeId) -> Option<FlowId> {
        self.values.get(&syntax).copied()
    }

    /// The value of an expression with all that hangs on it.
    #[must_use]
    pub fn whole_of(&self, syntax: NodeId) -> Option<FlowId> {
        let whole = self.wholes.get(&syntax).copied();
        whole.or_else(|| self.value_of(syntax))
    }

    /// Sorts the edges; called once when the graph is complete.
    pub(crate) fn finish(&mut self) {
        self.edges.sort_by_key(|(from, edge)| (*from, edge.node));
        self.edges.dedup();
        let mut starts = vec![0u32; self.nodes.len() + 1];
        for (from, _) in &self.edges {
            starts[from.index() + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        self.starts = starts;
    }
}

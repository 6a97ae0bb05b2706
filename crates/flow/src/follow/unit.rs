//! The flow of a file's units, built when somebody first asks, and once.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use laocoon_source::Span;
use laocoon_syntax::NodeId;
use laocoon_syntax::fold::Constant;
use rustc_hash::FxHashMap;

use crate::file::FlowFile;
use crate::function::{CallSite, FunctionFlow};
use crate::graph::FlowId;
use crate::units::units;

/// A file and the flow of its units.
#[derive(Debug)]
pub struct FileFlows<'a> {
    /// The file.
    pub file: FlowFile<'a>,
    list: OnceCell<Vec<NodeId>>,
    built: RefCell<FxHashMap<NodeId, Rc<UnitFlow>>>,
}

/// The flow of one unit, with its expressions by place.
#[derive(Debug)]
pub struct UnitFlow {
    /// Control and value flow.
    pub flow: FunctionFlow,
    /// Expressions that have a value, by where they begin; of those that begin
    /// together the longest first.
    places: Vec<(Span, NodeId, FlowId)>,
    /// Calls by their place in the tree.
    calls: FxHashMap<NodeId, usize>,
    span: Span,
}

impl<'a> FileFlows<'a> {
    /// Nothing is built yet.
    #[must_use]
    pub fn new(file: FlowFile<'a>) -> Self {
        Self {
            file,
            list: OnceCell::new(),
            built: RefCell::default(),
        }
    }

    /// The units of the file: in the order of the text, the file itself first.
    pub fn units(&self) -> &[NodeId] {
        self.list.get_or_init(|| {
            let list = units(self.file.tree);
            list.into_iter().map(|unit| unit.node).collect()
        })
    }

    /// Whether a function is a unit.
    pub fn is_unit(&self, function: NodeId) -> bool {
        self.units().binary_search(&function).is_ok()
    }

    /// The constant that an expression of a unit holds where it stands; see
    /// [`FlowFile::constant`].
    #[must_use]
    pub fn constant(&self, unit: &UnitFlow, expression: NodeId) -> Option<Constant> {
        self.file.constant(&unit.flow, expression)
    }

    /// The flow of a unit.
    pub fn unit(&self, unit: NodeId) -> Rc<UnitFlow> {
        if let Some(known) = self.built.borrow().get(&unit) {
            return Rc::clone(known);
        }
        let made = Rc::new(UnitFlow::new(&self.file, unit));
        self.built.borrow_mut().insert(unit, Rc::clone(&made));
        made
    }
}

impl UnitFlow {
    fn new(file: &FlowFile<'_>, unit: NodeId) -> Self {
        let flow = file.flow(unit);
        let tree = file.tree;
        let mut places: Vec<(Span, NodeId, FlowId)> = flow
            .graph
            .values()
            .map(|(syntax, node)| (tree.node(syntax).span, syntax, node))
            .collect();
        places.sort_unstable_by_key(|(span, syntax, _)| {
            (span.start, std::cmp::Reverse(span.end), *syntax)
        });
        let calls = (0..)
            .zip(&flow.calls)
            .map(|(index, call)| (call.syntax, index))
            .collect();
        Self {
            flow,
            places,
            calls,
            span: tree.node(unit).span,
        }
    }

    /// The expressions that lie within a span, in the order of the text.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (Span, NodeId, FlowId)> + '_ {
        let first = self
            .places
            .partition_point(|(place, _, _)| place.start < span.start);
        self.places[first..]
            .iter()
            .take_while(move |(place, _, _)| place.start < span.end)
            .filter(move |(place, _, _)| place.end <= span.end)
            .copied()
    }

    /// Whether a span touches the unit at all.
    #[must_use]
    pub fn touches(&self, span: Span) -> bool {
        span.start < self.span.end && self.span.start < span.end
    }

    /// The call that an expression is.
    #[must_use]
    pub fn call(&self, syntax: NodeId) -> Option<&CallSite> {
        let index = self.calls.get(&syntax)?;
        self.flow.calls.get(*index)
    }
}

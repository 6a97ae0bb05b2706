//! The flow of a file's units, built when a rule first needs it, and once.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use laocoon_flow::{CallSite, FlowFile, FlowId, FunctionFlow, units};
use laocoon_source::Span;
use laocoon_syntax::NodeId;
use rustc_hash::FxHashMap;

use crate::matcher::MatchFile;

/// A file as taint rules see it.
pub(crate) struct TaintFile<'a> {
    pub(crate) flow: FlowFile<'a>,
    list: OnceCell<Vec<NodeId>>,
    built: RefCell<FxHashMap<NodeId, Rc<UnitFlow>>>,
}

/// The flow of one unit, with its expressions by place.
pub(crate) struct UnitFlow {
    pub(crate) flow: FunctionFlow,
    /// Expressions that have a value, by where they begin; of those that begin
    /// together the longest first.
    places: Vec<(Span, NodeId, FlowId)>,
    /// Calls by their place in the tree.
    calls: FxHashMap<NodeId, usize>,
    span: Span,
}

impl<'a> TaintFile<'a> {
    pub(crate) fn new(file: &MatchFile<'a>) -> Self {
        Self {
            flow: FlowFile::new(file.tree, file.facts, file.language),
            list: OnceCell::new(),
            built: RefCell::default(),
        }
    }

    /// The units of the file, in order.
    pub(crate) fn units(&self) -> &[NodeId] {
        self.list.get_or_init(|| {
            units(self.flow.tree)
                .into_iter()
                .map(|unit| unit.node)
                .collect()
        })
    }

    /// The flow of a unit.
    pub(crate) fn unit(&self, unit: NodeId) -> Rc<UnitFlow> {
        if let Some(known) = self.built.borrow().get(&unit) {
            return Rc::clone(known);
        }
        let flow = self.flow.flow(unit);
        let tree = self.flow.tree;
        let mut places: Vec<(Span, NodeId, FlowId)> = flow
            .graph
            .values()
            .map(|(syntax, node)| (tree.node(syntax).span, syntax, node))
            .collect();
        places.sort_by_key(|(span, syntax, _)| (span.start, std::cmp::Reverse(span.end), *syntax));
        let calls = (0..).zip(&flow.calls).map(|(index, call)| (call.syntax, index)).collect();
        let made = Rc::new(UnitFlow {
            calls,
            flow,
            places,
            span: tree.node(unit).span,
        });
        self.built.borrow_mut().insert(unit, Rc::clone(&made));
        made
    }
}

impl UnitFlow {
    /// The expressions that lie within a span, in the order of the text.
    pub(crate) fn within(&self, span: Span) -> impl Iterator<Item = (Span, NodeId, FlowId)> + '_ {
        let first = self
            .places
            .partition_point(|(place, _, _)| place.start < span.start);
        self.places[first..]
            .iter()
            .take_while(move |(place, _, _)| place.start < span.end)
            .filter(move |(place, _, _)| place.end <= span.end)
            .copied()
    }

    /// The call that an expression is.
    pub(crate) fn call(&self, syntax: NodeId) -> Option<&CallSite> {
        let index = self.calls.get(&syntax)?;
        self.flow.calls.get(*index)
    }

    /// Whether a span touches the unit at all.
    pub(crate) fn touches(&self, span: Span) -> bool {
        span.start < self.span.end && self.span.start < span.end
    }
}

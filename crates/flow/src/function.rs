//! The flow of one unit.

use laocoon_syntax::NodeId;
use rustc_hash::FxHashSet;

use crate::blocks::{BlockId, Blocks};
use crate::constants::Holdings;
use crate::graph::{FlowGraph, FlowId};
use crate::place::{Base, Path};

/// A parameter of a unit, or of a function nested in it.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name, or the pattern that takes the argument apart.
    pub syntax: NodeId,
    /// Its place among the parameters, from 0.
    pub index: usize,
    /// What it holds when the unit begins.
    pub node: FlowId,
    /// What its place begins with, if it is a name.
    pub base: Option<Base>,
}

/// A call in a unit.
#[derive(Clone, Debug)]
pub struct CallSite {
    /// The call.
    pub syntax: NodeId,
    /// What is called.
    pub callee: NodeId,
    /// Arguments in order: the name of one given by name, and its value whole.
    pub arguments: Vec<Argument>,
    /// The object that a method is called on, whole.
    pub receiver: Option<FlowId>,
    /// All arguments together.
    pub together: FlowId,
    /// What the call returns.
    pub result: FlowId,
    /// Where.
    pub block: BlockId,
}

/// An argument of a call.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    /// The expression.
    pub syntax: NodeId,
    /// The name, of one that is given by name.
    pub keyword: Option<NodeId>,
    /// Its value, with all that hangs on it.
    pub node: Option<FlowId>,
}

/// What a place that others see holds when a unit ends.
#[derive(Clone, Debug)]
pub struct Left {
    /// What it begins with.
    pub base: Base,
    /// The way from there.
    pub path: Path,
    /// What it holds.
    pub node: FlowId,
}

/// Control and value flow of one unit.
#[derive(Clone, Debug)]
pub struct FunctionFlow {
    /// The function's definition, or the file.
    pub unit: NodeId,
    /// What passes on to what.
    pub graph: FlowGraph,
    /// Which code follows which.
    pub blocks: Blocks,
    /// The parameters of the unit itself.
    pub parameters: Vec<Parameter>,
    /// Parameters of functions nested in it.
    pub inner_parameters: Vec<Parameter>,
    /// Places that are defined elsewhere, and what they hold at first.
    pub captures: Vec<(Base, FlowId)>,
    /// Nodes of kind [`FlowKind::Shadow`](crate::FlowKind::Shadow), in order, and the way from
    /// the place that is used to that which they stand for.
    pub shadows: Vec<(FlowId, Path)>,
    /// What the unit returns.
    pub returned: FlowId,
    /// Calls, in the order of evaluation.
    pub calls: Vec<CallSite>,
    /// What parameters, fields and captured places hold at the end, where that
    /// is not what they held at first.
    pub left: Vec<Left>,
    /// For each block, whether it is ever reached.
    pub is_reached: Vec<bool>,
    /// Results of calls of which is known what they put into containers, or
    /// take out.
    pub(crate) contained: FxHashSet<FlowId>,
    /// Which constants its nodes hold.
    pub(crate) holdings: Holdings,
    /// The unit was too large: not all of it is here.
    pub is_cut_off: bool,
}

impl FunctionFlow {
    /// Whether it is known of the call with this result what it puts into a
    /// container, or takes out: nothing else passes through it.
    #[must_use]
    pub fn is_contained(&self, result: FlowId) -> bool {
        self.contained.contains(&result)
    }
}

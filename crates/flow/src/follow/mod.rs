//! What reaches what: sources, followed through units and calls to sinks.
//!
//! Whoever asks lays **marks** over the flow graph of each unit ([`Marks`]):
//! where values come from, where they become clean, what passes them on beyond
//! the graph, where they must not arrive. An [`Inquiry`] makes the marks and
//! says what counts; [`flows`] answers.
//!
//! Terms:
//! - an **item** is one bit of a mask: a source, or a port of the unit, with a
//!   label ([`Items`]). 64 are followed at once;
//! - a **port** is a way into a unit: a parameter, or the object that a method
//!   is called on;
//! - the **summary** of a unit says which ports and sources reach what it
//!   returns, what it puts into what it is given, and which ports reach a sink.
//!   Calls of functions that are known are replaced by their summaries.
//!
//! The smallest inquiry: what `secret()` returns must not be given to `show`.
//!
//! ```
//! use laocoon_flow::FlowFile;
//! use laocoon_flow::follow::{FileFlows, Given, Inquiry, Marks, SinkAt, UnitFlow, flows};
//! use laocoon_source::Language;
//! use laocoon_syntax::parse::Limits;
//! use laocoon_syntax::{FileTree, SyntaxTree};
//!
//! struct Shown<'a> {
//!     tree: &'a SyntaxTree,
//! }
//!
//! impl Inquiry for Shown<'_> {
//!     fn marks(&self, unit: &UnitFlow) -> Marks {
//!         let mut marks = Marks::new(unit);
//!         for call in &unit.flow.calls {
//!             match self.tree.symbol_text(call.callee) {
//!                 // The value of the call is where it begins.
//!                 "secret" => marks.sources.push(Given {
//!                     node: call.result,
//!                     source: 0,
//!                     value: true,
//!                     state: false,
//!                 }),
//!                 // All arguments together are where it must not arrive.
//!                 "show" => marks.sinks.push(SinkAt {
//!                     node: call.together,
//!                     sink: 0,
//!                 }),
//!                 _ => {}
//!             }
//!         }
//!         marks
//!     }
//!
//!     fn sources(&self) -> usize {
//!         1
//!     }
//! }
//!
//! let code = "def f():\n  a = secret()\n  b = 'it is ' + a\n  show(b)\n";
//! let parsed = FileTree::new(Language::Python, code, Limits::default());
//! let file = FileFlows::new(FlowFile::new(&parsed.tree, &parsed.facts, Language::Python));
//! let answer = flows(&file, &Shown { tree: &parsed.tree }, &[], &[]);
//! assert_eq!(answer.flows.len(), 1);
//! ```

mod calls;
mod items;
mod marks;
mod resolve;
mod solve;
mod summary;
mod trace;
mod unit;

pub use items::{DEFAULT_LABEL, Item, Items, LabelId, Origin, Requirement};
pub use marks::{Given, Marks, Propagation, SinkAt, with_shadows};
pub use solve::Solution;
pub use summary::{Answer, Flow, GivenFlow, flows};
pub use trace::{Step, StepKind};
pub use unit::{FileFlows, UnitFlow};

use crate::graph::EdgeClass;

/// So many items can be followed at once.
pub const MOST_ITEMS: usize = 64;

/// What of a source does not depend on where it is.
#[derive(Clone, Debug, Default)]
pub struct SourceKind {
    /// The label of what comes from it.
    pub label: LabelId,
    /// It is one only where this holds for what is there already.
    pub requires: Option<Requirement>,
}

/// What of a propagator does not depend on where it is.
#[derive(Clone, Debug, Default)]
pub struct PropagatorKind {
    /// It passes on only what this holds for.
    pub requires: Option<Requirement>,
    /// The label that what it passes on gets.
    pub label: Option<LabelId>,
    /// The labels that are replaced by it; all if none are named.
    pub replaces: Option<Vec<LabelId>>,
}

/// One question: a rule, or a kind of flow that a detector looks for.
pub trait Inquiry {
    /// Lays the marks over a unit.
    fn marks(&self, unit: &UnitFlow) -> Marks;

    /// How many sources there are; marks name them by number.
    fn sources(&self) -> usize;

    /// A source.
    fn source(&self, source: usize) -> SourceKind {
        let _ = source;
        SourceKind::default()
    }

    /// A propagator.
    fn propagator(&self, propagator: usize) -> PropagatorKind {
        let _ = propagator;
        PropagatorKind::default()
    }

    /// Whether edges of a class pass values on.
    fn passes(&self, class: EdgeClass) -> bool {
        let _ = class;
        true
    }

    /// Whether methods that put values into containers and take them out are
    /// known: what is put under one key does not come out under another. If
    /// not, what a call is given comes out of it, and changes nothing else.
    fn knows_containers(&self) -> bool {
        true
    }

    /// Whether calls of functions that are known are looked into.
    fn follows_calls(&self) -> bool {
        true
    }

    /// Whether [`Answer::given`] is wanted also where calls are not looked into.
    fn asks_of_parameters(&self) -> bool {
        false
    }

    /// Of what arrives at a sink, the items that are known to be harmless there:
    /// they were checked on the way. They count neither here nor in callers.
    fn checked(&self, unit: &UnitFlow, solution: &Solution, at: SinkAt, mask: u64) -> u64 {
        let _ = (unit, solution, at, mask);
        0
    }

    /// Of what arrives at a sink, the items that count. Those of ports count
    /// later, in whoever calls; what is returned for them is not looked at.
    fn arrives(&self, unit: &UnitFlow, solution: &Solution, sink: usize, mask: u64) -> u64 {
        let _ = (unit, solution, sink);
        mask
    }
}

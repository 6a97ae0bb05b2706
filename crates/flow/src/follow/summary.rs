//! Units one after the other, callees before those that call them.

use std::rc::Rc;

use laocoon_source::Span;
use laocoon_syntax::facts::DefinitionKind;
use laocoon_syntax::{Kind, NodeId, Symbol};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::function::CallSite;
use crate::graph::FlowId;
use crate::place::{Base, Path};

use super::calls::Calls;
use super::items::Origin;
use super::marks::{Marks, SinkAt, with_shadows};
use super::resolve::Callee;
use super::solve::{Solution, Solver};
use super::trace::Step;
use super::{FileFlows, Inquiry, MOST_ITEMS, UnitFlow};

/// A chain of calls is followed so far; what is called beyond is unknown.
const DEEPEST_CALL: usize = 48;

/// The port of the object that a method is called on.
const RECEIVER: usize = 1_000;

/// Parameters beyond these are no ports: there must be room for sources.
const MOST_PORTS: usize = MOST_ITEMS / 2;

/// A source that reaches a sink.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The source.
    pub source: usize,
    /// The sink.
    pub sink: usize,
    /// The way in the unit where both meet.
    pub trace: Vec<Step>,
}

/// What a function is given reaches a sink in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenFlow {
    /// The function.
    pub unit: NodeId,
    /// The place of the parameter, from 0.
    pub parameter: usize,
    /// The sink.
    pub sink: usize,
}

/// The answer to an inquiry.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// In the order in which units were looked at.
    pub flows: Vec<Flow>,
    /// What functions do with what whoever calls them gives.
    pub given: Vec<GivenFlow>,
    /// A limit was met: there may be more.
    pub is_cut_off: bool,
}

/// What a unit does with what it is given.
#[derive(Debug, Default)]
struct Summary {
    /// Ports and sources that reach what is returned.
    returns: FxHashSet<Origin>,
    /// Ports that reach a sink.
    sinks: FxHashSet<(usize, usize)>,
    /// What is put into what a port was given.
    left: FxHashSet<(usize, Path, Origin)>,
}

/// What is known while an inquiry runs on a file.
struct Run<'r, 'a, Q> {
    inquiry: &'r Q,
    file: &'r FileFlows<'a>,
    known: FxHashMap<NodeId, Rc<Summary>>,
    /// Sources that what the file defines holds from the beginning.
    held: FxHashMap<Base, Vec<usize>>,
    /// Sources that constructors put into the fields of a class.
    made: FxHashMap<(NodeId, Symbol), Vec<usize>>,
    /// Units that are being looked at: they call themselves.
    open: FxHashSet<NodeId>,
    answer: Answer,
}

/// Which sources of an inquiry reach which of its sinks in a file.
///
/// `sources` and `sinks` are where they lie, to leave out units that have none
/// when calls are not followed.
pub fn flows<Q: Inquiry>(
    file: &FileFlows<'_>,
    inquiry: &Q,
    sources: &[Span],
    sinks: &[Span],
) -> Answer {
    let mut run = Run {
        inquiry,
        file,
        known: FxHashMap::default(),
        held: FxHashMap::default(),
        made: FxHashMap::default(),
        open: FxHashSet::default(),
        answer: Answer::default(),
    };
    for &unit in file.units() {
        let span = file.file.tree.node(unit).span;
        let lies = |one: &Span| one.start < span.end && span.start < one.end;
        let has_source = unit == NodeId::ROOT || sources.iter().any(lies);
        let may_hold = !run.held.is_empty();
        if inquiry.follows_calls()
            || (has_source || may_hold || inquiry.asks_of_parameters())
                && (unit == NodeId::ROOT || sinks.iter().any(lies))
        {
            run.summary(unit);
        }
    }
    run.answer
}

impl<Q: Inquiry> Run<'_, '_, Q> {
    /// The summary of a unit; none where it is asked for by itself.
    fn summary(&mut self, unit: NodeId) -> Option<Rc<Summary>> {
        if let Some(known) = self.known.get(&unit) {
            return Some(Rc::clone(known));
        }
        if self.open.len() >= DEEPEST_CALL || !self.open.insert(unit) {
            return None;
        }
        let made = Rc::new(self.analyse(unit));
        self.open.remove(&unit);
        self.known.insert(unit, Rc::clone(&made));
        Some(made)
    }

    fn analyse(&mut self, unit: NodeId) -> Summary {
        let unit = self.file.unit(unit);
        let marks = self.inquiry.marks(&unit);
        let mut calls = Calls::default();
        let mut ports = Vec::new();
        let class = self.file.class_around(unit.flow.unit);
        if self.inquiry.follows_calls()
            && let Some(constructor) = class.and_then(|class| self.file.constructor(class))
        {
            self.summary(constructor);
        }
        for (base, node) in &unit.flow.captures {
            if let (Some(class), Base::Field(field)) = (class, base) {
                let made = self.made.get(&(class, *field)).into_iter().flatten();
                calls.given.extend(made.map(|&source| (*node, source)));
            }
            let held = self.held.get(base).into_iter().flatten();
            calls.given.extend(held.map(|&source| (*node, source)));
        }
        if self.inquiry.follows_calls() {
            self.enter_calls(&unit, &mut calls);
        }
        if self.inquiry.follows_calls() || self.inquiry.asks_of_parameters() {
            ports = ports_of(&unit);
        }
        self.answer.is_cut_off |= unit.flow.is_cut_off;
        let mut summary = Summary::default();
        if marks.is_idle() && ports.is_empty() && calls.is_idle() {
            return summary;
        }
        let taken: FxHashSet<usize> = ports.iter().map(|(_, port)| *port).collect();
        let step = MOST_ITEMS.saturating_sub(taken.len()).max(1);
        let solver = Solver {
            inquiry: self.inquiry,
            unit: &unit,
            marks: &marks,
            calls: &calls,
        };
        let mut first = 0;
        loop {
            let solution = solver.solve(first, &ports);
            self.answer.is_cut_off |= solution.items.is_full;
            arrivals(&solver, &solution, &mut summary, &mut self.answer);
            if unit.flow.unit == NodeId::ROOT {
                self.hold(&unit, &solution);
            }
            if self.inquiry.follows_calls() {
                self.make(&unit, &solution);
                leave(&unit, &solution, &mut summary);
            }
            first += step;
            if first >= self.inquiry.sources() {
                return summary;
            }
        }
    }

    /// What the file and its classes give their variables, once and for all.
    fn hold(&mut self, unit: &UnitFlow, solution: &Solution) {
        let facts = self.file.file.facts;
        for left in unit.flow.left.iter().filter(|left| left.path.is_empty()) {
            let is_written_once = match left.base {
                Base::Definition(id) => facts
                    .definitions
                    .get(id.0 as usize)
                    .is_some_and(|definition| definition.writes <= 1),
                Base::Field(symbol) => facts
                    .definitions
                    .iter()
                    .filter(|definition| {
                        definition.symbol == symbol && definition.kind == DefinitionKind::Field
                    })
                    .all(|definition| definition.writes <= 1),
                Base::Name(_) | Base::Receiver => false,
            };
            if !is_written_once {
                continue;
            }
            for (_, item) in solution.items.of(solution.state[left.node.index()]) {
                if let Origin::Source(source) = item.origin {
                    self.held.entry(left.base).or_default().push(source);
                }
            }
        }
    }

    /// What a constructor gives the fields of the objects it makes.
    fn make(&mut self, unit: &UnitFlow, solution: &Solution) {
        let Some(class) = self.file.class_around(unit.flow.unit) else {
            return;
        };
        if self.file.constructor(class) != Some(unit.flow.unit) {
            return;
        }
        for left in unit.flow.left.iter().filter(|left| left.path.is_empty()) {
            let Base::Field(field) = left.base else {
                continue;
            };
            for (_, item) in solution.items.of(solution.state[left.node.index()]) {
                if let Origin::Source(source) = item.origin {
                    self.made.entry((class, field)).or_default().push(source);
                }
            }
        }
    }

    /// What the functions do that a unit calls.
    fn enter_calls(&mut self, unit: &UnitFlow, calls: &mut Calls) {
        for call in &unit.flow.calls {
            let Some(callee) = self.file.callee(call) else {
                continue;
            };
            let (callee, makes) = match callee {
                Callee::Function(unit) => (unit, false),
                Callee::Constructor(unit) => (unit, true),
            };
            let Some(summary) = self.summary(callee) else {
                continue;
            };
            let called = self.file.unit(callee);
            calls.know(call.result);
            for origin in &summary.returns {
                match *origin {
                    Origin::Source(source) => calls.given.push((call.result, source)),
                    Origin::Port(port) => {
                        for node in self.given(call, &called, port) {
                            calls.edge(node, call.result, false);
                        }
                    }
                }
            }
            for &(port, sink) in &summary.sinks {
                for node in self.given(call, &called, port) {
                    calls.sinks.push((node, sink));
                }
            }
            for (port, path, origin) in &summary.left {
                let (port, origin) = (*port, *origin);
                let made = (makes && port == RECEIVER).then_some(call.result);
                let places = self.places_given(unit, call, &called, port, path);
                for to in places.into_iter().chain(made) {
                    match origin {
                        Origin::Source(source) => calls.given.push((to, source)),
                        Origin::Port(from) => {
                            for node in self.given(call, &called, from) {
                                calls.edge(node, to, made != Some(to));
                            }
                        }
                    }
                }
            }
        }
        calls.order();
    }

    /// What a call gives through a port.
    fn given(&self, call: &CallSite, called: &UnitFlow, port: usize) -> Vec<FlowId> {
        if port == RECEIVER {
            return call.receiver.into_iter().collect();
        }
        let tree = self.file.file.tree;
        let names_object = self.names_object(called);
        if names_object && port == 0 {
            return call.receiver.into_iter().collect();
        }
        let shift = usize::from(names_object);
        let parameters = &called.flow.parameters;
        let parameter = parameters.iter().find(|parameter| parameter.index == port);
        call.arguments
            .iter()
            .enumerate()
            .filter(|(index, argument)| match argument.keyword {
                Some(keyword) => parameter.is_some_and(|parameter| {
                    tree.node(keyword).symbol == tree.node(parameter.syntax).symbol
                }),
                None => index + shift == port,
            })
            .filter_map(|(_, argument)| argument.node)
            .collect()
    }

    /// Whether the first parameter of a method is the object (`self`).
    fn names_object(&self, called: &UnitFlow) -> bool {
        let tree = self.file.file.tree;
        let first = called.flow.parameters.iter().find(|one| one.index == 0);
        first.is_some_and(|first| {
            tree.kind(first.syntax) == Kind::Name
                && matches!(tree.symbol_text(first.syntax), "self" | "cls")
                && self.file.class_around(called.flow.unit).is_some()
        })
    }

    /// The places that a call hands over through a port.
    fn places_given(
        &self,
        unit: &UnitFlow,
        call: &CallSite,
        called: &UnitFlow,
        port: usize,
        path: &Path,
    ) -> Vec<FlowId> {
        let graph = &unit.flow.graph;
        self.given(call, called, port)
            .into_iter()
            .filter_map(|node| graph.value_of(graph.node(node).syntax))
            .flat_map(|node| parts_used(unit, node, path))
            .collect()
    }
}

/// The sinks that something arrives at.
fn arrivals<Q: Inquiry>(
    solver: &Solver<'_, Q>,
    solution: &Solution,
    summary: &mut Summary,
    answer: &mut Answer,
) {
    let marks: &Marks = solver.marks;
    let own = marks.sinks.iter().map(|at| (at.node, at.sink));
    let called = solver.calls.sinks.iter().copied();
    let mut seen: FxHashSet<(Origin, usize)> = FxHashSet::default();
    for (node, sink) in own.chain(called) {
        let block = solver.unit.flow.graph.node(node).block;
        if !solver.unit.flow.is_reached[block.index()] {
            continue;
        }
        for &(control, source) in &marks.controls {
            if comes_after(solver.unit, control, node)
                && seen.insert((Origin::Source(source), sink))
            {
                answer.flows.push(Flow {
                    source,
                    sink,
                    trace: Vec::new(),
                });
            }
        }
        let mut mask = solution.value(node);
        if mask != 0 {
            let at = SinkAt { node, sink };
            mask &= !solver.inquiry.checked(solver.unit, solution, at, mask);
        }
        if mask == 0 {
            continue;
        }
        let counts = solver.inquiry.arrives(solver.unit, solution, sink, mask);
        for (bit, item) in solution.items.of(mask) {
            match item.origin {
                Origin::Port(port) => {
                    if summary.sinks.insert((port, sink)) && port != RECEIVER {
                        answer.given.push(GivenFlow {
                            unit: solver.unit.flow.unit,
                            parameter: port,
                            sink,
                        });
                    }
                }
                Origin::Source(source) => {
                    if counts & bit != 0 && seen.insert((item.origin, sink)) {
                        let trace = solver.trace(solution, source, node);
                        answer.flows.push(Flow {
                            source,
                            sink,
                            trace,
                        });
                    }
                }
            }
        }
    }
}

/// Whether a node may be evaluated after another.
fn comes_after(unit: &UnitFlow, first: FlowId, then: FlowId) -> bool {
    let graph = &unit.flow.graph;
    let (from, to) = (graph.node(first).block, graph.node(then).block);
    (from == to && first < then) || unit.flow.blocks.reachable_from(from)[to.index()]
}

/// What leaves the unit: what it returns, and what it put into what it was given.
fn leave(unit: &UnitFlow, solution: &Solution, summary: &mut Summary) {
    let returned = solution.value(unit.flow.returned);
    for (_, item) in solution.items.of(returned) {
        summary.returns.insert(item.origin);
    }
    for left in &unit.flow.left {
        let Some(port) = port_of(unit, left.base) else {
            continue;
        };
        for (_, item) in solution.items.of(solution.state[left.node.index()]) {
            if item.origin != Origin::Port(port) {
                summary.left.insert((port, left.path.clone(), item.origin));
            }
        }
    }
}

/// What a use of a place says of a part of it; of the whole, where the part has
/// no place of its own.
fn parts_used(unit: &UnitFlow, node: FlowId, path: &Path) -> Vec<FlowId> {
    let shadows: Vec<FlowId> = with_shadows(unit, node)
        .skip(1)
        .filter(|shadow| {
            let known = unit
                .flow
                .shadows
                .binary_search_by_key(shadow, |(id, _)| *id);
            known.is_ok_and(|index| unit.flow.shadows[index].1.starts_with(path))
        })
        .collect();
    if shadows.is_empty() || path.is_empty() {
        return std::iter::once(node).chain(shadows).collect();
    }
    shadows
}

/// The ways into a unit, with the nodes that hold what comes in.
fn ports_of(unit: &UnitFlow) -> Vec<(FlowId, usize)> {
    let parameters = unit.flow.parameters.iter();
    let mut ports: Vec<(FlowId, usize)> = parameters
        .map(|parameter| (parameter.node, parameter.index))
        .filter(|(_, index)| *index < MOST_PORTS)
        .collect();
    for (base, node) in &unit.flow.captures {
        if matches!(base, Base::Receiver | Base::Field(_)) {
            ports.push((*node, RECEIVER));
        }
    }
    ports
}

/// The port whose place has a base.
fn port_of(unit: &UnitFlow, base: Base) -> Option<usize> {
    match base {
        Base::Receiver | Base::Field(_) => Some(RECEIVER),
        Base::Definition(_) => {
            let mut parameters = unit.flow.parameters.iter();
            let parameter = parameters.find(|parameter| parameter.base == Some(base))?;
            Some(parameter.index)
        }
        Base::Name(_) => None,
    }
}

//! Units one after the other, callees before those that call them.
//!
//! A **port** is a way into a unit: a parameter, or the object that a method is
//! called on. The **summary** of a unit says which ports and which sources
//! within reach what it returns, and which ports reach a sink.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use laocoon_flow::place::Base;
use laocoon_flow::{CallSite, FlowId};
use laocoon_syntax::facts::DefinitionKind;
use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::{FxHashMap, FxHashSet};

use super::calls::Calls;
use super::labels::Origin;
use super::report::Flow;
use super::solve::Solution;
use super::units::UnitFlow;
use super::{MOST_ITEMS, Pass};
use crate::engine::FileMatches;

/// A chain of calls is followed so far; what is called beyond is unknown.
const DEEPEST_CALL: usize = 48;

/// The port of the object that a method is called on.
const RECEIVER: usize = 1_000;

/// What a unit does with what it is given, for one rule.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Ports and sources that reach what is returned.
    returns: FxHashSet<Origin>,
    /// Ports that reach a sink, by its match.
    sinks: FxHashSet<(usize, usize)>,
    /// What is put into what a port was given.
    left: FxHashSet<(usize, Origin)>,
}

/// What is known while a rule runs on a file.
#[derive(Default)]
pub(crate) struct Progress {
    known: RefCell<FxHashMap<NodeId, Rc<Summary>>>,
    /// Units that are being looked at: they call themselves.
    open: RefCell<FxHashSet<NodeId>>,
    depth: Cell<usize>,
    pub(crate) flows: RefCell<Vec<Flow>>,
    pub(crate) is_cut_off: Cell<bool>,
}

impl Pass<'_, '_> {
    /// Looks at every unit that the rule has something to say of.
    pub(crate) fn run(&self, result: &mut FileMatches) {
        let progress = Progress::default();
        for &unit in self.file.units() {
            if self.follows_calls || self.is_touched(unit) {
                self.summary(unit, &progress);
            }
        }
        if progress.is_cut_off.get() {
            self.scan.work().cut_off();
        }
        self.report(progress.flows.into_inner(), result);
    }

    /// Whether both a source and a sink lie within a unit.
    fn is_touched(&self, unit: NodeId) -> bool {
        let span = self.file.flow.tree.node(unit).span;
        let lies = |(_, range): &(usize, super::super::ranges::Range)| {
            range.span.start < span.end && span.start < range.span.end
        };
        self.matches.sources.iter().any(lies) && self.matches.sinks.iter().any(lies)
    }

    /// The summary of a unit; none where it is asked for by itself.
    fn summary(&self, unit: NodeId, progress: &Progress) -> Option<Rc<Summary>> {
        if let Some(known) = progress.known.borrow().get(&unit) {
            return Some(Rc::clone(known));
        }
        if progress.depth.get() >= DEEPEST_CALL || !progress.open.borrow_mut().insert(unit) {
            return None;
        }
        progress.depth.set(progress.depth.get() + 1);
        let made = Rc::new(self.analyse(unit, progress));
        progress.depth.set(progress.depth.get() - 1);
        progress.open.borrow_mut().remove(&unit);
        progress.known.borrow_mut().insert(unit, Rc::clone(&made));
        Some(made)
    }

    fn analyse(&self, unit: NodeId, progress: &Progress) -> Summary {
        let unit = self.file.unit(unit);
        let gates = self.gates(&unit);
        let mut calls = Calls::default();
        if self.follows_calls {
            self.enter_calls(&unit, progress, &mut calls);
        }
        let mut summary = Summary::default();
        let ports = match self.follows_calls {
            true => ports(&unit),
            false => Vec::new(),
        };
        if unit.flow.is_cut_off {
            progress.is_cut_off.set(true);
        }
        if gates.is_empty() && ports.is_empty() && calls.given.is_empty() {
            return summary;
        }
        let taken: FxHashSet<usize> = ports.iter().map(|(_, port)| *port).collect();
        let step = MOST_ITEMS.saturating_sub(taken.len()).max(1);
        let mut first = 0;
        loop {
            let solution = self.solve(&unit, &gates, &calls, first, &ports);
            if solution.items.is_full {
                progress.is_cut_off.set(true);
            }
            self.collect(&unit, &gates, &calls, &solution, &mut summary, progress);
            first += step;
            if first >= self.matches.sources.len() {
                return summary;
            }
        }
    }

    fn collect(
        &self,
        unit: &UnitFlow,
        gates: &super::gates::Gates,
        calls: &Calls,
        solution: &Solution,
        summary: &mut Summary,
        progress: &Progress,
    ) {
        self.flows(unit, gates, calls, solution, &mut |port, sink| {
            summary.sinks.insert((port, sink));
        }, progress);
        if !self.follows_calls {
            return;
        }
        let returned = solution.value[unit.flow.returned.index()];
        for (_, item) in solution.items.of(returned) {
            summary.returns.insert(item.origin);
        }
        for left in &unit.flow.left {
            let Some(port) = port_of(unit, left.base) else {
                continue;
            };
            for (_, item) in solution.items.of(solution.value[left.node.index()]) {
                if item.origin != Origin::Port(port) {
                    summary.left.insert((port, item.origin));
                }
            }
        }
    }

    /// What the functions do that a unit calls.
    fn enter_calls(&self, unit: &UnitFlow, progress: &Progress, calls: &mut Calls) {
        for call in &unit.flow.calls {
            let Some(callee) = self.callee(call) else {
                continue;
            };
            let Some(summary) = self.summary(callee, progress) else {
                continue;
            };
            let called = self.file.unit(callee);
            calls.know(call.result);
            let given = |port: usize| self.given(call, &called, port);
            for origin in &summary.returns {
                match *origin {
                    Origin::Source(source) => calls.given.push((call.result, source)),
                    Origin::Port(port) => {
                        for node in given(port) {
                            calls.edge(node, call.result, false);
                        }
                    }
                }
            }
            for &(port, sink) in &summary.sinks {
                for node in given(port) {
                    calls.sinks.push((node, sink));
                }
            }
            for &(port, origin) in &summary.left {
                for to in self.places_given(unit, call, &called, port) {
                    match origin {
                        Origin::Source(source) => calls.given.push((to, source)),
                        Origin::Port(from) => {
                            for node in given(from) {
                                calls.edge(node, to, true);
                            }
                        }
                    }
                }
            }
        }
    }

    /// What a call gives through a port.
    fn given(&self, call: &CallSite, called: &UnitFlow, port: usize) -> Vec<FlowId> {
        if port == RECEIVER {
            return call.receiver.into_iter().collect();
        }
        let tree = self.file.flow.tree;
        let parameters = &called.flow.parameters;
        // A method's first parameter may be the object it is called on.
        let takes_object = call.receiver.is_some() && self.names_object(called);
        if takes_object && port == 0 {
            return call.receiver.into_iter().collect();
        }
        let shift = usize::from(takes_object || self.names_object(called) && call.receiver.is_none() && self.is_construction(call));
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

    fn is_construction(&self, call: &CallSite) -> bool {
        let tree = self.file.flow.tree;
        tree.kind(call.syntax) == Kind::New || tree.kind(call.callee) == Kind::Name
    }

    /// Whether the first parameter of a method is the object (`self`).
    fn names_object(&self, called: &UnitFlow) -> bool {
        let tree = self.file.flow.tree;
        let first = called.flow.parameters.iter().find(|one| one.index == 0);
        first.is_some_and(|first| {
            matches!(tree.symbol_text(first.syntax), "self" | "cls")
                && self.class_around(called.flow.unit).is_some()
        })
    }

    /// The places that a call hands over through a port.
    fn places_given(
        &self,
        unit: &UnitFlow,
        call: &CallSite,
        called: &UnitFlow,
        port: usize,
    ) -> Vec<FlowId> {
        let graph = &unit.flow.graph;
        let syntaxes: Vec<NodeId> = self
            .given(call, called, port)
            .into_iter()
            .map(|node| graph.node(node).syntax)
            .collect();
        syntaxes
            .into_iter()
            .filter_map(|syntax| graph.value_of(syntax))
            .collect()
    }

    /// The function of this file that a call calls.
    fn callee(&self, call: &CallSite) -> Option<NodeId> {
        let (tree, facts) = (self.file.flow.tree, self.file.flow.facts);
        match tree.kind(call.callee) {
            Kind::Name => {
                let definition = facts.definition(call.callee)?;
                let definition = facts.definitions.get(definition.0 as usize)?;
                match definition.kind {
                    DefinitionKind::Function => self.as_unit(definition.node),
                    DefinitionKind::Class => self.constructor(definition.node),
                    _ => None,
                }
            }
            Kind::TypeName => {
                let class = self.class_named(tree.symbol_text(call.callee))?;
                self.constructor(class)
            }
            Kind::Member => {
                let object = tree.child(call.callee, Role::Object)?;
                let name = tree.child(call.callee, Role::Name)?;
                let class = self.class_of(object, call.syntax)?;
                self.method(class, tree.symbol_text(name))
            }
            _ => None,
        }
    }

    fn as_unit(&self, function: NodeId) -> Option<NodeId> {
        self.file.units().contains(&function).then_some(function)
    }

    /// The class that an object is of, as far as the file shows it.
    fn class_of(&self, object: NodeId, near: NodeId) -> Option<NodeId> {
        let (tree, facts) = (self.file.flow.tree, self.file.flow.facts);
        match tree.kind(object) {
            Kind::This => self.class_around(near),
            Kind::New => {
                let made = tree.child(object, Role::Type)?;
                self.class_named(tree.symbol_text(made))
            }
            Kind::Call => {
                let callee = tree.child(object, Role::Callee)?;
                self.class_named(tree.symbol_text(callee))
            }
            Kind::Name => {
                let text = tree.symbol_text(object);
                if matches!(text, "self" | "cls") {
                    return self.class_around(near);
                }
                if let Some(declared) = facts.declared_type(tree, object) {
                    return self.class_named(tree.symbol_text(declared));
                }
                let definition = facts.definition(object)?;
                let definition = facts.definitions.get(definition.0 as usize)?;
                match definition.kind {
                    DefinitionKind::Class => Some(definition.node),
                    _ if definition.writes == 1 => self.class_of_value(definition.value?),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn class_of_value(&self, value: NodeId) -> Option<NodeId> {
        let tree = self.file.flow.tree;
        let made = match tree.kind(value) {
            Kind::New => tree.child(value, Role::Type)?,
            Kind::Call => tree.child(value, Role::Callee)?,
            _ => return None,
        };
        self.class_named(tree.symbol_text(made))
    }

    fn class_named(&self, name: &str) -> Option<NodeId> {
        let tree = self.file.flow.tree;
        let classes = tree.of_kind(Kind::ClassDefinition);
        classes.iter().copied().find(|&class| {
            tree.child(class, Role::Name)
                .is_some_and(|own| tree.symbol_text(own) == name)
        })
    }

    fn class_around(&self, node: NodeId) -> Option<NodeId> {
        let tree = self.file.flow.tree;
        tree.ancestors(node)
            .find(|&ancestor| tree.kind(ancestor) == Kind::ClassDefinition)
    }

    fn method(&self, class: NodeId, name: &str) -> Option<NodeId> {
        let tree = self.file.flow.tree;
        let body = tree.child(class, Role::Body)?;
        let method = tree.children(body).find(|&member| {
            tree.kind(member) == Kind::FunctionDefinition
                && tree
                    .child(member, Role::Name)
                    .is_some_and(|own| tree.symbol_text(own) == name)
        })?;
        self.as_unit(method)
    }

    fn constructor(&self, class: NodeId) -> Option<NodeId> {
        let tree = self.file.flow.tree;
        let name = tree.child(class, Role::Name)?;
        ["__init__", "constructor", "__construct", tree.symbol_text(name)]
            .into_iter()
            .find_map(|name| self.method(class, name))
    }
}

/// The ways into a unit, with the nodes that hold what comes in.
fn ports(unit: &UnitFlow) -> Vec<(FlowId, usize)> {
    let mut ports: Vec<(FlowId, usize)> = unit
        .flow
        .parameters
        .iter()
        .map(|parameter| (parameter.node, parameter.index))
        .filter(|(_, index)| *index < MOST_ITEMS / 2)
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
        Base::Definition(_) => unit
            .flow
            .parameters
            .iter()
            .find(|parameter| parameter.base == Some(base))
            .map(|parameter| parameter.index),
        Base::Name(_) => None,
    }
}

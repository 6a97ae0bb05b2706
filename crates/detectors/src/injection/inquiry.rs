//! The question that all detectors of the family ask, for one kind.

use std::cell::RefCell;
use std::rc::Rc;

use laocoon_flow::follow::{
    FileFlows, Given, Inquiry, Marks, Propagation, SinkAt, Solution, UnitFlow,
};
use laocoon_flow::{BlockId, EdgeClass, FlowId, FlowKind, Guards};
use laocoon_source::{Language, Span};
use laocoon_syntax::facts::Facts;
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashMap;

use super::arguments::{applies, arguments, first_text, is_meant};
use super::checks::Checks;
use super::derived::derived;
use super::level::of_parameters;
use super::places::Before;
use crate::models::entry::{Kind, Outcome, Port, Sink};
use crate::models::{Found, is_number};

/// So many conditions of a unit are looked at.
const MOST_CHECKS: usize = 128;

/// Something that must be trusted.
#[derive(Clone, Debug)]
pub(super) struct Trusted {
    /// The call, the assignment or the `return`.
    pub(super) node: NodeId,
    /// The expressions whose values it is.
    pub(super) values: Vec<NodeId>,
}

/// The question for one kind.
pub(super) struct Injection<'q, 'a> {
    file: &'q FileFlows<'a>,
    found: &'q Found,
    kind: Kind,
    pub(super) sinks: Vec<Trusted>,
    checked: RefCell<FxHashMap<NodeId, Rc<UnitChecks>>>,
}

/// The conditions of a unit, and what they say.
struct UnitChecks {
    guards: Guards,
    list: Vec<Checked>,
}

/// A place that a condition says is harmless.
struct Checked {
    /// From this block on.
    entry: BlockId,
    /// The use of the place in the condition.
    used: FlowId,
    /// Where the value of that place goes; nothing if only the place itself is
    /// meant, a field or an element.
    reached: Option<Vec<bool>>,
}

impl<'q, 'a> Injection<'q, 'a> {
    pub(super) fn new(file: &'q FileFlows<'a>, found: &'q Found, kind: Kind) -> Self {
        let sinks = sinks(file, found, kind);
        Self {
            file,
            found,
            kind,
            sinks,
            checked: RefCell::default(),
        }
    }

    fn checks(&self) -> Checks<'_> {
        Checks {
            tree: self.file.file.tree,
            facts: self.file.file.facts,
            found: self.found,
        }
    }

    /// What the conditions of a unit say of places, and the ways by which those
    /// get to where it holds.
    fn checks_of(&self, unit: &UnitFlow) -> Rc<UnitChecks> {
        if let Some(known) = self.checked.borrow().get(&unit.flow.unit) {
            return Rc::clone(known);
        }
        let guards = Guards::of(self.file.file.tree, &unit.flow);
        let list = self.find_checked(unit, &guards);
        let made = Rc::new(UnitChecks { guards, list });
        self.checked
            .borrow_mut()
            .insert(unit.flow.unit, Rc::clone(&made));
        made
    }

    fn find_checked(&self, unit: &UnitFlow, guards: &Guards) -> Vec<Checked> {
        let (tree, facts) = (self.file.file.tree, self.file.file.facts);
        let checks = self.checks();
        let graph = &unit.flow.graph;
        let mut before: Option<Before> = None;
        let mut list = Vec::new();
        for guard in guards.list() {
            for test in checks.tests(guard.condition, guard.holds) {
                if list.len() >= MOST_CHECKS || !test.kinds.has(self.kind) {
                    continue;
                }
                for part in derived(tree, facts, test.node).parts {
                    let Some(used) = graph
                        .value_of(part.node)
                        .filter(|_| part.kinds.has(self.kind))
                    else {
                        continue;
                    };
                    let is_variable = tree.kind(part.node) == Node::Name;
                    let before = before.get_or_insert_with(|| Before::of(graph));
                    list.push(Checked {
                        entry: guard.entry,
                        used,
                        reached: is_variable.then(|| before.reached(graph, used)),
                    });
                }
            }
        }
        list
    }

    fn lay_checks(&self, unit: &UnitFlow, marks: &mut Marks) {
        let checks = self.checks_of(unit);
        for checked in &checks.list {
            let ways = checks
                .guards
                .ways_in(&unit.flow, checked.entry, checked.used);
            marks.cuts.extend(ways);
        }
    }

    /// Which of a list, that is in the order of the tree, lie in a unit.
    fn within<T>(
        &self,
        unit: &UnitFlow,
        list: &[T],
        node: impl Fn(&T) -> NodeId,
    ) -> std::ops::Range<usize> {
        let first = unit.flow.unit;
        let end = self.file.file.tree.node(first).subtree_end;
        list.partition_point(|one| node(one) < first)..list.partition_point(|one| node(one) < end)
    }

    fn lay_sources(&self, unit: &UnitFlow, marks: &mut Marks) {
        let graph = &unit.flow.graph;
        let parameters = || {
            let own = unit.flow.parameters.iter();
            own.chain(&unit.flow.inner_parameters)
        };
        let parameters: FxHashMap<NodeId, FlowId> = parameters()
            .map(|parameter| (parameter.syntax, parameter.node))
            .collect();
        let sources = &self.found.sources;
        for source in self.within(unit, sources, |one| one.node) {
            let at = &sources[source];
            if let Some(&node) = parameters.get(&at.node) {
                marks.sources.push(Given {
                    node,
                    source,
                    value: true,
                    state: true,
                });
            } else if let Some(node) = graph.value_of(at.node)
                && graph.node(node).kind != FlowKind::Write
            {
                marks.sources.push(Given {
                    node,
                    source,
                    value: true,
                    state: false,
                });
            }
        }
    }

    fn lay_sanitizers(&self, unit: &UnitFlow, marks: &mut Marks) {
        let sanitizers = &self.found.sanitizers;
        for &(call, kinds) in &sanitizers[self.within(unit, sanitizers, |(call, _)| *call)] {
            if kinds.has(self.kind)
                && let Some(node) = unit.flow.graph.value_of(call)
            {
                marks.is_clean[node.index()] = true;
            }
        }
        for site in &unit.flow.calls {
            let check = self.found.checks.get(&site.syntax);
            if check
                .is_none_or(|check| check.outcome != Outcome::Raises || !check.kinds.has(self.kind))
            {
                continue;
            }
            for argument in &site.arguments {
                if let Some(node) = unit.flow.graph.value_of(argument.syntax) {
                    marks.stays_clean[node.index()] = true;
                }
            }
        }
        // What comes back is not what was given: an opened file is not its path,
        // and what goes into a page is looked at there.
        let sinks = &self.found.sinks;
        for one in &sinks[self.within(unit, sinks, |one| one.call)] {
            let is_judged = one.sink.kind == self.kind && self.kind == Kind::Html;
            let is_other = one.sink.kind != self.kind && takes_in(one.sink.kind);
            if one.is_exact
                && (is_judged || is_other)
                && let Some(node) = unit.flow.graph.value_of(one.call)
            {
                marks.is_clean[node.index()] = true;
            }
        }
        // `(int) $_GET["n"]`
        let tree = self.file.file.tree;
        let casts = tree.of_kind(Node::Cast);
        for &cast in &casts[self.within(unit, casts, |cast| *cast)] {
            if tree
                .child(cast, Role::Type)
                .is_some_and(|written| is_number(tree.symbol_text(written)))
                && let Some(node) = unit.flow.graph.value_of(cast)
            {
                marks.is_clean[node.index()] = true;
            }
        }
        // Texts that a replacement makes harmless.
        for site in &unit.flow.calls {
            if super::look::replaces(tree, site.syntax, self.kind) || self.is_route(site.callee) {
                marks.is_clean[site.result.index()] = true;
            }
        }
    }

    /// Rails makes `user_path(...)` and `user_url(...)` of its routes.
    fn is_route(&self, callee: NodeId) -> bool {
        let tree = self.file.file.tree;
        let name = tree.symbol_text(callee);
        self.found.language == Some(Language::Ruby)
            && matches!(self.kind, Kind::Redirect | Kind::Address | Kind::Html)
            && (name.ends_with("_path") || name.ends_with("_url"))
    }

    fn lay_propagators(&self, unit: &UnitFlow, marks: &mut Marks) {
        let tree = self.file.file.tree;
        let graph = &unit.flow.graph;
        let propagators = &self.found.propagators;
        let within = self.within(unit, propagators, |(call, ..)| *call);
        for &(call, from, to) in &propagators[within] {
            let Some(site) = unit.call(call) else {
                continue;
            };
            // What is put into a container is in the flow, with its key.
            if unit.flow.is_contained(site.result) {
                continue;
            }
            let object = tree.child(site.callee, Role::Object);
            let from: Vec<FlowId> = match from {
                Port::Receiver => site.receiver.into_iter().collect(),
                Port::Arguments => vec![site.together],
                Port::Argument(index) => site
                    .arguments
                    .get(usize::from(index))
                    .and_then(|argument| argument.node)
                    .into_iter()
                    .collect(),
            };
            let to = match to {
                Port::Receiver => object,
                Port::Arguments => None,
                Port::Argument(index) => site
                    .arguments
                    .get(usize::from(index))
                    .map(|argument| argument.syntax),
            };
            let Some(to) = to.and_then(|to| graph.value_of(to)) else {
                continue;
            };
            for from in from {
                marks.propagations.push(Propagation {
                    from,
                    to,
                    propagator: 0,
                    value: from <= to,
                    state: graph.node(to).kind == FlowKind::Use,
                });
            }
        }
    }

    fn lay_sinks(&self, unit: &UnitFlow, marks: &mut Marks) {
        for sink in self.within(unit, &self.sinks, |one| one.node) {
            for &value in &self.sinks[sink].values {
                if let Some(node) = unit.flow.graph.whole_of(value) {
                    marks.sinks.push(SinkAt { node, sink });
                }
            }
        }
    }

    /// Where values come from, and where they must not arrive.
    pub(super) fn spans(&self) -> (Vec<Span>, Vec<Span>) {
        let tree = self.file.file.tree;
        let span = |node: NodeId| tree.node(node).span;
        (
            self.found
                .sources
                .iter()
                .map(|one| span(one.node))
                .collect(),
            self.sinks.iter().map(|one| span(one.node)).collect(),
        )
    }
}

impl Inquiry for Injection<'_, '_> {
    fn marks(&self, unit: &UnitFlow) -> Marks {
        let mut marks = Marks::new(unit);
        self.lay_sources(unit, &mut marks);
        self.lay_sinks(unit, &mut marks);
        self.lay_sanitizers(unit, &mut marks);
        self.lay_propagators(unit, &mut marks);
        self.lay_checks(unit, &mut marks);
        marks
    }

    fn sources(&self) -> usize {
        self.found.sources.len()
    }

    fn follows_calls(&self) -> bool {
        !self.found.sources.is_empty()
    }

    fn asks_of_parameters(&self) -> bool {
        of_parameters(self.kind)
    }

    fn passes(&self, class: EdgeClass) -> bool {
        !matches!(class, EdgeClass::Comparison | EdgeClass::Index)
    }

    fn checked(&self, unit: &UnitFlow, solution: &Solution, at: SinkAt, mask: u64) -> u64 {
        let checks = self.checks_of(unit);
        let block = unit.flow.graph.node(at.node).block;
        let dominance = checks.guards.dominance();
        let mut harmless = 0;
        for checked in &checks.list {
            if let Some(reached) = &checked.reached
                && reached[at.node.index()]
                && dominance.dominates(checked.entry, block)
            {
                harmless |= solution.value(checked.used) & mask;
            }
        }
        harmless
    }
}

/// Everything of a file that must be trusted, of one kind, in the order of the
/// tree.
fn sinks(file: &FileFlows<'_>, found: &Found, kind: Kind) -> Vec<Trusted> {
    let (tree, facts) = (file.file.tree, file.file.facts);
    let mut list: Vec<Trusted> = Vec::new();
    for one in &found.sinks {
        if one.sink.kind != kind || !applies(tree, facts, one.call, one.sink) {
            continue;
        }
        let mut values: Vec<NodeId> = arguments(tree, one.call)
            .iter()
            .filter(|argument| is_meant(one.sink, argument))
            .map(|argument| body(tree, argument.value))
            .collect();
        if one.sink.receiver {
            let callee = tree.child(one.call, Role::Callee).unwrap_or(one.call);
            values.extend(tree.child(callee, Role::Object));
        }
        if tree.kind(one.call) == Node::Opaque {
            values.extend(tree.children(one.call));
        }
        let values: Vec<NodeId> = values
            .into_iter()
            .map(|value| statement(tree, facts, one.sink, value))
            .filter(|&value| !goes_home(tree, facts, kind, value))
            .collect();
        // What is two things at once is told once.
        match list.last_mut() {
            Some(before) if before.node == one.call => before.values.extend(values),
            _ => list.push(Trusted {
                node: one.call,
                values,
            }),
        }
    }
    for one in found.writes.iter().filter(|one| one.kind == kind) {
        let mut values: Vec<NodeId> = tree.child(one.write, Role::Value).into_iter().collect();
        if kind == Kind::Session
            && let Some(target) = tree.child(one.write, Role::Target)
        {
            values.extend(tree.children_in(target, Role::Index));
        }
        list.push(Trusted {
            node: one.write,
            values,
        });
    }
    // What makes a response is looked at itself.
    let makes_response = |value: NodeId| {
        let own = found.sinks.iter();
        own.into_iter()
            .any(|one| one.call == value && one.sink.kind == kind)
    };
    for &(function, _) in found.returning.iter().filter(|(_, own)| *own == kind) {
        for node in tree.subtree(function) {
            if tree.kind(node) != Node::Return {
                continue;
            }
            let around = tree
                .ancestors(node)
                .find(|&node| matches!(tree.kind(node), Node::FunctionDefinition | Node::Lambda));
            if around != Some(function) {
                continue;
            }
            let values: Vec<NodeId> = tree
                .child(node, Role::Value)
                .map(|value| body(tree, value))
                .into_iter()
                .filter(|&value| is_text(tree, value) && !makes_response(value))
                .filter(|&value| is_returned(tree, facts, kind, function, value))
                .collect();
            if !values.is_empty() {
                list.push(Trusted { node, values });
            }
        }
    }
    list.sort_by_key(|one| one.node);
    list
}

/// Of a page with its status and headers, the page.
fn body(tree: &SyntaxTree, value: NodeId) -> NodeId {
    match tree.kind(value) {
        Node::Tuple => tree.children(value).next().unwrap_or(value),
        _ => value,
    }
}

/// Of `["name = ?", name]` the text is the statement; of a list that is a
/// command the program is, as no shell reads the rest.
fn statement(tree: &SyntaxTree, facts: &Facts, sink: &Sink, value: NodeId) -> NodeId {
    let is_meant = sink.kind == Kind::Sql || sink.kind == Kind::Command && sink.when.is_empty();
    if !is_meant {
        return value;
    }
    let made = match tree.kind(value) {
        Node::Name => facts.symbolic(value).unwrap_or(value),
        _ => value,
    };
    let list = match tree.kind(made) {
        Node::Composite => tree.child(made, Role::Value).unwrap_or(made),
        _ => made,
    };
    match tree.kind(list) {
        Node::List => tree.children(list).next().unwrap_or(value),
        _ => value,
    }
}

/// Whether an address begins with a path of the site, or with a host that is
/// written there.
fn goes_home(tree: &SyntaxTree, facts: &Facts, kind: Kind, value: NodeId) -> bool {
    if !matches!(kind, Kind::Redirect | Kind::Address) || tree.kind(value) == Node::String {
        return false;
    }
    first_text(tree, facts, value).is_some_and(|text| {
        // `"data/" + name` is no address of another host.
        let is_path = kind == Kind::Address
            && !text.is_empty()
            && !text.contains("//")
            && !text.starts_with("http");
        is_path || names_host(text)
    })
}

/// Whether what follows a text cannot change the host of an address.
fn names_host(text: &str) -> bool {
    let text = match text.get(..9) {
        Some(begin) if begin.eq_ignore_ascii_case("location:") => &text[9..],
        _ => text.strip_prefix("redirect:").unwrap_or(text),
    };
    let text = text.trim_start();
    match text.split_once("://") {
        Some((_, rest)) => rest.find(['/', '?', '#']).is_some_and(|at| at > 0),
        None => text.len() > 1 && text.starts_with('/') && !text.starts_with("//"),
    }
}

/// Whether what a call returns has nothing of what it was given.
fn takes_in(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Sql
            | Kind::Command
            | Kind::Path
            | Kind::Address
            | Kind::Ldap
            | Kind::Xpath
            | Kind::Log
    )
}

/// Whether a framework makes this of what a function returns. Of a view's name
/// it makes a redirect where that begins with `redirect:`; only texts are pages.
fn is_returned(
    tree: &SyntaxTree,
    facts: &Facts,
    kind: Kind,
    function: NodeId,
    value: NodeId,
) -> bool {
    if kind == Kind::Redirect {
        let first = first_text(tree, facts, value);
        return first.is_some_and(|text| text.starts_with("redirect:") && !names_host(text));
    }
    let Some(written) = tree.child(function, Role::ReturnType) else {
        return true;
    };
    let text = match tree.kind(written) {
        Node::GenericType => tree
            .child(written, Role::TypeArgument)
            .map_or("", |inner| tree.symbol_text(inner)),
        _ => tree.symbol_text(written),
    };
    !matches!(tree.kind(written), Node::TypeName | Node::GenericType)
        || matches!(
            text,
            "String" | "string" | "str" | "Object" | "ResponseEntity"
        )
}

/// Whether a returned value may be a text: not a record, which becomes JSON.
fn is_text(tree: &SyntaxTree, value: NodeId) -> bool {
    !matches!(
        tree.kind(value),
        Node::Dict
            | Node::Object
            | Node::List
            | Node::Set
            | Node::Boolean
            | Node::Null
            | Node::Integer
    )
}

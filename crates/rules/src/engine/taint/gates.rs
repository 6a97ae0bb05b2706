//! A rule's matches, laid over the flow graph of a unit.

use laocoon_flow::{EdgeClass, FlowId, FlowKind};
use laocoon_source::Span;
use laocoon_syntax::{Kind, NodeId, Role};

use super::super::ranges::Range;
use super::labels::{Items, Origin};
use super::units::UnitFlow;
use super::Pass;
use crate::matcher::Binding;
use crate::schema::{Options, SideEffect};

/// What a rule says of the nodes of one unit.
pub(crate) struct Gates {
    /// Sources, by the node they are at.
    pub(crate) sources: Vec<Given>,
    /// Expressions whose value is clean.
    pub(crate) is_clean: Vec<bool>,
    /// Places that are clean from here on.
    pub(crate) stays_clean: Vec<bool>,
    /// From a node to another, by the number of the propagator.
    pub(crate) propagations: Vec<Propagation>,
    pub(crate) sinks: Vec<SinkAt>,
    /// Sources that taint whatever comes after them.
    pub(crate) controls: Vec<(FlowId, usize)>,
}

/// A source at a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    pub(crate) node: FlowId,
    /// The match.
    pub(crate) source: usize,
    /// The value of the expression becomes tainted.
    pub(crate) value: bool,
    /// The place stays tainted after it.
    pub(crate) state: bool,
}

/// A propagator between two nodes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Propagation {
    pub(crate) from: FlowId,
    pub(crate) to: FlowId,
    pub(crate) propagator: usize,
    /// The value of `to` itself becomes tainted: `from` is known by then.
    pub(crate) value: bool,
    /// The place stays tainted after it.
    pub(crate) state: bool,
}

/// A sink at a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SinkAt {
    /// What must not be tainted.
    pub(crate) node: FlowId,
    /// The match.
    pub(crate) sink: usize,
}

impl Gates {
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.sinks.is_empty() && self.controls.is_empty()
    }
}

impl Pass<'_, '_> {
    /// Lays the matches over a unit.
    pub(crate) fn gates(&self, unit: &UnitFlow) -> Gates {
        let count = unit.flow.graph.len();
        let mut gates = Gates {
            sources: Vec::new(),
            is_clean: vec![false; count],
            stays_clean: vec![false; count],
            propagations: Vec::new(),
            sinks: Vec::new(),
            controls: Vec::new(),
        };
        self.lay_sanitizers(unit, &mut gates);
        self.lay_sources(unit, &mut gates);
        self.lay_propagators(unit, &mut gates);
        self.lay_sinks(unit, &mut gates);
        gates
    }

    fn lay_sanitizers(&self, unit: &UnitFlow, gates: &mut Gates) {
        let specs = &self.spec.sanitizers;
        let best = self.best(unit, &self.matches.sanitizers, |index| specs[index].exact);
        for (index, range) in &self.matches.sanitizers {
            let spec = &specs[*index];
            for (span, syntax, node) in unit.within(range.span) {
                if spec.exact && !best.is_best(*index, span) {
                    continue;
                }
                let kind = unit.flow.graph.node(node).kind;
                if kind == FlowKind::Write {
                    continue;
                }
                gates.is_clean[node.index()] = true;
                self.clean_parts(unit, syntax, gates);
                if spec.by_side_effect && kind == FlowKind::Use && is_exact(span, range.span) {
                    for shadow in with_shadows(unit, node) {
                        gates.stays_clean[shadow.index()] = true;
                    }
                }
            }
        }
    }

    /// `x` is clean where it stands, and so is `x.a`.
    fn clean_parts(&self, unit: &UnitFlow, syntax: NodeId, gates: &mut Gates) {
        let tree = self.file.flow.tree;
        let mut current = syntax;
        loop {
            let node = tree.node(current);
            if node.role != Role::Object
                || !matches!(tree.kind(node.parent), Kind::Member | Kind::Index)
            {
                return;
            }
            current = node.parent;
            if let Some(outer) = unit.flow.graph.value_of(current) {
                gates.is_clean[outer.index()] = true;
            }
        }
    }

    fn lay_sources(&self, unit: &UnitFlow, gates: &mut Gates) {
        let specs = &self.spec.sources;
        let best = self.best(unit, &self.matches.sources, |index| specs[index].exact);
        for (source, (index, range)) in self.matches.sources.iter().enumerate() {
            let spec = &specs[*index];
            for (span, _, node) in unit.within(range.span) {
                let kind = unit.flow.graph.node(node).kind;
                let is_place = matches!(kind, FlowKind::Use | FlowKind::Write);
                let exact = is_exact(span, range.span);
                let counts = match spec.by_side_effect {
                    SideEffect::Only => is_place && exact,
                    SideEffect::Yes | SideEffect::No => {
                        !spec.exact || best.is_best(*index, span)
                    }
                };
                if !counts {
                    continue;
                }
                if spec.control {
                    gates.controls.push((node, source));
                    continue;
                }
                let state =
                    spec.by_side_effect != SideEffect::No && is_place && exact;
                let value = spec.by_side_effect != SideEffect::Only
                    && (kind != FlowKind::Write || state);
                if state {
                    for shadow in with_shadows(unit, node) {
                        gates.sources.push(Given {
                            node: shadow,
                            source,
                            value: value && shadow == node,
                            state: true,
                        });
                    }
                } else if value {
                    gates.sources.push(Given {
                        node,
                        source,
                        value: true,
                        state: false,
                    });
                }
            }
        }
    }

    fn lay_propagators(&self, unit: &UnitFlow, gates: &mut Gates) {
        for (index, range) in &self.matches.propagators {
            let spec = &self.spec.propagators[*index];
            let span_of = |wanted| {
                range
                    .bindings
                    .iter()
                    .find(|(id, _)| *id == wanted)
                    .map(|(_, binding)| self.scan.file.binding_span(*binding))
            };
            let (Some(from), Some(to)) = (span_of(spec.from), span_of(spec.to)) else {
                continue;
            };
            if !unit.touches(from) {
                continue;
            }
            let graph = &unit.flow.graph;
            let exactly = |wanted: Span| {
                unit.within(wanted)
                    .filter(move |(span, _, _)| is_exact(*span, wanted))
            };
            for (_, from, _) in exactly(from) {
                let Some(from) = graph.whole_of(from) else {
                    continue;
                };
                for (_, _, to) in exactly(to) {
                    let is_place = graph.node(to).kind == FlowKind::Use;
                    gates.propagations.push(Propagation {
                        from,
                        to,
                        propagator: *index,
                        value: from <= to || !is_place,
                        state: spec.by_side_effect && is_place,
                    });
                }
            }
        }
    }

    fn lay_sinks(&self, unit: &UnitFlow, gates: &mut Gates) {
        let specs = &self.spec.sinks;
        let best = self.best(unit, &self.matches.sinks, |index| specs[index].exact);
        for (sink, (index, range)) in self.matches.sinks.iter().enumerate() {
            let spec = &specs[*index];
            for (span, syntax, node) in unit.within(range.span) {
                if unit.flow.graph.node(node).kind == FlowKind::Write {
                    continue;
                }
                let counts = if spec.exact {
                    best.is_best(*index, span)
                } else {
                    !self.is_object(syntax) || is_exact(span, range.span)
                };
                if !counts {
                    continue;
                }
                let whole = unit.flow.graph.whole_of(syntax).unwrap_or(node);
                gates.sinks.push(SinkAt { node: whole, sink });
                if whole != node {
                    gates.sinks.push(SinkAt { node, sink });
                }
                if !(spec.exact && spec.has_focus)
                    && let Some(call) = unit.call(syntax)
                {
                    gates.sinks.push(SinkAt {
                        node: call.together,
                        sink,
                    });
                }
            }
        }
    }

    /// Whether an expression is the object of a field or element.
    fn is_object(&self, syntax: NodeId) -> bool {
        let tree = self.file.flow.tree;
        let node = tree.node(syntax);
        node.role == Role::Object && matches!(tree.kind(node.parent), Kind::Member | Kind::Index)
    }

    /// Of every exact specification, the largest expressions that its matches
    /// hold.
    fn best(
        &self,
        unit: &UnitFlow,
        matches: &[(usize, Range)],
        is_exact: impl Fn(usize) -> bool,
    ) -> Best {
        let mut spans: Vec<(usize, Span)> = Vec::new();
        for (index, range) in matches {
            if is_exact(*index) && unit.touches(range.span) {
                spans.extend(unit.within(range.span).map(|(span, _, _)| (*index, span)));
            }
        }
        spans.sort_by_key(|(index, span)| (*index, span.start, std::cmp::Reverse(span.end)));
        let mut largest: Vec<(usize, Span)> = Vec::new();
        for (index, span) in spans {
            let is_held = largest
                .last()
                .is_some_and(|(other, outer)| *other == index && span.end <= outer.end);
            if !is_held {
                largest.push((index, span));
            }
        }
        Best { largest }
    }

    /// Whether an edge passes values on, as the rule's options say.
    pub(crate) fn passes(&self, class: EdgeClass) -> bool {
        passes(self.options, class)
    }

    /// The node that a binding of a match stands for.
    pub(crate) fn bound_nodes(&self, unit: &UnitFlow, binding: Binding) -> Vec<FlowId> {
        let wanted = self.scan.file.binding_span(binding);
        unit.within(wanted)
            .filter(|(span, _, _)| is_exact(*span, wanted))
            .filter_map(|(_, syntax, _)| unit.flow.graph.whole_of(syntax))
            .collect()
    }

    /// The mask of a source, where its precondition holds.
    pub(crate) fn source_bit(&self, items: &mut Items, source: usize) -> u64 {
        let (index, _) = self.matches.sources[source];
        items.bit(Origin::Source(source), &self.spec.sources[index].label)
    }
}

fn passes(options: &Options, class: EdgeClass) -> bool {
    if options.taint_only_propagate_through_assignments {
        return matches!(
            class,
            EdgeClass::Copy | EdgeClass::State | EdgeClass::Part | EdgeClass::Inner
        );
    }
    match class {
        EdgeClass::Argument | EdgeClass::Receiver => !options.taint_assume_safe_functions,
        EdgeClass::Index => !options.taint_assume_safe_indexes,
        EdgeClass::Comparison => !options.taint_assume_safe_comparisons,
        _ => true,
    }
}

/// The largest expressions of exact specifications.
struct Best {
    largest: Vec<(usize, Span)>,
}

impl Best {
    fn is_best(&self, index: usize, span: Span) -> bool {
        self.largest.contains(&(index, span))
    }
}

/// Whether an expression is all that a match holds, give or take a semicolon.
#[expect(
    clippy::cast_precision_loss,
    reason = "the ratio of two lengths needs no more than a few digits"
)]
pub(crate) fn is_exact(span: Span, range: Span) -> bool {
    span.start >= range.start
        && span.end <= range.end
        && f64::from(span.len()) / f64::from(range.len().max(1)) > 0.99
}

/// A use of a place, and what it says of the places in it.
fn with_shadows(unit: &UnitFlow, node: FlowId) -> impl Iterator<Item = FlowId> + '_ {
    let shadows = unit
        .flow
        .graph
        .iter()
        .skip(node.index() + 1)
        .take_while(|(_, node)| node.kind == FlowKind::Shadow)
        .map(|(id, _)| id);
    std::iter::once(node).chain(shadows)
}

//! A rule's matches, laid over the flow graph of a unit.

use laocoon_flow::follow::{Given, Marks, Propagation, SinkAt, UnitFlow, with_shadows};
use laocoon_flow::{FlowId, FlowKind};
use laocoon_source::Span;
use laocoon_syntax::{Kind, NodeId, Role};

use super::super::ranges::Range;
use super::Pass;
use crate::matcher::Binding;
use crate::schema::SideEffect;

impl Pass<'_, '_> {
    /// Lays the matches over a unit.
    pub(super) fn lay_marks(&self, unit: &UnitFlow) -> Marks {
        let mut marks = Marks::new(unit);
        self.lay_safe_types(unit, &mut marks);
        self.lay_sanitizers(unit, &mut marks);
        self.lay_sources(unit, &mut marks);
        self.lay_propagators(unit, &mut marks);
        self.lay_sinks(unit, &mut marks);
        marks
    }

    fn lay_sanitizers(&self, unit: &UnitFlow, marks: &mut Marks) {
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
                marks.is_clean[node.index()] = true;
                self.clean_parts(unit, syntax, marks);
                if spec.by_side_effect && kind == FlowKind::Use && is_exact(span, range.span) {
                    for shadow in with_shadows(unit, node) {
                        marks.stays_clean[shadow.index()] = true;
                    }
                }
            }
        }
    }

    /// `x` is clean where it stands, and so is `x.a`.
    fn clean_parts(&self, unit: &UnitFlow, syntax: NodeId, marks: &mut Marks) {
        let tree = self.file.file.tree;
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
                marks.is_clean[outer.index()] = true;
            }
        }
    }

    fn lay_sources(&self, unit: &UnitFlow, marks: &mut Marks) {
        let specs = &self.spec.sources;
        let best = self.best(unit, &self.matches.sources, |index| specs[index].exact);
        for (source, (index, range)) in self.matches.sources.iter().enumerate() {
            let spec = &specs[*index];
            for (span, syntax, node) in unit.within(range.span) {
                let kind = unit.flow.graph.node(node).kind;
                let is_given = kind == FlowKind::Write && self.is_in_parameter(syntax);
                let is_place = matches!(kind, FlowKind::Use | FlowKind::Write);
                let exact = is_exact(span, range.span);
                let counts = match spec.by_side_effect {
                    SideEffect::Only => is_place && exact,
                    SideEffect::Yes | SideEffect::No => !spec.exact || best.is_best(*index, span),
                };
                if !counts {
                    continue;
                }
                if spec.control {
                    marks.controls.push((node, source));
                    continue;
                }
                let state = spec.by_side_effect != SideEffect::No && is_place && exact;
                let value = spec.by_side_effect != SideEffect::Only
                    && (kind != FlowKind::Write || state || is_given);
                if state {
                    for shadow in with_shadows(unit, node) {
                        marks.sources.push(Given {
                            node: shadow,
                            source,
                            value: value && shadow == node,
                            state: true,
                        });
                    }
                } else if value {
                    marks.sources.push(Given {
                        node,
                        source,
                        value: true,
                        state: false,
                    });
                }
            }
        }
    }

    fn lay_propagators(&self, unit: &UnitFlow, marks: &mut Marks) {
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
                    marks.propagations.push(Propagation {
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

    fn lay_sinks(&self, unit: &UnitFlow, marks: &mut Marks) {
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
                marks.sinks.push(SinkAt { node: whole, sink });
                if whole != node {
                    marks.sinks.push(SinkAt { node, sink });
                }
                if !(spec.exact && spec.has_focus)
                    && let Some(call) = unit.call(syntax)
                {
                    marks.sinks.push(SinkAt {
                        node: call.together,
                        sink,
                    });
                }
            }
        }
    }

    /// Whether a name stands in a pattern that takes an argument apart.
    fn is_in_parameter(&self, syntax: NodeId) -> bool {
        let tree = self.file.file.tree;
        let around = |node: &NodeId| {
            matches!(
                tree.kind(*node),
                Kind::Object | Kind::Dict | Kind::List | Kind::Tuple | Kind::Pair | Kind::Spread
            )
        };
        let mut ancestors = tree.ancestors(syntax).skip_while(around);
        ancestors
            .next()
            .is_some_and(|owner| tree.kind(owner) == Kind::Parameter)
    }

    /// Whether an expression is the object of a field or element.
    fn is_object(&self, syntax: NodeId) -> bool {
        let tree = self.file.file.tree;
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

    /// The node that a binding of a match stands for.
    pub(super) fn bound_nodes(&self, unit: &UnitFlow, binding: Binding) -> Vec<FlowId> {
        let wanted = self.scan.file.binding_span(binding);
        unit.within(wanted)
            .filter(|(span, _, _)| is_exact(*span, wanted))
            .filter_map(|(_, syntax, _)| unit.flow.graph.whole_of(syntax))
            .collect()
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
pub(super) fn is_exact(span: Span, range: Span) -> bool {
    span.start >= range.start
        && span.end <= range.end
        && f64::from(span.len()) / f64::from(range.len().max(1)) > 0.99
}

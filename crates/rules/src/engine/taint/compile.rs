//! Taint specifications, ready to run.

use laocoon_flow::follow::{LabelId, Requirement};
use serde::{Deserialize, Serialize};

use super::super::compile::{CompileError, CompiledFormula, CompiledKind, Compiler, Context};
use crate::matcher::MetavariableId;
use crate::schema::{DEFAULT_LABEL, Precondition, SideEffect, SinkRequirement, TaintSpec};

/// The parts of a taint rule.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledTaint {
    pub(crate) sources: Vec<CompiledSource>,
    pub(crate) propagators: Vec<CompiledPropagator>,
    pub(crate) sanitizers: Vec<CompiledSanitizer>,
    pub(crate) sinks: Vec<CompiledSink>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledSource {
    pub(crate) formula: CompiledFormula,
    pub(crate) exact: bool,
    pub(crate) by_side_effect: SideEffect,
    pub(crate) control: bool,
    pub(crate) label: LabelId,
    pub(crate) requires: Option<Requirement>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledPropagator {
    pub(crate) formula: CompiledFormula,
    pub(crate) by_side_effect: bool,
    pub(crate) from: MetavariableId,
    pub(crate) to: MetavariableId,
    pub(crate) requires: Option<Requirement>,
    pub(crate) label: Option<LabelId>,
    pub(crate) replaces: Option<Vec<LabelId>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledSanitizer {
    pub(crate) formula: CompiledFormula,
    pub(crate) exact: bool,
    pub(crate) by_side_effect: bool,
    pub(crate) not_conflicting: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledSink {
    pub(crate) formula: CompiledFormula,
    pub(crate) exact: bool,
    /// It is narrowed to a metavariable: then the arguments of a call that is
    /// the sink are not sinks themselves.
    pub(crate) has_focus: bool,
    pub(crate) at_exit: bool,
    pub(crate) requires: CompiledRequirement,
}

/// Which labels a sink asks for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum CompiledRequirement {
    /// Of the value that arrives.
    Value(Requirement),
    /// Of what each metavariable is bound to.
    Metavariables(Vec<(MetavariableId, Requirement)>),
}

/// The labels of a rule, by number; the first is that of sources without one.
struct Labels<'s>(Vec<&'s str>);

impl<'s> Labels<'s> {
    fn number(&mut self, label: &'s str) -> LabelId {
        let known = self.0.iter().position(|known| *known == label);
        let index = known.unwrap_or_else(|| {
            self.0.push(label);
            self.0.len() - 1
        });
        LabelId::try_from(index).unwrap_or(LabelId::MAX)
    }

    fn requirement(&mut self, precondition: &'s Precondition) -> Requirement {
        match precondition {
            Precondition::Constant(value) => Requirement::Constant(*value),
            Precondition::Label(label) => Requirement::Label(self.number(label)),
            Precondition::Not(inner) => Requirement::Not(Box::new(self.requirement(inner))),
            Precondition::All(list) => {
                Requirement::All(list.iter().map(|one| self.requirement(one)).collect())
            }
            Precondition::Any(list) => {
                Requirement::Any(list.iter().map(|one| self.requirement(one)).collect())
            }
        }
    }

    fn optional(&mut self, precondition: Option<&'s Precondition>) -> Option<Requirement> {
        precondition.map(|precondition| self.requirement(precondition))
    }
}

impl Compiler<'_> {
    /// Compiles every formula of a taint rule.
    pub(in super::super) fn taint(
        &mut self,
        context: &Context<'_>,
        spec: &TaintSpec,
    ) -> Result<CompiledTaint, CompileError> {
        let mut labels = Labels(vec![DEFAULT_LABEL]);
        let mut sources = Vec::new();
        for source in &spec.sources {
            sources.push(CompiledSource {
                formula: self.formula(context, &source.formula, false)?,
                exact: source.exact,
                by_side_effect: source.by_side_effect,
                control: source.control,
                label: labels.number(&source.label),
                requires: labels.optional(source.requires.as_ref()),
            });
        }
        let mut propagators = Vec::new();
        // A name that stands for what it was assigned would let a propagator
        // reach back to before the assignment.
        let mut direct = *context;
        direct.options.symbolic_propagation = false;
        for propagator in &spec.propagators {
            let replaces = propagator.replace_labels.as_ref();
            propagators.push(CompiledPropagator {
                formula: self.formula(&direct, &propagator.formula, false)?,
                by_side_effect: propagator.by_side_effect,
                from: self.set.interner.metavariable(&propagator.from),
                to: self.set.interner.metavariable(&propagator.to),
                requires: labels.optional(propagator.requires.as_ref()),
                label: propagator.label.as_ref().map(|label| labels.number(label)),
                replaces: replaces
                    .map(|list| list.iter().map(|label| labels.number(label)).collect()),
            });
        }
        let mut sanitizers = Vec::new();
        for sanitizer in &spec.sanitizers {
            sanitizers.push(CompiledSanitizer {
                formula: self.formula(context, &sanitizer.formula, false)?,
                exact: sanitizer.exact,
                by_side_effect: sanitizer.by_side_effect,
                not_conflicting: sanitizer.not_conflicting,
            });
        }
        let mut sinks = Vec::new();
        for sink in &spec.sinks {
            let formula = self.formula(context, &sink.formula, false)?;
            let requires = match &sink.requires {
                None => CompiledRequirement::Value(Requirement::Label(0)),
                Some(SinkRequirement::Value(precondition)) => {
                    CompiledRequirement::Value(labels.requirement(precondition))
                }
                Some(SinkRequirement::Metavariables(list)) => {
                    let each = list.iter().map(|(name, precondition)| {
                        let metavariable = self.set.interner.metavariable(name);
                        (metavariable, labels.requirement(precondition))
                    });
                    CompiledRequirement::Metavariables(each.collect())
                }
            };
            sinks.push(CompiledSink {
                has_focus: has_focus(&formula),
                formula,
                exact: sink.exact,
                at_exit: sink.at_exit,
                requires,
            });
        }
        Ok(CompiledTaint {
            sources,
            propagators,
            sanitizers,
            sinks,
        })
    }
}

fn has_focus(formula: &CompiledFormula) -> bool {
    !formula.focus.is_empty()
        || match &formula.kind {
            CompiledKind::Any(list) => list.iter().any(has_focus),
            CompiledKind::All { positive, .. } => positive.iter().any(has_focus),
            _ => false,
        }
}

//! Taint specifications, ready to run.

use serde::{Deserialize, Serialize};

use super::super::compile::{CompileError, CompiledFormula, Compiler, Context};
use crate::matcher::MetavariableId;
use crate::schema::{Precondition, SideEffect, SinkRequirement, TaintSpec};

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
    pub(crate) label: String,
    pub(crate) requires: Option<Precondition>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledPropagator {
    pub(crate) formula: CompiledFormula,
    pub(crate) by_side_effect: bool,
    pub(crate) from: MetavariableId,
    pub(crate) to: MetavariableId,
    pub(crate) requires: Option<Precondition>,
    pub(crate) label: Option<String>,
    pub(crate) replace_labels: Option<Vec<String>>,
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
    pub(crate) requires: Option<CompiledRequirement>,
}

/// Which labels a sink asks for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum CompiledRequirement {
    Value(Precondition),
    Metavariables(Vec<(MetavariableId, Precondition)>),
}

impl Compiler<'_> {
    /// Compiles every formula of a taint rule.
    pub(in super::super) fn taint(
        &mut self,
        context: &Context<'_>,
        spec: &TaintSpec,
    ) -> Result<CompiledTaint, CompileError> {
        let mut sources = Vec::new();
        for source in &spec.sources {
            sources.push(CompiledSource {
                formula: self.formula(context, &source.formula, false)?,
                exact: source.exact,
                by_side_effect: source.by_side_effect,
                control: source.control,
                label: source.label.clone(),
                requires: source.requires.clone(),
            });
        }
        let mut propagators = Vec::new();
        // Names that stand for what they were assigned would let a propagator
        // reach back to before the assignment.
        let mut direct = *context;
        direct.options.symbolic_propagation = false;
        for propagator in &spec.propagators {
            propagators.push(CompiledPropagator {
                formula: self.formula(&direct, &propagator.formula, false)?,
                by_side_effect: propagator.by_side_effect,
                from: self.set.interner.metavariable(&propagator.from),
                to: self.set.interner.metavariable(&propagator.to),
                requires: propagator.requires.clone(),
                label: propagator.label.clone(),
                replace_labels: propagator.replace_labels.clone(),
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
                None => None,
                Some(SinkRequirement::Value(labels)) => {
                    Some(CompiledRequirement::Value(labels.clone()))
                }
                Some(SinkRequirement::Metavariables(list)) => {
                    let each = list.iter().map(|(name, labels)| {
                        (self.set.interner.metavariable(name), labels.clone())
                    });
                    Some(CompiledRequirement::Metavariables(each.collect()))
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
    use super::super::compile::CompiledKind;
    !formula.focus.is_empty()
        || match &formula.kind {
            CompiledKind::Any(list) => list.iter().any(has_focus),
            CompiledKind::All { positive, .. } => positive.iter().any(has_focus),
            _ => false,
        }
}

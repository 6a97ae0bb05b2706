//! The parts of taint rules, in both syntaxes.

use crate::condition::{BinaryOperator, Expression, UnaryOperator, Value as Constant};

use super::super::formula::Formula;
use super::super::taint::{
    DEFAULT_LABEL, Precondition, Propagator, Sanitizer, SideEffect, Sink, SinkRequirement, Source,
    TaintSpec,
};
use super::super::yaml::{Node, Value};
use super::classic::ROOT_KEYS;
use super::formula::FormulaReader;
use super::mapping::{Field, Mapping, check_metavariable};

/// Which syntax a taint rule is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Classic,
    Modern,
}

/// A source, sink and so on, opened: its formula is read, its flags are not.
struct Part<'n> {
    formula: Option<Formula>,
    /// `None` when it is but a pattern.
    mapping: Option<Mapping<'n>>,
}

impl FormulaReader<'_> {
    /// The taint parts of `mapping`: a rule, or what is under `taint:`.
    pub(super) fn taint(&mut self, mapping: &mut Mapping<'_>, syntax: Syntax) -> Option<TaintSpec> {
        let keys = match syntax {
            Syntax::Classic => [
                "pattern-sources",
                "pattern-propagators",
                "pattern-sanitizers",
                "pattern-sinks",
            ],
            Syntax::Modern => ["sources", "propagators", "sanitizers", "sinks"],
        };
        let [sources, propagators, sanitizers, sinks] = keys;
        let sources = mapping
            .require(sources, self.problems)
            .and_then(|field| self.parts(field, syntax, FormulaReader::source));
        let propagators = self.optional(mapping.take(propagators), syntax, Self::propagator);
        let sanitizers = self.optional(mapping.take(sanitizers), syntax, Self::sanitizer);
        let sinks = mapping
            .require(sinks, self.problems)
            .and_then(|field| self.parts(field, syntax, FormulaReader::sink));
        Some(TaintSpec {
            sources: sources?,
            propagators: propagators?,
            sanitizers: sanitizers?,
            sinks: sinks?,
        })
    }

    fn optional<T>(
        &mut self,
        field: Option<Field<'_>>,
        syntax: Syntax,
        read: impl Fn(&mut Self, &Node, Syntax) -> Option<T>,
    ) -> Option<Vec<T>> {
        match field {
            Some(field) => self.parts(field, syntax, read),
            None => Some(Vec::new()),
        }
    }

    fn parts<T>(
        &mut self,
        field: Field<'_>,
        syntax: Syntax,
        read: impl Fn(&mut Self, &Node, Syntax) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = field.list(self.problems)?;
        let parts: Vec<T> = items
            .iter()
            .filter_map(|item| read(self, item, syntax))
            .collect();
        (parts.len() == items.len()).then_some(parts)
    }

    fn part<'n>(&mut self, node: &'n Node, syntax: Syntax, what: &str) -> Option<Part<'n>> {
        if syntax == Syntax::Modern && node.text().is_some() {
            return Some(Part {
                formula: self.pattern(what, node),
                mapping: None,
            });
        }
        let mut mapping = Mapping::new(node, what, self.problems)?;
        let formula = match syntax {
            Syntax::Classic => self.classic_root(&mut mapping),
            Syntax::Modern => self.modern_root(&mut mapping),
        };
        Some(Part {
            formula,
            mapping: Some(mapping),
        })
    }

    fn flag_of(&mut self, part: &mut Part<'_>, key: &str, default: bool) -> Option<bool> {
        match part.mapping.as_mut().and_then(|mapping| mapping.take(key)) {
            Some(field) => field.boolean(self.problems),
            None => Some(default),
        }
    }

    fn text_of(&mut self, part: &mut Part<'_>, key: &str) -> Option<Option<String>> {
        match part.mapping.as_mut().and_then(|mapping| mapping.take(key)) {
            Some(field) => field.string(self.problems).map(Some),
            None => Some(None),
        }
    }

    fn finish(&mut self, part: Part<'_>, known: &[&str]) -> Option<Formula> {
        if let Some(mapping) = part.mapping {
            let mut known = known.to_vec();
            known.extend(ROOT_KEYS);
            mapping.finish_tolerantly(&known, self.problems);
        }
        part.formula
    }

    fn source(&mut self, node: &Node, syntax: Syntax) -> Option<Source> {
        let mut part = self.part(node, syntax, "a source")?;
        let exact = self.flag_of(&mut part, "exact", false);
        let by_side_effect = self.side_effect(&mut part);
        let control = self.flag_of(&mut part, "control", false);
        let label = self.text_of(&mut part, "label");
        let requires = self.requires(&mut part);
        let known = ["exact", "by-side-effect", "control", "label", "requires"];
        let formula = self.finish(part, &known);
        Some(Source {
            formula: formula?,
            exact: exact?,
            by_side_effect: by_side_effect?,
            control: control?,
            label: label?.unwrap_or_else(|| DEFAULT_LABEL.to_owned()),
            requires: requires?,
        })
    }

    fn side_effect(&mut self, part: &mut Part<'_>) -> Option<SideEffect> {
        let field = part
            .mapping
            .as_mut()
            .and_then(|mapping| mapping.take("by-side-effect"));
        let Some(field) = field else {
            return Some(SideEffect::No);
        };
        if field.node.text() == Some("only") {
            return Some(SideEffect::Only);
        }
        match field.node.boolean() {
            Some(true) => Some(SideEffect::Yes),
            Some(false) => Some(SideEffect::No),
            None => {
                self.problems.error(
                    field.node.position,
                    "`by-side-effect` must be `true`, `false` or `only`",
                );
                None
            }
        }
    }

    fn propagator(&mut self, node: &Node, syntax: Syntax) -> Option<Propagator> {
        let mut part = self.part(node, syntax, "a propagator")?;
        let by_side_effect = self.flag_of(&mut part, "by-side-effect", true);
        let mut end = |key: &str| -> Option<String> {
            let mapping = part.mapping.as_mut()?;
            mapping
                .require(key, self.problems)?
                .metavariable(self.problems)
        };
        let from = end("from");
        let to = end("to");
        if part.mapping.is_none() {
            self.problems
                .error(node.position, "a propagator needs `from` and `to`");
        }
        let requires = self.requires(&mut part);
        let label = self.text_of(&mut part, "label");
        let replaced = part
            .mapping
            .as_mut()
            .and_then(|mapping| mapping.take("replace-labels"));
        let replace_labels = match replaced {
            Some(field) => {
                let labels = field.strings(self.problems)?;
                Some(labels.into_iter().map(|label| label.value).collect())
            }
            None => None,
        };
        let known = [
            "by-side-effect",
            "from",
            "to",
            "requires",
            "label",
            "replace-labels",
        ];
        let formula = self.finish(part, &known);
        Some(Propagator {
            formula: formula?,
            by_side_effect: by_side_effect?,
            from: from?,
            to: to?,
            requires: requires?,
            label: label?,
            replace_labels,
        })
    }

    fn sanitizer(&mut self, node: &Node, syntax: Syntax) -> Option<Sanitizer> {
        let mut part = self.part(node, syntax, "a sanitizer")?;
        let exact = self.flag_of(&mut part, "exact", false);
        let by_side_effect = self.flag_of(&mut part, "by-side-effect", false);
        let classic = self.flag_of(&mut part, "not_conflicting", false);
        let modern = self.flag_of(&mut part, "not-conflicting", false);
        let known = [
            "exact",
            "by-side-effect",
            "not_conflicting",
            "not-conflicting",
        ];
        let formula = self.finish(part, &known);
        Some(Sanitizer {
            formula: formula?,
            exact: exact?,
            by_side_effect: by_side_effect?,
            not_conflicting: classic? || modern?,
        })
    }

    fn sink(&mut self, node: &Node, syntax: Syntax) -> Option<Sink> {
        let mut part = self.part(node, syntax, "a sink")?;
        let exact = self.flag_of(&mut part, "exact", true);
        let at_exit = self.flag_of(&mut part, "at-exit", false);
        let requires = self.sink_requires(&mut part);
        let formula = self.finish(part, &["exact", "at-exit", "requires"]);
        Some(Sink {
            formula: formula?,
            exact: exact?,
            requires: requires?,
            at_exit: at_exit?,
        })
    }

    fn requires(&mut self, part: &mut Part<'_>) -> Option<Option<Precondition>> {
        let field = part
            .mapping
            .as_mut()
            .and_then(|mapping| mapping.take("requires"));
        match field {
            Some(field) => self.precondition(field).map(Some),
            None => Some(None),
        }
    }

    /// `A and not B`, or a list of `$X: A`.
    fn sink_requires(&mut self, part: &mut Part<'_>) -> Option<Option<SinkRequirement>> {
        let field = part
            .mapping
            .as_mut()
            .and_then(|mapping| mapping.take("requires"));
        let Some(field) = field else {
            return Some(None);
        };
        if !matches!(field.node.value, Value::Sequence(_)) {
            let precondition = self.precondition(field)?;
            return Some(Some(SinkRequirement::Value(precondition)));
        }
        let mut each = Vec::new();
        for item in field.list(self.problems)? {
            let mapping = Mapping::new(item, "an item of `requires`", self.problems)?;
            let Some(first) = mapping.first().filter(|_| mapping.len() == 1) else {
                self.problems.error(
                    item.position,
                    "an item of `requires` must be one metavariable with its labels",
                );
                return None;
            };
            if !check_metavariable(first.key, first.key_position, self.problems) {
                return None;
            }
            each.push((first.key.to_owned(), self.precondition(first)?));
        }
        Some(Some(SinkRequirement::Metavariables(each)))
    }

    fn precondition(&mut self, field: Field<'_>) -> Option<Precondition> {
        let text = field.located(self.problems)?;
        let precondition = Expression::parse(&text.value)
            .ok()
            .and_then(|expression| precondition(&expression));
        if precondition.is_none() {
            self.problems.error_with_help(
                text.position,
                format!("`{}` is not an expression over labels", text.value),
                Some("combine labels with `and`, `or` and `not`".to_owned()),
            );
        }
        precondition
    }
}

fn precondition(expression: &Expression) -> Option<Precondition> {
    Some(match expression {
        Expression::Literal(Constant::Boolean(boolean)) => Precondition::Constant(*boolean),
        Expression::Name(label) => Precondition::Label(label.clone()),
        Expression::Unary {
            operator: UnaryOperator::Not,
            operand,
        } => Precondition::Not(Box::new(precondition(operand)?)),
        Expression::Binary {
            operator: BinaryOperator::And,
            left,
            right,
        } => Precondition::All(vec![precondition(left)?, precondition(right)?]),
        Expression::Binary {
            operator: BinaryOperator::Or,
            left,
            right,
        } => Precondition::Any(vec![precondition(left)?, precondition(right)?]),
        _ => return None,
    })
}

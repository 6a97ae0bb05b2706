//! Conditions on metavariables, as both syntaxes write them.

use crate::condition::Expression;

use super::super::formula::{Analyzer, Condition, EntropyMode};
use super::super::languages::{LANGUAGES, is_known_language};
use super::super::options::Options;
use super::super::problems::did_you_mean;
use super::super::rule::{Target, target};
use super::super::yaml::Value;
use super::formula::FormulaReader;
use super::mapping::{Field, Mapping};

impl FormulaReader<'_> {
    fn metavariable(&mut self, mapping: &mut Mapping<'_>) -> Option<String> {
        mapping
            .require("metavariable", self.problems)?
            .metavariable(self.problems)
    }

    fn flag(&mut self, mapping: &mut Mapping<'_>, key: &str) -> Option<bool> {
        match mapping.take(key) {
            Some(field) => field.boolean(self.problems),
            None => Some(false),
        }
    }

    pub(super) fn regex_condition(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let metavariable = self.metavariable(&mut mapping);
        let regex = mapping
            .require("regex", self.problems)
            .and_then(|field| self.regex(field));
        let constant_propagation = self.flag(&mut mapping, "constant-propagation");
        mapping.finish(
            &["metavariable", "regex", "constant-propagation"],
            self.problems,
        );
        Some(Condition::Regex {
            metavariable: metavariable?,
            regex: regex?,
            constant_propagation: constant_propagation?,
        })
    }

    pub(super) fn comparison_condition(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let position = mapping.position();
        let metavariable = match mapping.take("metavariable") {
            Some(field) => Some(field.metavariable(self.problems)?),
            None => None,
        };
        let comparison = mapping
            .require("comparison", self.problems)
            .and_then(|field| self.comparison(field));
        let strip = self.flag(&mut mapping, "strip");
        let base = match mapping.take("base") {
            Some(field) => Some(field.integer(self.problems)?),
            None => None,
        };
        mapping.finish(
            &["metavariable", "comparison", "strip", "base"],
            self.problems,
        );
        let (comparison, strip) = (comparison?, strip?);
        if strip && metavariable.is_none() {
            self.problems
                .error(position, "`strip` needs `metavariable` to say of what");
            return None;
        }
        Some(comparison_with(comparison, metavariable, base, strip))
    }

    pub(super) fn comparison(&mut self, field: Field<'_>) -> Option<Expression> {
        let text = field.located(self.problems)?;
        let expression = match Expression::parse(&text.value) {
            Ok(expression) => expression,
            Err(message) => {
                self.problems
                    .error(text.position, format!("invalid comparison: {message}"));
                return None;
            }
        };
        if let Some(what) = expression.unsupported() {
            self.problems.warning(
                text.position,
                format!("this comparison never holds: {what} has no value here"),
                None,
            );
        }
        let mut invalid = None;
        expression.visit(&mut |part| {
            if let Expression::Call {
                function: crate::condition::Function::Match,
                arguments,
            } = part
                && let Some(Expression::Literal(crate::condition::Value::String(source))) =
                    arguments.first()
                && let Err(error) = crate::regex::check(source)
            {
                invalid.get_or_insert(error);
            }
        });
        if let Some(error) = invalid {
            self.problems.error(
                text.position,
                format!("invalid regular expression: {error}"),
            );
            return None;
        }
        Some(expression)
    }

    pub(super) fn analysis_condition(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let metavariable = self.metavariable(&mut mapping);
        let analyzer = mapping
            .require("analyzer", self.problems)
            .and_then(|field| self.analyzer(field));
        mapping.finish(&["metavariable", "analyzer"], self.problems);
        Some(Condition::Analysis {
            metavariable: metavariable?,
            analyzer: analyzer?,
        })
    }

    /// `entropy`, or `{kind: entropy_v2, mode: strict}`.
    fn analyzer(&mut self, field: Field<'_>) -> Option<Analyzer> {
        let mut mode = EntropyMode::default();
        let kind = if matches!(field.node.value, Value::Mapping(_)) {
            let mut mapping = Mapping::new(field.node, "`analyzer`", self.problems)?;
            let kind = mapping.require("kind", self.problems)?;
            let kind = kind.located(self.problems)?;
            if let Some(field) = mapping.take("mode") {
                let text = field.located(self.problems)?;
                mode = match text.value.as_str() {
                    "lax" => EntropyMode::Lax,
                    "default" => EntropyMode::Default,
                    "strict" => EntropyMode::Strict,
                    other => {
                        self.problems.error_with_help(
                            text.position,
                            format!("unknown mode `{other}`"),
                            Some("modes are `lax`, `default` and `strict`".to_owned()),
                        );
                        return None;
                    }
                };
            }
            mapping.finish(&["kind", "mode"], self.problems);
            kind
        } else {
            field.located(self.problems)?
        };
        match kind.value.as_str() {
            "entropy" => Some(Analyzer::Entropy),
            "entropy_v2" => Some(Analyzer::EntropyV2(mode)),
            "redos" => Some(Analyzer::Redos),
            other => {
                self.problems.error_with_help(
                    kind.position,
                    format!("unknown analyzer `{other}`"),
                    did_you_mean(other, ["entropy", "entropy_v2", "redos"]),
                );
                None
            }
        }
    }

    pub(super) fn type_condition(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let position = mapping.position();
        let metavariable = self.metavariable(&mut mapping);
        let mut types = Vec::new();
        if let Some(field) = mapping.take("type") {
            types.push(field.located(self.problems)?);
        }
        if let Some(field) = mapping.take("types") {
            types.extend(field.strings(self.problems)?);
        }
        let language = self.condition_language(&mut mapping);
        mapping.finish(
            &["metavariable", "type", "types", "language"],
            self.problems,
        );
        if types.is_empty() {
            self.problems
                .error(position, "`type` or `types` is missing");
            return None;
        }
        Some(Condition::Type {
            metavariable: metavariable?,
            types,
            language,
        })
    }

    pub(super) fn name_condition(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let position = mapping.position();
        let metavariable = self.metavariable(&mut mapping);
        let modules = self.one_or_many(&mut mapping, "module", "modules")?;
        let names = self.one_or_many(&mut mapping, "fqn", "fqns")?;
        let kind = match mapping.take("kind") {
            Some(field) => Some(field.string(self.problems)?),
            None => None,
        };
        mapping.finish(
            &["metavariable", "module", "modules", "kind", "fqn", "fqns"],
            self.problems,
        );
        if modules.is_empty() && names.is_empty() && kind.is_none() {
            self.problems
                .error(position, "`module` or `modules` is missing");
            return None;
        }
        Some(Condition::Name {
            metavariable: metavariable?,
            modules,
            kind,
            names,
        })
    }

    fn one_or_many(
        &mut self,
        mapping: &mut Mapping<'_>,
        one: &str,
        many: &str,
    ) -> Option<Vec<String>> {
        let mut values = Vec::new();
        if let Some(field) = mapping.take(one) {
            values.push(field.string(self.problems)?);
        }
        if let Some(field) = mapping.take(many) {
            let strings = field.strings(self.problems)?;
            values.extend(strings.into_iter().map(|string| string.value));
        }
        Some(values)
    }

    /// `language:` of a condition; an unknown one is an error, and left out.
    pub(super) fn condition_language(&mut self, mapping: &mut Mapping<'_>) -> Option<String> {
        let language = mapping.take("language")?.located(self.problems)?;
        if is_known_language(&language.value) {
            return Some(language.value);
        }
        self.problems.error_with_help(
            language.position,
            format!("unknown language `{}`", language.value),
            did_you_mean(&language.value.to_ascii_lowercase(), LANGUAGES),
        );
        None
    }

    /// Reads a formula that is matched against what a metavariable is bound to.
    pub(super) fn within_metavariable<T>(
        &mut self,
        language: Option<&str>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer: (Target, bool) = (self.target, self.in_metavariable_pattern);
        if let Some(language) = language {
            self.target = target(&[language.to_ascii_lowercase()], &Options::default());
        }
        self.in_metavariable_pattern = true;
        let result = read(self);
        (self.target, self.in_metavariable_pattern) = outer;
        result
    }
}

pub(super) fn comparison_with(
    comparison: Expression,
    metavariable: Option<String>,
    base: Option<i64>,
    strip: bool,
) -> Condition {
    Condition::Comparison {
        metavariable,
        comparison: if strip {
            comparison.stripped()
        } else {
            comparison
        },
        base,
        strip,
    }
}

//! Formulas in match syntax: `match: {all: [...], where: [...]}`.

use super::super::formula::{Condition, Focus, Formula};
use super::super::problems::did_you_mean;
use super::super::yaml::Node;
use super::condition::comparison_with;
use super::formula::{FormulaReader, refined};
use super::mapping::{Field, Mapping};

const FORMULA_KEYS: [&str; 7] = [
    "pattern", "all", "any", "regex", "not", "inside", "anywhere",
];

/// A part of `where:`.
enum Filter {
    Condition(Condition),
    Focus(Focus),
}

impl FormulaReader<'_> {
    /// A formula: a text is a pattern.
    pub(super) fn modern(&mut self, key: &str, node: &Node) -> Option<Formula> {
        if node.text().is_some() {
            return self.pattern(key, node);
        }
        let mut mapping = Mapping::new(node, &format!("`{key}`"), self.problems)?;
        let formula = self.modern_root(&mut mapping);
        let mut known = vec!["where", "as", "fix"];
        known.extend(FORMULA_KEYS);
        mapping.finish(&known, self.problems);
        formula
    }

    /// The formula of a mapping that may have other keys too.
    pub(super) fn modern_root(&mut self, mapping: &mut Mapping<'_>) -> Option<Formula> {
        let filters = mapping.take("where");
        let bind = match mapping.take("as") {
            Some(field) => Some(field.metavariable(self.problems)?),
            None => None,
        };
        let fix = match mapping.take("fix") {
            Some(field) => Some(field.string(self.problems)?),
            None => None,
        };
        let mut fields: Vec<Field<'_>> = FORMULA_KEYS
            .iter()
            .filter_map(|key| mapping.take(key))
            .collect();
        fields.sort_by_key(|field| field.key_position);
        let formula = match fields.as_slice() {
            [field] => self.modern_field(*field),
            [] => {
                let keys = FORMULA_KEYS.join("`, `");
                let typo = mapping
                    .rest()
                    .find_map(|field| did_you_mean(field.key, FORMULA_KEYS));
                self.problems.error_with_help(
                    mapping.position(),
                    format!("one of `{keys}` is missing"),
                    typo,
                );
                None
            }
            [first, second, ..] => {
                self.problems.error_with_help(
                    second.key_position,
                    format!("`{}` and `{}` exclude each other", first.key, second.key),
                    Some("put both under `all` or `any`".to_owned()),
                );
                None
            }
        };
        let (conditions, focus) = match filters {
            Some(field) => self.filters(field)?,
            None => (Vec::new(), Vec::new()),
        };
        Some(refined(formula?, conditions, focus, bind, fix))
    }

    fn modern_field(&mut self, field: Field<'_>) -> Option<Formula> {
        match field.key {
            "pattern" => self.pattern(field.key, field.node),
            "regex" => self.regex(field).map(Formula::Regex),
            "not" => {
                let inner = self.modern(field.key, field.node)?;
                self.check_not_negated(field.key, field.node.position, &inner);
                Some(Formula::Not(Box::new(inner)))
            }
            "inside" => {
                let inner = self.modern(field.key, field.node)?;
                self.check_not_negated(field.key, field.node.position, &inner);
                Some(Formula::Inside(Box::new(inner)))
            }
            "anywhere" => {
                let inner = self.modern(field.key, field.node)?;
                Some(Formula::Anywhere(Box::new(inner)))
            }
            "all" => {
                let of = self.modern_list(field)?;
                self.check_positive(field.key, field.key_position, &of);
                Some(Formula::all(of))
            }
            _ => {
                let of = self.modern_list(field)?;
                for formula in &of {
                    self.check_not_negated(field.key, field.key_position, formula);
                }
                Some(Formula::any(of))
            }
        }
    }

    fn modern_list(&mut self, field: Field<'_>) -> Option<Vec<Formula>> {
        let items = field.list(self.problems)?;
        let of: Vec<Formula> = items
            .iter()
            .filter_map(|item| self.modern(field.key, item))
            .collect();
        (of.len() == items.len()).then_some(of)
    }

    fn filters(&mut self, field: Field<'_>) -> Option<(Vec<Condition>, Vec<Focus>)> {
        let items = field.list(self.problems)?;
        let mut conditions = Vec::new();
        let mut focus = Vec::new();
        for item in items {
            match self.filter(item) {
                Some(Filter::Condition(condition)) => conditions.push(condition),
                Some(Filter::Focus(one)) => focus.push(one),
                None => {}
            }
        }
        (conditions.len() + focus.len() == items.len()).then_some((conditions, focus))
    }

    fn filter(&mut self, node: &Node) -> Option<Filter> {
        let mut mapping = Mapping::new(node, "an item of `where`", self.problems)?;
        if let Some(field) = mapping.take("focus") {
            let focus = self.focus(field);
            mapping.finish(&["focus"], self.problems);
            return focus.map(Filter::Focus);
        }
        if mapping.has("comparison") {
            return self.modern_comparison(mapping).map(Filter::Condition);
        }
        if mapping.has("analyzer") {
            return self.analysis_condition(mapping).map(Filter::Condition);
        }
        if mapping.has("type") || mapping.has("types") {
            return self.type_condition(mapping).map(Filter::Condition);
        }
        if mapping.has("module") || mapping.has("modules") {
            return self.name_condition(mapping).map(Filter::Condition);
        }
        if mapping.has("metavariable") {
            return self.metavariable_filter(mapping).map(Filter::Condition);
        }
        let known = ["focus", "comparison", "metavariable"];
        let typo = mapping
            .first()
            .and_then(|field| did_you_mean(field.key, known));
        self.problems.error_with_help(
            node.position,
            "an item of `where` needs one of `focus`, `comparison` or `metavariable`",
            typo,
        );
        None
    }

    fn modern_comparison(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let metavariable = match mapping.take("metavariable") {
            Some(field) => Some(field.metavariable(self.problems)?),
            None => None,
        };
        let comparison = mapping
            .require("comparison", self.problems)
            .and_then(|field| self.comparison(field));
        let strip = match mapping.take("strip") {
            Some(field) => field.boolean(self.problems)?,
            None => false,
        };
        let base = match mapping.take("base") {
            Some(field) => Some(field.integer(self.problems)?),
            None => None,
        };
        mapping.finish(
            &["metavariable", "comparison", "strip", "base"],
            self.problems,
        );
        Some(comparison_with(comparison?, metavariable, base, strip))
    }

    /// `{metavariable: $X, regex: ...}`, or any other formula for it.
    fn metavariable_filter(&mut self, mut mapping: Mapping<'_>) -> Option<Condition> {
        let metavariable = mapping
            .require("metavariable", self.problems)?
            .metavariable(self.problems);
        let language = self.condition_language(&mut mapping);
        let formula = self.within_metavariable(language.as_deref(), |reader| {
            reader.modern_root(&mut mapping)
        });
        let mut known = vec!["metavariable", "language", "where", "as", "fix"];
        known.extend(FORMULA_KEYS);
        mapping.finish(&known, self.problems);
        let metavariable = metavariable?;
        Some(match formula? {
            Formula::Regex(regex) => Condition::Regex {
                metavariable,
                regex,
                constant_propagation: true,
            },
            formula => Condition::Pattern {
                metavariable,
                language,
                formula: Box::new(formula),
            },
        })
    }
}

//! Formulas in classic syntax: `pattern:`, `patterns:`, `pattern-either:`...

use super::super::formula::{Condition, Formula};
use super::super::problems::did_you_mean;
use super::super::yaml::{Node, Value};
use super::formula::{FormulaReader, refined};
use super::mapping::{Field, Mapping};

/// The keys of which a rule has one.
pub(super) const ROOT_KEYS: [&str; 4] = ["pattern", "patterns", "pattern-either", "pattern-regex"];

/// The keys that stand alone, in lists and under other keys.
const FORMULA_KEYS: [&str; 9] = [
    "pattern",
    "patterns",
    "pattern-either",
    "pattern-regex",
    "pattern-not",
    "pattern-not-regex",
    "pattern-inside",
    "pattern-not-inside",
    "semgrep-internal-pattern-anywhere",
];

/// The filters, which stand in `patterns:` only.
const CONDITION_KEYS: [&str; 8] = [
    "focus-metavariable",
    "metavariable-regex",
    "metavariable-pattern",
    "metavariable-comparison",
    "metavariable-analysis",
    "metavariable-type",
    "metavariable-name",
    "semgrep-internal-metavariable-name",
];

impl FormulaReader<'_> {
    /// The one formula of a mapping that has other keys too.
    pub(super) fn classic_root(&mut self, mapping: &mut Mapping<'_>) -> Option<Formula> {
        let mut fields: Vec<Field<'_>> = ROOT_KEYS
            .iter()
            .filter_map(|key| mapping.take(key))
            .collect();
        fields.sort_by_key(|field| field.key_position);
        match fields.as_slice() {
            [field] => self.classic_field(*field),
            [] => {
                self.problems.error(
                    mapping.position(),
                    "one of `pattern`, `patterns`, `pattern-either` or `pattern-regex` is missing",
                );
                None
            }
            [first, second, ..] => {
                self.problems.error_with_help(
                    second.key_position,
                    format!("`{}` and `{}` exclude each other", first.key, second.key),
                    Some("put both under `patterns` or `pattern-either`".to_owned()),
                );
                None
            }
        }
    }

    fn classic_field(&mut self, field: Field<'_>) -> Option<Formula> {
        match field.key {
            "pattern" => self.pattern(field.key, field.node),
            "pattern-regex" => self.regex(field).map(Formula::Regex),
            "pattern-not-regex" => {
                let regex = self.regex(field)?;
                Some(Formula::Not(Box::new(Formula::Regex(regex))))
            }
            "pattern-not" => {
                let inner = self.classic_operand(field)?;
                Some(Formula::Not(Box::new(inner)))
            }
            "pattern-inside" => {
                let inner = self.classic_operand(field)?;
                Some(Formula::Inside(Box::new(inner)))
            }
            "pattern-not-inside" => {
                let inner = self.classic_operand(field)?;
                let inside = Formula::Inside(Box::new(inner));
                Some(Formula::Not(Box::new(inside)))
            }
            "semgrep-internal-pattern-anywhere" => {
                let inner = self.classic_operand(field)?;
                Some(Formula::Anywhere(Box::new(inner)))
            }
            "pattern-either" => self.either(field),
            "patterns" => self.conjunction(field),
            _ => {
                self.unknown(field);
                None
            }
        }
    }

    /// What is under `pattern-not:` and the like: a pattern or a formula.
    fn classic_operand(&mut self, field: Field<'_>) -> Option<Formula> {
        let formula = if field.node.text().is_some() {
            self.pattern(field.key, field.node)?
        } else {
            self.single(field.node, field.key)?
        };
        self.check_not_negated(field.key, field.node.position, &formula);
        Some(formula)
    }

    /// A mapping with exactly one key, which is a formula.
    fn single(&mut self, node: &Node, under: &str) -> Option<Formula> {
        if let Some(text) = node.text() {
            let first_line = text.lines().next().unwrap_or_default();
            self.problems.error_with_help(
                node.position,
                format!("items of `{under}` are mappings, not texts"),
                Some(format!("write `pattern: {first_line}`")),
            );
            return None;
        }
        let mapping = Mapping::new(node, &format!("an item of `{under}`"), self.problems)?;
        let Some(field) = mapping.first() else {
            self.problems
                .error(node.position, format!("an item of `{under}` is empty"));
            return None;
        };
        if mapping.len() > 1 {
            self.more_than_one(&mapping, under);
            return None;
        }
        self.classic_field(field)
    }

    fn more_than_one(&mut self, mapping: &Mapping<'_>, under: &str) {
        let Some(second) = mapping.rest().nth(1) else {
            return;
        };
        self.problems.error_with_help(
            second.key_position,
            format!("an item of `{under}` has more than one key"),
            Some(format!(
                "did you forget a hyphen in front of `{}`?",
                second.key
            )),
        );
    }

    fn either(&mut self, field: Field<'_>) -> Option<Formula> {
        let items = field.list(self.problems)?;
        let mut of = Vec::with_capacity(items.len());
        for item in items {
            if let Some(formula) = self.single(item, field.key) {
                self.check_not_negated(field.key, item.position, &formula);
                of.push(formula);
            }
        }
        (of.len() == items.len()).then(|| Formula::any(of))
    }

    fn conjunction(&mut self, field: Field<'_>) -> Option<Formula> {
        let items = field.list(self.problems)?;
        let mut of = Vec::new();
        let mut conditions = Vec::new();
        let mut focus = Vec::new();
        let mut read = 0;
        for item in items {
            let first = match &item.value {
                Value::Mapping(entries) if entries.len() == 1 => entries.first(),
                _ => None,
            };
            let is_condition =
                first.is_some_and(|entry| CONDITION_KEYS.contains(&entry.key.as_str()));
            if !is_condition {
                if let Some(formula) = self.single(item, field.key) {
                    of.push(formula);
                    read += 1;
                }
                continue;
            }
            let Some(condition) = Mapping::new(item, "a condition", self.problems)
                .and_then(|mapping| mapping.first())
            else {
                continue;
            };
            if condition.key == "focus-metavariable" {
                if let Some(one) = self.focus(condition) {
                    focus.push(one);
                    read += 1;
                }
            } else if let Some(one) = self.classic_condition(condition) {
                conditions.push(one);
                read += 1;
            }
        }
        if read < items.len() {
            return None;
        }
        self.check_positive(field.key, field.key_position, &of);
        Some(refined(Formula::all(of), conditions, focus, None, None))
    }

    fn classic_condition(&mut self, field: Field<'_>) -> Option<Condition> {
        let what = format!("`{}`", field.key);
        let mut mapping = Mapping::new(field.node, &what, self.problems)?;
        match field.key {
            "metavariable-regex" => self.regex_condition(mapping),
            "metavariable-pattern" => {
                let metavariable = mapping.require("metavariable", self.problems);
                let metavariable = metavariable.and_then(|field| field.metavariable(self.problems));
                let language = self.condition_language(&mut mapping);
                let formula = self.within_metavariable(language.as_deref(), |reader| {
                    reader.classic_root(&mut mapping)
                });
                let mut known = vec!["metavariable", "language"];
                known.extend(ROOT_KEYS);
                mapping.finish(&known, self.problems);
                Some(Condition::Pattern {
                    metavariable: metavariable?,
                    language,
                    formula: Box::new(formula?),
                })
            }
            "metavariable-comparison" => self.comparison_condition(mapping),
            "metavariable-analysis" => self.analysis_condition(mapping),
            "metavariable-type" => self.type_condition(mapping),
            _ => self.name_condition(mapping),
        }
    }

    fn unknown(&mut self, field: Field<'_>) {
        if CONDITION_KEYS.contains(&field.key) {
            self.problems.error_with_help(
                field.key_position,
                format!("`{}` must stand directly under `patterns`", field.key),
                None,
            );
            return;
        }
        if field.key == "pattern-where-python" {
            self.problems.error_with_help(
                field.key_position,
                "`pattern-where-python` runs code and is not supported",
                Some("use `metavariable-comparison`".to_owned()),
            );
            return;
        }
        let known = FORMULA_KEYS.iter().chain(&CONDITION_KEYS).copied();
        self.problems.error_with_help(
            field.key_position,
            format!("unknown key `{}`", field.key),
            did_you_mean(field.key, known),
        );
    }
}

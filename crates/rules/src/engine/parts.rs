//! Many rules in parts, of which a file needs two.
//!
//! A *part* is a rule set of its own: the rules for files of one language, or
//! those for any text. To read the rules for thirty languages takes longer than
//! to run those for one of them on a file; so parts are kept, and read, each by
//! itself. A rule for several languages is in several parts.
//!
//! What the parts for a file find together is what one set of all rules finds.

use std::collections::{BTreeMap, BTreeSet};

use laocoon_source::Language;
use laocoon_syntax::LazyTree;
use serde::{Deserialize, Serialize};

use super::compile::{Target, targets_of};
use super::{CompileError, FileMatches, RuleSet};
use crate::schema::{Rule, RuleBody};

/// Which files the rules of a part are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartName {
    /// Files of a language, by their structure.
    Language(Language),
    /// All text files.
    AnyText,
}

/// Some of many rules.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct RulePart {
    /// The rules of this part.
    pub set: RuleSet,
    /// For each of them its place among all rules.
    pub places: Vec<usize>,
}

/// All parts of many rules, by their names.
pub type Parts = BTreeMap<PartName, RulePart>;

impl PartName {
    /// The parts that a file in this language needs.
    pub fn of_file(language: Option<Language>) -> impl Iterator<Item = Self> {
        let of_language = language.map(Self::Language);
        of_language.into_iter().chain([Self::AnyText])
    }

    fn of(target: Target) -> Self {
        match target {
            Target::Language(language) => Self::Language(language),
            Target::Generic | Target::Regex => Self::AnyText,
        }
    }
}

impl RulePart {
    /// Compiles rules in parts. A rule that cannot be compiled for one of its
    /// languages is named, and in no part: what is run of a rule does not depend
    /// on the file.
    #[must_use]
    pub fn compile(rules: &[Rule]) -> (Parts, Vec<CompileError>) {
        let mut errors: BTreeMap<usize, CompileError> = BTreeMap::new();
        let mut members: BTreeMap<PartName, BTreeSet<usize>> = BTreeMap::new();
        for (place, rule) in rules.iter().enumerate() {
            // One that is not run is told if its globs or languages are wrong.
            let targets = match (&rule.body, targets_of(rule)) {
                (RuleBody::NotRun(_), _) | (_, Err(_)) => Vec::new(),
                (_, Ok(targets)) => targets,
            };
            if targets.is_empty() {
                let (_, problems) = RuleSet::compile(vec![rule.clone()]);
                errors.extend(problems.into_iter().map(|error| (place, error)));
            }
            for target in targets {
                members
                    .entry(PartName::of(target))
                    .or_default()
                    .insert(place);
            }
        }
        let mut parts = Parts::new();
        for (name, places) in members {
            let places: Vec<usize> = places.into_iter().collect();
            let of_part = places.iter().map(|place| rules[*place].clone()).collect();
            let (set, problems) =
                RuleSet::compile_for(of_part, &|target| PartName::of(target) == name);
            for (index, error) in problems {
                errors.entry(places[index]).or_insert(error);
            }
            parts.insert(name, Self { set, places });
        }
        for part in parts.values_mut() {
            let is_wrong = |rule: usize| errors.contains_key(&part.places[rule]);
            for target in part.set.targets.values_mut() {
                target.rules.retain(|rule| !is_wrong(rule.rule));
            }
        }
        (parts, errors.into_values().collect())
    }

    /// Runs the rules on one file, as [`RuleSet::scan_tree`], and names them by
    /// their places among all rules.
    #[must_use]
    pub fn scan_tree(&self, path: &str, file: &LazyTree<'_>) -> FileMatches {
        let FileMatches {
            mut matches,
            more,
            incomplete,
        } = self.set.scan_tree(path, file);
        let place = |rule: usize| self.places.get(rule).copied().unwrap_or(usize::MAX);
        for found in &mut matches {
            found.rule = place(found.rule);
        }
        FileMatches {
            matches,
            more: more
                .into_iter()
                .map(|(r, count)| (place(r), count))
                .collect(),
            incomplete: incomplete.into_iter().map(place).collect(),
        }
    }
}

impl FileMatches {
    /// Puts together what several parts found in a file, in the order in which
    /// one set of all rules would have told it.
    #[must_use]
    pub fn together(of_parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for found in of_parts {
            all.matches.extend(found.matches);
            for (rule, count) in found.more {
                *all.more.entry(rule).or_default() += count;
            }
            all.incomplete.extend(found.incomplete);
        }
        all.matches.sort_by_key(|found| (found.span, found.rule));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::parse_rules;
    use laocoon_syntax::parse::Limits;

    const RULES: &str = r#"
rules:
- {id: both, languages: [python, javascript], severity: ERROR, message: $X, pattern: f($X)}
- {id: wrong-in-one, languages: [python, javascript], severity: ERROR, message: m, pattern: "def f(): ..."}
- {id: wrong, languages: [python], severity: ERROR, message: m, pattern: "f("}
- {id: unknown, languages: [klingon], severity: ERROR, message: m, pattern: f()}
- {id: text, languages: [regex], severity: ERROR, message: m, pattern-regex: "f.*"}
- {id: words, languages: [generic, python], severity: ERROR, message: m, pattern: f(1)}
- id: other-language-within
  languages: [javascript]
  severity: ERROR
  message: m
  patterns:
  - pattern: run($CODE)
  - metavariable-pattern: {metavariable: $CODE, language: python, pattern: f(...)}
"#;

    fn files() -> [(Option<Language>, &'static str); 4] {
        [
            (Some(Language::Python), "f(1)\ng(f(2))\n"),
            (Some(Language::JavaScript), "f(1);\nrun('f(3)');\n"),
            (Some(Language::Go), "package f\n"),
            (None, "f(1)\n"),
        ]
    }

    #[test]
    fn parts_find_what_one_set_finds() {
        let rules = parse_rules("r.yaml", RULES).rules;
        let (whole, errors) = RuleSet::compile(rules.clone());
        let (parts, errors_of_parts) = RulePart::compile(&rules);
        assert_eq!(errors_of_parts, errors);
        let wrong: Vec<&str> = errors.iter().map(|error| &*error.rule).collect();
        assert!(
            wrong.contains(&"wrong") && wrong.contains(&"wrong-in-one"),
            "{wrong:?}"
        );
        for (language, text) in files() {
            let tree = LazyTree::new(language, text, Limits::default());
            let of_parts = PartName::of_file(language)
                .filter_map(|name| Some(parts.get(&name)?.scan_tree("a", &tree)));
            let found = FileMatches::together(of_parts);
            let expected = whole.scan_tree("a", &tree);
            assert!(!expected.matches.is_empty(), "{text}");
            assert_eq!(found.matches, expected.matches, "{text}");
        }
    }

    #[test]
    fn a_file_needs_the_part_of_its_language_and_that_of_any_text() {
        let names = |language| PartName::of_file(language).collect::<Vec<_>>();
        let go = PartName::Language(Language::Go);
        assert_eq!(names(Some(Language::Go)), [go, PartName::AnyText]);
        assert_eq!(names(None), [PartName::AnyText]);
    }
}

//! What is asked of matches: regular expressions, comparisons, nested
//! formulas, analyses and types.

use laocoon_source::Span;
use laocoon_syntax::facts::{Constant, Origin};
use laocoon_syntax::parse::{Limits, Problem};
use laocoon_syntax::{FileTree, Kind, NodeId, Role};

use super::compile::{CompiledCondition, CompiledFormula, Target};
use super::evaluate::{ParsedFile, Scan, Scope};
use super::ranges::{Range, RangeKind, merge};
use crate::condition::{
    NumberStyle, Value, has_high_entropy, may_backtrack_exponentially, parse_number,
};
use crate::matcher::{Binding, Bindings, Matcher, MetavariableId};
use crate::regex::Pattern as Regex;

impl Scan<'_> {
    /// The ranges that fulfil a condition, with the bindings it adds.
    pub(super) fn filter(&self, ranges: Vec<Range>, condition: &CompiledCondition) -> Vec<Range> {
        let mut kept = Vec::with_capacity(ranges.len());
        for range in ranges {
            if !self.work().spend(1) || !self.work().admits(kept.len()) {
                break;
            }
            match condition {
                CompiledCondition::Regex {
                    metavariable,
                    regex,
                    constants,
                } => {
                    if let Some(range) = self.holds_regex(range, *metavariable, regex, *constants) {
                        kept.push(range);
                    }
                }
                CompiledCondition::Within {
                    metavariable,
                    formula,
                } => {
                    self.holds_within(range, *metavariable, formula, &mut kept);
                }
                CompiledCondition::WithinText {
                    metavariable,
                    target,
                    formula,
                } => {
                    if self.holds_in_text(&range, *metavariable, *target, formula) {
                        kept.push(range);
                    }
                }
                CompiledCondition::Comparison(evaluator) => {
                    let resolve = |name: &str| self.value_of(&range, name);
                    match evaluator.holds(&resolve, now()) {
                        Ok(true) => kept.push(range),
                        Ok(false) => {}
                        Err(_) => self.work().cut_off(),
                    }
                }
                CompiledCondition::Entropy(metavariable) => {
                    if self
                        .string_of(&range, *metavariable)
                        .is_some_and(|text| has_high_entropy(&text))
                    {
                        kept.push(range);
                    }
                }
                CompiledCondition::Redos(metavariable) => {
                    if self
                        .string_of(&range, *metavariable)
                        .is_some_and(|text| may_backtrack_exponentially(&text))
                    {
                        kept.push(range);
                    }
                }
                CompiledCondition::Name {
                    metavariable,
                    modules,
                    names,
                } => {
                    if self.is_name_from(&range, *metavariable, modules, names) {
                        kept.push(range);
                    }
                }
                CompiledCondition::Type {
                    metavariable,
                    types,
                } => {
                    let node = binding_of(&range, *metavariable).and_then(node_of);
                    let holds = node.is_some_and(|node| {
                        types.iter().any(|kind| {
                            let mut holds = false;
                            let mut matcher = Matcher::new(
                                &self.file,
                                kind,
                                crate::matcher::MatchOptions::default(),
                                false,
                            );
                            matcher.has_type(kind.roots[0], node, &mut |_| holds = true);
                            if !matcher.is_complete() {
                                self.work().cut_off();
                            }
                            holds
                        })
                    });
                    if holds {
                        kept.push(range);
                    }
                }
            }
        }
        kept
    }

    /// The metavariable's text begins with a match.
    fn holds_regex(
        &self,
        mut range: Range,
        id: MetavariableId,
        regex: &Regex,
        constants: bool,
    ) -> Option<Range> {
        let binding = binding_of(&range, id)?;
        let text = match (
            constants,
            node_of(binding).and_then(|node| self.constant(node)),
        ) {
            (true, Some(constant)) => constant,
            _ => self.file.binding_text(binding),
        };
        let found = match regex.find_iter(&text).next() {
            Some(Ok(found)) => found,
            Some(Err(_)) => {
                self.work().cut_off();
                return None;
            }
            None => return None,
        };
        let start = self.file.binding_span(binding).start;
        let mut captures: Bindings = found
            .captures
            .iter()
            .filter_map(|(name, part)| {
                let span = Span {
                    start: start + part.start,
                    end: start + part.end,
                };
                Some((
                    self.set.interner.find_metavariable(name)?,
                    Binding::Text(span),
                ))
            })
            .collect();
        captures.sort_unstable_by_key(|(id, _)| *id);
        merge(&mut range.bindings, &captures);
        Some(range)
    }

    /// The metavariable is a name that the file says comes from there. One that
    /// nothing in the file defines may come from any module that all names
    /// were imported of.
    fn is_name_from(
        &self,
        range: &Range,
        id: MetavariableId,
        modules: &[String],
        names: &[String],
    ) -> bool {
        let facts = self.file.facts;
        let origins = binding_of(range, id)
            .and_then(node_of)
            .map_or_else(Vec::new, |node| facts.origins(self.file.tree, node));
        let comes_from = |origin: &Origin| {
            (modules.is_empty() || modules.iter().any(|module| origin.is_from(module)))
                && (names.is_empty() || names.iter().any(|name| origin.is_named(name)))
        };
        origins.into_iter().any(|mut origin| {
            comes_from(&origin)
                || origin.module.is_empty()
                    && facts.wildcard_imports.iter().any(|module| {
                        module.clone_into(&mut origin.module);
                        comes_from(&origin)
                    })
        })
    }

    /// A formula matches within the metavariable.
    fn holds_within(
        &self,
        range: Range,
        id: MetavariableId,
        formula: &CompiledFormula,
        kept: &mut Vec<Range>,
    ) {
        let Some(binding) = binding_of(&range, id) else {
            return;
        };
        let span = match binding {
            // A string's content is a string: the literal with its quotes.
            Binding::Content(node) if matches!(self.target, Target::Language(_)) => {
                self.file.tree.node(node).span
            }
            _ => self.file.binding_span(binding),
        };
        let context = Range {
            span,
            bindings: range.bindings.clone(),
            kind: RangeKind::Plain,
        };
        let matches = self.formula(formula, &Scope::Within(context));
        let mut seen: Vec<Bindings> = Vec::new();
        for found in matches {
            let mut bindings = range.bindings.clone();
            merge(&mut bindings, &found.bindings);
            if !self.work().spend(seen.len()) {
                return;
            }
            if !seen.contains(&bindings) {
                kept.push(Range {
                    bindings: bindings.clone(),
                    ..range.clone()
                });
                seen.push(bindings);
            }
        }
    }

    /// A formula matches in the metavariable's text, read as another language.
    fn holds_in_text(
        &self,
        range: &Range,
        id: MetavariableId,
        target: Target,
        formula: &CompiledFormula,
    ) -> bool {
        let Some(binding) = binding_of(range, id) else {
            return false;
        };
        let text = match node_of(binding) {
            Some(node) if self.file.tree.kind(node) == Kind::String => {
                self.file.tree.symbol_text(node).to_owned()
            }
            _ => self.file.binding_text(binding),
        };
        if !self.work().spend(text.len()) {
            return false;
        }
        let limits = Limits {
            max_nodes: 1_000_000,
            max_work: 1_000_000,
        };
        let tree = match target {
            Target::Language(language) => FileTree::new(language, &text, limits),
            _ => FileTree::default(),
        };
        let parsed = match target {
            Target::Language(language) => ParsedFile::new(self.set, language, &tree),
            _ => ParsedFile::without_structure(&tree),
        };
        let scan = Scan::new(self.set, target, &text, &parsed);
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let whole = Range {
            span: Span { start: 0, end },
            bindings: Bindings::new(),
            kind: RangeKind::Plain,
        };
        let found = scan.formula(formula, &Scope::Within(whole));
        if scan.work().is_cut_off() || tree.problems.iter().any(Problem::is_limit) {
            self.work().cut_off();
        }
        !found.is_empty()
    }

    /// The text of the constant behind an expression.
    fn constant(&self, node: NodeId) -> Option<String> {
        match self.file.facts.constant(node) {
            Some(Constant::Literal(literal)) => {
                Some(self.file.tree.symbol_text(literal).to_owned())
            }
            _ => None,
        }
    }

    /// The text of a string, for analyses.
    fn string_of(&self, range: &Range, id: MetavariableId) -> Option<String> {
        let binding = binding_of(range, id)?;
        match binding {
            Binding::Content(_) | Binding::Text(_) => Some(self.file.binding_text(binding)),
            Binding::Node(node) => match self.file.tree.kind(node) {
                Kind::String | Kind::Regex => Some(self.file.tree.symbol_text(node).to_owned()),
                _ => self.constant(node),
            },
            _ => None,
        }
    }

    /// What a metavariable is worth in a comparison.
    fn value_of(&self, range: &Range, name: &str) -> Option<Value> {
        let id = self.set.interner.find_metavariable(name)?;
        let binding = binding_of(range, id)?;
        let text = self.file.binding_text(binding);
        let Binding::Node(node) = binding else {
            return Some(Value::String(text));
        };
        let literal = match self.file.facts.constant(node) {
            Some(Constant::Literal(literal)) => literal,
            _ => node,
        };
        let tree = self.file.tree;
        let symbol = tree.symbol_text(literal);
        Some(match tree.kind(literal) {
            Kind::String | Kind::Character => Value::String(symbol.to_owned()),
            Kind::Boolean => Value::Boolean(symbol == "true"),
            Kind::Integer | Kind::Float => parse_number(
                symbol,
                NumberStyle {
                    leading_zero_is_octal: false,
                    suffixes: true,
                },
            )
            .unwrap_or(Value::Code(text)),
            Kind::Unary if tree.symbol_text(literal) == "-" => {
                let inner = tree
                    .child(literal, Role::Value)
                    .map(|value| tree.symbol_text(value))
                    .unwrap_or("");
                parse_number(
                    &format!("-{inner}"),
                    NumberStyle {
                        leading_zero_is_octal: false,
                        suffixes: true,
                    },
                )
                .unwrap_or(Value::Code(text))
            }
            _ => Value::Code(text),
        })
    }
}

fn binding_of(range: &Range, id: MetavariableId) -> Option<Binding> {
    range
        .bindings
        .iter()
        .find(|(bound, _)| *bound == id)
        .map(|(_, binding)| *binding)
}

fn node_of(binding: Binding) -> Option<NodeId> {
    match binding {
        Binding::Node(node) | Binding::Content(node) => Some(node),
        _ => None,
    }
}

/// Seconds since 1970, for `today()` in comparisons.
fn now() -> f64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0.0, |elapsed| elapsed.as_secs_f64())
}

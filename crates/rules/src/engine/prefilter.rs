//! What a file's text must contain for a rule to match at all.
//!
//! A **clause** is a list of literals one of which must occur; a rule needs
//! all its clauses. Negations are left out before clauses are made: from "not
//! A" nothing follows about what occurs. One automaton looks for the literals
//! of all rules of a language at once.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use laocoon_syntax::pattern_text::{is_metavariable, is_metavariable_ellipsis};
use laocoon_syntax::{Kind, NodeId, Role};
use rustc_hash::FxHashMap;

use crate::pattern::CompiledPattern;

/// Literals of which one must occur.
pub(crate) type Clause = Vec<String>;

/// The clauses of a pattern.
pub(crate) fn pattern_clauses(pattern: &CompiledPattern, data_language: bool) -> Vec<Clause> {
    let tree = &pattern.tree;
    let mut clauses = Vec::new();
    let mut id = NodeId(1);
    let end = NodeId(u32::try_from(tree.len()).unwrap_or(u32::MAX));
    while id < end {
        let node = tree.node(id);
        let text = tree.symbol_text(id);
        match node.kind {
            // A type may be known without being written.
            Kind::TypedMetavariable => {
                id = node.subtree_end;
                continue;
            }
            Kind::Name | Kind::Path | Kind::TypeName | Kind::KeywordArgument => {
                let default_export = node.role == Role::Name && text == "default";
                if !default_export && !pattern.regexes.contains_key(&id) {
                    push_words(text, &mut clauses);
                }
            }
            Kind::String | Kind::Atom
                if !text.contains('\\') && (data_language || is_required(pattern, id)) =>
            {
                push_words(text, &mut clauses);
            }
            _ => {}
        }
        id.0 += 1;
    }
    clauses
}

/// Whether a string is the module of `require("m")`.
fn is_required(pattern: &CompiledPattern, id: NodeId) -> bool {
    let tree = &pattern.tree;
    let call = tree.node(tree.node(id).parent).parent;
    tree.kind(call) == Kind::Call
        && tree.child(call, Role::Callee).is_some_and(|callee| {
            tree.kind(callee) == Kind::Name && tree.symbol_text(callee) == "require"
        })
}

/// One clause for each word of a name or path.
fn push_words(text: &str, clauses: &mut Vec<Clause>) {
    if text == "..."
        || is_metavariable(text)
        || is_metavariable_ellipsis(text)
        || text.contains('$')
    {
        return;
    }
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    for word in words.filter(|word| word.len() > 1) {
        let clause = vec![word.to_owned()];
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
}

/// What several alternatives have in common: of each its most telling clause,
/// together one clause; nothing if one alternative has none.
pub(crate) fn any_of(alternatives: Vec<Vec<Clause>>) -> Vec<Clause> {
    let mut merged: Clause = Vec::new();
    let mut common: Option<Vec<Clause>> = None;
    for clauses in &alternatives {
        let Some(best) = clauses.iter().max_by_key(|clause| {
            clause
                .iter()
                .map(String::len)
                .min()
                .unwrap_or(0)
                .saturating_sub(clause.len())
        }) else {
            return Vec::new();
        };
        for literal in best {
            if !merged.contains(literal) {
                merged.push(literal.clone());
            }
        }
        common = Some(match common {
            None => clauses.clone(),
            Some(common) => common
                .into_iter()
                .filter(|clause| clauses.contains(clause))
                .collect(),
        });
    }
    let mut result = common.unwrap_or_default();
    if !merged.is_empty() && !result.contains(&merged) && merged.len() <= 400 {
        result.push(merged);
    }
    result
}

/// The clauses of many rules, made ready to be looked for together.
#[derive(Debug)]
pub(crate) struct Prefilter {
    automaton: Option<AhoCorasick>,
    /// For each rule its clauses, as literal numbers.
    rules: Vec<Vec<Vec<u32>>>,
    literal_count: usize,
}

impl Prefilter {
    /// From the clauses of each rule.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "fewer literals than bytes of rules"
    )]
    pub(crate) fn build(rules: &[Vec<Clause>], caseless: bool) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut literals: Vec<&str> = Vec::new();
        let mut compiled = Vec::with_capacity(rules.len());
        for clauses in rules {
            let mut list = Vec::with_capacity(clauses.len());
            for clause in clauses {
                let clause: Vec<u32> = clause
                    .iter()
                    .map(|literal| {
                        *numbers.entry(literal).or_insert_with(|| {
                            literals.push(literal);
                            (literals.len() - 1) as u32
                        })
                    })
                    .collect();
                list.push(clause);
            }
            compiled.push(list);
        }
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(caseless)
            .match_kind(MatchKind::Standard)
            .build(&literals)
            .ok();
        Self {
            automaton,
            rules: compiled,
            literal_count: literals.len(),
        }
    }

    /// The rules whose clauses all hold in a text, by their numbers.
    pub(crate) fn candidates(&self, text: &str) -> Vec<usize> {
        let Some(automaton) = &self.automaton else {
            return (0..self.rules.len()).collect();
        };
        let mut present = vec![false; self.literal_count];
        let mut missing = self.literal_count;
        for found in automaton.find_overlapping_iter(text) {
            let slot = &mut present[found.pattern().as_usize()];
            if !*slot {
                *slot = true;
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
        }
        let holds = |clause: &Vec<u32>| clause.iter().any(|literal| present[*literal as usize]);
        (0..self.rules.len())
            .filter(|&rule| self.rules[rule].iter().all(holds))
            .collect()
    }
}

//! Which texts must occur wherever an expression matches.

use super::ast::{GroupKind, Node};

/// A text that a match contains.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Literal {
    /// The text; in lower case when case is ignored.
    pub text: String,
    /// Whether it may occur in any mixture of cases.
    ///
    /// Case is folded by Unicode: `s` also stands for `ſ` (U+017F) and `k` for
    /// `K` (U+212A). Who looks for the literal by ASCII case only must not rule
    /// out texts with these two characters.
    pub ignore_case: bool,
}

/// More alternatives than this in one clause are not worth looking for.
const MAXIMUM_CLAUSE: usize = 64;

/// Texts shorter than this say little about a file.
const MINIMUM_LENGTH: usize = 2;

/// What is known of a node's matches.
#[derive(Clone, Debug, Default)]
struct Facts {
    /// All matches, when there are few of them.
    exact: Option<Vec<Literal>>,
    /// Every match contains one literal out of each clause.
    clauses: Vec<Vec<Literal>>,
}

/// Clauses of which each holds wherever `node` matches: one of the clause's
/// literals is in the text. `None` when nothing is required.
pub(super) fn required(node: &Node) -> Option<Vec<Vec<Literal>>> {
    let facts = facts(node);
    let mut clauses = facts.clauses;
    if let Some(exact) = facts.exact {
        clauses.push(exact);
    }
    clauses.retain(|clause| is_useful(clause));
    clauses.sort();
    clauses.dedup();
    (!clauses.is_empty()).then_some(clauses)
}

fn is_useful(clause: &[Literal]) -> bool {
    !clause.is_empty()
        && clause
            .iter()
            .all(|literal| literal.text.chars().count() >= MINIMUM_LENGTH)
}

fn facts(node: &Node) -> Facts {
    match node {
        Node::Empty | Node::Assertion(_) => exactly(vec![literal(String::new(), false)]),
        Node::Character {
            character,
            ignore_case,
        } => character_facts(*character, *ignore_case),
        Node::Class(class) => {
            let mut characters = Vec::new();
            for range in class.ranges() {
                for character in range.start()..=range.end() {
                    if characters.len() >= 4 {
                        return Facts::default();
                    }
                    characters.push(literal(character.to_string(), false));
                }
            }
            exactly(characters)
        }
        Node::Sequence(nodes) => sequence(nodes),
        Node::Alternation(branches) => alternation(branches),
        Node::Repeat {
            node,
            minimum,
            maximum,
            ..
        } => match (minimum, maximum) {
            (0, _) => Facts::default(),
            (1, Some(1)) => facts(node),
            _ => {
                let mut inner = facts(node);
                if let Some(exact) = inner.exact.take() {
                    inner.clauses.push(exact);
                }
                inner
            }
        },
        Node::Group { kind, node } => match kind {
            GroupKind::Look {
                negated: false,
                behind: false,
            } => {
                // What it sees must be in the text, but is not part of the match.
                let mut inner = facts(node);
                if let Some(exact) = inner.exact.take() {
                    inner.clauses.push(exact);
                }
                inner.exact = Some(vec![literal(String::new(), false)]);
                inner
            }
            GroupKind::Look { .. } => exactly(vec![literal(String::new(), false)]),
            GroupKind::Capture { .. } | GroupKind::Plain | GroupKind::Atomic => facts(node),
        },
        Node::KeepOut | Node::Define(_) => exactly(vec![literal(String::new(), false)]),
        Node::Backreference { .. } | Node::Conditional { .. } | Node::Call { .. } => {
            Facts::default()
        }
    }
}

fn literal(text: String, ignore_case: bool) -> Literal {
    Literal { text, ignore_case }
}

fn exactly(literals: Vec<Literal>) -> Facts {
    Facts {
        exact: Some(literals),
        clauses: Vec::new(),
    }
}

fn character_facts(character: char, ignore_case: bool) -> Facts {
    if !ignore_case {
        return exactly(vec![literal(character.to_string(), false)]);
    }
    // Beyond ASCII, folding is the engine's affair.
    if !character.is_ascii() {
        return Facts::default();
    }
    exactly(vec![literal(
        character.to_ascii_lowercase().to_string(),
        true,
    )])
}

fn sequence(nodes: &[Node]) -> Facts {
    let mut clauses = Vec::new();
    let mut running: Option<Vec<Literal>> = Some(vec![literal(String::new(), false)]);
    let mut whole = true;
    for node in nodes {
        let next = facts(node);
        clauses.extend(next.clauses);
        running = match (running, next.exact) {
            (Some(left), Some(right)) => match joined(&left, &right) {
                Some(joined) => Some(joined),
                None => {
                    clauses.push(left);
                    whole = false;
                    Some(right)
                }
            },
            (Some(left), None) => {
                clauses.push(left);
                whole = false;
                None
            }
            (None, right) => right,
        };
    }
    if whole {
        return Facts {
            exact: running,
            clauses,
        };
    }
    clauses.extend(running);
    clauses.retain(|clause| is_useful(clause));
    Facts {
        exact: None,
        clauses,
    }
}

/// Every text of `left` followed by every text of `right`.
fn joined(left: &[Literal], right: &[Literal]) -> Option<Vec<Literal>> {
    if left.len() * right.len() > MAXIMUM_CLAUSE {
        return None;
    }
    let mut all = Vec::with_capacity(left.len() * right.len());
    for first in left {
        for second in right {
            all.push(join(first, second));
        }
    }
    Some(all)
}

/// One text after the other. If only one of them ignores case, so does the
/// whole: that asks for less, which is safe.
fn join(first: &Literal, second: &Literal) -> Literal {
    let ignore_case = first.ignore_case || second.ignore_case;
    let mut text = format!("{}{}", first.text, second.text);
    if ignore_case {
        text.make_ascii_lowercase();
    }
    Literal { text, ignore_case }
}

fn alternation(branches: &[Node]) -> Facts {
    let all: Vec<Facts> = branches.iter().map(facts).collect();
    let exact: Option<Vec<Vec<Literal>>> = all.iter().map(|facts| facts.exact.clone()).collect();
    if let Some(exact) = exact {
        let exact: Vec<Literal> = exact.into_iter().flatten().collect();
        if exact.len() <= MAXIMUM_CLAUSE {
            return exactly(exact);
        }
    }
    // One clause: the best of each branch.
    let mut clause = Vec::new();
    for facts in all {
        let mut clauses = facts.clauses;
        clauses.extend(facts.exact);
        let best = clauses
            .into_iter()
            .filter(|clause| is_useful(clause))
            .max_by_key(|clause| {
                let shortest = clause.iter().map(|literal| literal.text.len()).min();
                (shortest, std::cmp::Reverse(clause.len()))
            });
        match best {
            Some(best) => clause.extend(best),
            None => return Facts::default(),
        }
        if clause.len() > MAXIMUM_CLAUSE {
            return Facts::default();
        }
    }
    Facts {
        exact: None,
        clauses: vec![clause],
    }
}

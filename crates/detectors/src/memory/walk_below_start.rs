//! A walk towards the start of a text that does not stop at the start.
//!
//! ## What it finds
//!
//! Loops that look at the last element (`text[length - 1]`, `*(end - 1)`) and go
//! down as long as it is of some kind, and ask nowhere whether there is one left.
//!
//! ## Why that is bad
//!
//! A text that is empty, or all blanks, is walked past its first byte, and what
//! stands before it is read and often overwritten.
//!
//! ## Example
//!
//! ```c
//! while (line[length - 1] == ' ')
//!     line[--length] = '\0';
//! ```
//!
//! ## Limits
//!
//! The index has to be compared in the condition, or the loop left under a
//! condition that mentions it, to count as checked. A sentinel before the text
//! is not known.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/787.html>
//! - <https://cwe.mitre.org/data/definitions/124.html>
//! - <https://cwe.mitre.org/data/definitions/127.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/walk-below-start`
pub struct WalkBelowStart;

/// So much of a loop is looked at: loops stand in loops.
const MOST_NODES: usize = 2_000;

impl Detector for WalkBelowStart {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/walk-below-start",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-787", "CWE-127"],
            remediation: "Ask first whether something is left: `while (length > 0 && ...)`.",
            source: include_str!("walk_below_start.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["--", "-= 1", "- 1"])
            .with_kinds(&[Kind::While, Kind::For])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        let loops = [Kind::While, Kind::For].map(|kind| code.tree.of_kind(kind).iter());
        for &walk in loops.into_iter().flatten() {
            if let Some(index) = unbounded_walk(&code, walk) {
                let message = format!(
                    "Nothing stops `{}` at the start of what is walked.",
                    code.told(index)
                );
                let place = code.child(walk, Role::Condition).unwrap_or(walk);
                findings.at(code.span(place), message);
            }
        }
    }
}

/// The index that a loop takes below the start.
fn unbounded_walk(code: &Code<'_>, walk: NodeId) -> Option<NodeId> {
    let condition = code.child(walk, Role::Condition)?;
    let mut atoms = Vec::new();
    conjuncts(code, condition, &mut atoms)?;
    let index = atoms.iter().find_map(|&atom| last_element(code, atom))?;
    if !goes_down(code, walk, index) || is_left_for(code, walk, index) {
        return None;
    }
    let is_bound = |atom: NodeId| {
        code.mentions(atom, index)
            && last_element(code, atom).is_none_or(|own| own != index)
            && !is_element_test(code, atom)
    };
    (!atoms.iter().any(|&atom| is_bound(atom)) && !is_asked_before(code, walk)).then_some(index)
}

/// Takes `a && b` apart; nothing for a condition of too many parts.
fn conjuncts(code: &Code<'_>, condition: NodeId, atoms: &mut Vec<NodeId>) -> Option<()> {
    let mut open = vec![condition];
    while let Some(node) = open.pop() {
        if atoms.len() > 16 {
            return None;
        }
        if code.kind(node) == Kind::Binary && matches!(code.symbol(node), "&&" | "||") {
            open.extend(code.child(node, Role::Left));
            open.extend(code.child(node, Role::Right));
        } else {
            atoms.push(node);
        }
    }
    Some(())
}

/// The element test in an atom: a comparison with a character, or a call such
/// as `isspace`.
fn is_element_test(code: &Code<'_>, atom: NodeId) -> bool {
    match code.kind(atom) {
        Kind::Binary => [Role::Left, Role::Right].into_iter().any(|role| {
            code.child(atom, role).is_some_and(|side| {
                code.kind(side) == Kind::Character
                    || code.integer(side) == Some(0) && element_index(code, atom).is_some()
            })
        }),
        Kind::Call => code.called(atom).is_some_and(|name| name.starts_with("is")),
        _ => false,
    }
}

/// The index of the last element that an atom tests.
fn last_element(code: &Code<'_>, atom: NodeId) -> Option<NodeId> {
    if !is_element_test(code, atom) {
        return None;
    }
    element_index(code, atom)
}

/// `x` of `a[x - 1]`, and of `*(p - 1)`.
fn element_index(code: &Code<'_>, atom: NodeId) -> Option<NodeId> {
    code.tree.subtree(atom).take(32).find_map(|node| {
        let inner = match code.kind(node) {
            Kind::Index => code.child(node, Role::Index)?,
            Kind::Unary if code.symbol(node) == "*" => code.child(node, Role::Value)?,
            _ => return None,
        };
        let is_less = code.kind(inner) == Kind::Binary
            && code.symbol(inner) == "-"
            && code
                .child(inner, Role::Right)
                .and_then(|one| code.integer(one))
                == Some(1);
        let name = if is_less {
            code.child(inner, Role::Left)?
        } else {
            return None;
        };
        (code.kind(name) == Kind::Name).then_some(name)
    })
}

/// Whether a loop counts a variable down and never up.
fn goes_down(code: &Code<'_>, walk: NodeId, index: NodeId) -> bool {
    let steps: Vec<&str> = code
        .tree
        .subtree(walk)
        .take(MOST_NODES)
        .filter_map(|node| {
            let target = match code.kind(node) {
                Kind::Update => code.child(node, Role::Value)?,
                Kind::AugmentedAssign => code.child(node, Role::Target)?,
                _ => return None,
            };
            code.is_same(target, index).then(|| code.symbol(node))
        })
        .collect();
    !steps.is_empty() && steps.iter().all(|step| matches!(*step, "--" | "-"))
}

/// Whether the loop is left under a condition that mentions the index.
fn is_left_for(code: &Code<'_>, walk: NodeId, index: NodeId) -> bool {
    code.tree.subtree(walk).take(MOST_NODES).any(|node| {
        code.kind(node) == Kind::If
            && code
                .child(node, Role::Condition)
                .is_some_and(|condition| code.mentions(condition, index))
    })
}

/// Whether what stands around the loop says that the text is not all of the
/// kind: `if (isalpha(text[0]))`. Only conditions that read the first element.
fn is_asked_before(code: &Code<'_>, walk: NodeId) -> bool {
    code.tree
        .ancestors(walk)
        .take_while(|&above| code.kind(above) != Kind::FunctionDefinition)
        .filter(|&above| matches!(code.kind(above), Kind::If))
        .filter_map(|above| code.child(above, Role::Condition))
        .any(|condition| {
            code.tree.subtree(condition).take(64).any(|node| {
                code.kind(node) == Kind::Index
                    && code
                        .child(node, Role::Index)
                        .and_then(|one| code.integer(one))
                        == Some(0)
            })
        })
}

//! What `local.x` and `var.x` hold in a Terraform file: the value in its
//! `locals` blocks, the default of its `variable` block.

use rustc_hash::FxHashMap;

use super::{Constant, Facts};
use crate::{Kind, NodeId, Role, SyntaxTree};

/// How far a value that is itself a reference is followed.
const MAX_REFERENCES: u32 = 20;

/// A reference: `local` or `var`, and the name after it.
type Reference = (&'static str, String);

/// Fills `constants` and `symbolic` for references; run before constants are
/// folded, so that strings with references in them fold too.
pub(super) fn link(tree: &SyntaxTree, facts: &mut Facts) {
    let values = values(tree);
    if values.is_empty() {
        return;
    }
    for &member in tree.of_kind(Kind::Member) {
        let Some(value) = resolve(tree, &values, member) else {
            continue;
        };
        if is_literal(tree.kind(value)) {
            facts.constants.insert(member, Constant::Literal(value));
        }
        facts.symbolic.insert(member, value);
    }
}

fn is_literal(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::String | Kind::Integer | Kind::Float | Kind::Boolean
    )
}

/// What a reference stands for in the end.
fn resolve(
    tree: &SyntaxTree,
    values: &FxHashMap<Reference, NodeId>,
    member: NodeId,
) -> Option<NodeId> {
    let mut value = *values.get(&reference(tree, member)?)?;
    for _ in 0..MAX_REFERENCES {
        match reference(tree, value).and_then(|inner| values.get(&inner)) {
            Some(&next) => value = next,
            None => return Some(value),
        }
    }
    None
}

fn reference(tree: &SyntaxTree, id: NodeId) -> Option<Reference> {
    if tree.kind(id) != Kind::Member {
        return None;
    }
    let (object, name) = (tree.child(id, Role::Object)?, tree.child(id, Role::Name)?);
    let scope = match (tree.kind(object), tree.symbol_text(object)) {
        (Kind::Name, "local") => "local",
        (Kind::Name, "var") => "var",
        _ => return None,
    };
    Some((scope, tree.symbol_text(name).to_owned()))
}

/// The values of the file. What is defined twice is left out.
fn values(tree: &SyntaxTree) -> FxHashMap<Reference, NodeId> {
    let mut values: FxHashMap<Reference, Option<NodeId>> = FxHashMap::default();
    let mut add = |reference: Reference, value: NodeId| {
        values
            .entry(reference)
            .and_modify(|known| *known = None)
            .or_insert(Some(value));
    };
    for statement in tree.children(NodeId::ROOT) {
        let Some((kind, label, body)) = block(tree, statement) else {
            continue;
        };
        for pair in tree.children(body) {
            let (Some(key), Some(value)) =
                (tree.child(pair, Role::Key), tree.child(pair, Role::Value))
            else {
                continue;
            };
            let key = tree.symbol_text(key);
            match (kind, label) {
                ("locals", _) => add(("local", key.to_owned()), value),
                ("variable", Some(name)) if key == "default" => {
                    add(("var", name.to_owned()), value)
                }
                _ => {}
            }
        }
    }
    values
        .into_iter()
        .filter_map(|(reference, value)| Some((reference, value?)))
        .collect()
}

/// A block's type, its first label and its body.
fn block(tree: &SyntaxTree, statement: NodeId) -> Option<(&str, Option<&str>, NodeId)> {
    let call = tree.child(statement, Role::Value)?;
    if tree.kind(call) != Kind::Call {
        return None;
    }
    let callee = tree.child(call, Role::Callee)?;
    let arguments: Vec<NodeId> = tree.children(tree.child(call, Role::Arguments)?).collect();
    let (&body, labels) = arguments.split_last()?;
    let label = labels.first().map(|&label| tree.symbol_text(label));
    (tree.kind(body) == Kind::Object).then_some((tree.symbol_text(callee), label, body))
}

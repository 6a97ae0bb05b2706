//! A tree as text, for snapshots and for `rules explain`.

use std::fmt::Write as _;

use crate::{Flags, NodeId, SyntaxTree};

/// One line a node: indentation, role, kind, symbol.
#[must_use]
pub fn dump(tree: &SyntaxTree) -> String {
    let mut text = String::new();
    if !tree.is_empty() {
        dump_node(tree, NodeId::ROOT, 0, &mut text);
    }
    text
}

/// As [`dump`], for one node and what is below it.
#[must_use]
pub fn dump_subtree(tree: &SyntaxTree, id: NodeId) -> String {
    let mut text = String::new();
    dump_node(tree, id, 0, &mut text);
    text
}

fn dump_node(tree: &SyntaxTree, root: NodeId, indent: usize, text: &mut String) {
    // Iterative: a tree may be as deep as the parser lets it be.
    let mut stack = vec![(root, indent)];
    while let Some((id, indent)) = stack.pop() {
        let node = tree.node(id);
        let _ = write!(
            text,
            "{:indent$}{}: {}",
            "",
            node.role.name(),
            node.kind.name()
        );
        let symbol = tree.symbols.text(node.symbol);
        if !symbol.is_empty() {
            let _ = write!(text, " {symbol:?}");
        }
        for (flag, name) in [
            (Flags::PREFIX, "prefix"),
            (Flags::MISSING, "missing"),
            (Flags::OPEN, "open"),
            (Flags::CASELESS, "caseless"),
            (Flags::PREFIXED, "prefixed"),
            (Flags::VIRTUAL, "virtual"),
        ] {
            if node.flags.has(flag) {
                let _ = write!(text, " {name}");
            }
        }
        text.push('\n');
        let children: Vec<_> = tree.children(id).collect();
        stack.extend(children.into_iter().rev().map(|child| (child, indent + 2)));
    }
}

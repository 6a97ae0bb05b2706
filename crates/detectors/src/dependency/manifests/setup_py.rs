//! `setup.py`, as far as its lists are written out.
//!
//! Source: <https://setuptools.pypa.io/en/latest/references/keywords.html>

use laocoon_syntax::facts::Constant;
use laocoon_syntax::{FileTree, Kind, NodeId, Role, SyntaxTree};

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, read_python};

const LISTS: [&str; 4] = [
    "install_requires",
    "setup_requires",
    "tests_require",
    "extras_require",
];

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let Some(file_tree) = file.tree() else {
        return manifest;
    };
    let tree = &file_tree.tree;
    for &argument in tree.of_kind(Kind::KeywordArgument) {
        let key = tree.symbol_text(argument);
        let Some(value) = tree.child(argument, Role::Value) else {
            continue;
        };
        if key == "name" && is_setup(file_tree, argument) {
            if tree.kind(value) == Kind::String {
                manifest.own(Ecosystem::Python, tree.symbol_text(value));
            }
        } else if LISTS.contains(&key) {
            read_value(file_tree, value, &mut manifest);
        } else if key == "dependency_links" {
            for text in tree
                .subtree(value)
                .filter(|id| tree.kind(*id) == Kind::String)
            {
                let address = tree.symbol_text(text);
                if address.contains("://") {
                    let span = tree.node(text).span;
                    manifest.registry(Ecosystem::Python, key, address, true, span);
                }
            }
        }
    }
    manifest
}

fn is_setup(file: &FileTree, argument: NodeId) -> bool {
    let tree = &file.tree;
    let call = tree.node(tree.node(argument).parent).parent;
    tree.child(call, Role::Callee).is_some_and(|callee| {
        tree.subtree(callee)
            .any(|id| tree.kind(id) == Kind::Name && tree.symbol_text(id) == "setup")
    })
}

/// Whether a text stands in lists and tables alone, up to the whole value.
fn is_whole(tree: &SyntaxTree, text: NodeId, value: NodeId) -> bool {
    let above = tree
        .ancestors(text)
        .take_while(|id| tree.is_ancestor(value, *id));
    let mut below = text;
    for id in above {
        let is_list = match tree.kind(id) {
            Kind::List | Kind::Tuple | Kind::Set | Kind::Dict | Kind::Pair | Kind::Spread => true,
            // Lists put together, and no texts.
            Kind::Binary => tree.kind(below) != Kind::String,
            _ => false,
        };
        if !is_list {
            return false;
        }
        below = id;
    }
    true
}

/// All texts in a list or table, and of the variable that a name means.
fn read_value(file: &FileTree, value: NodeId, manifest: &mut Manifest) {
    let tree = &file.tree;
    let value = match tree.kind(value) {
        Kind::Name => match file.facts.symbolic(value) {
            Some(list) => list,
            None => {
                manifest.is_partial = true;
                return;
            }
        },
        _ => value,
    };
    for id in tree.subtree(value) {
        match tree.kind(id) {
            Kind::String if tree.node(id).role == Role::Key => {}
            // A part of a text that is put together.
            Kind::String if !is_whole(tree, id, value) => manifest.is_partial = true,
            Kind::String => {
                let start = tree.node(id).span.start as usize;
                let read = read_python(tree.symbol_text(id), start + 1);
                manifest.requirements.extend(read);
            }
            Kind::Name if file.facts.constant(id).is_none() => manifest.is_partial = true,
            Kind::Name if matches!(file.facts.constant(id), Some(Constant::AnyString)) => {
                manifest.is_partial = true;
            }
            Kind::Call => manifest.is_partial = true,
            _ => {}
        }
    }
}

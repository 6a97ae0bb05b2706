//! What a file shows of its macros, functions and types, looked up once.

use laocoon_syntax::facts::{DefinitionId, Facts};
use laocoon_syntax::{Kind, NodeId, Role, Symbol, SyntaxTree};
use rustc_hash::{FxHashMap, FxHashSet};

/// By name.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The value of a macro without parameters. One that is defined twice has
    /// none: which of them holds, the file does not show.
    pub(super) macros: FxHashMap<Symbol, NodeId>,
    /// Macros with parameters.
    pub(super) call_macros: FxHashSet<Symbol>,
    /// A function with a body; none if there are several of the name.
    pub(super) functions: FxHashMap<Symbol, Option<NodeId>>,
    /// The type that another name stands for.
    pub(super) aliases: FxHashMap<Symbol, NodeId>,
    /// A structure with a body.
    pub(super) structures: FxHashMap<Symbol, NodeId>,
    /// A constant of an enumeration: the value that was given last before it,
    /// and how far from that it is.
    pub(super) enumerators: FxHashMap<Symbol, (Option<NodeId>, i128)>,
    /// Variables that a function is given that asks for a length or a size.
    pub(crate) measured: FxHashSet<DefinitionId>,
}

impl Known {
    pub(super) fn of(tree: &SyntaxTree, facts: &Facts) -> Self {
        let mut known = Self::default();
        let name = |node| Some(tree.node(tree.child(node, Role::Name)?).symbol);
        let mut twice = Vec::new();
        for &line in tree.of_kind(Kind::Opaque) {
            if tree.symbol_text(line) != "#define" {
                continue;
            }
            if tree.child(line, Role::Parameters).is_some() {
                known.call_macros.extend(name(line));
                continue;
            }
            if let (Some(name), Some(value)) = (name(line), tree.child(line, Role::Value))
                && known.macros.insert(name, value).is_some()
            {
                twice.push(name);
            }
        }
        for name in twice {
            known.macros.remove(&name);
        }
        for &function in tree.of_kind(Kind::FunctionDefinition) {
            if let (Some(name), Some(_)) = (name(function), tree.child(function, Role::Body)) {
                let entry = known.functions.entry(name);
                entry
                    .and_modify(|one| *one = None)
                    .or_insert(Some(function));
            }
        }
        for &alias in tree.of_kind(Kind::TypeAlias) {
            if let (Some(name), Some(value)) = (name(alias), tree.child(alias, Role::Value)) {
                known.aliases.insert(name, value);
            }
        }
        for &class in tree.of_kind(Kind::ClassDefinition) {
            if let (Some(name), Some(_)) = (name(class), tree.child(class, Role::Body)) {
                known.structures.insert(name, class);
            }
        }
        let mut last: Option<(NodeId, Option<NodeId>, i128)> = None;
        for &member in tree.of_kind(Kind::EnumMember) {
            let parent = tree.node(member).parent;
            let value = tree.child(member, Role::Value);
            let (base, further) = match (value, last) {
                (Some(value), _) => (Some(value), 0),
                (None, Some((same, base, further))) if same == parent => (base, further + 1),
                (None, _) => (None, 0),
            };
            last = Some((parent, base, further));
            if let Some(name) = name(member) {
                known.enumerators.insert(name, (base, further));
            }
        }
        for &call in tree.of_kind(Kind::Call) {
            let callee = tree.child(call, Role::Callee);
            let name = callee.map_or("", |callee| tree.symbol_text(callee));
            let arguments = tree.child(call, Role::Arguments);
            if let (true, Some(arguments)) = (asks_for_length(name), arguments) {
                // Calls nest: what is in a call of a call is not looked at again.
                let names = tree
                    .children(arguments)
                    .filter_map(|one| first_name(tree, one));
                known
                    .measured
                    .extend(names.filter_map(|name| facts.definition(name)));
            }
        }
        known
    }
}

fn asks_for_length(function: &str) -> bool {
    let is_length = |word: &str| function.contains(word);
    is_length("len") || is_length("Len") || is_length("size") || is_length("Size")
}

/// The variable that an expression begins with.
fn first_name(tree: &SyntaxTree, node: NodeId) -> Option<NodeId> {
    tree.subtree(node)
        .take(16)
        .find(|&inner| tree.kind(inner) == Kind::Name)
}

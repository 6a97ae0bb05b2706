//! Variables that may change without a write that is seen: a pointer or
//! reference to them is taken, functions within write them, or they outlive
//! the function.

use laocoon_source::Language;
use laocoon_syntax::facts::{DefinitionId, Facts, is_written};
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::constants::function_around;

/// The unstable variables of a file.
pub(crate) fn unstable(
    tree: &SyntaxTree,
    facts: &Facts,
    language: Language,
) -> FxHashSet<DefinitionId> {
    let mut found = Unstable {
        tree,
        facts,
        list: FxHashSet::default(),
    };
    found.written_within();
    if matches!(
        language,
        Language::C | Language::Cpp | Language::Go | Language::Rust | Language::Php
    ) {
        found.pointed_at();
    }
    if matches!(language, Language::C | Language::Cpp | Language::Php) {
        found.kept();
    }
    if language == Language::Cpp {
        found.read_into();
    }
    if language == Language::Ruby {
        found.changed_in_place();
    }
    found.list
}

struct Unstable<'a> {
    tree: &'a SyntaxTree,
    facts: &'a Facts,
    list: FxHashSet<DefinitionId>,
}

impl Unstable<'_> {
    /// Takes down the variable that an expression names.
    fn add(&mut self, node: Option<NodeId>) {
        let name = node.filter(|&node| self.tree.kind(node) == Kind::Name);
        self.list
            .extend(name.and_then(|name| self.facts.definition(name)));
    }

    /// Written by functions of which one lies in another.
    fn written_within(&mut self) {
        let mut writers: FxHashMap<DefinitionId, Option<NodeId>> = FxHashMap::default();
        let mut several = Vec::new();
        for &name in self.tree.of_kind(Kind::Name) {
            let node = self.tree.node(name);
            let is_defined =
                node.role == Role::Name && self.tree.kind(node.parent) == Kind::VariableDefinition;
            if !is_defined && !is_written(self.tree, name) {
                continue;
            }
            let Some(id) = self.facts.definition(name) else {
                continue;
            };
            let writer = function_around(self.tree, name);
            if *writers.entry(id).or_insert(writer) != writer {
                several.push(id);
            }
        }
        self.list.extend(several);
    }

    /// `&x`.
    fn pointed_at(&mut self) {
        let taken: Vec<NodeId> = self
            .tree
            .of_kind(Kind::Unary)
            .iter()
            .copied()
            .filter(|&unary| self.tree.symbol_text(unary).starts_with('&'))
            .collect();
        for unary in taken {
            self.add(self.tree.child(unary, Role::Value));
        }
    }

    /// `static int x`, `volatile int x`; arrays and references, which others
    /// can write through.
    fn kept(&mut self) {
        let kept: Vec<NodeId> =
            self.tree
                .of_kind(Kind::VariableDefinition)
                .iter()
                .copied()
                .filter(|&variable| {
                    let kind = self.tree.child(variable, Role::Type);
                    let by_type = kind.is_some_and(|kind| {
                        matches!(self.tree.kind(kind), Kind::ArrayType | Kind::ReferenceType)
                    });
                    by_type
                        || self.tree.children_in(variable, Role::Modifier).any(|word| {
                            matches!(self.tree.symbol_text(word), "static" | "volatile")
                        })
                })
                .collect();
        for variable in kept {
            self.add(self.tree.child(variable, Role::Name));
            self.add(self.tree.child(variable, Role::Value));
        }
    }

    /// `std::cin >> x`.
    fn read_into(&mut self) {
        let read: Vec<NodeId> = self
            .tree
            .of_kind(Kind::Binary)
            .iter()
            .copied()
            .filter(|&binary| self.tree.symbol_text(binary) == ">>")
            .collect();
        for binary in read {
            self.add(self.tree.child(binary, Role::Right));
        }
    }

    /// Ruby's texts change in place, under every name that they have.
    fn changed_in_place(&mut self) {
        let changes = |node: NodeId| match self.tree.kind(node) {
            Kind::Binary => self.tree.symbol_text(node) == "<<",
            _ => {
                let name = self.tree.child(node, Role::Name);
                let name = name.map_or("", |name| self.tree.symbol_text(name));
                name.ends_with('!')
                    || matches!(name, "concat" | "prepend" | "insert" | "replace" | "clear")
            }
        };
        let binaries = self.tree.of_kind(Kind::Binary).iter();
        let members = self.tree.of_kind(Kind::Member).iter();
        let changing = binaries.chain(members).filter(|&&node| changes(node));
        let functions: FxHashSet<NodeId> = changing
            .map(|&node| function_around(self.tree, node).unwrap_or(NodeId::ROOT))
            .collect();
        let all = self.tree.of_kind(Kind::Name);
        for function in functions {
            let end = self.tree.node(function).subtree_end;
            let first = all.partition_point(|&node| node < function);
            let names = all.iter().skip(first).take_while(|&&name| name < end);
            self.list
                .extend(names.filter_map(|&name| self.facts.definition(name)));
        }
    }
}

//! What can be known about one file without looking at others: which name
//! means which definition, what was imported under which name, which names
//! hold a constant, which type a variable was declared with.
//!
//! Terms: a **definition** is one variable, parameter, function, class or
//! import; a **write** is a place that gives a variable a value. An
//! **alternative** of a node is another node that it may be read as: the full
//! name of an import, the literal a constant holds. Alternatives are virtual
//! nodes of the same tree.

mod constants;
mod imports;
mod origin;
mod scopes;
mod terraform;

use laocoon_source::Language;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::{Kind, NodeId, Role, Symbol, SyntaxTree};

pub use imports::import_segments;
pub use origin::Origin;
pub use scopes::is_written;

/// A definition of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DefinitionId(pub u32);

/// What kind of thing a definition defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionKind {
    /// A variable of a function or block.
    Local,
    /// A variable of the file.
    Global,
    /// A variable of a class.
    Field,
    /// A parameter.
    Parameter,
    /// A function or method.
    Function,
    /// A class or other type.
    Class,
    /// An import.
    Import,
}

/// One definition.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name.
    pub symbol: Symbol,
    /// What it is.
    pub kind: DefinitionKind,
    /// The node that defines it (for a variable, the first write).
    pub node: NodeId,
    /// Its declared type.
    pub declared_type: Option<NodeId>,
    /// The value of the write that defines it.
    pub value: Option<NodeId>,
    /// Declared with a word that makes it constant.
    pub constant: bool,
    /// How many places write it.
    pub writes: u32,
}

/// The value a name is known to hold where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// This literal, which may be virtual.
    Literal(NodeId),
    /// Some string that was put together from literals.
    AnyString,
}

/// The facts of a file.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// All definitions.
    pub definitions: Vec<Definition>,
    pub(crate) resolved: FxHashMap<NodeId, DefinitionId>,
    pub(crate) imported: FxHashMap<NodeId, SmallVec<[NodeId; 1]>>,
    /// Other imports of the same name that may hold where one does.
    pub(crate) also_imported: FxHashMap<DefinitionId, SmallVec<[DefinitionId; 1]>>,
    pub(crate) constants: FxHashMap<NodeId, Constant>,
    pub(crate) symbolic: FxHashMap<NodeId, NodeId>,
    /// Modules of which every name was imported, as dotted text.
    pub wildcard_imports: Vec<String>,
}

impl Facts {
    /// Gathers the facts of a file; appends virtual nodes to its tree.
    #[must_use]
    pub fn gather(tree: &mut SyntaxTree, language: Language) -> Self {
        let mut facts = Self::default();
        if tree.is_empty() {
            return facts;
        }
        scopes::resolve(tree, language, &mut facts);
        imports::link(tree, language, &mut facts);
        if language == Language::Hcl {
            terraform::link(tree, &mut facts);
        }
        constants::propagate(tree, language, &mut facts);
        facts
    }

    /// The definition that a name means.
    #[must_use]
    pub fn definition(&self, name: NodeId) -> Option<DefinitionId> {
        self.resolved.get(&name).copied()
    }

    /// The full names that a name was imported from, as expressions or types:
    /// more than one where branches import different things under one name.
    pub fn imported(&self, name: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        self.imported.get(&name).into_iter().flatten().copied()
    }

    /// The constant that a name or expression holds.
    #[must_use]
    pub fn constant(&self, node: NodeId) -> Option<Constant> {
        self.constants.get(&node).copied()
    }

    /// The expression that a name was given last, where only one can be.
    #[must_use]
    pub fn symbolic(&self, name: NodeId) -> Option<NodeId> {
        self.symbolic.get(&name).copied()
    }

    /// The type that the variable behind a name was declared with, or that its
    /// value shows.
    #[must_use]
    pub fn declared_type(&self, tree: &SyntaxTree, name: NodeId) -> Option<NodeId> {
        let definition = self.definitions.get(self.definition(name)?.0 as usize)?;
        let declared = definition
            .declared_type
            .filter(|&declared| !matches!(tree.symbol_text(declared), "var" | "auto"));
        declared.or_else(|| {
            let value = definition.value?;
            match tree.kind(value) {
                Kind::New | Kind::Cast | Kind::Composite => tree.child(value, Role::Type),
                _ => None,
            }
        })
    }
}

/// Whether a node stands where a value is read or written: not the name of a
/// definition, a member, a keyword or a label.
#[must_use]
pub fn is_expression_position(tree: &SyntaxTree, id: NodeId) -> bool {
    let node = tree.node(id);
    match node.role {
        // The name of a decorator with arguments is called, so to speak.
        Role::Name
            if tree.kind(node.parent) == Kind::Decorator
                && tree.child(node.parent, Role::Arguments).is_some() =>
        {
            true
        }
        Role::Name
        | Role::Alias
        | Role::Path
        | Role::Label
        | Role::Modifier
        | Role::Tag
        | Role::Flags => false,
        Role::Key => !is_record_key(tree, node.parent),
        _ => true,
    }
}

/// Whether the key of this node is a field's name rather than a value.
fn is_record_key(tree: &SyntaxTree, owner: NodeId) -> bool {
    tree.kind(owner) == Kind::Pair && tree.kind(tree.node(owner).parent) == Kind::Object
}

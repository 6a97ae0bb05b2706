//! The tree itself: a flat list of nodes in pre-order.
//!
//! A node's descendants follow it directly, up to `subtree_end`; so the next
//! sibling is one index away, and "is an ancestor of" is an interval test.
//! Names, operators and literals are symbols: small numbers that stand for
//! their text in this tree's own [`SymbolTable`].

use indexmap::IndexSet;
use laocoon_source::Span;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use crate::{Kind, Role};

/// The place of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The first node: the file, or the root of a pattern.
    pub const ROOT: NodeId = NodeId(0);

    /// As an index into a list with one entry for each node.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A text of this tree's symbol table; 0 is the empty text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Symbol(pub u32);

impl Symbol {
    /// The empty text.
    pub const EMPTY: Symbol = Symbol(0);

    /// As an index into a list with one entry for each symbol.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Small facts about a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Flags(u8);

impl Flags {
    /// Nothing to say.
    pub const NONE: Flags = Flags(0);
    /// The operator stands before its operand (`++i`).
    pub const PREFIX: Flags = Flags(1);
    /// The parser made this node up to go on (a missing token).
    pub const MISSING: Flags = Flags(2);
    /// A statement without its closing `;`, in a language that has one.
    pub const OPEN: Flags = Flags(4);
    /// Names here are compared without regard to case (PHP functions, Dockerfile instructions).
    pub const CASELESS: Flags = Flags(8);
    /// A string literal whose prefix changes its value (`b"..."`, `r"..."`).
    pub const PREFIXED: Flags = Flags(32);
    /// A string of bytes (`b"..."`).
    pub const BYTES: Flags = Flags(128);
    /// A loop that declares its variable (`for (const x of xs)`).
    pub const DECLARES: Flags = Flags(64);
    /// Not in the source: an import's full name, a folded constant.
    pub const VIRTUAL: Flags = Flags(16);

    /// These and those.
    #[must_use]
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// Whether all of `other` are set.
    #[must_use]
    pub const fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One node. See [`Kind`] for what its symbol and children are.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What it is to its parent.
    pub role: Role,
    /// Small facts.
    pub flags: Flags,
    /// The number of its kind in the grammar of patterns; meaningful for [`Kind::Opaque`] only.
    pub native: u16,
    /// Where it stands in the source, in bytes.
    pub span: Span,
    /// The node it belongs to; the root is its own parent.
    pub parent: NodeId,
    /// One past its last descendant.
    pub subtree_end: NodeId,
    /// Its name, operator or literal.
    pub symbol: Symbol,
}

/// The texts of one tree.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SymbolTable {
    texts: IndexSet<Box<str>, FxBuildHasher>,
}

impl Default for SymbolTable {
    fn default() -> Self {
        let mut texts = IndexSet::with_hasher(FxBuildHasher);
        texts.insert("".into());
        Self { texts }
    }
}

impl SymbolTable {
    /// The symbol of `text`, made if new.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a file has fewer symbols than bytes, and bytes fit 32 bits"
    )]
    pub fn intern(&mut self, text: &str) -> Symbol {
        if let Some(index) = self.texts.get_index_of(text) {
            return Symbol(index as u32);
        }
        Symbol(self.texts.insert_full(text.into()).0 as u32)
    }

    /// The symbol of `text` if the tree has it.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "as in intern")]
    pub fn get(&self, text: &str) -> Option<Symbol> {
        self.texts
            .get_index_of(text)
            .map(|index| Symbol(index as u32))
    }

    /// The text of a symbol of this tree; empty for one of another tree.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> &str {
        self.texts.get_index(symbol.index()).map_or("", |text| text)
    }

    /// Every text, in the order of the symbols.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// How many symbols there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Never: the empty text is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// A file or a pattern as a uniform tree.
///
/// After lowering the nodes are complete; later passes may append *virtual*
/// nodes (an import's full name, a folded constant), each a small tree of its
/// own that is its own root.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SyntaxTree {
    pub(crate) nodes: Vec<Node>,
    /// How many nodes came from the source; the rest are virtual.
    pub(crate) real: u32,
    /// The texts of the tree.
    pub symbols: SymbolTable,
    pub(crate) postings: Vec<NodeId>,
    pub(crate) posting_starts: Vec<u32>,
}

impl SyntaxTree {
    /// The node with this number; out of range gives the root.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The kind of a node.
    #[must_use]
    pub fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    /// The text of a node's symbol: its name, operator or literal.
    #[must_use]
    pub fn symbol_text(&self, id: NodeId) -> &str {
        self.symbols.text(self.node(id).symbol)
    }

    /// The children of a node, in source order.
    #[must_use]
    pub fn children(&self, id: NodeId) -> Children<'_> {
        Children {
            tree: self,
            next: id.0 + 1,
            end: self.node(id).subtree_end.0,
        }
    }

    /// The children of a node in one role.
    pub fn children_in(&self, id: NodeId, role: Role) -> impl Iterator<Item = NodeId> + '_ {
        self.children(id)
            .filter(move |&child| self.node(child).role == role)
    }

    /// The first child of a node in a role.
    #[must_use]
    pub fn child(&self, id: NodeId, role: Role) -> Option<NodeId> {
        self.children_in(id, role).next()
    }

    /// A node and all below it, in source order.
    pub fn subtree(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (id.0..self.node(id).subtree_end.0).map(NodeId)
    }

    /// Whether `ancestor` is `id` or above it.
    #[must_use]
    pub fn is_ancestor(&self, ancestor: NodeId, id: NodeId) -> bool {
        ancestor <= id && id < self.node(ancestor).subtree_end
    }

    /// The nodes above `id`, nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut current = id;
        std::iter::from_fn(move || {
            let parent = self.node(current).parent;
            (parent != current).then(|| {
                current = parent;
                parent
            })
        })
    }

    /// All nodes of a kind that came from the source, in source order.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> &[NodeId] {
        let Some(window) = self.posting_starts.get(kind as usize..kind as usize + 2) else {
            return &[];
        };
        &self.postings[window[0] as usize..window[1] as usize]
    }

    /// How many nodes came from the source.
    #[must_use]
    pub fn len(&self) -> usize {
        self.real as usize
    }

    /// Whether there is not even a root.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.real == 0
    }

    /// Appends a virtual leaf or, with `children` (virtual roots appended
    /// before), copies them below it. Returns the new virtual root.
    pub fn append_virtual(
        &mut self,
        kind: Kind,
        symbol: Symbol,
        span: Span,
        children: &[(Role, NodeId)],
    ) -> NodeId {
        let id = self.next_id();
        self.nodes.push(Node {
            kind,
            role: Role::Root,
            flags: Flags::VIRTUAL,
            native: 0,
            span,
            parent: id,
            subtree_end: id,
            symbol,
        });
        for &(role, child) in children {
            self.copy_virtual(child, role, id);
        }
        let end = self.next_id();
        self.nodes[id.index()].subtree_end = end;
        id
    }

    fn copy_virtual(&mut self, from: NodeId, role: Role, parent: NodeId) {
        let offset = self.next_id().0 - from.0;
        let end = self.node(from).subtree_end;
        for source in from.0..end.0 {
            let mut node = self.nodes[source as usize];
            node.subtree_end.0 += offset;
            node.flags = node.flags.with(Flags::VIRTUAL);
            if source == from.0 {
                node.parent = parent;
                node.role = role;
            } else {
                node.parent.0 += offset;
            }
            self.nodes.push(node);
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the node budget of parsing is far below 32 bits"
    )]
    fn next_id(&self) -> NodeId {
        NodeId(self.nodes.len() as u32)
    }

    /// Counts out the nodes by kind; called once when the nodes are complete.
    pub(crate) fn finish(&mut self) {
        self.real = self.next_id().0;
        let mut starts = vec![0u32; Kind::ALL.len() + 1];
        for node in &self.nodes {
            starts[node.kind as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![NodeId::ROOT; self.nodes.len()];
        for (index, node) in (0u32..).zip(&self.nodes) {
            let slot = &mut next[node.kind as usize];
            postings[*slot as usize] = NodeId(index);
            *slot += 1;
        }
        self.postings = postings;
        self.posting_starts = starts;
    }
}

/// Iterator over the children of a node.
#[derive(Clone)]
pub struct Children<'a> {
    tree: &'a SyntaxTree,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let id = NodeId(self.next);
        self.next = self.tree.node(id).subtree_end.0;
        Some(id)
    }
}

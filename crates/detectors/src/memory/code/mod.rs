//! What detectors of C and C++ ask of a file: calls by name, constants, types.
//!
//! A node is **bare** without the casts around it. What a file itself shows of
//! its macros, functions and types is looked up once ([`Known`]).

mod constant;
mod known;
mod shape;

use std::rc::Rc;

use laocoon_source::{Language, Span};
use laocoon_syntax::facts::{Definition, DefinitionKind, Facts};
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use smallvec::SmallVec;

use crate::TextFile;

pub(super) use known::Known;
pub(super) use shape::{Number, length};

/// The languages of this family.
pub(crate) const LANGUAGES: &[Language] = &[Language::C, Language::Cpp];

/// A way through casts, types and the like is not followed further.
const FARTHEST: usize = 32;

/// A file in C or C++.
#[derive(Clone)]
pub(crate) struct Code<'a> {
    pub(crate) tree: &'a SyntaxTree,
    pub(crate) facts: &'a Facts,
    known: Rc<Known>,
}

/// Arguments of a call, in order.
pub(crate) type Arguments = SmallVec<[NodeId; 6]>;

impl<'a> Code<'a> {
    /// A file with its tree.
    pub(crate) fn of(file: &TextFile<'a>) -> Option<Self> {
        let tree = file.tree()?;
        let known = file.shared(|_| Known::of(&tree.tree, &tree.facts));
        Some(Self {
            tree: &tree.tree,
            facts: &tree.facts,
            known,
        })
    }

    pub(crate) fn kind(&self, node: NodeId) -> Kind {
        self.tree.kind(node)
    }

    pub(crate) fn span(&self, node: NodeId) -> Span {
        self.tree.node(node).span
    }

    /// The name, operator or literal of a node.
    pub(crate) fn symbol(&self, node: NodeId) -> &'a str {
        self.tree.symbol_text(node)
    }

    pub(crate) fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.tree.child(node, role)
    }

    /// A name, without the class or namespace before it: `std::system` is `system`.
    pub(crate) fn last_name(&self, node: NodeId) -> Option<&'a str> {
        match self.kind(node) {
            Kind::Name | Kind::TypeName => {
                let text = self.symbol(node);
                Some(text.rsplit("::").next().unwrap_or(text))
            }
            Kind::Member => {
                let object = self.child(node, Role::Object)?;
                let is_namespace = matches!(self.symbol(object), "std" | "::" | "")
                    && matches!(self.kind(object), Kind::Name | Kind::TypeName);
                let name = self.child(node, Role::Name)?;
                is_namespace.then(|| self.symbol(name))
            }
            _ => None,
        }
    }

    /// The name of the function that a call calls, if it is called by a name.
    pub(crate) fn called(&self, call: NodeId) -> Option<&'a str> {
        if self.kind(call) != Kind::Call {
            return None;
        }
        self.last_name(self.child(call, Role::Callee)?)
    }

    /// The arguments of a call.
    pub(crate) fn arguments(&self, call: NodeId) -> Arguments {
        let list = self.child(call, Role::Arguments);
        list.map_or_else(Arguments::new, |list| self.tree.children(list).collect())
    }

    /// What a call gives back or uses: its first argument; what is no call stands
    /// for itself.
    pub(crate) fn first_argument(&self, node: NodeId) -> NodeId {
        self.arguments(node).first().copied().unwrap_or(node)
    }

    /// Every call by a name, in the order of the text.
    pub(crate) fn calls(&self) -> impl Iterator<Item = (NodeId, &'a str)> + '_ {
        let calls = self.tree.of_kind(Kind::Call).iter().copied();
        calls.filter_map(|call| Some((call, self.called(call)?)))
    }

    /// An expression without the casts around it.
    pub(crate) fn bare(&self, node: NodeId) -> NodeId {
        let mut node = node;
        for _ in 0..FARTHEST {
            let inner = match self.kind(node) {
                Kind::Cast => self.child(node, Role::Value),
                Kind::Call if self.is_cast_call(node) => self.arguments(node).first().copied(),
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }

    /// `static_cast<T>(x)` and its kin.
    fn is_cast_call(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, Role::Callee) else {
            return false;
        };
        let name = match self.kind(callee) {
            Kind::GenericType => self
                .child(callee, Role::Type)
                .map_or("", |name| self.symbol(name)),
            _ => self.symbol(callee),
        };
        matches!(
            name,
            "static_cast" | "reinterpret_cast" | "const_cast" | "dynamic_cast"
        )
    }

    /// What a name means.
    pub(crate) fn definition(&self, name: NodeId) -> Option<&'a Definition> {
        let id = self.facts.definition(name)?;
        self.facts.definitions.get(id.0 as usize)
    }

    /// Whether a name is a parameter of the function that it stands in.
    pub(crate) fn is_parameter(&self, name: NodeId) -> bool {
        self.definition(name)
            .is_some_and(|definition| definition.kind == DefinitionKind::Parameter)
    }

    /// Functions with a body, in the order of the text.
    pub(crate) fn functions(&self) -> impl Iterator<Item = NodeId> + '_ {
        let all = self.tree.of_kind(Kind::FunctionDefinition).iter().copied();
        all.filter(|&function| self.child(function, Role::Body).is_some())
    }

    /// The name of a function that is defined.
    pub(crate) fn name_of(&self, function: NodeId) -> &'a str {
        let name = self.child(function, Role::Name);
        name.and_then(|name| self.last_name(name)).unwrap_or("")
    }

    /// The function that a node stands in.
    pub(crate) fn function_around(&self, node: NodeId) -> Option<NodeId> {
        self.tree
            .ancestors(node)
            .find(|&above| self.kind(above) == Kind::FunctionDefinition)
    }

    /// Parameters of a function that have a name: the node, the name.
    pub(crate) fn parameters(&self, function: NodeId) -> SmallVec<[(NodeId, NodeId); 6]> {
        let list = self.child(function, Role::Parameters);
        list.map_or_else(SmallVec::new, |list| {
            let all = self.tree.children(list);
            all.filter_map(|one| Some((one, self.child(one, Role::Name)?)))
                .collect()
        })
    }

    /// The function of the file with a name, if it is the only one.
    pub(crate) fn function_named(&self, name: &str) -> Option<NodeId> {
        let symbol = self.tree.symbols.get(name)?;
        self.known.functions.get(&symbol).copied().flatten()
    }

    /// Whether two expressions are written alike: the same names and operators.
    pub(crate) fn is_same(&self, one: NodeId, other: NodeId) -> bool {
        let (one, other) = (self.bare(one), self.bare(other));
        let (mut first, mut second) = (self.tree.subtree(one), self.tree.subtree(other));
        for _ in 0..64 {
            match (first.next(), second.next()) {
                (None, None) => return true,
                (Some(a), Some(b)) => {
                    let (a, b) = (self.tree.node(a), self.tree.node(b));
                    if (a.kind, a.symbol) != (b.kind, b.symbol) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a name occurs in an expression.
    pub(crate) fn mentions(&self, node: NodeId, name: NodeId) -> bool {
        let wanted = (self.facts.definition(name), self.tree.node(name).symbol);
        self.tree.subtree(node).any(|inner| {
            self.kind(inner) == Kind::Name
                && (self.facts.definition(inner), self.tree.node(inner).symbol) == wanted
        })
    }

    /// Whether a name is one of the two sides of an operator.
    pub(crate) fn mentions_directly(&self, node: NodeId, name: NodeId) -> bool {
        [Role::Left, Role::Right]
            .into_iter()
            .filter_map(|role| self.child(node, role))
            .any(|side| self.is_same(side, name))
    }

    /// Whether the file defines a macro with parameters of this name.
    pub(crate) fn is_call_macro(&self, name: &str) -> bool {
        let symbol = self.tree.symbols.get(name);
        symbol.is_some_and(|symbol| self.known.call_macros.contains(&symbol))
    }

    /// Whether the file defines a macro of this name.
    pub(crate) fn is_macro(&self, name: &str) -> bool {
        let lines = self.tree.of_kind(Kind::Opaque).iter();
        lines
            .filter(|&&line| self.symbol(line) == "#define")
            .filter_map(|&line| self.child(line, Role::Name))
            .any(|own| self.symbol(own) == name)
    }

    /// What a variable was given, if one place alone gives it something.
    pub(crate) fn only_value(&self, name: NodeId) -> Option<NodeId> {
        let definition = self.definition(name)?;
        let is_variable = matches!(
            definition.kind,
            DefinitionKind::Local | DefinitionKind::Global
        );
        (is_variable && definition.writes <= 1)
            .then_some(definition.value)
            .flatten()
    }

    /// What a name holds where it is used, if that is what it was given last.
    pub(crate) fn held(&self, node: NodeId) -> NodeId {
        let bare = self.bare(node);
        if self.kind(bare) != Kind::Name {
            return bare;
        }
        let last = self.facts.symbolic(bare).or_else(|| self.only_value(bare));
        last.map_or(bare, |value| self.bare(value))
    }

    /// Whether something asks for the length of the text that an expression
    /// begins with.
    pub(crate) fn is_measured(&self, text: NodeId) -> bool {
        let name = self
            .tree
            .subtree(text)
            .take(16)
            .find(|&inner| self.kind(inner) == Kind::Name);
        name.and_then(|name| self.facts.definition(name))
            .is_some_and(|id| self.known.measured.contains(&id))
    }

    /// An expression as it is told: its last name.
    pub(crate) fn told(&self, node: NodeId) -> &'a str {
        let mut node = self.bare(node);
        for _ in 0..FARTHEST {
            let inner = match self.kind(node) {
                Kind::Member => self.child(node, Role::Name),
                Kind::Unary | Kind::Update => self.child(node, Role::Value),
                Kind::Index => self.child(node, Role::Object),
                Kind::Binary => self.child(node, Role::Left),
                Kind::Call => self.child(node, Role::Callee),
                Kind::Assign => self.child(node, Role::Target),
                _ => None,
            };
            match inner {
                Some(inner) => node = self.bare(inner),
                None => break,
            }
        }
        self.symbol(node)
    }

    /// The text of a string literal, also through a name that holds only it.
    pub(crate) fn string(&self, node: NodeId) -> Option<&'a str> {
        let mut node = self.bare(node);
        for _ in 0..4 {
            match self.kind(node) {
                Kind::String => return Some(self.symbol(node)),
                Kind::Name => match self.known.macros.get(&self.tree.node(node).symbol) {
                    Some(&value) if value != node => node = value,
                    _ => node = self.bare(self.only_value(node)?),
                },
                Kind::InterpolatedString => return None,
                _ => return None,
            }
        }
        None
    }
}

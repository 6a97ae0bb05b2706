//! What names hold.

use laocoon_source::Language;
use smallvec::{SmallVec, smallvec};

use super::expression::Folder;
use super::value::Constant;
use crate::facts::{self, DefinitionKind, Facts};
use crate::{Flags, Kind, NodeId, Role, SyntaxTree};

/// What a name is known to hold where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Held {
    /// It may be anything.
    #[default]
    Unknown,
    /// This.
    Constant(Constant),
    /// What one of these expressions is worth.
    Expressions(SmallVec<[NodeId; 2]>),
}

/// Who knows what names hold.
pub trait Environment {
    /// What a name, or a member of one, holds where it stands.
    fn held(&mut self, name: NodeId) -> Held;

    /// What the target of an operator that also assigns (`a += b`) held before.
    fn before(&mut self, write: NodeId) -> Held {
        let _ = write;
        Held::Unknown
    }
}

/// What the facts of a file say: what is written once, or where the text shows
/// one write.
#[derive(Debug)]
pub struct FactsEnvironment<'a> {
    tree: &'a SyntaxTree,
    facts: &'a Facts,
}

impl<'a> FactsEnvironment<'a> {
    /// An environment for one file.
    #[must_use]
    pub fn new(tree: &'a SyntaxTree, facts: &'a Facts) -> Self {
        Self { tree, facts }
    }

    /// The value that the only write of a name's variable gives it.
    fn written_once(&self, name: NodeId, globals_only: bool) -> Option<NodeId> {
        let id = self.facts.definition(name)?;
        let definition = self.facts.definitions.get(id.0 as usize)?;
        let is_global = definition.kind == DefinitionKind::Global;
        if definition.writes > 1 || (globals_only && !is_global) {
            return None;
        }
        let value = definition.value?;
        let write = self.tree.node(value).parent;
        let is_plain = match self.tree.kind(write) {
            Kind::VariableDefinition => self.names(write, Role::Name),
            Kind::Assign => self.tree.symbol_text(write) != "as" && self.names(write, Role::Target),
            _ => false,
        };
        is_plain.then_some(value)
    }

    fn names(&self, write: NodeId, role: Role) -> bool {
        let target = self.tree.child(write, role);
        target.is_some_and(|target| self.tree.kind(target) == Kind::Name)
    }
}

impl Environment for FactsEnvironment<'_> {
    fn held(&mut self, name: NodeId) -> Held {
        match self.facts.constant(name) {
            Some(facts::Constant::AnyString) => return Held::Unknown,
            Some(facts::Constant::Literal(literal)) => {
                // What was put together for rules is near enough for rules.
                let node = self.tree.node(literal);
                let is_exact = node.kind != Kind::String || !node.flags.has(Flags::VIRTUAL);
                let found = match is_exact {
                    true => Some(literal),
                    false => self.written_once(name, false),
                };
                return found.map_or(Held::Unknown, |found| Held::Expressions(smallvec![found]));
            }
            None => {}
        }
        if self.tree.kind(name) != Kind::Name {
            return Held::Unknown;
        }
        let found = self.facts.symbolic(name);
        match found.or_else(|| self.written_once(name, true)) {
            Some(expression) => Held::Expressions(smallvec![expression]),
            None => Held::Unknown,
        }
    }
}

/// The constant that an expression is worth, as far as the facts of its file
/// show: every name in it is a constant, or written once before.
///
/// Lists that have a name are not followed: whoever has the name may change
/// them.
#[must_use]
pub fn constant(
    tree: &SyntaxTree,
    facts: &Facts,
    language: Language,
    expression: NodeId,
) -> Option<Constant> {
    let mut environment = FactsEnvironment::new(tree, facts);
    Folder::new(tree, facts, language, &mut environment).fold(expression)
}

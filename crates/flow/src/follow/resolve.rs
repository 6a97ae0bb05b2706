//! Which function of the file a call calls.

use laocoon_source::Language;
use laocoon_syntax::facts::DefinitionKind;
use laocoon_syntax::{Kind, NodeId, Role};

use crate::function::CallSite;

use super::FileFlows;

/// What a call calls.
#[derive(Clone, Copy, Debug)]
pub(super) enum Callee {
    /// A function or method.
    Function(NodeId),
    /// What makes an object, which is then what the call returns.
    Constructor(NodeId),
}

impl FileFlows<'_> {
    /// The unit that a call calls, if the file shows it.
    pub(super) fn callee(&self, call: &CallSite) -> Option<Callee> {
        let (tree, facts) = (self.file.tree, self.file.facts);
        let constructor = |class| Some(Callee::Constructor(self.constructor(class)?));
        match tree.kind(call.callee) {
            Kind::Name => {
                let definition = facts.definition(call.callee)?;
                let definition = facts.definitions.get(definition.0 as usize)?;
                match definition.kind {
                    DefinitionKind::Function => self.as_unit(definition.node).map(Callee::Function),
                    DefinitionKind::Class => constructor(definition.node),
                    _ => None,
                }
            }
            Kind::TypeName => {
                let class = self.class_named(tree.symbol_text(call.callee))?;
                constructor(class)
            }
            Kind::Member => {
                let object = tree.child(call.callee, Role::Object)?;
                let name = tree.child(call.callee, Role::Name)?;
                // Ruby's `T.new(x)`.
                if self.file.language == Language::Ruby && tree.symbol_text(name) == "new" {
                    return constructor(self.class_named(tree.symbol_text(object))?);
                }
                let class = self.class_of(object, call.syntax)?;
                self.method(class, tree.symbol_text(name))
                    .map(Callee::Function)
            }
            _ => None,
        }
    }

    fn as_unit(&self, function: NodeId) -> Option<NodeId> {
        self.is_unit(function).then_some(function)
    }

    /// The class that an object is of, as far as the file shows it.
    fn class_of(&self, object: NodeId, near: NodeId) -> Option<NodeId> {
        let (tree, facts) = (self.file.tree, self.file.facts);
        match tree.kind(object) {
            Kind::This => self.class_around(near),
            Kind::New | Kind::Call => self.class_of_value(object),
            Kind::Name => {
                if matches!(tree.symbol_text(object), "self" | "cls") {
                    return self.class_around(near);
                }
                if let Some(declared) = facts.declared_type(tree, object) {
                    return self.class_named(tree.symbol_text(declared));
                }
                let definition = facts.definition(object)?;
                let definition = facts.definitions.get(definition.0 as usize)?;
                match definition.kind {
                    DefinitionKind::Class => Some(definition.node),
                    _ if definition.writes == 1 => self.class_of_value(definition.value?),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn class_of_value(&self, value: NodeId) -> Option<NodeId> {
        let tree = self.file.tree;
        let made = match tree.kind(value) {
            Kind::New => tree.child(value, Role::Type)?,
            Kind::Call => {
                let callee = tree.child(value, Role::Callee)?;
                match tree.kind(callee) {
                    Kind::Member => tree.child(callee, Role::Object)?,
                    _ => callee,
                }
            }
            _ => return None,
        };
        self.class_named(tree.symbol_text(made))
    }

    fn class_named(&self, name: &str) -> Option<NodeId> {
        let tree = self.file.tree;
        let classes = tree.of_kind(Kind::ClassDefinition);
        classes.iter().copied().find(|&class| {
            let own = tree.child(class, Role::Name);
            own.is_some_and(|own| tree.symbol_text(own) == name)
        })
    }

    /// The class that a node stands in.
    pub(super) fn class_around(&self, node: NodeId) -> Option<NodeId> {
        let tree = self.file.tree;
        tree.ancestors(node)
            .find(|&ancestor| tree.kind(ancestor) == Kind::ClassDefinition)
    }

    fn method(&self, class: NodeId, name: &str) -> Option<NodeId> {
        let tree = self.file.tree;
        let body = tree.child(class, Role::Body)?;
        let method = tree.children(body).find(|&member| {
            let own = tree.child(member, Role::Name);
            tree.kind(member) == Kind::FunctionDefinition
                && own.is_some_and(|own| tree.symbol_text(own) == name)
        })?;
        self.as_unit(method)
    }

    /// What makes objects of a class.
    pub(super) fn constructor(&self, class: NodeId) -> Option<NodeId> {
        let tree = self.file.tree;
        let name = tree.child(class, Role::Name)?;
        let names = [
            "__init__",
            "constructor",
            "__construct",
            "initialize",
            tree.symbol_text(name),
        ];
        names.into_iter().find_map(|name| self.method(class, name))
    }
}

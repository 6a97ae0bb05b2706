//! Where a name comes from, as far as one file says.
//!
//! The **origin** of a name is the module it was imported from, as the import
//! writes it, and what of that module it names: `b` after
//! `from a import c as b` is `c` of `a`. A name that the file defines itself
//! has none, and what a call or another file hands on is not followed.

use super::{DefinitionId, DefinitionKind, Facts};
use crate::{Kind, NodeId, Role, SyntaxTree};

/// Members of members beyond this many are not followed.
const MAX_MEMBERS: usize = 64;

/// A module, and a path of names in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// As imported (`a.b`, `@scope/package`); empty when the name may be of any
    /// module of which every name was imported.
    pub module: String,
    /// What of the module; empty for the module itself.
    pub names: Vec<String>,
}

impl Origin {
    /// Whether it lies in a module, or in one below it.
    #[must_use]
    pub fn is_from(&self, module: &str) -> bool {
        let mut full = self.module.clone();
        if is_below(&full, module) {
            return true;
        }
        for name in &self.names {
            if !full.is_empty() {
                full.push('.');
            }
            full.push_str(name);
        }
        is_below(&full, module)
    }

    /// Whether it is exactly this name, dotted and with its module; a segment
    /// `$_` stands for any.
    #[must_use]
    pub fn is_named(&self, full: &str) -> bool {
        let names: Vec<&str> = self
            .module
            .split('.')
            .filter(|part| !part.is_empty())
            .chain(self.names.iter().map(String::as_str))
            .collect();
        let wanted: Vec<&str> = full.split('.').collect();
        names.len() == wanted.len()
            && wanted
                .iter()
                .zip(names)
                .all(|(wanted, name)| wanted.starts_with('$') || *wanted == name)
    }
}

fn is_below(path: &str, module: &str) -> bool {
    let path = path.strip_prefix("node:").unwrap_or(path);
    let module = module.strip_prefix("node:").unwrap_or(module);
    path.strip_prefix(module)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/', '\\', ':']))
}

impl Facts {
    /// Where a name, or a member of one, comes from: from several places where
    /// branches import different things under one name.
    #[must_use]
    pub fn origins(&self, tree: &SyntaxTree, node: NodeId) -> Vec<Origin> {
        let mut members = Vec::new();
        let mut node = node;
        while tree.kind(node) == Kind::Member && members.len() < MAX_MEMBERS {
            let (Some(name), Some(object)) =
                (tree.child(node, Role::Name), tree.child(node, Role::Object))
            else {
                return Vec::new();
            };
            members.push(tree.symbol_text(name).to_owned());
            node = object;
        }
        let mut origins = match tree.kind(node) {
            Kind::Name => self.origins_of_name(tree, node),
            Kind::TypeName => {
                let text = tree.symbol_text(node);
                let (_, rest) = text.split_once('.').unwrap_or((text, ""));
                members.extend(
                    rest.rsplit('.')
                        .filter(|part| !part.is_empty())
                        .map(str::to_owned),
                );
                self.origins_of_name(tree, node)
            }
            Kind::Call => required(tree, node).into_iter().collect(),
            _ => Vec::new(),
        };
        members.reverse();
        for origin in &mut origins {
            origin.names.extend_from_slice(&members);
        }
        origins
    }

    fn origins_of_name(&self, tree: &SyntaxTree, name: NodeId) -> Vec<Origin> {
        let text = tree.symbol_text(name);
        let Some(id) = self.definition(name) else {
            let first = text.split('.').next().unwrap_or(text);
            return vec![Origin {
                module: String::new(),
                names: vec![first.to_owned()],
            }];
        };
        let others = self.also_imported.get(&id).into_iter().flatten();
        std::iter::once(&id)
            .chain(others)
            .filter_map(|id| self.origin_of_definition(tree, *id))
            .collect()
    }

    fn origin_of_definition(&self, tree: &SyntaxTree, id: DefinitionId) -> Option<Origin> {
        let definition = self.definitions.get(id.0 as usize)?;
        if definition.kind == DefinitionKind::Import {
            return imported(tree, definition.node);
        }
        if tree.kind(definition.node) == Kind::VariableDefinition
            && let Some(pattern) = tree.child(definition.node, Role::Name)
            && tree.kind(pattern) == Kind::Object
        {
            let mut origin = required(tree, tree.child(definition.node, Role::Value)?)?;
            let key = tree.children(pattern).find_map(|element| {
                let bound = tree.child(element, Role::Value).unwrap_or(element);
                (tree.node(bound).symbol == definition.symbol)
                    .then(|| tree.child(element, Role::Key).unwrap_or(element))
            })?;
            origin.names.push(tree.symbol_text(key).to_owned());
            return Some(origin);
        }
        if definition.writes > 1 {
            return None;
        }
        required(tree, definition.value?)
    }
}

/// What an import binds: the module, or the one name out of it. `import a.b`
/// binds `a`.
fn imported(tree: &SyntaxTree, import: NodeId) -> Option<Origin> {
    let path = tree.symbol_text(tree.child(import, Role::Path)?);
    let named = tree
        .child(import, Role::Name)
        .map(|name| tree.symbol_text(name))
        .filter(|name| tree.symbol_text(import) == "name" && *name != "default");
    let binds_first = tree.symbol_text(import) == "module"
        && tree.child(import, Role::Alias).is_none()
        && !path.contains('/');
    let module = match path.split_once('.') {
        Some((first, _)) if binds_first && !first.is_empty() => first,
        _ => path,
    };
    Some(Origin {
        module: module.to_owned(),
        names: named.into_iter().map(str::to_owned).collect(),
    })
}

/// `require('m')` and `require('m').x`.
fn required(tree: &SyntaxTree, value: NodeId) -> Option<Origin> {
    let (call, name) = match tree.kind(value) {
        Kind::Member => (
            tree.child(value, Role::Object)?,
            Some(tree.symbol_text(tree.child(value, Role::Name)?)),
        ),
        _ => (value, None),
    };
    let callee = tree.child(call, Role::Callee)?;
    if tree.kind(callee) != Kind::Name || tree.symbol_text(callee) != "require" {
        return None;
    }
    let argument = tree.children(tree.child(call, Role::Arguments)?).next()?;
    (tree.kind(argument) == Kind::String).then(|| Origin {
        module: tree.symbol_text(argument).to_owned(),
        names: name.into_iter().map(str::to_owned).collect(),
    })
}

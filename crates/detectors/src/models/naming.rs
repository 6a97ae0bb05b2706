//! What an expression is, by a qualified name.

use std::cell::RefCell;
use std::rc::Rc;

use laocoon_source::Language;
use laocoon_syntax::facts::{DefinitionKind, Facts};
use laocoon_syntax::{FileTree, Kind, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{ending_in, has_packages, is_head, named_parameters, type_of};
use crate::models::entry::What;

/// What one is made of is not followed further.
const DEEPEST: usize = 24;

/// So many names one expression may have.
const MOST_NAMES: usize = 4;

/// Longer names are none that anybody modelled.
const LONGEST: usize = 160;

/// The names of one expression: several where branches import differently, and
/// of an object whose class has bases.
pub(super) type NameList = SmallVec<[Rc<str>; 1]>;

/// The qualified names of a file's expressions.
pub(super) struct Names<'a> {
    tree: &'a SyntaxTree,
    facts: &'a Facts,
    language: Language,
    /// Modules that the file imports, whole or in part.
    modules: Vec<String>,
    known: RefCell<FxHashMap<NodeId, NameList>>,
}

impl<'a> Names<'a> {
    /// Of a file.
    #[must_use]
    pub(super) fn new(file: &'a FileTree, language: Language) -> Self {
        let tree = &file.tree;
        let imports = tree.of_kind(Kind::Import).iter();
        let mut modules: Vec<String> = imports
            .filter_map(|&import| tree.child(import, Role::Path))
            .map(|path| tree.symbol_text(path).to_owned())
            .collect();
        let required = tree.of_kind(Kind::Call).iter().filter_map(|&call| {
            let callee = tree.child(call, Role::Callee)?;
            let is_require = matches!(tree.symbol_text(callee), "require" | "import");
            let arguments = is_require.then(|| tree.child(call, Role::Arguments))??;
            let argument = tree.children(arguments).next()?;
            (tree.kind(argument) == Kind::String).then(|| tree.symbol_text(argument).to_owned())
        });
        modules.extend(required);
        Self {
            tree,
            facts: &file.facts,
            language,
            modules,
            known: RefCell::default(),
        }
    }

    /// Whether the file imports a module, or something of it or below it.
    #[must_use]
    pub(super) fn imports(&self, module: &str) -> bool {
        self.modules.iter().any(|known| {
            known
                .strip_prefix(module)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/', ':', '\\']))
        })
    }

    /// The names of an expression; none if nothing is known of it.
    #[must_use]
    pub(super) fn of(&self, node: NodeId) -> NameList {
        self.named(node, 0)
    }

    fn named(&self, node: NodeId, depth: usize) -> NameList {
        if depth > DEEPEST {
            return NameList::new();
        }
        if let Some(known) = self.known.borrow().get(&node) {
            return known.clone();
        }
        // What is made of itself is nothing.
        self.known.borrow_mut().insert(node, NameList::new());
        let mut list = self.find(node, depth + 1);
        list.dedup();
        list.truncate(MOST_NAMES);
        self.known.borrow_mut().insert(node, list.clone());
        list
    }

    fn find(&self, node: NodeId, depth: usize) -> NameList {
        let tree = self.tree;
        match tree.kind(node) {
            Kind::Name => self.name(node, depth),
            Kind::This => self.own_class(node, depth),
            Kind::TypeName => self.type_name(node),
            Kind::Member => {
                let (Some(object), Some(name)) =
                    (tree.child(node, Role::Object), tree.child(node, Role::Name))
                else {
                    return NameList::new();
                };
                let last = tree.symbol_text(name);
                if let Some(declared) = self.own_field(object, last) {
                    return self.named(declared, depth);
                }
                let objects = self.named(object, depth);
                let joined = objects.iter().filter_map(|head| join(head, last));
                self.typed(joined)
            }
            Kind::Call => self.call(node, depth),
            Kind::New | Kind::Composite => self.child(node, Role::Type, depth),
            Kind::Cast => match tree.child(node, Role::Type) {
                Some(written) => self.named(written, depth),
                None => self.child(node, Role::Value, depth),
            },
            Kind::Await | Kind::ExpressionStatement | Kind::Decorator => {
                let role = match tree.kind(node) {
                    Kind::Decorator => Role::Name,
                    _ => Role::Value,
                };
                self.child(node, role, depth)
            }
            Kind::Unary if matches!(tree.symbol_text(node), "*" | "&" | "await") => {
                self.child(node, Role::Value, depth)
            }
            Kind::PointerType | Kind::ReferenceType | Kind::OptionalType | Kind::GenericType => {
                self.child(node, Role::Type, depth)
            }
            _ => NameList::new(),
        }
    }

    fn child(&self, node: NodeId, role: Role, depth: usize) -> NameList {
        let child = self.tree.child(node, role);
        let child = child.or_else(|| self.tree.children(node).next());
        child
            .map(|child| self.named(child, depth))
            .unwrap_or_default()
    }

    /// What a call returns goes by the name of what was called, or has the type
    /// that a model says.
    fn call(&self, call: NodeId, depth: usize) -> NameList {
        let origins = self.facts.origins(self.tree, call);
        if !origins.is_empty() {
            return self.typed(origins.iter().map(told));
        }
        let Some(callee) = self.tree.child(call, Role::Callee) else {
            return NameList::new();
        };
        // Ruby's and PHP's `T.new`.
        if self.language == Language::Ruby
            && self.tree.kind(callee) == Kind::Member
            && self
                .tree
                .child(callee, Role::Name)
                .is_some_and(|name| self.tree.symbol_text(name) == "new")
        {
            return self.child(callee, Role::Object, depth);
        }
        self.named(callee, depth)
    }

    fn name(&self, node: NodeId, depth: usize) -> NameList {
        let tree = self.tree;
        let text = tree.symbol_text(node);
        let Some(id) = self.facts.definition(node) else {
            return self.typed(self.global(text).into_iter());
        };
        let Some(definition) = self.facts.definitions.get(id.0 as usize) else {
            return NameList::new();
        };
        match definition.kind {
            DefinitionKind::Import => {
                let origins = self.facts.origins(tree, node);
                self.typed(origins.iter().map(told))
            }
            DefinitionKind::Class => self.bases(definition.node, depth),
            DefinitionKind::Function => NameList::new(),
            DefinitionKind::Parameter => {
                if matches!(text, "self" | "cls") {
                    return self.own_class(node, depth);
                }
                if let Some(declared) = definition.declared_type {
                    let named = self.named(declared, depth);
                    if !named.is_empty() {
                        return named;
                    }
                }
                let known = named_parameters(text, self.language);
                let known = known.filter(|one| {
                    one.imports.is_empty() || one.imports.iter().any(|module| self.imports(module))
                });
                known.filter_map(|one| one.is).map(Rc::from).collect()
            }
            DefinitionKind::Local | DefinitionKind::Global | DefinitionKind::Field => {
                let origins = self.facts.origins(tree, node);
                if !origins.is_empty() {
                    return self.typed(origins.iter().map(told));
                }
                // What it was given says more than its type: `Writer w =
                // response.getWriter()`.
                let mut named = match self.facts.declared_type(tree, node) {
                    Some(declared) => self.named(declared, depth),
                    None => NameList::new(),
                };
                if let Some(value) = definition.value.filter(|value| *value != node)
                    && (named.is_empty() || has_packages(self.language))
                {
                    named.extend(self.named(value, depth));
                }
                named
            }
        }
    }

    /// A name that nothing in the file defines.
    fn global(&self, text: &str) -> SmallVec<[String; 2]> {
        let mut list: SmallVec<[String; 2]> = SmallVec::new();
        list.push(text.to_owned());
        // Where classes have packages, models name them without.
        let may_be_any = !has_packages(self.language) && text.starts_with(char::is_uppercase)
            || self.language == Language::Python;
        if may_be_any {
            let wildcards = self.facts.wildcard_imports.iter().take(MOST_NAMES - 1);
            list.extend(wildcards.map(|module| format!("{module}.{text}")));
        }
        list
    }

    fn type_name(&self, node: NodeId) -> NameList {
        let tree = self.tree;
        let text = tree.symbol_text(node);
        let own = tree.of_kind(Kind::ClassDefinition).iter().copied();
        let own = own.into_iter().find(|&class| {
            let name = tree.child(class, Role::Name);
            name.is_some_and(|name| tree.symbol_text(name) == text)
        });
        if let Some(class) = own {
            return self.bases(class, 1);
        }
        let origins = self.facts.origins(tree, node);
        let mut list: NameList = self.typed(origins.iter().map(told));
        if !text.contains('.') {
            for name in self.typed(self.global(text).into_iter()) {
                if !list.contains(&name) {
                    list.push(name);
                }
            }
        } else if list.is_empty() {
            list.push(Rc::from(text));
        }
        list
    }

    /// The object that a method is called on is what its class is made from.
    fn own_class(&self, near: NodeId, depth: usize) -> NameList {
        let class = self
            .tree
            .ancestors(near)
            .find(|&node| self.tree.kind(node) == Kind::ClassDefinition);
        class
            .map(|class| self.bases(class, depth))
            .unwrap_or_default()
    }

    /// The declared type of `this.name`.
    fn own_field(&self, object: NodeId, name: &str) -> Option<NodeId> {
        let tree = self.tree;
        if !has_packages(self.language)
            || !(tree.kind(object) == Kind::This || tree.symbol_text(object) == "$this")
        {
            return None;
        }
        let class = tree
            .ancestors(object)
            .find(|&node| tree.kind(node) == Kind::ClassDefinition)?;
        let body = tree.child(class, Role::Body)?;
        tree.children(body)
            .filter(|&field| tree.kind(field) == Kind::VariableDefinition)
            .find(|&field| {
                let own = tree.child(field, Role::Name);
                own.is_some_and(|own| tree.symbol_text(own).trim_start_matches('$') == name)
            })
            .and_then(|field| tree.child(field, Role::Type))
    }

    /// What the class of a method is made from, as a model has it.
    pub(super) fn base_of(&self, class: NodeId) -> Option<&'static What> {
        let tree = self.tree;
        let mut bases = tree
            .children_in(class, Role::Extends)
            .chain(tree.children_in(class, Role::Implements));
        bases.find_map(|base| {
            let text = tree.symbol_text(base);
            let text = text.rsplit('.').next().unwrap_or(text);
            ending_in(text, self.language)
                .filter(|entry| matches!(entry.what, What::Base(_)))
                .find(|entry| self.is_named(base, entry.head))
                .map(|entry| &entry.what)
        })
    }

    /// What a class of the file is made from.
    fn bases(&self, class: NodeId, depth: usize) -> NameList {
        let tree = self.tree;
        let mut list = NameList::new();
        for role in [Role::Extends, Role::Implements] {
            for base in tree.children_in(class, role) {
                list.extend(self.named(base, depth));
            }
        }
        list
    }

    /// The types that models give to names, and the names themselves where none
    /// does.
    fn typed(&self, names: impl Iterator<Item = String>) -> NameList {
        names
            .filter(|name| name.len() <= LONGEST)
            .map(|name| match type_of(&name, self.language) {
                Some(is) => Rc::from(is),
                None => Rc::from(name),
            })
            .collect()
    }

    /// Whether a decorator or annotation is of a name that a model has.
    pub(super) fn decorates(&self, decorator: NodeId) -> Option<&'static What> {
        let last = self.tree.child(decorator, Role::Name)?;
        let text = match self.tree.kind(last) {
            Kind::Member => self.tree.symbol_text(self.tree.child(last, Role::Name)?),
            _ => self.tree.symbol_text(last),
        };
        let text = text.rsplit('.').next().unwrap_or(text);
        ending_in(text, self.language)
            .filter(|entry| matches!(entry.what, What::Handler { .. } | What::Annotation(_)))
            .find(|entry| self.is_named(last, entry.head))
            .map(|entry| &entry.what)
    }

    /// Whether an expression that ends in the right part begins with this.
    pub(super) fn is_named(&self, node: NodeId, head: &str) -> bool {
        match head {
            "*" => self.tree.kind(node) == Kind::Member,
            _ if head.starts_with("*.") => {
                self.tree.child(node, Role::Object).is_some_and(|object| {
                    let name = self.tree.child(object, Role::Name).unwrap_or(object);
                    self.tree.symbol_text(name) == &head[2..]
                })
            }
            "" => self.of(node).iter().any(|name| {
                !name.contains('.')
                    || has_packages(self.language)
                        && self.tree.kind(node) != Kind::Member
                        && name
                            .rsplit('.')
                            .next()
                            .is_some_and(|last| last.starts_with(char::is_uppercase))
            }),
            _ => self.of(node).iter().any(|name| {
                name.rsplit_once('.')
                    .is_some_and(|(own, _)| is_head(own, head, self.language))
            }),
        }
    }
}

fn join(head: &str, last: &str) -> Option<String> {
    (head.len() + last.len() < LONGEST).then(|| format!("{head}.{last}"))
}

/// An origin as one name.
fn told(origin: &laocoon_syntax::facts::Origin) -> String {
    let module = origin
        .module
        .strip_prefix("node:")
        .unwrap_or(&origin.module);
    let mut name = module.to_owned();
    for part in &origin.names {
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(part);
    }
    name
}

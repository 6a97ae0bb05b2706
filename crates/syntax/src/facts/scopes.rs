//! Which name means which definition.

use laocoon_source::Language;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{Definition, DefinitionId, DefinitionKind, Facts, is_expression_position};
use crate::names::NameRules;
use crate::{Flags, Kind, NodeId, Role, Symbol, SyntaxTree, languages};

/// Of how many imports of one name more than the last is known.
const MOST_ALTERNATIVES: usize = 8;

struct Scope {
    parent: Option<usize>,
    /// Class bodies are not seen from functions nested in them (Python) and hold fields.
    class: bool,
    function: bool,
    names: FxHashMap<Symbol, Definitions>,
}

/// The definitions of one name in one scope.
#[derive(Default)]
struct Definitions {
    /// In source order.
    all: SmallVec<[DefinitionId; 1]>,
    /// The first that is seen before it is made, as imports are not.
    hoisted: Option<DefinitionId>,
}

impl Scope {
    fn last(&self, symbol: Symbol) -> Option<DefinitionId> {
        self.names.get(&symbol)?.all.last().copied()
    }
}

struct Builder<'a> {
    tree: &'a SyntaxTree,
    rules: &'static NameRules,
    facts: &'a mut Facts,
    scopes: Vec<Scope>,
    /// Where `global x` and `nonlocal x` stand, in source order.
    globals: FxHashMap<Symbol, Vec<NodeId>>,
}

/// Fills `resolved` and `definitions`.
pub(super) fn resolve(tree: &SyntaxTree, language: Language, facts: &mut Facts) {
    let rules = languages::table(language).names;
    let mut globals: FxHashMap<Symbol, Vec<NodeId>> = FxHashMap::default();
    for &global in tree.of_kind(Kind::Global) {
        for name in tree.children_in(global, Role::Name) {
            let symbol = tree.node(name).symbol;
            globals.entry(symbol).or_default().push(global);
        }
    }
    let mut builder = Builder {
        tree,
        rules,
        facts,
        scopes: Vec::new(),
        globals,
    };
    let scope_at = builder.declare();
    builder.link(&scope_at);
    builder.note_alternatives();
}

impl Builder<'_> {
    /// First walk: scopes and what they define. Returns the scope each
    /// scope-opening node opened.
    fn declare(&mut self) -> FxHashMap<NodeId, usize> {
        let tree = self.tree;
        let mut opened = FxHashMap::default();
        self.scopes.push(Scope {
            parent: None,
            class: false,
            function: true,
            names: FxHashMap::default(),
        });
        let mut stack: Vec<(NodeId, usize)> = vec![(NodeId(u32::MAX), 0)];
        for index in 0..u32::try_from(tree.len()).unwrap_or(u32::MAX) {
            let id = NodeId(index);
            while stack.len() > 1 && stack.last().is_some_and(|&(end, _)| id >= end) {
                stack.pop();
            }
            let scope = stack.last().map_or(0, |&(_, scope)| scope);
            let node = tree.node(id);
            // The name of a function or class belongs to the scope around it.
            self.declare_node(id, scope);
            if let Some((class, function)) = self.opens_scope(id) {
                let new = self.scopes.len();
                self.scopes.push(Scope {
                    parent: Some(scope),
                    class,
                    function,
                    names: FxHashMap::default(),
                });
                opened.insert(id, new);
                stack.push((node.subtree_end, new));
            }
        }
        opened
    }

    fn opens_scope(&self, id: NodeId) -> Option<(bool, bool)> {
        match self.tree.kind(id) {
            Kind::FunctionDefinition | Kind::Lambda => Some((false, true)),
            Kind::ClassDefinition | Kind::ClassExpression => Some((true, false)),
            Kind::Comprehension => Some((false, false)),
            Kind::Block
            | Kind::For
            | Kind::ForEach
            | Kind::Catch
            | Kind::With
            | Kind::Case
            | Kind::Try
                if self.rules.block_scopes =>
            {
                Some((false, false))
            }
            _ => None,
        }
    }

    fn declare_node(&mut self, id: NodeId, scope: usize) {
        let tree = self.tree;
        let node = tree.node(id);
        if self.rules.patterns_declare && node.role == Role::Pattern {
            self.declare_pattern(id, scope);
        }
        match node.kind {
            Kind::FunctionDefinition => self.declare_named(id, scope, DefinitionKind::Function),
            Kind::ClassDefinition | Kind::TypeAlias => {
                self.declare_named(id, scope, DefinitionKind::Class)
            }
            Kind::Import => {
                let name = tree
                    .child(id, Role::Alias)
                    .or_else(|| tree.child(id, Role::Name));
                let symbol = name
                    .map(|name| tree.node(name).symbol)
                    .or_else(|| super::imports::bound_name(tree, id));
                if let Some(symbol) = symbol {
                    let definition =
                        self.define(scope, symbol, DefinitionKind::Import, id, None, None, true);
                    if let Some(name) = name {
                        self.facts.resolved.insert(name, definition);
                    }
                }
            }
            Kind::Parameter => {
                if let Some(name) = tree.child(id, Role::Name) {
                    let declared = tree.child(id, Role::Type);
                    for name in self.names_in(name) {
                        let declared = if tree.kind(name) == Kind::Name {
                            declared
                        } else {
                            None
                        };
                        self.define(
                            scope,
                            tree.node(name).symbol,
                            DefinitionKind::Parameter,
                            id,
                            declared,
                            None,
                            false,
                        );
                        self.note_write(scope, tree.node(name).symbol);
                    }
                }
            }
            Kind::KeywordArgument if self.rules.keywords_declare => {
                let Some(name) = tree.child(id, Role::Name) else {
                    return;
                };
                let value = tree.child(id, Role::Value);
                let definition = self.define(
                    scope,
                    tree.node(name).symbol,
                    self.variable_kind(scope),
                    id,
                    None,
                    value,
                    false,
                );
                self.facts.resolved.insert(name, definition);
                self.facts.definitions[definition.0 as usize].writes += 1;
            }
            Kind::VariableDefinition => {
                let Some(name) = tree.child(id, Role::Name) else {
                    return;
                };
                let declared = tree.child(id, Role::Type);
                let value = tree.child(id, Role::Value);
                let constant = tree.children_in(id, Role::Modifier).any(|modifier| {
                    self.rules
                        .constant_modifiers
                        .contains(&tree.symbol_text(modifier))
                });
                let single = tree.kind(name) == Kind::Name;
                let target = self.variable_scope(scope, id);
                let kind = self.variable_kind(target);
                for name in self.names_in(name) {
                    let symbol = tree.node(name).symbol;
                    let (declared, value) = if single {
                        (declared, value)
                    } else {
                        (None, None)
                    };
                    // A second `var x` in one scope is the same variable.
                    let existing = self.scopes[target].last(symbol);
                    let definition = match existing {
                        Some(existing) if kind != DefinitionKind::Field => existing,
                        _ => self.define(target, symbol, kind, id, declared, value, constant),
                    };
                    self.facts.resolved.insert(name, definition);
                    if value.is_some() || !single {
                        self.facts.definitions[definition.0 as usize].writes += 1;
                    }
                }
            }
            Kind::Assign if self.rules.assignment_declares || tree.symbol_text(id) == ":=" => {
                let Some(target) = tree.child(id, Role::Target) else {
                    return;
                };
                let value = tree
                    .child(id, Role::Value)
                    .filter(|_| tree.symbol_text(id) != "as");
                let declared = tree.child(id, Role::Type);
                self.declare_targets(scope, target, id, declared, value);
            }
            Kind::ForEach | Kind::ComprehensionFor => {
                if let Some(target) = tree.child(id, Role::Target)
                    && (self.rules.loop_declares || node.kind == Kind::ComprehensionFor)
                {
                    self.declare_targets(scope, target, id, None, None);
                }
            }
            Kind::Name | Kind::Object | Kind::List
                if node.role == Role::Target
                    && tree.node(node.parent).flags.has(Flags::DECLARES) =>
            {
                self.declare_targets(scope, id, node.parent, None, None);
            }
            Kind::With => {
                for resource in tree.children_in(id, Role::Resource) {
                    if tree.kind(resource) == Kind::Assign
                        && self.rules.assignment_declares
                        && let Some(target) = tree.child(resource, Role::Target)
                    {
                        self.declare_targets(scope, target, resource, None, None);
                    }
                }
            }
            Kind::Catch => {
                if let Some(name) = tree.child(id, Role::Name) {
                    let declared = tree.child(id, Role::Type);
                    self.define(
                        scope,
                        tree.node(name).symbol,
                        DefinitionKind::Local,
                        id,
                        declared,
                        None,
                        false,
                    );
                    self.note_write(scope, tree.node(name).symbol);
                }
            }
            _ => {}
        }
    }

    /// The names that a pattern of the language binds: those that do not look
    /// like a constant or a constructor.
    fn declare_pattern(&mut self, pattern: NodeId, scope: usize) {
        let tree = self.tree;
        if !matches!(
            tree.kind(tree.node(pattern).parent),
            Kind::Case | Kind::LetPattern
        ) {
            return;
        }
        for name in self.names_in(pattern) {
            let symbol = tree.node(name).symbol;
            let text = tree.symbols.text(symbol);
            if text == "_" || text.starts_with(char::is_uppercase) {
                continue;
            }
            let kind = DefinitionKind::Local;
            let definition = self.define(scope, symbol, kind, pattern, None, None, false);
            self.facts.resolved.insert(name, definition);
            self.facts.definitions[definition.0 as usize].writes += 1;
        }
    }

    fn declare_named(&mut self, id: NodeId, scope: usize, kind: DefinitionKind) {
        if let Some(name) = self.tree.child(id, Role::Name)
            && self.tree.kind(name) == Kind::Name
        {
            let definition = self.define(
                scope,
                self.tree.node(name).symbol,
                kind,
                id,
                None,
                None,
                false,
            );
            self.facts.definitions[definition.0 as usize].writes += 1;
        }
    }

    fn declare_targets(
        &mut self,
        scope: usize,
        target: NodeId,
        node: NodeId,
        declared: Option<NodeId>,
        value: Option<NodeId>,
    ) {
        let tree = self.tree;
        let single = tree.kind(target) == Kind::Name;
        for name in self.names_in(target) {
            let symbol = tree.node(name).symbol;
            if self.global_word(name) {
                continue;
            }
            let scope = if self.rules.assignment_declares {
                self.function_scope(scope)
            } else {
                scope
            };
            // A name that was imported goes on to mean the import.
            if !self.scopes[scope].names.contains_key(&symbol) && !self.is_imported(scope, symbol) {
                let (declared, value) = if single {
                    (declared, value)
                } else {
                    (None, None)
                };
                let kind = self.variable_kind(scope);
                self.define(scope, symbol, kind, node, declared, value, false);
            }
        }
    }

    /// Whether a name is an import in a scope or one around it.
    fn is_imported(&self, scope: usize, symbol: Symbol) -> bool {
        std::iter::successors(Some(scope), |&scope| self.scopes[scope].parent)
            .find_map(|scope| self.scopes[scope].last(symbol))
            .is_some_and(|id| self.facts.definitions[id.0 as usize].kind == DefinitionKind::Import)
    }

    /// Whether a `global x` or `nonlocal x` in the same function says that a
    /// name is not its own.
    fn global_word(&self, name: NodeId) -> bool {
        let tree = self.tree;
        let Some(globals) = self.globals.get(&tree.node(name).symbol) else {
            return false;
        };
        let is_function =
            |above: &NodeId| matches!(tree.kind(*above), Kind::FunctionDefinition | Kind::Lambda);
        tree.ancestors(name)
            .find(is_function)
            .is_some_and(|function| {
                let first = globals.partition_point(|&global| global < function);
                let first = globals.get(first);
                first.is_some_and(|&global| tree.is_ancestor(function, global))
            })
    }

    fn function_scope(&self, mut scope: usize) -> usize {
        while !self.scopes[scope].function && !self.scopes[scope].class {
            match self.scopes[scope].parent {
                Some(parent) => scope = parent,
                None => break,
            }
        }
        scope
    }

    /// `var` in JavaScript belongs to the function, not the block.
    fn variable_scope(&self, scope: usize, id: NodeId) -> usize {
        let var = self
            .tree
            .children_in(id, Role::Modifier)
            .any(|modifier| self.tree.symbol_text(modifier) == "var");
        if var || !self.rules.block_scopes {
            self.function_scope(scope)
        } else {
            scope
        }
    }

    fn variable_kind(&self, scope: usize) -> DefinitionKind {
        if self.scopes[scope].class {
            DefinitionKind::Field
        } else if self.scopes[scope].parent.is_none() {
            DefinitionKind::Global
        } else {
            DefinitionKind::Local
        }
    }

    /// The names that a target or destructuring pattern binds.
    fn names_in(&self, target: NodeId) -> Vec<NodeId> {
        let tree = self.tree;
        let mut names = Vec::new();
        let mut id = target;
        let end = tree.node(target).subtree_end;
        while id < end {
            let node = tree.node(id);
            match node.kind {
                Kind::Name if !matches!(node.role, Role::Key | Role::Default | Role::Callee) => {
                    names.push(id);
                    id.0 += 1;
                }
                // `Some(x)` binds `x`.
                Kind::Call if self.rules.patterns_declare => id.0 += 1,
                // `a.b = 1` and `a[i] = 1` bind nothing.
                Kind::Member | Kind::Index | Kind::Slice | Kind::Call | Kind::Lambda => {
                    id = node.subtree_end
                }
                _ => id.0 += 1,
            }
        }
        names
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one definition")]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "fewer definitions than nodes"
    )]
    fn define(
        &mut self,
        scope: usize,
        symbol: Symbol,
        kind: DefinitionKind,
        node: NodeId,
        declared_type: Option<NodeId>,
        value: Option<NodeId>,
        constant: bool,
    ) -> DefinitionId {
        let id = DefinitionId(self.facts.definitions.len() as u32);
        self.facts.definitions.push(Definition {
            symbol,
            kind,
            node,
            declared_type,
            value,
            constant,
            writes: 0,
        });
        let definitions = self.scopes[scope].names.entry(symbol).or_default();
        let known = &self.facts.definitions;
        let place = definitions
            .all
            .partition_point(|other| known[other.0 as usize].node <= node);
        definitions.all.insert(place, id);
        if kind != DefinitionKind::Import {
            definitions.hoisted.get_or_insert(id);
        }
        id
    }

    fn note_write(&mut self, scope: usize, symbol: Symbol) {
        if let Some(id) = self.scopes[scope].last(symbol) {
            self.facts.definitions[id.0 as usize].writes += 1;
        }
    }

    /// Second walk: every name to its definition, and writes counted.
    fn link(&mut self, opened: &FxHashMap<NodeId, usize>) {
        let tree = self.tree;
        let mut stack: Vec<(NodeId, usize)> = vec![(NodeId(u32::MAX), 0)];
        for index in 0..u32::try_from(tree.len()).unwrap_or(u32::MAX) {
            let id = NodeId(index);
            while stack.len() > 1 && stack.last().is_some_and(|&(end, _)| id >= end) {
                stack.pop();
            }
            let scope = stack.last().map_or(0, |&(_, scope)| scope);
            if let Some(&new) = opened.get(&id) {
                stack.push((tree.node(id).subtree_end, new));
            }
            let node = tree.node(id);
            match node.kind {
                Kind::Name if is_expression_position(tree, id) || node.role == Role::Name => {
                    if node.role == Role::Name && !self.is_defining_name(id) {
                        continue;
                    }
                    let known = self.lookup(scope, node.symbol, id).filter(|&definition| {
                        let kind = self.facts.definitions[definition.0 as usize].kind;
                        !self.rules.functions_apart
                            || (node.role == Role::Callee) == (kind == DefinitionKind::Function)
                    });
                    if let Some(definition) = known.or_else(|| self.implicit_global(id)) {
                        self.facts.resolved.entry(id).or_insert(definition);
                        if is_written(tree, id) {
                            self.facts.definitions[definition.0 as usize].writes += 1;
                        }
                    }
                }
                Kind::TypeName => {
                    // `models.Model` is looked up by `models`.
                    let symbol = match tree.symbol_text(id).split_once('.') {
                        Some((first, _)) => tree.symbols.get(first),
                        None => Some(node.symbol),
                    };
                    if let Some(definition) =
                        symbol.and_then(|symbol| self.lookup(scope, symbol, id))
                    {
                        self.facts.resolved.insert(id, definition);
                    }
                }
                _ => {}
            }
        }
    }

    /// The global that an assignment without a declaration makes.
    fn implicit_global(&mut self, name: NodeId) -> Option<DefinitionId> {
        let tree = self.tree;
        let assignment = tree.node(name).parent;
        if !self.rules.implicit_globals
            || tree.kind(assignment) == Kind::Delete
            || !is_written(tree, name)
        {
            return None;
        }
        let value = (tree.node(name).role == Role::Target)
            .then(|| tree.child(assignment, Role::Value))
            .flatten();
        let symbol = tree.node(name).symbol;
        let kind = DefinitionKind::Global;
        Some(self.define(0, symbol, kind, assignment, None, value, false))
    }

    fn is_defining_name(&self, id: NodeId) -> bool {
        matches!(
            self.tree.kind(self.tree.node(id).parent),
            Kind::VariableDefinition
                | Kind::Parameter
                | Kind::FunctionDefinition
                | Kind::ClassDefinition
                | Kind::Decorator
                | Kind::Catch
                | Kind::Global
        )
    }

    /// What a name means at a place: the last definition before it, else one
    /// that comes later; but an import is not seen before it is made.
    /// Where a name is imported several times, in branches of which only one
    /// is run, it may mean each: `try: import a as x`, `except: import b as x`.
    fn note_alternatives(&mut self) {
        for scope in &self.scopes {
            for definitions in scope.names.values() {
                if definitions.all.len() > 1 {
                    self.facts
                        .also_imported
                        .extend(self.alternatives(definitions));
                }
            }
        }
    }

    /// For each import of a name, the earlier imports of it that may still
    /// hold there: those in a block that the later one is not run after in
    /// any case.
    fn alternatives(
        &self,
        definitions: &Definitions,
    ) -> Vec<(DefinitionId, SmallVec<[DefinitionId; 1]>)> {
        let definition = |id: DefinitionId| &self.facts.definitions[id.0 as usize];
        let mut found = Vec::new();
        let mut live: SmallVec<[DefinitionId; 1]> = SmallVec::new();
        for &id in &definitions.all {
            if definition(id).kind != DefinitionKind::Import {
                continue;
            }
            let block = self.tree.node(definition(id).node).parent;
            live.retain(|earlier| !self.tree.is_ancestor(block, definition(*earlier).node));
            if !live.is_empty() {
                found.push((id, live.clone()));
            }
            if live.len() < MOST_ALTERNATIVES {
                live.push(id);
            }
        }
        found
    }

    fn lookup(&self, mut scope: usize, symbol: Symbol, at: NodeId) -> Option<DefinitionId> {
        let mut from_function = false;
        loop {
            let current = &self.scopes[scope];
            // A method of a class does not see the class's names without
            // `self.` where assignment declares (Python); elsewhere it does.
            let visible = !(current.class && from_function && self.rules.assignment_declares);
            if visible && let Some(definitions) = current.names.get(&symbol) {
                let is_before =
                    |id: &DefinitionId| self.facts.definitions[id.0 as usize].node <= at;
                let before = definitions.all.partition_point(is_before).checked_sub(1);
                let before = before.and_then(|place| definitions.all.get(place).copied());
                if let Some(found) = before.or(definitions.hoisted) {
                    return Some(found);
                }
            }
            from_function |= current.function;
            scope = current.parent?;
        }
    }
}

/// Whether a name is given a value where it stands.
#[must_use]
pub fn is_written(tree: &SyntaxTree, id: NodeId) -> bool {
    let mut child = id;
    loop {
        let node = tree.node(child);
        let parent = node.parent;
        match (tree.kind(parent), node.role) {
            (Kind::Pair, Role::Default) => return false,
            (
                Kind::Assign | Kind::AugmentedAssign | Kind::ForEach | Kind::ComprehensionFor,
                Role::Target,
            )
            | (Kind::Update | Kind::Delete, _) => return true,
            (Kind::Tuple | Kind::List | Kind::Spread | Kind::Object | Kind::Pair, _)
                if parent != child =>
            {
                child = parent;
            }
            _ => return false,
        }
    }
}

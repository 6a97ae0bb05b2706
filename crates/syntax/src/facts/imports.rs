//! What was imported under which name.

use laocoon_source::Language;
use rustc_hash::FxHashMap;

use super::{DefinitionId, DefinitionKind, Facts};
use crate::{Kind, NodeId, Role, Symbol, SyntaxTree, languages};

/// The name that an import without a name or alias binds: the first segment
/// of `import a.b`, the last of `import "x/y"`.
pub(super) fn bound_name(tree: &SyntaxTree, import: NodeId) -> Option<Symbol> {
    if tree.symbol_text(import) != "module" {
        return None;
    }
    let path = tree.child(import, Role::Path)?;
    let text = tree.symbol_text(path);
    let name = if text.contains('/') {
        package_name(text)
    } else {
        text.split('.').next()?
    };
    tree.symbols.get(name)
}

/// The name that a package goes by: the last segment of its path that is no
/// version. Of one that is an address, `jwt-go` goes by `jwt`.
fn package_name(path: &str) -> &str {
    let last = path
        .rsplit('/')
        .find(|part| !is_version(part))
        .unwrap_or(path);
    let is_address = path
        .split('/')
        .next()
        .is_some_and(|host| host.contains('.'));
    match last.strip_suffix("-go") {
        Some(name) if is_address && !name.is_empty() => name,
        _ => last,
    }
}

fn is_version(part: &str) -> bool {
    part.strip_prefix('v')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The full name behind an import, in segments: `from a.b import c` is
/// `a b c`, `import "x/y"` is `y`, `require('fs')` is `fs`.
#[must_use]
pub fn import_segments(tree: &SyntaxTree, import: NodeId) -> Vec<String> {
    let Some(path) = tree.child(import, Role::Path) else {
        return Vec::new();
    };
    let mut segments = path_segments(tree.symbol_text(path));
    if tree.symbol_text(import) == "name"
        && let Some(name) = tree.child(import, Role::Name)
        && tree.symbol_text(name) != "default"
    {
        segments.push(tree.symbol_text(name).to_owned());
    }
    segments
}

pub(crate) fn path_segments(path: &str) -> Vec<String> {
    if path.contains('/') && !path.starts_with('.') {
        // A package path: its last segment is the name it goes by.
        return vec![package_name(path).to_owned()];
    }
    if path.starts_with("./") || path.starts_with("../") {
        return vec![path.rsplit('/').next().unwrap_or(path).to_owned()];
    }
    // `..a.b` is not `a.b`: the dots are a segment of their own.
    let dots = path.len() - path.trim_start_matches('.').len();
    std::iter::once(&path[..dots])
        .chain(path[dots..].split(['.', '\\']))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Fills `imported`: for each name that means an import, its full name as
/// virtual nodes.
pub(super) fn link(tree: &mut SyntaxTree, language: Language, facts: &mut Facts) {
    if !languages::table(language).names.imports_resolve {
        return;
    }
    collect_wildcards(tree, facts);
    let mut full: FxHashMap<DefinitionId, Vec<String>> = FxHashMap::default();
    for (index, definition) in facts.definitions.iter().enumerate() {
        let segments = match definition.kind {
            DefinitionKind::Import => {
                let import = definition.node;
                let plain = tree.symbol_text(import) == "module"
                    && tree.child(import, Role::Alias).is_none();
                let path = tree
                    .child(import, Role::Path)
                    .map_or("", |path| tree.symbol_text(path));
                // `import a.b` binds `a`, which means `a`.
                if plain
                    && !path.contains('/')
                    && path.contains('.')
                    && language == Language::Python
                {
                    Vec::new()
                } else {
                    import_segments(tree, import)
                }
            }
            _ => definition
                .value
                .map_or_else(Vec::new, |value| required(tree, value)),
        };
        if !segments.is_empty() {
            full.insert(
                DefinitionId(u32::try_from(index).unwrap_or(u32::MAX)),
                segments,
            );
        }
    }
    link_destructured(tree, facts, &mut full);
    link_calls(tree, language, facts);
    let mut uses: Vec<(NodeId, DefinitionId)> = Vec::new();
    for (&name, &definition) in &facts.resolved {
        let others = facts.also_imported.get(&definition).into_iter().flatten();
        uses.extend(
            std::iter::once(&definition)
                .chain(others)
                .filter(|definition| full.contains_key(definition))
                .map(|&definition| (name, definition)),
        );
    }
    uses.sort_unstable();
    let mut made: FxHashMap<(DefinitionId, Option<Symbol>), NodeId> = FxHashMap::default();
    for (name, definition) in uses {
        let text = tree.symbol_text(name);
        let segments = &full[&definition];
        if segments.len() == 1 && segments[0] == text {
            continue;
        }
        // A type's name is one node with all its segments: `models.Model`.
        let type_name = (tree.kind(name) == Kind::TypeName).then(|| {
            let rest = text.find('.').map_or("", |dot| &text[dot..]);
            format!("{}{rest}", segments.join("."))
        });
        let type_name = match type_name {
            Some(full) if full == text => continue,
            Some(full) => Some(tree.symbols.intern(&full)),
            None => None,
        };
        let alternative = *made
            .entry((definition, type_name))
            .or_insert_with(|| match type_name {
                Some(symbol) => {
                    tree.append_virtual(Kind::TypeName, symbol, tree.node(name).span, &[])
                }
                None => dotted(tree, segments, name),
            });
        facts.imported.entry(name).or_default().push(alternative);
    }
}

/// A call that imports is what it imports: `__import__('m')` in Python.
fn link_calls(tree: &mut SyntaxTree, language: Language, facts: &mut Facts) {
    if language != Language::Python {
        return;
    }
    let calls: Vec<(NodeId, Vec<String>)> = tree
        .of_kind(Kind::Call)
        .iter()
        .filter_map(|&call| Some((call, called_module(tree, call)?)))
        .collect();
    for (call, segments) in calls {
        let alternative = dotted(tree, &segments, call);
        facts.imported.entry(call).or_default().push(alternative);
    }
}

/// The module that `__import__('m')` or `importlib.import_module('m')` gives:
/// the former the first of `a.b`, the latter all of it.
fn called_module(tree: &SyntaxTree, call: NodeId) -> Option<Vec<String>> {
    let callee = tree.child(call, Role::Callee)?;
    let (name, is_member) = match tree.kind(callee) {
        Kind::Name => (callee, false),
        Kind::Member => (tree.child(callee, Role::Name)?, true),
        _ => return None,
    };
    let is_whole = match (tree.symbol_text(name), is_member) {
        ("__import__", _) => false,
        ("import_module", _) => true,
        _ => return None,
    };
    let argument = tree.children(tree.child(call, Role::Arguments)?).next()?;
    let mut segments = match tree.kind(argument) {
        Kind::String => path_segments(tree.symbol_text(argument)),
        _ => return None,
    };
    if !is_whole {
        segments.truncate(1);
    }
    (!segments.is_empty()).then_some(segments)
}

/// `const {a, b: c} = require('m')`: `a` is `m.a`, `c` is `m.b`.
fn link_destructured(
    tree: &SyntaxTree,
    facts: &Facts,
    full: &mut FxHashMap<DefinitionId, Vec<String>>,
) {
    for &definition in tree.of_kind(Kind::VariableDefinition) {
        let (Some(name), Some(value)) = (
            tree.child(definition, Role::Name),
            tree.child(definition, Role::Value),
        ) else {
            continue;
        };
        let module = required(tree, value);
        if tree.kind(name) != Kind::Object || module.is_empty() {
            continue;
        }
        for element in tree.children(name) {
            let (key, bound) = match tree.kind(element) {
                Kind::Pair => (
                    tree.child(element, Role::Key),
                    tree.child(element, Role::Value),
                ),
                Kind::Name => (Some(element), Some(element)),
                _ => continue,
            };
            let (Some(key), Some(bound)) = (key, bound) else {
                continue;
            };
            let found = facts.definition(bound).or_else(|| {
                let symbol = tree.node(bound).symbol;
                let position = facts
                    .definitions
                    .iter()
                    .position(|d| d.node == definition && d.symbol == symbol)?;
                Some(DefinitionId(u32::try_from(position).ok()?))
            });
            if let Some(found) = found {
                let mut segments = module.clone();
                segments.push(tree.symbol_text(key).to_owned());
                full.insert(found, segments);
            }
        }
    }
}

/// The module that `require('m')` or `require('m').x` names.
fn required(tree: &SyntaxTree, value: NodeId) -> Vec<String> {
    match tree.kind(value) {
        Kind::Member => {
            let (Some(object), Some(name)) = (
                tree.child(value, Role::Object),
                tree.child(value, Role::Name),
            ) else {
                return Vec::new();
            };
            let mut segments = if tree.kind(object) == Kind::Call {
                required(tree, object)
            } else {
                Vec::new()
            };
            if !segments.is_empty() {
                segments.push(tree.symbol_text(name).to_owned());
            }
            segments
        }
        Kind::Call => {
            let is_require = tree.child(value, Role::Callee).is_some_and(|callee| {
                tree.kind(callee) == Kind::Name && tree.symbol_text(callee) == "require"
            });
            let argument = tree
                .child(value, Role::Arguments)
                .and_then(|arguments| tree.children(arguments).next());
            match argument {
                Some(argument) if is_require && tree.kind(argument) == Kind::String => {
                    path_segments(tree.symbol_text(argument))
                }
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn collect_wildcards(tree: &SyntaxTree, facts: &mut Facts) {
    for &import in tree.of_kind(Kind::Import) {
        let top = tree.node(import).parent == NodeId::ROOT;
        if tree.symbol_text(import) == "all"
            && top
            && let Some(path) = tree.child(import, Role::Path)
        {
            facts
                .wildcard_imports
                .push(path_segments(tree.symbol_text(path)).join("."));
        }
    }
}

/// `a.b.c` as virtual member accesses.
fn dotted(tree: &mut SyntaxTree, segments: &[String], at: NodeId) -> NodeId {
    let span = tree.node(at).span;
    let mut expression = None;
    for segment in segments {
        let symbol = tree.symbols.intern(segment);
        let name = tree.append_virtual(Kind::Name, symbol, span, &[]);
        expression = Some(match expression {
            None => name,
            Some(object) => tree.append_virtual(
                Kind::Member,
                Symbol::EMPTY,
                span,
                &[(Role::Object, object), (Role::Name, name)],
            ),
        });
    }
    expression.unwrap_or(at)
}

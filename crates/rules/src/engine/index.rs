//! Where in a file a pattern can match at all: places by kind, calls also by
//! the last name of what they call.

use laocoon_source::Span;
use laocoon_syntax::facts::is_expression_position;
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashMap;

use crate::matcher::{MatchFile, MatchOptions};
use crate::pattern::{CompiledPattern, TextId};

/// The index of one file.
#[derive(Debug, Default)]
pub(crate) struct FileIndex {
    calls: FxHashMap<TextId, Vec<NodeId>>,
    /// Nodes that hold statements one after another, with those statements.
    lists: Vec<StatementList>,
    /// For each node, where the last of all nodes up to it begins, and the
    /// first of all nodes from it on: in order, which the nodes' own starts are
    /// not where siblings overlap.
    latest_start: Vec<u32>,
    earliest_start: Vec<u32>,
}

/// A node and the statements in it.
#[derive(Debug)]
struct StatementList {
    owner: NodeId,
    statements: Vec<NodeId>,
}

impl FileIndex {
    pub(crate) fn build(file: &MatchFile<'_>) -> Self {
        let tree = file.tree;
        let mut index = Self::default();
        for &call in tree
            .of_kind(Kind::Call)
            .iter()
            .chain(tree.of_kind(Kind::Decorator))
        {
            let role = if tree.kind(call) == Kind::Call {
                Role::Callee
            } else {
                Role::Name
            };
            let Some(callee) = tree.child(call, role) else {
                continue;
            };
            if let Some(name) = last_name(tree, callee) {
                index.add_call(file, call, name);
                let base = if tree.kind(callee) == Kind::Name {
                    callee
                } else {
                    name
                };
                for full in file.facts.imported(base) {
                    if let Some(other) = last_name(tree, full) {
                        index.add_call(file, call, other);
                    }
                }
            }
        }
        for kind in [Kind::File, Kind::Block, Kind::ClassBody] {
            for &list in tree.of_kind(kind) {
                index.lists.push(StatementList {
                    owner: list,
                    statements: tree.children(list).collect(),
                });
            }
        }
        let starts: Vec<u32> = tree
            .subtree(NodeId::ROOT)
            .map(|id| tree.node(id).span.start)
            .collect();
        index.latest_start = running(starts.iter(), u32::max);
        index.earliest_start = running(starts.iter().rev(), u32::min);
        index.earliest_start.reverse();
        index.lists.sort_unstable_by_key(|list| list.owner);
        for calls in index.calls.values_mut() {
            calls.sort_unstable();
        }
        index
    }

    fn add_call(&mut self, file: &MatchFile<'_>, call: NodeId, name: NodeId) {
        let symbol = file.tree.node(name).symbol;
        let text = file
            .texts
            .get(symbol.index())
            .copied()
            .unwrap_or(TextId::NONE);
        let list = self.calls.entry(text).or_default();
        if list.last() != Some(&call) {
            list.push(call);
        }
    }

    /// The nodes of the file, or those of which some lie within a span.
    pub(crate) fn nodes(
        &self,
        tree: &SyntaxTree,
        within: Option<Span>,
    ) -> impl Iterator<Item = NodeId> + use<> {
        let (first, after) = self.part(tree, within);
        (first.0..after.0).map(NodeId)
    }

    /// The statement lists of the file, or those of which a part may lie within a span.
    pub(crate) fn lists(
        &self,
        tree: &SyntaxTree,
        within: Option<Span>,
    ) -> impl Iterator<Item = &[NodeId]> {
        let (first, after) = self.part(tree, within);
        let from = self.lists.partition_point(|list| list.owner < first);
        let to = self.lists.partition_point(|list| list.owner < after);
        let inner = self.lists.get(from..to).unwrap_or(&[]);
        // Those around the first node may have later statements within the span.
        let around = (first < after).then(|| tree.ancestors(first));
        let around = around.into_iter().flatten().filter_map(|id| {
            let found = self.lists.binary_search_by_key(&id, |list| list.owner);
            found.ok().and_then(|index| self.lists.get(index))
        });
        around.chain(inner).map(|list| &list.statements[..])
    }

    /// From the first node that lies within a span to one behind the last.
    fn part(&self, tree: &SyntaxTree, within: Option<Span>) -> (NodeId, NodeId) {
        let end = NodeId(u32::try_from(tree.len()).unwrap_or(u32::MAX));
        let Some(span) = within else {
            return (NodeId::ROOT, end);
        };
        let place = |index: usize| NodeId(u32::try_from(index).unwrap_or(u32::MAX));
        let first = self
            .latest_start
            .partition_point(|start| *start < span.start);
        let after = self
            .earliest_start
            .partition_point(|start| *start <= span.end);
        (place(first), place(after.max(first)))
    }

    /// The nodes at which a pattern of one node may match, in the file or within a span.
    pub(crate) fn candidates<'s>(
        &'s self,
        file: &MatchFile<'s>,
        pattern: &CompiledPattern,
        options: MatchOptions,
        within: Option<Span>,
        mut visit: impl FnMut(NodeId),
    ) {
        let tree = file.tree;
        let mut visit = |id: NodeId| {
            if within.is_none_or(|span| span.contains(tree.node(id).span)) {
                visit(id);
            }
        };
        let (first, after) = self.part(tree, within);
        let part = |ids: &'s [NodeId]| {
            let from = ids.partition_point(|&id| id < first);
            let to = ids.partition_point(|&id| id < after);
            ids.get(from..to).unwrap_or(&[])
        };
        let root = pattern.roots[0];
        let kind = pattern.tree.kind(root);
        if kind == Kind::Call
            && file.symbolic_free(options)
            && let Some(callee) = pattern.tree.child(root, Role::Callee)
            && let Some(name) = last_name(&pattern.tree, callee)
            && pattern.tree.kind(name) == Kind::Name
            && !tree_is_caseless(file)
            && !pattern.regexes.contains_key(&name)
        {
            let calls = self.calls.get(&pattern.texts[name.index()]);
            for &call in part(calls.map_or(&[], Vec::as_slice)) {
                visit(call);
            }
            return;
        }
        for kind in root_kinds(kind, options) {
            for &id in part(tree.of_kind(*kind)) {
                let leaf = matches!(*kind, Kind::Name | Kind::String);
                if !leaf || is_expression_position(tree, id) {
                    visit(id);
                }
            }
        }
        if kind == Kind::FunctionDefinition && pattern.tree.child(root, Role::Name).is_none() {
            for &id in part(tree.of_kind(Kind::Lambda)) {
                visit(id);
            }
        }
        if matches!(
            kind,
            Kind::Metavariable
                | Kind::TypedMetavariable
                | Kind::MemberEllipsis
                | Kind::Ellipsis
                | Kind::DeepEllipsis
        ) {
            for id in self.nodes(tree, within) {
                if is_expression(tree, id) {
                    visit(id);
                }
            }
        }
    }
}

/// What a choice between all values so far gives, at each.
fn running<'v>(values: impl Iterator<Item = &'v u32>, choose: fn(u32, u32) -> u32) -> Vec<u32> {
    values
        .scan(None, |chosen, &value| {
            *chosen = Some(chosen.map_or(value, |chosen| choose(chosen, value)));
            *chosen
        })
        .collect()
}

fn tree_is_caseless(file: &MatchFile<'_>) -> bool {
    matches!(
        file.language,
        laocoon_source::Language::Php | laocoon_source::Language::Dockerfile
    )
}

impl MatchFile<'_> {
    /// Whether names stand for nothing but themselves and their imports.
    fn symbolic_free(&self, options: MatchOptions) -> bool {
        !options.symbolic_propagation
    }
}

/// The kinds at which a pattern of a kind may match.
fn root_kinds(kind: Kind, options: MatchOptions) -> &'static [Kind] {
    match kind {
        Kind::Metavariable
        | Kind::TypedMetavariable
        | Kind::MemberEllipsis
        | Kind::Ellipsis
        | Kind::DeepEllipsis => &[],
        Kind::Call => &[Kind::Call, Kind::Decorator, Kind::Cast],
        Kind::Name if options.decorator_is_expression => &[
            Kind::Name,
            Kind::This,
            Kind::Call,
            Kind::Decorator,
            Kind::Atom,
            Kind::Cast,
            Kind::TypeName,
        ],
        Kind::Name => &[Kind::Name, Kind::This, Kind::Call, Kind::Atom, Kind::Cast],
        Kind::Member => &[
            Kind::Member,
            Kind::Name,
            Kind::Call,
            Kind::Decorator,
            Kind::TypeName,
            Kind::Cast,
        ],
        Kind::Assign => &[Kind::Assign, Kind::VariableDefinition],
        Kind::VariableDefinition => &[Kind::VariableDefinition, Kind::Assign],
        Kind::InterpolatedString => &[Kind::InterpolatedString, Kind::String],
        Kind::Pair => &[Kind::Pair, Kind::FunctionDefinition],
        Kind::Decorator => &[Kind::Decorator],
        Kind::Import => &[Kind::Import, Kind::VariableDefinition],
        Kind::ExpressionStatement => &[
            Kind::ExpressionStatement,
            Kind::VariableDefinition,
            Kind::Return,
            Kind::FunctionDefinition,
        ],
        Kind::Return => &[Kind::Return, Kind::ExpressionStatement],
        Kind::For => &[Kind::For, Kind::ForEach],
        Kind::ForEach => &[Kind::ForEach, Kind::For],
        Kind::String => &[
            Kind::String,
            Kind::Name,
            Kind::Binary,
            Kind::InterpolatedString,
            Kind::Member,
        ],
        Kind::Integer | Kind::Float | Kind::Boolean => &[
            Kind::Integer,
            Kind::Float,
            Kind::Boolean,
            Kind::String,
            Kind::Name,
            Kind::Binary,
            Kind::Member,
        ],
        Kind::List => &[Kind::List, Kind::Comprehension],
        Kind::Dict => &[Kind::Dict, Kind::Comprehension, Kind::Set],
        Kind::Set => &[Kind::Set, Kind::Comprehension, Kind::Dict],
        Kind::Regex => &[Kind::Regex, Kind::InterpolatedString],
        _ => single(kind),
    }
}

/// A slice of one kind.
fn single(kind: Kind) -> &'static [Kind] {
    let index = kind as usize;
    Kind::ALL.get(index..=index).unwrap_or(&[])
}

/// The name that a chain of members ends with.
pub(crate) fn last_name(tree: &SyntaxTree, id: NodeId) -> Option<NodeId> {
    match tree.kind(id) {
        Kind::Name | Kind::Metavariable => Some(id),
        Kind::Member => tree.child(id, Role::Name),
        _ => None,
    }
}

/// Whether a node is an expression, not a part of something else.
pub(crate) fn is_expression(tree: &SyntaxTree, id: NodeId) -> bool {
    let node = tree.node(id);
    let kind = node.kind;
    let expression = (kind >= Kind::Name
        && kind <= Kind::Atom
        && kind != Kind::RegexFlags
        && kind != Kind::Arguments)
        || matches!(kind, Kind::Element | Kind::Opaque)
            && !matches!(
                node.role,
                Role::Statement | Role::Body | Role::Then | Role::Else | Role::Root
            );
    let part = matches!(
        kind,
        Kind::KeywordArgument
            | Kind::Interpolation
            | Kind::Pair
            | Kind::ComprehensionFor
            | Kind::Spread
    );
    let piece = kind == Kind::String && tree.kind(node.parent) == Kind::InterpolatedString;
    let target = node.role == Role::Target
        && matches!(
            tree.kind(node.parent),
            Kind::ForEach | Kind::ComprehensionFor
        );
    // A class without a name may stand for a type (`var x struct{}`).
    let is_type = kind == Kind::ClassExpression
        && matches!(
            node.role,
            Role::Type | Role::TypeArgument | Role::ReturnType
        );
    expression && !part && !piece && !target && !is_type && is_expression_position(tree, id)
}

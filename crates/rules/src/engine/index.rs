//! Where in a file a pattern can match at all: places by kind, calls also by
//! the last name of what they call.

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
    lists: Vec<Vec<NodeId>>,
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
                if let Some(full) = file.facts.imported(base)
                    && let Some(other) = last_name(tree, full)
                {
                    index.add_call(file, call, other);
                }
            }
        }
        for kind in [Kind::File, Kind::Block, Kind::ClassBody] {
            for &list in tree.of_kind(kind) {
                index.lists.push(tree.children(list).collect());
            }
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

    /// The statement lists of the file.
    pub(crate) fn lists(&self) -> &[Vec<NodeId>] {
        &self.lists
    }

    /// The nodes at which a pattern of one node may match.
    pub(crate) fn candidates(
        &self,
        file: &MatchFile<'_>,
        pattern: &CompiledPattern,
        options: MatchOptions,
        mut visit: impl FnMut(NodeId),
    ) {
        let tree = file.tree;
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
            for &call in self
                .calls
                .get(&pattern.texts[name.index()])
                .into_iter()
                .flatten()
            {
                visit(call);
            }
            return;
        }
        for kind in root_kinds(kind, options) {
            for &id in tree.of_kind(*kind) {
                let leaf = matches!(*kind, Kind::Name | Kind::String);
                if !leaf || is_expression_position(tree, id) {
                    visit(id);
                }
            }
        }
        if kind == Kind::FunctionDefinition && pattern.tree.child(root, Role::Name).is_none() {
            for &id in tree.of_kind(Kind::Lambda) {
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
            for id in tree.subtree(NodeId::ROOT) {
                if is_expression(tree, id) {
                    visit(id);
                }
            }
        }
    }
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

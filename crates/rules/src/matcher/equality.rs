//! When two pieces of code are the same, for metavariables used twice.

use laocoon_source::Span;
use laocoon_syntax::facts::{Constant, DefinitionId, DefinitionKind};
use laocoon_syntax::{Flags, Kind, NodeId, Role};

use super::{Binding, MatchFile};

/// Whether two bindings stand for the same code.
pub(super) fn same_binding(file: &MatchFile<'_>, left: Binding, right: Binding) -> bool {
    match (left, right) {
        (Binding::Node(left), Binding::Node(right)) => same_node(file, left, right),
        (Binding::Content(left), Binding::Content(right)) => {
            file.tree.symbol_text(left) == file.tree.symbol_text(right)
        }
        (Binding::Content(content), Binding::Node(node))
        | (Binding::Node(node), Binding::Content(content)) => {
            let node = unwrapped(file, node);
            matches!(
                file.tree.kind(node),
                Kind::Name | Kind::String | Kind::Atom | Kind::TypeName
            ) && file.tree.symbol_text(content) == file.tree.symbol_text(node)
        }
        (Binding::Empty(_), Binding::Empty(_)) => true,
        _ => file.binding_text(left) == file.binding_text(right),
    }
}

/// An expression statement is its expression.
fn unwrapped(file: &MatchFile<'_>, node: NodeId) -> NodeId {
    match file.tree.kind(node) {
        Kind::ExpressionStatement => file.tree.child(node, Role::Value).unwrap_or(node),
        _ => node,
    }
}

/// Whether one is a literal and the other a name that holds it, or both are
/// names that hold the same.
fn same_constant(file: &MatchFile<'_>, left: NodeId, right: NodeId) -> bool {
    match (literal_of(file, left), literal_of(file, right)) {
        (Some(Constant::Literal(left)), Some(Constant::Literal(right))) => {
            let (left, right) = (file.tree.node(left), file.tree.node(right));
            left.kind == right.kind && left.symbol == right.symbol
        }
        _ => false,
    }
}

/// Whether two nodes are the same code: the same shape and the same texts,
/// and names that mean the same definition.
fn same_node(file: &MatchFile<'_>, left: NodeId, right: NodeId) -> bool {
    let (left, right) = (unwrapped(file, left), unwrapped(file, right));
    if left == right {
        return true;
    }
    let (a, b) = (file.tree.node(left), file.tree.node(right));
    let names = matches!(a.kind, Kind::Name | Kind::TypeName)
        && matches!(b.kind, Kind::Name | Kind::TypeName);
    if names {
        return a.symbol == b.symbol && same_definition(file, left, right);
    }
    if a.kind != b.kind {
        let cast = |node: NodeId, kind: Kind| {
            (kind == Kind::Cast)
                .then(|| file.tree.child(node, Role::Value))
                .flatten()
        };
        return match (cast(left, a.kind), cast(right, b.kind)) {
            (Some(value), None) => same_node(file, value, right),
            (None, Some(value)) => same_node(file, left, value),
            _ => same_constant(file, left, right),
        };
    }
    let count = a.subtree_end.0 - left.0;
    if count != b.subtree_end.0 - right.0 {
        return false;
    }
    (0..count).all(|offset| {
        let (x, y) = (NodeId(left.0 + offset), NodeId(right.0 + offset));
        let (a, b) = (file.tree.node(x), file.tree.node(y));
        a.kind == b.kind
            && a.symbol == b.symbol
            && a.subtree_end.0 - x.0 == b.subtree_end.0 - y.0
            && a.flags.has(Flags::PREFIXED) == b.flags.has(Flags::PREFIXED)
            && (a.kind != Kind::Opaque || a.native == b.native)
            && (a.kind != Kind::Name || same_definition(file, x, y))
    })
}

fn same_definition(file: &MatchFile<'_>, left: NodeId, right: NodeId) -> bool {
    match (file.facts.definition(left), file.facts.definition(right)) {
        (Some(left), Some(right)) => {
            let function = |id: DefinitionId| {
                let definition = file.facts.definitions.get(id.0 as usize);
                definition.is_some_and(|definition| definition.kind == DefinitionKind::Function)
            };
            // A function defined twice is one by its name.
            left == right || (function(left) && function(right))
        }
        _ => true,
    }
}

/// The source text of a node; for a virtual one, what it stands for.
pub(super) fn node_text(file: &MatchFile<'_>, id: NodeId) -> String {
    let node = file.tree.node(id);
    if node.flags.has(Flags::VIRTUAL) {
        return match node.kind {
            Kind::Member => {
                let part = |role| {
                    file.tree
                        .child(id, role)
                        .map_or_else(String::new, |child| node_text(file, child))
                };
                format!("{}.{}", part(Role::Object), part(Role::Name))
            }
            Kind::String => format!("\"{}\"", file.tree.symbol_text(id)),
            _ => file.tree.symbol_text(id).to_owned(),
        };
    }
    let text = file
        .source
        .get(node.span.start as usize..node.span.end as usize)
        .unwrap_or("");
    if node.kind == Kind::ExpressionStatement {
        text.trim_end_matches(';').trim_end().to_owned()
    } else {
        text.to_owned()
    }
}

/// Where the content of a string literal stands: its span without the quotes.
pub(super) fn content_span(file: &MatchFile<'_>, id: NodeId) -> Span {
    let node = file.tree.node(id);
    let text = file
        .source
        .get(node.span.start as usize..node.span.end as usize)
        .unwrap_or("");
    let content = file.tree.symbol_text(id);
    match text.find(content) {
        Some(offset) if !node.flags.has(Flags::VIRTUAL) && !content.is_empty() => {
            let start = node.span.start + u32::try_from(offset).unwrap_or(0);
            Span {
                start,
                end: start + u32::try_from(content.len()).unwrap_or(0),
            }
        }
        _ => node.span,
    }
}

/// The literal behind an expression, through constants.
pub(super) fn literal_of(file: &MatchFile<'_>, id: NodeId) -> Option<Constant> {
    match file.tree.kind(id) {
        Kind::String | Kind::Integer | Kind::Float | Kind::Boolean | Kind::Character => {
            Some(Constant::Literal(id))
        }
        _ => file.facts.constant(id),
    }
}

//! Declarators: from `*argv[]` to a name and the layers of its type.

use laocoon_source::Span;
use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::types;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// Layers beyond this many are left out; nobody writes them.
const MAX_LAYERS: usize = 32;

/// One wrapping of a name.
#[derive(Clone, Copy)]
pub(in crate::languages) struct Layer<'t> {
    /// Pointer, reference, array or function type.
    pub(super) kind: Kind,
    /// The declarator that wraps.
    pub(super) node: Native<'t>,
}

/// A name and what is wrapped around it, outermost first.
#[derive(Default)]
pub(in crate::languages) struct Declarator<'t> {
    /// Absent in a type without a name.
    pub(super) name: Option<Native<'t>>,
    pub(super) layers: SmallVec<[Layer<'t>; 4]>,
}

impl<'t> Declarator<'t> {
    /// The layer that makes the name a function, and the layers of what it returns.
    pub(super) fn function(&self) -> Option<(Layer<'t>, &[Layer<'t>])> {
        let (last, before) = self.layers.split_last()?;
        (last.kind == Kind::FunctionType && self.name.is_some()).then_some((*last, before))
    }
}

/// Takes a declarator apart.
pub(in crate::languages) fn read<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Declarator<'t> {
    let mut declarator = Declarator::default();
    let mut next = Some(node);
    while let Some(node) = next {
        let kind = match node.kind().trim_start_matches("abstract_") {
            "pointer_declarator" | "pointer_type_declarator" => Some(Kind::PointerType),
            "reference_declarator" => Some(Kind::ReferenceType),
            "array_declarator" => Some(Kind::ArrayType),
            "function_declarator" => Some(Kind::FunctionType),
            "parenthesized_declarator" | "attributed_declarator" | "variadic_declarator" => None,
            // `operator bool() const`: a name with a function around it.
            "operator_cast" => {
                declarator.name = Some(node);
                None
            }
            _ => {
                declarator.name.get_or_insert(node);
                break;
            }
        };
        if let Some(kind) = kind
            && declarator.layers.len() < MAX_LAYERS
        {
            declarator.layers.push(Layer { kind, node });
        }
        let children = l.children(node);
        next = field(&children, "declarator").or_else(|| {
            let named = children.iter().filter(|child| child.is_named());
            named
                .map(|child| child.node)
                .find(|node| is_declarator(*node))
        });
    }
    declarator
}

fn is_declarator(node: Native<'_>) -> bool {
    let kind = node.kind();
    kind.ends_with("declarator")
        || kind.ends_with("identifier")
        || matches!(kind, "operator_name" | "destructor_name")
}

/// The type that layers make of a base type.
pub(in crate::languages) fn type_of<'t>(
    l: &mut Lowerer<'_, 't>,
    base: Option<Native<'t>>,
    layers: &[Layer<'t>],
    role: Role,
) {
    let Some((layer, inner)) = layers.split_last() else {
        if let Some(base) = base {
            types::reference(l, base, role);
        }
        return;
    };
    let children = l.children(layer.node);
    let span = span_of(layer.node);
    let end = match layer.kind {
        Kind::PointerType | Kind::ReferenceType => children
            .iter()
            .find(|child| !child.node.is_named())
            .map_or(span.end, |token| span_of(token.node).end),
        _ => span.end,
    };
    let start = base.map_or(span.start, |base| span_of(base).start.min(span.start));
    l.open_span(layer.kind, role, Span { start, end }, layer.node.kind_id());
    let inner_role = if layer.kind == Kind::FunctionType {
        Role::ReturnType
    } else {
        Role::Type
    };
    type_of(l, base, inner, inner_role);
    for (name, role) in [("size", Role::Value), ("parameters", Role::Parameters)] {
        if let Some(part) = field(&children, name).filter(Native::is_named) {
            l.lower(part, role);
        }
    }
    l.close();
}

/// The name of a definition.
pub(in crate::languages) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match node.kind() {
        "type_identifier" | "primitive_type" => {
            let text = l.text(node);
            l.emit_leaf(Kind::Name, role, node, text);
        }
        _ => l.lower(node, role),
    }
}

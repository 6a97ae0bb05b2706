//! Types.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, span_of};
use crate::{Kind, Role};

/// `a.b.C` as one name. Type arguments and annotations on the way are left
/// out, as are those of `Outer<T>.Inner`.
pub(super) fn scoped<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut name = String::new();
    collect(l, node, &mut name, 0);
    l.emit_leaf(Kind::TypeName, role, node, &name);
}

fn collect<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, name: &mut String, depth: u32) {
    for child in l.named(node) {
        match child.node.kind() {
            "type_identifier" => {
                if !name.is_empty() {
                    name.push('.');
                }
                name.push_str(l.text(child.node));
            }
            "scoped_type_identifier" | "generic_type" if depth < crate::MAX_DEPTH => {
                collect(l, child.node, name, depth + 1);
            }
            _ => {}
        }
    }
}

/// `T<A, ?>`
pub(super) fn generic<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::GenericType, role, node);
    for child in l.named(node) {
        if child.node.kind() == "type_arguments" {
            l.lower_named(child.node, Role::TypeArgument);
        } else {
            l.lower(child.node, Role::Type);
        }
    }
    l.close();
}

/// `T[][]`
pub(super) fn array<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let element = crate::lower::field(&children, "element").unwrap_or(node);
    with_dimensions(
        l,
        element,
        crate::lower::field(&children, "dimensions"),
        role,
        node,
    );
}

/// A type and the `[]` that follow it or the name it is the type of.
pub(super) fn with_dimensions<'t>(
    l: &mut Lowerer<'_, 't>,
    element: Native<'t>,
    dimensions: Option<Native<'t>>,
    role: Role,
    whole: Native<'t>,
) {
    let count = dimensions.map_or(0, |dimensions| {
        l.children(dimensions)
            .iter()
            .filter(|child| child.node.kind() == "[")
            .count()
    });
    wrapped(l, element, count, role, whole);
}

/// A type in `count` arrays.
pub(super) fn wrapped<'t>(
    l: &mut Lowerer<'_, 't>,
    element: Native<'t>,
    count: usize,
    role: Role,
    whole: Native<'t>,
) {
    let count = count.min(256);
    for level in 0..count {
        l.open_span(
            Kind::ArrayType,
            if level == 0 { role } else { Role::Type },
            span_of(whole),
            whole.kind_id(),
        );
    }
    l.lower(element, if count == 0 { role } else { Role::Type });
    for _ in 0..count {
        l.close();
    }
}

/// `@A T`: the type alone.
pub(super) fn annotated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if !matches!(child.node.kind(), "annotation" | "marker_annotation") {
            l.lower(child.node, role);
        }
    }
}

/// `?`, `? extends T`, `? super T`
pub(super) fn wildcard<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let bound = children.iter().find_map(|child| match child.node.kind() {
        kind @ ("extends" | "super") => Some(kind),
        _ => None,
    });
    l.open(Kind::Opaque, role, node);
    l.set_symbol(format!("? {}", bound.unwrap_or("")).trim_end());
    for child in children.iter().filter(|child| child.is_named()) {
        if !matches!(
            child.node.kind(),
            "annotation" | "marker_annotation" | "super"
        ) {
            l.lower(child.node, Role::Type);
        }
    }
    l.close();
}

//! Types, and the structures, unions and enumerations that are defined where
//! a type is written.

use tree_sitter::Node as Native;

use super::declarations;
use super::declarators::{self, Declarator};
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `unsigned long`: one name, its words one blank apart.
pub(in crate::languages) fn sized<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut name = String::new();
    for word in l.text(node).split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    l.emit_leaf(Kind::TypeName, role, node, &name);
}

/// `const char *` in a cast or `sizeof`. Its qualifiers are left out.
pub(in crate::languages) fn descriptor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let declarator = match field(&children, "declarator") {
        Some(inner) => declarators::read(l, inner),
        None => Declarator::default(),
    };
    declarators::type_of(l, field(&children, "type"), &declarator.layers, role);
}

/// Whether a type defines what it names.
pub(super) fn defines<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> bool {
    is_class(node) && field(&l.children(node), "body").is_some()
}

fn is_class(node: Native<'_>) -> bool {
    matches!(
        node.kind(),
        "struct_specifier" | "union_specifier" | "enum_specifier" | "class_specifier"
    )
}

/// A base type where it is used. One that is defined in the same place is
/// named only: its definition stands before.
pub(super) fn reference<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if !is_class(node) {
        let before = l.context;
        l.context |= declarations::IS_TYPE;
        l.lower(node, role);
        l.context = before;
        return;
    }
    let children = l.children(node);
    l.open(Kind::Opaque, role, node);
    set_word(l, node);
    if let Some(name) = field(&children, "name") {
        l.lower(name, Role::Type);
    }
    l.close();
}

/// `struct`, `union`, `enum`, `class`: a definition with a body, or standing
/// as a statement; else the name of a type.
pub(in crate::languages) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let body = field(&children, "body");
    if body.is_none() && role != Role::Statement {
        reference(l, node, role);
        return;
    }
    declarations::open(l, Kind::ClassDefinition, role, node);
    set_word(l, node);
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("name", "type_identifier") => {
                let name = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, name);
            }
            ("name", _) => l.lower(child.node, Role::Name),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "base_class_clause") => l.lower(child.node, Role::Extends),
            (_, "virtual_specifier") => l.lower(child.node, Role::Modifier),
            (_, "attribute_specifier" | "attribute_declaration" | "ms_declspec_modifier") => {
                l.lower(child.node, Role::Decorator);
            }
            _ => {}
        }
    }
    l.close();
}

fn set_word(l: &mut Lowerer<'_, '_>, node: Native<'_>) {
    l.set_symbol(node.kind().trim_end_matches("_specifier"));
}

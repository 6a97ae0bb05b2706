//! Functions, types, variables, modules and their attributes.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::{statements, tokens, types};
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, NodeId, Role};

/// Whether attributes before a native node are part of its definition.
pub(super) fn takes_attributes(kind: &str) -> bool {
    matches!(
        kind,
        "function_item"
            | "function_signature_item"
            | "const_item"
            | "static_item"
            | "struct_item"
            | "union_item"
            | "enum_item"
            | "trait_item"
            | "impl_item"
            | "field_declaration"
            | "enum_variant"
            | "let_declaration"
            | "mod_item"
            | "type_item"
            | "associated_type"
    )
}

/// Opens a definition with the attributes that stand before it.
fn open<'t>(l: &mut Lowerer<'_, 't>, kind: Kind, role: Role, node: Native<'t>) -> NodeId {
    let attributes = std::mem::take(&mut l.pending);
    let start = attributes
        .first()
        .map_or(span_of(node).start, |first| span_of(*first).start);
    let span = Span {
        start,
        ..span_of(node)
    };
    let id = l.open_span(kind, role, span, node.kind_id());
    for attribute in attributes {
        l.lower(attribute, Role::Decorator);
    }
    id
}

/// `#[a(b)]`, `#![a]`
pub(super) fn lone_attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() == "attribute" {
            decorator(l, child.node, node, role);
        } else {
            l.lower(child.node, role);
        }
    }
}

pub(super) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    decorator(l, node, node, role);
}

/// `a(b)`, `a = "b"` in `#[...]`; `whole` is with the brackets.
fn decorator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, whole: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Decorator, role, whole);
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "arguments" => tokens::arguments(l, child.node),
            "value" => {
                l.open(Kind::Arguments, Role::Arguments, child.node);
                l.lower(child.node, Role::Argument);
                l.close();
            }
            _ => l.lower(child.node, Role::Name),
        }
    }
    l.close();
}

/// `async const unsafe extern "C"`
pub(super) fn function_modifiers<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.children(node) {
        if child.node.is_named() {
            l.lower(child.node, Role::Modifier);
        } else {
            shared::modifier(l, child.node, Role::Modifier);
        }
    }
}

pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    open(l, Kind::FunctionDefinition, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            ("parameters", _) => l.lower(child.node, Role::Parameters),
            ("return_type", _) => l.lower(child.node, Role::ReturnType),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "where_clause") => l.lower(child.node, Role::Implements),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "attribute_item" => {}
            "parameter" | "self_parameter" | "variadic_parameter" => {
                l.lower(child.node, Role::Parameter);
            }
            // A type alone, as in a function's type.
            _ if l.is_ellipsis(child.node) => l.lower(child.node, Role::Parameter),
            _ => {
                l.open(Kind::Parameter, Role::Parameter, child.node);
                l.lower(child.node, Role::Type);
                l.close();
            }
        }
    }
    l.close();
}

/// `mut a: T`, and C's `...`.
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    if node.kind() == "variadic_parameter" {
        l.set_symbol("*");
    }
    for child in l.named(node) {
        match child.field {
            "pattern" => l.lower(child.node, Role::Name),
            "type" => l.lower(child.node, Role::Type),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `self`, `&mut self`
pub(super) fn self_parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    for child in l.children(node) {
        match child.node.kind() {
            "&" => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "&"),
            "mutable_specifier" => l.lower(child.node, Role::Modifier),
            "self" => l.lower(child.node, Role::Name),
            _ => {}
        }
    }
    l.close();
}

/// `let`, `const`, `static` and the fields of a `struct`.
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    open(l, Kind::VariableDefinition, role, node);
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            (_, word @ ("let" | "const" | "static")) if !child.node.is_named() => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            _ if !child.is_named() => {}
            ("pattern" | "name", _) => l.lower(child.node, Role::Name),
            ("type", _) => l.lower(child.node, Role::Type),
            ("value", _) => l.lower(child.node, Role::Value),
            ("alternative", _) => l.lower(child.node, Role::Else),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `struct`, `union`, `enum`, `trait`, `impl`.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    open(l, Kind::ClassDefinition, role, node);
    l.set_symbol(node.kind().trim_end_matches("_item"));
    let children = l.children(node);
    for child in children {
        match (child.field, child.node.kind()) {
            (_, word @ ("unsafe" | "auto" | "default")) if !child.node.is_named() => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            _ if !child.is_named() => {}
            ("name" | "type", _) => class_name(l, child.node),
            ("trait", _) => l.lower(child.node, Role::Implements),
            ("bounds", _) => l.lower(child.node, Role::Implements),
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            (_, "where_clause") => l.lower(child.node, Role::Implements),
            ("body", "ordered_field_declaration_list") => tuple_fields(l, child.node),
            ("body", _) => statements::class_body(l, child.node, Role::Body),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// A plain name as such; `impl` may be for any type.
fn class_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    match node.kind() {
        "type_identifier" => {
            let text = l.text(node);
            l.emit_leaf(Kind::Name, Role::Name, node, text);
        }
        "scoped_type_identifier" => types::scoped(l, node, Role::Name),
        // `impl<T> Name<T>` is about `Name`.
        "generic_type" => {
            let children = l.children(node);
            match field(&children, "type") {
                Some(inner) => class_name(l, inner),
                None => l.lower(node, Role::Name),
            }
        }
        _ => l.lower(node, Role::Name),
    }
}

/// `(A, pub B)`: fields without names.
fn tuple_fields<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    l.open(Kind::Parameters, Role::Parameters, node);
    for child in l.named(node) {
        if child.field == "type" {
            l.open(Kind::Parameter, Role::Parameter, child.node);
            l.lower(child.node, Role::Type);
            l.close();
        }
    }
    l.close();
}

/// `A`, `A(T)`, `A { b: T }`, `A = 1`
pub(super) fn variant<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    open(l, Kind::EnumMember, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            ("value", _) => l.lower(child.node, Role::Value),
            ("body", "ordered_field_declaration_list") => {
                l.open(Kind::Arguments, Role::Arguments, child.node);
                for part in l.named(child.node) {
                    if part.field == "type" {
                        l.lower(part.node, Role::Argument);
                    }
                }
                l.close();
            }
            ("body", _) => l.lower(child.node, Role::Body),
            _ => {}
        }
    }
    l.close();
}

/// `mod a { }`, `mod a;`
pub(super) fn module<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    open(l, Kind::Namespace, role, node);
    for child in l.named(node) {
        match child.field {
            "name" => l.lower(child.node, Role::Name),
            "body" => {
                l.open(Kind::Block, Role::Body, child.node);
                statements::list(l, child.node);
                l.close();
            }
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `extern "C" { }`
pub(super) fn foreign<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    l.set_symbol("extern");
    for child in l.named(node) {
        if child.field == "body" {
            l.open(Kind::Block, Role::Body, child.node);
            statements::list(l, child.node);
            l.close();
        } else {
            l.lower(child.node, Role::Modifier);
        }
    }
    l.close();
}

/// `type A = B;`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    open(l, Kind::TypeAlias, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
            }
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            (_, "where_clause") => l.lower(child.node, Role::Implements),
            ("bounds", _) => l.lower(child.node, Role::Extends),
            ("type", _) => l.lower(child.node, Role::Value),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `<'a, T: A + B, const N: usize>`
pub(super) fn type_parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.named(node) {
        let parts = l.children(child.node);
        match (child.node.kind(), field(&parts, "name")) {
            ("type_parameter", Some(name))
                if l.is_pattern() && crate::pattern_text::is_hole(l.text(name)) =>
            {
                l.lower(name, Role::TypeParameter);
            }
            ("type_parameter" | "const_parameter", Some(name)) => {
                l.open(Kind::TypeParameter, Role::TypeParameter, child.node);
                let text = l.text(name);
                l.set_symbol(text);
                for part in parts.iter().filter(|part| part.is_named()) {
                    match part.field {
                        "bounds" | "type" => l.lower(part.node, Role::Type),
                        "default_type" | "value" => l.lower(part.node, Role::Default),
                        _ => {}
                    }
                }
                l.close();
            }
            ("lifetime_parameter" | "attribute_item", _) => {}
            _ => l.lower(child.node, Role::TypeParameter),
        }
    }
}

/// `where T: A, U: B`: each may be left out, as what is implemented may.
pub(super) fn where_clause<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        let parts = l.children(child.node);
        l.open(Kind::TypeParameter, role, child.node);
        if let Some(left) = field(&parts, "left") {
            let text: String = l.text(left).split_whitespace().collect();
            l.set_symbol(&text);
        }
        if let Some(bounds) = field(&parts, "bounds") {
            l.lower(bounds, Role::Type);
        }
        l.close();
    }
}

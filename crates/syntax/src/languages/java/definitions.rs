//! Packages, imports, classes, methods, variables, annotations.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

use super::types;

/// `package a.b;`
pub(super) fn package<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Package, role, node);
    for child in l.named(node) {
        if is_annotation(child.node) {
            l.lower(child.node, Role::Decorator);
        } else {
            path(l, child.node);
        }
    }
    l.close();
}

/// `import a.b.C;` is the name `C` out of `a.b`; without a package it is a module.
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let all = children.iter().any(|child| child.node.kind() == "asterisk");
    let qualified = children
        .iter()
        .any(|child| child.node.kind() == "scoped_identifier");
    l.open(Kind::Import, role, node);
    l.set_symbol(match (all, qualified) {
        (true, _) => "all",
        (false, true) => "name",
        (false, false) => "module",
    });
    for child in &children {
        match child.node.kind() {
            "static" => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "static"),
            "scoped_identifier" if !all => {
                let parts = l.children(child.node);
                if let Some(scope) = field(&parts, "scope") {
                    path(l, scope);
                }
                if let Some(name) = field(&parts, "name") {
                    l.lower(name, Role::Name);
                }
            }
            "scoped_identifier" | "identifier" => path(l, child.node),
            _ => {}
        }
    }
    l.close();
}

/// Dotted names as one path.
fn path<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::Path, Role::Path, node, &text);
}

fn is_annotation(node: Native<'_>) -> bool {
    matches!(node.kind(), "annotation" | "marker_annotation")
}

/// Annotations and keywords, side by side.
pub(super) fn modifiers<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.children(node) {
        if is_annotation(child.node) {
            l.lower(child.node, Role::Decorator);
        } else if !child.node.is_named() {
            l.emit_leaf(
                Kind::Modifier,
                Role::Modifier,
                child.node,
                child.node.kind(),
            );
        }
    }
}

/// `name = value` in an annotation.
pub(super) fn annotation_pair<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::KeywordArgument, role, node);
    if let Some(key) = field(&children, "key") {
        let name = l.text(key);
        l.set_symbol(name);
        l.lower(key, Role::Name);
    }
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// Classes, interfaces, enums, records and annotation types.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(match node.kind() {
        "record_declaration" => "record",
        "interface_declaration" => "interface",
        "enum_declaration" => "enum",
        "annotation_type_declaration" => "annotation",
        _ => "class",
    });
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            ("body", _) => l.lower(child.node, Role::Body),
            ("parameters", _) => l.lower(child.node, Role::Parameters),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "superclass") => l.lower_named(child.node, Role::Extends),
            // The bases of an interface stand in no order.
            (_, "super_interfaces" | "extends_interfaces") => {
                l.lower_named(child.node, Role::Implements);
            }
            (_, "permits") => {}
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// Methods, constructors and the elements of annotation types.
pub(super) fn method<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, node);
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("type", _) => {
                types::with_dimensions(
                    l,
                    child.node,
                    field(&children, "dimensions"),
                    Role::ReturnType,
                    child.node,
                );
            }
            ("name", _) => {
                l.lower(child.node, Role::Name);
                if field(&children, "parameters").is_none() {
                    let end = span_of(child.node).end;
                    l.leaf_span(
                        Kind::Parameters,
                        Role::Parameters,
                        Span { start: end, end },
                        node.kind_id(),
                        "",
                    );
                }
            }
            ("parameters", _) => l.lower(child.node, Role::Parameters),
            ("body", _) => l.lower(child.node, Role::Body),
            ("value", _) => l.lower(child.node, Role::Default),
            ("dimensions", _) => {}
            (_, "throws") => l.lower_named(child.node, Role::Throws),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "annotation" | "marker_annotation") => l.lower(child.node, Role::Decorator),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `T extends A & B`; in a pattern, a hole stands for the whole.
pub(super) fn type_parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let children = l.named(node);
    let name = children
        .iter()
        .find(|child| child.node.kind() == "type_identifier")
        .map(|child| child.node);
    let bound = children
        .iter()
        .find(|child| child.node.kind() == "type_bound")
        .map(|child| child.node);
    if let (true, Some(name), None) = (l.is_pattern(), name, bound)
        && crate::pattern_text::is_hole(l.text(name))
    {
        l.lower(name, Role::TypeParameter);
        return;
    }
    l.open(Kind::TypeParameter, Role::TypeParameter, node);
    if let Some(name) = name {
        let text = l.text(name);
        l.set_symbol(text);
    }
    if let Some(bound) = bound {
        l.lower_named(bound, Role::Type);
    }
    l.close();
}

/// `final T x`, `T... xs`
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    let children = l.children(node);
    let mut name = (field(&children, "name"), field(&children, "dimensions"));
    if node.kind() == "spread_parameter" {
        l.set_symbol("*");
        if let Some(declarator) = children
            .iter()
            .find(|child| child.node.kind() == "variable_declarator")
        {
            let parts = l.children(declarator.node);
            name = (field(&parts, "name"), field(&parts, "dimensions"));
        }
    }
    for child in children.iter().filter(|child| child.is_named()) {
        match child.node.kind() {
            _ if matches!(child.field, "name" | "dimensions") => {}
            "modifiers" => l.lower(child.node, Role::Modifier),
            "variable_declarator" | "annotation" | "marker_annotation" => {}
            _ => types::with_dimensions(l, child.node, name.1, Role::Type, child.node),
        }
    }
    if let Some(name) = name.0 {
        l.lower(name, Role::Name);
    }
    l.close();
}

/// `final T a = 1, b[] = {}`: one definition for each name, all beginning
/// where the declaration does.
pub(super) fn variables<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let declarators = || children.iter().filter(|child| child.field == "declarator");
    let last = declarators().next_back().map(|child| child.node.id());
    for declarator in declarators() {
        let whole = span_of(node);
        let end = if Some(declarator.node.id()) == last {
            whole.end
        } else {
            span_of(declarator.node).end
        };
        l.open_span(
            Kind::VariableDefinition,
            role,
            Span {
                start: whole.start,
                end,
            },
            node.kind_id(),
        );
        if let Some(modifiers) = children
            .iter()
            .find(|child| child.node.kind() == "modifiers")
        {
            l.lower(modifiers.node, Role::Modifier);
        }
        let parts = l.children(declarator.node);
        if let Some(kind) = field(&children, "type") {
            types::with_dimensions(l, kind, field(&parts, "dimensions"), Role::Type, kind);
        }
        if let Some(name) = field(&parts, "name") {
            l.lower(name, Role::Name);
        }
        if let Some(value) = field(&parts, "value") {
            l.lower(value, Role::Value);
        }
        l.close();
    }
}

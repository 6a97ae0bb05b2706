//! Classes, functions, variables, annotations.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::{statements, types};
use crate::lower::{Child, Lowerer, span_of};
use crate::{Kind, Role};

/// `@A(x)`
pub(super) fn annotation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Decorator, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("arguments", _) => l.lower(child.node, Role::Arguments),
            (_, "type_identifier") => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
            }
            _ => l.lower(child.node, Role::Name),
        }
    }
    l.close();
}

/// `private[x] lazy override`
pub(super) fn modifiers<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.children_without_fields(node) {
        if !child.node.is_extra() {
            shared::modifier(l, child.node, Role::Modifier);
        }
    }
}

/// What stands before a definition.
fn head<'t>(l: &mut Lowerer<'_, 't>, child: &Child<'t>) {
    match child.node.kind() {
        "annotation" => l.lower(child.node, Role::Decorator),
        kind if kind.ends_with("modifiers") || kind.ends_with("modifier") => {
            l.lower(child.node, Role::Modifier);
        }
        _ => {}
    }
}

pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(match node.kind() {
        "object_definition" | "package_object" => "object",
        "trait_definition" => "trait",
        "enum_definition" => "enum",
        _ => "class",
    });
    let parameters: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "class_parameters")
        .map(|child| child.node)
        .collect();
    let mut written = false;
    for child in &children {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            (_, "case") => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "case"),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "class_parameters") => {
                if !written {
                    written = true;
                    merged(l, &parameters);
                }
            }
            ("extend", _) => extends(l, child.node),
            ("derive", _) => l.lower_named(child.node, Role::Implements),
            ("body", _) => l.lower(child.node, Role::Body),
            _ => head(l, child),
        }
    }
    l.close();
}

/// `extends A(x) with B`: the types, and the arguments beside them.
fn extends<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        if child.node.kind() == "compound_type" {
            l.lower_named(child.node, Role::Implements);
        } else {
            l.lower(child.node, Role::Implements);
        }
    }
}

/// Lists of parameters after one another, as one.
fn merged<'t>(l: &mut Lowerer<'_, 't>, lists: &[Native<'t>]) {
    let (Some(first), Some(last)) = (lists.first(), lists.last()) else {
        return;
    };
    let span = shared::between(*first, *last);
    l.open_span(Kind::Parameters, Role::Parameters, span, first.kind_id());
    for list in lists {
        for child in l.named(*list) {
            match child.node.kind() {
                "parameter" | "class_parameter" => l.lower(child.node, Role::Parameter),
                "erased_modifier" => {}
                _ => {
                    l.open(Kind::Parameter, Role::Parameter, child.node);
                    l.lower(child.node, Role::Type);
                    l.close();
                }
            }
        }
    }
    l.close();
}

/// `implicit val x: T = e`, `xs: T*`
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            (_, word @ ("val" | "var")) => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            ("name", _) => l.lower(child.node, Role::Name),
            ("type", kind) if child.is_named() => {
                if kind == "repeated_parameter_type" {
                    l.set_symbol("*");
                }
                l.lower(child.node, Role::Type);
            }
            ("default_value", _) => l.lower(child.node, Role::Default),
            _ => head(l, &child),
        }
    }
    l.close();
}

/// `case A`, `case B(x: T) extends C` of an enum.
pub(super) fn enum_cases<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if !matches!(child.node.kind(), "simple_enum_case" | "full_enum_case") {
            continue;
        }
        l.open(Kind::EnumMember, role, child.node);
        for part in l.named(child.node) {
            match (part.field, part.node.kind()) {
                ("name", _) => l.lower(part.node, Role::Name),
                (_, "class_parameters") => merged(l, &[part.node]),
                (_, "type_parameters") => l.lower(part.node, Role::TypeParameter),
                ("extend", _) => extends(l, part.node),
                _ => {}
            }
        }
        l.close();
    }
}

/// `def f[T](x: U)(implicit y: V): W = e`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, node);
    let lists: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "parameters")
        .map(|child| child.node)
        .collect();
    let mut written = false;
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("name", _) => {
                l.lower(child.node, Role::Name);
                if lists.is_empty() {
                    let end = span_of(child.node).end;
                    shared::absent(l, Kind::Parameters, Role::Parameters, end, "");
                }
            }
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "parameters") => {
                if !written {
                    written = true;
                    merged(l, &lists);
                }
            }
            ("return_type", _) => l.lower(child.node, Role::ReturnType),
            ("body", _) => function_body(l, child.node),
            _ => head(l, child),
        }
    }
    l.close();
}

/// In a pattern, dots for the body are any body.
fn function_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if l.is_ellipsis(node) {
        l.lower(node, Role::Body);
    } else {
        statements::body(l, node, Role::Body);
    }
}

/// `val x: T = e`, `lazy var (a, b) = e`, `val x, y: T`
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let names = children
        .iter()
        .filter(|child| child.field == "name")
        .count();
    if names > 1 {
        // One definition for each name of a declaration.
        for name in children
            .iter()
            .filter(|child| child.field == "name" && child.is_named())
        {
            let span = Span {
                start: span_of(node).start,
                end: span_of(name.node).end,
            };
            l.open_span(Kind::VariableDefinition, role, span, node.kind_id());
            l.lower(name.node, Role::Name);
            l.close();
        }
        return;
    }
    l.open(Kind::VariableDefinition, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            (_, word @ ("val" | "var")) => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            ("pattern" | "name", _) => l.lower(child.node, Role::Name),
            ("type", _) if child.is_named() => l.lower(child.node, Role::Type),
            ("value", "indented_block") => {
                // One expression on a line of its own.
                let inside = l.named(child.node);
                match inside[..] {
                    [only] => l.lower(only.node, Role::Value),
                    _ => l.lower(child.node, Role::Value),
                }
            }
            ("value", _) => l.lower(child.node, Role::Value),
            _ => head(l, child),
        }
    }
    l.close();
}

/// `given x: T = e`, `given T with { }`
pub(super) fn given<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::VariableDefinition, role, node);
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            (_, "given") => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "given"),
            ("name", _) => l.lower(child.node, Role::Name),
            ("return_type", _) if child.is_named() => l.lower(child.node, Role::Type),
            ("body", _) => l.lower(child.node, Role::Value),
            ("parameters", _) => merged(l, &[child.node]),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            ("arguments", _) => l.lower(child.node, Role::Arguments),
            _ => head(l, &child),
        }
    }
    l.close();
}

/// `extension (x: T) def f = e`
pub(super) fn extension<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::With, role, node);
    l.set_symbol("extension");
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            (_, "parameters") => merged(l, &[child.node]),
            (_, "type_parameters") => types::parameters(l, child.node, Role::TypeParameter),
            _ => {}
        }
    }
    let body: Vec<_> = children
        .iter()
        .filter(|child| child.field == "body" && child.is_named())
        .collect();
    if let (Some(first), Some(last)) = (body.first(), body.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::Block, Role::Body, span, node.kind_id());
        for part in &body {
            statements::statement(l, part.node, Role::Statement);
        }
        l.close();
    }
    l.close();
}

/// `type A[T] = B`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::TypeAlias, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => {
                let text = l.text(child.node);
                l.emit_leaf(Kind::Name, Role::Name, child.node, text);
            }
            ("type", _) => l.lower(child.node, Role::Value),
            ("bound", _) => l.lower_named(child.node, Role::Extends),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            _ => head(l, &child),
        }
    }
    l.close();
}

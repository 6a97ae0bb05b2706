//! Types.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// `a.b.C`, `A#B` as one name.
pub(super) fn dotted<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::TypeName, role, node, &text);
}

/// `T[A, B]`
pub(super) fn generic<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::GenericType, role, node);
    if let Some(inner) = field(&children, "type") {
        l.lower(inner, Role::Type);
    }
    if let Some(arguments) = field(&children, "type_arguments") {
        l.lower(arguments, Role::TypeArgument);
    }
    l.close();
}

pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    l.lower_named(node, Role::TypeArgument);
}

/// `T(x)` after `extends`: the type, and the arguments beside it.
pub(super) fn applied<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.lower_named(node, role);
}

/// `T @A`: the type.
pub(super) fn annotated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "annotation" {
            l.lower(child.node, role);
        }
    }
}

/// `(A, B) => C`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionType, role, node);
    if let Some(parameters) = field(&children, "parameter_types") {
        l.open(Kind::Parameters, Role::Parameters, parameters);
        for child in l.named(parameters) {
            l.open(Kind::Parameter, Role::Parameter, child.node);
            l.lower(child.node, Role::Type);
            l.close();
        }
        l.close();
    }
    if let Some(result) = field(&children, "return_type") {
        l.lower(result, Role::ReturnType);
    }
    l.close();
}

/// `=> T`
pub(super) fn by_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    l.set_symbol("=>");
    for child in l.named(node) {
        if child.field != "capture_set" {
            l.lower(child.node, Role::Type);
        }
    }
    l.close();
}

/// `[A <: B, +C]`: names and bounds stand side by side.
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let mut open = false;
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            ("name", _) if l.is_pattern() && is_lone_hole(l, child.node) => {
                l.lower(child.node, Role::TypeParameter);
            }
            ("name", _) => {
                l.open(Kind::TypeParameter, Role::TypeParameter, child.node);
                open = true;
                let text = l.text(child.node);
                l.set_symbol(text);
            }
            ("bound", _) => l.lower_named(child.node, Role::Type),
            (_, ",") if open => {
                l.close();
                open = false;
            }
            (_, "covariant_type_parameter" | "contravariant_type_parameter") => {
                l.open(Kind::TypeParameter, Role::TypeParameter, child.node);
                for part in l.named(child.node) {
                    match part.field {
                        "name" => {
                            let text = l.text(part.node);
                            l.set_symbol(text);
                        }
                        "bound" => l.lower_named(part.node, Role::Type),
                        _ => {}
                    }
                }
                l.close();
            }
            _ => {}
        }
    }
    if open {
        l.close();
    }
}

fn is_lone_hole(l: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    crate::pattern_text::is_hole(l.text(node))
}

/// `T match { case A => B }`
pub(super) fn match_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        if child.node.kind() == "type_case_clause" {
            l.lower(child.node, Role::Case);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `case A => B` among types.
pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let is_body = |field: &str| field == "body" || field == "return_type";
    let parts: Vec<_> = children.iter().collect();
    if let [pattern, body] = parts[..]
        && l.is_ellipsis(pattern.node)
        && l.is_ellipsis(body.node)
    {
        l.emit_leaf(Kind::Ellipsis, role, pattern.node, "");
        return;
    }
    l.open(Kind::Case, role, node);
    for child in &children {
        if is_body(child.field) {
            l.open_span(Kind::Block, Role::Body, span_of(child.node), node.kind_id());
            shared::expression_statement(l, child.node, child.node, Role::Statement);
            l.close();
        } else {
            l.lower(child.node, Role::Pattern);
        }
    }
    l.close();
}

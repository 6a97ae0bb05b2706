//! Namespaces, imports, classes, functions, variables, attributes.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

use super::expressions::dotted;

/// `namespace A\B;`, `namespace A { }`
pub(super) fn namespace<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Namespace, role, node);
    for child in l.named(node) {
        if child.field == "name" {
            let text = dotted(l.text(child.node));
            l.emit_leaf(Kind::Name, Role::Name, child.node, &text);
        } else {
            l.lower(child.node, Role::Body);
        }
    }
    l.close();
}

/// `use A\B, C as D;`, `use A\{B, C};`: one import for each name.
pub(super) fn imports<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let prefix = children
        .iter()
        .find(|child| child.node.kind() == "namespace_name")
        .map(|child| child.node);
    for child in &children {
        match child.node.kind() {
            "namespace_use_clause" => import(l, node, child.node, None, role),
            "namespace_use_group" => {
                for clause in l.named(child.node) {
                    import(l, node, clause.node, prefix, role);
                }
            }
            _ => {}
        }
    }
}

fn import<'t>(
    l: &mut Lowerer<'_, 't>,
    whole: Native<'t>,
    clause: Native<'t>,
    prefix: Option<Native<'t>>,
    role: Role,
) {
    let children = l.named(clause);
    let Some(imported) = children
        .iter()
        .find(|child| matches!(child.node.kind(), "name" | "qualified_name"))
        .map(|child| child.node)
    else {
        return;
    };
    let own = dotted(l.text(imported));
    let full = match prefix {
        Some(prefix) => format!("{}.{own}", dotted(l.text(prefix))),
        None => own,
    };
    let end = span_of(if prefix.is_some() { clause } else { whole }).end;
    let span = Span {
        start: span_of(whole).start,
        end,
    };
    l.open_span(Kind::Import, role, span, clause.kind_id());
    let at = span_of(imported);
    match full.rsplit_once('.') {
        Some((path, name)) => {
            l.set_symbol("name");
            let length = u32::try_from(name.len()).unwrap_or(0);
            let middle = at.end.saturating_sub(length).max(at.start);
            let before = Span {
                start: at.start,
                end: middle,
            };
            let after = Span {
                start: middle,
                end: at.end,
            };
            l.leaf_span(Kind::Path, Role::Path, before, imported.kind_id(), path);
            l.leaf_span(Kind::Name, Role::Name, after, imported.kind_id(), name);
        }
        None => {
            l.set_symbol("module");
            l.leaf_span(Kind::Path, Role::Path, at, imported.kind_id(), &full);
        }
    }
    if let Some(alias) = field(&children, "alias") {
        l.lower(alias, Role::Alias);
    }
    l.close();
}

pub(super) fn attributes<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    l.lower_named(node, Role::Decorator);
}

pub(super) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    l.open(Kind::Decorator, Role::Decorator, node);
    for child in l.named(node) {
        let role = if child.field == "parameters" {
            Role::Arguments
        } else {
            Role::Name
        };
        l.lower(child.node, role);
    }
    l.close();
}

pub(super) fn modifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let word = l.text(node).to_ascii_lowercase();
    l.emit_leaf(Kind::Modifier, Role::Modifier, node, &word);
}

/// Classes, interfaces, traits, enums.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(node.kind().strip_suffix("_declaration").unwrap_or(""));
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            ("body", _) => l.lower(child.node, Role::Body),
            // The bases of an interface stand in no order.
            (_, "base_clause") if node.kind() == "interface_declaration" => {
                l.lower_named(child.node, Role::Implements);
            }
            (_, "base_clause") => l.lower_named(child.node, Role::Extends),
            (_, "class_interface_clause") => l.lower_named(child.node, Role::Implements),
            (_, "primitive_type") => {}
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// Functions and methods.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::FunctionDefinition, role, node);
    for child in l.named(node) {
        match child.field {
            "name" => l.lower(child.node, Role::Name),
            "parameters" => l.lower(child.node, Role::Parameters),
            "return_type" => l.lower(child.node, Role::ReturnType),
            "body" => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `T $x = y`, `T ...$xs`, `public T $x`
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    if node.kind() == "variadic_parameter" {
        l.set_symbol("*");
    }
    for child in l.named(node) {
        match child.field {
            "name" => l.lower(child.node, Role::Name),
            "type" => l.lower(child.node, Role::Type),
            "default_value" => l.lower(child.node, Role::Default),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// Properties, constants, static variables: one definition for each name, all
/// beginning where the declaration does.
pub(super) fn variables<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let is_element = |kind: &str| {
        matches!(
            kind,
            "property_element" | "const_element" | "static_variable_declaration"
        )
    };
    let last = children
        .iter()
        .rposition(|child| is_element(child.node.kind()));
    for (index, element) in children.iter().enumerate() {
        if !is_element(element.node.kind()) {
            continue;
        }
        let end = span_of(if Some(index) == last {
            node
        } else {
            element.node
        })
        .end;
        let span = Span {
            start: span_of(node).start,
            end,
        };
        l.open_span(Kind::VariableDefinition, role, span, node.kind_id());
        for child in &children {
            if child.field == "type" {
                l.lower(child.node, Role::Type);
            } else if child.node.kind().ends_with("_modifier") || child.field == "attributes" {
                l.lower(child.node, Role::Modifier);
            } else if matches!(child.node.kind(), "const" | "static") {
                l.emit_leaf(
                    Kind::Modifier,
                    Role::Modifier,
                    child.node,
                    child.node.kind(),
                );
            }
        }
        for (index, part) in l.named(element.node).iter().enumerate() {
            let role = if index == 0 { Role::Name } else { Role::Value };
            l.lower(part.node, role);
        }
        l.close();
    }
}

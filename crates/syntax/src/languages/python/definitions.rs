//! Functions, classes, their decorators and parameters.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::types;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    define_function(l, node, role, None);
}

pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    define_class(l, node, role, None);
}

/// A definition with its decorators: one node with the span of both.
pub(super) fn decorated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match field(&children, "definition") {
        Some(definition) if definition.kind() == "function_definition" => {
            define_function(l, definition, role, Some(node));
        }
        Some(definition) if definition.kind() == "class_definition" => {
            define_class(l, definition, role, Some(node))
        }
        _ => l.opaque(node, role),
    }
}

/// `@name`, `@name(arguments)`, `@expression`; the span ends before the newline.
pub(super) fn decorator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let Some(expression) = children.first().map(|child| child.node) else {
        return;
    };
    let span = Span {
        start: span_of(node).start,
        end: span_of(expression).end,
    };
    l.open_span(Kind::Decorator, role, span, node.kind_id());
    let parts = l.children(expression);
    match (
        expression.kind(),
        field(&parts, "function"),
        field(&parts, "arguments"),
    ) {
        ("call", Some(name), Some(arguments)) if arguments.kind() == "argument_list" => {
            l.lower(name, Role::Name);
            l.lower(arguments, Role::Arguments);
        }
        _ => l.lower(expression, Role::Name),
    }
    l.close();
}

pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        parameter(l, child.node);
    }
    l.close();
}

fn define_function<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    decorated: Option<Native<'t>>,
) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, decorated.unwrap_or(node));
    decorators(l, decorated);
    for child in &children {
        match child.field {
            "" if child.node.kind() == "async" => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "async")
            }
            "name" => l.lower(child.node, Role::Name),
            "type_parameters" => types::parameters(l, child.node),
            "parameters" => l.lower(child.node, Role::Parameters),
            "return_type" => l.lower(child.node, Role::ReturnType),
            "body" => body(l, child.node, Kind::Block, Role::Body),
            _ => unexpected(l, child.node),
        }
    }
    l.close();
}

fn define_class<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    decorated: Option<Native<'t>>,
) {
    let children = l.children(node);
    l.open(Kind::ClassDefinition, role, decorated.unwrap_or(node));
    l.set_symbol("class");
    decorators(l, decorated);
    for child in &children {
        match child.field {
            "name" => l.lower(child.node, Role::Name),
            "type_parameters" => types::parameters(l, child.node),
            "superclasses" => {
                for parent in l.named(child.node) {
                    types::type_of(l, parent.node, Role::Extends);
                }
            }
            "body" => body(l, child.node, Kind::ClassBody, Role::Body),
            _ => unexpected(l, child.node),
        }
    }
    l.close();
}

fn decorators<'t>(l: &mut Lowerer<'_, 't>, decorated: Option<Native<'t>>) {
    if let Some(node) = decorated {
        for child in l.named(node) {
            if child.field != "definition" {
                l.lower(child.node, Role::Decorator);
            }
        }
    }
}

/// The statements after a colon; none at all in a pattern such as `def $F(...):`.
pub(super) fn body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, kind: Kind, role: Role) {
    if node.child_count() > 0 {
        l.emit(kind, role, node, &[]);
    }
}

/// What the grammar has no place for: parts the parser did not understand.
fn unexpected<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.is_error() || node.is_missing() {
        l.lower(node, Role::Child);
    }
}

fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    match node.kind() {
        "keyword_separator" | "positional_separator" => {}
        "identifier" | "tuple_pattern" => {
            l.open(Kind::Parameter, Role::Parameter, node);
            l.lower(node, Role::Name);
            l.close();
        }
        "list_splat_pattern" | "dictionary_splat_pattern" => {
            l.open(Kind::Parameter, Role::Parameter, node);
            rest_name(l, node);
            l.close();
        }
        "typed_parameter" | "default_parameter" | "typed_default_parameter" => {
            l.open(Kind::Parameter, Role::Parameter, node);
            for child in l.named(node) {
                match (child.field, child.node.kind()) {
                    ("type", _) => l.lower(child.node, Role::Type),
                    ("value", _) => l.lower(child.node, Role::Default),
                    (_, "list_splat_pattern" | "dictionary_splat_pattern") => {
                        rest_name(l, child.node)
                    }
                    _ => l.lower(child.node, Role::Name),
                }
            }
            l.close();
        }
        _ => l.lower(node, Role::Parameter),
    }
}

/// `*name` or `**name` of the parameter that is open.
fn rest_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let symbol = if node.kind() == "dictionary_splat_pattern" {
        "**"
    } else {
        "*"
    };
    l.set_symbol(symbol);
    l.lower_named(node, Role::Name);
}

//! Functions, methods, parameters.

use tree_sitter::Node as Native;

use super::classes::member_name;
use crate::lower::{Child, Lowerer};
use crate::{Kind, Role};

/// A function or method with a name, with or without a body.
pub(super) fn declaration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    definition(l, node, role, &[]);
}

/// As [`declaration`], with decorators that the grammar puts before it.
pub(in super::super) fn definition<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    decorators: &[Native<'t>],
) {
    l.open(Kind::FunctionDefinition, role, node);
    for &decorator in decorators {
        l.lower(decorator, Role::Decorator);
    }
    let children = l.children(node);
    lower_modifiers(l, &children);
    lower_parts(l, &children, true);
    l.close();
}

/// A function without a name of its own; that of a function expression is
/// known only inside it.
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Lambda, role, node);
    let children = l.children(node);
    lower_modifiers(l, &children);
    lower_parts(l, &children, false);
    l.close();
}

/// A member whose value is a function: `name: function () {}`, `name = () => {}`.
/// `outer` are the children of the member, its value apart.
pub(super) fn member_function<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    outer: &[Child<'t>],
    function: Native<'t>,
) {
    l.open(Kind::FunctionDefinition, role, node);
    for decorator in outer.iter().filter(|child| child.field == "decorator") {
        l.lower(decorator.node, Role::Decorator);
    }
    lower_modifiers(l, outer);
    for child in outer
        .iter()
        .filter(|child| matches!(child.field, "key" | "name" | "property"))
    {
        member_name(l, child.node, Role::Name);
    }
    let inner = l.children(function);
    lower_modifiers(l, &inner);
    lower_parts(l, &inner, false);
    l.close();
}

/// Whether a value is a function, written out.
pub(super) fn is_function(node: Native<'_>) -> bool {
    matches!(
        node.kind(),
        "function_expression" | "generator_function" | "arrow_function"
    )
}

/// The keywords before a definition. `get` and `set` are its symbol.
pub(super) fn lower_modifiers<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) {
    for child in children {
        match child.node.kind() {
            "accessibility_modifier" | "override_modifier" => l.lower(child.node, Role::Modifier),
            "get" | "set" => l.set_symbol(child.node.kind()),
            "static get" => {
                l.set_symbol("get");
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "static");
            }
            word @ ("async" | "static" | "readonly" | "abstract" | "accessor" | "declare"
            | "const" | "*")
                if !child.node.is_named() =>
            {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            _ => {}
        }
    }
}

/// What follows the keywords.
fn lower_parts<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>], named: bool) {
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "decorator" => l.lower(child.node, Role::Decorator),
            "type_parameters" => l.lower(child.node, Role::TypeParameter),
            "name" if named && !l.is_ellipsis(child.node) => member_name(l, child.node, Role::Name),
            "name" => {}
            "parameters" => l.lower(child.node, Role::Parameters),
            "parameter" => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                parameter(l, child.node, Role::Parameter);
                l.close();
            }
            "return_type" => l.lower(child.node, Role::ReturnType),
            "body" => body(l, child.node),
            _ if matches!(
                child.node.kind(),
                "accessibility_modifier" | "override_modifier"
            ) => {}
            _ => l.lower(child.node, Role::Child),
        }
    }
}

/// A body; an expression is a block that returns it.
fn body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() == "statement_block" {
        l.lower(node, Role::Body);
        return;
    }
    l.open(Kind::Block, Role::Body, node);
    if l.is_ellipsis(node) {
        l.lower(node, Role::Statement);
    } else {
        l.open(Kind::Return, Role::Statement, node);
        l.lower(node, Role::Value);
        l.close();
    }
    l.close();
}

/// `(a, b = 1, ...c)`
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        if child.node.is_error() {
            l.lower(child.node, Role::Child);
        } else {
            parameter(l, child.node, Role::Parameter);
        }
    }
    l.close();
}

/// One parameter. TypeScript has a node for it, JavaScript has its parts alone.
pub(in super::super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    match node.kind() {
        "required_parameter" | "optional_parameter" => {
            if node.kind() == "optional_parameter" {
                l.set_symbol("?");
            }
            let children = l.children(node);
            for decorator in children.iter().filter(|child| child.field == "decorator") {
                l.lower(decorator.node, Role::Decorator);
            }
            lower_modifiers(l, &children);
            for child in children.iter().filter(|child| child.is_named()) {
                match child.field {
                    "pattern" | "name" => parameter_name(l, child.node),
                    "type" => l.lower(child.node, Role::Type),
                    "value" => l.lower(child.node, Role::Default),
                    _ => {}
                }
            }
        }
        "assignment_pattern" => {
            for child in l.named(node) {
                l.lower(
                    child.node,
                    if child.field == "left" {
                        Role::Name
                    } else {
                        Role::Default
                    },
                );
            }
        }
        _ => parameter_name(l, node),
    }
    l.close();
}

/// The name of a parameter, or the pattern that takes its argument apart.
fn parameter_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() == "rest_pattern" {
        l.set_symbol("*");
        l.lower_named(node, Role::Name);
    } else {
        l.lower(node, Role::Name);
    }
}

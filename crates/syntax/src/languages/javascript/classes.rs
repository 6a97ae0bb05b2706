//! Classes and their members.

use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::functions::{self, lower_modifiers};
use super::literals;
use crate::lower::{Lowerer, field};
use crate::{Kind, Role};

/// `class A extends B {}`
pub(super) fn declaration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    class(l, node, role, "class", &[]);
}

/// A type with members, with decorators that stand outside of it.
pub(in super::super) fn class<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    word: &str,
    decorators: &[Native<'t>],
) {
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(word);
    for &decorator in decorators {
        l.lower(decorator, Role::Decorator);
    }
    class_parts(l, node);
    l.close();
}

/// A class as a value.
pub(super) fn expression<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassExpression, role, node);
    class_parts(l, node);
    l.close();
}

fn class_parts<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    lower_modifiers(l, &children);
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("decorator", _) => l.lower(child.node, Role::Decorator),
            ("name", _) => member_name(l, child.node, Role::Name),
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "class_heritage") => heritage(l, child.node),
            (_, "extends_clause" | "extends_type_clause") => extends(l, child.node),
            _ => l.lower(child.node, Role::Child),
        }
    }
}

/// `extends A implements B, C`; in JavaScript's grammar the expression stands here.
fn heritage<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        match child.node.kind() {
            "extends_clause" => extends(l, child.node),
            "implements_clause" => l.lower_named(child.node, Role::Implements),
            _ => l.lower(child.node, Role::Extends),
        }
    }
}

/// The types that a class extends; their type arguments do not matter here.
fn extends<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        if child.field != "type_arguments" {
            l.lower(child.node, Role::Extends);
        }
    }
}

/// The members of a class. TypeScript's grammar puts the decorators of a
/// method beside it.
pub(in super::super) fn class_body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassBody, role, node);
    let mut decorators: SmallVec<[Native<'t>; 4]> = SmallVec::new();
    for child in l.named(node) {
        match child.node.kind() {
            "decorator" => decorators.push(child.node),
            "method_definition" if !decorators.is_empty() => {
                functions::definition(l, child.node, Role::Statement, &decorators);
                decorators.clear();
            }
            _ => l.lower(child.node, Role::Statement),
        }
    }
    for decorator in decorators {
        l.lower(decorator, Role::Decorator);
    }
    l.close();
}

/// `static name = value;`
pub(in super::super) fn field_definition<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
) {
    let children = l.children(node);
    if let Some(function) = field(&children, "value").filter(|&value| functions::is_function(value))
    {
        let outer: SmallVec<[_; 8]> = children
            .iter()
            .copied()
            .filter(|child| child.field != "value")
            .collect();
        functions::member_function(l, node, role, &outer, function);
        return;
    }
    l.open(Kind::VariableDefinition, role, node);
    for decorator in children.iter().filter(|child| child.field == "decorator") {
        l.lower(decorator.node, Role::Decorator);
    }
    lower_modifiers(l, &children);
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "name" | "property" => member_name(l, child.node, Role::Name),
            "type" => l.lower(child.node, Role::Type),
            "value" => l.lower(child.node, Role::Value),
            _ => {}
        }
    }
    l.close();
}

/// The name of a member of a class or object: text in quotes names the same
/// member as the bare word.
pub(in super::super) fn member_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match node.kind() {
        "string" => {
            let name = literals::string_content(l, node);
            l.emit_leaf(Kind::Name, role, node, name);
        }
        "number" => {
            let (_, name) = literals::number_value(l.text(node));
            l.emit_leaf(Kind::Name, role, node, &name);
        }
        "type_identifier" | "nested_identifier" => {
            let name = l.text(node);
            l.emit_leaf(Kind::Name, role, node, name);
        }
        _ => l.lower(node, role),
    }
}

/// `@a.b(...)`
pub(super) fn decorator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Decorator, role, node);
    for child in l.named(node) {
        if child.node.kind() != "call_expression" {
            l.lower(child.node, Role::Name);
            continue;
        }
        for part in l.named(child.node) {
            match part.field {
                "function" => l.lower(part.node, Role::Name),
                "arguments" => l.lower(part.node, Role::Arguments),
                _ => {}
            }
        }
    }
    l.close();
}

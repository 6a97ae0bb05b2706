//! Functions, parameters, classes.

use tree_sitter::Node as Native;

use super::super::shared;
use super::{expressions, statements};
use crate::lower::{Lowerer, span_of};
use crate::{Kind, Role};

/// `function f($a) { param($b) statements }`, `filter f { }`
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::FunctionDefinition, role, node);
    let children = l.children_without_fields(node);
    let declared = shared::of_kind(&children, "function_parameter_declaration");
    for child in &children {
        match child.node.kind() {
            "function_name" => {
                let text = l.text(child.node);
                expressions::caseless(l, Kind::Name, Role::Name, child.node, text);
            }
            "function_parameter_declaration" => l.lower_named(child.node, Role::Parameters),
            "script_block" if declared.is_some() => {
                l.open(Kind::Block, Role::Body, child.node);
                statements_of(l, child.node);
                l.close();
            }
            "script_block" => parts(l, child.node),
            _ => {}
        }
    }
    l.close();
}

/// A script block on its own: a block.
pub(super) fn body<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Block, role, node);
    statements_of(l, node);
    l.close();
}

/// The parameters and the body of a script block, into the node that is open.
pub(super) fn parts<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    match parameter_block(l, node) {
        Some(block) => l.lower(block, Role::Parameters),
        None => shared::absent(
            l,
            Kind::Parameters,
            Role::Parameters,
            span_of(node).start,
            "",
        ),
    }
    body(l, node, Role::Body);
}

fn parameter_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Option<Native<'t>> {
    let children = l.named(node);
    if let Some(found) = shared::of_kind(&children, "param_block") {
        return Some(found);
    }
    let inner = shared::of_kind(&children, "script_block")?;
    let children = l.named(inner);
    shared::of_kind(&children, "param_block")
}

/// The statements of a script block; `begin`, `process` and `end` are blocks
/// under that word.
fn statements_of<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            "script_block" | "script_block_body" | "named_block_list" => {
                statements_of(l, child.node);
            }
            "statement_list" => statements::list(l, child.node),
            "named_block" => {
                l.open(Kind::With, Role::Statement, child.node);
                for part in l.named(child.node) {
                    if part.node.kind() == "block_name" {
                        let word = l.text(part.node).to_lowercase();
                        l.set_symbol(&word);
                    } else {
                        l.lower(part.node, Role::Body);
                    }
                }
                l.close();
            }
            "param_block" => {}
            _ if child.is_named() => l.lower(child.node, Role::Statement),
            _ => {}
        }
    }
}

/// `param(...)`, `($a, $b)`
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "parameter_list" => l.lower_named(child.node, Role::Parameter),
            "attribute_list" => {}
            _ => l.lower(child.node, Role::Parameter),
        }
    }
    l.close();
}

/// `[Parameter()][T]$a = e`
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    if let [only] = children[..]
        && l.is_ellipsis(only.node)
    {
        l.lower(only.node, role);
        return;
    }
    l.open(Kind::Parameter, role, node);
    for child in children {
        match child.node.kind() {
            "variable" => l.lower(child.node, Role::Name),
            "script_parameter_default" => l.lower_named(child.node, Role::Default),
            _ => l.lower(child.node, Role::Decorator),
        }
    }
    l.close();
}

/// `[T]` is a type, `[A(x = 1)]` a decorator.
pub(super) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let children = l.children_without_fields(node);
    if let Some(kind) = shared::of_kind(&children, "type_literal") {
        l.lower(kind, Role::Type);
        return;
    }
    l.open(Kind::Decorator, Role::Decorator, node);
    for child in &children {
        match child.node.kind() {
            "attribute_name" => {
                let text = l.text(child.node);
                expressions::caseless(l, Kind::Name, Role::Name, child.node, text);
            }
            "attribute_arguments" => {
                l.open(Kind::Arguments, Role::Arguments, child.node);
                for argument in l.named(child.node) {
                    argument_of_attribute(l, argument.node);
                }
                l.close();
            }
            _ => {}
        }
    }
    l.close();
}

/// `x`, `name`, `name = x`
fn argument_of_attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    match &l.named(node)[..] {
        [name, value] => {
            l.open(Kind::KeywordArgument, Role::Argument, node);
            let text = l.text(name.node).to_lowercase();
            l.set_symbol(&text);
            l.lower(name.node, Role::Name);
            l.lower(value.node, Role::Value);
            l.close();
        }
        parts => {
            for part in parts {
                l.lower(part.node, Role::Argument);
            }
        }
    }
}

/// `class A : B { }`, `enum A { }`
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(node.kind().trim_end_matches("_statement"));
    let brace = children.iter().position(|child| child.node.kind() == "{");
    let (head, rest) = children.split_at(brace.unwrap_or(children.len()));
    for (index, child) in head
        .iter()
        .filter(|child| child.node.kind() == "simple_name")
        .enumerate()
    {
        l.lower(
            child.node,
            if index == 0 {
                Role::Name
            } else {
                Role::Implements
            },
        );
    }
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let span = shared::between(first.node, last.node);
        l.open_span(Kind::ClassBody, Role::Body, span, 0);
        for child in rest.iter().filter(|child| child.is_named()) {
            l.lower(child.node, Role::Statement);
        }
        l.close();
    }
    l.close();
}

/// `static [T]$a = e`
pub(super) fn property<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::VariableDefinition, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "variable" => l.lower(child.node, Role::Name),
            "type_literal" => l.lower(child.node, Role::Type),
            "class_attribute" => modifier(l, child.node),
            "attribute" => l.lower(child.node, Role::Decorator),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

fn modifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let text = l.text(node).to_lowercase();
    l.emit_leaf(Kind::Modifier, Role::Modifier, node, &text);
}

/// `static [T] m([U]$a) { }`
pub(super) fn method<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::FunctionDefinition, role, node);
    let listed = shared::of_kind(&children, "class_method_parameter_list").is_some();
    for child in &children {
        match child.node.kind() {
            "simple_name" => {
                l.lower(child.node, Role::Name);
                if !listed {
                    let end = span_of(child.node).end;
                    shared::absent(l, Kind::Parameters, Role::Parameters, end, "");
                }
            }
            "type_literal" => l.lower(child.node, Role::ReturnType),
            "class_attribute" => modifier(l, child.node),
            "attribute" => l.lower(child.node, Role::Decorator),
            "class_method_parameter_list" => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                for parameter in l.named(child.node) {
                    l.open(Kind::Parameter, Role::Parameter, parameter.node);
                    for part in l.named(parameter.node) {
                        l.lower(
                            part.node,
                            if part.node.kind() == "variable" {
                                Role::Name
                            } else {
                                Role::Type
                            },
                        );
                    }
                    l.close();
                }
                l.close();
            }
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `A = 1`
pub(super) fn enum_member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::EnumMember, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "simple_name" {
                Role::Name
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

//! Imports, namespaces, classes and their members, variables, attributes.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Child, ChildList, Lowerer, field, span_of};
use crate::{Kind, Role};

use super::types;

/// `using a.b;` takes every name of it; `using x = a.b;` is an alias.
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let alias = field(&children, "name");
    l.open(Kind::Import, role, node);
    l.set_symbol(if alias.is_some() { "module" } else { "all" });
    for child in &children {
        match child.node.kind() {
            word @ ("static" | "global" | "unsafe") if !child.node.is_named() => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            _ if !child.is_named() => {}
            _ if child.field == "name" => l.lower(child.node, Role::Alias),
            _ => {
                let text: String = l.text(child.node).split_whitespace().collect();
                l.emit_leaf(Kind::Path, Role::Path, child.node, &text);
            }
        }
    }
    l.close();
}

/// `namespace a.b { }`, `namespace a.b;`
pub(super) fn namespace<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Namespace, role, node);
    for child in l.named(node) {
        if child.field == "name" {
            let text: String = l.text(child.node).split_whitespace().collect();
            l.emit_leaf(Kind::Name, Role::Name, child.node, &text);
        } else if child.field == "body" {
            l.emit(Kind::Block, Role::Body, child.node, &[]);
        }
    }
    l.close();
}

/// `[A, B(x)]`, `[assembly: A]`
pub(super) fn attributes<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let role = if node.kind() == "global_attribute" {
        role
    } else {
        Role::Decorator
    };
    for child in l.named(node) {
        if child.node.kind() == "attribute" {
            l.lower(child.node, role);
        }
    }
}

pub(super) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Decorator, role, node);
    for child in l.named(node) {
        let role = if child.field == "name" {
            Role::Name
        } else {
            Role::Arguments
        };
        l.lower(child.node, role);
    }
    l.close();
}

pub(super) fn modifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let word = l.text(node);
    l.emit_leaf(Kind::Modifier, Role::Modifier, node, word);
}

/// Classes, structs, interfaces, enums, records.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ClassDefinition, role, node);
    l.set_symbol(node.kind().strip_suffix("_declaration").unwrap_or(""));
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            ("body", _) => l.lower(child.node, Role::Body),
            (_, "parameter_list") => l.lower(child.node, Role::Parameters),
            (_, "type_parameter_list") => l.lower(child.node, Role::TypeParameter),
            (_, "base_list") => bases(l, child.node),
            _ => l.lower(child.node, Role::Decorator),
        }
    }
    l.close();
}

/// `: A, B(x)`: what is constructed with arguments is a call.
fn bases<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.named(node);
    for (index, child) in children.iter().enumerate() {
        let arguments = match child.node.kind() {
            "argument_list" => continue,
            "primary_constructor_base_type" => {
                let parts = l.named(child.node);
                if let [kind, arguments] = parts[..] {
                    base_call(l, kind.node, arguments.node);
                }
                continue;
            }
            _ => children.get(index + 1),
        };
        match arguments.filter(|next| next.node.kind() == "argument_list") {
            Some(arguments) => base_call(l, child.node, arguments.node),
            None => l.lower(child.node, Role::Extends),
        }
    }
}

fn base_call<'t>(l: &mut Lowerer<'_, 't>, base: Native<'t>, arguments: Native<'t>) {
    let span = Span {
        start: span_of(base).start,
        end: span_of(arguments).end,
    };
    l.open_span(Kind::Call, Role::Extends, span, base.kind_id());
    types::type_name(l, base, Role::Callee);
    l.lower(arguments, Role::Arguments);
    l.close();
}

/// `delegate T Name(U x);`
pub(super) fn delegate<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::TypeAlias, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            ("parameters", _) => {
                l.open(Kind::FunctionType, Role::Value, child.node);
                l.lower(child.node, Role::Parameters);
                if let Some(returned) = field(&children, "type") {
                    l.lower(returned, Role::ReturnType);
                }
                l.close();
            }
            (_, "modifier" | "attribute_list") => l.lower(child.node, Role::Modifier),
            _ => {}
        }
    }
    l.close();
}

/// Methods, constructors, operators, local functions.
pub(super) fn method<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::FunctionDefinition, role, node);
    let initializer = children
        .iter()
        .find(|child| child.node.kind() == "constructor_initializer")
        .map(|child| child.node);
    for child in &children {
        match (child.field, child.node.kind()) {
            (_, word @ ("implicit" | "explicit")) => {
                l.emit_leaf(Kind::Name, Role::Name, child.node, word);
            }
            ("operator", symbol) => l.emit_leaf(Kind::Name, Role::Name, child.node, symbol),
            _ if !child.is_named() => {}
            ("name", _) if node.kind() == "destructor_declaration" => {
                let name = format!("~{}", l.text(child.node));
                l.emit_leaf(Kind::Name, Role::Name, child.node, &name);
            }
            ("name", _) => l.lower(child.node, Role::Name),
            ("returns" | "type", _) => l.lower(child.node, Role::ReturnType),
            ("type_parameters", _) => l.lower(child.node, Role::TypeParameter),
            ("parameters", _) => l.lower(child.node, Role::Parameters),
            ("body", _) => function_body(l, child.node, initializer),
            (_, "constructor_initializer") => {}
            _ => l.lower(child.node, Role::Decorator),
        }
    }
    l.close();
}

/// A body, after the call of another constructor if there is one.
fn function_body<'t>(l: &mut Lowerer<'_, 't>, body: Native<'t>, initializer: Option<Native<'t>>) {
    let Some(initializer) = initializer else {
        l.lower(body, Role::Body);
        return;
    };
    l.open(Kind::Block, Role::Body, body);
    l.open(Kind::ExpressionStatement, Role::Statement, initializer);
    let parts = l.children(initializer);
    if let Some(callee) = parts.iter().find(|child| child.token) {
        let span = Span {
            start: span_of(callee.node).start,
            end: span_of(initializer).end,
        };
        l.open_span(Kind::Call, Role::Value, span, initializer.kind_id());
        l.lower(callee.node, Role::Callee);
        for arguments in parts.iter().filter(|child| child.node.is_named()) {
            l.lower(arguments.node, Role::Arguments);
        }
        l.close();
    }
    l.close();
    l.lower_named(body, Role::Statement);
    l.close();
}

/// Properties and events with accessors: a variable, and its accessors as
/// functions in its body.
pub(super) fn property<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::VariableDefinition, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            (_, "event") => l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, "event"),
            _ if !child.is_named() => {}
            ("type", _) => l.lower(child.node, Role::Type),
            ("name", _) => l.lower(child.node, Role::Name),
            ("value", "arrow_expression_clause") | ("accessors", _) => {
                accessors(l, &children, child.node, Role::Body);
            }
            ("value", _) => l.lower(child.node, Role::Value),
            _ => l.lower(child.node, Role::Decorator),
        }
    }
    l.close();
}

/// `T this[int i] { get; set; }`: its accessors as methods named `this`.
pub(super) fn indexer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    for child in &children {
        if matches!(child.field, "value" | "accessors") {
            accessors(l, &children, child.node, role);
        }
    }
}

/// The accessors of a property; `=> e` is its getter.
fn accessors<'t>(l: &mut Lowerer<'_, 't>, property: &ChildList<'t>, node: Native<'t>, role: Role) {
    if node.kind() == "arrow_expression_clause" {
        l.open(Kind::FunctionDefinition, role, node);
        l.set_symbol("get");
        accessor_head(l, property, node);
        l.lower(node, Role::Body);
        l.close();
        return;
    }
    for accessor in l.named(node) {
        let children = l.children(accessor.node);
        let Some(word) = field(&children, "name") else {
            continue;
        };
        l.open(Kind::FunctionDefinition, role, accessor.node);
        let symbol = l.text(word);
        l.set_symbol(symbol);
        for child in children.iter().filter(|child| child.is_named()) {
            if matches!(child.node.kind(), "modifier" | "attribute_list") {
                l.lower(child.node, Role::Modifier);
            }
        }
        accessor_head(l, property, word);
        if let Some(body) = field(&children, "body") {
            l.lower(body, Role::Body);
        }
        l.close();
    }
}

/// Name and parameters of an accessor: those of its property, and `value`
/// for those that take one. They stand where the accessor's word is.
fn accessor_head<'t>(l: &mut Lowerer<'_, 't>, property: &ChildList<'t>, word: Native<'t>) {
    let name = field(property, "name").map_or("this", |name| l.text(name));
    let span = span_of(word);
    l.leaf_span(Kind::Name, Role::Name, span, word.kind_id(), name);
    let end = Span {
        start: span.end,
        end: span.end,
    };
    l.open_span(Kind::Parameters, Role::Parameters, end, word.kind_id());
    if let Some(parameters) = field(property, "parameters") {
        let mut copied: Vec<Child<'t>> = Vec::new();
        copied.extend(l.named(parameters));
        for parameter in copied {
            if !l.lower_copy(parameter.node, Role::Parameter, end) {
                break;
            }
        }
    }
    if matches!(l.text(word), "set" | "init" | "add" | "remove") {
        l.open_span(Kind::Parameter, Role::Parameter, end, word.kind_id());
        l.leaf_span(Kind::Name, Role::Name, end, word.kind_id(), "value");
        l.close();
    }
    l.close();
}

/// `in T`; in a pattern, a hole stands for the whole.
pub(super) fn type_parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let children = l.named(node);
    let Some(name) = field(&children, "name") else {
        return;
    };
    if l.is_pattern() && crate::pattern_text::is_hole(l.text(name)) {
        l.lower(name, Role::TypeParameter);
        return;
    }
    let text = l.text(name);
    l.emit_leaf(Kind::TypeParameter, Role::TypeParameter, node, text);
}

/// `(A a, params B[] b)`: the grammar gives the last one no node of its own.
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    let children = l.children(node);
    let rest = children
        .iter()
        .position(|child| child.node.kind() == "params");
    for child in &children[..rest.unwrap_or(children.len())] {
        if child.is_named() {
            l.lower(child.node, Role::Parameter);
        }
    }
    if let Some(rest) = rest {
        let parts = &children[rest..];
        let end = field(parts, "name").map_or(span_of(node).end, |name| span_of(name).end);
        let start = span_of(children[rest].node).start;
        l.open_span(
            Kind::Parameter,
            Role::Parameter,
            Span { start, end },
            node.kind_id(),
        );
        l.set_symbol("*");
        for child in parts {
            match child.field {
                "type" => l.lower(child.node, Role::Type),
                "name" => l.lower(child.node, Role::Name),
                _ => {}
            }
        }
        l.close();
    }
    l.close();
}

/// `ref T x = y`; `this T x` is what an extension method is called on.
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let receiver = children
        .iter()
        .any(|child| child.node.kind() == "modifier" && l.text(child.node) == "this");
    let role = if receiver { Role::Receiver } else { role };
    l.open(Kind::Parameter, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            ("type", _) => l.lower(child.node, Role::Type),
            ("name", _) => l.lower(child.node, Role::Name),
            (_, "modifier" | "attribute_list") => l.lower(child.node, Role::Modifier),
            _ => l.lower(child.node, Role::Default),
        }
    }
    l.close();
}

/// Fields, events and local variables: one definition for each name, all
/// beginning where the declaration does.
pub(super) fn variables<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if let Some(declaration) = children
        .iter()
        .find(|child| child.node.kind() == "variable_declaration")
    {
        declare(l, node, &children, declaration.node, role);
    }
}

/// A declaration without `;`, in the head of `for` and `using`.
pub(super) fn bare_variables<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    declare(l, node, &ChildList::new(), node, role);
}

fn declare<'t>(
    l: &mut Lowerer<'_, 't>,
    whole: Native<'t>,
    before: &ChildList<'t>,
    declaration: Native<'t>,
    role: Role,
) {
    let children = l.named(declaration);
    let declarators: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() == "variable_declarator")
        .collect();
    let start = span_of(whole).start;
    for (index, declarator) in declarators.iter().enumerate() {
        let last = index + 1 == declarators.len();
        let end = span_of(if last { whole } else { declarator.node }).end;
        let span = Span { start, end };
        l.open_span(Kind::VariableDefinition, role, span, declaration.kind_id());
        for child in before {
            match child.node.kind() {
                "modifier" | "attribute_list" => l.lower(child.node, Role::Modifier),
                word @ ("using" | "await" | "event") => {
                    l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
                }
                _ => {}
            }
        }
        if let Some(kind) = field(&children, "type")
            && kind.kind() != "implicit_type"
        {
            l.lower(kind, Role::Type);
        }
        for part in l.named(declarator.node) {
            match (part.field, part.node.kind()) {
                ("name", _) | (_, "tuple_pattern") => l.lower(part.node, Role::Name),
                (_, "bracketed_argument_list") => {}
                _ => l.lower(part.node, Role::Value),
            }
        }
        l.close();
    }
}

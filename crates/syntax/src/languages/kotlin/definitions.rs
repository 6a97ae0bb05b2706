//! Packages, imports, classes, functions, properties, annotations.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::statements;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

pub(super) fn package<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Package, role, node);
    l.lower_named(node, Role::Path);
    l.close();
}

/// `import a.b.C`, `import a.b.*`, `import a.b.C as D`
pub(super) fn import<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let all = children.iter().any(|child| child.node.kind() == "*");
    let alias = children
        .iter()
        .skip_while(|child| child.node.kind() != "as")
        .find(|child| child.is_named());
    let Some(path) = shared::of_kind(&children, "qualified_identifier") else {
        l.opaque(node, role);
        return;
    };
    let names = l.named(path);
    l.open(Kind::Import, role, node);
    match &names[..] {
        [before @ .., last] if !all && !before.is_empty() => {
            l.set_symbol("name");
            let span = shared::between(before[0].node, before[before.len() - 1].node);
            let text: String = l.slice(span).split_whitespace().collect();
            l.leaf_span(Kind::Path, Role::Path, span, path.kind_id(), &text);
            l.lower(last.node, Role::Name);
        }
        _ => {
            l.set_symbol(if all { "all" } else { "module" });
            l.lower(path, Role::Path);
        }
    }
    if let Some(alias) = alias {
        l.lower(alias.node, Role::Alias);
    }
    l.close();
}

/// `@A(x)`, `@get:A`, `@[A B]`, `@file:A`: one decorator each.
pub(super) fn annotation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        match child.node.kind() {
            "use_site_target" => {}
            "constructor_invocation" => {
                l.open(Kind::Decorator, role, node);
                for part in l.named(child.node) {
                    if part.node.kind() == "value_arguments" {
                        l.lower(part.node, Role::Arguments);
                    } else {
                        decorator_name(l, part.node);
                    }
                }
                l.close();
            }
            _ => {
                l.open(Kind::Decorator, role, node);
                decorator_name(l, child.node);
                l.close();
            }
        }
    }
}

/// The name of an annotation is an expression.
fn decorator_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    match &l.named(node)[..] {
        [only] if only.node.kind() == "identifier" => l.lower(only.node, Role::Name),
        _ => l.lower(node, Role::Name),
    }
}

/// Annotations and keywords, side by side.
pub(super) fn modifiers<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    for child in l.named(node) {
        if child.node.kind() == "annotation" {
            l.lower(child.node, Role::Decorator);
        } else {
            shared::modifier(l, child.node, Role::Modifier);
        }
    }
}

/// Classes, interfaces, objects, companions and objects without a name.
pub(super) fn class<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let literal = node.kind() == "object_literal";
    l.open(
        if literal {
            Kind::ClassExpression
        } else {
            Kind::ClassDefinition
        },
        role,
        node,
    );
    let word = |word: &str| children.iter().any(|child| child.node.kind() == word);
    let is_enum = shared::of_kind(&children, "enum_class_body").is_some();
    let named = field(&children, "name").is_some();
    let constructed = shared::of_kind(&children, "primary_constructor").is_some();
    if !literal {
        l.set_symbol(match () {
            () if word("interface") => "interface",
            () if word("object") => "object",
            () if is_enum => "enum",
            () => "class",
        });
    }
    for child in &children {
        match (child.field, child.node.kind()) {
            ("name", _) => {
                l.lower(child.node, Role::Name);
                // `class A` has the constructor of `class A()`.
                if !l.is_pattern() && !constructed && word("class") {
                    let end = span_of(child.node).end;
                    shared::absent(l, Kind::Parameters, Role::Parameters, end, "");
                }
            }
            (_, "object") if !literal && !named => {
                l.leaf_span(
                    Kind::Name,
                    Role::Name,
                    span_of(child.node),
                    child.node.kind_id(),
                    "Companion",
                );
            }
            (_, word @ ("fun" | "companion")) => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            // As what is implemented, each may be left out.
            (_, "type_constraints") => l.lower(child.node, Role::Implements),
            (_, "primary_constructor") => l.lower(child.node, Role::Parameters),
            (_, "delegation_specifiers") => l.lower(child.node, Role::Implements),
            (_, "class_body" | "enum_class_body") => l.lower(child.node, Role::Body),
            _ if child.is_named() => l.lower(child.node, Role::Modifier),
            _ => {}
        }
    }
    l.close();
}

/// What a class is built from: annotations on the way are left out.
pub(super) fn base<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "annotation" {
            l.lower(child.node, role);
        }
    }
}

/// `B(x)` after the colon: the class, and the arguments beside it.
pub(super) fn construction<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.lower_named(node, role);
}

/// `private constructor(val x: T)`: the parameters.
pub(super) fn primary_constructor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() == "class_parameters" {
            l.lower(child.node, role);
        } else {
            l.lower(child.node, Role::Modifier);
        }
    }
}

/// `private val x: T = e`
pub(super) fn class_parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    let mut named = false;
    let mut typed = false;
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            word @ ("val" | "var") => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            "modifiers" => {
                if l.text(child.node).contains("vararg") {
                    l.set_symbol("*");
                }
                l.lower(child.node, Role::Modifier);
            }
            _ if !child.is_named() => {}
            _ if !named => {
                named = true;
                l.lower(child.node, Role::Name);
            }
            _ if !typed => {
                typed = true;
                l.lower(child.node, Role::Type);
            }
            _ => l.lower(child.node, Role::Default),
        }
    }
    l.close();
}

/// `A(x) { }` of an enum.
pub(super) fn enum_entry<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::EnumMember, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "identifier" => l.lower(child.node, Role::Name),
            "value_arguments" => l.lower(child.node, Role::Arguments),
            "class_body" => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Modifier),
        }
    }
    l.close();
}

/// `init { }`
pub(super) fn initializer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    l.set_symbol("init");
    l.lower_named(node, Role::Body);
    l.close();
}

/// `constructor(x: T) : this(x) { }`
pub(super) fn constructor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::FunctionDefinition, role, node);
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            "constructor" => l.emit_leaf(Kind::Name, Role::Name, child.node, "constructor"),
            "function_value_parameters" => l.lower(child.node, Role::Parameters),
            "constructor_delegation_call" => l.lower(child.node, Role::Initializer),
            "block" => l.lower(child.node, Role::Body),
            _ if child.is_named() => l.lower(child.node, Role::Modifier),
            _ => {}
        }
    }
    l.close();
}

/// `this(x)`, `super(x)` of a constructor.
pub(super) fn delegation_call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Call, role, node);
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            word @ ("this" | "super") => {
                l.emit_leaf(Kind::This, Role::Callee, child.node, word);
            }
            _ if child.is_named() => l.lower(child.node, Role::Arguments),
            _ => {}
        }
    }
    l.close();
}

/// `fun <T> R.f(x: T): U where T: V { }`, and functions without a name.
pub(super) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let anonymous = node.kind() == "anonymous_function";
    l.open(
        if anonymous {
            Kind::Lambda
        } else {
            Kind::FunctionDefinition
        },
        role,
        node,
    );
    let mut parameters = false;
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("name", _) => l.lower(child.node, Role::Name),
            (_, "modifiers") => l.lower(child.node, Role::Modifier),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            // As what is implemented, each may be left out.
            (_, "type_constraints") => l.lower(child.node, Role::Implements),
            (_, "function_value_parameters") => {
                parameters = true;
                l.lower(child.node, Role::Parameters);
            }
            (_, "function_body") => l.lower(child.node, Role::Body),
            (_, "type_modifiers") => {}
            _ if parameters => l.lower(child.node, Role::ReturnType),
            _ => l.lower(child.node, Role::Receiver),
        }
    }
    l.close();
}

/// `(vararg a: T, b: U = e)`: modifiers and defaults stand beside the parameters.
pub(super) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    let mut modifiers: Option<Native<'t>> = None;
    let mut open = false;
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            "parameter_modifiers" => modifiers = Some(child.node),
            "parameter" => {
                let start = span_of(modifiers.unwrap_or(child.node)).start;
                let span = Span {
                    start,
                    end: span_of(child.node).end,
                };
                l.open_span(Kind::Parameter, Role::Parameter, span, child.node.kind_id());
                open = true;
                if let Some(modifiers) = modifiers.take() {
                    if l.text(modifiers).contains("vararg") {
                        l.set_symbol("*");
                    }
                    l.lower(modifiers, Role::Modifier);
                }
                name_and_type(l, child.node);
            }
            "," if open => {
                l.close();
                open = false;
            }
            _ if child.is_named() => l.lower(
                child.node,
                if open { Role::Default } else { Role::Parameter },
            ),
            _ => {}
        }
    }
    if open {
        l.close();
    }
    l.close();
}

/// A parameter of a function's type.
pub(super) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameter, role, node);
    name_and_type(l, node);
    l.close();
}

/// `x: T` into the node that is open.
pub(super) fn name_and_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let mut named = false;
    for child in l.named(node) {
        match child.node.kind() {
            "annotation" => l.lower(child.node, Role::Decorator),
            "type_modifiers" => {}
            _ if !named => {
                named = true;
                l.lower(child.node, Role::Name);
            }
            _ => l.lower(child.node, Role::Type),
        }
    }
}

/// An element of `val (a, b: T) = e`: the name.
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if let Some(name) = l
        .named(node)
        .iter()
        .find(|child| child.node.kind() == "identifier")
    {
        l.lower(name.node, role);
    }
}

/// `val x: T = e`, `var (a, b) = e`, `val x by e`, with accessors beside it.
pub(super) fn property<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let accessors = || {
        children
            .iter()
            .filter(|child| matches!(child.node.kind(), "getter" | "setter"))
    };
    let mut span = span_of(node);
    if let Some(first) = accessors().next() {
        let before = children
            .iter()
            .take_while(|child| child.node.id() != first.node.id())
            .last();
        span.end = before.map_or(span.end, |before| span_of(before.node).end);
    }
    l.open_span(Kind::VariableDefinition, role, span, node.kind_id());
    let mut named = false;
    for child in &children {
        match child.node.kind() {
            word @ ("val" | "var") => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            "modifiers" => l.lower(child.node, Role::Modifier),
            "getter" | "setter" | "type_modifiers" => {}
            "type_parameters" => l.lower(child.node, Role::TypeParameter),
            "type_constraints" => l.lower(child.node, Role::Implements),
            "variable_declaration" => {
                named = true;
                name_and_type(l, child.node);
            }
            "multi_variable_declaration" => {
                named = true;
                l.lower(child.node, Role::Name);
            }
            _ if !child.is_named() => {}
            _ if named => l.lower(child.node, Role::Value),
            _ => l.lower(child.node, Role::Receiver),
        }
    }
    l.close();
    for accessor in accessors() {
        statements::statement(l, accessor.node, role);
    }
}

/// `get() = e`, `set(value) { }`
pub(super) fn accessor<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let word = if node.kind() == "getter" {
        "get"
    } else {
        "set"
    };
    l.open(Kind::FunctionDefinition, role, node);
    l.set_symbol(word);
    let mut parameter = false;
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            name @ ("get" | "set") => {
                l.emit_leaf(Kind::Name, Role::Name, child.node, name);
            }
            "(" => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                parameter = true;
            }
            ")" => {
                l.close();
                parameter = false;
            }
            "function_body" => l.lower(child.node, Role::Body),
            "identifier" if parameter => {
                l.open(Kind::Parameter, Role::Parameter, child.node);
                l.lower(child.node, Role::Name);
                l.close();
            }
            "modifiers" => l.lower(child.node, Role::Modifier),
            _ if child.is_named() && !parameter => l.lower(child.node, Role::ReturnType),
            _ => {}
        }
    }
    if parameter {
        l.close();
    }
    l.close();
}

/// `typealias A<T> = B`
pub(super) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::TypeAlias, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("type", _) => l.lower(child.node, Role::Name),
            (_, "type_parameters") => l.lower(child.node, Role::TypeParameter),
            (_, "modifiers") => l.lower(child.node, Role::Modifier),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

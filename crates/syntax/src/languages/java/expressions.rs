//! Expressions.

use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::{Flags, Kind, Role, literal};

use super::types;

pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::integer(l.text(node), true);
    l.emit_leaf(Kind::Integer, role, node, &value);
}

pub(super) fn float<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::float(l.text(node));
    l.emit_leaf(Kind::Float, role, node, &value);
}

pub(super) fn character<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = literal::unquoted(l.text(node));
    l.emit_leaf(Kind::Character, role, node, content);
}

/// `"..."` and text blocks; with `\{...}` inside it has parts.
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.named(node)
        .iter()
        .any(|child| child.node.kind() == "string_interpolation")
    {
        l.emit(Kind::InterpolatedString, role, node, &[]);
    } else {
        let content = literal::unquoted(l.text(node));
        l.emit_leaf(Kind::String, role, node, content);
    }
}

/// `STR."..."`
pub(super) fn template<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::InterpolatedString, role, node);
    l.set_symbol("tag");
    if let Some(processor) = field(&children, "template_processor") {
        l.lower(processor, Role::Tag);
    }
    if let Some(text) = field(&children, "template_argument") {
        l.lower_named(text, Role::Element);
    }
    l.close();
}

/// `a = b`, `a += b`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator").map_or("=", |operator| l.text(operator));
    match operator.strip_suffix('=') {
        Some("") | None => {
            l.open(Kind::Assign, role, node);
            l.set_symbol("=");
        }
        Some(operation) => {
            l.open(Kind::AugmentedAssign, role, node);
            l.set_symbol(operation);
        }
    }
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(
            child.node,
            if child.field == "left" {
                Role::Target
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `i++`, `++i`
pub(super) fn update<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let prefix = children.first().is_some_and(|child| !child.node.is_named());
    let operator = children
        .iter()
        .find(|child| !child.node.is_named())
        .map_or("", |child| child.node.kind());
    l.open(Kind::Update, role, node);
    l.set_symbol(operator);
    if prefix {
        l.set_flags(Flags::PREFIX);
    }
    l.lower_named(node, Role::Value);
    l.close();
}

/// `x instanceof T`, `x instanceof T name`, `x instanceof R(...)`
pub(super) fn instance_of<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Binary, role, node);
    l.set_symbol("instanceof");
    for child in l.named(node) {
        let role = match child.field {
            "left" => Role::Left,
            "name" => Role::Name,
            _ => Role::Right,
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `(T) x`, `(A & B) x`
pub(super) fn cast<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let types = || children.iter().filter(|child| child.field == "type");
    l.open(Kind::Cast, role, node);
    if types().count() > 1
        && let (Some(first), Some(last)) = (types().next(), types().next_back())
    {
        let mut span = span_of(first.node);
        span.end = span_of(last.node).end;
        l.open_span(
            Kind::IntersectionType,
            Role::Type,
            span,
            first.node.kind_id(),
        );
        for child in types() {
            l.lower(child.node, Role::Type);
        }
        l.close();
    } else if let Some(one) = types().next() {
        l.lower(one.node, Role::Type);
    }
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `x -> e`, `(x, y) -> e`, `(T x) -> { }`
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Lambda, role, node);
    for child in l.named(node) {
        if child.field == "body" {
            l.lower(child.node, Role::Body);
            continue;
        }
        match child.node.kind() {
            "identifier" => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                untyped_parameter(l, child.node);
                l.close();
            }
            "inferred_parameters" => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                for parameter in l.named(child.node) {
                    untyped_parameter(l, parameter.node);
                }
                l.close();
            }
            _ => l.lower(child.node, Role::Parameters),
        }
    }
    l.close();
}

fn untyped_parameter<'t>(l: &mut Lowerer<'_, 't>, name: Native<'t>) {
    l.open(Kind::Parameter, Role::Parameter, name);
    l.lower(name, Role::Name);
    l.close();
}

/// `f(x)`, `a.f(x)`, `super.f(x)`; explicit type arguments are left out.
pub(super) fn method_invocation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Call, role, node);
    if let Some(name) = field(&children, "name") {
        if let Some(object) = field(&children, "object") {
            let mut span = span_of(object);
            span.end = span_of(name).end;
            l.open_span(Kind::Member, Role::Callee, span, node.kind_id());
            l.lower(object, Role::Object);
            l.lower(name, Role::Name);
            l.close();
        } else {
            l.lower(name, Role::Callee);
        }
    }
    if let Some(arguments) = field(&children, "arguments") {
        l.lower(arguments, Role::Arguments);
    }
    l.close();
}

/// `a.b`, `Outer.super.b`
pub(super) fn field_access<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Member, role, node);
    if let Some(object) = field(&children, "object") {
        l.lower(object, Role::Object);
    }
    if let Some(name) = field(&children, "field") {
        l.lower(name, Role::Name);
    }
    l.close();
}

/// `new T(x)`, `new T() { }`. `outer.new T(x)` has no kind of its own: it holds
/// the outer object and the plain creation.
pub(super) fn object_creation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let created = field(&children, "type").map(|created| created.id());
    let outer = children.iter().find(|child| {
        let kind = child.node.kind();
        child.field.is_empty()
            && !matches!(kind, "annotation" | "marker_annotation" | "class_body")
            && !child.node.is_error()
    });
    let role = if let Some(outer) = outer {
        l.open(Kind::Opaque, role, node);
        l.set_symbol(". new");
        l.lower(outer.node, Role::Child);
        Role::Child
    } else {
        role
    };
    let mut span = span_of(node);
    if outer.is_some()
        && let Some(keyword) = l
            .children(node)
            .iter()
            .find(|child| child.node.kind() == "new")
    {
        span.start = span_of(keyword.node).start;
    }
    l.open_span(Kind::New, role, span, node.kind_id());
    for child in &children {
        if Some(child.node.id()) == created {
            l.lower(child.node, Role::Type);
        } else if child.field == "arguments" {
            l.lower(child.node, Role::Arguments);
        } else if child.node.kind() == "class_body" {
            l.lower(child.node, Role::Body);
        }
    }
    l.close();
    if outer.is_some() {
        l.close();
    }
}

/// `new T[n][]`: a [`Kind::New`] whose arguments are the sizes;
/// `new T[] {x}`: a [`Kind::Composite`].
pub(super) fn array_creation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let dimensions = || children.iter().filter(|child| child.field == "dimensions");
    let mut count = 0;
    for dimension in dimensions() {
        count += match dimension.node.kind() {
            "dimensions_expr" => 1,
            _ => l
                .children(dimension.node)
                .iter()
                .filter(|child| child.node.kind() == "[")
                .count(),
        };
    }
    let value = field(&children, "value");
    l.open(
        if value.is_some() {
            Kind::Composite
        } else {
            Kind::New
        },
        role,
        node,
    );
    if let Some(element) = field(&children, "type") {
        types::wrapped(l, element, count, Role::Type, element);
    }
    if let Some(value) = value {
        l.lower(value, Role::Value);
    } else if let (Some(first), Some(last)) = (dimensions().next(), dimensions().next_back()) {
        let mut span = span_of(first.node);
        span.end = span_of(last.node).end;
        l.open_span(Kind::Arguments, Role::Arguments, span, first.node.kind_id());
        for dimension in dimensions().filter(|child| child.node.kind() == "dimensions_expr") {
            for child in l.named(dimension.node) {
                if !matches!(child.node.kind(), "annotation" | "marker_annotation") {
                    l.lower(child.node, Role::Argument);
                }
            }
        }
        l.close();
    }
    l.close();
}

/// `T::name`, `x::<T>name`, `T::new`: what it belongs to and the name, type
/// arguments left out.
pub(super) fn method_reference<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    l.set_symbol("::");
    for child in l.children(node) {
        if child.node.kind() == "new" {
            l.emit_leaf(Kind::Name, Role::Child, child.node, "new");
        } else if child.is_named() && child.node.kind() != "type_arguments" {
            l.lower(child.node, Role::Child);
        }
    }
    l.close();
}

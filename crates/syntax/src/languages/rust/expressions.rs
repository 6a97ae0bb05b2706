//! Expressions.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role, literal};

/// The suffixes that say how wide a number is.
const INTEGER_SUFFIXES: [&str; 12] = [
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
];

/// `0x1f_u8`; `1f32` is a float without a point.
pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let digits = INTEGER_SUFFIXES
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .unwrap_or(text);
    let value = literal::integer(digits, false);
    l.emit_leaf(Kind::Integer, role, node, &value);
}

pub(super) fn float<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let digits = text
        .strip_suffix("f32")
        .or_else(|| text.strip_suffix("f64"))
        .unwrap_or(text);
    let value = literal::float(digits);
    l.emit_leaf(Kind::Float, role, node, &value);
}

/// `'a'`, `b'a'`
pub(super) fn character<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let content = literal::unquoted(text.strip_prefix('b').unwrap_or(text));
    l.emit_leaf(Kind::Character, role, node, content);
}

/// `"a"`, `b"a"`, `c"a"`, `r#"a"#`
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node).trim_start_matches(['b', 'c', 'r']);
    let content = literal::unquoted(text.trim_matches('#'));
    l.emit_leaf(Kind::String, role, node, content);
}

/// `-1` in a pattern.
pub(super) fn negative<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("-");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `a::b::c` where a value stands: members of members, type arguments left out.
pub(super) fn path<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match node.kind() {
        "scoped_identifier" | "scoped_type_identifier" => {
            let (path, name) = (field(&children, "path"), field(&children, "name"));
            match (path, name) {
                (Some(path), Some(name)) => {
                    l.open(Kind::Member, role, node);
                    nested(l, path, Role::Object);
                    nested(l, name, Role::Name);
                    l.close();
                }
                // `::a`
                (_, Some(name)) => nested(l, name, role),
                _ => l.opaque(node, role),
            }
        }
        "generic_type" | "generic_type_with_turbofish" => match field(&children, "type") {
            Some(inner) => nested(l, inner, role),
            None => l.opaque(node, role),
        },
        "generic_pattern" => match children.iter().find(|child| child.is_named()) {
            Some(inner) => nested(l, inner.node, role),
            None => l.opaque(node, role),
        },
        "type_identifier" => {
            let text = l.text(node);
            l.emit_leaf(Kind::Name, role, node, text);
        }
        _ => l.lower(node, role),
    }
}

/// [`path`] one level further in.
fn nested<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.may_nest() {
        path(l, node, role);
    } else {
        l.emit_leaf(Kind::Opaque, role, node, "");
    }
}

/// `a = b`, `a += b`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operation = field(&children, "operator")
        .map(|operator| l.text(operator))
        .and_then(|operator| operator.strip_suffix('='));
    if let Some(operation) = operation {
        l.open(Kind::AugmentedAssign, role, node);
        l.set_symbol(operation);
    } else {
        l.open(Kind::Assign, role, node);
        l.set_symbol("=");
    }
    if let Some(left) = field(&children, "left") {
        l.lower(left, Role::Target);
    }
    if let Some(right) = field(&children, "right") {
        l.lower(right, Role::Value);
    }
    l.close();
}

/// `&x`, `&mut x`, `&raw const x`
pub(super) fn reference<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("&");
    for child in l.named(node) {
        if child.field == "value" {
            l.lower(child.node, Role::Value);
        } else {
            l.lower(child.node, Role::Modifier);
        }
    }
    l.close();
}

/// `x?`
pub(super) fn try_operator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("?");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `f(x)`, `f::<T>(x)`, `a.f::<T>(x)`
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Call, role, node);
    if let Some(function) = field(&children, "function") {
        if function.kind() == "generic_function" {
            let parts = l.children(function);
            if let Some(inner) = field(&parts, "function") {
                l.lower(inner, Role::Callee);
            }
            if let Some(arguments) = field(&parts, "type_arguments") {
                l.lower(arguments, Role::TypeArgument);
            }
        } else {
            l.lower(function, Role::Callee);
        }
    }
    if let Some(arguments) = field(&children, "arguments") {
        l.lower(arguments, Role::Arguments);
    }
    l.close();
}

/// `f::<T>` that is not called: the function.
pub(super) fn generic_function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match field(&children, "function") {
        Some(function) => l.lower(function, role),
        None => l.opaque(node, role),
    }
}

pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Arguments, role, node);
    plain(l, node, Role::Argument);
    l.close();
}

/// The children that are no attributes.
fn plain<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.children_without_fields(node) {
        if child.is_named() && child.node.kind() != "attribute_item" {
            l.lower(child.node, role);
        }
    }
}

/// `a.b`, `a.0`
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Member, role, node);
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Object);
    }
    if let Some(name) = field(&children, "field") {
        let text = l.text(name);
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    l.close();
}

/// `a..b`, `a..=b`; with one end or none it has no kind of its own.
pub(super) fn range<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = children
        .iter()
        .find(|child| matches!(child.node.kind(), ".." | "..." | "..="))
        .map(|child| child.node);
    let (Some(operator), [left, right]) = (operator, &l.named(node)[..]) else {
        l.open(Kind::Opaque, role, node);
        // `a..` is not `..a`.
        let ends = match (operator, &l.named(node)[..]) {
            (Some(operator), [only]) if span_of(only.node).start > span_of(operator).start => "..x",
            (_, [_]) => "x..",
            _ => "..",
        };
        l.set_symbol(ends);
        l.lower_named(node, Role::Child);
        l.close();
        return;
    };
    l.open(Kind::Binary, role, node);
    let symbol = l.text(operator);
    l.set_symbol(symbol);
    l.lower(left.node, Role::Left);
    l.lower(right.node, Role::Right);
    l.close();
}

/// `(a, b)`, `[a, b]`, `[a; n]`
pub(super) fn elements<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if let Some(length) = field(&children, "length") {
        l.open(Kind::Opaque, role, node);
        l.set_symbol("[;]");
        for child in children.iter().filter(|child| child.is_named()) {
            if child.node.id() != length.id() && child.node.kind() != "attribute_item" {
                l.lower(child.node, Role::Value);
            }
        }
        l.lower(length, Role::Index);
        l.close();
        return;
    }
    l.open(
        if node.kind() == "tuple_expression" {
            Kind::Tuple
        } else {
            Kind::List
        },
        role,
        node,
    );
    plain(l, node, Role::Element);
    l.close();
}

/// `move |a, b: T| -> U { }`
pub(super) fn closure<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Lambda, role, node);
    for child in l.children(node) {
        match (child.field, child.node.kind()) {
            (_, word @ ("move" | "async" | "static" | "const")) => {
                l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
            }
            ("parameters", _) => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                for parameter in l.named(child.node) {
                    if parameter.node.kind() == "parameter" || l.is_ellipsis(parameter.node) {
                        l.lower(parameter.node, Role::Parameter);
                    } else {
                        l.open(Kind::Parameter, Role::Parameter, parameter.node);
                        l.lower(parameter.node, Role::Name);
                        l.close();
                    }
                }
                l.close();
            }
            ("return_type", _) => l.lower(child.node, Role::ReturnType),
            ("body", "block") => l.lower(child.node, Role::Body),
            ("body", _) => {
                l.open(Kind::Block, Role::Body, child.node);
                super::statements::statement(l, child.node, Role::Statement);
                l.close();
            }
            _ => {}
        }
    }
    l.close();
}

/// `T { a: 1, b, ..rest }`
pub(super) fn record<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Composite, role, node);
    if let Some(name) = field(&children, "name") {
        l.lower(name, Role::Type);
    }
    if let Some(body) = field(&children, "body") {
        l.lower(body, Role::Value);
    }
    l.close();
}

/// `a: 1` in a record.
pub(super) fn field_initializer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Pair, role, node);
    if let Some(name) = field(&children, "field") {
        let text = l.text(name);
        l.emit_leaf(Kind::Name, Role::Key, name, text);
    }
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `a` in a record means `a: a`; in a pattern it may be a hole.
pub(super) fn shorthand<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(name) = shared::of_kind(&children, "identifier") else {
        l.opaque(node, role);
        return;
    };
    if l.is_pattern() && crate::pattern_text::is_hole(l.text(name)) {
        l.lower(name, role);
        return;
    }
    let text = l.text(name);
    l.open(Kind::Pair, role, node);
    l.emit_leaf(Kind::Name, Role::Key, name, text);
    l.emit_leaf(Kind::Name, Role::Value, name, text);
    l.close();
}

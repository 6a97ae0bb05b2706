//! Expressions and literals.

use std::borrow::Cow;

use tree_sitter::Node as Native;

use crate::literal;
use crate::lower::{Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

/// Parentheses vanish, unless they hold statements (`({ f(); x; })`).
pub(in crate::languages) fn parenthesized<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
) {
    let children = l.named(node);
    if children
        .iter()
        .any(|child| child.node.kind() == "compound_statement")
    {
        l.emit(Kind::Sequence, role, node, &[]);
    } else {
        l.lower_named(node, role);
    }
}

/// `a, b, c`, which the grammar nests to the right.
pub(in crate::languages) fn sequence<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Sequence, role, node);
    let mut next = Some(node);
    while let Some(node) = next.take() {
        let children = l.children(node);
        if let Some(left) = field(&children, "left") {
            l.lower(left, Role::Element);
        }
        match field(&children, "right") {
            Some(right) if right.kind() == "comma_expression" => next = Some(right),
            Some(right) => l.lower(right, Role::Element),
            None => {}
        }
    }
    l.close();
}

/// `a = b` and `a += b`.
pub(in crate::languages) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    const FIELDS: &[(&str, Role)] = &[("left", Role::Target), ("right", Role::Value)];
    let children = l.children(node);
    let operator = field(&children, "operator").map_or("=", |operator| l.text(operator));
    let (kind, symbol) = match operator {
        "=" => (Kind::Assign, "="),
        "and_eq" => (Kind::AugmentedAssign, "&"),
        "or_eq" => (Kind::AugmentedAssign, "|"),
        "xor_eq" => (Kind::AugmentedAssign, "^"),
        other => (Kind::AugmentedAssign, other.trim_end_matches('=')),
    };
    l.open(kind, role, node);
    l.set_symbol(symbol);
    for &(name, role) in FIELDS {
        if let Some(part) = field(&children, name) {
            l.lower(part, role);
        }
    }
    l.close();
}

/// `-a`, `!a`, `not a`.
pub(in crate::languages) fn unary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator").map_or("", |operator| l.text(operator));
    l.open(Kind::Unary, role, node);
    l.set_symbol(match operator {
        "not" => "!",
        "compl" => "~",
        other => other,
    });
    if let Some(value) = field(&children, "argument") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `a + b`, `a and b`.
pub(in crate::languages) fn binary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator").map_or("", |operator| l.text(operator));
    l.open(Kind::Binary, role, node);
    l.set_symbol(match operator {
        "and" => "&&",
        "or" => "||",
        "bitand" => "&",
        "bitor" => "|",
        "xor" => "^",
        "not_eq" => "!=",
        other => other,
    });
    for (name, role) in [("left", Role::Left), ("right", Role::Right)] {
        if let Some(part) = field(&children, name) {
            l.lower(part, role);
        }
    }
    l.close();
}

/// `i++`, `++i`.
pub(in crate::languages) fn update<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (operator, value) = (field(&children, "operator"), field(&children, "argument"));
    l.open(Kind::Update, role, node);
    if let Some(operator) = operator {
        let text = l.text(operator);
        l.set_symbol(text);
        if operator.start_byte() == node.start_byte() {
            l.set_flags(Flags::PREFIX);
        }
    }
    if let Some(value) = value {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `sizeof x`, `sizeof(T)`, `alignof(T)`: operators, not calls.
pub(in crate::languages) fn size<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Unary, role, node);
    if let Some(word) = children.first() {
        let text = l.text(word.node);
        l.set_symbol(if text == "sizeof" { text } else { "alignof" });
    }
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(child.node, Role::Value);
    }
    l.close();
}

/// `a.b`, and `a->b`, which is `(*a).b`.
pub(in crate::languages) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (object, name) = (field(&children, "argument"), field(&children, "field"));
    let arrow = field(&children, "operator").is_some_and(|operator| l.text(operator) == "->");
    l.open(Kind::Member, role, node);
    if let Some(object) = object {
        if arrow {
            l.open_span(Kind::Unary, Role::Object, span_of(object), 0);
            l.set_symbol("*");
            l.lower(object, Role::Value);
            l.close();
        } else {
            l.lower(object, Role::Object);
        }
    }
    if let Some(name) = name {
        l.lower(name, Role::Name);
    }
    l.close();
}

/// `.a = 1`, `[2] = 1` in the braces of an initializer.
pub(in crate::languages) fn initializer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.emit(
        Kind::Pair,
        role,
        node,
        &[("designator", Role::Key), ("value", Role::Value)],
    );
}

/// Integers and floating-point numbers; the grammar puts a sign into some.
pub(in crate::languages) fn number(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = l.text(node);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = digits.to_ascii_lowercase();
    let hexadecimal = lower.starts_with("0x");
    let is_float = lower.contains('.')
        || if hexadecimal {
            lower.contains('p')
        } else {
            !lower.starts_with("0b") && lower.contains(['e', 'f', 'd'])
        };
    if is_float {
        l.emit_leaf(
            Kind::Float,
            role,
            node,
            &format!("{sign}{}", literal::float(digits)),
        );
    } else {
        l.emit_leaf(
            Kind::Integer,
            role,
            node,
            &format!("{sign}{}", literal::integer(digits, true)),
        );
    }
}

/// `'a'`, `L'a'`.
pub(in crate::languages) fn character(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = l.text(node);
    let inner = text.find('\'').map_or(text, |quote| &text[quote + 1..]);
    l.emit_leaf(
        Kind::Character,
        role,
        node,
        inner.strip_suffix('\'').unwrap_or(inner),
    );
}

/// A string literal.
pub(in crate::languages) fn string(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    let text = content(l.text(node));
    l.emit_leaf(Kind::String, role, node, text);
}

/// What is between the quotes, prefix and raw delimiters apart.
pub(super) fn content(text: &str) -> &str {
    let Some(quote) = text.find('"') else {
        return text;
    };
    let (prefix, inner) = (&text[..quote], &text[quote + 1..]);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if !prefix.ends_with('R') {
        return inner;
    }
    let Some(open) = inner.find('(') else {
        return inner;
    };
    let delimiter = &inner[..open];
    let inner = &inner[open + 1..];
    inner
        .strip_suffix(delimiter)
        .and_then(|inner| inner.strip_suffix(')'))
        .unwrap_or(inner)
}

/// Literals side by side are one; with macros among them, a string with parts.
pub(in crate::languages) fn concatenated<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
) {
    let parts = l.named(node);
    if parts
        .iter()
        .all(|part| part.node.kind().ends_with("string_literal"))
    {
        let mut whole = Cow::Borrowed("");
        for part in &parts {
            whole += content(l.text(part.node));
        }
        l.emit_leaf(Kind::String, role, node, &whole);
        return;
    }
    l.open(Kind::InterpolatedString, role, node);
    l.set_symbol("+");
    for part in &parts {
        if part.node.kind().ends_with("string_literal") {
            l.lower(part.node, Role::Element);
        } else {
            l.open(Kind::Interpolation, Role::Element, part.node);
            l.lower(part.node, Role::Value);
            l.close();
        }
    }
    l.close();
}

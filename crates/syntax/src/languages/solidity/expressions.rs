//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Flags, Kind, Role, literal};

/// `1`, `0xff`, `1.5`, `1e18`; `1 ether` is the number in its unit.
pub(super) fn number<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let unit = l.named(node).first().map(|unit| unit.node);
    let text = l.text(node);
    let digits = unit.map_or(text, |unit| {
        text.strip_suffix(l.text(unit)).unwrap_or(text).trim()
    });
    let hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
    let is_float = !hexadecimal && digits.contains(['.', 'e', 'E']);
    let (kind, value) = if is_float {
        (Kind::Float, literal::float(digits))
    } else {
        (Kind::Integer, literal::integer(digits, false).into_owned())
    };
    let Some(unit) = unit else {
        l.emit_leaf(kind, role, node, &value);
        return;
    };
    l.open(Kind::Opaque, role, node);
    let name = l.text(unit);
    l.set_symbol(name);
    let span = Span {
        start: span_of(node).start,
        end: span_of(unit).start,
    };
    l.leaf_span(kind, Role::Child, span, 0, &value);
    l.close();
}

/// `"a"`; `"a" "b"` is one text.
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let text: String = parts
        .iter()
        .map(|part| literal::unquoted(l.text(part.node)))
        .collect();
    l.emit_leaf(Kind::String, role, node, &text);
}

/// A string of the grammar's own.
pub(super) fn quoted<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = literal::unquoted(l.text(node));
    l.emit_leaf(Kind::String, role, node, text);
}

/// `hex"00"`, `unicode"a"`
pub(super) fn prefixed_string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let content = literal::unquoted(text.trim_start_matches(|c: char| c.is_alphabetic()));
    l.open(Kind::String, role, node);
    l.set_symbol(content);
    if text.starts_with("hex") {
        l.set_flags(Flags::PREFIXED);
    }
    l.close();
}

/// `a.b` of Yul: one name, or a member.
pub(super) fn path<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    if let [only] = parts[..] {
        l.lower(only.node, role);
        return;
    }
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::Name, role, node, &text);
}

/// `a.b.c`: members of members.
pub(super) fn members<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let Some((first, rest)) = parts.split_first() else {
        return;
    };
    let mut opened = 0;
    for (index, part) in rest.iter().enumerate().rev() {
        if !l.may_nest() {
            break;
        }
        let outer = if index + 1 == rest.len() {
            role
        } else {
            Role::Object
        };
        let span = shared::between(first.node, part.node);
        l.open_span(Kind::Member, outer, span, node.kind_id());
        opened += 1;
    }
    l.lower(first.node, if opened == 0 { role } else { Role::Object });
    for part in rest.iter().take(opened) {
        l.lower(part.node, Role::Name);
        l.close();
    }
}

/// `a = b`, `a += b`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = children
        .iter()
        .find(|child| !child.node.is_named() && child.node.kind().ends_with('='))
        .map_or("=", |operator| operator.node.kind());
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
    if let Some(left) = field(&children, "left") {
        l.lower(left, Role::Target);
    }
    if let Some(right) = field(&children, "right") {
        l.lower(right, Role::Value);
    }
    l.close();
}

/// `a++`, `--a`
pub(super) fn update<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator");
    l.open(Kind::Update, role, node);
    if let Some(operator) = operator {
        l.set_symbol(operator.kind());
        if span_of(operator).start == span_of(node).start {
            l.set_flags(Flags::PREFIX);
        }
    }
    if let Some(argument) = field(&children, "argument") {
        l.lower(argument, Role::Value);
    }
    l.close();
}

/// `a ? b : c`
pub(super) fn conditional<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Conditional, role, node);
    let roles = [Role::Condition, Role::Then, Role::Else];
    for (child, role) in l.named(node).iter().zip(roles) {
        l.lower(child.node, role);
    }
    l.close();
}

/// The arguments among the children of a node, parentheses included.
pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, children: &[Child<'t>]) {
    let open = children.iter().position(|child| child.node.kind() == "(");
    let span = match (open, children.last()) {
        (Some(open), Some(last)) => shared::between(children[open].node, last.node),
        _ => Span {
            start: span_of(node).end,
            end: span_of(node).end,
        },
    };
    l.open_span(Kind::Arguments, Role::Arguments, span, node.kind_id());
    for child in &children[open.unwrap_or(children.len())..] {
        if child.is_named() {
            l.lower(child.node, Role::Argument);
        }
    }
    l.close();
}

/// `f(x)`, `f({a: x})`, `new T(x)`
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let function = field(&children, "function");
    let created = function
        .map(|function| l.named(function))
        .and_then(|inner| shared::of_kind(&inner, "new_expression"));
    if let Some(created) = created {
        let parts = l.children(created);
        l.open(Kind::New, role, node);
        if let Some(named) = field(&parts, "name") {
            l.lower(named, Role::Type);
        }
    } else {
        l.open(Kind::Call, role, node);
        if let Some(function) = function {
            l.lower(function, Role::Callee);
        }
    }
    arguments(l, node, &children);
    l.close();
}

/// `add(1, x)` of Yul.
pub(super) fn yul_call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Call, role, node);
    if let Some(function) = field(&children, "function") {
        l.lower(function, Role::Callee);
    }
    arguments(l, node, &children);
    l.close();
}

/// `a: x` among arguments.
pub(super) fn keyword<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::KeywordArgument, role, node);
    if let Some(name) = field(&children, "name") {
        let text = l.text(name);
        l.set_symbol(text);
        l.lower(name, Role::Name);
    }
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `address(x)`, `payable(x)`, `type(T)`: a call of the word before.
pub(super) fn conversion<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Call, role, node);
    if let Some(first) = children.first() {
        let text: Vec<&str> = l.text(first.node).split_whitespace().collect();
        l.emit_leaf(Kind::Name, Role::Callee, first.node, &text.join(" "));
    }
    arguments(l, node, &children);
    l.close();
}

/// `new T` that is not called.
pub(super) fn creation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::New, role, node);
    if let Some(named) = field(&children, "name") {
        l.lower(named, Role::Type);
    }
    l.close();
}

/// `f{value: 1}`
pub(super) fn options<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Composite, role, node);
    if let Some(of) = field(&children, "type") {
        l.lower(of, Role::Type);
    }
    let open = children.iter().find(|child| child.node.kind() == "{");
    if let (Some(open), Some(last)) = (open, children.last()) {
        let span = shared::between(open.node, last.node);
        l.open_span(Kind::Object, Role::Value, span, 0);
        for child in &children {
            if child.node.kind() == "struct_field_assignment" {
                l.lower(child.node, Role::Element);
            }
        }
        l.close();
    }
    l.close();
}

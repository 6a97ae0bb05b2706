//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared::{self, Hole};
use super::{statements, types};
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

pub(super) fn identifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let name = l.text(node).trim_matches('`');
    l.emit_leaf(Kind::Name, role, node, name);
}

/// `a.b` of the grammar's own: one dotted name.
pub(super) fn dotted<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::Name, role, node, &text);
}

/// `"..."`, `"""..."""`, `#"..."#`
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut span = span_of(node);
    if node.kind() == "raw_string_literal" {
        let text = l.slice(span);
        let signs = text.len() - text.trim_start_matches('#').len();
        let signs = u32::try_from(signs).unwrap_or(0);
        if span.start + 2 * signs <= span.end {
            span.start += signs;
            span.end -= signs;
        }
    }
    let inner = shared::within_quotes(l, span, "\"\"\"");
    let content = if inner == span {
        shared::within_quotes(l, span, "\"")
    } else {
        inner
    };
    // The signs around an interpolation are tokens of the string.
    let mut holes = Vec::new();
    let children = l.children_without_fields(node);
    for (index, child) in children.iter().enumerate() {
        match child.node.kind() {
            "raw_str_interpolation" => holes.push(Hole::Node(child.node)),
            "interpolated_expression" => {
                let opening = index.checked_sub(1).map_or(child, |at| &children[at]);
                let closing = children.get(index + 1).unwrap_or(child);
                let span = shared::between(opening.node, closing.node);
                holes.push(Hole::Signed(span, child.node));
            }
            _ => {}
        }
    }
    shared::string(l, node, role, content, &holes);
}

/// `\(e)`
pub(super) fn interpolation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Interpolation, role, node);
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

pub(super) fn regex<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = l.text(node).trim_matches('#').trim_matches('/');
    l.emit_leaf(Kind::Regex, role, node, content);
}

/// `a + b`, `a ?? b`, `a..<b`: two operands and what stands between them.
pub(super) fn binary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children: Vec<_> = l
        .children_without_fields(node)
        .iter()
        .filter(|child| !child.node.is_extra())
        .map(|child| child.node)
        .collect();
    let [left, operator, right] = children[..] else {
        l.opaque(node, role);
        return;
    };
    let symbol = l.text(operator);
    l.open(Kind::Binary, role, node);
    l.set_symbol(symbol);
    l.lower(left, Role::Left);
    l.lower(right, Role::Right);
    l.close();
}

/// `a is T`
pub(super) fn check<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Binary, role, node);
    l.set_symbol("instanceof");
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "target" {
                Role::Left
            } else {
                Role::Right
            },
        );
    }
    l.close();
}

/// `a as T`, `a as? T`, `a as! T`
pub(super) fn cast<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Cast, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("expr", _) => l.lower(child.node, Role::Value),
            (_, "as_operator") => {}
            _ => l.lower(child.node, Role::Type),
        }
    }
    l.close();
}

/// `-a`, `!a`, `&a`, `.a`
pub(super) fn prefix<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let sign = field(&children, "operation").map_or("", |sign| l.text(sign));
    let update = matches!(sign, "++" | "--");
    l.open(if update { Kind::Update } else { Kind::Unary }, role, node);
    l.set_symbol(sign);
    if update {
        l.set_flags(Flags::PREFIX);
    }
    if let Some(target) = field(&children, "target") {
        l.lower(target, Role::Value);
    }
    l.close();
}

/// `a!`, `a++`
pub(super) fn postfix<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let sign = field(&children, "operation").map_or("", |sign| l.text(sign));
    if matches!(sign, "++" | "--") {
        l.open(Kind::Update, role, node);
        l.set_symbol(sign);
    } else {
        // Not the `!` of a truth value.
        l.open(Kind::Unary, role, node);
        l.set_symbol("!!");
    }
    if let Some(target) = field(&children, "target") {
        l.lower(target, Role::Value);
    }
    l.close();
}

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
    if let Some(target) = field(&children, "target") {
        l.lower(target, Role::Target);
    }
    if let Some(value) = field(&children, "result") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `try a`, `consume a`: the expression.
pub(super) fn tried<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if child.node.kind() != "try_operator" {
            l.lower(child.node, role);
        }
    }
}

/// `f(x) { }`, `a[i]`: what follows is the suffix.
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let suffix = children
        .iter()
        .find(|child| matches!(child.node.kind(), "call_suffix" | "constructor_suffix"));
    let (Some(callee), Some(suffix)) = (children.first(), suffix) else {
        l.opaque(node, role);
        return;
    };
    let parts = l.children(suffix.node);
    let values = shared::of_kind(&parts, "value_arguments");
    if let Some(values) = values
        && l.text(values).starts_with('[')
    {
        l.open(Kind::Index, role, node);
        l.lower(callee.node, Role::Object);
        l.lower_named(values, Role::Index);
        l.close();
        return;
    }
    l.open(Kind::Call, role, node);
    l.lower(callee.node, Role::Callee);
    arguments(l, suffix.node, &parts);
    l.close();
}

/// Arguments in parentheses and functions after them.
fn arguments<'t>(l: &mut Lowerer<'_, 't>, suffix: Native<'t>, parts: &[Child<'t>]) {
    l.open(Kind::Arguments, Role::Arguments, suffix);
    let mut label: Option<Native<'t>> = None;
    for part in parts.iter().filter(|part| part.is_named()) {
        match (part.field, part.node.kind()) {
            (_, "value_arguments") => l.lower_named(part.node, Role::Argument),
            ("name", _) => label = Some(part.node),
            _ => match label.take() {
                Some(label) => {
                    let span = shared::between(label, part.node);
                    let name = l.text(label);
                    l.open_span(Kind::KeywordArgument, Role::Argument, span, 0);
                    l.set_symbol(name);
                    l.lower(label, Role::Name);
                    l.lower(part.node, Role::Value);
                    l.close();
                }
                None => l.lower(part.node, Role::Argument),
            },
        }
    }
    l.close();
}

/// `#name(x)`: a call of `#name`.
pub(super) fn macro_call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let name = children
        .iter()
        .find(|child| !matches!(child.node.kind(), "#" | "("));
    l.open(Kind::Call, role, node);
    if let Some(name) = name {
        let text = format!("#{}", l.text(name.node));
        l.emit_leaf(Kind::Name, Role::Callee, name.node, &text);
    }
    match shared::of_kind(&children, "call_suffix") {
        Some(suffix) => {
            let parts = l.children(suffix);
            arguments(l, suffix, &parts);
        }
        None => {
            let span = Span {
                start: name.map_or(span_of(node).end, |name| span_of(name.node).end),
                end: span_of(node).end,
            };
            l.open_span(Kind::Arguments, Role::Arguments, span, 0);
            for child in children.iter().filter(|child| child.is_named()) {
                if name.is_none_or(|name| name.node.id() != child.node.id()) {
                    l.lower(child.node, Role::Argument);
                }
            }
            l.close();
        }
    }
    l.close();
}

/// `x`, `name: x`
pub(super) fn argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let value = field(&children, "value");
    let Some(name) = field(&children, "name") else {
        match value {
            Some(value) => l.lower(value, role),
            None => l.lower_named(node, role),
        }
        return;
    };
    l.open(Kind::KeywordArgument, role, node);
    let text = l.text(name);
    l.set_symbol(text);
    l.emit_leaf(Kind::Name, Role::Name, name, text);
    if let Some(value) = value {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// `a.b`, `a?.b`, `a.0`
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let suffix = field(&children, "suffix");
    let optional = children.iter().any(|child| child.node.kind() == "?");
    l.open(Kind::Member, role, node);
    if optional {
        l.set_symbol("?.");
    }
    for child in children.iter().filter(|child| child.is_named()) {
        if suffix.is_none_or(|suffix| suffix.id() != child.node.id()) {
            l.lower(child.node, Role::Object);
        }
    }
    if let Some(suffix) = suffix {
        for part in l.named(suffix) {
            let text = l.text(part.node).trim_matches('`');
            l.emit_leaf(Kind::Name, Role::Name, part.node, text);
        }
    }
    l.close();
}

/// `(a, name: b)`; parentheses around one expression are nothing.
pub(super) fn tuple<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    if let [only] = children[..] {
        l.lower(only.node, role);
        return;
    }
    l.open(Kind::Tuple, role, node);
    let mut label: Option<Native<'t>> = None;
    for child in children {
        if child.field == "name" {
            label = Some(child.node);
        } else if let Some(label) = label.take() {
            let span = shared::between(label, child.node);
            let name = l.text(label);
            l.open_span(Kind::KeywordArgument, Role::Element, span, 0);
            l.set_symbol(name);
            l.lower(label, Role::Name);
            l.lower(child.node, Role::Value);
            l.close();
        } else {
            l.lower(child.node, Role::Element);
        }
    }
    l.close();
}

/// `[k: v]`
pub(super) fn dictionary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Dict, role, node);
    let mut key: Option<Native<'t>> = None;
    for child in l.named(node) {
        match (child.field, key.take()) {
            ("value", Some(key)) => {
                let span = shared::between(key, child.node);
                l.open_span(Kind::Pair, Role::Element, span, 0);
                l.lower(key, Role::Key);
                l.lower(child.node, Role::Value);
                l.close();
            }
            ("key", _) => key = Some(child.node),
            _ => l.lower(child.node, Role::Element),
        }
    }
    if let Some(key) = key {
        l.lower(key, Role::Element);
    }
    l.close();
}

/// `{ [weak self] (a: T, b) -> U in statements }`
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Lambda, role, node);
    let signature = field(&children, "type");
    let mut result = None;
    match signature {
        Some(signature) => {
            let parts = l.named(signature);
            for part in &parts {
                match part.node.kind() {
                    "lambda_function_type_parameters" => parameters(l, part.node),
                    "parameter_modifiers" | "throws" | "throws_clause" => {}
                    _ => result = Some(part.node),
                }
            }
        }
        None => shared::absent(
            l,
            Kind::Parameters,
            Role::Parameters,
            span_of(node).start,
            "",
        ),
    }
    if let Some(result) = result {
        l.lower(result, Role::ReturnType);
    }
    match shared::of_kind(&children, "statements") {
        Some(body) => statements::block(l, body, Role::Body),
        None => shared::absent(l, Kind::Block, Role::Body, span_of(node).end, ""),
    }
    l.close();
}

fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    l.open(Kind::Parameters, Role::Parameters, node);
    for child in l.named(node) {
        let parts = l.named(child.node);
        if let [only] = parts[..]
            && l.is_ellipsis(only.node)
        {
            l.lower(only.node, Role::Parameter);
            continue;
        }
        l.open(Kind::Parameter, Role::Parameter, child.node);
        types::name_and_type(l, child.node);
        l.close();
    }
    l.close();
}

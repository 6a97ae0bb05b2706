//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared::{self, Hole};
use crate::lower::{Lowerer, field, span_of};
use crate::pattern_text;
use crate::{Flags, Kind, Role};

/// Names, and the words that the grammar does not know.
pub(super) fn identifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match l.text(node) {
        value @ ("true" | "false") => l.emit_leaf(Kind::Boolean, role, node, value),
        "null" => l.emit_leaf(Kind::Null, role, node, ""),
        name => l.emit_leaf(Kind::Name, role, node, name.trim_matches('`')),
    }
}

/// `a.b.c` of the grammar's own: one dotted name.
pub(super) fn qualified<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: String = l.text(node).split_whitespace().collect();
    l.emit_leaf(Kind::Path, role, node, &text);
}

/// `"..."` and `"""..."""`. In a pattern `$X` in it is a hole for text.
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let quote = if node.kind() == "string_literal" {
        "\""
    } else {
        "\"\"\""
    };
    let content = shared::within_quotes(l, span_of(node), quote);
    if l.is_pattern() && pattern_text::is_metavariable(l.slice(content)) {
        let text = l.slice(content);
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    let mut holes = Vec::new();
    let mut at = content.start;
    for child in l.children_without_fields(node) {
        if child.node.kind() == "interpolation" {
            let span = span_of(child.node);
            names_in(
                l,
                Span {
                    start: at,
                    end: span.start,
                },
                &mut holes,
            );
            holes.push(Hole::Node(child.node));
            at = span.end;
        }
    }
    names_in(
        l,
        Span {
            start: at,
            end: content.end,
        },
        &mut holes,
    );
    shared::string(l, node, role, content, &holes);
}

/// `$name` in what the grammar took for text.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a piece of a file whose offsets fit 32 bits"
)]
fn names_in(l: &Lowerer<'_, '_>, span: Span, holes: &mut Vec<Hole<'_>>) {
    let text = l.slice(span);
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        let sign = character == '$' && !escaped;
        escaped = character == '\\' && !escaped;
        let rest = &text[at + character.len_utf8()..];
        if sign && rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '_'))
                .unwrap_or(rest.len());
            let start = span.start + at as u32;
            holes.push(Hole::Name(Span {
                start,
                end: start + 1 + length as u32,
            }));
        }
    }
}

/// `$name`, `${e}`
pub(super) fn interpolation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    if l.is_pattern() && pattern_text::is_metavariable(text) {
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    l.emit(Kind::Interpolation, role, node, &[]);
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
        match child.field {
            "left" => l.lower(child.node, Role::Target),
            "right" => l.lower(child.node, Role::Value),
            _ => {}
        }
    }
    l.close();
}

/// `a in b`, `a !in b`, `a is T`, `a !is T`
pub(super) fn membership<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let word = children
        .iter()
        .find(|child| !child.node.is_named() && child.field.is_empty())
        .map_or("", |child| child.node.kind());
    l.open(Kind::Binary, role, node);
    l.set_symbol(match word {
        "!in" => "not in",
        "is" => "instanceof",
        word => word,
    });
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "left" => l.lower(child.node, Role::Left),
            _ => l.lower(child.node, Role::Right),
        }
    }
    l.close();
}

/// `a..b`, `a to b`: the operator is a token or a name between its operands.
pub(super) fn infix<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts: Vec<_> = l
        .children_without_fields(node)
        .iter()
        .filter(|child| !child.node.is_extra())
        .map(|child| child.node)
        .collect();
    let [left, operator, right] = parts[..] else {
        l.opaque(node, role);
        return;
    };
    let name = l.text(operator);
    l.open(Kind::Binary, role, node);
    l.set_symbol(name);
    l.lower(left, Role::Left);
    l.lower(right, Role::Right);
    l.close();
}

/// `-a`, `!a`, `a++`, `a!!`
pub(super) fn unary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator");
    let symbol = operator.map_or("", |operator| l.text(operator));
    let update = matches!(symbol, "++" | "--");
    l.open(if update { Kind::Update } else { Kind::Unary }, role, node);
    l.set_symbol(symbol);
    if update && operator.is_some_and(|operator| span_of(operator).start == span_of(node).start) {
        l.set_flags(Flags::PREFIX);
    }
    if let Some(argument) = field(&children, "argument") {
        l.lower(argument, Role::Value);
    }
    l.close();
}

/// `*xs`
pub(super) fn spread<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Spread, role, node);
    l.set_symbol("*");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `f(x)`, `f<T>(x) { }`, `f { }`: what is in braces is the last argument.
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Call, role, node);
    let mut arguments = None;
    let mut lambda = None;
    for (index, child) in children.iter().enumerate() {
        match child.node.kind() {
            _ if index == 0 => l.lower(child.node, Role::Callee),
            "type_arguments" => l.lower(child.node, Role::TypeArgument),
            "value_arguments" => arguments = Some(child.node),
            "annotated_lambda" => lambda = Some(child.node),
            _ => l.lower(child.node, Role::Child),
        }
    }
    let span = match (arguments, lambda) {
        (Some(arguments), Some(lambda)) => shared::between(arguments, lambda),
        (Some(only), None) | (None, Some(only)) => span_of(only),
        (None, None) => Span {
            start: span_of(node).end,
            end: span_of(node).end,
        },
    };
    l.open_span(Kind::Arguments, Role::Arguments, span, node.kind_id());
    if let Some(arguments) = arguments {
        l.lower_named(arguments, Role::Argument);
    }
    if let Some(lambda) = lambda {
        l.lower(lambda, Role::Argument);
    }
    l.close();
    l.close();
}

/// `x`, `name = x`, `*x`
pub(super) fn argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children: Vec<_> = l
        .children_without_fields(node)
        .iter()
        .filter(|child| !child.node.is_extra())
        .copied()
        .collect();
    let named = children
        .get(1)
        .is_some_and(|child| child.node.kind() == "=");
    let value = children.last();
    let spread = children.iter().any(|child| child.node.kind() == "*");
    let role = if let (true, Some(name)) = (named, children.first()) {
        l.open(Kind::KeywordArgument, role, node);
        let text = l.text(name.node);
        l.set_symbol(text);
        l.lower(name.node, Role::Name);
        Role::Value
    } else {
        role
    };
    if let Some(value) = value {
        if spread {
            l.open(Kind::Spread, role, node);
            l.set_symbol("*");
            l.lower(value.node, Role::Value);
            l.close();
        } else {
            l.lower(value.node, role);
        }
    }
    if named {
        l.close();
    }
}

/// `@A e`, `label@ { }` as an argument: the expression.
pub(super) fn annotated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    for child in l.named(node) {
        if !matches!(child.node.kind(), "annotation" | "label") {
            l.lower(child.node, role);
        }
    }
}

/// `a.b`, `a?.b`; `a::b` has no kind of its own.
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let dot = children
        .iter()
        .find(|child| !child.node.is_named())
        .map_or(".", |child| child.node.kind());
    if dot == "::" {
        l.opaque(node, role);
        return;
    }
    l.open(Kind::Member, role, node);
    if dot == "?." {
        l.set_symbol(dot);
    }
    for (index, child) in children.iter().filter(|child| child.is_named()).enumerate() {
        l.lower(
            child.node,
            if index == 0 { Role::Object } else { Role::Name },
        );
    }
    l.close();
}

/// `T::name`, `T::class`
pub(super) fn reference<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    l.set_symbol("::");
    for child in l.children(node) {
        if child.node.kind() == "class" {
            l.emit_leaf(Kind::Name, Role::Child, child.node, "class");
        } else if child.is_named() {
            l.lower(child.node, Role::Child);
        }
    }
    l.close();
}

/// `{ a, b -> statements }`
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Lambda, role, node);
    let parameters = shared::of_kind(&children, "lambda_parameters");
    match parameters {
        Some(parameters) => l.lower(parameters, Role::Parameters),
        None => shared::absent(
            l,
            Kind::Parameters,
            Role::Parameters,
            span_of(node).start,
            "",
        ),
    }
    let body: Vec<_> = children
        .iter()
        .filter(|child| child.node.kind() != "lambda_parameters")
        .collect();
    let span = match (parameters, body.first(), body.last()) {
        (Some(_), Some(first), Some(last)) => shared::between(first.node, last.node),
        _ => span_of(node),
    };
    l.open_span(Kind::Block, Role::Body, span, node.kind_id());
    for child in body {
        super::statements::statement(l, child.node, Role::Statement);
    }
    l.close();
    l.close();
}

/// `a, (b, c), d: T`
pub(super) fn lambda_parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.named(node) {
        let parts = l.named(child.node);
        if let [only] = parts[..]
            && l.is_pattern()
            && l.is_ellipsis(only.node)
        {
            l.lower(only.node, Role::Parameter);
            continue;
        }
        l.open(Kind::Parameter, Role::Parameter, child.node);
        if child.node.kind() == "variable_declaration" {
            super::definitions::name_and_type(l, child.node);
        } else {
            l.lower(child.node, Role::Name);
        }
        l.close();
    }
    l.close();
}

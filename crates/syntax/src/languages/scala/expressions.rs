//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared::{self, Hole};
use super::statements;
use crate::lower::{Lowerer, field, span_of};
use crate::pattern_text;
use crate::{Kind, Role};

/// Names; `this` and `super` are names to the grammar.
pub(super) fn identifier<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match l.text(node) {
        word @ ("this" | "super") => l.emit_leaf(Kind::This, role, node, word),
        name => l.emit_leaf(Kind::Name, role, node, name.trim_matches('`')),
    }
}

/// `a.b.c` of the grammar's own.
pub(super) fn stable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let [object, name] = parts[..] else {
        l.opaque(node, role);
        return;
    };
    l.open(Kind::Member, role, node);
    l.lower(object.node, Role::Object);
    l.lower(name.node, Role::Name);
    l.close();
}

/// `"..."`, `"""..."""`
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = content(l, span_of(node));
    let text = l.slice(content);
    l.emit_leaf(Kind::String, role, node, text);
}

fn content(l: &Lowerer<'_, '_>, span: Span) -> Span {
    let inner = shared::within_quotes(l, span, "\"\"\"");
    if inner == span {
        shared::within_quotes(l, span, "\"")
    } else {
        inner
    }
}

/// `s"...$x..."`: what processes it is the tag.
pub(super) fn processed<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(text) = shared::of_kind(&children, "interpolated_string") else {
        l.opaque(node, role);
        return;
    };
    l.open(Kind::InterpolatedString, role, node);
    if let Some(tag) = field(&children, "interpolator") {
        // These three only put the parts together; others may do anything.
        if !matches!(l.text(tag), "s" | "f" | "raw") {
            l.set_symbol("tag");
        }
        l.lower(tag, Role::Tag);
    }
    let holes: Vec<_> = l
        .children_without_fields(text)
        .iter()
        .filter(|child| child.node.kind() == "interpolation")
        .map(|child| Hole::Node(child.node))
        .collect();
    let content = content(l, span_of(text));
    shared::string_parts(l, content, &holes);
    l.close();
}

/// `$x`, `${e}`; in a pattern `$X` without braces is a hole for text.
pub(super) fn interpolation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    if l.is_pattern() && pattern_text::is_metavariable(text) {
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    l.open(Kind::Interpolation, role, node);
    for child in l.named(node) {
        let inner = l.named(child.node);
        match inner[..] {
            [only] if child.node.kind() == "block" => l.lower(only.node, Role::Value),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Assign, role, node);
    l.set_symbol("=");
    if let Some(left) = field(&children, "left") {
        l.lower(left, Role::Target);
    }
    if let Some(right) = field(&children, "right") {
        l.lower(right, Role::Value);
    }
    l.close();
}

/// `a + b`, `a += b`, `a f b`
pub(super) fn infix<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (Some(left), Some(operator), Some(right)) = (
        field(&children, "left"),
        field(&children, "operator"),
        field(&children, "right"),
    ) else {
        l.opaque(node, role);
        return;
    };
    let sign = l.text(operator);
    if operator.kind() == "identifier" {
        l.open(Kind::Call, role, node);
        let span = shared::between(left, operator);
        l.open_span(Kind::Member, Role::Callee, span, node.kind_id());
        l.lower(left, Role::Object);
        l.lower(operator, Role::Name);
        l.close();
        l.open(Kind::Arguments, Role::Arguments, right);
        argument(l, right, Role::Argument);
        l.close();
        l.close();
        return;
    }
    let operation = sign
        .strip_suffix('=')
        .filter(|operation| !matches!(*operation, "" | "=" | "!" | "<" | ">" | "=="));
    if let Some(operation) = operation {
        l.open(Kind::AugmentedAssign, role, node);
        l.set_symbol(operation);
        l.lower(left, Role::Target);
        l.lower(right, Role::Value);
    } else {
        l.open(Kind::Binary, role, node);
        l.set_symbol(sign);
        l.lower(left, Role::Left);
        l.lower(right, Role::Right);
    }
    l.close();
}

/// `-a`, `!a`
pub(super) fn prefix<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let sign = children.first().map_or("", |sign| l.text(sign.node));
    l.open(Kind::Unary, role, node);
    l.set_symbol(sign);
    if let Some(operand) = children.iter().rev().find(|child| child.is_named()) {
        l.lower(operand.node, Role::Value);
    }
    l.close();
}

/// `a f`: the member.
pub(super) fn postfix<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let [object, name] = parts[..] else {
        l.opaque(node, role);
        return;
    };
    l.open(Kind::Member, role, node);
    l.lower(object.node, Role::Object);
    l.lower(name.node, Role::Name);
    l.close();
}

/// `e: T`
pub(super) fn ascription<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Cast, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("type" | "return_type", _) => l.lower(child.node, Role::Type),
            (_, "annotation") => {}
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

/// `f(x)`, `f[T](x)`, `f { }`
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
    match field(&children, "arguments") {
        Some(arguments) if arguments.kind() == "arguments" => {
            l.lower(arguments, Role::Arguments);
        }
        Some(argument) => {
            l.open(Kind::Arguments, Role::Arguments, argument);
            braces(l, argument);
            l.close();
        }
        None => {}
    }
    l.close();
}

/// What is in braces after a name: a function, or statements.
fn braces<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() == "colon_argument" {
        for child in l.named(node) {
            if child.field.is_empty() {
                braces(l, child.node);
            }
        }
        return;
    }
    let inside = l.named(node);
    if let [only] = inside[..]
        && node.kind() == "block"
        && (only.node.kind() == "lambda_expression" || l.is_ellipsis(only.node))
    {
        l.lower(only.node, Role::Argument);
    } else {
        l.lower(node, Role::Argument);
    }
}

/// `f[T]` that is not called: the function.
pub(super) fn generic<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match field(&children, "function") {
        Some(function) => l.lower(function, role),
        None => l.opaque(node, role),
    }
}

pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Arguments, role, node);
    for child in l.children_without_fields(node) {
        if child.is_named() {
            argument(l, child.node, Role::Argument);
        }
    }
    l.close();
}

/// `x`, `name = x`
fn argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if node.kind() == "assignment_expression" {
        let children = l.children(node);
        if let (Some(name), Some(value)) = (field(&children, "left"), field(&children, "right"))
            && name.kind() == "identifier"
        {
            l.open(Kind::KeywordArgument, role, node);
            let text = l.text(name);
            l.set_symbol(text);
            l.lower(name, Role::Name);
            l.lower(value, Role::Value);
            l.close();
            return;
        }
    }
    l.lower(node, role);
}

/// `xs: _*`, `xs*`
pub(super) fn spread<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Spread, role, node);
    l.set_symbol("*");
    if let Some(value) = l.named(node).first() {
        l.lower(value.node, Role::Value);
    }
    l.close();
}

/// `new T(x) with U { }`
pub(super) fn instance<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::New, role, node);
    let mut typed = false;
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("arguments", _) => l.lower(child.node, Role::Arguments),
            (_, "template_body") => l.lower(child.node, Role::Body),
            ("early_defs", _) => l.lower(child.node, Role::Body),
            (_, "compound_type") if !typed => {
                typed = true;
                for (index, part) in l.named(child.node).iter().enumerate() {
                    if index == 0 {
                        created(l, part.node);
                    } else {
                        l.lower(part.node, Role::Implements);
                    }
                }
            }
            _ if !typed => {
                typed = true;
                created(l, child.node);
            }
            _ => l.lower(child.node, Role::Implements),
        }
    }
    l.close();
}

/// `T(x)` after `new`: the type and the arguments.
fn created<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if node.kind() != "applied_constructor_type" {
        l.lower(node, Role::Type);
        return;
    }
    for part in l.named(node) {
        if part.node.kind() == "arguments" {
            l.lower(part.node, Role::Arguments);
        } else {
            l.lower(part.node, Role::Type);
        }
    }
}

/// `x => e`, `(x: T, y) => e`, and in braces with statements after it.
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let mut arrow = false;
    let body: Vec<_> = children
        .iter()
        .filter(|child| {
            arrow |= matches!(child.node.kind(), "=>" | "?=>");
            arrow && child.is_named()
        })
        .collect();
    l.open(Kind::Lambda, role, node);
    let heads: Vec<_> = children
        .iter()
        .take_while(|child| !matches!(child.node.kind(), "=>" | "?=>"))
        .filter(|child| child.is_named())
        .collect();
    match (heads.first(), heads.last()) {
        (Some(first), Some(last)) => {
            let span = shared::between(first.node, last.node);
            l.open_span(Kind::Parameters, Role::Parameters, span, 0);
            let typed = heads.len() > 1;
            if typed && first.node.kind() == "identifier" {
                l.open_span(Kind::Parameter, Role::Parameter, span, 0);
                l.lower(first.node, Role::Name);
                for head in &heads[1..] {
                    l.lower(head.node, Role::Type);
                }
                l.close();
            } else {
                for head in heads {
                    bound(l, head.node);
                }
            }
            l.close();
        }
        _ => shared::absent(
            l,
            Kind::Parameters,
            Role::Parameters,
            span_of(node).start,
            "",
        ),
    }
    match &body[..] {
        [only] => statements::body(l, only.node, Role::Body),
        [first, .., last] => {
            let span = shared::between(first.node, last.node);
            l.open_span(Kind::Block, Role::Body, span, 0);
            for statement in &body {
                statements::statement(l, statement.node, Role::Statement);
            }
            l.close();
        }
        [] => shared::absent(l, Kind::Block, Role::Body, span_of(node).end, ""),
    }
    l.close();
}

/// The parameters of a function without a name.
fn bound<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    match node.kind() {
        "bindings" => {
            for child in l.named(node) {
                bound(l, child.node);
            }
        }
        "binding" => {
            let children = l.named(node);
            if let [only] = children[..]
                && l.is_ellipsis(only.node)
            {
                l.lower(only.node, Role::Parameter);
                return;
            }
            l.open(Kind::Parameter, Role::Parameter, node);
            for child in children {
                match (child.field, child.node.kind()) {
                    ("name", _) | (_, "wildcard") => l.lower(child.node, Role::Name),
                    ("type", _) => l.lower(child.node, Role::Type),
                    _ => l.lower(child.node, Role::Modifier),
                }
            }
            l.close();
        }
        "type_parameters" => {}
        _ => {
            l.open(Kind::Parameter, Role::Parameter, node);
            l.lower(node, Role::Name);
            l.close();
        }
    }
}

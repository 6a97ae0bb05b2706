//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::pattern_text::{is_hole, is_metavariable};
use crate::{Flags, Kind, Role, literal};

/// `a`, `A\b`, `\A\b`, where a type, a call or a constant stands.
pub(super) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = dotted(l.text(node));
    let is_type = matches!(
        role,
        Role::Type | Role::ReturnType | Role::Extends | Role::Implements
    );
    // Functions and classes are named without regard to case.
    if is_type && !l.is_pattern() {
        l.open(Kind::TypeName, role, node);
        l.set_symbol(&text);
        l.set_flags(Flags::CASELESS);
        l.close();
        return;
    }
    if is_type {
        l.emit_leaf(Kind::TypeName, role, node, &text);
        return;
    }
    let caseless = role == Role::Callee && !l.is_pattern();
    let parts: Vec<&str> = text.split('.').collect();
    for level in (1..parts.len()).rev() {
        let role = if level + 1 == parts.len() {
            role
        } else {
            Role::Object
        };
        l.open(Kind::Member, role, node);
    }
    for (index, part) in parts.iter().enumerate() {
        let role = match index {
            0 if parts.len() == 1 => role,
            0 => Role::Object,
            _ => Role::Name,
        };
        if caseless && index + 1 == parts.len() {
            l.open(Kind::Name, role, node);
            l.set_symbol(part);
            l.set_flags(Flags::CASELESS);
            l.close();
        } else {
            l.emit_leaf(Kind::Name, role, node, part);
        }
        if index > 0 {
            l.close();
        }
    }
}

/// `\A\b` as `A.b`.
pub(super) fn dotted(text: &str) -> String {
    let plain: String = text.split_whitespace().collect();
    plain.trim_start_matches('\\').replace('\\', ".")
}

/// `$x`; in a pattern, `$` before a hole says nothing.
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    let text = match text.strip_prefix('$') {
        Some(rest) if l.is_pattern() && is_hole(rest) => rest,
        _ => text,
    };
    l.emit_leaf(Kind::Name, role, node, text);
}

pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::integer(l.text(node), true);
    l.emit_leaf(Kind::Integer, role, node, &value);
}

pub(super) fn float<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::float(l.text(node));
    l.emit_leaf(Kind::Float, role, node, &value);
}

pub(super) fn boolean<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = l.text(node).to_ascii_lowercase();
    l.emit_leaf(Kind::Boolean, role, node, &value);
}

pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node).trim_start_matches(['b', 'B']);
    l.emit_leaf(Kind::String, role, node, literal::unquoted(text));
}

pub(super) fn nowdoc<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let text = field(&children, "value").map_or("", |value| l.text(value));
    l.emit_leaf(
        Kind::String,
        role,
        node,
        text.trim_start_matches(['\r', '\n']),
    );
}

/// `"a $b"` and heredocs: without variables, a plain string.
pub(super) fn encapsed<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut body = node;
    if node.kind() == "heredoc" {
        let children = l.named(node);
        match field(&children, "value") {
            Some(value) => body = value,
            None => return l.emit_leaf(Kind::String, role, node, ""),
        }
    }
    string_parts(l, node, body, role);
}

fn string_parts<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, body: Native<'t>, role: Role) {
    let parts = l.named(body);
    let is_text = |kind: &str| matches!(kind, "string_content" | "escape_sequence");
    let holes = parts
        .iter()
        .filter(|part| !is_text(part.node.kind()))
        .count();
    if holes == 0 {
        let text = l.text(body).trim_start_matches(['b', 'B']);
        let text = match node.kind() {
            "heredoc" => text.trim_start_matches(['\r', '\n']),
            _ => literal::unquoted(text),
        };
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    // `"$X"` in a pattern is any string.
    if l.is_pattern()
        && let [only] = parts[..]
        && is_metavariable(l.text(only.node))
    {
        let text = l.text(only.node);
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    l.open(Kind::InterpolatedString, role, node);
    let mut piece: Option<Span> = None;
    for part in &parts {
        let span = span_of(part.node);
        if is_text(part.node.kind()) {
            let start = piece.map_or(span.start, |piece| piece.start);
            piece = Some(Span {
                start,
                end: span.end,
            });
            continue;
        }
        text_piece(l, piece.take(), node);
        l.open(Kind::Interpolation, Role::Element, part.node);
        l.lower(part.node, Role::Value);
        l.close();
    }
    text_piece(l, piece, node);
    l.close();
}

fn text_piece<'t>(l: &mut Lowerer<'_, 't>, piece: Option<Span>, node: Native<'t>) {
    if let Some(span) = piece {
        let text = l.slice(span);
        l.leaf_span(Kind::String, Role::Element, span, node.kind_id(), text);
    }
}

/// `` `ls $x` `` is a call of `` ` ``.
pub(super) fn shell_command<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Call, role, node);
    let start = span_of(node).start;
    let tick = Span {
        start,
        end: start + 1,
    };
    l.leaf_span(Kind::Name, Role::Callee, tick, node.kind_id(), "`");
    l.open(Kind::Arguments, Role::Arguments, node);
    if l.is_pattern() && l.text(node) == "`...`" {
        l.emit_leaf(
            Kind::Name,
            Role::Argument,
            node,
            crate::pattern_text::ELLIPSIS,
        );
    } else {
        string_parts(l, node, node, Role::Argument);
    }
    l.close();
    l.close();
}

/// `a = b`, `a =& b`, `a .= b`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator").map(|operator| l.text(operator));
    match operator.and_then(|operator| operator.strip_suffix('=')) {
        Some(operation) => {
            l.open(Kind::AugmentedAssign, role, node);
            l.set_symbol(operation);
        }
        None => {
            l.open(Kind::Assign, role, node);
            l.set_symbol("=");
        }
    }
    for child in children.iter().filter(|child| child.is_named()) {
        let role = if child.field == "left" {
            Role::Target
        } else {
            Role::Value
        };
        l.lower(child.node, role);
    }
    l.close();
}

pub(super) fn binary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = field(&children, "operator")
        .map_or("", |operator| l.text(operator))
        .to_ascii_lowercase();
    l.open(Kind::Binary, role, node);
    l.set_symbol(match &*operator {
        "and" => "&&",
        "or" => "||",
        "<>" => "!=",
        other => other,
    });
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "left" => l.lower(child.node, Role::Left),
            "right" => l.lower(child.node, Role::Right),
            _ => {}
        }
    }
    l.close();
}

/// `clone x`
pub(super) fn word_operator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let word = node
        .kind()
        .strip_suffix("_expression")
        .unwrap_or(node.kind());
    l.open(Kind::Unary, role, node);
    l.set_symbol(word);
    l.lower_named(node, Role::Value);
    l.close();
}

/// `i++`, `++i`
pub(super) fn update<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Update, role, node);
    if let Some(operator) = field(&children, "operator") {
        l.set_symbol(operator.kind());
    }
    if children
        .first()
        .is_some_and(|first| first.field == "operator")
    {
        l.set_flags(Flags::PREFIX);
    }
    l.lower_named(node, Role::Value);
    l.close();
}

/// `f(x)`, `$a->f(x)`, `A::f(x)`
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Call, role, node);
    if let Some(function) = field(&children, "function") {
        l.lower(function, Role::Callee);
    } else {
        let object = field(&children, "object").or_else(|| field(&children, "scope"));
        if let (Some(object), Some(name)) = (object, field(&children, "name")) {
            let span = Span {
                start: span_of(object).start,
                end: span_of(name).end,
            };
            l.open_span(Kind::Member, Role::Callee, span, node.kind_id());
            if node.kind() == "nullsafe_member_call_expression" {
                l.set_symbol("?.");
            }
            l.lower(object, Role::Object);
            l.lower(name, Role::Name);
            l.close();
        }
    }
    if let Some(arguments) = field(&children, "arguments") {
        l.lower(arguments, Role::Arguments);
    }
    l.close();
}

/// `$a->b`, `$a?->b`, `A::$b`, `A::B`
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Member, role, node);
    if node.kind() == "nullsafe_member_access_expression" {
        l.set_symbol("?.");
    }
    for (index, child) in l.named(node).iter().enumerate() {
        l.lower(
            child.node,
            if index == 0 { Role::Object } else { Role::Name },
        );
    }
    l.close();
}

/// `x`, `name: x`
pub(super) fn argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let Some(name) = field(&children, "name") else {
        l.lower_named(node, role);
        return;
    };
    l.open(Kind::KeywordArgument, role, node);
    let text = l.text(name);
    l.set_symbol(text);
    for child in &children {
        let role = if child.field == "name" {
            Role::Name
        } else {
            Role::Value
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `...$x`
pub(super) fn spread<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Spread, role, node);
    l.set_symbol("*");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `new T(x)`, `new $class`, `new class(x) { }`
pub(super) fn creation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::New, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "arguments" => l.lower(child.node, Role::Arguments),
            "anonymous_class" => {
                for part in l.named(child.node) {
                    match part.node.kind() {
                        "arguments" => l.lower(part.node, Role::Arguments),
                        "base_clause" | "class_interface_clause" => {
                            l.lower_named(part.node, Role::Type);
                        }
                        "declaration_list" => l.lower(part.node, Role::Body),
                        _ => {}
                    }
                }
            }
            _ => l.lower(child.node, Role::Type),
        }
    }
    l.close();
}

/// `x`, `k => v`, `...$xs` in an array.
pub(super) fn element<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if let [key, value] = l.named(node)[..] {
        l.open(Kind::Pair, role, node);
        l.lower(key.node, Role::Key);
        l.lower(value.node, Role::Value);
        l.close();
    } else {
        l.lower_named(node, role);
    }
}

/// `function (x) use (y) { }`, `fn (x) => y`
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Lambda, role, node);
    for child in l.named(node) {
        match child.field {
            "static_modifier" => l.lower(child.node, Role::Modifier),
            "parameters" => l.lower(child.node, Role::Parameters),
            "return_type" => l.lower(child.node, Role::ReturnType),
            "body" => l.lower(child.node, Role::Body),
            _ => {}
        }
    }
    l.close();
}

/// `yield x`, `yield k => v`, `yield from x`
pub(super) fn yield_value<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Yield, role, node);
    if l.text(node)
        .get(5..)
        .is_some_and(|rest| rest.trim_start().starts_with("from"))
    {
        l.set_symbol("from");
    }
    l.lower_named(node, Role::Value);
    l.close();
}

/// `print x`, `include x`
pub(super) fn word_call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let word = children.first().map(|first| first.node);
    l.open(Kind::Call, role, node);
    if let Some(word) = word {
        let name = l.text(word).to_ascii_lowercase();
        l.emit_leaf(Kind::Name, Role::Callee, word, &name);
    }
    let named: Vec<_> = children.iter().filter(|child| child.is_named()).collect();
    let mut span = span_of(node);
    span.start = named
        .first()
        .map_or(span.end, |first| span_of(first.node).start);
    span.end = named.last().map_or(span.end, |last| span_of(last.node).end);
    l.open_span(Kind::Arguments, Role::Arguments, span, node.kind_id());
    for child in named {
        l.lower(child.node, Role::Argument);
    }
    l.close();
    l.close();
}

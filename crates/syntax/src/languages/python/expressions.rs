//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::{patterns, types};
use crate::literal;
use crate::lower::{Lowerer, field, span_of};
use crate::{Kind, Role};

/// A call; a lone generator as its argument is in brackets of its own.
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let (Some(function), Some(arguments)) =
        (field(&children, "function"), field(&children, "arguments"))
    else {
        return l.opaque(node, role);
    };
    if l.is_pattern() && l.text(function) == patterns::TYPED_CALL {
        return typed_metavariable(l, node, arguments, role);
    }
    l.open(Kind::Call, role, node);
    l.lower(function, Role::Callee);
    if arguments.kind() == "generator_expression" {
        l.open(Kind::Arguments, Role::Arguments, arguments);
        l.lower(arguments, Role::Argument);
        l.close();
    } else {
        l.lower(arguments, Role::Arguments);
    }
    for error in children.iter().filter(|child| child.node.is_error()) {
        l.lower(error.node, Role::Child);
    }
    l.close();
}

/// The call that `$X: T` was rewritten to, as a cast.
fn typed_metavariable<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    arguments: Native<'t>,
    role: Role,
) {
    l.open(Kind::Cast, role, node);
    for (index, argument) in l.named(arguments).iter().enumerate() {
        if index == 0 {
            l.lower(argument.node, Role::Value);
        } else {
            types::type_of(l, argument.node, Role::Type);
        }
    }
    l.close();
}

pub(super) fn keyword_argument<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::KeywordArgument, role, node);
    if let Some(name) = field(&children, "name") {
        let text = l.text(name);
        l.set_symbol(text);
    }
    for child in &children {
        l.lower(
            child.node,
            if child.field == "name" {
                Role::Name
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `*x`, `**x`
pub(super) fn spread<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let symbol = if l.text(node).starts_with("**") {
        "**"
    } else {
        "*"
    };
    l.open(Kind::Spread, role, node);
    l.set_symbol(symbol);
    l.lower_named(node, Role::Value);
    l.close();
}

/// `a[i]`, `a[i:j]`, and `a[i, j]`, whose index is a tuple.
pub(super) fn subscript<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(object) = field(&children, "value") else {
        return l.opaque(node, role);
    };
    let indices: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.is_named() && child.field != "value")
        .map(|child| child.node)
        .collect();
    let several = children.iter().any(|child| child.node.kind() == ",");
    match &indices[..] {
        [only] if !several && only.kind() == "slice" => slice(l, node, Some(object), *only, role),
        [first, .., last] | [first @ last] => {
            l.open(Kind::Index, role, node);
            l.lower(object, Role::Object);
            if several {
                let span = Span {
                    start: span_of(*first).start,
                    end: span_of(*last).end,
                };
                l.open_span(Kind::Tuple, Role::Index, span, first.kind_id());
            }
            for &index in &indices {
                let role = if several { Role::Element } else { Role::Index };
                if index.kind() == "slice" {
                    slice(l, index, None, index, role);
                } else {
                    l.lower(index, role);
                }
            }
            if several {
                l.close();
            }
            l.close();
        }
        [] => l.opaque(node, role),
    }
}

/// `lower:upper:step`, each of which may be absent.
fn slice<'t>(
    l: &mut Lowerer<'_, 't>,
    whole: Native<'t>,
    object: Option<Native<'t>>,
    node: Native<'t>,
    role: Role,
) {
    l.open(Kind::Slice, role, whole);
    if let Some(object) = object {
        l.lower(object, Role::Object);
    }
    let mut place = Role::Lower;
    for child in l.children(node) {
        if child.node.kind() == ":" {
            place = if place == Role::Lower {
                Role::Upper
            } else {
                Role::Step
            };
        } else if child.node.is_named() {
            l.lower(child.node, place);
        }
    }
    l.close();
}

/// `and`, `or`
pub(super) fn boolean<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let and = field(&children, "operator").is_some_and(|operator| operator.kind() == "and");
    l.open(Kind::Binary, role, node);
    l.set_symbol(if and { "&&" } else { "||" });
    for child in children.iter().filter(|child| child.is_named()) {
        l.lower(
            child.node,
            if child.field == "left" {
                Role::Left
            } else {
                Role::Right
            },
        );
    }
    l.close();
}

/// `a < b`; `a < b < c` nests to the left.
pub(super) fn comparison<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operands: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.is_named())
        .map(|child| child.node)
        .collect();
    let operators: Vec<&str> = children
        .iter()
        .filter(|child| child.field == "operators")
        .map(|child| child.node.kind())
        .collect();
    let start = span_of(node).start;
    let mut open = Vec::new();
    for (operator, right) in operators.iter().zip(operands.iter().skip(1)).rev() {
        if l.is_too_deep(*right) {
            break;
        }
        let role = if open.is_empty() { role } else { Role::Left };
        l.open_span(
            Kind::Binary,
            role,
            Span {
                start,
                end: span_of(*right).end,
            },
            node.kind_id(),
        );
        l.set_symbol(if *operator == "<>" { "!=" } else { operator });
        open.push(*right);
    }
    if let Some(first) = operands.first() {
        l.lower(*first, if open.is_empty() { role } else { Role::Left });
    }
    while let Some(right) = open.pop() {
        l.lower(right, Role::Right);
        l.close();
    }
}

pub(super) fn not<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("!");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `then if condition else other`, in the order of the source.
pub(super) fn conditional<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Conditional, role, node);
    for (child, role) in l
        .named(node)
        .iter()
        .zip([Role::Then, Role::Condition, Role::Else])
    {
        l.lower(child.node, role);
    }
    l.close();
}

/// `name := value`
pub(super) fn named<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Assign, role, node);
    l.set_symbol(":=");
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "name" {
                Role::Target
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `value as target`, in `with` and `case`
pub(super) fn named_as<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Assign, role, node);
    l.set_symbol("as");
    for (child, role) in l.named(node).iter().zip([Role::Value, Role::Target]) {
        l.lower(child.node, role);
    }
    l.close();
}

/// `a = b`; `a: T = b` where it is no declaration; `a.b: T`, which assigns
/// nothing, is a cast.
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let assigns = field(&children, "right").is_some();
    l.open(if assigns { Kind::Assign } else { Kind::Cast }, role, node);
    l.set_symbol(if assigns { "=" } else { "" });
    for child in &children {
        let role = match child.field {
            "left" if assigns => Role::Target,
            "left" | "right" => Role::Value,
            "type" => Role::Type,
            _ => Role::Child,
        };
        l.lower(child.node, role);
    }
    l.close();
}

pub(super) fn augmented_assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::AugmentedAssign, role, node);
    if let Some(operator) = field(&children, "operator") {
        l.set_symbol(operator.kind().trim_end_matches('='));
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

pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Lambda, role, node);
    if field(&children, "parameters").is_none() {
        let keyword_end = span_of(node).start + 6;
        l.open_span(
            Kind::Parameters,
            Role::Parameters,
            Span {
                start: keyword_end,
                end: keyword_end,
            },
            node.kind_id(),
        );
        l.close();
    }
    for child in &children {
        l.lower(
            child.node,
            if child.field == "parameters" {
                Role::Parameters
            } else {
                Role::Body
            },
        );
    }
    l.close();
}

/// `yield`, `yield x`, `yield from x`
pub(super) fn yielded<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Yield, role, node);
    l.set_symbol(
        if children.iter().any(|child| child.node.kind() == "from") {
            "from"
        } else {
            ""
        },
    );
    l.lower_named(node, Role::Value);
    l.close();
}

/// A set; in a pattern `{...}` is a dictionary, as it is written most.
pub(super) fn set<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let elements = l.named(node);
    let holes = l.is_pattern() && elements.iter().all(|element| l.is_ellipsis(element.node));
    l.emit(if holes { Kind::Dict } else { Kind::Set }, role, node, &[]);
}

pub(super) fn comprehension<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Comprehension, role, node);
    l.set_symbol(match node.kind() {
        "list_comprehension" => "list",
        "set_comprehension" => "set",
        "dictionary_comprehension" => "dict",
        _ => "generator",
    });
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("body", _) => l.lower(child.node, Role::Element),
            (_, "if_clause") => l.lower_named(child.node, Role::Condition),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `for a in b` of a comprehension; Python 2 allows `in b, c`.
pub(super) fn comprehension_for<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::ComprehensionFor, role, node);
    if let Some(target) = field(&children, "left") {
        l.lower(target, Role::Target);
    }
    let values: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.field == "right")
        .map(|child| child.node)
        .collect();
    if let [first, .., last] = &values[..] {
        let span = Span {
            start: span_of(*first).start,
            end: span_of(*last).end,
        };
        l.open_span(Kind::Tuple, Role::Value, span, first.kind_id());
        for value in &values {
            l.lower(*value, Role::Element);
        }
        l.close();
    } else {
        for value in values {
            l.lower(value, Role::Value);
        }
    }
    l.close();
}

/// An integer; `1j` is no integer.
pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    if text.ends_with(['j', 'J']) {
        return float(l, node, role);
    }
    l.emit_leaf(Kind::Integer, role, node, &literal::integer(text, true));
}

pub(super) fn float<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    l.emit_leaf(Kind::Float, role, node, &literal::float(text));
}

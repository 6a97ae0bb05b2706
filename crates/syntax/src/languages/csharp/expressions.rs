//! Expressions and patterns.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Flags, Kind, Role, literal};

use super::types;

pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let value = literal::integer(l.text(node), false);
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

/// `"a"`, `@"a"`, `"""a"""`, `"a"u8`
pub(super) fn string<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node).trim_start_matches('@');
    let text = text.trim_end_matches(['u', 'U', '8']);
    l.emit_leaf(Kind::String, role, node, literal::unquoted(text));
}

/// `$"a {b}"`: the text between interpolations is one piece each.
pub(super) fn interpolated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::InterpolatedString, role, node);
    let mut piece: Option<Span> = None;
    for child in l.named(node) {
        let span = span_of(child.node);
        match child.node.kind() {
            "string_content" | "escape_sequence" => {
                piece = Some(piece.map_or(span, |piece| Span {
                    start: piece.start,
                    end: span.end,
                }));
            }
            "interpolation_start" | "interpolation_quote" => {}
            _ => {
                text_piece(l, piece.take(), node);
                l.lower(child.node, Role::Element);
            }
        }
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

/// `{x,5:format}`: the value alone.
pub(super) fn interpolation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Interpolation, role, node);
    for child in l.named(node) {
        if !matches!(
            child.node.kind(),
            "interpolation_brace"
                | "interpolation_alignment_clause"
                | "interpolation_format_clause"
        ) {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

/// `a = b`, `a += b`, `a ??= b`
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
        let role = if child.field == "left" {
            Role::Target
        } else {
            Role::Value
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `-x`, `i++`, `++i`; `x!` is `x`.
pub(super) fn unary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = children
        .iter()
        .find(|child| !child.is_named() && !child.node.is_extra())
        .map_or("", |child| child.node.kind());
    if node.kind() == "postfix_unary_expression" && operator == "!" {
        l.lower_named(node, role);
        return;
    }
    let update = matches!(operator, "++" | "--");
    l.open(if update { Kind::Update } else { Kind::Unary }, role, node);
    l.set_symbol(operator);
    if update && node.kind() == "prefix_unary_expression" {
        l.set_flags(Flags::PREFIX);
    }
    l.lower_named(node, Role::Value);
    l.close();
}

/// `x as T`
pub(super) fn as_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Cast, role, node);
    for child in l.named(node) {
        let role = if child.field == "right" {
            Role::Type
        } else {
            Role::Value
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `x is T`, `x is T name`, `x is pattern`. The grammar reads `x is A && y` as
/// `x is (A && y)`, which is put right.
pub(super) fn is_type<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let mut after: Vec<(Native<'t>, Native<'t>)> = Vec::new();
    let mut operand = None;
    let children = l.named(node);
    if let Some(pattern) = field(&children, "pattern")
        && pattern.kind() == "constant_pattern"
    {
        let mut current = l.named(pattern).first().map(|first| first.node);
        while let Some(binary) = current
            && let Some((left, operator, right)) = loose_operands(l, binary)
        {
            after.push((operator, right));
            current = Some(left);
        }
        operand = current;
    }
    let mut role = role;
    for (operator, right) in &after {
        let mut span = span_of(node);
        span.end = span_of(*right).end;
        l.open_span(Kind::Binary, role, span, node.kind_id());
        l.set_symbol(operator.kind());
        role = Role::Left;
    }
    is_alone(l, node, role, operand);
    for (_, right) in after.iter().rev() {
        l.lower(*right, Role::Right);
        l.close();
    }
}

/// The operands of an operator that binds less tightly than `is`.
fn loose_operands<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
) -> Option<(Native<'t>, Native<'t>, Native<'t>)> {
    if node.kind() != "binary_expression" {
        return None;
    }
    let children = l.children(node);
    let operator = field(&children, "operator")?;
    matches!(
        operator.kind(),
        "&&" | "||" | "??" | "==" | "!=" | "&" | "|" | "^"
    )
    .then_some((
        field(&children, "left")?,
        operator,
        field(&children, "right")?,
    ))
}

/// `x is ...` without what follows; `operand` is what a constant pattern asks for.
fn is_alone<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    operand: Option<Native<'t>>,
) {
    let mut span = span_of(node);
    span.end = operand.map_or(span.end, |operand| span_of(operand).end);
    l.open_span(Kind::Binary, role, span, node.kind_id());
    l.set_symbol("is");
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("left" | "expression", _) => l.lower(child.node, Role::Left),
            (_, "declaration_pattern") => {
                for part in l.named(child.node) {
                    if part.field == "type" {
                        type_operand(l, part.node);
                    } else {
                        l.lower(part.node, Role::Name);
                    }
                }
            }
            (_, "constant_pattern") if operand.is_some() => {
                if let Some(operand) = operand {
                    type_operand(l, operand);
                }
            }
            (_, "type_pattern") => {
                for part in l.named(child.node) {
                    type_operand(l, part.node);
                }
            }
            _ => type_operand(l, child.node),
        }
    }
    l.close();
}

/// What stands right of `is`: a name there is mostly a type.
fn type_operand<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    types::type_name(l, node, Role::Right);
}

/// `typeof(T)`, `sizeof(T)`
pub(super) fn type_operator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let operator = node
        .kind()
        .strip_suffix("_expression")
        .unwrap_or(node.kind());
    l.open(Kind::Unary, role, node);
    l.set_symbol(operator);
    for child in l.named(node) {
        types::type_name(l, child.node, Role::Value);
    }
    l.close();
}

/// `f(x)`, `a.f<T>(x)`
pub(super) fn invocation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Call, role, node);
    for child in &children {
        if child.field == "arguments" {
            if let Some(arguments) =
                field(&children, "function").and_then(|function| type_arguments(l, function))
            {
                l.lower_named(arguments, Role::TypeArgument);
            }
            l.lower(child.node, Role::Arguments);
        } else {
            l.lower(child.node, Role::Callee);
        }
    }
    l.close();
}

/// The type arguments of the last name of a callee.
fn type_arguments<'t>(l: &mut Lowerer<'_, 't>, callee: Native<'t>) -> Option<Native<'t>> {
    let name = match callee.kind() {
        "generic_name" => callee,
        "member_access_expression" | "qualified_name" => field(&l.named(callee), "name")?,
        _ => return None,
    };
    l.named(name)
        .iter()
        .find(|child| child.node.kind() == "type_argument_list")
        .map(|child| child.node)
}

/// `x`, `name: x`, `out x`; in attributes `Name = x` too.
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

/// `a.b`, `a->b`
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Member, role, node);
    for child in l.named(node) {
        if child.field == "name" {
            types::expression_name(l, child.node, Role::Name);
        } else if child.node.kind() == "predefined_type" {
            // `string.Format`
            let text = l.text(child.node);
            l.emit_leaf(Kind::Name, Role::Object, child.node, text);
        } else {
            l.lower(child.node, Role::Object);
        }
    }
    l.close();
}

/// `a?.b`, `a?[b]`
pub(super) fn conditional_access<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let binding = children
        .iter()
        .find(|child| child.node.kind() == "member_binding_expression");
    let kind = if binding.is_some() {
        Kind::Member
    } else {
        Kind::Index
    };
    l.open(kind, role, node);
    if binding.is_some() {
        l.set_symbol("?.");
    }
    for child in &children {
        if child.field == "condition" {
            l.lower(child.node, Role::Object);
        } else if child.node.kind() == "member_binding_expression" {
            for name in l.named(child.node) {
                types::expression_name(l, name.node, Role::Name);
            }
        } else {
            l.lower(child.node, Role::Index);
        }
    }
    l.close();
}

/// `a[b, c]`
pub(super) fn element<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Index, role, node);
    for child in l.named(node) {
        if child.field == "subscript" {
            l.lower_named(child.node, Role::Index);
        } else {
            l.lower(child.node, Role::Object);
        }
    }
    l.close();
}

/// `new T(x) { Y = z }`, `new(x)`
pub(super) fn object_creation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::New, role, node);
    for child in l.named(node) {
        let role = match child.node.kind() {
            "argument_list" => Role::Arguments,
            "initializer_expression" => Role::Value,
            _ => Role::Type,
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `new { A = 1, b.C }`
pub(super) fn anonymous_object<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Object, role, node);
    let children = l.children(node);
    let mut key: Option<Child<'t>> = None;
    for (index, child) in children.iter().enumerate() {
        if !child.is_named() {
            continue;
        }
        let names_next = children
            .get(index + 1)
            .is_some_and(|next| next.node.kind() == "=");
        if names_next {
            key = Some(*child);
        } else if let Some(key) = key.take() {
            pair(l, key.node, child.node, Role::Element);
        } else {
            l.lower(child.node, Role::Element);
        }
    }
    l.close();
}

fn pair<'t>(l: &mut Lowerer<'_, 't>, key: Native<'t>, value: Native<'t>, role: Role) {
    let span = Span {
        start: span_of(key).start,
        end: span_of(value).end,
    };
    l.open_span(Kind::Pair, role, span, key.kind_id());
    l.lower(key, Role::Key);
    l.lower(value, Role::Value);
    l.close();
}

/// `new T[n]`, `new T[] { x }`, `stackalloc T[n]`
pub(super) fn array_creation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let value = children
        .iter()
        .find(|child| child.node.kind() == "initializer_expression");
    let kind = field(&children, "type");
    l.open(
        if value.is_some() {
            Kind::Composite
        } else {
            Kind::New
        },
        role,
        node,
    );
    if let Some(kind) = kind {
        l.lower(kind, Role::Type);
        if value.is_none() {
            let parts = l.named(kind);
            if let Some(rank) = field(&parts, "rank") {
                l.open(Kind::Arguments, Role::Arguments, rank);
                l.lower_named(rank, Role::Argument);
                l.close();
            }
        }
    }
    if let Some(value) = value {
        l.lower(value.node, Role::Value);
    }
    l.close();
}

/// `new[] { x }`
pub(super) fn implicit_array<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::List, role, node);
    for child in l.named(node) {
        l.lower_named(child.node, Role::Element);
    }
    l.close();
}

/// `..x` in a collection.
pub(super) fn spread<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Spread, role, node);
    l.set_symbol("*");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `T name` where it declares: after `out`, in a deconstruction, in a pattern.
/// `var name` is the name alone, as its uses are.
pub(super) fn declaration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    let implicit = field(&children, "type").is_some_and(|kind| kind.kind() == "implicit_type");
    if implicit {
        for child in children.iter().filter(|child| child.field != "type") {
            l.lower(child.node, role);
        }
        return;
    }
    l.open(Kind::VariableDefinition, role, node);
    for child in &children {
        let role = if child.field == "type" {
            Role::Type
        } else {
            Role::Name
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `x => e`, `async (x) => { }`, `delegate (T x) { }`
pub(super) fn lambda<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Lambda, role, node);
    let keyword = children
        .iter()
        .find(|child| child.node.kind() == "delegate");
    if let Some(keyword) = keyword
        && field(&children, "parameters").is_none()
    {
        let end = span_of(keyword.node).end;
        let span = Span { start: end, end };
        l.leaf_span(Kind::Parameters, Role::Parameters, span, node.kind_id(), "");
    }
    for child in children.iter().filter(|child| child.is_named()) {
        match (child.field, child.node.kind()) {
            ("type", _) => l.lower(child.node, Role::ReturnType),
            ("parameters", "implicit_parameter") => {
                l.open(Kind::Parameters, Role::Parameters, child.node);
                l.open(Kind::Parameter, Role::Parameter, child.node);
                l.lower(child.node, Role::Name);
                l.close();
                l.close();
            }
            ("parameters", _) => l.lower(child.node, Role::Parameters),
            (_, "modifier" | "attribute_list") => l.lower(child.node, Role::Modifier),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `X = y` in `r with { X = y }`.
pub(super) fn with_initializer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Assign, role, node);
    l.set_symbol("=");
    for (index, child) in l.named(node).iter().enumerate() {
        l.lower(
            child.node,
            if index == 0 {
                Role::Target
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `from x in xs where c select e` as a comprehension.
pub(super) fn query<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Comprehension, role, node);
    l.set_symbol("generator");
    for child in l.named(node) {
        match child.node.kind() {
            "from_clause" => {
                l.open(Kind::ComprehensionFor, Role::Child, child.node);
                for part in l.named(child.node) {
                    match part.field {
                        "type" => {}
                        "name" => l.lower(part.node, Role::Target),
                        _ => l.lower(part.node, Role::Value),
                    }
                }
                l.close();
            }
            "where_clause" => l.lower_named(child.node, Role::Condition),
            "select_clause" => l.lower_named(child.node, Role::Element),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `not p`
pub(super) fn negated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("!");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `p and q`, `p or q`
pub(super) fn pattern_operator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Binary, role, node);
    l.set_symbol(if node.kind() == "and_pattern" {
        "&&"
    } else {
        "||"
    });
    for child in l.named(node) {
        match child.field {
            "left" => l.lower(child.node, Role::Left),
            "right" => l.lower(child.node, Role::Right),
            _ => {}
        }
    }
    l.close();
}

/// `Name: p` in a property pattern, or a pattern alone.
pub(super) fn subpattern<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match l.named(node)[..] {
        [key, value] => pair(l, key.node, value.node, role),
        _ => l.lower_named(node, role),
    }
}

//! Expressions.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared::{self, Hole};
use super::{definitions, statements};
use crate::lower::{Lowerer, span_of};
use crate::pattern_text;
use crate::{Flags, Kind, Role, literal};

/// A leaf whose text is in lower case, unless it is a hole of a pattern.
pub(super) fn caseless(
    l: &mut Lowerer<'_, '_>,
    kind: Kind,
    role: Role,
    node: Native<'_>,
    text: &str,
) {
    if l.is_pattern() && pattern_text::is_hole(text) {
        l.emit_leaf(Kind::Name, role, node, text);
    } else {
        l.emit_leaf(kind, role, node, &text.to_lowercase());
    }
}

/// `$x`, `${x}`, `$env:x`; `$true`, `$null` and the like are literals.
pub(super) fn variable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.context & IN_STRING != 0 && role == Role::Element {
        l.open(Kind::Interpolation, role, node);
        variable(l, node, Role::Value);
        l.close();
        return;
    }
    let text = l.text(node);
    if let (true, Some(name)) = (l.is_pattern(), text.strip_prefix('$'))
        && pattern_text::is_hole(name)
    {
        l.emit_leaf(Kind::Name, role, node, name);
        return;
    }
    match text.to_lowercase().as_str() {
        "$true" => l.emit_leaf(Kind::Boolean, role, node, "true"),
        "$false" => l.emit_leaf(Kind::Boolean, role, node, "false"),
        "$null" => l.emit_leaf(Kind::Null, role, node, ""),
        "$this" => l.emit_leaf(Kind::This, role, node, "this"),
        _ => match text
            .strip_prefix("${")
            .and_then(|text| text.strip_suffix('}'))
        {
            Some(name) => caseless(l, Kind::Name, role, node, &format!("${name}")),
            None => caseless(l, Kind::Name, role, node, text),
        },
    }
}

pub(super) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node).trim();
    caseless(l, Kind::Name, role, node, text);
}

/// `10`, `10kb`, `10L`
pub(super) fn integer<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let lower = l.text(node).to_ascii_lowercase();
    let (digits, factor) = [
        ("kb", 1u64 << 10),
        ("mb", 1 << 20),
        ("gb", 1 << 30),
        ("tb", 1 << 40),
        ("pb", 1 << 50),
    ]
    .iter()
    .find_map(|(unit, factor)| lower.strip_suffix(unit).map(|digits| (digits, *factor)))
    .unwrap_or((&lower, 1));
    let value = digits
        .trim_end_matches('l')
        .parse::<u64>()
        .ok()
        .and_then(|value| value.checked_mul(factor));
    match value {
        Some(value) => l.emit_leaf(Kind::Integer, role, node, &value.to_string()),
        None => {
            let value = literal::integer(&lower, false);
            l.emit_leaf(Kind::Integer, role, node, &value);
        }
    }
}

/// `'...'`, `@'...'@`
pub(super) fn verbatim<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = content(l, node);
    let text = l.slice(content);
    l.emit_leaf(Kind::String, role, node, text);
}

/// `"...$x $(e)"`, `@"..."@`. In a pattern `$X` in it is a hole for text.
pub(super) fn expandable<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let content = content(l, node);
    let text = l.slice(content);
    if l.is_pattern() && pattern_text::is_metavariable(text) {
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    let holes: Vec<_> = l
        .named(node)
        .iter()
        .map(|child| {
            let text = l.text(child.node);
            if l.is_pattern() && pattern_text::is_metavariable(text) {
                Hole::Name(span_of(child.node))
            } else {
                Hole::Node(child.node)
            }
        })
        .collect();
    if holes.is_empty() {
        l.emit_leaf(Kind::String, role, node, text);
        return;
    }
    l.context |= IN_STRING;
    shared::string(l, node, role, content, &holes);
    l.context &= !IN_STRING;
}

/// Set in [`Lowerer::context`] while the parts of a string are lowered.
const IN_STRING: u32 = 1;

/// What stands between the quotes.
fn content(l: &Lowerer<'_, '_>, node: Native<'_>) -> Span {
    let mut span = span_of(node);
    let text = l.slice(span);
    if text.starts_with('@') && text.len() >= 4 {
        // `@"` and its line end, a line end and `"@`.
        let inner = &text[2..text.len() - 2];
        let before = inner.len() - inner.trim_start_matches(['\r', '\n']).len();
        let after = inner.len() - inner.trim_end_matches(['\r', '\n']).len();
        span.start += 2 + u32::try_from(before).unwrap_or(0);
        span.end -= 2 + u32::try_from(after).unwrap_or(0);
        span.end = span.end.max(span.start);
        return span;
    }
    let quoted = shared::within_quotes(l, span, "\"");
    if quoted == span {
        shared::within_quotes(l, span, "'")
    } else {
        quoted
    }
}

/// `$(statements)`: a lone expression, or a block.
pub(super) fn sub_expression<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let in_string = l.context & IN_STRING != 0 && role == Role::Element;
    let role = if in_string {
        l.open(Kind::Interpolation, role, node);
        Role::Value
    } else {
        role
    };
    let context = std::mem::replace(&mut l.context, 0);
    match lone(l, node) {
        Some(only) => l.lower(only, role),
        None => statements::block(l, node, role),
    }
    l.context = context;
    if in_string {
        l.close();
    }
}

/// The only statement of a node, when it is a plain expression.
fn lone<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> Option<Native<'t>> {
    let mut inside = l.named(node);
    if let [only] = inside[..]
        && only.node.kind() == "statement_list"
    {
        inside = l.named(only.node);
    }
    match inside[..] {
        [only] if only.node.kind() == "pipeline" => Some(only.node),
        _ => None,
    }
}

/// `@(a, b)`
pub(super) fn array<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::List, role, node);
    if let Some(only) = lone(l, node) {
        l.context |= IN_ARRAY;
        l.lower(only, Role::Element);
        l.context &= !IN_ARRAY;
    } else {
        for child in l.named(node) {
            l.lower_named(child.node, Role::Element);
        }
    }
    l.close();
}

/// Set in [`Lowerer::context`] where a list belongs to `@( )`.
const IN_ARRAY: u32 = 2;

/// `a, b`; one alone is itself.
pub(super) fn list<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    if let [only] = parts[..] {
        l.lower(only.node, role);
        return;
    }
    if l.context & IN_ARRAY != 0 && role == Role::Element {
        l.context &= !IN_ARRAY;
        l.lower_named(node, role);
        return;
    }
    l.open(Kind::List, role, node);
    l.lower_named(node, Role::Element);
    l.close();
}

/// Two operands and what stands between them; one operand is itself.
pub(super) fn binary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts: Vec<_> = l
        .children_without_fields(node)
        .iter()
        .filter(|child| !child.node.is_extra())
        .map(|child| child.node)
        .collect();
    match parts[..] {
        [only] => l.lower(only, role),
        [left, operator, right] => {
            let sign = l.text(operator).trim().to_lowercase();
            l.open(Kind::Binary, role, node);
            l.set_symbol(operation(&sign));
            l.lower(left, Role::Left);
            l.lower(right, Role::Right);
            l.close();
        }
        _ => l.opaque(node, role),
    }
}

/// Operators that are words, as the signs they stand for.
fn operation(word: &str) -> &str {
    match word {
        "-and" => "&&",
        "-or" => "||",
        "-xor" | "-bxor" => "^",
        "-band" => "&",
        "-bor" => "|",
        "-eq" | "-ieq" | "-ceq" => "==",
        "-ne" | "-ine" | "-cne" => "!=",
        "-lt" | "-ilt" | "-clt" => "<",
        "-le" | "-ile" | "-cle" => "<=",
        "-gt" | "-igt" | "-cgt" => ">",
        "-ge" | "-ige" | "-cge" => ">=",
        "-shl" => "<<",
        "-shr" => ">>",
        "-is" => "instanceof",
        word => word,
    }
}

/// `-a`, `!a`, `-not a`, `-join a`; a cast or `++a` is itself.
pub(super) fn unary<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let operator = children.first().filter(|child| !child.node.is_named());
    let Some(operator) = operator else {
        l.lower_named(node, role);
        return;
    };
    let sign = l.text(operator.node).to_lowercase();
    l.open(Kind::Unary, role, node);
    l.set_symbol(match sign.as_str() {
        "-not" => "!",
        "-bnot" => "~",
        sign => sign,
    });
    l.lower_named(node, Role::Value);
    l.close();
}

/// `$a++`, `--$a`
pub(super) fn update<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let increment = node.kind().ends_with("increment_expression");
    l.open(Kind::Update, role, node);
    l.set_symbol(if increment { "++" } else { "--" });
    if node.kind().starts_with("pre") {
        l.set_flags(Flags::PREFIX);
    }
    l.lower_named(node, Role::Value);
    l.close();
}

/// `[T]$a`
pub(super) fn cast<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Cast, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "type_literal" {
                Role::Type
            } else {
                Role::Value
            },
        );
    }
    l.close();
}

/// `[System.Net.WebClient]`: a name where a value stands.
pub(super) fn type_literal<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text: String = l.text(node).split_whitespace().collect();
    let inner = text.strip_prefix('[').unwrap_or(&text);
    let inner = inner.strip_suffix(']').unwrap_or(inner);
    let kind = if matches!(
        role,
        Role::Object | Role::Argument | Role::Right | Role::Left
    ) {
        Kind::Name
    } else {
        Kind::TypeName
    };
    caseless(l, kind, role, node, inner);
}

/// `a.b`, `[T]::b`
pub(super) fn member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Member, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "member_name" {
                Role::Name
            } else {
                Role::Object
            },
        );
    }
    l.close();
}

/// `a.m(x)`, `[T]::new(x)`
pub(super) fn call<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts = l.named(node);
    let list = shared::of_kind(&parts, "argument_list");
    let before: Vec<_> = parts
        .iter()
        .filter(|part| part.node.kind() != "argument_list")
        .collect();
    l.open(Kind::Call, role, node);
    match before[..] {
        [object, name] => {
            let span = shared::between(object.node, name.node);
            l.open_span(Kind::Member, Role::Callee, span, node.kind_id());
            l.lower(object.node, Role::Object);
            l.lower(name.node, Role::Name);
            l.close();
        }
        _ => {
            for part in before {
                l.lower(part.node, Role::Callee);
            }
        }
    }
    match list {
        Some(list) => l.lower(list, Role::Arguments),
        None => {
            let end = span_of(node).end;
            shared::absent(l, Kind::Arguments, Role::Arguments, end, "");
        }
    }
    l.close();
}

pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Arguments, role, node);
    for child in l.named(node) {
        l.lower_named(child.node, Role::Argument);
    }
    l.close();
}

/// `@{ a = 1 }`
pub(super) fn hash<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Dict, role, node);
    for child in l.named(node) {
        l.lower(child.node, Role::Element);
    }
    l.close();
}

/// `a = 1`: a bare key is text.
pub(super) fn entry<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Pair, role, node);
    for child in l.named(node) {
        if child.node.kind() != "key_expression" {
            l.lower(child.node, Role::Value);
            continue;
        }
        match &l.named(child.node)[..] {
            [only] if only.node.kind() == "simple_name" => {
                let text = l.text(only.node).trim();
                if l.is_pattern() && pattern_text::is_hole(text) {
                    l.emit_leaf(Kind::Name, Role::Key, only.node, text);
                } else {
                    l.emit_leaf(Kind::String, Role::Key, only.node, text);
                }
            }
            _ => l.lower(child.node, Role::Key),
        }
    }
    l.close();
}

/// `{ param($a) statements }`
pub(super) fn script_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Lambda, role, node);
    definitions::parts(l, node);
    l.close();
}

/// `$a = e`, `[T]$a = e`, `$a += e`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = shared::of_kind(&children, "assignement_operator")
        .map_or("=", |operator| l.text(operator).trim());
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
        match child.node.kind() {
            "assignement_operator" => {}
            "left_assignment_expression" => target(l, child.node),
            _ => l.lower(child.node, Role::Value),
        }
    }
    l.close();
}

/// What is assigned to; `[T]$a` is `$a` of that type.
fn target<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let mut inner = node;
    loop {
        let children = l.named(inner);
        match children[..] {
            [only] => inner = only.node,
            [kind, value] if inner.kind() == "cast_expression" => {
                l.lower(value.node, Role::Target);
                l.lower(kind.node, Role::Type);
                return;
            }
            _ => break,
        }
        if inner.kind() == "variable" {
            break;
        }
    }
    l.lower(inner, Role::Target);
}

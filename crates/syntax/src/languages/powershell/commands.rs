//! Commands, their words, and pipelines.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::super::shared;
use super::expressions;
use crate::lower::{Child, Lowerer, span_of};
use crate::{Kind, Role};

/// `a | b | c`: left-nested; one alone is itself.
pub(super) fn chain<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let parts: Vec<_> = l
        .named(node)
        .iter()
        .filter(|child| child.node.kind() != "redirections")
        .map(|child| child.node)
        .collect();
    let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else {
        return;
    };
    let mut opened = 0;
    for &part in parts.iter().skip(1).rev() {
        if !l.may_nest() {
            break;
        }
        let outer = if part.id() == last.id() {
            role
        } else {
            Role::Left
        };
        l.open_span(
            Kind::Binary,
            outer,
            shared::between(first, part),
            node.kind_id(),
        );
        l.set_symbol("|");
        opened += 1;
    }
    l.lower(first, if opened == 0 { role } else { Role::Left });
    for &part in parts.iter().skip(1).take(opened) {
        l.lower(part, Role::Right);
        l.close();
    }
}

/// `Name -Parameter value word`; `& $x word` calls what `$x` holds.
pub(super) fn command<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let operator = shared::of_kind(&children, "command_invokation_operator");
    let name = children.iter().find(|child| child.field == "command_name");
    let elements = shared::of_kind(&children, "command_elements");
    // In a pattern a hole alone is no command.
    if let (true, None, Some(name), None) = (l.is_pattern(), operator, name, elements)
        && crate::pattern_text::is_hole(l.text(name.node))
    {
        let text = l.text(name.node);
        l.emit_leaf(Kind::Name, role, name.node, text);
        return;
    }
    l.open(Kind::Call, role, node);
    if let Some(name) = name {
        l.lower(name.node, Role::Callee);
    }
    let end = span_of(node).end;
    let span = elements.map_or(Span { start: end, end }, |elements| span_of(elements));
    l.open_span(Kind::Arguments, Role::Arguments, span, 0);
    if let Some(elements) = elements {
        words(l, elements);
    }
    l.close();
    l.close();
}

/// The words of a command, a parameter with the value after it.
fn words<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let parts: Vec<Child<'t>> = l
        .named(node)
        .into_iter()
        .filter(|child| child.node.kind() != "command_argument_sep")
        .collect();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        at += 1;
        match part.node.kind() {
            "command_parameter" => {
                let value = parts.get(at).filter(|next| {
                    !matches!(next.node.kind(), "command_parameter" | "redirection")
                });
                parameter(l, part.node, value.map(|value| value.node));
                if value.is_some() {
                    at += 1;
                }
            }
            // `(e).m(x)` and its arguments stand side by side to the grammar.
            _ if next_is_arguments(&parts, at) && is_member(l, part.node) => {
                let arguments = parts[at].node;
                let span = shared::between(part.node, arguments);
                l.open_span(Kind::Call, Role::Argument, span, 0);
                l.lower(part.node, Role::Callee);
                l.lower(arguments, Role::Arguments);
                l.close();
                at += 1;
            }
            "redirection" => l.lower(part.node, Role::Resource),
            _ => l.lower(part.node, Role::Argument),
        }
    }
}

/// Whether a word is `a.b`, under the nodes that hold nothing else.
fn is_member<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) -> bool {
    let mut inner = node;
    loop {
        if inner.kind() == "member_access" {
            return true;
        }
        match l.named(inner)[..] {
            [only] => inner = only.node,
            _ => return false,
        }
    }
}

fn next_is_arguments(parts: &[Child<'_>], at: usize) -> bool {
    parts
        .get(at)
        .is_some_and(|next| next.node.kind() == "argument_list")
}

/// `-Name value`, `-Name:value`, `-Switch`
fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, value: Option<Native<'t>>) {
    let name = l
        .text(node)
        .trim_start_matches('-')
        .trim_end_matches(':')
        .to_lowercase();
    let span = value.map_or(span_of(node), |value| shared::between(node, value));
    l.open_span(Kind::KeywordArgument, Role::Argument, span, node.kind_id());
    l.set_symbol(&name);
    l.emit_leaf(Kind::Name, Role::Name, node, &name);
    match value {
        Some(value) => l.lower(value, Role::Value),
        None => {
            let end = span_of(node).end;
            shared::absent(l, Kind::Boolean, Role::Value, end, "true");
        }
    }
    l.close();
}

pub(super) fn name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    expressions::caseless(l, Kind::Name, role, node, text);
}

/// `$x`, `.\a\$x` as the name of a command.
pub(super) fn path<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match &l.named(node)[..] {
        [only] if only.node.kind() == "variable" => l.lower(only.node, role),
        _ => {
            let text = l.text(node);
            expressions::caseless(l, Kind::Name, role, node, text);
        }
    }
}

/// A bare word is text; in a pattern it may be a hole.
pub(super) fn word<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = l.text(node);
    if l.is_pattern() && crate::pattern_text::is_hole(text) {
        l.emit_leaf(Kind::Name, role, node, text);
    } else {
        l.emit_leaf(Kind::String, role, node, text);
    }
}

/// `> file`, `2>&1`
pub(super) fn redirection<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    for child in l.named(node) {
        if child.node.kind().ends_with("redirection_operator") {
            let sign = l.text(child.node);
            l.set_symbol(sign);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

//! Simple commands, what connects them, and what is around them.

use laocoon_source::Span;
use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::{expressions, statements, words};
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// Commands of one pipeline beyond this many are left without a shape.
const MAX_PARTS: usize = 200;

/// The word of a pattern that is nothing but one word.
pub(super) fn lone_word<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) -> Option<Native<'t>> {
    if !l.is_pattern() || l.embedded {
        return None;
    }
    match children {
        [only] if only.node.kind() == "command" => match l.children(only.node)[..] {
            [name] if name.field == "name" => Some(name.node),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a command of a pattern is a hole that stands for commands.
pub(super) fn is_hole(l: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    l.is_pattern() && node.kind() == "command" && words::is_ellipsis(l.text(node))
}

/// `X=1 name words < file`
pub(super) fn command<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if is_hole(l, node) {
        l.lower_named(node, role);
        return;
    }
    let Some(name) = field(&children, "name") else {
        l.opaque(node, role);
        return;
    };
    l.open(Kind::Call, role, node);
    for child in children.iter().take_while(|child| child.field != "name") {
        resource(l, child);
    }
    words::callee(l, name);
    let arguments: SmallVec<[Native<'t>; 8]> = children
        .iter()
        .filter(|child| child.field == "argument" || child.node.kind() == "subshell")
        .map(|child| child.node)
        .collect();
    arguments_of(l, span_of(name).end, &arguments);
    for child in children.iter().skip_while(|child| child.field != "name") {
        resource(l, child);
    }
    l.close();
}

/// A redirection of a command, or an assignment before it.
fn resource<'t>(l: &mut Lowerer<'_, 't>, child: &Child<'t>) {
    if child.node.kind() != "variable_assignment" {
        if child.field == "redirect" {
            l.lower(child.node, Role::Resource);
        }
        return;
    }
    let children = l.children(child.node);
    l.open(Kind::KeywordArgument, Role::Resource, child.node);
    if let Some(name) = field(&children, "name") {
        let text = l.text(name);
        l.set_symbol(text);
        l.emit_leaf(Kind::Name, Role::Name, name, text);
    }
    if let Some(value) = field(&children, "value") {
        l.lower(value, Role::Value);
    }
    l.close();
}

/// The words after a command's name, which may be none.
fn arguments_of<'t>(l: &mut Lowerer<'_, 't>, after: u32, arguments: &[Native<'t>]) {
    let span = match (arguments.first(), arguments.last()) {
        (Some(first), Some(last)) => Span {
            start: span_of(*first).start,
            end: span_of(*last).end,
        },
        _ => Span {
            start: after,
            end: after,
        },
    };
    l.open_span(Kind::Arguments, Role::Arguments, span, 0);
    for word in arguments.chunk_by(|one, next| one.end_byte() == next.start_byte()) {
        match *word {
            [only] if only.is_named() => l.lower(only, Role::Argument),
            [only] => {
                let text = l.text(only);
                l.emit_leaf(Kind::String, Role::Argument, only, text);
            }
            _ => words::touching(l, word, Role::Argument),
        }
    }
    l.close();
}

/// `unset x`: a command like others, though the grammar knows its name.
pub(super) fn keyword_command<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some((name, rest)) = children.split_first() else {
        return;
    };
    l.open(Kind::Call, role, node);
    let text = l.text(name.node);
    l.emit_leaf(Kind::Name, Role::Callee, name.node, text);
    let span = match (rest.first(), rest.last()) {
        (Some(first), Some(last)) => Span {
            start: span_of(first.node).start,
            end: span_of(last.node).end,
        },
        _ => Span {
            start: span_of(name.node).end,
            end: span_of(name.node).end,
        },
    };
    l.open_span(Kind::Arguments, Role::Arguments, span, 0);
    for child in rest.iter().filter(|child| child.is_named()) {
        if child.node.kind() == "variable_name" {
            words::word(l, child.node, Role::Argument);
        } else {
            l.lower(child.node, Role::Argument);
        }
    }
    l.close();
    l.close();
}

/// The assignments of a statement that is nothing else, when they are several
/// or stand after a word such as `export`.
pub(super) fn assignments<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
) -> SmallVec<[Native<'t>; 2]> {
    if !matches!(node.kind(), "variable_assignments" | "declaration_command") {
        return SmallVec::new();
    }
    let children = l.named(node);
    children
        .iter()
        .filter(|child| child.node.kind() == "variable_assignment")
        .map(|child| child.node)
        .collect()
}

/// `export X=1`: its assignments; without any, a command like others.
pub(super) fn declaration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let list = assignments(l, node);
    if list.is_empty() {
        keyword_command(l, node, role);
    }
    for assignment in list {
        l.lower(assignment, role);
    }
}

/// `x=1`, `x+=1`, `x=(a b)`
pub(super) fn assignment<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let adds = children.iter().any(|child| child.node.kind() == "+=");
    if adds {
        l.open(Kind::AugmentedAssign, role, node);
        l.set_symbol("+");
    } else {
        l.open(Kind::Assign, role, node);
        l.set_symbol("=");
    }
    if let Some(name) = field(&children, "name") {
        l.lower(name, Role::Target);
    }
    match field(&children, "value") {
        Some(value) => l.lower(value, Role::Value),
        None => {
            let end = span_of(node).end;
            l.leaf_span(Kind::String, Role::Value, Span { start: end, end }, 0, "");
        }
    }
    l.close();
}

/// A statement with redirections: they become children of it.
pub(super) fn redirected<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    // `cat <<EOF | sh`: what follows a here-document's name is beside the command.
    let mut beside: Vec<(&'static str, Native<'t>)> = Vec::new();
    for redirect in children
        .iter()
        .filter(|child| child.node.kind() == "heredoc_redirect")
    {
        for part in l.children(redirect.node) {
            if part.node.kind() == "pipeline" {
                let commands = l.named(part.node);
                beside.extend(commands.iter().map(|command| ("|", command.node)));
            } else if part.field == "right" {
                let operator = l.children(redirect.node);
                let or =
                    field(&operator, "operator").is_some_and(|operator| operator.kind() == "||");
                let operator = if or { "||" } else { "&&" };
                beside.push((operator, part.node));
            }
        }
    }
    beside.truncate(MAX_PARTS);
    for (index, (operator, part)) in beside.iter().enumerate().rev() {
        let outer = if index + 1 == beside.len() {
            role
        } else {
            Role::Left
        };
        l.open_span(
            Kind::Binary,
            outer,
            Span {
                end: span_of(*part).end,
                ..span_of(node)
            },
            part.kind_id(),
        );
        l.set_symbol(operator);
    }
    let role = if beside.is_empty() { role } else { Role::Left };
    let body = field(&children, "body");
    let redirects = children
        .iter()
        .filter(|child| child.is_named() && child.field != "body");
    let id = l.next_node();
    match body {
        Some(body) => l.lower(body, role),
        None => {
            l.open(Kind::Opaque, role, node);
            l.close();
        }
    }
    if l.reopen(id) {
        for redirect in redirects {
            l.lower(redirect.node, Role::Resource);
        }
        l.close();
    }
    for (_, part) in beside {
        l.lower(part, Role::Right);
        l.close();
    }
}

/// `> file`, `2>&1`, `<<< word`, `<<EOF`. Symbol: the operator.
pub(super) fn redirection<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Opaque, role, node);
    if let Some(operator) = children.iter().find(|child| !child.node.is_named()) {
        let text = l.text(operator.node);
        l.set_symbol(text);
    }
    for child in children.iter().filter(|child| child.is_named()) {
        if child.field != "right" && child.node.kind() != "pipeline" {
            l.lower(child.node, Role::Child);
        }
    }
    l.close();
}

/// `a | b | c` and `a && b`, nested to the left.
pub(super) fn pipeline<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let mut parts: Vec<(&str, Native<'t>)> = Vec::new();
    let mut operator = "|";
    for child in &children {
        if child.is_named() {
            parts.push((operator, child.node));
        } else {
            operator = if child.node.kind() == "|&" {
                "|"
            } else {
                child.node.kind()
            };
        }
    }
    if parts.len() > MAX_PARTS {
        l.opaque(node, role);
        return;
    }
    let start = span_of(node).start;
    for (index, (operator, part)) in parts.iter().enumerate().skip(1).rev() {
        let outer = if index + 1 == parts.len() {
            role
        } else {
            Role::Left
        };
        l.open_span(
            Kind::Binary,
            outer,
            Span {
                start,
                end: span_of(*part).end,
            },
            node.kind_id(),
        );
        l.set_symbol(operator);
    }
    let whole = parts.len() == 1;
    for (index, (_, part)) in parts.into_iter().enumerate() {
        match index {
            0 => l.lower(part, if whole { role } else { Role::Left }),
            _ => {
                l.lower(part, Role::Right);
                l.close();
            }
        }
    }
}

/// `! command`
pub(super) fn negated<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Unary, role, node);
    l.set_symbol("!");
    l.lower_named(node, Role::Value);
    l.close();
}

/// `(commands)`
pub(super) fn subshell<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Unary, role, node);
    l.set_symbol("()");
    inside(l, &children, |l, children| {
        statements::block(l, children, Role::Value)
    });
    l.close();
}

/// `$(commands)`, `` `commands` ``, `<(commands)`
pub(super) fn substitution<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if l.is_pattern()
        && let Some(inner) = deep(l, &children)
    {
        // `<... word ...>`, see `patterns`.
        l.open(Kind::Call, role, node);
        l.emit_leaf(Kind::Name, Role::Callee, node, "__deep__");
        l.open(Kind::Arguments, Role::Arguments, node);
        l.lower(inner, Role::Argument);
        l.close();
        l.close();
        return;
    }
    l.open(Kind::Unary, role, node);
    l.set_symbol(match children.first().map_or("", |open| open.node.kind()) {
        "<(" => "<()",
        ">(" => ">()",
        _ => "$()",
    });
    expressions::in_commands(l, |l| {
        inside(l, &children, |l, children| {
            statements::value(l, children, Role::Value)
        });
    });
    l.close();
}

/// What is between the first token and the last.
fn inside<'a, 't>(
    l: &mut Lowerer<'a, 't>,
    children: &[Child<'t>],
    lower: impl FnOnce(&mut Lowerer<'a, 't>, &[Child<'t>]),
) {
    if let [_, middle @ .., _] = children
        && !middle.is_empty()
    {
        lower(l, middle);
    }
}

/// The word in a command that stands for `<... word ...>`.
fn deep<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>]) -> Option<Native<'t>> {
    let command = children
        .iter()
        .find(|child| child.node.kind() == "command")?
        .node;
    let parts = l.children(command);
    let name = field(&parts, "name")?;
    (l.text(name) == "__deep__").then(|| field(&parts, "argument"))?
}

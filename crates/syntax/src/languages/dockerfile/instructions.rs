//! Instructions and their parts.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::{shell, words};
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

/// An instruction whose parts are its arguments, as each is lowered.
pub(super) fn plain<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open(l, node, &children, role);
    let parts: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.is_named())
        .map(|child| child.node)
        .collect();
    arguments(l, node, &parts);
    close(l);
}

/// Starts an instruction that stands as a statement or in another one.
fn open<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, children: &[Child<'t>], role: Role) {
    if role == Role::Statement {
        l.open(Kind::ExpressionStatement, role, node);
        l.open(Kind::Call, Role::Value, node);
    } else {
        // Closed twice in any case.
        l.open(Kind::Call, role, node);
    }
    if let Some(keyword) = children.first() {
        let name = l.text(keyword.node).to_ascii_uppercase();
        l.open(Kind::Name, Role::Callee, keyword.node);
        l.set_symbol(&name);
        l.set_flags(Flags::CASELESS);
        l.close();
    }
}

fn close(l: &mut Lowerer<'_, '_>) {
    l.close();
    if l.innermost() == Some(Kind::ExpressionStatement) {
        l.close();
    }
}

/// The arguments, and the flags and here-documents beside them.
fn arguments<'t>(l: &mut Lowerer<'_, 't>, instruction: Native<'t>, parts: &[Native<'t>]) {
    let is_resource = |part: &&Native<'_>| matches!(part.kind(), "param" | "mount_param");
    for flag in parts.iter().filter(is_resource) {
        l.lower(*flag, Role::Resource);
    }
    let words: Vec<Native<'t>> = parts
        .iter()
        .filter(|part| !is_resource(part))
        .copied()
        .collect();
    open_arguments(l, instruction, &words);
    // The commands in a here-document belong to the shell text before it.
    let mut rest = &words[..];
    while let Some((first, after)) = rest.split_first() {
        let documents = after
            .iter()
            .take_while(|part| part.kind() == "heredoc_block")
            .count();
        if first.kind() == "shell_command" && documents > 0 {
            shell::with_documents(l, *first, &after[..documents], Role::Argument);
            rest = &after[documents..];
        } else {
            l.lower(*first, Role::Argument);
            rest = after;
        }
    }
    if words.is_empty() && instruction.kind() == "healthcheck_instruction" {
        none(l, instruction);
    }
    l.close();
}

/// `HEALTHCHECK NONE`, in which `NONE` is a keyword.
fn none<'t>(l: &mut Lowerer<'_, 't>, instruction: Native<'t>) {
    if let Some(keyword) = l.children(instruction).get(1) {
        let text = l.text(keyword.node);
        l.emit_leaf(Kind::String, Role::Argument, keyword.node, text);
    }
}

fn open_arguments(l: &mut Lowerer<'_, '_>, instruction: Native<'_>, words: &[Native<'_>]) {
    let end = span_of(instruction).end;
    let span = match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span {
            start: span_of(*first).start,
            end: span_of(*last).end,
        },
        _ => Span { start: end, end },
    };
    l.open_span(Kind::Arguments, Role::Arguments, span, 0);
}

/// `FROM --platform=p image:tag@digest AS alias`. A stage begins, and with it
/// the default shell.
pub(super) fn from<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.context = 0;
    let children = l.children(node);
    open(l, node, &children, role);
    for child in children.iter().filter(|child| child.node.kind() == "param") {
        l.lower(child.node, Role::Resource);
    }
    let image = children
        .iter()
        .find(|child| child.node.kind() == "image_spec")
        .map(|child| child.node);
    let parts = image.map(|image| l.children(image)).unwrap_or_default();
    let name = field(&parts, "name");
    open_arguments(l, node, name.as_slice());
    if let Some(name) = name {
        l.lower(name, Role::Argument);
    }
    l.close();
    for (part, symbol) in [
        (field(&parts, "tag"), ":"),
        (field(&parts, "digest"), "@"),
        (field(&children, "as"), "as"),
    ] {
        if let Some(part) = part {
            keyword(l, part, symbol, part);
        }
    }
    close(l);
}

/// `symbol=value`, where the symbol has no node.
fn keyword<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, symbol: &str, value: Native<'t>) {
    l.open(Kind::KeywordArgument, Role::Resource, node);
    l.set_symbol(symbol);
    l.lower(value, Role::Value);
    l.close();
}

/// `USER name:group`
pub(super) fn user<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    open(l, node, &children, role);
    let user = field(&children, "user");
    open_arguments(l, node, user.as_slice());
    if let Some(user) = user {
        l.lower(user, Role::Argument);
    }
    l.close();
    if let Some(group) = field(&children, "group") {
        keyword(l, group, ":", group);
    }
    close(l);
}

/// `LABEL a=b c=d`: one instruction for each pair.
pub(super) fn label<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    for pair in children.iter().filter(|child| child.is_named()) {
        let parts = l.children(pair.node);
        open(l, node, &children, role);
        l.open(Kind::Arguments, Role::Arguments, pair.node);
        if let Some(key) = field(&parts, "key") {
            l.lower(key, Role::Argument);
            // A hole that stands for pairs.
            if !words::is_ellipsis(l, key) {
                values(l, &parts, "value", Role::Argument);
            }
        }
        l.close();
        close(l);
    }
}

/// `SHELL ["bash", "-c"]`: what later commands are written for.
pub(super) fn shell<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    plain(l, node, role);
    let children = l.named(node);
    let program = match children.first() {
        Some(list) => l
            .named(list.node)
            .first()
            .map_or("", |first| l.text(first.node)),
        None => "",
    };
    let name = program.trim_matches('"');
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let is_shell = name.is_empty()
        || words::is_ellipsis_text(l, name)
        || name.ends_with("sh") && name != "pwsh";
    l.context = if is_shell { 0 } else { shell::NOT_A_SHELL };
}

/// An instruction whose argument is the rest of its line.
pub(super) fn rest_of_line<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let start = children
        .first()
        .map_or(span_of(node), |keyword| span_of(keyword.node))
        .end;
    let text = l.slice(Span {
        start,
        end: span_of(node).end,
    });
    let start = start + u32::try_from(text.len() - text.trim_start().len()).unwrap_or(0);
    let span = Span {
        start,
        end: span_of(node).end,
    };
    if words::is_ellipsis_text(l, text.trim()) && node.kind() == "maintainer_instruction" {
        // An ellipsis of a pattern between instructions, see `patterns`.
        words::pieces(l, span, &[], role);
        return;
    }
    open(l, node, &children, role);
    l.open_span(Kind::Arguments, Role::Arguments, span, 0);
    let expansions: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.node.kind() == "expansion")
        .map(|child| child.node)
        .collect();
    words::pieces(l, span, &expansions, Role::Argument);
    l.close();
    close(l);
}

/// `--name=value`, `--name`
pub(super) fn flag<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let expansions: Vec<Native<'t>> = l.named(node).iter().map(|child| child.node).collect();
    let text = l.text(node);
    let (name, rest) = text.split_once('=').unwrap_or((text, ""));
    l.open(Kind::KeywordArgument, role, node);
    l.set_symbol(name);
    if text.contains('=') {
        let end = span_of(node).end;
        let start = end - u32::try_from(rest.len()).unwrap_or(0);
        words::pieces(l, Span { start, end }, &expansions, Role::Value);
    }
    l.close();
}

/// `--mount=type=cache,target=/x`
pub(super) fn mount<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::KeywordArgument, role, node);
    l.set_symbol("--mount");
    l.open(Kind::Object, Role::Value, node);
    for part in l.named(node) {
        let span = span_of(part.node);
        let text = l.text(part.node);
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let middle = span.start + u32::try_from(name.len()).unwrap_or(0);
        l.open(Kind::Pair, Role::Element, part.node);
        l.leaf_span(
            Kind::Name,
            Role::Key,
            Span {
                end: middle,
                ..span
            },
            0,
            name,
        );
        if !value.is_empty() {
            words::pieces(
                l,
                Span {
                    start: middle + 1,
                    ..span
                },
                &[],
                Role::Value,
            );
        }
        l.close();
    }
    l.close();
    l.close();
}

/// `NAME=value` of `ENV` and `ARG`, `NAME value` of `ENV`; a name without a
/// value is a name.
pub(super) fn pair<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let Some(name) = field(&children, "name") else {
        return;
    };
    let text = l.text(name);
    let value = children
        .iter()
        .any(|child| matches!(child.field, "value" | "default") || child.node.kind() == "=");
    if !value || words::is_ellipsis(l, name) {
        l.emit_leaf(Kind::Name, role, name, text);
        return;
    }
    l.open(Kind::KeywordArgument, role, node);
    l.set_symbol(text);
    l.emit_leaf(Kind::Name, Role::Name, name, text);
    let field = if node.kind() == "arg_pair" {
        "default"
    } else {
        "value"
    };
    values(l, &children, field, Role::Value);
    l.close();
}

/// A value of one or several strings without blanks between them.
fn values<'t>(l: &mut Lowerer<'_, 't>, children: &[Child<'t>], field: &str, role: Role) {
    let parts: Vec<Native<'t>> = children
        .iter()
        .filter(|child| child.field == field && child.is_named())
        .map(|child| child.node)
        .collect();
    match parts[..] {
        [] => {
            let end = children.last().map_or(0, |last| span_of(last.node).end);
            l.leaf_span(Kind::String, role, Span { start: end, end }, 0, "");
        }
        [only] => l.lower(only, role),
        _ => words::joined(l, &parts, role),
    }
}

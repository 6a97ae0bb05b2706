//! Arguments of calls, by position and by name.

use laocoon_syntax::facts::{Constant, Facts};
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};

use crate::models::entry::{Condition, Sink};

/// An argument.
#[derive(Clone, Copy, Debug)]
pub(super) struct Argument<'t> {
    /// Its place among those that are given without a name.
    pub(super) position: Option<usize>,
    pub(super) keyword: Option<&'t str>,
    pub(super) value: NodeId,
}

/// The arguments of a call or construction, in order.
pub(super) fn arguments(tree: &SyntaxTree, call: NodeId) -> Vec<Argument<'_>> {
    let mut list = Vec::new();
    let mut position = 0;
    for arguments in tree.children_in(call, Role::Arguments) {
        for argument in tree.children(arguments) {
            if tree.kind(argument) == Node::KeywordArgument {
                let name = tree.child(argument, Role::Name);
                list.push(Argument {
                    position: None,
                    keyword: name.map(|name| tree.symbol_text(name)),
                    value: tree.child(argument, Role::Value).unwrap_or(argument),
                });
                continue;
            }
            list.push(Argument {
                position: Some(position),
                keyword: None,
                value: argument,
            });
            position += 1;
        }
    }
    list
}

/// Whether an argument is one that a sink means.
pub(super) fn is_meant(sink: &Sink, argument: &Argument<'_>) -> bool {
    if sink.arguments.is_empty() && sink.keywords.is_empty() {
        return !sink.receiver;
    }
    let positions = sink.arguments.iter();
    match (argument.position, argument.keyword) {
        (Some(position), _) => positions
            .into_iter()
            .any(|&one| usize::from(one) == position),
        (None, Some(keyword)) => sink.keywords.contains(&keyword),
        (None, None) => false,
    }
}

/// Whether a model applies to a call.
pub(super) fn applies(tree: &SyntaxTree, facts: &Facts, call: NodeId, sink: &Sink) -> bool {
    if sink.when.is_empty() && sink.unless.is_empty() {
        return true;
    }
    let list = arguments(tree, call);
    let holds = |condition: &Condition| holds(tree, facts, call, &list, condition);
    sink.when.iter().all(holds) && !sink.unless.iter().any(holds)
}

fn holds(
    tree: &SyntaxTree,
    facts: &Facts,
    call: NodeId,
    list: &[Argument<'_>],
    condition: &Condition,
) -> bool {
    if !condition.mentions.is_empty() {
        return mentions(tree, function_around(tree, call), condition.mentions);
    }
    let argument = list.iter().find(|argument| {
        (condition.position.is_some() && argument.position == condition.position.map(usize::from))
            || (condition.keyword.is_some() && argument.keyword == condition.keyword)
            || is_option(tree, argument.value, condition)
    });
    let Some(argument) = argument else {
        return false;
    };
    let value = match is_option(tree, argument.value, condition) {
        true => option(tree, argument.value, condition.keyword.unwrap_or_default())
            .unwrap_or(argument.value),
        false => argument.value,
    };
    if condition.shell {
        return begins_with_shell(tree, facts, call, value);
    }
    if !condition.begins.is_empty() {
        let Some(first) = first_text(tree, facts, value) else {
            return false;
        };
        let begins = |start: &&str| {
            first
                .get(..start.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        };
        return condition.begins.iter().any(begins);
    }
    if condition.record {
        return matches!(tree.kind(value), Node::Dict | Node::Object);
    }
    if !condition.made_with.is_empty() {
        let how = condition.made_with.iter();
        return how
            .into_iter()
            .any(|how| is_made_with(tree, facts, call, value, how));
    }
    condition.is.is_empty() || condition.is.contains(&text_of(tree, facts, value))
}

/// `{ shell: true }` is how JavaScript gives arguments by name.
fn is_option(tree: &SyntaxTree, value: NodeId, condition: &Condition) -> bool {
    condition
        .keyword
        .is_some_and(|keyword| option(tree, value, keyword).is_some())
}

fn option(tree: &SyntaxTree, object: NodeId, name: &str) -> Option<NodeId> {
    if !matches!(tree.kind(object), Node::Object | Node::Dict) {
        return None;
    }
    tree.children(object).find_map(|pair| {
        let key = tree.child(pair, Role::Key)?;
        (tree.symbol_text(key) == name).then(|| tree.child(pair, Role::Value))?
    })
}

/// The text of a literal, the last part of a name.
fn text_of<'t>(tree: &'t SyntaxTree, facts: &Facts, value: NodeId) -> &'t str {
    let value = match facts.constant(value) {
        Some(Constant::Literal(literal)) => literal,
        _ => value,
    };
    match tree.kind(value) {
        Node::Member => tree
            .child(value, Role::Name)
            .map_or("", |name| tree.symbol_text(name)),
        Node::Call | Node::New => tree
            .child(value, Role::Callee)
            .or_else(|| tree.child(value, Role::Type))
            .map_or("", |callee| text_of(tree, facts, callee)),
        _ => tree.symbol_text(value),
    }
}

/// The text that an expression begins with, if that is written there.
pub(super) fn first_text<'t>(
    tree: &'t SyntaxTree,
    facts: &Facts,
    value: NodeId,
) -> Option<&'t str> {
    let mut value = value;
    for _ in 0..64 {
        if let Some(Constant::Literal(literal)) = facts.constant(value) {
            value = literal;
        }
        match tree.kind(value) {
            Node::String => return Some(tree.symbol_text(value)),
            Node::Binary => value = tree.child(value, Role::Left)?,
            Node::InterpolatedString => value = tree.children(value).next()?,
            // `new URL("https://..." + id)`, `String.format("https://...", id)`
            Node::Call | Node::New => {
                let callee = tree
                    .child(value, Role::Callee)
                    .or_else(|| tree.child(value, Role::Type))?;
                let name = tree.child(callee, Role::Name).unwrap_or(callee);
                let keeps = matches!(
                    tree.symbol_text(name),
                    "URL" | "URI" | "Uri" | "create" | "parse" | "format" | "Format" | "sprintf"
                );
                let object = tree.child(callee, Role::Object);
                let text = object.filter(|&object| tree.kind(object) == Node::String);
                value = match text {
                    Some(text) if keeps => text,
                    None if keeps => arguments(tree, value).first()?.value,
                    _ => return None,
                };
            }
            Node::Name => value = facts.symbolic(value).filter(|made| *made != value)?,
            _ => return None,
        }
    }
    None
}

/// Whether one of these names or texts is written in a function.
fn mentions(tree: &SyntaxTree, function: NodeId, texts: &[&str]) -> bool {
    let wanted: Vec<laocoon_syntax::Symbol> = texts
        .iter()
        .filter_map(|text| tree.symbols.get(text))
        .collect();
    !wanted.is_empty()
        && tree
            .subtree(function)
            .any(|node| wanted.contains(&tree.node(node).symbol))
}

const SHELLS: [&str; 12] = [
    "sh",
    "bash",
    "zsh",
    "dash",
    "ksh",
    "cmd",
    "cmd.exe",
    "powershell",
    "pwsh",
    "/bin/sh",
    "/bin/bash",
    "powershell.exe",
];

/// Whether a list begins with the name of a shell, where it is written or where
/// it is filled; or the argument itself is one.
fn begins_with_shell(tree: &SyntaxTree, facts: &Facts, call: NodeId, value: NodeId) -> bool {
    let is_shell = |node: NodeId| {
        // A variable that is called `cmd` is no shell.
        if matches!(tree.kind(node), Node::Name | Node::Member) && facts.constant(node).is_none() {
            return false;
        }
        let text = text_of(tree, facts, node);
        SHELLS.contains(&text) || SHELLS.contains(&text.rsplit('/').next().unwrap_or(text))
    };
    let first_is = |list: NodeId| {
        // `new String[] { ... }`
        let list = match tree.kind(list) {
            Node::Composite => tree.child(list, Role::Value).unwrap_or(list),
            _ => list,
        };
        matches!(
            tree.kind(list),
            Node::List | Node::Tuple | Node::Composite | Node::Object | Node::Dict
        ) && tree.children(list).next().is_some_and(is_shell)
    };
    if is_shell(value) || first_is(value) {
        return true;
    }
    if tree.kind(value) != Node::Name {
        return false;
    }
    // The list is made somewhere else in the same function.
    let Some(definition) = facts.definition(value) else {
        return false;
    };
    tree.subtree(function_around(tree, call)).any(|node| {
        let is_it = |name: Option<NodeId>| {
            name.is_some_and(|name| facts.definition(name) == Some(definition))
        };
        match tree.kind(node) {
            Node::Assign => {
                is_it(tree.child(node, Role::Target))
                    && tree.child(node, Role::Value).is_some_and(first_is)
            }
            Node::VariableDefinition => {
                is_it(tree.child(node, Role::Name))
                    && tree.child(node, Role::Value).is_some_and(first_is)
            }
            Node::Call => {
                let callee = tree.child(node, Role::Callee);
                let object = callee.and_then(|callee| tree.child(callee, Role::Object));
                is_it(object) && arguments(tree, node).iter().any(|one| is_shell(one.value))
            }
            _ => false,
        }
    })
}

fn function_around(tree: &SyntaxTree, node: NodeId) -> NodeId {
    tree.ancestors(node)
        .find(|&node| matches!(tree.kind(node), Node::FunctionDefinition | Node::Lambda))
        .unwrap_or(NodeId::ROOT)
}

/// Whether an object was made with `keyword=value`, or set up since by
/// `method(argument)`.
fn is_made_with(tree: &SyntaxTree, facts: &Facts, call: NodeId, value: NodeId, how: &str) -> bool {
    if let Some((keyword, wanted)) = how.split_once('=') {
        let made = match tree.kind(value) {
            Node::Name => facts.symbolic(value).or_else(|| {
                let definition = facts.definition(value)?;
                facts.definitions.get(definition.0 as usize)?.value
            }),
            _ => Some(value),
        };
        return made.is_some_and(|made| {
            arguments(tree, made).iter().any(|argument| {
                argument.keyword == Some(keyword)
                    && text_of(tree, facts, argument.value).eq_ignore_ascii_case(wanted)
            })
        });
    }
    let Some((method, wanted)) = how.trim_end_matches(')').split_once('(') else {
        return false;
    };
    let Some(definition) = facts.definition(value) else {
        return false;
    };
    tree.subtree(function_around(tree, call))
        .filter(|&node| tree.kind(node) == Node::Call)
        .any(|node| {
            let Some(callee) = tree.child(node, Role::Callee) else {
                return false;
            };
            let (Some(object), Some(name)) = (
                tree.child(callee, Role::Object),
                tree.child(callee, Role::Name),
            ) else {
                return false;
            };
            let given = arguments(tree, node);
            let texts = || given.iter().map(|one| text_of(tree, facts, one.value));
            tree.symbol_text(name) == method
                && facts.definition(object) == Some(definition)
                && texts().any(|text| text == wanted)
                && !texts().any(|text| matches!(text, "false" | "False" | "0"))
        })
}

//! Macros: to the grammar their inside is tokens. Here tokens are read as
//! what they look like, so that `println!("{}", f(x))` has a call in it:
//! **pieces** between commas and semicolons are expressions of names, paths,
//! members, calls, indexes, literals and operators. A piece that is none of
//! these is [`Kind::Opaque`] with what it has in it.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// A longer piece is not read as an expression: finding its operators again
/// for each operand would be quadratic.
const MAX_PIECE: usize = 400;

/// Operators by how loosely they bind, the loosest first.
const LEVELS: [&[&str]; 9] = [
    &["||"],
    &["&&"],
    &["==", "!=", "<", ">", "<=", ">="],
    &["|"],
    &["^"],
    &["&"],
    &["<<", ">>"],
    &["+", "-"],
    &["*", "/", "%"],
];

/// `name!(...)`: a call of `name!`.
pub(super) fn invocation<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Call, role, node);
    if let Some(name) = field(&children, "macro") {
        macro_name(l, name, Role::Callee);
    }
    for child in children
        .iter()
        .filter(|child| child.node.kind() == "token_tree")
    {
        arguments(l, child.node);
    }
    l.close();
}

/// The name with its `!`; the last part of a path has it.
fn macro_name<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match (field(&children, "path"), field(&children, "name")) {
        (Some(path), Some(name)) => {
            l.open(Kind::Member, role, node);
            super::expressions::path(l, path, Role::Object);
            macro_name(l, name, Role::Name);
            l.close();
        }
        _ => {
            let text = l.text(node);
            if l.is_pattern() && crate::pattern_text::is_hole(text) {
                l.lower(node, role);
            } else {
                l.emit_leaf(Kind::Name, role, node, &format!("{text}!"));
            }
        }
    }
}

/// `(...)`, `[...]`, `{...}` as arguments.
pub(super) fn arguments<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    l.open(Kind::Arguments, Role::Arguments, node);
    pieces(l, node, Role::Argument);
    l.close();
}

/// Tokens in brackets that are not those of a call.
pub(super) fn tree<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = match l.text(node).bytes().next() {
        Some(b'[') => Kind::List,
        Some(b'(') => Kind::Tuple,
        _ => Kind::Opaque,
    };
    l.open(kind, role, node);
    pieces(
        l,
        node,
        if kind == Kind::Opaque {
            Role::Child
        } else {
            Role::Element
        },
    );
    l.close();
}

/// `macro_rules! name { ... }`
pub(super) fn definition<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Opaque, role, node);
    l.set_symbol("macro_rules!");
    for child in l.named(node) {
        l.lower(child.node, Role::Child);
    }
    l.close();
}

/// `(...) => { ... }`: what is matched is no code, what it becomes is.
pub(super) fn rule<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if let Some(right) = field(&children, "right") {
        l.lower(right, role);
    }
}

/// The children of a bracket, piece by piece.
fn pieces<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children: Vec<Child<'t>> = l
        .children_without_fields(node)
        .into_iter()
        .filter(|child| !child.node.is_extra())
        .collect();
    let inside = match &children[..] {
        [first, inside @ .., last] if is_bracket(first.node) && is_bracket(last.node) => inside,
        all => all,
    };
    for piece in inside.split(|child| matches!(child.node.kind(), "," | ";" | "=>")) {
        if !piece.is_empty() {
            expression(l, piece, role);
        }
    }
}

fn is_bracket(node: Native<'_>) -> bool {
    matches!(node.kind(), "(" | ")" | "[" | "]" | "{" | "}" | "$")
}

/// One piece, or a part of it.
fn expression<'t>(l: &mut Lowerer<'_, 't>, piece: &[Child<'t>], role: Role) {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return;
    };
    if !l.may_nest() {
        l.emit_leaf(Kind::Opaque, role, first.node, "");
        return;
    }
    let span = shared::between(first.node, last.node);
    if let [only] = piece {
        if only.node.is_named() {
            l.lower(only.node, role);
        } else {
            let text = l.text(only.node);
            l.emit_leaf(Kind::Name, role, only.node, text);
        }
        return;
    }
    if piece.len() > MAX_PIECE {
        opaque(l, piece, role);
        return;
    }
    // `name = value`
    if let [name, equals, value @ ..] = piece
        && equals.node.kind() == "="
        && name.node.kind() == "identifier"
        && !value.is_empty()
    {
        l.open_span(Kind::KeywordArgument, role, span, 0);
        let text = l.text(name.node);
        l.set_symbol(text);
        l.lower(name.node, Role::Name);
        expression(l, value, Role::Value);
        l.close();
        return;
    }
    if let Some(at) = operator(piece) {
        l.open_span(Kind::Binary, role, span, 0);
        l.set_symbol(piece[at].node.kind());
        expression(l, &piece[..at], Role::Left);
        expression(l, &piece[at + 1..], Role::Right);
        l.close();
        return;
    }
    if let sign @ ("&" | "*" | "!" | "-") = first.node.kind() {
        let rest = match &piece[1..] {
            [word, rest @ ..] if word.node.kind() == "mutable_specifier" => rest,
            rest => rest,
        };
        l.open_span(Kind::Unary, role, span, 0);
        l.set_symbol(sign);
        expression(l, rest, Role::Value);
        l.close();
        return;
    }
    postfix(l, piece, role);
}

/// What stands last says what the whole is: a member, a call, an index.
fn postfix<'t>(l: &mut Lowerer<'_, 't>, piece: &[Child<'t>], role: Role) {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return;
    };
    let span = shared::between(first.node, last.node);
    match piece {
        [before @ .., dot, name]
            if matches!(dot.node.kind(), "." | "::")
                && !before.is_empty()
                && is_word(name.node) =>
        {
            if name.node.kind() == "await" {
                l.open_span(Kind::Await, role, span, 0);
                expression(l, before, Role::Value);
            } else {
                l.open_span(Kind::Member, role, span, 0);
                expression(l, before, Role::Object);
                let text = l.text(name.node);
                l.emit_leaf(Kind::Name, Role::Name, name.node, text);
            }
            l.close();
        }
        [before @ .., question] if question.node.kind() == "?" => {
            l.open_span(Kind::Unary, role, span, 0);
            l.set_symbol("?");
            expression(l, before, Role::Value);
            l.close();
        }
        // A macro in a macro.
        [path @ .., name, bang, tree]
            if bang.node.kind() == "!"
                && tree.node.kind() == "token_tree"
                && (path.is_empty()
                    || path.last().is_some_and(|child| child.node.kind() == "::")) =>
        {
            l.open_span(Kind::Call, role, span, 0);
            match path {
                [before @ .., _] if !before.is_empty() => {
                    let callee = shared::between(first.node, name.node);
                    l.open_span(Kind::Member, Role::Callee, callee, 0);
                    expression(l, before, Role::Object);
                    macro_name(l, name.node, Role::Name);
                    l.close();
                }
                _ => macro_name(l, name.node, Role::Callee),
            }
            arguments(l, tree.node);
            l.close();
        }
        [before @ .., tree]
            if tree.node.kind() == "token_tree"
                && before.last().is_some_and(|child| ends_operand(child.node)) =>
        {
            match l.text(tree.node).bytes().next() {
                Some(b'(') => {
                    l.open_span(Kind::Call, role, span, 0);
                    expression(l, before, Role::Callee);
                    arguments(l, tree.node);
                    l.close();
                }
                Some(b'[') => {
                    l.open_span(Kind::Index, role, span, 0);
                    expression(l, before, Role::Object);
                    pieces(l, tree.node, Role::Index);
                    l.close();
                }
                _ => opaque(l, piece, role),
            }
        }
        _ => opaque(l, piece, role),
    }
}

/// The last of the loosest binary operators of a piece.
fn operator(piece: &[Child<'_>]) -> Option<usize> {
    LEVELS.iter().find_map(|level| {
        (1..piece.len() - 1).rev().find(|&index| {
            level.contains(&piece[index].node.kind())
                && ends_operand(piece[index - 1].node)
                && !matches!(piece[index + 1].node.kind(), "." | "::" | "=" | ">")
        })
    })
}

fn is_word(node: Native<'_>) -> bool {
    matches!(
        node.kind(),
        "identifier" | "integer_literal" | "self" | "super" | "crate" | "primitive_type" | "await"
    )
}

/// Whether an operand may end with this token.
fn ends_operand(node: Native<'_>) -> bool {
    node.is_named() && node.kind() != "mutable_specifier" || node.kind() == "?"
}

/// Tokens that are no expression: those that mean something, side by side.
fn opaque<'t>(l: &mut Lowerer<'_, 't>, piece: &[Child<'t>], role: Role) {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return;
    };
    l.open_span(
        Kind::Opaque,
        role,
        shared::between(first.node, last.node),
        0,
    );
    let words: Vec<&str> = piece
        .iter()
        .filter(|child| !child.node.is_named())
        .map(|child| child.node.kind())
        .collect();
    l.set_symbol(&words.join(" "));
    let mut rest = piece;
    while let Some(at) = rest.iter().position(|child| child.node.is_named()) {
        rest = &rest[at..];
        // Runs of names, members and calls are expressions again.
        let length = run(rest);
        if length == piece.len() {
            for child in piece.iter().filter(|child| child.node.is_named()) {
                l.lower(child.node, Role::Child);
            }
            break;
        }
        if length == 1 || length > MAX_PIECE {
            for child in rest[..length].iter().filter(|child| child.node.is_named()) {
                l.lower(child.node, Role::Child);
            }
        } else {
            postfix(l, &rest[..length], Role::Child);
        }
        rest = &rest[length..];
    }
    l.close();
}

/// How many tokens from here on are one operand.
fn run(tokens: &[Child<'_>]) -> usize {
    let mut length = 1;
    while let Some(next) = tokens.get(length) {
        let after = tokens.get(length + 1);
        match next.node.kind() {
            "." | "::" if after.is_some_and(|after| is_word(after.node)) => length += 2,
            "!" if after.is_some_and(|after| after.node.kind() == "token_tree")
                && tokens[length - 1].node.kind() == "identifier" =>
            {
                length += 2;
            }
            "token_tree"
                if span_of(next.node).start == span_of(tokens[length - 1].node).end
                    && ends_operand(tokens[length - 1].node) =>
            {
                length += 1;
            }
            "?" => length += 1,
            _ => break,
        }
    }
    length
}

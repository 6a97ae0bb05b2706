//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{Lowerer, field, span_of};
use crate::parse::Problem;
use crate::{Flags, Kind, Role};

/// A block. In a pattern, braces that stand alone are an object where they
/// can be one; refused here, they are tried as one next.
pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.is_pattern() && is_outermost(node) {
        l.problems.push(Problem::Syntax(span_of(node)));
    }
    l.emit(Kind::Block, role, node, &[]);
}

/// A label. In a pattern, `key: value` that stands alone is a pair of an object.
pub(super) fn label<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if l.is_pattern() && is_outermost(node) {
        l.problems.push(Problem::Syntax(span_of(node)));
    }
    let children = l.named(node);
    l.open(Kind::Label, role, node);
    if let Some(label) = field(&children, "label") {
        let text = l.text(label);
        l.set_symbol(text);
    }
    for child in children.iter().filter(|child| child.field != "label") {
        l.lower(child.node, Role::Statement);
    }
    l.close();
}

fn is_outermost(node: Native<'_>) -> bool {
    node.parent()
        .is_some_and(|parent| parent.kind() == "program")
}

/// An expression statement; a namespace parses as one in TypeScript.
pub(super) fn expression<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    if let [only] = children[..]
        && only.node.kind() == "internal_module"
    {
        l.lower(only.node, role);
        return;
    }
    l.emit(Kind::ExpressionStatement, role, node, &[]);
}

/// `let a = 1, b`: a definition for each variable. The first begins where the
/// statement does, the last ends where it does.
pub(super) fn declaration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let count = children
        .iter()
        .filter(|child| child.node.kind() == "variable_declarator")
        .count();
    let mut index = 0;
    for child in children.iter().filter(|child| child.is_named()) {
        if child.node.kind() != "variable_declarator" {
            l.lower(child.node, role);
            continue;
        }
        let (whole, mut span) = (span_of(node), span_of(child.node));
        if index == 0 {
            span.start = whole.start;
        }
        index += 1;
        if index == count {
            span.end = whole.end;
        }
        l.open_span(Kind::VariableDefinition, role, span, child.node.kind_id());
        for keyword in children.iter().filter(|child| !child.node.is_named()) {
            let text = l.text(keyword.node);
            if matches!(text, "var" | "let" | "const" | "using" | "await") {
                let at = if index == 1 {
                    span_of(keyword.node)
                } else {
                    Span {
                        start: span.start,
                        end: span.start,
                    }
                };
                l.leaf_span(
                    Kind::Modifier,
                    Role::Modifier,
                    at,
                    keyword.node.kind_id(),
                    text,
                );
            }
        }
        declarator(l, child.node);
        l.close();
    }
}

/// Name, type and value of one variable.
fn declarator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        let role = match child.field {
            "name" => Role::Name,
            "type" => Role::Type,
            "value" => Role::Value,
            _ => Role::Child,
        };
        l.lower(child.node, role);
    }
}

/// The three-part loop.
pub(super) fn for_loop<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::For, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            ("initializer" | "condition", "empty_statement") => {}
            ("initializer", "sequence_expression") => l.lower_named(child.node, Role::Initializer),
            ("initializer", _) => l.lower(child.node, Role::Initializer),
            ("condition", "expression_statement") => l.lower_named(child.node, Role::Condition),
            ("condition", _) => l.lower(child.node, Role::Condition),
            ("increment", "sequence_expression") => l.lower_named(child.node, Role::Update),
            ("increment", _) => l.lower(child.node, Role::Update),
            ("body", _) => l.lower(child.node, Role::Body),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `for (x of xs)` and `for (key in object)`.
pub(super) fn for_each<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::ForEach, role, node);
    if let Some(operator) = field(&children, "operator") {
        let text = l.text(operator);
        l.set_symbol(text);
    }
    if field(&children, "kind").is_some() {
        l.set_flags(Flags::DECLARES);
    }
    for child in children.iter().filter(|child| child.is_named()) {
        let role = match child.field {
            "left" => Role::Target,
            "right" => Role::Value,
            "body" => Role::Body,
            _ => Role::Child,
        };
        l.lower(child.node, role);
    }
    l.close();
}

/// `case x: ...` and `default: ...`: the statements are one block.
pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.named(node);
    l.open(Kind::Case, role, node);
    if node.kind() == "switch_default" {
        l.set_symbol("default");
    }
    let end = span_of(node).end;
    let mut body = Span { start: end, end };
    for child in &children {
        if child.field == "value" {
            l.lower(child.node, Role::Pattern);
        } else {
            body.start = body.start.min(span_of(child.node).start);
        }
    }
    l.open_span(Kind::Block, Role::Body, body, 0);
    for child in children.iter().filter(|child| child.field != "value") {
        l.lower(child.node, Role::Statement);
    }
    l.close();
    l.close();
}

/// `break`, `continue`, with or without a label.
pub(super) fn jump<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = if node.kind() == "break_statement" {
        Kind::Break
    } else {
        Kind::Continue
    };
    let children = l.named(node);
    l.open(kind, role, node);
    if let Some(label) = field(&children, "label") {
        let text = l.text(label);
        l.set_symbol(text);
        l.lower(label, Role::Label);
    }
    l.close();
}

/// `debugger;` is the use of a name, as any other.
pub(super) fn debugger<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ExpressionStatement, role, node);
    if let Some(word) = l.children(node).first() {
        l.emit_leaf(Kind::Name, Role::Value, word.node, "debugger");
    }
    l.close();
}

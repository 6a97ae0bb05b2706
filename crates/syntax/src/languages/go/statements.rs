//! Statements.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use crate::lower::{ChildList, Lowerer, field, span_of};
use crate::{Kind, Role};

/// What Go calls a simple statement: an expression, assignment, declaration,
/// `++`, `<-`. Among statements it is an [`Kind::ExpressionStatement`], in the
/// head of another statement just what it holds.
pub(super) fn simple<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if role != Role::Statement {
        return simple_value(lowerer, node, role);
    }
    lowerer.open(Kind::ExpressionStatement, role, node);
    simple_value(lowerer, node, Role::Value);
    lowerer.close();
}

fn simple_value<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let (kind, roles): (Kind, &[(&str, Role)]) = match node.kind() {
        "send_statement" => (
            Kind::Binary,
            &[("channel", Role::Left), ("value", Role::Right)],
        ),
        "inc_statement" | "dec_statement" => (Kind::Update, &[("", Role::Value)]),
        "assignment_statement" | "short_var_declaration" => (
            Kind::Assign,
            &[("left", Role::Target), ("right", Role::Value)],
        ),
        "receive_statement" if field(&children, "left").is_some() => (
            Kind::Assign,
            &[("left", Role::Target), ("right", Role::Value)],
        ),
        _ => return lowerer.lower_named(node, role),
    };
    let operator = children
        .iter()
        .find(|child| !child.node.is_named())
        .map_or("", |child| child.node.kind());
    let augmented = operator
        .strip_suffix('=')
        .filter(|before| !before.is_empty() && *before != ":");
    let (kind, symbol) = match augmented {
        Some(before) if kind == Kind::Assign => (Kind::AugmentedAssign, before),
        _ => (kind, operator),
    };
    lowerer.open(kind, role, node);
    lowerer.set_symbol(symbol);
    for child in children.iter().filter(|child| child.is_named()) {
        let role = roles
            .iter()
            .find(|(field, _)| *field == child.field)
            .map_or(Role::Child, |(_, role)| *role);
        lowerer.lower(child.node, role);
    }
    lowerer.close();
}

/// `name: statement`. A pattern that begins so is a field of a composite literal.
pub(super) fn labeled<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let is_field = lowerer.is_pattern()
        && node
            .parent()
            .is_some_and(|parent| parent.kind() == "source_file");
    lowerer.open(if is_field { Kind::Pair } else { Kind::Label }, role, node);
    if let Some(label) = field(&children, "label") {
        let text = lowerer.text(label);
        if is_field {
            lowerer.emit_leaf(Kind::Name, Role::Key, label, text);
        } else {
            lowerer.set_symbol(text);
        }
    }
    for child in children.iter().filter(|child| child.field != "label") {
        lowerer.lower(
            child.node,
            if is_field {
                Role::Value
            } else {
                Role::Statement
            },
        );
    }
    lowerer.close();
}

pub(super) fn jump<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = if node.kind() == "break_statement" {
        Kind::Break
    } else {
        Kind::Continue
    };
    let label = lowerer
        .named(node)
        .first()
        .map_or("", |label| lowerer.text(label.node));
    lowerer.emit_leaf(kind, role, node, label);
}

pub(super) fn label_name<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    let text = lowerer.text(node);
    lowerer.emit_leaf(Kind::Name, Role::Label, node, text);
}

/// Opens a block that holds the statement before a condition and what follows,
/// if there is such a statement. Whether there was.
fn open_initializer<'t>(
    lowerer: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    children: &ChildList<'t>,
) -> bool {
    let Some(initializer) = field(children, "initializer") else {
        return false;
    };
    lowerer.open(Kind::Block, role, node);
    lowerer.lower(initializer, Role::Statement);
    true
}

/// The span of a statement without its initializer.
fn span_after_initializer(node: Native<'_>, children: &ChildList<'_>) -> Span {
    let whole = span_of(node);
    match field(children, "initializer") {
        Some(initializer) => Span {
            start: span_of(initializer).end,
            end: whole.end,
        },
        None => whole,
    }
}

pub(super) fn if_<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let in_block = open_initializer(lowerer, node, role, &children);
    let role = if in_block { Role::Statement } else { role };
    let mut span = span_after_initializer(node, &children);
    if in_block && let Some(condition) = field(&children, "condition") {
        span.start = span_of(condition).start;
    }
    lowerer.open_span(Kind::If, role, span, 0);
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "initializer" => {}
            "condition" => lowerer.lower(child.node, Role::Condition),
            "consequence" => lowerer.lower(child.node, Role::Then),
            "alternative" => lowerer.lower(child.node, Role::Else),
            _ => lowerer.lower(child.node, Role::Child),
        }
    }
    lowerer.close();
    if in_block {
        lowerer.close();
    }
}

/// `for {}` and `for a; b; c {}` are [`Kind::For`], `for condition {}` is
/// [`Kind::While`], `for x := range y {}` is [`Kind::ForEach`].
pub(super) fn for_<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let header = children
        .iter()
        .find(|child| child.field != "body")
        .map(|child| child.node);
    let kind = match header.map(|header| header.kind()) {
        None | Some("for_clause") => Kind::For,
        Some("range_clause") => Kind::ForEach,
        Some(_) => Kind::While,
    };
    lowerer.open(kind, role, node);
    for child in &children {
        match (child.field, child.node.kind()) {
            ("body", _) => lowerer.lower(child.node, Role::Body),
            (_, "for_clause" | "range_clause") => {
                for part in lowerer.named(child.node) {
                    let role = match part.field {
                        "initializer" => Role::Initializer,
                        "condition" => Role::Condition,
                        "update" => Role::Update,
                        "left" => Role::Target,
                        "right" => Role::Value,
                        _ => Role::Child,
                    };
                    lowerer.lower(part.node, role);
                }
            }
            _ => lowerer.lower(child.node, Role::Condition),
        }
    }
    lowerer.close();
}

/// `switch`, `switch x.(type)` and `select`.
pub(super) fn switch<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let in_block = open_initializer(lowerer, node, role, &children);
    let role = if in_block { Role::Statement } else { role };
    let mut span = span_after_initializer(node, &children);
    if in_block && let Some(value) = field(&children, "alias").or_else(|| field(&children, "value"))
    {
        span.start = span_of(value).start;
    }
    lowerer.open_span(Kind::Switch, role, span, 0);
    if node.kind() == "type_switch_statement" {
        type_of(lowerer, &children);
    } else if let Some(value) = field(&children, "value") {
        lowerer.lower(value, Role::Value);
    }
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field.is_empty())
    {
        lowerer.lower(child.node, Role::Case);
    }
    lowerer.close();
    if in_block {
        lowerer.close();
    }
}

/// `x.(type)` or `y := x.(type)` in the head of a switch.
fn type_of<'t>(lowerer: &mut Lowerer<'_, 't>, children: &ChildList<'t>) {
    let Some(value) = field(children, "value") else {
        return;
    };
    let alias = field(children, "alias");
    let end = children
        .iter()
        .rfind(|child| child.node.kind() == ")")
        .map_or(value, |close| close.node);
    let span = Span {
        start: span_of(value).start,
        end: span_of(end).end,
    };
    let mut role = Role::Value;
    if let Some(alias) = alias {
        lowerer.open_span(
            Kind::Assign,
            role,
            Span {
                start: span_of(alias).start,
                ..span
            },
            0,
        );
        lowerer.set_symbol(":=");
        lowerer.lower(alias, Role::Target);
        role = Role::Value;
    }
    lowerer.open_span(Kind::Unary, role, span, 0);
    lowerer.set_symbol("type");
    lowerer.lower(value, Role::Value);
    lowerer.close();
    if alias.is_some() {
        lowerer.close();
    }
}

/// A case and its statements. In a pattern `case ...` has no body: it stands
/// for whole cases.
pub(super) fn case<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    lowerer.open(Kind::Case, role, node);
    if node.kind() == "default_case" {
        lowerer.set_symbol("default");
    }
    let mut is_hole = false;
    for child in children.iter().filter(|child| !child.field.is_empty()) {
        is_hole = lowerer.is_ellipsis(child.node);
        if child.node.kind() == "expression_list" {
            lowerer.lower_named(child.node, Role::Pattern);
        } else {
            lowerer.lower(child.node, Role::Pattern);
        }
    }
    let statements: Vec<_> = children
        .iter()
        .filter(|child| child.field.is_empty())
        .map(|child| child.node)
        .collect();
    if !(is_hole && statements.is_empty()) {
        let end = span_of(node).end;
        let start = statements
            .first()
            .map_or(end, |first| span_of(*first).start);
        lowerer.open_span(Kind::Block, Role::Body, Span { start, end }, 0);
        for statement in statements {
            lowerer.lower(statement, Role::Statement);
        }
        lowerer.close();
    }
    lowerer.close();
}

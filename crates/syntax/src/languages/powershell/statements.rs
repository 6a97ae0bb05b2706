//! Statements.

use tree_sitter::Node as Native;

use super::super::shared;
use crate::lower::{Lowerer, field, span_of};
use crate::{Flags, Kind, Role};

pub(super) fn file<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::File, role, node);
    list(l, node);
    l.close();
}

/// `{ statements }`
pub(super) fn block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Block, role, node);
    list(l, node);
    l.close();
}

pub(super) fn spliced<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, _role: Role) {
    list(l, node);
}

/// The statements below a node.
pub(super) fn list<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.children_without_fields(node) {
        match child.node.kind() {
            _ if !child.is_named() => {}
            "statement_list" => list(l, child.node),
            "pipeline" => shared::expression_statement(l, child.node, child.node, Role::Statement),
            "param_block" => parameters_of_file(l, child.node),
            _ => l.lower(child.node, Role::Statement),
        }
    }
}

/// `param(...)` of a file declares variables.
fn parameters_of_file<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    l.open(Kind::FunctionDefinition, Role::Statement, node);
    l.lower(node, Role::Parameters);
    l.close();
}

pub(super) fn if_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let others: Vec<_> = match field(&children, "elseif_clauses") {
        Some(clauses) => l.named(clauses).iter().map(|child| child.node).collect(),
        None => Vec::new(),
    };
    let last = field(&children, "else_clause");
    l.open(Kind::If, role, node);
    head(l, node);
    let mut opened = 0;
    for &other in &others {
        if !l.may_nest() {
            break;
        }
        l.open(Kind::If, Role::Else, other);
        head(l, other);
        opened += 1;
    }
    if let Some(last) = last {
        for child in l.named(last) {
            l.lower(child.node, Role::Else);
        }
    }
    for _ in 0..=opened {
        l.close();
    }
}

/// The condition and what follows from it.
fn head<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    if let Some(condition) = field(&children, "condition") {
        l.lower(condition, Role::Condition);
    }
    if let Some(body) = shared::of_kind(&children, "statement_block") {
        l.lower(body, Role::Then);
    }
}

pub(super) fn while_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::While, role, node);
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "condition" {
                Role::Condition
            } else {
                Role::Body
            },
        );
    }
    l.close();
}

/// `do { } while (c)`, `do { } until (c)`
pub(super) fn do_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let until = children.iter().any(|child| child.node.kind() == "until");
    l.open(Kind::DoWhile, role, node);
    if let Some(body) = shared::of_kind(&children, "statement_block") {
        l.lower(body, Role::Body);
    }
    if let Some(condition) = field(&children, "condition") {
        if until {
            l.open(Kind::Unary, Role::Condition, condition);
            l.set_symbol("!");
            l.lower(condition, Role::Value);
            l.close();
        } else {
            l.lower(condition, Role::Condition);
        }
    }
    l.close();
}

pub(super) fn for_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::For, role, node);
    for child in l.named(node) {
        match child.field {
            "for_initializer" => l.lower(child.node, Role::Initializer),
            "for_condition" => l.lower(child.node, Role::Condition),
            "for_iterator" => l.lower(child.node, Role::Update),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `foreach ($x in $xs) { }`
pub(super) fn foreach<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::ForEach, role, node);
    l.set_flags(Flags::DECLARES);
    for child in l.named(node) {
        match child.node.kind() {
            "variable" => l.lower(child.node, Role::Target),
            "pipeline" => l.lower(child.node, Role::Value),
            "statement_block" => l.lower(child.node, Role::Body),
            _ => {}
        }
    }
    l.close();
}

pub(super) fn switch<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Switch, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "switch_condition" => l.lower(child.node, Role::Value),
            "switch_body" => l.lower(child.node, Role::Case),
            _ => {}
        }
    }
    l.close();
}

/// `pattern { statements }`
pub(super) fn case<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Case, role, node);
    for child in l.named(node) {
        if child.node.kind() == "statement_block" {
            l.lower(child.node, Role::Body);
        } else if l.text(child.node).trim().eq_ignore_ascii_case("default") {
            l.set_symbol("default");
        } else {
            l.lower(child.node, Role::Pattern);
        }
    }
    l.close();
}

pub(super) fn try_<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Try, role, node);
    for child in l.named(node) {
        match child.node.kind() {
            "catch_clauses" => {
                for clause in l.named(child.node) {
                    l.open(Kind::Catch, Role::Catch, clause.node);
                    for part in l.named(clause.node) {
                        if part.node.kind() == "statement_block" {
                            l.lower(part.node, Role::Body);
                        } else {
                            l.lower_named(part.node, Role::Type);
                        }
                    }
                    l.close();
                }
            }
            "finally_clause" => l.lower_named(child.node, Role::Finally),
            _ => l.lower(child.node, Role::Body),
        }
    }
    l.close();
}

/// `trap [T] { }`
pub(super) fn trap<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    l.set_symbol("trap");
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.node.kind() == "statement_block" {
                Role::Body
            } else {
                Role::Resource
            },
        );
    }
    l.close();
}

/// `parallel { }`, `sequence { }`, `inlinescript { }`
pub(super) fn keyword_block<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::With, role, node);
    l.set_symbol(node.kind().trim_end_matches("_statement"));
    l.lower_named(node, Role::Body);
    l.close();
}

/// `return x`, `throw x`, `break l`, `continue l`, `exit x`
pub(super) fn flow<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children_without_fields(node);
    let word = children
        .first()
        .map_or_else(String::new, |word| l.text(word.node).to_lowercase());
    if word == "exit" {
        l.open(Kind::ExpressionStatement, role, node);
        l.open(Kind::Call, Role::Value, node);
        if let Some(name) = children.first() {
            l.emit_leaf(Kind::Name, Role::Callee, name.node, "exit");
        }
        let end = span_of(node).end;
        let value = children.iter().find(|child| child.is_named());
        match value {
            Some(value) => {
                l.open(Kind::Arguments, Role::Arguments, value.node);
                l.lower(value.node, Role::Argument);
                l.close();
            }
            None => shared::absent(l, Kind::Arguments, Role::Arguments, end, ""),
        }
        l.close();
        l.close();
        return;
    }
    let kind = match word.as_str() {
        "throw" => Kind::Throw,
        "break" => Kind::Break,
        "continue" => Kind::Continue,
        _ => Kind::Return,
    };
    l.open(kind, role, node);
    for child in children.iter().filter(|child| child.is_named()) {
        if matches!(kind, Kind::Break | Kind::Continue) {
            let label = l.text(child.node);
            l.set_symbol(label);
            l.emit_leaf(Kind::Name, Role::Label, child.node, label);
        } else {
            l.lower(child.node, Role::Value);
        }
    }
    l.close();
}

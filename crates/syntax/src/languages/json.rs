//! JSON. Patterns are parsed as JavaScript, of which it is a part, so that
//! they may have holes anywhere.

use tree_sitter::Node as Native;

use super::javascript::{self, SHARED, concat};
use super::typescript;
use crate::lower::{Action, LanguageTable, Lowerer, span_of};
use crate::names::NameRules;
use crate::pattern_text::PatternSyntax;
use crate::{Kind, Role};

use Action::{Emit, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::JSON,
    pattern_grammar: Some(laocoon_grammars::TSX),
    actions: &ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::BLOCKS,
};

static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[("", ""), ("({", "})"), ("(", ")")],
    ..javascript::PATTERNS
};

static ACTIONS: [(&str, Action); SHARED.len() + typescript::ONLY_HERE.len() + ONLY_HERE.len()] =
    concat(&[SHARED, typescript::ONLY_HERE, ONLY_HERE]);

const ONLY_HERE: &[(&str, Action)] = &[
    ("document", Emit(Kind::File, &[])),
    ("number", With(number)),
];

/// A number; its sign is an operator, as in JavaScript.
fn number<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if !l.text(node).starts_with('-') {
        javascript::number(l, node, role);
        return;
    }
    let mut span = span_of(node);
    l.open(Kind::Unary, role, node);
    l.set_symbol("-");
    span.start += 1;
    let (kind, symbol) = javascript::number_value(l.slice(span));
    l.leaf_span(kind, Role::Value, span, node.kind_id(), &symbol);
    l.close();
}

//! Cpp.

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::pattern_text::PatternSyntax;
use crate::{Kind, Role};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::CPP,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::BLOCKS,
};

static PATTERNS: PatternSyntax = PatternSyntax::BRACES;

static ACTIONS: &[(&str, Action)] = &[
    ("comment", Action::Skip),
    (
        "call",
        Action::Emit(Kind::Call, &[("function", Role::Callee)]),
    ),
];

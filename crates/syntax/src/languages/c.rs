//! C.

use super::c_family::{self, declarations};
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::pattern_text::{PatternSyntax, Typed};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::C,
    pattern_grammar: None,
    actions: &ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::BLOCKS,
};

/// A function's body takes all that stands at the top of a file, and more.
static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("void f(void) {\n", "\n;}"),
        ("void f(void) {\n", "\n}"),
        ("", ""),
        ("struct s {\n", "\n};"),
    ],
    class_words: &[],
    typed: Typed::TypeFirst("((TYPE) NAME)"),
    ..PatternSyntax::BRACES
};

static ACTIONS: [(&str, Action); c_family::ACTIONS.len() + OWN.len()] =
    c_family::concatenate(c_family::ACTIONS, OWN);

const OWN: &[(&str, Action)] = &[("variadic_parameter", Action::With(declarations::rest))];

//! Bash and POSIX shell.
//!
//! A **word** is what blanks separate. A simple command is a [`Kind::Call`]:
//! its first word is the callee, the others are the arguments, and its
//! redirections and the assignments before it are its resources. A word
//! without expansions is a [`Kind::String`] (a callee a [`Kind::Name`])
//! whatever quotes it has; one with expansions is a
//! [`Kind::InterpolatedString`] with the symbol `+` when pieces stand side by
//! side, and none when they are in double quotes. Constructs of the shell
//! that hold commands or a name are [`Kind::Unary`] with these symbols:
//!
//! | symbol | written |
//! |---|---|
//! | `$` | `$x`, `${x}`, `${x:-default}`; what else is in the braces is a child |
//! | `$()` | `$(command)`, `` `command` `` |
//! | `$(())`, `((` | arithmetic |
//! | `()` | `(commands)` in a shell of its own |
//! | `<()`, `>()` | a command as a file |
//! | `[`, `[[` | a test |
//! | `!`, `&` | a command negated, a command in the background |

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

mod commands;
mod expressions;
pub(super) mod lines;
pub(super) mod patterns;
mod places;
mod statements;
mod words;

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::BASH,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules::SHELL,
};

pub(super) static ACTIONS: &[(&str, Action)] = &[
    ("program", Action::With(statements::program)),
    ("comment", Action::Skip),
    // ---- statements
    ("compound_statement", Action::With(statements::group)),
    ("do_group", Action::With(statements::group)),
    ("if_statement", Action::With(statements::if_chain)),
    ("while_statement", Action::With(statements::while_loop)),
    ("for_statement", Action::With(statements::for_each)),
    ("c_style_for_statement", Action::With(statements::for_loop)),
    ("case_statement", Action::With(statements::switch)),
    ("case_item", Action::With(statements::case)),
    ("function_definition", Action::With(statements::function)),
    // ---- commands
    ("command", Action::With(commands::command)),
    ("command_name", Action::Splice),
    ("declaration_command", Action::With(commands::declaration)),
    ("unset_command", Action::With(commands::keyword_command)),
    ("variable_assignment", Action::With(commands::assignment)),
    ("variable_assignments", Action::Splice),
    ("redirected_statement", Action::With(commands::redirected)),
    ("file_redirect", Action::With(commands::redirection)),
    ("herestring_redirect", Action::With(commands::redirection)),
    ("heredoc_redirect", Action::With(commands::redirection)),
    ("heredoc_body", Action::With(words::heredoc)),
    ("heredoc_content", Action::Leaf(Kind::String)),
    ("heredoc_start", Action::Skip),
    ("heredoc_end", Action::Skip),
    ("pipeline", Action::With(commands::pipeline)),
    ("list", Action::With(commands::pipeline)),
    ("negated_command", Action::With(commands::negated)),
    ("subshell", Action::With(commands::subshell)),
    ("test_command", Action::With(expressions::test)),
    // ---- words
    ("word", Action::With(words::word)),
    ("number", Action::With(words::number)),
    ("string", Action::With(words::string)),
    ("string_content", Action::Leaf(Kind::String)),
    ("raw_string", Action::With(words::raw_string)),
    ("ansi_c_string", Action::With(words::ansi_c_string)),
    ("translated_string", Action::Splice),
    ("concatenation", Action::With(words::concatenation)),
    ("brace_expression", Action::Leaf(Kind::String)),
    ("extglob_pattern", Action::With(words::word)),
    ("regex", Action::With(words::word)),
    ("array", Action::Emit(Kind::List, &[])),
    ("simple_expansion", Action::With(words::simple_expansion)),
    ("expansion", Action::With(words::expansion)),
    ("command_substitution", Action::With(commands::substitution)),
    ("process_substitution", Action::With(commands::substitution)),
    // ---- names
    ("variable_name", Action::Leaf(Kind::Name)),
    ("special_variable_name", Action::Leaf(Kind::Name)),
    (
        "subscript",
        Action::Emit(
            Kind::Index,
            &[("name", Role::Object), ("index", Role::Index)],
        ),
    ),
    // ---- arithmetic and tests
    (
        "arithmetic_expansion",
        Action::With(expressions::arithmetic),
    ),
    ("parenthesized_expression", Action::Splice),
    ("binary_expression", Action::With(expressions::binary)),
    ("unary_expression", Action::Operator(Kind::Unary, &[])),
    ("postfix_expression", Action::Operator(Kind::Update, &[])),
    (
        "ternary_expression",
        Action::Emit(
            Kind::Conditional,
            &[
                ("condition", Role::Condition),
                ("consequence", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
    ("test_operator", Action::Skip),
    ("file_descriptor", Action::Skip),
];

//! PowerShell.
//!
//! Names of variables (with their `$`), commands, members and types are in
//! lower case: the language does not tell cases apart. A command is a call;
//! `-Name value` among its words is a keyword argument named so, and a
//! parameter without a value one of `true`. What is piped into a command is
//! its `Object`: `a | b` is the call `b` of what `a` gives, a
//! [`Kind::Binary`]. `-eq`, `-and` and the like are the operators they stand
//! for. A script block is a [`Kind::Lambda`].

mod commands;
mod definitions;
mod expressions;
mod patterns;
mod statements;

use super::shared;
use crate::Kind;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;

use Action::{Constant, Leaf, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::POWERSHELL,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules {
        imports_resolve: false,
        ..NameRules::ASSIGNMENTS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("program", With(statements::file)),
    ("comment", Skip),
    ("empty_statement", Skip),
    // Literals and names.
    ("integer_literal", Splice),
    ("decimal_integer_literal", With(expressions::integer)),
    ("hexadecimal_integer_literal", With(shared::integer)),
    ("real_literal", With(shared::float)),
    ("string_literal", Splice),
    ("verbatim_string_characters", With(expressions::verbatim)),
    (
        "verbatim_here_string_characters",
        With(expressions::verbatim),
    ),
    ("expandable_string_literal", With(expressions::expandable)),
    (
        "expandable_here_string_literal",
        With(expressions::expandable),
    ),
    ("variable", With(expressions::variable)),
    ("simple_name", With(expressions::name)),
    ("type_literal", With(expressions::type_literal)),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("sub_expression", With(expressions::sub_expression)),
    ("array_expression", With(expressions::array)),
    ("array_literal_expression", With(expressions::list)),
    ("logical_expression", With(expressions::binary)),
    ("bitwise_expression", With(expressions::binary)),
    ("comparison_expression", With(expressions::binary)),
    ("additive_expression", With(expressions::binary)),
    ("multiplicative_expression", With(expressions::binary)),
    ("format_expression", With(expressions::binary)),
    ("range_expression", With(expressions::binary)),
    ("argument_expression", Splice),
    ("logical_argument_expression", With(expressions::binary)),
    ("bitwise_argument_expression", With(expressions::binary)),
    ("comparison_argument_expression", With(expressions::binary)),
    ("additive_argument_expression", With(expressions::binary)),
    (
        "multiplicative_argument_expression",
        With(expressions::binary),
    ),
    ("format_argument_expression", With(expressions::binary)),
    ("range_argument_expression", With(expressions::binary)),
    ("unary_expression", Splice),
    ("expression_with_unary_operator", With(expressions::unary)),
    ("pre_increment_expression", With(expressions::update)),
    ("pre_decrement_expression", With(expressions::update)),
    ("post_increment_expression", With(expressions::update)),
    ("post_decrement_expression", With(expressions::update)),
    ("cast_expression", With(expressions::cast)),
    ("member_access", With(expressions::member)),
    ("member_name", Splice),
    ("element_access", With(shared::index)),
    ("invokation_expression", With(expressions::call)),
    ("invokation_foreach_expression", With(expressions::call)),
    ("argument_list", With(expressions::arguments)),
    ("hash_literal_expression", With(expressions::hash)),
    ("hash_literal_body", Splice),
    ("hash_entry", With(expressions::entry)),
    ("key_expression", Splice),
    ("script_block_expression", With(expressions::script_block)),
    ("script_block", With(definitions::body)),
    // Commands.
    ("pipeline", Splice),
    ("pipeline_chain", With(commands::chain)),
    ("command", With(commands::command)),
    ("command_name", With(commands::name)),
    ("command_name_expr", Splice),
    ("path_command_name", With(commands::path)),
    ("generic_token", With(commands::word)),
    ("command_argument_sep", Skip),
    ("stop_parsing", Leaf(Kind::String)),
    ("verbatim_command_argument", Leaf(Kind::String)),
    ("redirections", Splice),
    ("redirection", With(commands::redirection)),
    ("redirected_file_name", Splice),
    // Statements.
    ("statement_list", With(statements::spliced)),
    ("statement_block", With(statements::block)),
    ("assignment_expression", With(expressions::assignment)),
    ("left_assignment_expression", Splice),
    ("if_statement", With(statements::if_)),
    ("while_statement", With(statements::while_)),
    ("while_condition", Splice),
    ("do_statement", With(statements::do_)),
    ("for_statement", With(statements::for_)),
    ("for_initializer", Splice),
    ("for_condition", Splice),
    ("for_iterator", Splice),
    ("foreach_statement", With(statements::foreach)),
    ("switch_statement", With(statements::switch)),
    ("switch_condition", Splice),
    ("switch_body", Splice),
    ("switch_clauses", Splice),
    ("switch_clause", With(statements::case)),
    ("switch_clause_condition", Splice),
    ("try_statement", With(statements::try_)),
    ("trap_statement", With(statements::trap)),
    ("flow_control_statement", With(statements::flow)),
    ("label_expression", Splice),
    ("label", Constant(Kind::Opaque, "label")),
    ("inlinescript_statement", With(statements::keyword_block)),
    ("parallel_statement", With(statements::keyword_block)),
    ("sequence_statement", With(statements::keyword_block)),
    // Definitions.
    ("function_statement", With(definitions::function)),
    ("param_block", With(definitions::parameters)),
    ("parameter_list", With(definitions::parameters)),
    ("script_parameter", With(definitions::parameter)),
    ("attribute_list", Splice),
    ("attribute", With(definitions::attribute)),
    ("class_statement", With(definitions::class)),
    ("class_property_definition", With(definitions::property)),
    ("class_method_definition", With(definitions::method)),
    ("enum_statement", With(definitions::class)),
    ("enum_member", With(definitions::enum_member)),
];

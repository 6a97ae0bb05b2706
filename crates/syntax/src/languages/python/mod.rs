//! Python 3, and what the grammar still knows of Python 2.

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

mod definitions;
mod expressions;
mod imports;
mod matching;
mod patterns;
mod statements;
mod strings;
mod types;

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::PYTHON,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules::ASSIGNMENTS,
};

static ACTIONS: &[(&str, Action)] = &[
    ("module", Action::Emit(Kind::File, &[])),
    ("block", Action::Emit(Kind::Block, &[])),
    ("comment", Action::Skip),
    ("line_continuation", Action::Skip),
    // ---- imports
    ("import_statement", Action::With(imports::modules)),
    ("import_from_statement", Action::With(imports::names)),
    ("future_import_statement", Action::With(imports::names)),
    // ---- simple statements
    (
        "expression_statement",
        Action::With(statements::expression_statement),
    ),
    ("return_statement", Action::Emit(Kind::Return, &[])),
    (
        "raise_statement",
        Action::Emit(Kind::Throw, &[("cause", Role::Cause)]),
    ),
    ("assert_statement", Action::Emit(Kind::Assert, &[])),
    ("delete_statement", Action::With(statements::delete)),
    ("global_statement", Action::With(statements::global)),
    ("nonlocal_statement", Action::With(statements::global)),
    ("pass_statement", Action::Constant(Kind::Empty, "")),
    ("break_statement", Action::Constant(Kind::Break, "")),
    ("continue_statement", Action::Constant(Kind::Continue, "")),
    ("print_statement", Action::With(statements::print)),
    ("exec_statement", Action::With(statements::exec)),
    ("type_alias_statement", Action::With(types::alias)),
    // ---- compound statements
    ("if_statement", Action::With(statements::if_chain)),
    ("for_statement", Action::With(statements::for_each)),
    ("while_statement", Action::With(statements::while_loop)),
    ("try_statement", Action::With(statements::try_statement)),
    ("except_clause", Action::With(statements::catch)),
    ("with_statement", Action::With(statements::with)),
    ("match_statement", Action::With(matching::switch)),
    ("case_clause", Action::With(matching::case)),
    ("function_definition", Action::With(definitions::function)),
    ("class_definition", Action::With(definitions::class)),
    ("decorated_definition", Action::With(definitions::decorated)),
    ("decorator", Action::With(definitions::decorator)),
    ("parameters", Action::With(definitions::parameters)),
    ("lambda_parameters", Action::With(definitions::parameters)),
    // ---- names, calls, access
    ("identifier", Action::Leaf(Kind::Name)),
    ("dotted_name", Action::With(matching::dotted_name)),
    (
        "attribute",
        Action::Emit(
            Kind::Member,
            &[("object", Role::Object), ("attribute", Role::Name)],
        ),
    ),
    ("subscript", Action::With(expressions::subscript)),
    ("call", Action::With(expressions::call)),
    ("argument_list", Action::Emit(Kind::Arguments, &[])),
    (
        "keyword_argument",
        Action::With(expressions::keyword_argument),
    ),
    ("list_splat", Action::With(expressions::spread)),
    ("list_splat_pattern", Action::With(expressions::spread)),
    ("dictionary_splat", Action::With(expressions::spread)),
    (
        "dictionary_splat_pattern",
        Action::With(expressions::spread),
    ),
    // ---- operators
    ("parenthesized_expression", Action::Splice),
    (
        "binary_operator",
        Action::Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("boolean_operator", Action::With(expressions::boolean)),
    ("comparison_operator", Action::With(expressions::comparison)),
    ("not_operator", Action::With(expressions::not)),
    (
        "unary_operator",
        Action::Operator(Kind::Unary, &[("argument", Role::Value)]),
    ),
    (
        "conditional_expression",
        Action::With(expressions::conditional),
    ),
    ("named_expression", Action::With(expressions::named)),
    ("as_pattern", Action::With(expressions::named_as)),
    ("as_pattern_target", Action::Splice),
    ("assignment", Action::With(expressions::assignment)),
    (
        "augmented_assignment",
        Action::With(expressions::augmented_assignment),
    ),
    ("lambda", Action::With(expressions::lambda)),
    ("await", Action::Emit(Kind::Await, &[])),
    ("yield", Action::With(expressions::yielded)),
    // ---- collections
    ("tuple", Action::Emit(Kind::Tuple, &[])),
    ("tuple_pattern", Action::Emit(Kind::Tuple, &[])),
    ("expression_list", Action::Emit(Kind::Tuple, &[])),
    ("pattern_list", Action::Emit(Kind::Tuple, &[])),
    ("list", Action::Emit(Kind::List, &[])),
    ("list_pattern", Action::Emit(Kind::List, &[])),
    ("set", Action::With(expressions::set)),
    ("dictionary", Action::Emit(Kind::Dict, &[])),
    (
        "pair",
        Action::Emit(Kind::Pair, &[("key", Role::Key), ("value", Role::Value)]),
    ),
    (
        "list_comprehension",
        Action::With(expressions::comprehension),
    ),
    (
        "set_comprehension",
        Action::With(expressions::comprehension),
    ),
    (
        "dictionary_comprehension",
        Action::With(expressions::comprehension),
    ),
    (
        "generator_expression",
        Action::With(expressions::comprehension),
    ),
    (
        "for_in_clause",
        Action::With(expressions::comprehension_for),
    ),
    // ---- literals
    ("string", Action::With(strings::string)),
    ("concatenated_string", Action::With(strings::concatenated)),
    ("interpolation", Action::With(strings::interpolation)),
    ("format_expression", Action::With(strings::interpolation)),
    ("integer", Action::With(expressions::integer)),
    ("float", Action::With(expressions::float)),
    ("true", Action::Constant(Kind::Boolean, "true")),
    ("false", Action::Constant(Kind::Boolean, "false")),
    ("none", Action::Constant(Kind::Null, "")),
    ("ellipsis", Action::Leaf(Kind::Opaque)),
    // ---- types
    ("type", Action::With(types::type_of)),
    ("generic_type", Action::With(types::type_of)),
    ("union_type", Action::With(types::type_of)),
    ("member_type", Action::With(types::type_of)),
    ("splat_type", Action::With(types::type_of)),
    ("constrained_type", Action::With(types::type_of)),
    // ---- patterns of `case`
    ("case_pattern", Action::With(matching::case_pattern)),
    ("class_pattern", Action::With(matching::class_pattern)),
    ("keyword_pattern", Action::With(matching::keyword_pattern)),
    ("dict_pattern", Action::With(matching::dict_pattern)),
    ("union_pattern", Action::With(matching::union_pattern)),
    ("splat_pattern", Action::With(matching::splat_pattern)),
    ("complex_pattern", Action::Leaf(Kind::Float)),
];

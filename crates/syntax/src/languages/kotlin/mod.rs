//! Kotlin.
//!
//! What stands after a name in braces is its last argument. `object` is a
//! class of that symbol, a companion without a name is called `Companion`.
//! What a class is built from and what it implements stand side by side in
//! `Implements`, arguments for the former included: their order means
//! nothing. The grammar knows neither `true`, `null` nor `break`: they are
//! identifiers to it.

mod definitions;
mod expressions;
mod lines;
mod patterns;
mod statements;
mod types;

use super::shared;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

pub(in crate::languages) use lines::before_parsing;

use Action::{Constant, Emit, Operator, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::KOTLIN,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules {
        constant_modifiers: &["val", "const", "final"],
        ..NameRules::BLOCKS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("source_file", With(statements::file)),
    ("shebang", Skip),
    ("line_comment", Skip),
    ("block_comment", Skip),
    // Literals and names.
    ("number_literal", With(shared::integer)),
    ("float_literal", With(shared::float)),
    ("character_literal", With(shared::character)),
    ("string_literal", With(expressions::string)),
    ("multiline_string_literal", With(expressions::string)),
    ("interpolation", With(expressions::interpolation)),
    ("identifier", With(expressions::identifier)),
    ("qualified_identifier", With(expressions::qualified)),
    ("this_expression", Constant(Kind::This, "this")),
    ("super_expression", Constant(Kind::This, "super")),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("assignment", With(expressions::assignment)),
    (
        "binary_expression",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("in_expression", With(expressions::membership)),
    ("is_expression", With(expressions::membership)),
    (
        "as_expression",
        Emit(Kind::Cast, &[("left", Role::Value), ("right", Role::Type)]),
    ),
    ("range_expression", With(expressions::infix)),
    ("infix_expression", With(expressions::infix)),
    ("unary_expression", With(expressions::unary)),
    ("spread_expression", With(expressions::spread)),
    ("call_expression", With(expressions::call)),
    ("value_arguments", Emit(Kind::Arguments, &[])),
    ("value_argument", With(expressions::argument)),
    ("annotated_lambda", With(expressions::annotated)),
    ("annotated_expression", With(expressions::annotated)),
    ("labeled_expression", With(statements::labelled)),
    ("navigation_expression", With(expressions::member)),
    ("index_expression", With(shared::index)),
    ("callable_reference", With(expressions::reference)),
    ("collection_literal", Emit(Kind::List, &[])),
    ("lambda_literal", With(expressions::lambda)),
    ("lambda_parameters", With(expressions::lambda_parameters)),
    ("anonymous_function", With(definitions::function)),
    ("object_literal", With(definitions::class)),
    ("if_expression", With(statements::if_)),
    ("when_expression", With(statements::when)),
    ("when_subject", With(statements::subject)),
    ("when_entry", With(statements::entry)),
    ("range_test", With(statements::test)),
    ("type_test", With(statements::test)),
    ("try_expression", With(statements::try_)),
    ("catch_block", With(statements::catch)),
    ("finally_block", Splice),
    ("throw_expression", Emit(Kind::Throw, &[])),
    ("return_expression", With(statements::return_)),
    // Statements.
    ("block", With(statements::block)),
    ("for_statement", With(statements::loop_)),
    ("while_statement", With(statements::loop_)),
    ("do_while_statement", With(statements::loop_)),
    // Definitions.
    ("package_header", With(definitions::package)),
    ("import", With(definitions::import)),
    ("file_annotation", With(definitions::annotation)),
    ("annotation", With(definitions::annotation)),
    ("modifiers", With(definitions::modifiers)),
    ("parameter_modifiers", With(definitions::modifiers)),
    ("type_modifiers", Skip),
    ("class_declaration", With(definitions::class)),
    ("object_declaration", With(definitions::class)),
    ("companion_object", With(definitions::class)),
    ("class_body", With(statements::class_body)),
    ("enum_class_body", With(statements::class_body)),
    ("enum_entry", With(definitions::enum_entry)),
    (
        "primary_constructor",
        With(definitions::primary_constructor),
    ),
    ("class_parameters", Emit(Kind::Parameters, &[])),
    ("class_parameter", With(definitions::class_parameter)),
    ("delegation_specifiers", Splice),
    ("delegation_specifier", With(definitions::base)),
    ("constructor_invocation", With(definitions::construction)),
    ("explicit_delegation", Splice),
    ("anonymous_initializer", With(definitions::initializer)),
    ("secondary_constructor", With(definitions::constructor)),
    (
        "constructor_delegation_call",
        With(definitions::delegation_call),
    ),
    ("function_declaration", With(definitions::function)),
    ("function_value_parameters", With(definitions::parameters)),
    ("function_body", Splice),
    ("property_declaration", With(definitions::property)),
    ("property_delegate", Splice),
    ("variable_declaration", With(definitions::variable)),
    ("multi_variable_declaration", Emit(Kind::Tuple, &[])),
    ("getter", With(definitions::accessor)),
    ("setter", With(definitions::accessor)),
    ("type_alias", With(definitions::alias)),
    ("type_parameters", Splice),
    ("type_parameter", With(types::parameter)),
    ("type_constraints", Splice),
    ("type_constraint", With(types::parameter)),
    // Types.
    ("user_type", With(types::user)),
    ("nullable_type", Emit(Kind::OptionalType, &[])),
    ("non_nullable_type", Emit(Kind::IntersectionType, &[])),
    ("parenthesized_type", Splice),
    ("function_type", With(types::function)),
    ("function_type_parameters", With(types::parameters)),
    ("parameter", With(definitions::parameter)),
    ("type_projection", With(types::projection)),
    ("type_arguments", With(types::arguments)),
    ("'dynamic'", Constant(Kind::TypeName, "dynamic")),
];

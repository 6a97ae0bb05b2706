//! PHP.
//!
//! Notes on shapes that are not plain: variables keep their `$`; arrays are
//! [`Kind::List`]s whose elements may be pairs; `echo`, `print`, `include` and
//! the like are calls of that name; qualified names are dotted, without the
//! leading separator.

mod definitions;
mod expressions;
mod patterns;
mod statements;

use super::shared;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use Action::{Constant, Emit, Leaf, Operator, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::PHP,
    pattern_grammar: Some(laocoon_grammars::PHP_ONLY),
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NAMES,
};

static NAMES: NameRules = NameRules {
    caseless_functions: true,
    constant_modifiers: &["const"],
    ..NameRules::ASSIGNMENTS
};

static ACTIONS: &[(&str, Action)] = &[
    ("program", Emit(Kind::File, &[])),
    ("text", Skip),
    ("php_tag", Skip),
    ("php_end_tag", Skip),
    ("text_interpolation", Skip),
    ("comment", Skip),
    // Names and literals.
    ("name", With(expressions::name)),
    ("qualified_name", With(expressions::name)),
    ("relative_name", With(expressions::name)),
    ("namespace_name", With(expressions::name)),
    ("variable_name", With(expressions::variable)),
    ("relative_scope", Leaf(Kind::This)),
    ("by_ref", Splice),
    ("reference_modifier", Skip),
    ("integer", With(expressions::integer)),
    ("float", With(expressions::float)),
    ("boolean", With(expressions::boolean)),
    ("null", Constant(Kind::Null, "")),
    ("string", With(expressions::string)),
    ("nowdoc", With(expressions::nowdoc)),
    ("encapsed_string", With(expressions::encapsed)),
    ("heredoc", With(expressions::encapsed)),
    ("shell_command_expression", With(expressions::shell_command)),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("sequence_expression", Splice),
    ("assignment_expression", With(expressions::assignment)),
    (
        "reference_assignment_expression",
        With(expressions::assignment),
    ),
    (
        "augmented_assignment_expression",
        With(expressions::assignment),
    ),
    ("binary_expression", With(expressions::binary)),
    (
        "unary_op_expression",
        Operator(Kind::Unary, &[("argument", Role::Value)]),
    ),
    ("error_suppression_expression", Operator(Kind::Unary, &[])),
    ("clone_expression", With(expressions::word_operator)),
    ("update_expression", With(expressions::update)),
    (
        "conditional_expression",
        Emit(
            Kind::Conditional,
            &[
                ("condition", Role::Condition),
                ("body", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
    (
        "cast_expression",
        Emit(Kind::Cast, &[("type", Role::Type), ("value", Role::Value)]),
    ),
    ("cast_type", Leaf(Kind::TypeName)),
    ("function_call_expression", With(expressions::call)),
    ("member_call_expression", With(expressions::call)),
    ("nullsafe_member_call_expression", With(expressions::call)),
    ("scoped_call_expression", With(expressions::call)),
    ("member_access_expression", With(expressions::member)),
    (
        "nullsafe_member_access_expression",
        With(expressions::member),
    ),
    (
        "scoped_property_access_expression",
        With(expressions::member),
    ),
    (
        "class_constant_access_expression",
        With(expressions::member),
    ),
    ("subscript_expression", With(shared::index)),
    ("arguments", Emit(Kind::Arguments, &[])),
    ("argument", With(expressions::argument)),
    ("variadic_unpacking", With(expressions::spread)),
    ("object_creation_expression", With(expressions::creation)),
    ("array_creation_expression", Emit(Kind::List, &[])),
    ("array_element_initializer", With(expressions::element)),
    ("list_literal", Emit(Kind::List, &[])),
    ("pair", Emit(Kind::Tuple, &[])),
    ("anonymous_function", With(expressions::lambda)),
    ("arrow_function", With(expressions::lambda)),
    ("throw_expression", Emit(Kind::Throw, &[])),
    ("yield_expression", With(expressions::yield_value)),
    ("match_expression", With(statements::switch)),
    ("print_intrinsic", With(expressions::word_call)),
    ("include_expression", With(expressions::word_call)),
    ("include_once_expression", With(expressions::word_call)),
    ("require_expression", With(expressions::word_call)),
    ("require_once_expression", With(expressions::word_call)),
    // Types.
    ("named_type", Splice),
    ("primitive_type", Leaf(Kind::TypeName)),
    ("bottom_type", Leaf(Kind::TypeName)),
    ("optional_type", Emit(Kind::OptionalType, &[])),
    ("union_type", Emit(Kind::UnionType, &[])),
    ("intersection_type", Emit(Kind::IntersectionType, &[])),
    ("disjunctive_normal_form_type", Emit(Kind::UnionType, &[])),
    ("type_list", Splice),
    // Statements.
    ("compound_statement", Emit(Kind::Block, &[])),
    ("colon_block", Emit(Kind::Block, &[])),
    ("expression_statement", Emit(Kind::ExpressionStatement, &[])),
    ("empty_statement", Constant(Kind::Empty, "")),
    ("echo_statement", With(statements::word_call)),
    ("exit_statement", With(statements::word_call)),
    ("unset_statement", Emit(Kind::Delete, &[])),
    ("if_statement", With(statements::conditional)),
    (
        "while_statement",
        Emit(
            Kind::While,
            &[("condition", Role::Condition), ("body", Role::Body)],
        ),
    ),
    (
        "do_statement",
        Emit(
            Kind::DoWhile,
            &[("condition", Role::Condition), ("body", Role::Body)],
        ),
    ),
    (
        "for_statement",
        Emit(
            Kind::For,
            &[
                ("initialize", Role::Initializer),
                ("condition", Role::Condition),
                ("update", Role::Update),
                ("body", Role::Body),
            ],
        ),
    ),
    ("foreach_statement", With(statements::for_each)),
    ("switch_statement", With(statements::switch)),
    ("return_statement", Emit(Kind::Return, &[])),
    ("break_statement", Constant(Kind::Break, "")),
    ("continue_statement", Constant(Kind::Continue, "")),
    ("goto_statement", With(statements::goto)),
    ("named_label_statement", With(statements::label)),
    ("try_statement", With(statements::try_block)),
    ("catch_clause", With(statements::catch)),
    ("declare_statement", With(statements::declare)),
    ("global_declaration", With(statements::global)),
    ("function_static_declaration", With(definitions::variables)),
    // Definitions.
    ("namespace_definition", With(definitions::namespace)),
    ("namespace_use_declaration", With(definitions::imports)),
    ("const_declaration", With(definitions::variables)),
    ("property_declaration", With(definitions::variables)),
    ("function_definition", With(definitions::function)),
    ("method_declaration", With(definitions::function)),
    ("formal_parameters", Emit(Kind::Parameters, &[])),
    ("simple_parameter", With(definitions::parameter)),
    ("variadic_parameter", With(definitions::parameter)),
    ("property_promotion_parameter", With(definitions::parameter)),
    ("class_declaration", With(definitions::class)),
    ("interface_declaration", With(definitions::class)),
    ("trait_declaration", With(definitions::class)),
    ("enum_declaration", With(definitions::class)),
    ("declaration_list", Emit(Kind::ClassBody, &[])),
    ("enum_declaration_list", Emit(Kind::ClassBody, &[])),
    (
        "enum_case",
        Emit(
            Kind::EnumMember,
            &[
                ("name", Role::Name),
                ("value", Role::Value),
                ("attributes", Role::Decorator),
            ],
        ),
    ),
    ("attribute_list", With(definitions::attributes)),
    ("attribute_group", Splice),
    ("attribute", With(definitions::attribute)),
    ("visibility_modifier", With(definitions::modifier)),
    ("static_modifier", With(definitions::modifier)),
    ("final_modifier", With(definitions::modifier)),
    ("abstract_modifier", With(definitions::modifier)),
    ("readonly_modifier", With(definitions::modifier)),
    ("var_modifier", With(definitions::modifier)),
];

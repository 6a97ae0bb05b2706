//! Java.
//!
//! Notes on shapes that are not plain: `var` is a type like others here;
//! several declarators are several definitions, each with the modifiers and
//! the type; `synchronized` and `static` blocks are [`Kind::With`] with that
//! symbol; method references and class literals have no kind of their own.

mod definitions;
mod expressions;
mod patterns;
mod statements;
mod types;

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use Action::{Constant, Emit, Leaf, Operator, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::JAVA,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules::BLOCKS,
};

static ACTIONS: &[(&str, Action)] = &[
    ("program", Emit(Kind::File, &[])),
    ("line_comment", Skip),
    ("block_comment", Skip),
    // Literals and names.
    ("decimal_integer_literal", With(expressions::integer)),
    ("hex_integer_literal", With(expressions::integer)),
    ("octal_integer_literal", With(expressions::integer)),
    ("binary_integer_literal", With(expressions::integer)),
    ("decimal_floating_point_literal", With(expressions::float)),
    ("hex_floating_point_literal", With(expressions::float)),
    ("true", Constant(Kind::Boolean, "true")),
    ("false", Constant(Kind::Boolean, "false")),
    ("null_literal", Constant(Kind::Null, "")),
    ("character_literal", With(expressions::character)),
    ("string_literal", With(expressions::string)),
    ("string_interpolation", Emit(Kind::Interpolation, &[])),
    ("string_fragment", Leaf(Kind::String)),
    ("multiline_string_fragment", Leaf(Kind::String)),
    ("escape_sequence", Leaf(Kind::String)),
    ("identifier", Leaf(Kind::Name)),
    ("underscore_pattern", Leaf(Kind::Name)),
    ("this", Constant(Kind::This, "this")),
    ("super", Constant(Kind::This, "super")),
    (
        "scoped_identifier",
        Emit(
            Kind::Member,
            &[("scope", Role::Object), ("name", Role::Name)],
        ),
    ),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("assignment_expression", With(expressions::assignment)),
    (
        "binary_expression",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    (
        "unary_expression",
        Operator(Kind::Unary, &[("operand", Role::Value)]),
    ),
    ("update_expression", With(expressions::update)),
    ("instanceof_expression", With(expressions::instance_of)),
    (
        "ternary_expression",
        Emit(
            Kind::Conditional,
            &[
                ("condition", Role::Condition),
                ("consequence", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
    ("cast_expression", With(expressions::cast)),
    ("lambda_expression", With(expressions::lambda)),
    ("method_invocation", With(expressions::method_invocation)),
    ("argument_list", Emit(Kind::Arguments, &[])),
    ("field_access", With(expressions::field_access)),
    (
        "array_access",
        Emit(
            Kind::Index,
            &[("array", Role::Object), ("index", Role::Index)],
        ),
    ),
    (
        "object_creation_expression",
        With(expressions::object_creation),
    ),
    (
        "array_creation_expression",
        With(expressions::array_creation),
    ),
    ("array_initializer", Emit(Kind::List, &[])),
    ("method_reference", With(expressions::method_reference)),
    ("template_expression", With(expressions::template)),
    ("switch_expression", With(statements::switch)),
    // Types.
    ("type_identifier", Leaf(Kind::TypeName)),
    ("void_type", Leaf(Kind::TypeName)),
    ("integral_type", Leaf(Kind::TypeName)),
    ("floating_point_type", Leaf(Kind::TypeName)),
    ("boolean_type", Leaf(Kind::TypeName)),
    ("scoped_type_identifier", With(types::scoped)),
    ("generic_type", With(types::generic)),
    ("array_type", With(types::array)),
    ("annotated_type", With(types::annotated)),
    ("wildcard", With(types::wildcard)),
    ("type_list", Splice),
    ("catch_type", Splice),
    // Statements.
    ("block", Emit(Kind::Block, &[])),
    ("constructor_body", Emit(Kind::Block, &[])),
    ("expression_statement", Emit(Kind::ExpressionStatement, &[])),
    ("local_variable_declaration", With(definitions::variables)),
    (
        "if_statement",
        Emit(
            Kind::If,
            &[
                ("condition", Role::Condition),
                ("consequence", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
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
                ("init", Role::Initializer),
                ("condition", Role::Condition),
                ("update", Role::Update),
                ("body", Role::Body),
            ],
        ),
    ),
    ("enhanced_for_statement", With(statements::for_each)),
    ("labeled_statement", With(statements::labelled)),
    ("break_statement", With(statements::jump)),
    ("continue_statement", With(statements::jump)),
    ("return_statement", Emit(Kind::Return, &[])),
    ("throw_statement", Emit(Kind::Throw, &[])),
    ("yield_statement", With(statements::yield_value)),
    ("assert_statement", Emit(Kind::Assert, &[])),
    ("synchronized_statement", With(statements::synchronized)),
    ("static_initializer", With(statements::static_initializer)),
    ("try_statement", With(statements::try_block)),
    ("try_with_resources_statement", With(statements::try_block)),
    ("resource", With(statements::resource)),
    ("catch_clause", With(statements::catch)),
    ("type_pattern", With(statements::type_pattern)),
    ("record_pattern_component", With(statements::type_pattern)),
    ("record_pattern", With(statements::record_pattern)),
    (
        "explicit_constructor_invocation",
        With(statements::constructor_invocation),
    ),
    // Definitions.
    ("package_declaration", With(definitions::package)),
    ("import_declaration", With(definitions::import)),
    ("modifiers", With(definitions::modifiers)),
    (
        "annotation",
        Emit(
            Kind::Decorator,
            &[("name", Role::Name), ("arguments", Role::Arguments)],
        ),
    ),
    (
        "marker_annotation",
        Emit(Kind::Decorator, &[("name", Role::Name)]),
    ),
    ("annotation_argument_list", Emit(Kind::Arguments, &[])),
    ("element_value_pair", With(definitions::annotation_pair)),
    ("element_value_array_initializer", Emit(Kind::List, &[])),
    ("class_declaration", With(definitions::class)),
    ("record_declaration", With(definitions::class)),
    ("interface_declaration", With(definitions::class)),
    ("enum_declaration", With(definitions::class)),
    ("annotation_type_declaration", With(definitions::class)),
    ("class_body", Emit(Kind::ClassBody, &[])),
    ("interface_body", Emit(Kind::ClassBody, &[])),
    ("annotation_type_body", Emit(Kind::ClassBody, &[])),
    ("enum_body", Emit(Kind::ClassBody, &[])),
    ("enum_body_declarations", Splice),
    (
        "enum_constant",
        Emit(
            Kind::EnumMember,
            &[
                ("name", Role::Name),
                ("arguments", Role::Arguments),
                ("body", Role::Body),
            ],
        ),
    ),
    ("field_declaration", With(definitions::variables)),
    ("constant_declaration", With(definitions::variables)),
    ("method_declaration", With(definitions::method)),
    ("constructor_declaration", With(definitions::method)),
    ("compact_constructor_declaration", With(definitions::method)),
    (
        "annotation_type_element_declaration",
        With(definitions::method),
    ),
    ("type_parameters", Splice),
    ("type_parameter", With(definitions::type_parameter)),
    ("formal_parameters", Emit(Kind::Parameters, &[])),
    ("formal_parameter", With(definitions::parameter)),
    ("spread_parameter", With(definitions::parameter)),
    ("receiver_parameter", Skip),
];

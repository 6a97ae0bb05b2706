//! Solidity.
//!
//! Contracts, libraries and interfaces are classes of that symbol; what a
//! base is built from stands beside it. Modifiers of a contract, events and
//! errors are functions marked with that word; a modifier of a function is a
//! decorator. `emit f()` is a [`Kind::Defer`], `revert E()` a throw and
//! `revert("...")` a call. `f{value: 1}` is a composite. Yul's statements are
//! lowered as those of any language.

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
    grammar: laocoon_grammars::SOLIDITY,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules {
        constant_modifiers: &["constant", "immutable"],
        ..NameRules::BLOCKS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("source_file", Emit(Kind::File, &[])),
    ("comment", Skip),
    // Literals and names.
    ("number_literal", With(expressions::number)),
    ("yul_decimal_number", With(shared::integer)),
    ("yul_hex_number", With(shared::integer)),
    ("boolean_literal", Leaf(Kind::Boolean)),
    ("yul_boolean", Leaf(Kind::Boolean)),
    ("string_literal", With(expressions::string)),
    ("hex_string_literal", With(expressions::prefixed_string)),
    ("unicode_string_literal", With(expressions::prefixed_string)),
    ("yul_hex_string_literal", With(expressions::prefixed_string)),
    ("yul_string_literal", Splice),
    ("string", With(expressions::quoted)),
    ("identifier", Leaf(Kind::Name)),
    ("yul_identifier", Leaf(Kind::Name)),
    ("yul_evm_builtin", Leaf(Kind::Name)),
    ("yul_path", With(expressions::path)),
    // Expressions.
    ("expression", Splice),
    ("parenthesized_expression", Splice),
    ("assignment_expression", With(expressions::assignment)),
    (
        "augmented_assignment_expression",
        With(expressions::assignment),
    ),
    (
        "binary_expression",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    (
        "unary_expression",
        Operator(Kind::Unary, &[("argument", Role::Value)]),
    ),
    ("update_expression", With(expressions::update)),
    ("ternary_expression", With(expressions::conditional)),
    ("call_expression", With(expressions::call)),
    ("yul_function_call", With(expressions::yul_call)),
    ("call_argument", Splice),
    ("call_struct_argument", With(expressions::keyword)),
    ("type_cast_expression", With(expressions::conversion)),
    (
        "payable_conversion_expression",
        With(expressions::conversion),
    ),
    ("meta_type_expression", With(expressions::conversion)),
    ("new_expression", With(expressions::creation)),
    (
        "member_expression",
        Emit(
            Kind::Member,
            &[("object", Role::Object), ("property", Role::Name)],
        ),
    ),
    (
        "array_access",
        Emit(
            Kind::Index,
            &[("base", Role::Object), ("index", Role::Index)],
        ),
    ),
    (
        "slice_access",
        Emit(
            Kind::Slice,
            &[
                ("base", Role::Object),
                ("from", Role::Lower),
                ("to", Role::Upper),
            ],
        ),
    ),
    ("tuple_expression", Emit(Kind::Tuple, &[])),
    ("inline_array_expression", Emit(Kind::List, &[])),
    ("struct_expression", With(expressions::options)),
    (
        "struct_field_assignment",
        Emit(Kind::Pair, &[("name", Role::Key), ("value", Role::Value)]),
    ),
    // Statements.
    ("statement", Splice),
    ("function_body", Emit(Kind::Block, &[])),
    ("block_statement", With(statements::block)),
    ("expression_statement", Emit(Kind::ExpressionStatement, &[])),
    ("variable_declaration_statement", With(statements::variable)),
    ("variable_declaration_tuple", With(statements::names)),
    ("variable_declaration", With(statements::name)),
    ("if_statement", With(statements::if_)),
    ("for_statement", With(statements::for_)),
    (
        "while_statement",
        Emit(
            Kind::While,
            &[("condition", Role::Condition), ("body", Role::Body)],
        ),
    ),
    (
        "do_while_statement",
        Emit(
            Kind::DoWhile,
            &[("condition", Role::Condition), ("body", Role::Body)],
        ),
    ),
    ("break_statement", Constant(Kind::Break, "")),
    ("continue_statement", Constant(Kind::Continue, "")),
    ("return_statement", Emit(Kind::Return, &[])),
    ("emit_statement", With(statements::emit)),
    ("revert_statement", With(statements::revert)),
    ("try_statement", With(statements::try_)),
    ("catch_clause", With(statements::catch)),
    ("assembly_statement", With(statements::assembly)),
    ("yul_block", With(statements::yul_block)),
    ("yul_variable_declaration", With(statements::yul_variable)),
    ("yul_assignment", With(statements::yul_assignment)),
    ("yul_if_statement", With(statements::yul_if)),
    ("yul_break", Constant(Kind::Break, "")),
    ("yul_continue", Constant(Kind::Continue, "")),
    ("yul_leave", Constant(Kind::Return, "")),
    // Definitions.
    ("pragma_directive", With(definitions::pragma)),
    ("import_directive", With(definitions::import)),
    ("contract_declaration", With(definitions::class)),
    ("interface_declaration", With(definitions::class)),
    ("library_declaration", With(definitions::class)),
    ("struct_declaration", With(definitions::class)),
    ("enum_declaration", With(definitions::class)),
    ("contract_body", Emit(Kind::ClassBody, &[])),
    ("struct_body", Emit(Kind::ClassBody, &[])),
    ("enum_body", Emit(Kind::ClassBody, &[])),
    ("enum_value", With(definitions::enum_value)),
    ("struct_member", With(definitions::variable)),
    ("state_variable_declaration", With(definitions::variable)),
    ("constant_variable_declaration", With(definitions::variable)),
    ("function_definition", With(definitions::function)),
    ("constructor_definition", With(definitions::function)),
    ("fallback_receive_definition", With(definitions::function)),
    ("modifier_definition", With(definitions::function)),
    ("event_definition", With(definitions::function)),
    ("error_declaration", With(definitions::function)),
    ("yul_function_definition", With(definitions::yul_function)),
    ("parameter", With(definitions::parameter)),
    ("event_parameter", With(definitions::parameter)),
    ("error_parameter", With(definitions::parameter)),
    ("return_parameter", With(definitions::parameter)),
    (
        "modifier_invocation",
        With(definitions::modifier_invocation),
    ),
    ("visibility", With(shared::modifier)),
    ("state_mutability", With(shared::modifier)),
    ("virtual", With(shared::modifier)),
    ("immutable", With(shared::modifier)),
    ("state_location", With(shared::modifier)),
    ("override_specifier", With(definitions::override_)),
    // Types.
    ("primitive_type", With(definitions::primitive)),
    ("user_defined_type", With(definitions::named_type)),
    ("type_name", With(definitions::type_name)),
    ("user_defined_type_definition", With(definitions::alias)),
    // `using A for B` and Yul's `switch` and `for` have no kind of their own.
];

//! Swift.
//!
//! What stands after a call in braces is its last argument. Structures,
//! extensions and actors are classes; `init`, `deinit` and `subscript` are
//! functions of that name. `guard c else { }` is an `if` with the condition
//! turned round. `try` is left out: what it tries stands in its place. The
//! grammar has no node for a block: braces and what is in them are one here.

mod definitions;
mod expressions;
mod patterns;
mod statements;
mod types;

use super::shared;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use Action::{Constant, Emit, Leaf, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::SWIFT,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules {
        loop_declares: true,
        constant_modifiers: &["let"],
        patterns_declare: true,
        ..NameRules::BLOCKS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("source_file", With(statements::file)),
    ("shebang_line", Skip),
    ("comment", Skip),
    ("multiline_comment", Skip),
    // Literals and names.
    ("integer_literal", With(shared::integer)),
    ("hex_literal", With(shared::integer)),
    ("oct_literal", With(shared::integer)),
    ("bin_literal", With(shared::integer)),
    ("real_literal", With(shared::float)),
    ("boolean_literal", Leaf(Kind::Boolean)),
    ("nil_literal", Constant(Kind::Null, "")),
    ("line_string_literal", With(expressions::string)),
    ("multi_line_string_literal", With(expressions::string)),
    ("raw_string_literal", With(expressions::string)),
    ("interpolated_expression", With(expressions::interpolation)),
    ("raw_str_interpolation", Splice),
    ("regex_literal", With(expressions::regex)),
    ("special_literal", Leaf(Kind::Name)),
    ("simple_identifier", With(expressions::identifier)),
    ("identifier", With(expressions::dotted)),
    ("self_expression", Constant(Kind::This, "self")),
    ("super_expression", Constant(Kind::This, "super")),
    ("wildcard_pattern", Constant(Kind::Name, "_")),
    // Expressions.
    ("additive_expression", With(expressions::binary)),
    ("multiplicative_expression", With(expressions::binary)),
    ("comparison_expression", With(expressions::binary)),
    ("equality_expression", With(expressions::binary)),
    ("conjunction_expression", With(expressions::binary)),
    ("disjunction_expression", With(expressions::binary)),
    ("bitwise_operation", With(expressions::binary)),
    ("infix_expression", With(expressions::binary)),
    ("nil_coalescing_expression", With(expressions::binary)),
    ("range_expression", With(expressions::binary)),
    ("check_expression", With(expressions::check)),
    ("as_expression", With(expressions::cast)),
    ("prefix_expression", With(expressions::prefix)),
    ("postfix_expression", With(expressions::postfix)),
    ("directly_assignable_expression", Splice),
    ("assignment", With(expressions::assignment)),
    (
        "ternary_expression",
        Emit(
            Kind::Conditional,
            &[
                ("condition", Role::Condition),
                ("if_true", Role::Then),
                ("if_false", Role::Else),
            ],
        ),
    ),
    ("try_expression", With(expressions::tried)),
    ("unsafe_expression", With(expressions::tried)),
    ("consume_expression", With(expressions::tried)),
    (
        "await_expression",
        Emit(Kind::Await, &[("expr", Role::Value)]),
    ),
    ("call_expression", With(expressions::call)),
    ("constructor_expression", With(expressions::call)),
    ("macro_invocation", With(expressions::macro_call)),
    ("selector_expression", With(expressions::macro_call)),
    ("value_arguments", Emit(Kind::Arguments, &[])),
    ("value_argument", With(expressions::argument)),
    ("navigation_expression", With(expressions::member)),
    ("tuple_expression", With(expressions::tuple)),
    ("array_literal", Emit(Kind::List, &[])),
    ("dictionary_literal", With(expressions::dictionary)),
    ("lambda_literal", With(expressions::lambda)),
    // Statements.
    ("statements", With(statements::spliced)),
    ("function_body", With(statements::block)),
    ("if_statement", With(statements::if_)),
    ("guard_statement", With(statements::guard)),
    ("while_statement", With(statements::while_)),
    ("repeat_while_statement", With(statements::repeat)),
    ("for_statement", With(statements::for_)),
    ("switch_statement", With(statements::switch)),
    ("switch_entry", With(statements::entry)),
    ("do_statement", With(statements::do_)),
    ("catch_block", With(statements::catch)),
    ("control_transfer_statement", With(statements::transfer)),
    ("statement_label", Skip),
    ("pattern", With(statements::pattern)),
    // Definitions.
    ("import_declaration", With(definitions::import)),
    ("attribute", With(definitions::attribute)),
    ("modifiers", With(definitions::modifiers)),
    ("class_declaration", With(definitions::class)),
    ("protocol_declaration", With(definitions::class)),
    ("class_body", With(statements::class_body)),
    ("enum_class_body", With(statements::class_body)),
    ("protocol_body", With(statements::class_body)),
    ("enum_entry", With(definitions::enum_entry)),
    ("property_declaration", With(definitions::property)),
    ("protocol_property_declaration", With(definitions::property)),
    ("function_declaration", With(definitions::function)),
    ("protocol_function_declaration", With(definitions::function)),
    ("init_declaration", With(definitions::function)),
    ("deinit_declaration", With(definitions::function)),
    ("subscript_declaration", With(definitions::function)),
    ("typealias_declaration", With(definitions::alias)),
    ("associatedtype_declaration", With(definitions::alias)),
    ("type_parameters", With(definitions::type_parameters)),
    ("type_constraints", With(definitions::constraints)),
    // Types.
    ("type_annotation", Splice),
    ("type_identifier", Leaf(Kind::TypeName)),
    ("user_type", With(types::user)),
    ("array_type", Emit(Kind::ArrayType, &[])),
    ("dictionary_type", With(types::dictionary)),
    ("optional_type", Emit(Kind::OptionalType, &[])),
    ("tuple_type", With(types::tuple)),
    ("tuple_type_item", With(types::tuple_item)),
    ("function_type", With(types::function)),
    ("opaque_type", Splice),
    ("existential_type", Splice),
    (
        "protocol_composition_type",
        Emit(Kind::IntersectionType, &[]),
    ),
    ("type_arguments", With(types::arguments)),
    ("type_modifiers", Skip),
    ("parameter_modifiers", Skip),
    // Key paths, operators, directives and metatypes have no kind of their own.
];

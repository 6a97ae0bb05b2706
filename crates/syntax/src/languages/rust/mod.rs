//! Rust.
//!
//! Everything is an expression: `if`, `match` and blocks keep their own kinds
//! where a value stands. `loop` is a `while true`. An `impl` is a class of
//! that symbol; what it implements is in `Implements`. The name of a macro
//! ends with `!`, and its tokens are read as arguments (see [`tokens`]).
//! Lifetimes are left out.

mod definitions;
mod destructuring;
mod expressions;
mod imports;
mod patterns;
mod statements;
mod tokens;
mod types;

use super::shared;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use Action::{Constant, Emit, Leaf, Operator, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::RUST,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules {
        loop_declares: true,
        constant_modifiers: &["const"],
        patterns_declare: true,
        ..NameRules::BLOCKS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("source_file", With(statements::file)),
    ("shebang", Skip),
    ("line_comment", Skip),
    ("block_comment", Skip),
    // Literals and names.
    ("integer_literal", With(expressions::integer)),
    ("float_literal", With(expressions::float)),
    ("boolean_literal", Leaf(Kind::Boolean)),
    ("char_literal", With(expressions::character)),
    ("string_literal", With(expressions::string)),
    ("raw_string_literal", With(expressions::string)),
    ("negative_literal", With(expressions::negative)),
    ("identifier", Leaf(Kind::Name)),
    ("field_identifier", Leaf(Kind::Name)),
    ("shorthand_field_identifier", Leaf(Kind::Name)),
    ("metavariable", Leaf(Kind::Name)),
    ("crate", Leaf(Kind::Name)),
    ("super", Leaf(Kind::Name)),
    ("self", Constant(Kind::This, "self")),
    ("scoped_identifier", With(expressions::path)),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("assignment_expression", With(expressions::assignment)),
    ("compound_assignment_expr", With(expressions::assignment)),
    (
        "binary_expression",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("unary_expression", Operator(Kind::Unary, &[])),
    ("reference_expression", With(expressions::reference)),
    ("try_expression", With(expressions::try_operator)),
    ("await_expression", Emit(Kind::Await, &[])),
    ("call_expression", With(expressions::call)),
    ("generic_function", With(expressions::generic_function)),
    ("arguments", With(expressions::arguments)),
    ("field_expression", With(expressions::member)),
    ("index_expression", With(shared::index)),
    ("range_expression", With(expressions::range)),
    ("tuple_expression", With(expressions::elements)),
    ("unit_expression", Emit(Kind::Tuple, &[])),
    ("array_expression", With(expressions::elements)),
    (
        "type_cast_expression",
        Emit(Kind::Cast, &[("type", Role::Type), ("value", Role::Value)]),
    ),
    ("closure_expression", With(expressions::closure)),
    ("struct_expression", With(expressions::record)),
    ("field_initializer_list", Emit(Kind::Object, &[])),
    ("field_initializer", With(expressions::field_initializer)),
    ("shorthand_field_initializer", With(expressions::shorthand)),
    ("base_field_initializer", Emit(Kind::Spread, &[])),
    ("macro_invocation", With(tokens::invocation)),
    ("token_tree", With(tokens::tree)),
    ("token_tree_pattern", With(tokens::tree)),
    ("token_repetition", With(tokens::tree)),
    ("token_repetition_pattern", With(tokens::tree)),
    ("yield_expression", Emit(Kind::Yield, &[])),
    // Statements.
    ("block", With(statements::block)),
    ("expression_statement", With(statements::statement)),
    ("empty_statement", Skip),
    ("let_declaration", With(definitions::variable)),
    ("if_expression", With(statements::if_)),
    ("else_clause", Splice),
    (
        "let_condition",
        Emit(
            Kind::LetPattern,
            &[("pattern", Role::Pattern), ("value", Role::Value)],
        ),
    ),
    ("let_chain", With(statements::chain)),
    ("match_expression", With(statements::match_)),
    ("match_arm", With(statements::arm)),
    ("while_expression", With(statements::loop_)),
    ("loop_expression", With(statements::loop_)),
    ("for_expression", With(statements::loop_)),
    ("return_expression", Emit(Kind::Return, &[])),
    ("break_expression", With(statements::jump)),
    ("continue_expression", With(statements::jump)),
    ("unsafe_block", With(statements::keyword_block)),
    ("async_block", With(statements::keyword_block)),
    ("gen_block", With(statements::keyword_block)),
    ("try_block", With(statements::keyword_block)),
    ("const_block", With(statements::keyword_block)),
    ("foreign_mod_item", With(definitions::foreign)),
    // Patterns of the language.
    ("tuple_pattern", Emit(Kind::Tuple, &[])),
    ("slice_pattern", Emit(Kind::List, &[])),
    ("tuple_struct_pattern", With(destructuring::constructor)),
    ("struct_pattern", With(destructuring::record)),
    ("field_pattern", With(destructuring::field_pattern)),
    ("remaining_field_pattern", With(destructuring::rest)),
    ("'_'", Constant(Kind::Name, "_")),
    ("mut_pattern", With(destructuring::inner)),
    ("ref_pattern", Splice),
    ("reference_pattern", With(destructuring::reference)),
    ("captured_pattern", With(destructuring::captured)),
    ("or_pattern", With(destructuring::alternatives)),
    ("range_pattern", With(expressions::range)),
    ("generic_pattern", With(expressions::path)),
    // Definitions.
    ("attribute_item", With(definitions::lone_attribute)),
    ("inner_attribute_item", With(definitions::lone_attribute)),
    ("attribute", With(definitions::attribute)),
    ("visibility_modifier", With(shared::modifier)),
    ("mutable_specifier", With(shared::modifier)),
    ("function_modifiers", With(definitions::function_modifiers)),
    ("extern_modifier", With(shared::modifier)),
    ("function_item", With(definitions::function)),
    ("function_signature_item", With(definitions::function)),
    ("parameters", With(definitions::parameters)),
    ("parameter", With(definitions::parameter)),
    ("self_parameter", With(definitions::self_parameter)),
    ("variadic_parameter", With(definitions::parameter)),
    ("const_item", With(definitions::variable)),
    ("static_item", With(definitions::variable)),
    ("struct_item", With(definitions::class)),
    ("union_item", With(definitions::class)),
    ("enum_item", With(definitions::class)),
    ("trait_item", With(definitions::class)),
    ("impl_item", With(definitions::class)),
    ("declaration_list", With(statements::class_body)),
    ("field_declaration_list", With(statements::class_body)),
    ("enum_variant_list", With(statements::class_body)),
    ("field_declaration", With(definitions::variable)),
    ("enum_variant", With(definitions::variant)),
    ("mod_item", With(definitions::module)),
    ("type_item", With(definitions::alias)),
    ("associated_type", With(definitions::alias)),
    ("use_declaration", With(imports::use_)),
    ("extern_crate_declaration", With(imports::extern_crate)),
    ("macro_definition", With(tokens::definition)),
    ("macro_rule", With(tokens::rule)),
    ("type_parameters", With(definitions::type_parameters)),
    ("where_clause", With(definitions::where_clause)),
    // Types.
    ("primitive_type", Leaf(Kind::TypeName)),
    ("type_identifier", Leaf(Kind::TypeName)),
    ("never_type", Constant(Kind::TypeName, "!")),
    ("scoped_type_identifier", With(types::scoped)),
    ("generic_type", With(types::generic)),
    ("generic_type_with_turbofish", With(types::generic)),
    ("type_arguments", With(types::arguments)),
    ("type_binding", With(types::binding)),
    ("reference_type", Emit(Kind::ReferenceType, &[])),
    ("pointer_type", Emit(Kind::PointerType, &[])),
    (
        "array_type",
        Emit(
            Kind::ArrayType,
            &[("length", Role::Index), ("element", Role::Type)],
        ),
    ),
    ("tuple_type", Emit(Kind::TupleType, &[])),
    ("unit_type", Emit(Kind::TupleType, &[])),
    ("function_type", With(types::function)),
    ("bounded_type", Emit(Kind::IntersectionType, &[])),
    ("trait_bounds", Splice),
    ("bracketed_type", Splice),
    ("higher_ranked_trait_bound", With(types::higher_ranked)),
    ("lifetime", Skip),
    ("for_lifetimes", Skip),
    ("use_bounds", Skip),
    // `dyn T`, `impl T`, `?T`, `<T as U>` have no kind of their own.
];

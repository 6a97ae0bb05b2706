//! Scala, 2 and 3.
//!
//! Lists of parameters after one another are one list. `a f b` is the call
//! `a.f(b)` where `f` is a word, and an operation where it is a sign. What is
//! in braces after a name is its argument. `for` holds its generators in
//! `Initializer`; with `yield` its body is a [`Kind::Yield`]. A handler is a
//! [`Kind::Catch`] for each `case`. What is processed by name (`sql"..."`) is a
//! tagged string; `s`, `f` and `raw` are tags of plain ones.

mod definitions;
mod destructuring;
mod expressions;
mod imports;
mod patterns;
mod statements;
mod types;

use super::shared;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use Action::{Constant, Emit, Leaf, Operator, Skip, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::SCALA,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules {
        constant_modifiers: &["val"],
        patterns_declare: true,
        ..NameRules::BLOCKS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("compilation_unit", With(statements::file)),
    ("comment", Skip),
    ("block_comment", Skip),
    ("end_marker", Skip),
    // Literals and names.
    ("integer_literal", With(shared::integer)),
    ("floating_point_literal", With(shared::float)),
    ("boolean_literal", Leaf(Kind::Boolean)),
    ("character_literal", With(shared::character)),
    ("null_literal", Constant(Kind::Null, "")),
    ("string", With(expressions::string)),
    (
        "interpolated_string_expression",
        With(expressions::processed),
    ),
    ("interpolation", With(expressions::interpolation)),
    ("unit", Emit(Kind::Tuple, &[])),
    ("identifier", With(expressions::identifier)),
    ("operator_identifier", Leaf(Kind::Name)),
    ("wildcard", Constant(Kind::Name, "_")),
    ("stable_identifier", With(expressions::stable)),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("tuple_expression", Emit(Kind::Tuple, &[])),
    ("assignment_expression", With(expressions::assignment)),
    ("infix_expression", With(expressions::infix)),
    ("prefix_expression", With(expressions::prefix)),
    ("postfix_expression", With(expressions::postfix)),
    ("ascription_expression", With(expressions::ascription)),
    ("call_expression", With(expressions::call)),
    ("generic_function", With(expressions::generic)),
    ("arguments", With(expressions::arguments)),
    ("vararg", With(expressions::spread)),
    ("method_value", Splice),
    (
        "field_expression",
        Emit(
            Kind::Member,
            &[("value", Role::Object), ("field", Role::Name)],
        ),
    ),
    ("instance_expression", With(expressions::instance)),
    ("lambda_expression", With(expressions::lambda)),
    // Statements.
    ("block", With(statements::block)),
    ("indented_block", With(statements::block)),
    ("if_expression", With(statements::if_)),
    ("while_expression", With(statements::loop_)),
    ("do_while_expression", With(statements::loop_)),
    ("for_expression", With(statements::for_)),
    ("match_expression", With(statements::match_)),
    ("case_block", With(statements::cases)),
    ("indented_cases", With(statements::cases)),
    ("case_clause", With(statements::case)),
    ("guard", Splice),
    ("try_expression", With(statements::try_)),
    ("throw_expression", Emit(Kind::Throw, &[])),
    ("return_expression", Emit(Kind::Return, &[])),
    // Patterns of the language.
    ("case_class_pattern", With(destructuring::constructor)),
    ("capture_pattern", With(destructuring::captured)),
    ("typed_pattern", With(destructuring::typed)),
    ("tuple_pattern", Emit(Kind::Tuple, &[])),
    (
        "infix_pattern",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    (
        "repeat_pattern",
        Emit(Kind::Spread, &[("pattern", Role::Value)]),
    ),
    ("named_pattern", With(destructuring::named)),
    ("identifiers", Emit(Kind::Tuple, &[])),
    // Definitions.
    ("package_clause", With(imports::package)),
    ("import_declaration", With(imports::import)),
    ("annotation", With(definitions::annotation)),
    ("modifiers", With(definitions::modifiers)),
    ("access_modifier", With(shared::modifier)),
    ("inline_modifier", With(shared::modifier)),
    ("erased_modifier", With(shared::modifier)),
    ("opaque_modifier", With(shared::modifier)),
    ("class_definition", With(definitions::class)),
    ("object_definition", With(definitions::class)),
    ("trait_definition", With(definitions::class)),
    ("enum_definition", With(definitions::class)),
    ("package_object", With(definitions::class)),
    ("template_body", With(statements::class_body)),
    ("with_template_body", With(statements::class_body)),
    ("enum_body", With(statements::class_body)),
    ("enum_case_definitions", With(definitions::enum_cases)),
    ("self_type", Skip),
    ("function_definition", With(definitions::function)),
    ("function_declaration", With(definitions::function)),
    ("parameter", With(definitions::parameter)),
    ("class_parameter", With(definitions::parameter)),
    ("val_definition", With(definitions::variable)),
    ("var_definition", With(definitions::variable)),
    ("val_declaration", With(definitions::variable)),
    ("var_declaration", With(definitions::variable)),
    ("given_definition", With(definitions::given)),
    ("extension_definition", With(definitions::extension)),
    ("type_definition", With(definitions::alias)),
    ("type_parameters", With(types::parameters)),
    // Types.
    ("type_identifier", Leaf(Kind::TypeName)),
    ("stable_type_identifier", With(types::dotted)),
    ("projected_type", With(types::dotted)),
    ("generic_type", With(types::generic)),
    ("type_arguments", With(types::arguments)),
    ("applied_constructor_type", With(types::applied)),
    ("annotated_type", With(types::annotated)),
    ("function_type", With(types::function)),
    ("tuple_type", Emit(Kind::TupleType, &[])),
    ("compound_type", Emit(Kind::IntersectionType, &[])),
    (
        "infix_type",
        Operator(
            Kind::Opaque,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("literal_type", Splice),
    ("lazy_parameter_type", With(types::by_name)),
    ("repeated_parameter_type", Splice),
    ("match_type", With(types::match_)),
    ("type_case_clause", With(types::case)),
    // Quotes, splices, XML, structural and existential types have no kind of their own.
];

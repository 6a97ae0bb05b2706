//! JavaScript with JSX. TypeScript's grammar is an extension of JavaScript's,
//! so most of what is here serves both; see [`super::typescript`].
//!
//! Notes on shapes that are not plain: an object's or class's field whose value
//! is a function is a [`Kind::FunctionDefinition`] like the methods beside it;
//! an arrow function with an expression for its body has a block that returns
//! it; a tagged template is a call of the tag; every number with an integral
//! value is a [`Kind::Integer`]; shorthand `{a}` is the pair of a name with
//! itself; a key or name in square brackets is a [`Kind::Interpolation`].

mod calls;
mod classes;
mod functions;
mod holes;
mod literals;
mod markup;
mod modules;
mod objects;
mod statements;

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use Action::{Constant, Emit, Leaf, Operator, Skip, Splice, With};

pub(super) use classes::{class, class_body, field_definition, member_name};
pub(super) use functions::{definition, parameter};
pub(super) use holes::PATTERNS;
pub(super) use literals::{number, number_value};

/// Patterns are parsed with TypeScript's grammar, which has JavaScript's
/// constructs and, besides them, the types of typed metavariables.
pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::JAVASCRIPT,
    pattern_grammar: Some(laocoon_grammars::TSX),
    actions: &ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::JAVASCRIPT,
};

static ACTIONS: [(&str, Action);
    SHARED.len() + ONLY_HERE.len() + super::typescript::ONLY_HERE.len()] =
    concat(&[SHARED, ONLY_HERE, super::typescript::ONLY_HERE]);

/// Several lists of actions as one.
pub(super) const fn concat<const LENGTH: usize>(
    lists: &[&[(&'static str, Action)]],
) -> [(&'static str, Action); LENGTH] {
    let mut all = [("", Skip); LENGTH];
    let mut length = 0;
    let mut list = 0;
    while list < lists.len() {
        let mut index = 0;
        while index < lists[list].len() {
            all[length] = lists[list][index];
            length += 1;
            index += 1;
        }
        list += 1;
    }
    all
}

/// What only JavaScript's own grammar has.
const ONLY_HERE: &[(&str, Action)] = &[
    ("field_definition", With(field_definition)),
    ("using_declaration", With(statements::declaration)),
];

/// What the grammars of JavaScript and TypeScript have in common.
pub(super) const SHARED: &[(&str, Action)] = &[
    ("program", Emit(Kind::File, &[])),
    ("hash_bang_line", Skip),
    ("comment", Skip),
    ("html_comment", Skip),
    // Statements.
    ("statement_block", With(statements::block)),
    ("expression_statement", With(statements::expression)),
    ("variable_declaration", With(statements::declaration)),
    ("lexical_declaration", With(statements::declaration)),
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
    ("else_clause", Splice),
    ("for_statement", With(statements::for_loop)),
    ("for_in_statement", With(statements::for_each)),
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
        "switch_statement",
        Emit(
            Kind::Switch,
            &[("value", Role::Value), ("body", Role::Case)],
        ),
    ),
    ("switch_body", Splice),
    ("switch_case", With(statements::case)),
    ("switch_default", With(statements::case)),
    ("break_statement", With(statements::jump)),
    ("continue_statement", With(statements::jump)),
    ("return_statement", Emit(Kind::Return, &[])),
    ("throw_statement", Emit(Kind::Throw, &[])),
    (
        "try_statement",
        Emit(
            Kind::Try,
            &[
                ("body", Role::Body),
                ("handler", Role::Catch),
                ("finalizer", Role::Finally),
            ],
        ),
    ),
    (
        "catch_clause",
        Emit(
            Kind::Catch,
            &[
                ("parameter", Role::Name),
                ("type", Role::Type),
                ("body", Role::Body),
            ],
        ),
    ),
    ("finally_clause", Splice),
    (
        "with_statement",
        Emit(
            Kind::With,
            &[("object", Role::Resource), ("body", Role::Body)],
        ),
    ),
    ("labeled_statement", With(statements::label)),
    ("statement_identifier", Leaf(Kind::Name)),
    ("debugger_statement", With(statements::debugger)),
    ("empty_statement", Constant(Kind::Empty, "")),
    // Modules.
    ("import_statement", With(modules::import)),
    ("export_statement", With(modules::export)),
    // Functions and classes.
    ("function_declaration", With(functions::declaration)),
    (
        "generator_function_declaration",
        With(functions::declaration),
    ),
    ("function_expression", With(functions::lambda)),
    ("generator_function", With(functions::lambda)),
    ("arrow_function", With(functions::lambda)),
    ("formal_parameters", With(functions::parameters)),
    ("class_declaration", With(classes::declaration)),
    ("class", With(classes::expression)),
    ("class_body", With(class_body)),
    ("class_static_block", Splice),
    ("method_definition", With(functions::declaration)),
    ("decorator", With(classes::decorator)),
    // Objects, arrays and the patterns that take them apart.
    ("object", Emit(Kind::Object, &[])),
    ("object_pattern", Emit(Kind::Object, &[])),
    ("pair", With(objects::pair)),
    ("pair_pattern", With(objects::pair)),
    ("shorthand_property_identifier", With(objects::shorthand)),
    (
        "shorthand_property_identifier_pattern",
        With(objects::shorthand),
    ),
    (
        "object_assignment_pattern",
        With(objects::shorthand_with_default),
    ),
    (
        "assignment_pattern",
        Emit(
            Kind::Assign,
            &[("left", Role::Target), ("right", Role::Value)],
        ),
    ),
    ("array", With(objects::array)),
    ("array_pattern", With(objects::array)),
    ("spread_element", With(objects::spread)),
    ("rest_pattern", With(objects::spread)),
    ("computed_property_name", Emit(Kind::Interpolation, &[])),
    // Expressions.
    ("parenthesized_expression", With(calls::parenthesized)),
    ("call_expression", With(calls::call)),
    ("new_expression", With(calls::new)),
    ("arguments", Emit(Kind::Arguments, &[])),
    ("member_expression", With(calls::member)),
    (
        "subscript_expression",
        Emit(
            Kind::Index,
            &[("object", Role::Object), ("index", Role::Index)],
        ),
    ),
    ("optional_chain", Skip),
    ("import", Leaf(Kind::Name)),
    ("meta_property", With(calls::meta_property)),
    ("assignment_expression", With(calls::assignment)),
    (
        "augmented_assignment_expression",
        With(calls::augmented_assignment),
    ),
    (
        "binary_expression",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("unary_expression", With(calls::unary)),
    ("update_expression", With(calls::update)),
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
    ("await_expression", Emit(Kind::Await, &[])),
    ("yield_expression", With(calls::yielding)),
    ("sequence_expression", Emit(Kind::Sequence, &[])),
    // Names and literals.
    ("identifier", Leaf(Kind::Name)),
    ("property_identifier", Leaf(Kind::Name)),
    ("private_property_identifier", Leaf(Kind::Name)),
    ("this", Constant(Kind::This, "this")),
    ("super", Constant(Kind::This, "super")),
    ("true", Constant(Kind::Boolean, "true")),
    ("false", Constant(Kind::Boolean, "false")),
    ("null", Constant(Kind::Null, "")),
    ("undefined", Constant(Kind::Undefined, "")),
    ("number", With(number)),
    ("string", With(literals::string)),
    ("template_string", With(literals::template)),
    ("template_substitution", Emit(Kind::Interpolation, &[])),
    ("regex", With(literals::regex)),
    // Markup.
    ("jsx_element", With(markup::element)),
    ("jsx_self_closing_element", With(markup::element)),
    ("jsx_attribute", With(markup::attribute)),
    ("jsx_expression", Splice),
    ("jsx_text", With(markup::text)),
    ("html_character_reference", With(markup::text)),
];

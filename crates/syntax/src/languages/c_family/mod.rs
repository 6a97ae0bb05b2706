//! What C and C++ share: preprocessor lines, declarations, statements and
//! expressions.
//!
//! Terms: the **specifiers** of a declaration are the words before its names
//! (`static const int`), one of which is the **base type**; a **declarator** is
//! one name with what is wrapped around it (`*argv[]`), and each wrapping is a
//! **layer** that makes another type out of the base type.

use crate::lower::Action;
use crate::{Kind, Role};

pub(super) mod declarations;
pub(super) mod declarators;
pub(super) mod expressions;
pub(super) mod preprocessor;
pub(super) mod statements;
pub(super) mod types;

/// One table after the other; where both name a node, the second decides.
pub(super) const fn concatenate<const N: usize>(
    first: &[(&'static str, Action)],
    second: &[(&'static str, Action)],
) -> [(&'static str, Action); N] {
    let mut all = [("", Action::Skip); N];
    let mut index = 0;
    while index < N {
        all[index] = if index < first.len() {
            first[index]
        } else {
            second[index - first.len()]
        };
        index += 1;
    }
    all
}

/// The nodes that both grammars have.
pub(super) const ACTIONS: &[(&str, Action)] = &[
    ("translation_unit", Action::Emit(Kind::File, &[])),
    ("comment", Action::Skip),
    // ---- preprocessor
    ("preproc_include", Action::With(preprocessor::include)),
    ("preproc_def", Action::With(preprocessor::define)),
    ("preproc_function_def", Action::With(preprocessor::define)),
    ("preproc_params", Action::With(preprocessor::parameters)),
    ("preproc_call", Action::With(preprocessor::directive)),
    ("preproc_arg", Action::With(preprocessor::argument)),
    ("preproc_if", Action::With(preprocessor::conditional)),
    ("preproc_ifdef", Action::With(preprocessor::conditional)),
    ("preproc_elif", Action::With(preprocessor::conditional)),
    ("preproc_elifdef", Action::With(preprocessor::conditional)),
    ("preproc_else", Action::With(preprocessor::conditional)),
    // ---- declarations
    ("declaration", Action::With(declarations::declaration)),
    ("field_declaration", Action::With(declarations::declaration)),
    ("type_definition", Action::With(declarations::alias)),
    ("function_definition", Action::With(declarations::function)),
    ("linkage_specification", Action::With(declarations::linkage)),
    ("declaration_list", Action::Emit(Kind::Block, &[])),
    ("field_declaration_list", Action::Emit(Kind::ClassBody, &[])),
    ("enumerator_list", Action::Emit(Kind::ClassBody, &[])),
    ("enumerator", Action::With(declarations::enumerator)),
    ("parameter_list", Action::With(declarations::parameters)),
    (
        "parameter_declaration",
        Action::With(declarations::parameter),
    ),
    ("storage_class_specifier", Action::Leaf(Kind::Modifier)),
    ("type_qualifier", Action::Leaf(Kind::Modifier)),
    ("ms_call_modifier", Action::Leaf(Kind::Modifier)),
    (
        "ms_declspec_modifier",
        Action::With(declarations::attribute),
    ),
    ("attribute_specifier", Action::With(declarations::attribute)),
    ("attribute_declaration", Action::Splice),
    ("attribute", Action::With(declarations::attribute)),
    // ---- types
    ("primitive_type", Action::Leaf(Kind::TypeName)),
    ("type_identifier", Action::Leaf(Kind::TypeName)),
    ("sized_type_specifier", Action::With(types::sized)),
    ("struct_specifier", Action::With(types::class)),
    ("union_specifier", Action::With(types::class)),
    ("enum_specifier", Action::With(types::class)),
    ("type_descriptor", Action::With(types::descriptor)),
    // ---- statements
    ("compound_statement", Action::Emit(Kind::Block, &[])),
    (
        "expression_statement",
        Action::With(statements::expression_statement),
    ),
    (
        "if_statement",
        Action::Emit(
            Kind::If,
            &[
                ("condition", Role::Condition),
                ("consequence", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
    ("else_clause", Action::Splice),
    ("switch_statement", Action::With(statements::switch)),
    ("case_statement", Action::With(statements::case)),
    (
        "while_statement",
        Action::Emit(
            Kind::While,
            &[("condition", Role::Condition), ("body", Role::Body)],
        ),
    ),
    (
        "do_statement",
        Action::Emit(
            Kind::DoWhile,
            &[("body", Role::Body), ("condition", Role::Condition)],
        ),
    ),
    (
        "for_statement",
        Action::Emit(
            Kind::For,
            &[
                ("initializer", Role::Initializer),
                ("condition", Role::Condition),
                ("update", Role::Update),
                ("body", Role::Body),
            ],
        ),
    ),
    ("return_statement", Action::Emit(Kind::Return, &[])),
    ("break_statement", Action::Constant(Kind::Break, "")),
    ("continue_statement", Action::Constant(Kind::Continue, "")),
    (
        "goto_statement",
        Action::Emit(Kind::Goto, &[("label", Role::Label)]),
    ),
    ("labeled_statement", Action::With(statements::label)),
    ("attributed_statement", Action::With(statements::attributed)),
    (
        "seh_try_statement",
        Action::Emit(Kind::Try, &[("body", Role::Body)]),
    ),
    ("seh_except_clause", Action::With(statements::except)),
    ("seh_finally_clause", Action::With(statements::finally)),
    // ---- expressions
    ("identifier", Action::Leaf(Kind::Name)),
    ("field_identifier", Action::Leaf(Kind::Name)),
    ("statement_identifier", Action::Leaf(Kind::Name)),
    (
        "parenthesized_expression",
        Action::With(expressions::parenthesized),
    ),
    ("extension_expression", Action::Splice),
    ("comma_expression", Action::With(expressions::sequence)),
    (
        "conditional_expression",
        Action::Emit(
            Kind::Conditional,
            &[
                ("condition", Role::Condition),
                ("consequence", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
    (
        "assignment_expression",
        Action::With(expressions::assignment),
    ),
    (
        "pointer_expression",
        Action::Operator(Kind::Unary, &[("argument", Role::Value)]),
    ),
    ("unary_expression", Action::With(expressions::unary)),
    ("binary_expression", Action::With(expressions::binary)),
    ("update_expression", Action::With(expressions::update)),
    (
        "cast_expression",
        Action::Emit(Kind::Cast, &[("type", Role::Type), ("value", Role::Value)]),
    ),
    ("sizeof_expression", Action::With(expressions::size)),
    ("alignof_expression", Action::With(expressions::size)),
    (
        "subscript_expression",
        Action::Emit(
            Kind::Index,
            &[("argument", Role::Object), ("index", Role::Index)],
        ),
    ),
    (
        "call_expression",
        Action::Emit(
            Kind::Call,
            &[("function", Role::Callee), ("arguments", Role::Arguments)],
        ),
    ),
    ("argument_list", Action::Emit(Kind::Arguments, &[])),
    ("field_expression", Action::With(expressions::member)),
    (
        "compound_literal_expression",
        Action::Emit(
            Kind::Composite,
            &[("type", Role::Type), ("value", Role::Value)],
        ),
    ),
    ("initializer_list", Action::Emit(Kind::List, &[])),
    ("initializer_pair", Action::With(expressions::initializer)),
    ("subscript_designator", Action::Splice),
    ("field_designator", Action::Splice),
    // ---- literals
    ("number_literal", Action::With(expressions::number)),
    ("char_literal", Action::With(expressions::character)),
    ("string_literal", Action::With(expressions::string)),
    (
        "concatenated_string",
        Action::With(expressions::concatenated),
    ),
    ("true", Action::Constant(Kind::Boolean, "true")),
    ("false", Action::Constant(Kind::Boolean, "false")),
    ("null", Action::Constant(Kind::Null, "")),
];

//! C#.
//!
//! Notes on shapes that are not plain: a `var` declaration has no type;
//! properties are variables whose accessors are functions in their body;
//! `base(x)` and `this(x)` of a constructor begin its body; `lock`, `fixed`,
//! `checked` and `unsafe` are [`Kind::With`] with that symbol; the braces of
//! `new T { X = 1 }` hold assignments.

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
    grammar: laocoon_grammars::CSHARP,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &patterns::PATTERNS,
    names: &NameRules::BLOCKS,
};

static ACTIONS: &[(&str, Action)] = &[
    ("compilation_unit", Emit(Kind::File, &[])),
    ("global_statement", Splice),
    ("comment", Skip),
    ("shebang_directive", Skip),
    // The branches of a condition of the preprocessor stand side by side.
    ("preproc_if", With(statements::preprocessor)),
    ("preproc_elif", With(statements::preprocessor)),
    ("preproc_else", With(statements::preprocessor)),
    // Literals and names.
    ("null_literal", Constant(Kind::Null, "")),
    ("boolean_literal", Leaf(Kind::Boolean)),
    ("integer_literal", With(expressions::integer)),
    ("real_literal", With(expressions::float)),
    ("character_literal", With(expressions::character)),
    ("string_literal", With(expressions::string)),
    ("verbatim_string_literal", With(expressions::string)),
    ("raw_string_literal", With(expressions::string)),
    (
        "interpolated_string_expression",
        With(expressions::interpolated),
    ),
    ("interpolation", With(expressions::interpolation)),
    ("identifier", With(types::name)),
    ("discard", Leaf(Kind::Name)),
    ("'this'", Constant(Kind::This, "this")),
    ("'base'", Constant(Kind::This, "base")),
    ("implicit_parameter", Leaf(Kind::Name)),
    // Expressions.
    ("parenthesized_expression", Splice),
    ("checked_expression", Splice),
    ("ref_expression", Splice),
    ("assignment_expression", With(expressions::assignment)),
    (
        "binary_expression",
        Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("prefix_unary_expression", With(expressions::unary)),
    ("postfix_unary_expression", With(expressions::unary)),
    (
        "conditional_expression",
        Emit(
            Kind::Conditional,
            &[
                ("condition", Role::Condition),
                ("consequence", Role::Then),
                ("alternative", Role::Else),
            ],
        ),
    ),
    ("as_expression", With(expressions::as_type)),
    ("is_expression", With(expressions::is_type)),
    ("is_pattern_expression", With(expressions::is_type)),
    (
        "cast_expression",
        Emit(Kind::Cast, &[("type", Role::Type), ("value", Role::Value)]),
    ),
    ("typeof_expression", With(expressions::type_operator)),
    ("sizeof_expression", With(expressions::type_operator)),
    ("invocation_expression", With(expressions::invocation)),
    ("argument_list", Emit(Kind::Arguments, &[])),
    ("argument", With(expressions::argument)),
    ("member_access_expression", With(expressions::member)),
    (
        "conditional_access_expression",
        With(expressions::conditional_access),
    ),
    ("element_access_expression", With(expressions::element)),
    ("element_binding_expression", Splice),
    (
        "object_creation_expression",
        With(expressions::object_creation),
    ),
    (
        "implicit_object_creation_expression",
        With(expressions::object_creation),
    ),
    (
        "anonymous_object_creation_expression",
        With(expressions::anonymous_object),
    ),
    (
        "array_creation_expression",
        With(expressions::array_creation),
    ),
    ("stackalloc_expression", With(expressions::array_creation)),
    (
        "implicit_array_creation_expression",
        With(expressions::implicit_array),
    ),
    (
        "implicit_stackalloc_expression",
        With(expressions::implicit_array),
    ),
    ("initializer_expression", Emit(Kind::List, &[])),
    ("collection_expression", Emit(Kind::List, &[])),
    ("collection_element", Splice),
    ("expression_element", Splice),
    ("spread_element", With(expressions::spread)),
    ("tuple_expression", Emit(Kind::Tuple, &[])),
    ("tuple_pattern", Emit(Kind::Tuple, &[])),
    ("parenthesized_variable_designation", Emit(Kind::Tuple, &[])),
    ("declaration_expression", With(expressions::declaration)),
    ("lambda_expression", With(expressions::lambda)),
    ("anonymous_method_expression", With(expressions::lambda)),
    ("await_expression", Emit(Kind::Await, &[])),
    ("throw_expression", Emit(Kind::Throw, &[])),
    ("switch_expression", With(statements::switch_expression)),
    ("with_initializer", With(expressions::with_initializer)),
    ("query_expression", With(expressions::query)),
    // Patterns.
    ("constant_pattern", Splice),
    ("parenthesized_pattern", Splice),
    ("var_pattern", Splice),
    ("declaration_pattern", With(expressions::declaration)),
    ("type_pattern", Emit(Kind::Opaque, &[("type", Role::Type)])),
    ("negated_pattern", With(expressions::negated)),
    ("relational_pattern", Operator(Kind::Unary, &[])),
    ("and_pattern", With(expressions::pattern_operator)),
    ("or_pattern", With(expressions::pattern_operator)),
    ("list_pattern", Emit(Kind::List, &[])),
    ("subpattern", With(expressions::subpattern)),
    // Types.
    ("predefined_type", Leaf(Kind::TypeName)),
    ("implicit_type", Leaf(Kind::TypeName)),
    ("qualified_name", With(types::name)),
    ("alias_qualified_name", With(types::name)),
    ("generic_name", With(types::name)),
    ("array_type", With(types::array)),
    (
        "nullable_type",
        Emit(Kind::OptionalType, &[("type", Role::Type)]),
    ),
    (
        "pointer_type",
        Emit(Kind::PointerType, &[("type", Role::Type)]),
    ),
    ("ref_type", Splice),
    ("scoped_type", Splice),
    ("tuple_type", Emit(Kind::TupleType, &[])),
    ("tuple_element", With(types::tuple_element)),
    // Statements.
    ("block", Emit(Kind::Block, &[])),
    ("arrow_expression_clause", Splice),
    ("empty_statement", Constant(Kind::Empty, "")),
    ("expression_statement", Emit(Kind::ExpressionStatement, &[])),
    ("local_declaration_statement", With(definitions::variables)),
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
                ("initializer", Role::Initializer),
                ("condition", Role::Condition),
                ("update", Role::Update),
                ("body", Role::Body),
            ],
        ),
    ),
    ("foreach_statement", With(statements::for_each)),
    ("return_statement", Emit(Kind::Return, &[])),
    ("throw_statement", Emit(Kind::Throw, &[])),
    ("yield_statement", With(statements::yield_value)),
    ("break_statement", Constant(Kind::Break, "")),
    ("continue_statement", Constant(Kind::Continue, "")),
    ("goto_statement", With(statements::goto)),
    ("labeled_statement", With(statements::labelled)),
    ("switch_statement", With(statements::switch)),
    ("when_clause", Splice),
    ("try_statement", With(statements::try_block)),
    ("catch_clause", With(statements::catch)),
    ("catch_filter_clause", Splice),
    ("using_statement", With(statements::resource_block)),
    ("lock_statement", With(statements::resource_block)),
    ("fixed_statement", With(statements::resource_block)),
    ("checked_statement", With(statements::resource_block)),
    ("unsafe_statement", With(statements::resource_block)),
    ("variable_declaration", With(definitions::bare_variables)),
    // Definitions.
    ("using_directive", With(definitions::import)),
    ("namespace_declaration", With(definitions::namespace)),
    (
        "file_scoped_namespace_declaration",
        With(definitions::namespace),
    ),
    ("global_attribute", With(definitions::attributes)),
    ("attribute_list", With(definitions::attributes)),
    ("attribute", With(definitions::attribute)),
    ("attribute_argument_list", Emit(Kind::Arguments, &[])),
    ("attribute_argument", With(expressions::argument)),
    ("modifier", With(definitions::modifier)),
    ("class_declaration", With(definitions::class)),
    ("struct_declaration", With(definitions::class)),
    ("interface_declaration", With(definitions::class)),
    ("enum_declaration", With(definitions::class)),
    ("record_declaration", With(definitions::class)),
    ("declaration_list", Emit(Kind::ClassBody, &[])),
    ("enum_member_declaration_list", Emit(Kind::ClassBody, &[])),
    (
        "enum_member_declaration",
        Emit(
            Kind::EnumMember,
            &[("name", Role::Name), ("value", Role::Value)],
        ),
    ),
    ("delegate_declaration", With(definitions::delegate)),
    ("field_declaration", With(definitions::variables)),
    ("event_field_declaration", With(definitions::variables)),
    ("event_declaration", With(definitions::property)),
    ("property_declaration", With(definitions::property)),
    ("indexer_declaration", With(definitions::indexer)),
    ("method_declaration", With(definitions::method)),
    ("local_function_statement", With(definitions::method)),
    ("constructor_declaration", With(definitions::method)),
    ("destructor_declaration", With(definitions::method)),
    ("operator_declaration", With(definitions::method)),
    ("conversion_operator_declaration", With(definitions::method)),
    ("type_parameter_list", Splice),
    ("type_parameter", With(definitions::type_parameter)),
    ("type_parameter_constraints_clause", Skip),
    ("explicit_interface_specifier", Skip),
    ("parameter_list", With(definitions::parameters)),
    ("bracketed_parameter_list", With(definitions::parameters)),
    ("parameter", With(definitions::parameter)),
];

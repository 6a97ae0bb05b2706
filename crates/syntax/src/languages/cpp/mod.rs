//! C++: what it has beside C.

use super::c_family;
use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::pattern_text::{PatternSyntax, Typed};
use crate::{Kind, Role};

mod definitions;
mod expressions;
mod names;
mod statements;

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::CPP,
    pattern_grammar: None,
    actions: &ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules::BLOCKS,
};

/// A function's body takes most of what stands at the top of a file, and more.
static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("void f() {\n", "\n}"),
        ("void f() {\n", "\n;}"),
        ("", ""),
        ("", "\n{}"),
        ("class c {\n", "\n};"),
        ("void f() { try {}\n", "\n}"),
        ("int f() { return \n", "\n; }"),
    ],
    class_words: &["class", "struct", "union", "enum"],
    typed: Typed::TypeFirst("((TYPE) NAME)"),
    ..PatternSyntax::BRACES
};

static ACTIONS: [(&str, Action); c_family::ACTIONS.len() + OWN.len()] =
    c_family::concatenate(c_family::ACTIONS, OWN);

const OWN: &[(&str, Action)] = &[
    // ---- names
    ("namespace_identifier", Action::Leaf(Kind::Name)),
    ("qualified_identifier", Action::With(names::qualified)),
    ("dependent_name", Action::Splice),
    ("template_function", Action::With(names::template_function)),
    ("template_method", Action::With(names::template_function)),
    ("operator_name", Action::With(names::operator_name)),
    ("destructor_name", Action::Leaf(Kind::Name)),
    ("operator_cast", Action::With(names::operator_cast)),
    ("this", Action::Leaf(Kind::This)),
    // ---- types
    ("class_specifier", Action::With(c_family::types::class)),
    ("template_type", Action::With(names::template_type)),
    ("dependent_type", Action::Splice),
    (
        "placeholder_type_specifier",
        Action::With(names::placeholder),
    ),
    ("auto", Action::Leaf(Kind::TypeName)),
    ("template_argument_list", Action::Splice),
    // ---- definitions
    ("function_definition", Action::With(definitions::function)),
    (
        "field_declaration_list",
        Action::With(definitions::class_body),
    ),
    ("base_class_clause", Action::With(definitions::bases)),
    ("access_specifier", Action::Skip),
    ("virtual_specifier", Action::Leaf(Kind::Modifier)),
    ("field_initializer", Action::With(definitions::initializer)),
    (
        "optional_parameter_declaration",
        Action::With(c_family::declarations::parameter),
    ),
    (
        "variadic_parameter_declaration",
        Action::With(definitions::rest),
    ),
    (
        "structured_binding_declarator",
        Action::Emit(Kind::Tuple, &[]),
    ),
    ("template_declaration", Action::With(definitions::template)),
    (
        "type_parameter_declaration",
        Action::With(definitions::type_parameter),
    ),
    (
        "optional_type_parameter_declaration",
        Action::With(definitions::type_parameter),
    ),
    (
        "variadic_type_parameter_declaration",
        Action::With(definitions::type_parameter),
    ),
    (
        "template_template_parameter_declaration",
        Action::With(definitions::type_parameter),
    ),
    ("namespace_definition", Action::With(definitions::namespace)),
    (
        "namespace_alias_definition",
        Action::With(definitions::namespace_alias),
    ),
    ("using_declaration", Action::With(definitions::using)),
    ("alias_declaration", Action::With(definitions::alias)),
    (
        "static_assert_declaration",
        Action::Emit(
            Kind::Assert,
            &[("condition", Role::Argument), ("message", Role::Argument)],
        ),
    ),
    // ---- statements
    ("condition_clause", Action::With(statements::condition)),
    ("init_statement", Action::Splice),
    ("for_range_loop", Action::With(statements::for_each)),
    (
        "try_statement",
        Action::Emit(Kind::Try, &[("body", Role::Body)]),
    ),
    ("catch_clause", Action::With(statements::catch)),
    ("throw_statement", Action::Emit(Kind::Throw, &[])),
    ("co_return_statement", Action::Emit(Kind::Return, &[])),
    ("co_yield_statement", Action::Emit(Kind::Yield, &[])),
    // ---- expressions
    ("call_expression", Action::With(expressions::call)),
    (
        "subscript_expression",
        Action::Emit(
            Kind::Index,
            &[("argument", Role::Object), ("indices", Role::Index)],
        ),
    ),
    ("subscript_argument_list", Action::Splice),
    ("new_expression", Action::With(expressions::new)),
    ("delete_expression", Action::With(expressions::delete)),
    ("lambda_expression", Action::With(expressions::lambda)),
    (
        "co_await_expression",
        Action::Emit(Kind::Await, &[("argument", Role::Value)]),
    ),
    ("parameter_pack_expansion", Action::With(expressions::pack)),
    (
        "raw_string_literal",
        Action::With(c_family::expressions::string),
    ),
    ("user_defined_literal", Action::Splice),
    ("literal_suffix", Action::Skip),
];

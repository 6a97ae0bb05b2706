//! Go.
//!
//! `x := e` is an [`Kind::Assign`] whose symbol is `:=`. The statement before
//! the condition of an `if` or `switch` stands before it in a block of its
//! own. A type that is a `struct` or an `interface` is a class; such a type
//! without a name is a [`Kind::ClassExpression`].

use tree_sitter::Node as Native;

use crate::lower::{Action, LanguageTable, Lowerer};
use crate::names::NameRules;
use crate::pattern_text::{self, PatternSyntax, Token, Typed};
use crate::{Kind, Role, literal};

mod declarations;
mod expressions;
mod statements;

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::GO,
    pattern_grammar: None,
    actions: ACTIONS,
    patterns: &PATTERNS,
    names: &NameRules {
        loop_declares: true,
        constant_modifiers: &["const"],
        ..NameRules::BLOCKS
    },
};

static ACTIONS: &[(&str, Action)] = &[
    ("comment", Action::Skip),
    ("source_file", Action::Emit(Kind::File, &[])),
    // Declarations.
    ("package_clause", Action::With(declarations::package)),
    ("import_declaration", Action::With(declarations::import)),
    ("const_declaration", Action::With(declarations::variables)),
    ("var_declaration", Action::With(declarations::variables)),
    ("type_declaration", Action::With(declarations::types)),
    ("function_declaration", Action::With(declarations::function)),
    ("method_declaration", Action::With(declarations::function)),
    ("method_elem", Action::With(declarations::function)),
    ("parameter_list", Action::Emit(Kind::Parameters, &[])),
    (
        "parameter_declaration",
        Action::With(declarations::parameter),
    ),
    (
        "variadic_parameter_declaration",
        Action::With(declarations::parameter),
    ),
    (
        "type_parameter_declaration",
        Action::With(declarations::type_parameter),
    ),
    ("field_declaration_list", Action::Emit(Kind::ClassBody, &[])),
    (
        "field_declaration",
        Action::With(declarations::field_declaration),
    ),
    // Statements.
    ("block", Action::Emit(Kind::Block, &[])),
    ("statement_list", Action::Splice),
    ("expression_statement", Action::With(statements::simple)),
    ("send_statement", Action::With(statements::simple)),
    ("receive_statement", Action::With(statements::simple)),
    ("inc_statement", Action::With(statements::simple)),
    ("dec_statement", Action::With(statements::simple)),
    ("assignment_statement", Action::With(statements::simple)),
    ("short_var_declaration", Action::With(statements::simple)),
    ("labeled_statement", Action::With(statements::labeled)),
    ("break_statement", Action::With(statements::jump)),
    ("continue_statement", Action::With(statements::jump)),
    ("goto_statement", Action::Emit(Kind::Goto, &[])),
    ("label_name", Action::With(statements::label_name)),
    ("return_statement", Action::Emit(Kind::Return, &[])),
    ("go_statement", Action::Operator(Kind::Defer, &[])),
    ("defer_statement", Action::Operator(Kind::Defer, &[])),
    ("if_statement", Action::With(statements::if_)),
    ("for_statement", Action::With(statements::for_)),
    (
        "expression_switch_statement",
        Action::With(statements::switch),
    ),
    ("type_switch_statement", Action::With(statements::switch)),
    ("select_statement", Action::With(statements::switch)),
    ("expression_case", Action::With(statements::case)),
    ("default_case", Action::With(statements::case)),
    ("type_case", Action::With(statements::case)),
    ("communication_case", Action::With(statements::case)),
    ("empty_statement", Action::Skip),
    // Expressions.
    ("identifier", Action::Leaf(Kind::Name)),
    ("field_identifier", Action::Leaf(Kind::Name)),
    ("package_identifier", Action::Leaf(Kind::Name)),
    ("blank_identifier", Action::Leaf(Kind::Name)),
    ("iota", Action::Leaf(Kind::Name)),
    ("expression_list", Action::With(expressions::list)),
    ("parenthesized_expression", Action::Splice),
    ("call_expression", Action::With(expressions::call)),
    ("argument_list", Action::Emit(Kind::Arguments, &[])),
    ("variadic_argument", Action::With(expressions::spread)),
    (
        "selector_expression",
        Action::Emit(
            Kind::Member,
            &[("operand", Role::Object), ("field", Role::Name)],
        ),
    ),
    (
        "index_expression",
        Action::Emit(
            Kind::Index,
            &[("operand", Role::Object), ("index", Role::Index)],
        ),
    ),
    (
        "slice_expression",
        Action::Emit(
            Kind::Slice,
            &[
                ("operand", Role::Object),
                ("start", Role::Lower),
                ("end", Role::Upper),
                ("capacity", Role::Step),
            ],
        ),
    ),
    (
        "type_assertion_expression",
        Action::With(expressions::assertion),
    ),
    (
        "type_conversion_expression",
        Action::With(expressions::conversion),
    ),
    (
        "type_instantiation_expression",
        Action::With(expressions::instantiation),
    ),
    (
        "unary_expression",
        Action::Operator(Kind::Unary, &[("operand", Role::Value)]),
    ),
    (
        "binary_expression",
        Action::Operator(
            Kind::Binary,
            &[("left", Role::Left), ("right", Role::Right)],
        ),
    ),
    ("func_literal", Action::With(declarations::function)),
    ("composite_literal", Action::With(expressions::composite)),
    ("literal_value", Action::With(expressions::literal_value)),
    ("literal_element", Action::Splice),
    (
        "keyed_element",
        Action::Emit(Kind::Pair, &[("key", Role::Key), ("value", Role::Value)]),
    ),
    // Literals.
    ("int_literal", Action::With(integer)),
    ("float_literal", Action::With(float)),
    ("imaginary_literal", Action::Leaf(Kind::Float)),
    ("rune_literal", Action::With(quoted)),
    ("interpreted_string_literal", Action::With(quoted)),
    ("raw_string_literal", Action::With(quoted)),
    ("nil", Action::Constant(Kind::Null, "")),
    ("true", Action::Leaf(Kind::Boolean)),
    ("false", Action::Leaf(Kind::Boolean)),
    // Types.
    ("type_identifier", Action::Leaf(Kind::TypeName)),
    ("qualified_type", Action::With(expressions::qualified_type)),
    ("generic_type", Action::With(expressions::generic)),
    ("type_elem", Action::With(expressions::union)),
    ("type_constraint", Action::With(expressions::union)),
    ("parenthesized_type", Action::Splice),
    ("negated_type", Action::Splice),
    ("pointer_type", Action::Emit(Kind::PointerType, &[])),
    (
        "array_type",
        Action::Emit(
            Kind::ArrayType,
            &[("length", Role::Index), ("element", Role::Type)],
        ),
    ),
    (
        "implicit_length_array_type",
        Action::Emit(Kind::ArrayType, &[("element", Role::Type)]),
    ),
    (
        "slice_type",
        Action::Emit(Kind::ArrayType, &[("element", Role::Type)]),
    ),
    ("map_type", Action::With(expressions::map_type)),
    ("channel_type", Action::With(expressions::channel_type)),
    ("function_type", Action::With(declarations::function)),
    ("struct_type", Action::With(declarations::class_expression)),
    (
        "interface_type",
        Action::With(declarations::class_expression),
    ),
];

fn integer<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let symbol = literal::integer(lowerer.text(node), true);
    lowerer.emit_leaf(Kind::Integer, role, node, &symbol);
}

fn float<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let symbol = literal::float(lowerer.text(node));
    lowerer.emit_leaf(Kind::Float, role, node, &symbol);
}

/// The content of a string or a character.
fn quoted<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let kind = if node.kind() == "rune_literal" {
        Kind::Character
    } else {
        Kind::String
    };
    let content = unquoted(lowerer.text(node));
    lowerer.emit_leaf(kind, role, node, content);
}

/// Without the first and the last character.
fn unquoted(text: &str) -> &str {
    text.get(1..text.len().max(2) - 1).unwrap_or("")
}

/// Whether a node of a pattern stands for any number of parameters, elements
/// or the like.
fn is_list_hole(lowerer: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    let stands_for = |text| pattern_text::placeholder(Kind::Name, text).0;
    lowerer.is_pattern()
        && matches!(
            stands_for(lowerer.text(node)),
            Kind::Ellipsis | Kind::MetavariableEllipsis
        )
}

// ---- patterns -----------------------------------------------------------------

static PATTERNS: PatternSyntax = PatternSyntax {
    contexts: &[
        ("", "\n"),
        // An element of a composite literal: `{..., Field: $X, ...}`.
        ("var _ = []T{", "}\n"),
        // A method of an interface: `$METHOD(...) bool`.
        ("type _ interface { ", " }\n"),
        ("func _() { switch { ", " } }\n"),
        ("func _() { select { ", " } }\n"),
        ("type _ = ", "\n"),
    ],
    statement: "__ellipsis__",
    member: "__ellipsis__",
    for_header: "__ellipsis__;;",
    class_words: &["struct", "interface"],
    typed: Typed::NameFirst("NAME.(TYPE)"),
    special: Some(special),
    ..PatternSyntax::BRACES
};

/// `...` in places where a plain identifier does not fit.
fn special(list: &[Token<'_>], index: usize) -> Option<String> {
    if list[index] != Token::Ellipsis {
        return None;
    }
    match pattern_text::previous(list, index) {
        // `for ... {`: any loop.
        Some(Token::Word("for"))
            if pattern_text::following(list, index) == Some(Token::Punctuation("{")) =>
        {
            Some(PATTERNS.for_header.to_owned())
        }
        // `case ...` stands for any cases and has no colon of its own.
        Some(Token::Word("case"))
            if pattern_text::following(list, index) != Some(Token::Punctuation(":")) =>
        {
            Some(format!("{}:", pattern_text::ELLIPSIS))
        }
        _ if among_imports(list, index) => Some(String::new()),
        _ => None,
    }
}

/// Whether `index` is within `import ( ... )`, where order does not matter
/// and other imports are none of the pattern's business.
fn among_imports(list: &[Token<'_>], index: usize) -> bool {
    let open = list[..index]
        .iter()
        .rposition(|token| matches!(token, Token::Punctuation("(" | ")" | "{" | "}")));
    open.is_some_and(|open| {
        list[open] == Token::Punctuation("(")
            && pattern_text::previous(list, open) == Some(Token::Word("import"))
    })
}

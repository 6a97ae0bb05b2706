//! TypeScript and TSX: JavaScript's table and what types add to it.
//!
//! Notes on shapes that are not plain: the type of an object is the body of a
//! class without a name; `as`, `satisfies` and `<T>x` are casts; `x!` is `x`;
//! type arguments of calls and of extended classes are left out; `declare`
//! leaves no trace.

mod declarations;
mod types;

use crate::lower::{Action, LanguageTable};
use crate::names::NameRules;
use crate::{Kind, Role};

use super::javascript::{self, SHARED, concat};
use Action::{Constant, Emit, Leaf, Splice, With};

pub(super) static TABLE: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::TYPESCRIPT,
    pattern_grammar: Some(laocoon_grammars::TSX),
    actions: &ACTIONS,
    patterns: &javascript::PATTERNS,
    names: &NameRules::JAVASCRIPT,
};

pub(super) static TSX: LanguageTable = LanguageTable {
    grammar: laocoon_grammars::TSX,
    pattern_grammar: None,
    actions: &TSX_ACTIONS,
    patterns: &javascript::PATTERNS,
    names: &NameRules::JAVASCRIPT,
};

static ACTIONS: [(&str, Action); SHARED.len() + ONLY_HERE.len() + ONLY_WITHOUT_MARKUP.len()] =
    concat(&[SHARED, ONLY_HERE, ONLY_WITHOUT_MARKUP]);

static TSX_ACTIONS: [(&str, Action); SHARED.len() + ONLY_HERE.len()] = concat(&[SHARED, ONLY_HERE]);

/// What the grammar without markup has instead of it.
const ONLY_WITHOUT_MARKUP: &[(&str, Action)] = &[("type_assertion", With(types::cast))];

/// What JavaScript's grammar does not have.
pub(super) const ONLY_HERE: &[(&str, Action)] = &[
    // Classes, interfaces and their members.
    (
        "abstract_class_declaration",
        With(declarations::abstract_class),
    ),
    ("interface_declaration", With(declarations::interface)),
    ("interface_body", With(javascript::class_body)),
    (
        "public_field_definition",
        With(javascript::field_definition),
    ),
    ("property_signature", With(declarations::property)),
    ("method_signature", With(declarations::function)),
    ("abstract_method_signature", With(declarations::function)),
    ("function_signature", With(declarations::function)),
    ("construct_signature", With(declarations::signature)),
    ("call_signature", With(declarations::signature)),
    ("accessibility_modifier", Leaf(Kind::Modifier)),
    ("override_modifier", Leaf(Kind::Modifier)),
    ("required_parameter", With(javascript::parameter)),
    ("optional_parameter", With(javascript::parameter)),
    // Other definitions.
    ("enum_declaration", With(declarations::enumeration)),
    ("enum_body", With(declarations::enum_body)),
    ("enum_assignment", With(declarations::enum_member)),
    ("type_alias_declaration", With(declarations::type_alias)),
    ("module", With(declarations::namespace)),
    ("internal_module", With(declarations::namespace)),
    ("ambient_declaration", With(declarations::ambient)),
    ("import_alias", With(declarations::import_alias)),
    (
        "nested_identifier",
        Emit(
            Kind::Member,
            &[("object", Role::Object), ("property", Role::Name)],
        ),
    ),
    // Expressions.
    ("as_expression", With(types::cast)),
    ("satisfies_expression", With(types::cast)),
    ("non_null_expression", Splice),
    ("instantiation_expression", With(types::instantiation)),
    // Types.
    ("type_annotation", Splice),
    ("type_arguments", Splice),
    ("type_parameters", Splice),
    ("type_parameter", With(types::parameter)),
    ("constraint", Splice),
    ("parenthesized_type", Splice),
    ("readonly_type", Splice),
    ("literal_type", Splice),
    ("predefined_type", Leaf(Kind::TypeName)),
    ("type_identifier", Leaf(Kind::TypeName)),
    ("this_type", Constant(Kind::TypeName, "this")),
    ("nested_type_identifier", With(types::name)),
    (
        "generic_type",
        Emit(
            Kind::GenericType,
            &[("name", Role::Type), ("type_arguments", Role::TypeArgument)],
        ),
    ),
    ("array_type", Emit(Kind::ArrayType, &[])),
    ("tuple_type", Emit(Kind::TupleType, &[])),
    ("optional_type", Emit(Kind::OptionalType, &[])),
    ("flow_maybe_type", Emit(Kind::OptionalType, &[])),
    ("union_type", With(types::alternatives)),
    ("intersection_type", With(types::alternatives)),
    ("object_type", With(javascript::class_body)),
    ("function_type", With(types::function)),
    ("constructor_type", With(types::function)),
    ("existential_type", Leaf(Kind::TypeName)),
    ("type_predicate_annotation", Splice),
    ("asserts_annotation", Splice),
];

//! Declarations of variables, functions and types.

use laocoon_source::Span;
use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::declarators::{self, Declarator};
use super::types;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// The words before the names of a declaration.
#[derive(Default)]
struct Specifiers<'t> {
    /// Modifiers and attributes.
    words: SmallVec<[Native<'t>; 4]>,
    base: Option<Native<'t>>,
}

impl<'t> Specifiers<'t> {
    fn of(children: &[Child<'t>]) -> Self {
        let mut specifiers = Self::default();
        for child in children.iter().filter(|child| !child.node.is_extra()) {
            if child.field == "type" {
                specifiers.base.get_or_insert(child.node);
            } else if child.field.is_empty() && is_word(child.node) {
                specifiers.words.push(child.node);
            }
        }
        specifiers
    }

    /// Emits the modifiers and attributes.
    fn words(&self, l: &mut Lowerer<'_, 't>) {
        for &word in &self.words {
            self::word(l, word);
        }
    }
}

fn is_word(node: Native<'_>) -> bool {
    is_attribute(node)
        || matches!(
            node.kind(),
            "storage_class_specifier"
                | "type_qualifier"
                | "ms_call_modifier"
                | "virtual_specifier"
                | "explicit_function_specifier"
                | "virtual"
        )
}

fn is_attribute(node: Native<'_>) -> bool {
    matches!(
        node.kind(),
        "attribute_specifier" | "attribute_declaration" | "ms_declspec_modifier"
    )
}

fn word<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    if is_attribute(node) {
        l.lower(node, Role::Decorator);
    } else {
        let text = l.text(node);
        l.emit_leaf(Kind::Modifier, Role::Modifier, node, text);
    }
}

/// `int a = 1, *b;`: one definition for each name, side by side.
pub(in crate::languages) fn declaration<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let specifiers = Specifiers::of(&children);
    definition_in_type(l, &specifiers, role);
    let entries: SmallVec<[usize; 4]> = (0..children.len())
        .filter(|&index| children[index].field == "declarator" && children[index].is_named())
        .collect();
    let whole = span_of(node);
    for (position, &index) in entries.iter().enumerate() {
        let until = entries.get(position + 1).copied().unwrap_or(children.len());
        let written = children[index].node;
        // `class A { int x = 1; }` has the value beside the declarator.
        let beside = children[index + 1..until]
            .iter()
            .find(|child| matches!(child.field, "default_value" | "value"))
            .map(|child| child.node);
        let (declarator, value) = if written.kind() == "init_declarator" {
            let parts = l.children(written);
            let declarator = field(&parts, "declarator").map(|inner| declarators::read(l, inner));
            (declarator.unwrap_or_default(), field(&parts, "value"))
        } else {
            (declarators::read(l, written), beside)
        };
        let end = if until == children.len() {
            whole.end
        } else {
            span_of(written).end
        };
        let start = if position == 0 {
            whole.start
        } else {
            span_of(written).start
        };
        one(
            l,
            &specifiers,
            &declarator,
            value,
            (Span { start, end }, node.kind_id()),
            role,
        );
    }
}

/// A structure defined where a type is written stands before what uses it.
fn definition_in_type<'t>(l: &mut Lowerer<'_, 't>, specifiers: &Specifiers<'t>, role: Role) {
    if let Some(base) = specifiers.base
        && types::defines(l, base)
    {
        l.lower(base, role);
    }
}

/// One variable, or one function that is defined elsewhere.
fn one<'t>(
    l: &mut Lowerer<'_, 't>,
    specifiers: &Specifiers<'t>,
    declarator: &Declarator<'t>,
    value: Option<Native<'t>>,
    (span, native): (Span, u16),
    role: Role,
) {
    if value.is_none() && declarator.function().is_some() {
        l.open_span(Kind::FunctionDefinition, role, span, native);
        head(l, specifiers, declarator);
    } else {
        l.open_span(Kind::VariableDefinition, role, span, native);
        specifiers.words(l);
        declarators::type_of(l, specifiers.base, &declarator.layers, Role::Type);
        if let Some(name) = declarator.name {
            declarators::name(l, name, Role::Name);
        }
        if let Some(value) = value {
            l.lower(value, Role::Value);
        }
    }
    l.close();
}

/// What stands before the body of a function.
fn head<'t>(l: &mut Lowerer<'_, 't>, specifiers: &Specifiers<'t>, declarator: &Declarator<'t>) {
    specifiers.words(l);
    let function = declarator.function();
    let (layer, returned) = match function {
        Some((layer, returned)) => (Some(layer), returned),
        None => (None, &declarator.layers[..]),
    };
    let parts = layer
        .map(|layer| l.children(layer.node))
        .unwrap_or_default();
    let trailing = parts
        .iter()
        .find(|child| child.node.kind() == "trailing_return_type")
        .map(|child| child.node);
    if trailing.is_none() {
        declarators::type_of(l, specifiers.base, returned, Role::ReturnType);
    }
    if let Some(name) = declarator.name {
        declarators::name(l, name, Role::Name);
    }
    match field(&parts, "parameters") {
        Some(list) => l.lower(list, Role::Parameters),
        None => {
            let end = declarator.name.map_or(0, |name| span_of(name).end);
            l.leaf_span(
                Kind::Parameters,
                Role::Parameters,
                Span { start: end, end },
                0,
                "",
            );
        }
    }
    for part in parts.iter().filter(|part| is_word(part.node)) {
        word(l, part.node);
    }
    if let Some(trailing) = trailing {
        l.lower_named(trailing, Role::ReturnType);
    }
}

/// A function with its body.
pub(in crate::languages) fn function<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let specifiers = Specifiers::of(&children);
    definition_in_type(l, &specifiers, role);
    let declarator = match field(&children, "declarator") {
        Some(inner) => declarators::read(l, inner),
        None => Declarator::default(),
    };
    l.open(Kind::FunctionDefinition, role, node);
    head(l, &specifiers, &declarator);
    if let Some(body) = field(&children, "body") {
        let initializers = children
            .iter()
            .find(|child| child.node.kind() == "field_initializer_list");
        match initializers {
            Some(list) if body.kind() == "compound_statement" => {
                // What a constructor initializes comes before what it does.
                l.open(Kind::Block, Role::Body, body);
                l.lower_named(list.node, Role::Statement);
                l.lower_named(body, Role::Statement);
                l.close();
            }
            _ => l.lower(body, Role::Body),
        }
    }
    l.close();
}

/// One parameter, which may lack a name. `...` is a nameless rest.
pub(in crate::languages) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let specifiers = Specifiers::of(&children);
    let declarator = match field(&children, "declarator") {
        Some(inner) => declarators::read(l, inner),
        None => Declarator::default(),
    };
    l.open(Kind::Parameter, role, node);
    specifiers.words(l);
    declarators::type_of(l, specifiers.base, &declarator.layers, Role::Type);
    if let Some(name) = declarator.name {
        declarators::name(l, name, Role::Name);
    }
    if let Some(value) = field(&children, "default_value") {
        l.lower(value, Role::Default);
    }
    l.close();
}

/// `...` among parameters.
pub(in crate::languages) fn rest(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    l.emit_leaf(Kind::Parameter, role, node, "*");
}

/// `typedef T a, *b;`: one alias for each name.
pub(in crate::languages) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let specifiers = Specifiers::of(&children);
    definition_in_type(l, &specifiers, role);
    for child in children
        .iter()
        .filter(|child| child.field == "declarator" && child.is_named())
    {
        let declarator = declarators::read(l, child.node);
        l.open(Kind::TypeAlias, role, node);
        specifiers.words(l);
        declarators::type_of(l, specifiers.base, &declarator.layers, Role::Value);
        if let Some(name) = declarator.name {
            declarators::name(l, name, Role::Name);
        }
        l.close();
    }
}

/// `extern "C" { ... }`: its declarations, in its place.
pub(in crate::languages) fn linkage<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    match field(&children, "body") {
        Some(body) if body.kind() == "declaration_list" => l.lower_named(body, role),
        Some(body) => l.lower(body, role),
        None => {}
    }
}

/// One constant of an `enum`.
pub(in crate::languages) fn enumerator<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    // A hole stands for any number of constants.
    if l.is_ellipsis(node) {
        l.lower_named(node, role);
        return;
    }
    l.emit(
        Kind::EnumMember,
        role,
        node,
        &[("name", Role::Name), ("value", Role::Value)],
    );
}

/// `[[nodiscard]]`, `__attribute__((unused))`, `__declspec(dllexport)`.
pub(in crate::languages) fn attribute<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    l.open(Kind::Decorator, role, node);
    match field(&children, "name") {
        Some(name) => l.lower(name, Role::Name),
        None => {
            if let Some(word) = children.first() {
                let text = l.text(word.node).trim_matches('_');
                l.emit_leaf(Kind::Name, Role::Name, word.node, text);
            }
        }
    }
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field.is_empty())
    {
        if child.node.kind() == "argument_list" {
            l.lower(child.node, Role::Arguments);
        } else {
            l.open(Kind::Arguments, Role::Arguments, child.node);
            l.lower(child.node, Role::Argument);
            l.close();
        }
    }
    l.close();
}

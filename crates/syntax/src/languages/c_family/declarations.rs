//! Declarations of variables, functions and types.

use laocoon_source::Span;
use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::declarators::{self, Declarator};
use super::types;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role};

/// Set in [`Lowerer::context`] in the body of a C++ function, where `T x(y);`
/// defines a variable rather than declares a function.
pub(in crate::languages) const IN_FUNCTION: u32 = 1;

/// Set in [`Lowerer::context`] for a name that is a type in a role that does
/// not say so: the value of an alias.
pub(in crate::languages) const IS_TYPE: u32 = 2;

/// Starts a definition, with what a template's head says of it.
pub(in crate::languages) fn open<'t>(
    l: &mut Lowerer<'_, 't>,
    kind: Kind,
    role: Role,
    node: Native<'t>,
) {
    open_span(l, kind, role, (span_of(node), node.kind_id()));
}

fn open_span(l: &mut Lowerer<'_, '_>, kind: Kind, role: Role, (span, native): (Span, u16)) {
    let Some(template) = l.around.take() else {
        l.open_span(kind, role, span, native);
        return;
    };
    let start = span_of(template).start.min(span.start);
    l.open_span(kind, role, Span { start, ..span }, native);
    let children = l.children(template);
    if let Some(parameters) = field(&children, "parameters") {
        l.lower_named(parameters, Role::TypeParameter);
    }
}

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
    definition_in_type(l, &specifiers, node, role);
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

/// A structure defined where a type is written stands before what uses it. It
/// begins where that does: the words before it are those of both.
fn definition_in_type<'t>(
    l: &mut Lowerer<'_, 't>,
    specifiers: &Specifiers<'t>,
    node: Native<'t>,
    role: Role,
) {
    if let Some(base) = specifiers.base
        && types::defines(l, base)
    {
        let definition = l.next_node();
        l.lower(base, role);
        l.begin_at(definition, span_of(node).start);
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
    let arguments = match declarator.function() {
        Some((layer, _)) if value.is_none() => constructor_arguments(l, layer.node),
        _ => None,
    };
    // The grammar takes the `= 0` of a method without a body for a value.
    let pure = value.filter(|value| l.text(*value) == "0");
    if (value.is_none() || pure.is_some()) && arguments.is_none() && declarator.function().is_some()
    {
        open_span(l, Kind::FunctionDefinition, role, (span, native));
        head(l, specifiers, declarator);
        if let Some(zero) = pure {
            l.emit_leaf(Kind::Modifier, Role::Modifier, zero, "abstract");
        }
        l.close();
        return;
    }
    open_span(l, Kind::VariableDefinition, role, (span, native));
    specifiers.words(l);
    let layers = &declarator.layers[..declarator.layers.len() - usize::from(arguments.is_some())];
    declarators::type_of(l, specifiers.base, layers, Role::Type);
    if let Some(name) = declarator.name {
        declarators::name(l, name, Role::Name);
    }
    if let Some(arguments) = arguments {
        l.open(Kind::List, Role::Value, arguments);
        for argument in l.named(arguments) {
            let children = l.children(argument.node);
            if let Some(name) = field(&children, "type") {
                declarators::name(l, name, Role::Element);
            }
        }
        l.close();
    }
    match value {
        Some(list) if list.kind() == "argument_list" => l.emit(Kind::List, Role::Value, list, &[]),
        Some(value) => l.lower(value, Role::Value),
        None => {}
    }
    l.close();
}

/// The parameters in `T x(y, z)` when they can be values: names and nothing
/// else. So may a declaration of a function look, but not in a function.
fn constructor_arguments<'t>(l: &mut Lowerer<'_, 't>, function: Native<'t>) -> Option<Native<'t>> {
    if l.context & IN_FUNCTION == 0 {
        return None;
    }
    let parameters = field(&l.children(function), "parameters")?;
    let list = l.named(parameters);
    let all_names = list.iter().all(|parameter| {
        let parts = l.named(parameter.node);
        matches!(parts[..], [only] if matches!(only.node.kind(), "type_identifier" | "qualified_identifier"))
    });
    (all_names && !list.is_empty()).then_some(parameters)
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
    definition_in_type(l, &specifiers, node, role);
    let declarator = match field(&children, "declarator") {
        Some(inner) => declarators::read(l, inner),
        None => Declarator::default(),
    };
    open(l, Kind::FunctionDefinition, role, node);
    head(l, &specifiers, &declarator);
    for child in &children {
        let word = match child.node.kind() {
            "default_method_clause" => "default",
            "delete_method_clause" => "delete",
            "pure_virtual_clause" => "abstract",
            _ => continue,
        };
        l.emit_leaf(Kind::Modifier, Role::Modifier, child.node, word);
    }
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

/// The parameters of a function; `...` in C++ is not a node of its own.
pub(in crate::languages) fn parameters<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Parameters, role, node);
    for child in l.children(node) {
        if child.node.kind() == "..." {
            rest(l, child.node, Role::Parameter);
        } else if child.node.is_named() {
            l.lower(child.node, Role::Parameter);
        }
    }
    l.close();
}

/// One parameter, which may lack a name.
pub(in crate::languages) fn parameter<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    // In the head of a template a value's parameter stands among the types'.
    if role == Role::TypeParameter {
        template_value(l, node);
    } else {
        parameter_with_symbol(l, node, role, "");
    }
}

fn template_value<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    let declarator = field(&children, "declarator")
        .map(|inner| declarators::read(l, inner))
        .unwrap_or_default();
    l.open(Kind::TypeParameter, Role::TypeParameter, node);
    if let Some(name) = declarator.name {
        let text = l.text(name);
        l.set_symbol(text);
    }
    declarators::type_of(l, field(&children, "type"), &declarator.layers, Role::Type);
    l.close();
}

/// As [`parameter`], of a kind that its symbol says.
pub(in crate::languages) fn parameter_with_symbol<'t>(
    l: &mut Lowerer<'_, 't>,
    node: Native<'t>,
    role: Role,
    symbol: &str,
) {
    let children = l.children(node);
    let specifiers = Specifiers::of(&children);
    let declarator = match field(&children, "declarator") {
        Some(inner) => declarators::read(l, inner),
        None => Declarator::default(),
    };
    l.open(Kind::Parameter, role, node);
    l.set_symbol(symbol);
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

/// The variable of a loop over a range, as a definition without a value.
pub(in crate::languages) fn loop_variable<'t>(
    l: &mut Lowerer<'_, 't>,
    children: &[Child<'t>],
    declarator: Native<'t>,
    place: (Span, u16),
) {
    let specifiers = Specifiers::of(children);
    let declarator = declarators::read(l, declarator);
    one(l, &specifiers, &declarator, None, place, Role::Target);
}

/// The type and name of what a `catch` takes, without a node around them.
pub(in crate::languages) fn caught<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let children = l.children(node);
    let declarator = field(&children, "declarator")
        .map(|inner| declarators::read(l, inner))
        .unwrap_or_default();
    declarators::type_of(l, field(&children, "type"), &declarator.layers, Role::Type);
    if let Some(name) = declarator.name {
        declarators::name(l, name, Role::Name);
    }
}

/// `...` among parameters.
pub(in crate::languages) fn rest(l: &mut Lowerer<'_, '_>, node: Native<'_>, role: Role) {
    l.emit_leaf(Kind::Parameter, role, node, "*");
}

/// `typedef T a, *b;`: one alias for each name.
pub(in crate::languages) fn alias<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    let specifiers = Specifiers::of(&children);
    definition_in_type(l, &specifiers, node, role);
    for child in children
        .iter()
        .filter(|child| child.field == "declarator" && child.is_named())
    {
        let declarator = declarators::read(l, child.node);
        open(l, Kind::TypeAlias, role, node);
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

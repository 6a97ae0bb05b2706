//! Calls, composite literals and types.

use laocoon_source::Span;
use tree_sitter::Node as Native;

use super::is_list_hole;
use crate::lower::{Child, Lowerer, field, span_of};
use crate::{Kind, Role, pattern_text};

/// `a, b` is a tuple, `a` is itself.
pub(super) fn list<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    if let [only] = children[..] {
        return lowerer.lower(only.node, role);
    }
    lowerer.open(Kind::Tuple, role, node);
    for child in children {
        lowerer.lower(child.node, Role::Element);
    }
    lowerer.close();
}

/// The type arguments of a call of a generic function say nothing that rules ask for.
pub(super) fn call<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let callee = field(&children, "function").map_or("", |callee| lowerer.text(callee));
    let takes_type = matches!(callee, "make" | "new");
    lowerer.open(Kind::Call, role, node);
    for child in children {
        match child.field {
            "function" => lowerer.lower(child.node, Role::Callee),
            "arguments" if takes_type => arguments_with_type(lowerer, child.node),
            "arguments" => lowerer.lower(child.node, Role::Arguments),
            "type_arguments" => {}
            _ => lowerer.lower(child.node, Role::Child),
        }
    }
    lowerer.close();
}

/// The first argument of `make` and `new` is a type.
fn arguments_with_type<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) {
    lowerer.open(Kind::Arguments, Role::Arguments, node);
    for (index, child) in lowerer.named(node).iter().enumerate() {
        let role = if index == 0 {
            Role::TypeArgument
        } else {
            Role::Argument
        };
        lowerer.lower(child.node, role);
    }
    lowerer.close();
}

pub(super) fn spread<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::Spread, role, node);
    lowerer.set_symbol("*");
    lowerer.lower_named(node, Role::Value);
    lowerer.close();
}

/// `T(x)` where `T` is not just a name; of names only the compiler knows
/// whether they are types, so there it is a call.
pub(super) fn conversion<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let kind = field(&children, "type");
    let named = kind.filter(|kind| {
        matches!(
            kind.kind(),
            "type_identifier" | "qualified_type" | "generic_type"
        )
    });
    let Some(callee) = named else {
        return lowerer.emit(
            Kind::Cast,
            role,
            node,
            &[("type", Role::Type), ("operand", Role::Value)],
        );
    };
    lowerer.open(Kind::Call, role, node);
    as_expression(lowerer, callee, Role::Callee);
    let arguments = Span {
        start: span_of(callee).end,
        end: span_of(node).end,
    };
    lowerer.open_span(Kind::Arguments, Role::Arguments, arguments, 0);
    for child in children
        .iter()
        .filter(|child| child.is_named() && child.field != "type")
    {
        lowerer.lower(child.node, Role::Argument);
    }
    lowerer.close();
    lowerer.close();
}

/// `a[b]` that the grammar takes for a type: an index unless it cannot be one.
pub(super) fn instantiation<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match lowerer.named(node)[..] {
        [object, index] if matches!(object.node.kind(), "type_identifier" | "qualified_type") => {
            lowerer.open(Kind::Index, role, node);
            as_expression(lowerer, object.node, Role::Object);
            as_expression(lowerer, index.node, Role::Index);
            lowerer.close();
        }
        _ => generic(lowerer, node, role),
    }
}

/// A type that may be an expression as that expression: `a.b` as a member.
/// The type arguments of a generic function go, as in [`call`].
fn as_expression<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    match (node.kind(), &lowerer.named(node)[..]) {
        ("type_identifier", _) => {
            let text = lowerer.text(node);
            lowerer.emit_leaf(Kind::Name, role, node, text);
        }
        ("qualified_type", [package, name]) => {
            lowerer.open(Kind::Member, role, node);
            lowerer.lower(package.node, Role::Object);
            let text = lowerer.text(name.node);
            lowerer.emit_leaf(Kind::Name, Role::Name, name.node, text);
            lowerer.close();
        }
        // At most one level: the type of a generic type is a name.
        ("generic_type", [kind, ..]) if kind.node.kind() != "generic_type" => {
            as_expression(lowerer, kind.node, role)
        }
        _ => lowerer.lower(node, role),
    }
}

/// `x.(T)`, told from the conversion `T(x)` by its symbol.
pub(super) fn assertion<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::Cast, role, node);
    lowerer.set_symbol("assert");
    for child in lowerer.named(node) {
        lowerer.lower(
            child.node,
            if child.field == "type" {
                Role::Type
            } else {
                Role::Value
            },
        );
    }
    lowerer.close();
}

pub(super) fn composite<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    let kind = field(&children, "type");
    lowerer.open(Kind::Composite, role, node);
    for child in &children {
        if child.field == "body" {
            braces(
                lowerer,
                child.node,
                Role::Value,
                kind.map_or("", |kind| kind.kind()),
            );
        } else {
            lowerer.lower(child.node, Role::Type);
        }
    }
    lowerer.close();
}

/// Braces without a type, within a composite literal.
pub(super) fn literal_value<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    braces(lowerer, node, role, "");
}

fn braces<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role, kind: &str) {
    let children = lowerer.named(node);
    let has_names = children
        .iter()
        .any(|child| is_named_field(lowerer, child.node));
    let has_keys = children
        .iter()
        .any(|child| child.node.kind() == "keyed_element");
    let only_holes = children
        .iter()
        .all(|child| is_list_hole(lowerer, child.node));
    let kind = match kind {
        "map_type" => Kind::Dict,
        "array_type" | "slice_type" | "implicit_length_array_type" => Kind::List,
        _ if has_names || only_holes => Kind::Object,
        _ if has_keys => Kind::Dict,
        _ => Kind::List,
    };
    lowerer.open(kind, role, node);
    for child in children {
        lowerer.lower(child.node, Role::Element);
    }
    lowerer.close();
}

/// Whether an element of a composite literal is `Field: value`.
fn is_named_field<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>) -> bool {
    let only_identifier =
        |children: &[Child<'t>]| matches!(children, [only] if only.node.kind() == "identifier");
    node.kind() == "keyed_element"
        && field(&lowerer.named(node), "key")
            .is_some_and(|key| only_identifier(&lowerer.named(key)))
}

// ---- types --------------------------------------------------------------------

pub(super) fn qualified_type<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let text = lowerer.text(node);
    if lowerer.is_pattern() && pattern_text::restore(text).contains('$') {
        // A hole in a name is a node of its own.
        return as_expression(lowerer, node, role);
    }
    if text.contains(char::is_whitespace) {
        let text: String = text.split_whitespace().collect();
        return lowerer.emit_leaf(Kind::TypeName, role, node, &text);
    }
    lowerer.emit_leaf(Kind::TypeName, role, node, text);
}

pub(super) fn generic<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::GenericType, role, node);
    for child in lowerer.named(node) {
        match child.field {
            "type" => lowerer.lower(child.node, Role::Type),
            "type_arguments" => lowerer.lower_named(child.node, Role::TypeArgument),
            _ => lowerer.lower(child.node, Role::TypeArgument),
        }
    }
    lowerer.close();
}

/// `A | B`, or just `A`.
pub(super) fn union<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.named(node);
    if let [only] = children[..] {
        return lowerer.lower(only.node, role);
    }
    lowerer.open(Kind::UnionType, role, node);
    for child in children {
        lowerer.lower(child.node, Role::Type);
    }
    lowerer.close();
}

pub(super) fn map_type<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    lowerer.open(Kind::GenericType, role, node);
    let word = Span {
        start: span_of(node).start,
        end: span_of(node).start + 3,
    };
    lowerer.leaf_span(Kind::TypeName, Role::Type, word, 0, "map");
    lowerer.lower_named(node, Role::TypeArgument);
    lowerer.close();
}

/// `chan T`, `<-chan T`, `chan<- T`: the arrow belongs to the name.
pub(super) fn channel_type<'t>(lowerer: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = lowerer.children(node);
    let words: Vec<_> = children
        .iter()
        .filter(|child| !child.node.is_named())
        .map(|child| child.node)
        .collect();
    let name: String = words.iter().map(|word| word.kind()).collect();
    lowerer.open(Kind::GenericType, role, node);
    let start = span_of(node).start;
    let end = words.last().map_or(start, |word| span_of(*word).end);
    lowerer.leaf_span(Kind::TypeName, Role::Type, Span { start, end }, 0, &name);
    lowerer.lower_named(node, Role::TypeArgument);
    lowerer.close();
}

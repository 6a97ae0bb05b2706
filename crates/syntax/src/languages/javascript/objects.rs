//! Objects, arrays, and the patterns that take them apart.

use smallvec::SmallVec;
use tree_sitter::Node as Native;

use super::functions;
use crate::lower::{Lowerer, field, span_of};
use crate::pattern_text;
use crate::{Kind, Role};

/// `key: value`, in an object or a pattern; a function is a method.
pub(super) fn pair<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    let children = l.children(node);
    if let Some(function) = field(&children, "value").filter(|&value| functions::is_function(value))
    {
        let outer: SmallVec<[_; 8]> = children
            .iter()
            .copied()
            .filter(|child| child.field != "value")
            .collect();
        functions::member_function(l, node, role, &outer, function);
        return;
    }
    l.open(Kind::Pair, role, node);
    for child in children.iter().filter(|child| child.is_named()) {
        match child.field {
            "key" => l.lower(child.node, Role::Key),
            "value" if child.node.kind() == "assignment_pattern" => with_default(l, child.node),
            "value" => l.lower(child.node, Role::Value),
            _ => l.lower(child.node, Role::Child),
        }
    }
    l.close();
}

/// `pattern = default`
fn with_default<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    for child in l.named(node) {
        l.lower(
            child.node,
            if child.field == "left" {
                Role::Value
            } else {
                Role::Default
            },
        );
    }
}

/// `{name}` is `{name: name}`.
pub(super) fn shorthand<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    if is_hole(l, node) {
        let text = l.text(node);
        l.emit_leaf(Kind::Name, role, node, text);
        return;
    }
    l.open(Kind::Pair, role, node);
    both(l, node);
    l.close();
}

/// `{name = default}` in a pattern.
pub(super) fn shorthand_with_default<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Pair, role, node);
    for child in l.named(node) {
        match (child.field, child.node.kind()) {
            ("left", "shorthand_property_identifier_pattern") => both(l, child.node),
            ("left", _) => l.lower(child.node, Role::Value),
            _ => l.lower(child.node, Role::Default),
        }
    }
    l.close();
}

fn both<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>) {
    let text = l.text(node);
    let kind = if text == "undefined" {
        Kind::Undefined
    } else {
        Kind::Name
    };
    l.emit_leaf(Kind::Name, Role::Key, node, text);
    l.emit_leaf(kind, Role::Value, node, text);
}

/// `...` or `$...X` among the members, not a member of that name.
fn is_hole(l: &Lowerer<'_, '_>, node: Native<'_>) -> bool {
    let text = l.text(node);
    l.is_pattern()
        && (pattern_text::is_ellipsis(text)
            || pattern_text::is_metavariable_ellipsis(&pattern_text::restore(text)))
}

/// `[a, , b]`: an element that is left out is [`Kind::Empty`].
pub(super) fn array<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::List, role, node);
    let mut after_comma = true;
    for child in l.children(node) {
        match child.node.kind() {
            "," => {
                if after_comma {
                    let mut span = span_of(child.node);
                    span.end = span.start;
                    l.leaf_span(Kind::Empty, Role::Element, span, 0, "");
                }
                after_comma = true;
            }
            _ if child.node.is_named() && !child.node.is_extra() => {
                after_comma = false;
                l.lower(child.node, Role::Element);
            }
            _ => {}
        }
    }
    l.close();
}

/// `...value`
pub(super) fn spread<'t>(l: &mut Lowerer<'_, 't>, node: Native<'t>, role: Role) {
    l.open(Kind::Spread, role, node);
    l.set_symbol("*");
    l.lower_named(node, Role::Value);
    l.close();
}

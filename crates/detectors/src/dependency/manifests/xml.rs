//! Elements of a manifest in XML.

use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};

/// The text of the first child element of this name.
pub(super) fn child_text<'a>(tree: &'a SyntaxTree, element: NodeId, name: &str) -> Option<&'a str> {
    let child = tree
        .children_in(element, Role::Element)
        .find(|child| tree.kind(*child) == Kind::Element && tree.symbol_text(*child) == name)?;
    text(tree, child)
}

/// The text in an element.
pub(super) fn text(tree: &SyntaxTree, element: NodeId) -> Option<&str> {
    tree.children(element)
        .find(|child| tree.kind(*child) == Kind::Text)
        .map(|child| tree.symbol_text(child).trim())
}

/// The value of an attribute, whatever the case of its name.
pub(super) fn attribute<'a>(tree: &'a SyntaxTree, element: NodeId, name: &str) -> Option<&'a str> {
    tree.children_in(element, Role::Attribute)
        .find(|attribute| {
            tree.child(*attribute, Role::Name)
                .is_some_and(|key| tree.symbol_text(key).eq_ignore_ascii_case(name))
        })
        .and_then(|attribute| tree.child(attribute, Role::Value))
        .map(|value| tree.symbol_text(value))
}

/// Whether an element stands somewhere below one of this name.
pub(super) fn is_below(tree: &SyntaxTree, element: NodeId, name: &str) -> bool {
    tree.ancestors(element)
        .any(|above| tree.kind(above) == Kind::Element && tree.symbol_text(above) == name)
}

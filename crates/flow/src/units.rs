//! What of a file is analysed on its own.

use laocoon_syntax::{Kind, NodeId, SyntaxTree};

/// A unit: a function that stands in no other, or the rest of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The function's definition, or the file.
    pub node: NodeId,
}

/// The units of a file: the file itself first, then its functions and methods
/// in the order of the text. Functions within functions belong to the outer
/// one; methods of a class within a function are units.
#[must_use]
pub fn units(tree: &SyntaxTree) -> Vec<Unit> {
    let mut list = vec![Unit { node: NodeId::ROOT }];
    let functions = tree.of_kind(Kind::FunctionDefinition).iter().copied();
    list.extend(
        functions
            .filter(|&function| is_unit(tree, function))
            .map(|node| Unit { node }),
    );
    list
}

/// Whether a function is analysed on its own.
#[must_use]
pub(crate) fn is_unit(tree: &SyntaxTree, function: NodeId) -> bool {
    for ancestor in tree.ancestors(function) {
        match tree.kind(ancestor) {
            Kind::ClassBody | Kind::ClassDefinition | Kind::ClassExpression => return true,
            Kind::FunctionDefinition | Kind::Lambda | Kind::Object => return false,
            _ => {}
        }
    }
    true
}

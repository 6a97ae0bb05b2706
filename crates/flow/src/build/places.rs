//! The places of a unit, before it is walked: a write of a variable has to
//! reach all places in it.

use laocoon_source::Language;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};

use crate::place::{Place, Places, Step, place_of};
use crate::units::is_unit;

pub(super) fn collect(
    tree: &SyntaxTree,
    facts: &Facts,
    language: Language,
    unit: NodeId,
    places: &mut Places,
) {
    let mut next = unit.0;
    let end = tree.node(unit).subtree_end.0;
    while next < end {
        let node = NodeId(next);
        next += 1;
        match tree.kind(node) {
            Kind::FunctionDefinition if node != unit && is_unit(tree, node) => {
                next = tree.node(node).subtree_end.0;
            }
            Kind::Member | Kind::Index if !is_called(tree, node) => {
                if let Some(place) = place_of(tree, facts, node) {
                    add(places, &place);
                }
            }
            Kind::Call if language == Language::Java => {
                if let Some((place, _)) = accessor(tree, facts, node) {
                    add(places, &place);
                }
            }
            _ => {}
        }
    }
}

fn add(places: &mut Places, place: &Place) {
    places.add(place.base, &place.path);
}

/// Whether a node is what a call calls.
pub(super) fn is_called(tree: &SyntaxTree, node: NodeId) -> bool {
    let own = tree.node(node);
    own.role == Role::Callee && tree.kind(own.parent) == Kind::Call
}

/// What a method by its name only reads or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Reads,
    Writes,
}

/// The place behind `o.getX()` and `o.setX(v)`, as Java's beans have them.
pub(super) fn accessor(tree: &SyntaxTree, facts: &Facts, call: NodeId) -> Option<(Place, Access)> {
    let callee = tree.child(call, Role::Callee)?;
    if tree.kind(callee) != Kind::Member {
        return None;
    }
    let name = tree.symbol_text(tree.child(callee, Role::Name)?);
    let arguments = tree.child(call, Role::Arguments)?;
    let count = tree.children(arguments).count();
    let access = match name.get(..3)? {
        "get" if count == 0 => Access::Reads,
        "set" if count == 1 => Access::Writes,
        _ => return None,
    };
    let property = name.get(3..)?;
    let first = property.chars().next()?;
    let property = format!("{}{}", first.to_lowercase(), &property[first.len_utf8()..]);
    let object = tree.child(callee, Role::Object)?;
    if tree.kind(object) != Kind::Name {
        return None;
    }
    // A property that the file names nowhere else goes by the name of one of
    // its accessors.
    let names = [&*property, &format!("get{}", &name[3..]), name];
    let step = names.iter().find_map(|name| tree.symbols.get(name))?;
    let mut place = place_of(tree, facts, object)?;
    place.path.push(Step::Named(step));
    Some((place, access))
}

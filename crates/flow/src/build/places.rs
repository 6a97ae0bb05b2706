//! The places of a unit, before it is walked: a write of a variable has to
//! reach all places in it.

use laocoon_source::Language;
use laocoon_syntax::facts::{Constant, Facts};
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::containers::{Operation, operation};
use crate::file::FlowFile;
use crate::place::{
    Base, LONGEST_PATH, Path, Place, Places, Step, literal_step, name_base, place_of,
};
use crate::units::is_unit;

/// So many elements of a list have places of their own.
const MOST_POSITIONS: u32 = 12;

/// The places that a unit names; returns those that are containers: values are
/// put into them by methods, or they are given a list or map.
pub(super) fn collect(
    file: &FlowFile<'_>,
    unit: NodeId,
    places: &mut Places,
) -> FxHashSet<(Base, Path)> {
    let (tree, facts, language) = (file.tree, file.facts, file.language);
    let mut containers = FxHashSet::default();
    let mut lists = Lists::default();
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
                    if let Some((Step::Index(index), outer)) = place.path.split_last() {
                        lists.look(place.base, outer, *index);
                    }
                    add(places, &place);
                }
            }
            Kind::Call => {
                if language == Language::Java
                    && let Some((place, _)) = accessor(tree, facts, node)
                {
                    add(places, &place);
                }
                if let Some((place, operation)) = container_operation(file, node) {
                    collect_operation(file, node, &place, operation, places, &mut lists);
                    if operation.puts() {
                        containers.insert((place.base, place.path));
                    }
                }
            }
            Kind::Assign | Kind::VariableDefinition => {
                if let Some(place) = initialised(file, node) {
                    lists.begin(tree, node, &place);
                    containers.insert((place.base, place.path));
                }
            }
            _ => {}
        }
    }
    lists.add_to(places);
    containers
}

/// The place that is given a list, a map or a new object.
fn initialised(file: &FlowFile<'_>, write: NodeId) -> Option<Place> {
    let tree = file.tree;
    let value = tree.child(write, Role::Value)?;
    if !matches!(
        tree.kind(value),
        Kind::List | Kind::Dict | Kind::Object | Kind::Composite | Kind::New
    ) {
        return None;
    }
    let target = tree.child(write, Role::Target);
    let target = target.or_else(|| tree.child(write, Role::Name))?;
    match tree.kind(write) {
        // The name of a definition is no expression.
        Kind::VariableDefinition if tree.kind(target) == Kind::Name => Some(Place {
            base: name_base(tree, file.facts, target),
            path: Path::new(),
            is_vague: false,
        }),
        _ => place_of(tree, file.facts, target).filter(|place| !place.is_vague),
    }
}

/// Lists that are read by position, and those that grow.
#[derive(Default)]
struct Lists {
    /// The highest position that is read.
    read: FxHashMap<(Base, Path), u32>,
    /// With how many elements they begin.
    begun: FxHashMap<(Base, Path), u32>,
    /// How often something is put in, of those that are changed at all.
    grown: FxHashMap<(Base, Path), u32>,
}

impl Lists {
    fn look(&mut self, base: Base, path: &[Step], index: u32) {
        let highest = self.read.entry((base, path.into())).or_default();
        *highest = (*highest).max(index.min(MOST_POSITIONS));
    }

    fn begin(&mut self, tree: &SyntaxTree, write: NodeId, place: &Place) {
        let value = tree.child(write, Role::Value);
        if let Some(list) = value.filter(|&value| tree.kind(value) == Kind::List) {
            let count = tree.children(list).take(MOST_POSITIONS as usize).count();
            let begun = self
                .begun
                .entry((place.base, place.path.clone()))
                .or_default();
            *begun = (*begun).max(u32::try_from(count).unwrap_or(MOST_POSITIONS));
        }
    }

    /// Lists of which the positions matter get a place for each.
    fn add_to(self, places: &mut Places) {
        let mut all: Vec<_> = self
            .grown
            .into_iter()
            .filter_map(|(list, grown)| {
                let begun = self.begun.get(&list).copied().unwrap_or_default();
                let read = *self.read.get(&list)?;
                Some((read, grown.saturating_add(begun), list))
            })
            .collect();
        all.sort_unstable();
        for (read, grown, (base, path)) in all {
            let count = (read + 2 + grown).min(MOST_POSITIONS);
            let mut element = path.clone();
            element.push(Step::Count);
            places.add(base, &element);
            for index in 0..count {
                let mut element = path.clone();
                element.push(Step::Index(index));
                places.add(base, &element);
            }
        }
    }
}

fn collect_operation(
    file: &FlowFile<'_>,
    call: NodeId,
    place: &Place,
    operation: Operation,
    places: &mut Places,
    lists: &mut Lists,
) {
    let tree = file.tree;
    let Some(arguments) = tree.child(call, Role::Arguments) else {
        return;
    };
    let keys = match operation {
        Operation::Store { keys } | Operation::Load { keys } => keys,
        Operation::Take => 1,
        _ => 0,
    };
    let mut element = place.clone();
    for argument in tree.children(arguments).take(keys) {
        match key_step(tree, file.facts, argument) {
            Some(step) => element.path.push(step),
            None => break,
        }
    }
    // Removing by key is no reason to give the key a place.
    if keys > 0 && element.path.len() == place.path.len() + keys {
        if let Some((Step::Index(index), outer)) = element.path.split_last() {
            lists.look(place.base, outer, *index);
        }
        add(places, &element);
    }
    if operation.counts() && !matches!(operation, Operation::Take) {
        lists.look(place.base, &place.path, 0);
    }
    if operation.grows() || operation.counts() {
        let grown = lists
            .grown
            .entry((place.base, place.path.clone()))
            .or_default();
        *grown = grown.saturating_add(u32::from(operation.grows()));
    }
}

/// The place that a method of a container is called on, and what it does.
pub(super) fn container_operation(file: &FlowFile<'_>, call: NodeId) -> Option<(Place, Operation)> {
    let tree = file.tree;
    let callee = tree.child(call, Role::Callee)?;
    if tree.kind(callee) != Kind::Member {
        return None;
    }
    let name = tree.child(callee, Role::Name)?;
    let arguments = tree.child(call, Role::Arguments)?;
    let count = tree.children(arguments).count();
    let operation = operation(file.language, tree.symbol_text(name), count)?;
    let object = tree.child(callee, Role::Object)?;
    let place = place_of(tree, file.facts, object)?;
    let is_near = !place.is_vague && place.path.len() + 2 <= LONGEST_PATH;
    (is_near && !file.defines(tree.node(name).symbol)).then_some((place, operation))
}

/// The step to an element that lies under a constant key.
pub(super) fn key_step(tree: &SyntaxTree, facts: &Facts, key: NodeId) -> Option<Step> {
    literal_step(tree, key).or_else(|| match facts.constant(key)? {
        Constant::Literal(literal) => literal_step(tree, literal),
        Constant::AnyString => None,
    })
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

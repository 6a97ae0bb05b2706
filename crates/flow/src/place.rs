//! Places: variables, their fields and their elements.

use laocoon_syntax::facts::{DefinitionId, DefinitionKind, Facts};
use laocoon_syntax::{Kind, NodeId, Role, Symbol, SyntaxTree};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// So many steps from a variable a place may be away; what is further is the
/// place at the last step.
pub const LONGEST_PATH: usize = 3;

/// So many places one variable may have; the rest is the variable itself.
pub const MOST_PLACES: usize = 48;

/// What a place begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Base {
    /// A variable, parameter, function or import of the file.
    Definition(DefinitionId),
    /// A name that nothing in the file defines.
    Name(Symbol),
    /// A field of the object that a method is called on.
    Field(Symbol),
    /// The object that a method is called on.
    Receiver,
}

/// One step from a place to one in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A field, or an element whose key is a literal text.
    Named(Symbol),
    /// An element whose index is a literal number.
    Index(u32),
    /// An element whose index is not known.
    Any,
    /// Whatever has no place of its own.
    Rest,
    /// How many elements there are; that is known, not followed.
    Count,
}

/// Steps from a variable.
pub type Path = SmallVec<[Step; LONGEST_PATH]>;

/// A place as it is written somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// What it begins with.
    pub base: Base,
    /// The way from there.
    pub path: Path,
    /// It is written as more than it is here: further away, or with an index
    /// that is not known. Writing it does not undo what was written before.
    pub is_vague: bool,
}

/// The number of a place in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VariableId(pub u32);

/// The places of a unit.
#[derive(Clone, Debug, Default)]
pub struct Places {
    numbers: FxHashMap<(Base, Path), VariableId>,
    list: Vec<(Base, Path)>,
    of_base: FxHashMap<Base, Vec<VariableId>>,
}

impl Places {
    /// The place with this number.
    #[must_use]
    pub fn get(&self, id: VariableId) -> (Base, &[Step]) {
        let (base, path) = &self.list[id.0 as usize];
        (*base, path)
    }

    /// All places, in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = VariableId> + use<> {
        (0u32..).map(VariableId).take(self.list.len())
    }

    /// The number of a place, if the unit has it.
    #[must_use]
    pub fn find(&self, base: Base, path: &[Step]) -> Option<VariableId> {
        self.numbers.get(&(base, path.into())).copied()
    }

    /// The places in a place, itself not among them.
    pub fn within<'p>(
        &'p self,
        base: Base,
        path: &'p [Step],
    ) -> impl Iterator<Item = VariableId> + 'p {
        let all = self.of_base.get(&base).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |&id| {
            let own = &self.list[id.0 as usize].1;
            own.len() > path.len() && own.starts_with(path)
        })
    }

    /// Adds a place and those it lies in.
    pub(crate) fn add(&mut self, base: Base, path: &[Step]) {
        for length in 0..=path.len() {
            self.add_one(base, &path[..length]);
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a unit has fewer places than nodes"
    )]
    pub(crate) fn add_one(&mut self, base: Base, path: &[Step]) -> Option<VariableId> {
        if let Some(known) = self.find(base, path) {
            return Some(known);
        }
        let siblings = self.of_base.entry(base).or_default();
        if siblings.len() >= MOST_PLACES {
            return None;
        }
        let id = VariableId(self.list.len() as u32);
        siblings.push(id);
        self.list.push((base, path.into()));
        self.numbers.insert((base, path.into()), id);
        Some(id)
    }

    /// The place itself if the unit has it, else the nearest one around it.
    pub(crate) fn nearest(&self, place: &Place) -> Option<(VariableId, bool)> {
        let mut length = place.path.len();
        loop {
            if let Some(id) = self.find(place.base, &place.path[..length]) {
                return Some((id, place.is_vague || length < place.path.len()));
            }
            length = length.checked_sub(1)?;
        }
    }
}

/// The place that an expression names, if it names one.
#[must_use]
pub fn place_of(tree: &SyntaxTree, facts: &Facts, node: NodeId) -> Option<Place> {
    let mut steps: SmallVec<[Step; 8]> = SmallVec::new();
    let mut current = node;
    let base = loop {
        match tree.kind(current) {
            Kind::Name => break name_base(tree, facts, current),
            Kind::This => break Base::Receiver,
            Kind::Member => {
                let name = tree.child(current, Role::Name)?;
                steps.push(match tree.kind(name) {
                    Kind::Name => Step::Named(tree.node(name).symbol),
                    _ => literal_step(tree, name).unwrap_or(Step::Any),
                });
                current = tree.child(current, Role::Object)?;
            }
            Kind::Index => {
                steps.push(index_step(tree, facts, current));
                current = tree.child(current, Role::Object)?;
            }
            Kind::Unary if matches!(tree.symbol_text(current), "*" | "&") => {
                current = tree.child(current, Role::Value)?;
            }
            _ => return None,
        }
    };
    steps.reverse();
    let mut steps = &steps[..];
    let base = match (base, steps.first()) {
        (Base::Receiver, Some(Step::Named(field))) => {
            steps = &steps[1..];
            Base::Field(*field)
        }
        (base, _) => base,
    };
    let is_vague = steps.len() > LONGEST_PATH || steps.contains(&Step::Any);
    Some(Place {
        base,
        path: steps.iter().take(LONGEST_PATH).copied().collect(),
        is_vague,
    })
}

/// What a name begins a place with.
#[must_use]
pub fn name_base(tree: &SyntaxTree, facts: &Facts, name: NodeId) -> Base {
    let symbol = tree.node(name).symbol;
    // Ruby's fields.
    if tree.symbols.text(symbol).starts_with('@') {
        return Base::Field(symbol);
    }
    let Some(id) = facts.definition(name) else {
        return Base::Name(symbol);
    };
    match facts.definitions.get(id.0 as usize) {
        Some(definition) if definition.kind == DefinitionKind::Field => Base::Field(symbol),
        // Where the object is a parameter, it has this name.
        Some(definition)
            if definition.kind == DefinitionKind::Parameter
                && tree.symbols.text(symbol) == "self" =>
        {
            Base::Receiver
        }
        _ => Base::Definition(id),
    }
}

/// The step to the element that an index picks.
fn index_step(tree: &SyntaxTree, facts: &Facts, index: NodeId) -> Step {
    let mut indexes = tree.children_in(index, Role::Index);
    let (Some(only), None) = (indexes.next(), indexes.next()) else {
        return Step::Any;
    };
    literal_step(tree, only)
        .or_else(|| match facts.constant(only)? {
            laocoon_syntax::facts::Constant::Literal(literal) => literal_step(tree, literal),
            laocoon_syntax::facts::Constant::AnyString => None,
        })
        .unwrap_or(Step::Any)
}

/// The step that a literal names.
#[must_use]
pub fn literal_step(tree: &SyntaxTree, node: NodeId) -> Option<Step> {
    match tree.kind(node) {
        Kind::String | Kind::Atom => Some(Step::Named(tree.node(node).symbol)),
        Kind::Integer => tree.symbol_text(node).parse().ok().map(Step::Index),
        _ => None,
    }
}

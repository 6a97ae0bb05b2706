//! What is known at one point of a run.

use std::hash::{Hash as _, Hasher as _};

use laocoon_syntax::facts::DefinitionId;
use laocoon_syntax::{NodeId, Symbol};
use rustc_hash::{FxHashMap, FxHasher};

use super::value::{Null, Value};

/// Something in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ObjectId(pub(super) u32);

/// A call of a function of the file that is being run, or a function that is
/// run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct FrameId(pub(super) u32);

/// The frame of what all functions share.
pub(super) const SHARED: FrameId = FrameId(0);

/// What holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Place {
    /// A variable.
    Variable(FrameId, DefinitionId),
    /// A field of an object.
    Field(ObjectId, Symbol),
    /// The object itself, where it is one value.
    Whole(ObjectId),
}

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectKind {
    /// From `malloc` and its kin, or from `new`.
    Heap,
    /// A variable, of a frame.
    Variable(FrameId, DefinitionId),
    /// A literal.
    Literal,
    /// Given from outside: a parameter, the program's arguments.
    Outside,
}

/// An object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Object {
    pub(super) kind: ObjectKind,
    /// In bytes, if known.
    pub(super) size: Option<i128>,
    /// Where it was made.
    pub(super) site: NodeId,
    /// The frame that made it.
    pub(super) frame: FrameId,
    /// Where it was given back.
    pub(super) freed: Option<NodeId>,
    /// Given back on some ways and not on others.
    pub(super) unclear: bool,
    /// It may not be there: nobody asked whether the allocation failed.
    pub(super) unasked: bool,
    /// Something that is not known has it, too.
    pub(super) shared: bool,
    /// Where its content comes from.
    pub(super) trust: u8,
    /// What of its content was looked at.
    pub(super) checks: u8,
    /// Bytes were read into it up to its end, without an end of a text.
    pub(super) unended: bool,
    /// Where its content comes from.
    pub(super) from: Option<NodeId>,
}

/// Values and objects.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) cells: FxHashMap<Place, Value>,
    pub(super) objects: FxHashMap<ObjectId, Object>,
}

impl State {
    /// What of a state makes it worth to be kept apart from others: where
    /// pointers point, and what became of memory and texts.
    fn signature(&self) -> u64 {
        let mut sum = 0u64;
        let mut add = |part: (u8, u64, u64)| {
            let mut hasher = FxHasher::default();
            part.hash(&mut hasher);
            sum = sum.wrapping_add(hasher.finish());
        };
        let number = |place: &Place| {
            let mut hasher = FxHasher::default();
            place.hash(&mut hasher);
            hasher.finish()
        };
        for (place, value) in &self.cells {
            if let Some(target) = value.target {
                add((1, number(place), u64::from(target.object.0)));
            } else if let Null::Always(_) = value.null {
                add((2, number(place), 0));
            }
        }
        for (id, object) in &self.objects {
            let freed = object.freed.map_or(0, |at| u64::from(at.0) + 1);
            let bits = u64::from(object.checks) << 3
                | u64::from(object.unasked) << 2
                | u64::from(object.trust != 0) << 1;
            add((3, u64::from(id.0), freed));
            add((4, u64::from(id.0), bits));
        }
        sum
    }

    /// Either of two: what is not the same in both is known less well.
    pub(super) fn join(&mut self, other: &Self) {
        let known = &other.cells;
        self.cells.retain(|place, value| match known.get(place) {
            Some(also) => {
                *value = value.join(*also);
                true
            }
            None => false,
        });
        for (id, also) in &other.objects {
            let Some(object) = self.objects.get_mut(id) else {
                self.objects.insert(*id, *also);
                continue;
            };
            object.unclear |= also.unclear || object.freed.is_some() != also.freed.is_some();
            object.freed = object.freed.or(also.freed);
            object.unasked &= also.unasked;
            object.shared |= also.shared;
            object.trust |= also.trust;
            object.checks &= also.checks;
            object.unended &= also.unended;
            object.from = object.from.or(also.from);
            if object.size != also.size {
                object.size = None;
            }
        }
    }

    /// Whether something that is known points to an object.
    pub(super) fn is_held(&self, object: ObjectId) -> bool {
        self.cells
            .values()
            .any(|value| value.target.is_some_and(|target| target.object == object))
    }
}

/// So many states are told apart where ways meet.
const MOST_STATES: usize = 6;

/// Joins states that differ in nothing that matters, and more of them if there
/// are many. What is returned along counts as a difference.
pub(super) fn gather(states: &mut Vec<(State, Value)>) {
    if states.len() < 2 {
        return;
    }
    let mut kept: Vec<(u64, State, Value)> = Vec::new();
    for (state, value) in states.drain(..) {
        let signature = state.signature() ^ result(&value);
        let same = kept.iter().position(|(known, ..)| *known == signature);
        let same = same.or_else(|| (kept.len() >= MOST_STATES).then(|| kept.len() - 1));
        match same.and_then(|index| kept.get_mut(index)) {
            Some((_, known, result)) => {
                known.join(&state);
                *result = result.join(value);
            }
            None => kept.push((signature, state, value)),
        }
    }
    states.extend(kept.into_iter().map(|(_, state, value)| (state, value)));
}

fn result(value: &Value) -> u64 {
    let mut hasher = FxHasher::default();
    (value.range.only(), value.is_null()).hash(&mut hasher);
    value.target.map(|target| target.object.0).hash(&mut hasher);
    hasher.finish()
}

/// The same for states alone.
pub(super) fn gather_states(states: Vec<State>) -> Vec<State> {
    let mut paired: Vec<(State, Value)> = states
        .into_iter()
        .map(|state| (state, Value::UNKNOWN))
        .collect();
    gather(&mut paired);
    paired.into_iter().map(|(state, _)| state).collect()
}

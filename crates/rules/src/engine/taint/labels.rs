//! What a value can carry: where it came from, and under which label.

use crate::schema::Precondition;

use super::MOST_ITEMS;

/// Where a taint began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// A match of a source, by its number in [`super::Matches::sources`].
    Source(usize),
    /// What the unit is given, by the number of the port.
    Port(usize),
}

/// One bit of a mask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) origin: Origin,
    pub(crate) label: String,
}

/// The meaning of the bits of a unit's masks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Items {
    pub(crate) list: Vec<Item>,
    /// There were more than fit.
    pub(crate) is_full: bool,
}

impl Items {
    /// The bit of an item, added if new; none when there is no room.
    pub(crate) fn bit(&mut self, origin: Origin, label: &str) -> u64 {
        let known = self
            .list
            .iter()
            .position(|item| item.origin == origin && item.label == label);
        let index = known.unwrap_or_else(|| {
            self.list.push(Item {
                origin,
                label: label.to_owned(),
            });
            self.list.len() - 1
        });
        if index >= MOST_ITEMS {
            self.list.truncate(MOST_ITEMS);
            self.is_full = true;
            return 0;
        }
        1 << index
    }

    /// The items of a mask.
    pub(crate) fn of(&self, mask: u64) -> impl Iterator<Item = (u64, &Item)> {
        self.list
            .iter()
            .enumerate()
            .map(|(index, item)| (1u64 << index, item))
            .filter(move |(bit, _)| mask & bit != 0)
    }

    /// Whether the labels of a mask satisfy a precondition. What a unit is
    /// given may have any label: for that it cannot be told yet.
    pub(crate) fn satisfies(&self, mask: u64, precondition: &Precondition) -> bool {
        let has = |label: &str| self.of(mask).any(|(_, item)| item.label == label);
        holds(precondition, &has)
    }
}

/// Whether a boolean expression over labels is true.
pub(crate) fn holds(precondition: &Precondition, has: &dyn Fn(&str) -> bool) -> bool {
    match precondition {
        Precondition::Constant(value) => *value,
        Precondition::Label(label) => has(label),
        Precondition::Not(inner) => !holds(inner, has),
        Precondition::All(list) => list.iter().all(|one| holds(one, has)),
        Precondition::Any(list) => list.iter().any(|one| holds(one, has)),
    }
}

//! What a value can carry: where it came from, and under which label.

use super::MOST_ITEMS;

/// A label, by number; whoever asks knows the names.
pub type LabelId = u16;

/// The label of sources that name none.
pub const DEFAULT_LABEL: LabelId = 0;

/// Where an item began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// A source, by number.
    Source(usize),
    /// What the unit is given, by the number of the port.
    Port(usize),
}

/// One bit of a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it began.
    pub origin: Origin,
    /// Its label.
    pub label: LabelId,
}

/// A boolean expression over labels.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Requirement {
    /// As it says.
    Constant(bool),
    /// The label is there.
    Label(LabelId),
    /// Not this.
    Not(Box<Requirement>),
    /// Each of these.
    All(Vec<Requirement>),
    /// One of these.
    Any(Vec<Requirement>),
}

/// The meaning of the bits of a unit's masks.
#[derive(Clone, Debug, Default)]
pub struct Items {
    pub(super) list: Vec<Item>,
    /// There were more than fit.
    pub(super) is_full: bool,
}

impl Items {
    /// The bit of an item, added if new; none when there is no room.
    pub(super) fn bit(&mut self, origin: Origin, label: LabelId) -> u64 {
        let item = Item { origin, label };
        let known = self.list.iter().position(|known| *known == item);
        let index = known.unwrap_or(self.list.len());
        if index >= MOST_ITEMS {
            self.is_full = true;
            return 0;
        }
        if known.is_none() {
            self.list.push(item);
        }
        1 << index
    }

    /// The items of a mask, with their bits.
    pub fn of(&self, mask: u64) -> impl Iterator<Item = (u64, Item)> + '_ {
        self.list
            .iter()
            .enumerate()
            .map(|(index, item)| (1u64 << index, *item))
            .filter(move |(bit, _)| mask & bit != 0)
    }

    /// Whether the labels of a mask satisfy a requirement.
    #[must_use]
    pub fn satisfies(&self, mask: u64, requirement: &Requirement) -> bool {
        match requirement {
            Requirement::Constant(value) => *value,
            Requirement::Label(label) => self.of(mask).any(|(_, item)| item.label == *label),
            Requirement::Not(inner) => !self.satisfies(mask, inner),
            Requirement::All(list) => list.iter().all(|one| self.satisfies(mask, one)),
            Requirement::Any(list) => list.iter().any(|one| self.satisfies(mask, one)),
        }
    }
}

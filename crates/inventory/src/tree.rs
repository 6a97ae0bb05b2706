//! Sightings of all files, put together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use laocoon_source::Coverage;

use crate::item::{Destination, Item, Kind, Risk};
use crate::look::Seen;

/// Gathers the sightings of one tree or archive, in any order.
#[derive(Debug, Default)]
pub struct Tree {
    items: BTreeMap<(Kind, String, Option<String>), Item>,
    /// What depends on which files the tree has.
    open: Vec<Seen>,
    /// Python modules, by folder and name.
    modules: HashSet<(String, String)>,
}

/// What a tree uses.
#[derive(Debug)]
pub struct TreeInventory {
    /// As the user named it.
    pub path: String,
    /// Sorted by kind and name.
    pub items: Vec<Item>,
    pub coverage: Coverage,
}

/// What several trees use.
#[derive(Debug)]
pub struct Inventory {
    pub trees: Vec<TreeInventory>,
}

impl Tree {
    /// Notes that the tree has a file, by its path.
    pub fn has_file(&mut self, path: &str) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if name == "__init__.py" {
            let (above, package) = folder.rsplit_once('/').unwrap_or(("", folder));
            self.modules.insert((above.to_owned(), package.to_owned()));
        } else if let Some(module) = name.strip_suffix(".py") {
            self.modules.insert((folder.to_owned(), module.to_owned()));
        }
    }

    /// Adds what was seen; its places say which file it is in.
    pub fn add(&mut self, seen: Seen) {
        if seen.unless_module.is_some() {
            self.open.push(seen);
        } else {
            self.put(seen.item);
        }
    }

    fn put(&mut self, item: Item) {
        match self.items.entry(item.identity()) {
            std::collections::btree_map::Entry::Occupied(mut entry) => entry.get_mut().merge(item),
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(item);
            }
        }
    }

    /// Whether Python finds a module of this name for a file before it looks at
    /// what is installed: beside it, above it, or in a `src` above it.
    fn has_module(&self, path: &str, name: &str) -> bool {
        let mut folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        loop {
            let in_source = if folder.is_empty() {
                "src".to_owned()
            } else {
                format!("{folder}/src")
            };
            let at = |folder: &str| self.modules.contains(&(folder.to_owned(), name.to_owned()));
            if at(folder) || at(&in_source) {
                return true;
            }
            if folder.is_empty() {
                return false;
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }

    /// All that the tree uses.
    #[must_use]
    pub fn finish(mut self, path: String, coverage: Coverage) -> TreeInventory {
        let mut declared: HashSet<(Kind, String, Option<String>)> = HashSet::new();
        for (identity, item) in &self.items {
            if item.places.iter().any(|place| place.how != "itself") {
                declared.insert(identity.clone());
            }
        }
        for seen in std::mem::take(&mut self.open) {
            let place = seen.item.places.first();
            let place = place.map(|place| place.member.as_deref().unwrap_or(&place.path));
            let is_own = seen
                .unless_module
                .as_deref()
                .zip(place)
                .is_some_and(|(name, path)| self.has_module(path, name));
            if !is_own || declared.contains(&seen.item.identity()) {
                self.put(seen.item);
            }
        }
        let mut items: Vec<Item> = self.items.into_values().collect();
        items.iter_mut().for_each(add_risks);
        TreeInventory {
            path,
            items,
            coverage,
        }
    }
}

/// What follows from where data goes.
fn add_risks(item: &mut Item) {
    for destination in &item.sends {
        if destination.local {
            continue;
        }
        let unless = if destination.by_default {
            ", unless it is told otherwise"
        } else {
            ""
        };
        let what = format!(
            "sends what it is given to {}{unless}",
            destination.describe()
        );
        item.risks.insert(Risk::new("sends-data", what));
        if destination.operator.is_none() {
            let what = format!("nobody known here answers at `{}`", destination.host);
            item.risks.insert(Risk::new("unknown-operator", what));
        }
    }
}

impl TreeInventory {
    /// How many items there are of each kind that there is.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Kind, usize> {
        let mut counts = BTreeMap::new();
        for item in &self.items {
            *counts.entry(item.kind).or_default() += 1;
        }
        counts
    }
}

impl Inventory {
    /// The countries to whose companies data goes, with the hosts; those that
    /// are not known under the empty text.
    #[must_use]
    pub fn destinations(&self) -> BTreeMap<String, BTreeSet<&Destination>> {
        let mut destinations: BTreeMap<String, BTreeSet<&Destination>> = BTreeMap::new();
        let items = self.trees.iter().flat_map(|tree| &tree.items);
        for destination in items.flat_map(|item| &item.sends).filter(|d| !d.local) {
            let country = destination.country.clone().unwrap_or_default();
            destinations.entry(country).or_default().insert(destination);
        }
        destinations
    }

    /// Whether everything was looked at.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.trees
            .iter()
            .all(|tree| crate::document::is_complete(&tree.coverage))
    }
}

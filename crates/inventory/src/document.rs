//! The inventory as JSON: `schemas/inventory-1.schema.json`.
//!
//! Members whose value is null are left out: null and absent mean the same.
//! Within version 1, members may be added.

use std::collections::{BTreeMap, BTreeSet};

use laocoon_source::{Coverage, SkipReason};
use serde::Serialize;

use crate::item::{Destination, Item, Kind, Place, Risk};
use crate::tree::{Inventory, TreeInventory};

const VERSION: &str = "1";

/// The whole document.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    version: &'static str,
    tool: Tool<'a>,
    complete: bool,
    trees: Vec<TreeDocument<'a>>,
    summary: Summary<'a>,
}

#[derive(Debug, Serialize)]
struct Tool<'a> {
    name: &'a str,
    version: &'a str,
}

/// One tree.
#[derive(Debug, Serialize)]
pub struct TreeDocument<'a> {
    path: &'a str,
    complete: bool,
    items: Vec<ItemDocument<'a>>,
    coverage: &'a Coverage,
}

#[derive(Debug, Serialize)]
struct ItemDocument<'a> {
    kind: Kind,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jurisdiction: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<&'a str>,
    versions: &'a BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    details: &'a BTreeMap<&'static str, BTreeSet<String>>,
    sends: &'a BTreeSet<Destination>,
    risks: &'a BTreeSet<Risk>,
    place_count: u64,
    places: &'a BTreeSet<Place>,
}

#[derive(Debug, Serialize)]
struct Summary<'a> {
    /// How many items, by kind.
    items: BTreeMap<&'static str, usize>,
    /// Where data goes.
    destinations: BTreeSet<&'a Destination>,
}

/// An inventory as it is written; `tool` is a name and a version.
#[must_use]
pub fn document<'a>(inventory: &'a Inventory, tool: (&'a str, &'a str)) -> Document<'a> {
    let mut items: BTreeMap<&'static str, usize> = BTreeMap::new();
    for tree in &inventory.trees {
        for (kind, count) in tree.counts() {
            *items.entry(kind.as_str()).or_default() += count;
        }
    }
    let all = inventory.trees.iter().flat_map(|tree| &tree.items);
    Document {
        version: VERSION,
        tool: Tool {
            name: tool.0,
            version: tool.1,
        },
        complete: inventory.is_complete(),
        trees: inventory.trees.iter().map(of_tree).collect(),
        summary: Summary {
            items,
            destinations: all.flat_map(|item| &item.sends).collect(),
        },
    }
}

fn of_tree(tree: &TreeInventory) -> TreeDocument<'_> {
    TreeDocument {
        path: &tree.path,
        complete: is_complete(&tree.coverage),
        items: tree.items.iter().map(of_item).collect(),
        coverage: &tree.coverage,
    }
}

fn of_item(item: &Item) -> ItemDocument<'_> {
    let Item {
        kind,
        name,
        vendor,
        country,
        purl,
        versions,
        reference,
        details,
        sends,
        risks,
        places,
        place_count,
    } = item;
    ItemDocument {
        kind: *kind,
        name,
        vendor: vendor.as_deref(),
        jurisdiction: country.as_deref(),
        purl: purl.as_deref(),
        versions,
        reference: reference.as_deref(),
        details,
        sends,
        risks,
        place_count: *place_count,
        places,
    }
}

/// Whether everything was looked at that may name what is used. A line that
/// cannot be parsed is told, and hides no more than itself.
pub(crate) fn is_complete(coverage: &Coverage) -> bool {
    let hides = |reason: SkipReason| {
        !matches!(
            reason,
            SkipReason::AlreadyWalked
                | SkipReason::SymbolicLink
                | SkipReason::BrokenLink
                | SkipReason::Binary
                | SkipReason::CompiledCode
                | SkipReason::NotARegularFile
                | SkipReason::Excluded
        )
    };
    let is_read = coverage
        .skipped
        .iter()
        .all(|skipped| !hides(skipped.reason));
    let partly = coverage.partly.iter();
    is_read
        && partly
            .map(|partly| partly.reason)
            .all(|reason| !hides(reason) || reason == SkipReason::ParseError)
}

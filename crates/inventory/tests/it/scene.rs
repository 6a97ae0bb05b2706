//! A tree as text.

use laocoon_inventory::{Inventory, Item, Tree, TreeInventory, look, look_at_bytes};
use laocoon_source::{Coverage, Loaded};

/// The inventory of these files.
pub(crate) fn tree(files: &[(&str, &str)]) -> TreeInventory {
    let mut tree = Tree::default();
    let mut coverage = Coverage::default();
    for (path, text) in files {
        tree.has_file(path);
        coverage.files += 1;
        coverage.analysed += 1;
        let looked = match Loaded::from_bytes(*path, text.as_bytes().to_vec()) {
            Ok(Loaded::Text(file)) => look(&file).seen,
            _ => look_at_bytes(path, text.as_bytes()),
        };
        looked.into_iter().for_each(|seen| tree.add(seen));
    }
    tree.finish("tree".to_owned(), coverage)
}

/// One tree as an inventory.
pub(crate) fn inventory(files: &[(&str, &str)]) -> Inventory {
    Inventory {
        trees: vec![tree(files)],
    }
}

/// `kind name @ place, place`
fn shown(item: &Item) -> String {
    let places = item.places.iter().map(|place| match place.line {
        Some(line) => format!("{}:{line}", place.path),
        None => place.path.clone(),
    });
    let places: Vec<String> = places.collect();
    format!(
        "{} {} @ {}",
        item.kind.as_str(),
        item.name,
        places.join(", ")
    )
}

/// The tree has these items and no others.
#[track_caller]
pub(crate) fn check(files: &[(&str, &str)], expected: &[&str]) {
    let tree = tree(files);
    let found: Vec<String> = tree.items.iter().map(shown).collect();
    assert_eq!(found, expected);
}

/// The item of this name has these risks, but for where it sends to.
#[track_caller]
pub(crate) fn check_risks(files: &[(&str, &str)], name: &str, expected: &[&str]) {
    let tree = tree(files);
    let item = tree.items.iter().find(|item| item.name == name).unwrap();
    let risks = item.risks.iter().filter(|risk| risk.id != "sends-data");
    let risks: Vec<String> = risks
        .map(|risk| format!("{}: {}", risk.id, risk.what))
        .collect();
    assert_eq!(risks, expected);
}

/// Data goes to these from the item of this name.
#[track_caller]
pub(crate) fn check_sends(files: &[(&str, &str)], name: &str, expected: &[&str]) {
    let tree = tree(files);
    let item = tree.items.iter().find(|item| item.name == name).unwrap();
    let sends: Vec<String> = item.sends.iter().map(|d| d.describe()).collect();
    assert_eq!(sends, expected, "{name}");
}

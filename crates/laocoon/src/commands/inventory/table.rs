//! The inventory for people: a row for each item, and below it what its user
//! should know.

use std::io::{self, Write};

use laocoon_inventory::{Destination, Inventory, Item, Kind, TreeInventory};
use laocoon_report::visible_line;

/// Columns are no wider; longer cells push the rest of their row.
const MAX_WIDTH: usize = 44;

/// So many destinations are named in a row.
const DESTINATIONS: usize = 2;

/// So many of what was not looked at are named.
const SKIPPED: usize = 10;

/// Writes the inventory.
pub(super) fn write(out: &mut dyn Write, inventory: &Inventory) -> io::Result<()> {
    for tree in &inventory.trees {
        write_tree(out, tree)?;
        writeln!(out)?;
    }
    write_summary(out, inventory)
}

fn write_tree(out: &mut dyn Write, tree: &TreeInventory) -> io::Result<()> {
    writeln!(out, "{}", visible_line(&tree.path))?;
    if tree.items.is_empty() {
        writeln!(out, "  nothing found")?;
    }
    let rows: Vec<(&Item, [String; 4])> = tree.items.iter().map(|item| (item, row(item))).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|(_, row)| row[column].chars().count());
        cells
            .filter(|width| *width <= MAX_WIDTH)
            .max()
            .unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2)];
    let mut kind: Option<Kind> = None;
    for (item, row) in &rows {
        if kind != Some(item.kind) {
            kind = Some(item.kind);
            writeln!(out, "\n  {}", item.kind.plural())?;
        }
        let mut line = String::from("    ");
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            let missing = width.saturating_sub(cell.chars().count());
            line.extend(std::iter::repeat_n(' ', missing + 2));
        }
        line.push_str(&row[3]);
        writeln!(out, "{}", line.trim_end())?;
        for risk in item.risks.iter().filter(|risk| risk.id != "sends-data") {
            writeln!(out, "      ! {}", visible_line(&risk.what))?;
        }
    }
    writeln!(out)?;
    write_coverage(out, tree)
}

/// Name, vendor, where data goes, where it was seen.
fn row(item: &Item) -> [String; 4] {
    let mut name = item.name.clone();
    let own = item
        .purl
        .as_deref()
        .and_then(|purl| purl.strip_prefix("pkg:"));
    if let Some(purl) = own.filter(|_| item.kind == Kind::Library) {
        name = format!("{name} ({})", purl.replace("%40", "@"));
    } else if let Some(version) = item
        .details
        .get("product")
        .and_then(|products| products.first())
    {
        name = format!("{name} ({version})");
    }
    let vendor = match (&item.vendor, &item.country) {
        (Some(vendor), Some(country)) => format!("{vendor}, {country}"),
        (Some(vendor), None) => vendor.clone(),
        (None, _) => "-".to_owned(),
    };
    let places = item.places.first().map(|place| {
        let mut text = place.path.clone();
        text.extend(place.member.iter().map(|member| format!("!{member}")));
        text.extend(place.line.map(|line| format!(":{line}")));
        match item.place_count {
            0 | 1 => text,
            count => format!("{text} and {} more", count - 1),
        }
    });
    [
        visible_line(&name).into_owned(),
        visible_line(&vendor).into_owned(),
        visible_line(&sends(item)).into_owned(),
        visible_line(&places.unwrap_or_default()).into_owned(),
    ]
}

fn sends(item: &Item) -> String {
    let named = item.sends.iter().take(DESTINATIONS);
    let mut text: Vec<String> = named.map(short).collect();
    if let Some(more) = item
        .sends
        .len()
        .checked_sub(DESTINATIONS)
        .filter(|more| *more > 0)
    {
        text.push(format!("{more} more"));
    }
    match text.is_empty() {
        true => "-".to_owned(),
        false => text.join(", "),
    }
}

fn short(destination: &Destination) -> String {
    let place = destination.region.as_ref().or(destination.country.as_ref());
    match (place, destination.local) {
        (_, true) => format!("{} (local)", destination.host),
        (Some(place), false) => format!("{} ({place})", destination.host),
        (None, false) => destination.host.clone(),
    }
}

fn write_coverage(out: &mut dyn Write, tree: &TreeInventory) -> io::Result<()> {
    let coverage = &tree.coverage;
    let counts: Vec<String> = tree
        .counts()
        .into_iter()
        .map(|(kind, count)| match (kind, count) {
            (Kind::Instructions, 1) => "1 file of instructions".to_owned(),
            (Kind::McpServer, 1) => "1 MCP server".to_owned(),
            (kind, 1) => format!("1 {}", kind.as_str().replace('-', " ")),
            (kind, count) => format!("{count} {}", kind.plural()),
        })
        .collect();
    if !counts.is_empty() {
        writeln!(out, "  {} items: {}", tree.items.len(), counts.join(", "))?;
    }
    writeln!(
        out,
        "  {} of {} files looked at",
        coverage.analysed, coverage.files
    )?;
    let skipped = coverage.skipped.iter().filter(|skipped| {
        !matches!(
            skipped.reason.as_str(),
            "binary" | "compiled-code" | "already-walked"
        )
    });
    let skipped: Vec<_> = skipped.collect();
    for one in skipped.iter().take(SKIPPED) {
        writeln!(
            out,
            "  not looked at: {} ({})",
            visible_line(&one.path),
            one.reason
        )?;
    }
    if skipped.len() > SKIPPED {
        writeln!(out, "  not looked at: {} more", skipped.len() - SKIPPED)?;
    }
    for ignored in &coverage.ignored_by_tree {
        let count = ignored.directories + ignored.files;
        writeln!(
            out,
            "  left out by {}: {count}",
            visible_line(&ignored.ignore_file)
        )?;
    }
    Ok(())
}

fn write_summary(out: &mut dyn Write, inventory: &Inventory) -> io::Result<()> {
    let destinations = inventory.destinations();
    if destinations.is_empty() {
        return writeln!(out, "nothing that was found sends data to other machines");
    }
    writeln!(out, "data goes to companies in:")?;
    for (country, hosts) in destinations {
        let mut names: Vec<&str> = hosts.iter().map(|destination| &*destination.host).collect();
        names.dedup();
        let country = if country.is_empty() {
            "unknown"
        } else {
            &country
        };
        writeln!(out, "  {country}: {}", visible_line(&names.join(", ")))?;
    }
    Ok(())
}

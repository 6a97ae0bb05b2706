//! `laocoon inventory`: which AI tools, models, agents, skills and servers for
//! agents trees use.

mod options;
mod table;

use anyhow::bail;
use laocoon_inventory::{cyclonedx, document};
use laocoon_report::write_value;
use laocoon_source::Exclude;

pub(crate) use options::InventoryArguments;

use crate::inventory::take;
use crate::messages;
use crate::output::Destination;
use crate::scan::Settings;
use crate::status::Status;
use options::Format;

const TOOL: (&str, &str) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));

/// Takes the inventory, writes it, and says how it went.
///
/// # Errors
///
/// Wrong usage, and an inventory that could not be written.
pub(crate) fn run(arguments: &InventoryArguments) -> anyhow::Result<Status> {
    let exclude = match Exclude::new(&arguments.exclude) {
        Ok(exclude) => exclude,
        Err(bad) => bail!("--exclude `{}`: {}", bad.glob, bad.reason),
    };
    let settings = Settings {
        exclude,
        untrusted: arguments.untrusted,
        max_file_bytes: arguments.max_file_bytes,
        workers: arguments.workers(),
        time_for_one_file: arguments.time_for_one_file(),
    };
    let (inventory, missing) = take(&arguments.paths, &settings);
    for path in &missing {
        messages::error(&format!("{path}: no such file or directory"));
    }
    let destination = Destination::new(arguments.output.clone());
    destination.write(|out| match arguments.format {
        Format::Table => table::write(out, &inventory),
        Format::Json => write_value(out, &document(&inventory, TOOL)),
        Format::Cyclonedx => write_value(out, &cyclonedx(&inventory, TOOL)),
    })?;
    let status = match arguments.strict && !inventory.is_complete() {
        true => Status::Incomplete,
        false => Status::Fine,
    };
    Ok(match missing.is_empty() {
        true => status,
        false => status.or(Status::Usage),
    })
}

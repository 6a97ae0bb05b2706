//! Agents, by the files that they read, and what those let them do.

use crate::catalogue::{FileUse, catalogue, thrown};
use crate::file::File;
use crate::item::{Item, Kind, Risk};
use crate::settings;

use super::Sightings;

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    let known = catalogue();
    for (agent, file_use) in known.agent_files(file.path()) {
        let country = agent
            .vendor
            .as_deref()
            .and_then(|vendor| known.country(vendor));
        if file_use == FileUse::Instructions {
            let mut item = Item::new(Kind::Instructions, file.path());
            item.detail("product", &*agent.product);
            sightings.at(item, 0, "file");
        }
        if agent.several {
            continue;
        }
        let agent_item = || {
            let mut item = Item::new(Kind::Agent, &*agent.product);
            item.vendor.clone_from(&agent.vendor);
            item.country = country.map(str::to_owned);
            item.reference = Some(agent.reference.clone());
            for host in &agent.hosts {
                let mut destination = known.destination(host, true);
                if destination.operator.is_none() {
                    destination.operator.clone_from(&agent.vendor);
                    destination.country = country.map(str::to_owned);
                }
                item.sends.insert(destination);
            }
            item
        };
        let how = match file_use {
            FileUse::Settings => "settings",
            FileUse::Instructions => "instructions",
            FileUse::Other => "file",
        };
        // VS Code is an agent where its settings speak of one.
        let is_editor = agent.instructions.is_empty() && agent.files.is_empty();
        let entries = match file_use {
            FileUse::Settings if file.settings().is_empty() => {
                settings::read(file.name(), file.text())
            }
            FileUse::Settings => file.settings().to_vec(),
            _ => Vec::new(),
        };
        let mut is_told = is_editor;
        if !is_editor {
            sightings.at(agent_item(), 0, how);
            is_told = true;
        }
        for entry in &entries {
            if let Some(switch) = thrown(agent, &entry.path, &entry.value) {
                let mut item = agent_item();
                let what = format!("{} (`{}` is `{}`)", switch.what, entry.path, entry.value);
                item.risks.insert(Risk::new("approvals-off", what));
                sightings.at(item, entry.span.start, "settings");
            } else if is_told && is_editor && entry.path.starts_with("chat.") {
                sightings.at(agent_item(), entry.span.start, how);
                is_told = false;
            }
        }
    }
}

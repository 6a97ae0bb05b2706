//! Parts of agents that are files of their own: skills, subagents, commands and
//! plugins.

use crate::catalogue::catalogue;
use crate::file::File;
use crate::frontmatter;
use crate::item::{Item, Kind, Risk};
use crate::path::stem;
use crate::settings::Entry;

use super::Sightings;

/// Descriptions are shown as far as this.
const MAX_DESCRIPTION: usize = 200;

/// Tools that run any command, however they are called.
const SHELLS: [&str; 12] = [
    "*",
    "bash",
    "bash(*)",
    "shell",
    "shell(*)",
    "run_shell_command",
    "execute_bash",
    "execute",
    "runcommands",
    "run_terminal_command",
    "powershell",
    "all",
];

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    let known = catalogue();
    let Some(part) = known.part(file.path()) else {
        return;
    };
    let head = frontmatter::read(file.text());
    let entries = if head.is_empty() {
        file.settings()
    } else {
        &head
    };
    let kind = match &*part.kind {
        "skill" => Kind::Skill,
        "subagent" => Kind::Subagent,
        "command" => Kind::Command,
        _ => Kind::Plugin,
    };
    // `SKILL.md` without a head is no skill that any product would load.
    let named = frontmatter::value(entries, "name");
    if kind == Kind::Skill && named.is_none() {
        return;
    }
    let own = match kind {
        Kind::Command => None,
        _ => named,
    };
    let mut item = Item::new(kind, own.unwrap_or(stem(file.path())));
    item.reference = Some(part.reference.clone());
    if let Some(product) = &part.product {
        item.detail("product", &**product);
    }
    if let Some(description) = frontmatter::value(entries, "description") {
        item.detail("description", shortened(description));
    }
    if let Some(version) = frontmatter::value(entries, "version") {
        item.versions.insert(version.to_owned());
    }
    if let Some(licence) = frontmatter::value(entries, "license") {
        item.detail("licence", licence);
    }
    add_tools(entries, kind, &mut item);
    sightings.at(item, 0, "file");
}

fn add_tools(entries: &[Entry], kind: Kind, item: &mut Item) {
    for key in ["tools", "allowed-tools", "allowedTools"] {
        let mut tools = frontmatter::values(entries, key);
        // Skills name their tools with spaces between them.
        if kind == Kind::Skill && !tools.iter().any(|tool| tool.contains('(')) {
            tools = tools
                .iter()
                .flat_map(|tool| tool.split_whitespace())
                .collect();
        }
        for tool in tools {
            item.detail("tools", tool);
            if SHELLS.contains(&&*tool.to_ascii_lowercase()) {
                let what = format!("may run any command (`{key}` has `{tool}`)");
                item.risks.insert(Risk::new("any-command", what));
            }
        }
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_DESCRIPTION {
        return text.to_owned();
    }
    text.chars()
        .take(MAX_DESCRIPTION)
        .chain("...".chars())
        .collect()
}

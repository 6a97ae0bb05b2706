//! Models, by their identifiers in texts that are given to something.

use std::sync::LazyLock;

use regex::Regex;

use crate::catalogue::{Context, Identified, catalogue};
use crate::file::{File, is_lines};
use crate::frontmatter;
use crate::item::{Item, Kind};

use super::Sightings;

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    let models = &catalogue().models;
    for text in file.texts() {
        // What a command is given is told with the command.
        if is_lines(file)
            && matches!(
                &*text.key,
                "run" | "pull" | "show" | "cp" | "serve" | "download"
            )
        {
            continue;
        }
        let value = text.value.trim();
        let context = context_of(&text.key);
        if let Some(found) = models.identify(value, context) {
            sightings.at(item_of(&found), text.offset, "named");
        }
    }
    look_for_commands(file, sightings);
    // Subagents and commands name the model they want.
    for entry in frontmatter::read(file.text()) {
        if entry.path == "model"
            && let Some(found) = models.identify(&entry.value, Context::Model)
        {
            sightings.at(item_of(&found), entry.span.start, "named");
        }
    }
}

/// What the name of an argument, a setting or a function says.
fn context_of(key: &str) -> Context {
    let key = key.to_ascii_lowercase();
    let loads = [
        "from_pretrained",
        "sentencetransformer",
        "crossencoder",
        "snapshot_download",
        "hf_hub_download",
        "repo_id",
        "model_name_or_path",
        "model_id_or_path",
        "hf_model",
        "frompretrained",
    ];
    if loads.iter().any(|word| key.contains(word)) {
        return Context::Load;
    }
    let is_model = [
        "model",
        "engine",
        "deployment",
        "llm",
        "checkpoint",
        "embedder",
    ]
    .iter()
    .any(|word| key.contains(word));
    if is_model {
        Context::Model
    } else {
        Context::Anywhere
    }
}

pub(super) fn item_of(found: &Identified<'_>) -> Item {
    let known = catalogue();
    let mut item = Item::new(Kind::Model, found.name);
    item.vendor = found.vendor.map(str::to_owned);
    item.country = found
        .vendor
        .and_then(|vendor| known.country(vendor))
        .map(str::to_owned);
    item.reference = found.reference.map(str::to_owned);
    if let Some(family) = found.family {
        item.detail("family", family);
    }
    item.detail("weights", if found.open { "open" } else { "closed" });
    if let Some(service) = found
        .service
        .and_then(|service| known.services.named(service))
    {
        item.detail("service", &*service.name);
        item.sends.extend(known.destination_of(service));
    }
    item
}

/// `ollama pull x`, and what a model file of Ollama begins from.
fn look_for_commands(file: &File<'_>, sightings: &mut Sightings<'_>) {
    static COMMAND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?m)\bollama\s+(?:run|pull|show|cp)\s+([A-Za-z0-9][\w./:-]*)|\bllama-(?:cli|server)\b[^\n]*?\s(?:-hf|--hf-repo)\s+(\S+)|\bvllm\s+serve\s+(\S+)|\b(?:hf|huggingface-cli)\s+download\s+([\w.-]+/[\w.-]+)").ok()
    });
    static FROM: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?mi)^FROM\s+([A-Za-z0-9][\w./:-]*)\s*$").ok());
    let name = file.name().to_ascii_lowercase();
    let is_modelfile = name.starts_with("modelfile") || name.ends_with(".modelfile");
    let is_commands = is_lines(file) || !file.settings().is_empty();
    let patterns = [
        COMMAND.as_ref().filter(|_| is_commands),
        FROM.as_ref().filter(|_| is_modelfile),
    ];
    for pattern in patterns.into_iter().flatten() {
        for found in pattern.captures_iter(file.text()) {
            let Some(id) = found.iter().skip(1).flatten().next() else {
                continue;
            };
            let known = catalogue().models.identify(id.as_str(), Context::Load);
            let item = match known {
                Some(found) => item_of(&found),
                // Whatever it is, it is a model.
                None if id.as_str().contains('$') => continue,
                None => Item::new(Kind::Model, id.as_str()),
            };
            sightings.at(item, u32::try_from(id.start()).unwrap_or(u32::MAX), "run");
        }
    }
}

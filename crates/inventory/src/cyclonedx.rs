//! The inventory as a bill of materials: CycloneDX 1.6.
//!
//! Trees are applications that depend on what they use. Models are components
//! of type `machine-learning-model`; who answers is a service with what flows
//! there and whether that leaves one's own network. There is no serial number
//! and no time: the same tree gives the same bytes.
//! <https://cyclonedx.org/docs/1.6/json/>

use serde_json::{Value, json};

use crate::item::{Destination, Item, Kind};
use crate::tree::{Inventory, TreeInventory};

/// So many places of an item are given as evidence.
const MAX_OCCURRENCES: usize = 50;

/// What is said of data that goes to models and tools.
const CLASSIFICATION: &str = "prompts, with the code and data in them";

/// The bill of materials; `tool` is a name and a version.
#[must_use]
pub fn cyclonedx(inventory: &Inventory, tool: (&str, &str)) -> Value {
    let mut components = Vec::new();
    let mut services = Vec::new();
    let mut dependencies = Vec::new();
    let mut compositions = Vec::new();
    for (number, tree) in inventory.trees.iter().enumerate() {
        let root = format!("tree-{number}");
        components.push(json!({"type": "application", "bom-ref": root, "name": tree.path}));
        let mut uses = Vec::new();
        for (index, item) in tree.items.iter().enumerate() {
            let reference = format!("{root}/{}-{index}", item.kind.as_str());
            if is_service(item) {
                services.push(service(item, &reference));
            } else {
                components.push(component(item, &reference));
            }
            uses.push(reference);
        }
        compositions.push(json!({"aggregate": aggregate(tree), "dependencies": [root]}));
        dependencies.push(json!({"ref": root, "dependsOn": uses}));
    }
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "tools": {
                "components": [{"type": "application", "name": tool.0, "version": tool.1}]
            }
        },
        "components": components,
        "services": services,
        "dependencies": dependencies,
        "compositions": compositions,
    })
}

/// Nobody can know that nothing else is used.
fn aggregate(tree: &TreeInventory) -> &'static str {
    match crate::document::is_complete(&tree.coverage) {
        true => "unknown",
        false => "incomplete",
    }
}

fn is_service(item: &Item) -> bool {
    item.kind == Kind::Service || item.kind == Kind::McpServer && item.details.contains_key("url")
}

fn component(item: &Item, reference: &str) -> Value {
    let kind = match item.kind {
        Kind::Library => "library",
        Kind::Model | Kind::ModelFile => "machine-learning-model",
        Kind::Agent | Kind::McpServer => "application",
        _ => "file",
    };
    let mut component = json!({"type": kind, "bom-ref": reference});
    if let Some(supplier) = organisation(item.vendor.as_deref(), item.country.as_deref()) {
        component["supplier"] = supplier;
    }
    component["name"] = json!(item.name);
    let version = exact_version(item);
    if let Some(version) = version {
        component["version"] = json!(version);
    }
    if let Some(purl) = &item.purl {
        component["purl"] = match version {
            Some(version) => json!(format!("{purl}@{}", escaped(version))),
            None => json!(purl),
        };
    }
    if let Some(family) = item
        .details
        .get("family")
        .and_then(|families| families.first())
    {
        component["modelCard"] = json!({"modelParameters": {"architectureFamily": family}});
    }
    add_common(item, &mut component);
    component["evidence"] = json!({"occurrences": occurrences(item)});
    component
}

fn service(item: &Item, reference: &str) -> Value {
    let mut service = json!({"bom-ref": reference});
    if let Some(provider) = organisation(item.vendor.as_deref(), item.country.as_deref()) {
        service["provider"] = provider;
    }
    service["name"] = json!(item.name);
    let endpoints: Vec<String> = item.sends.iter().filter_map(endpoint).collect();
    if !endpoints.is_empty() {
        service["endpoints"] = json!(endpoints);
    }
    service["x-trust-boundary"] = json!(item.sends.iter().any(|destination| !destination.local));
    service["data"] = json!([{"flow": "bi-directional", "classification": CLASSIFICATION}]);
    add_common(item, &mut service);
    // Services have no evidence in this version of the format.
    let places = item.places.iter().take(MAX_OCCURRENCES).map(|place| {
        let mut text = place.path.clone();
        text.extend(place.member.iter().map(|member| format!("!{member}")));
        text.extend(place.line.map(|line| format!(":{line}")));
        json!({"name": "laocoon:place", "value": text})
    });
    if let Some(properties) = service["properties"].as_array_mut() {
        properties.extend(places);
    }
    service
}

fn endpoint(destination: &Destination) -> Option<String> {
    let host = &destination.host;
    let is_plain = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    let scheme = if destination.local { "http" } else { "https" };
    is_plain.then(|| format!("{scheme}://{host}"))
}

fn organisation(name: Option<&str>, country: Option<&str>) -> Option<Value> {
    let name = name?;
    Some(match country {
        Some(country) => json!({"name": name, "address": {"country": country}}),
        None => json!({"name": name}),
    })
}

/// References and properties.
fn add_common(item: &Item, value: &mut Value) {
    if let Some(reference) = &item.reference {
        value["externalReferences"] = json!([{"type": "documentation", "url": reference}]);
    }
    let property =
        |name: &str, text: &str| json!({"name": format!("laocoon:{name}"), "value": text});
    let mut properties = vec![property("kind", item.kind.as_str())];
    if let Some(country) = &item.country {
        properties.push(property("jurisdiction", country));
    }
    for version in &item.versions {
        properties.push(property("version", version));
    }
    for (word, values) in &item.details {
        properties.extend(values.iter().map(|text| property(word, text)));
    }
    for destination in &item.sends {
        properties.push(property("sends-to", &destination.describe()));
    }
    for risk in &item.risks {
        properties.push(property(&format!("risk:{}", risk.id), &risk.what));
    }
    properties.push(property("places", &item.place_count.to_string()));
    value["properties"] = json!(properties);
}

fn occurrences(item: &Item) -> Vec<Value> {
    let places = item.places.iter().take(MAX_OCCURRENCES);
    places
        .map(|place| {
            let location = match &place.member {
                Some(member) => format!("{}!{member}", place.path),
                None => place.path.clone(),
            };
            match place.line {
                Some(line) => json!({"location": location, "line": line}),
                None => json!({"location": location}),
            }
        })
        .collect()
}

/// The version, if there is one alone and it can be no other.
fn exact_version(item: &Item) -> Option<&str> {
    let mut versions = item.versions.iter();
    let version = versions.next().filter(|_| versions.next().is_none())?;
    let version = version.trim_start_matches('=').trim();
    let is_exact = version
        .trim_start_matches('v')
        .starts_with(|c: char| c.is_ascii_digit())
        && version
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-+_".contains(&byte));
    is_exact.then_some(version)
}

fn escaped(version: &str) -> String {
    version.replace('+', "%2B")
}

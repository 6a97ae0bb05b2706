//! Services, by the addresses that are called and the variables that hold keys.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use regex::Regex;

use crate::catalogue::{Address, Service, catalogue};
use crate::file::{File, is_lines};
use crate::item::Risk;
use crate::item::{Item, Kind};
use crate::servers::is_plain_address;

use super::Sightings;

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    look_for_addresses(file, sightings);
    look_for_variables(file, sightings);
}

static URL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:https?|wss?)://([^/\s"'<>\\`?#]+)([^\s"'<>\\`]*)"#).ok()
});

/// The host of an address, with its port.
pub(super) fn host_of(url: &str) -> Option<String> {
    let found = URL.as_ref()?.captures(url)?;
    let host = found.get(1)?.as_str();
    let host = host.rsplit('@').next()?.to_ascii_lowercase();
    (!host.is_empty()).then_some(host)
}

fn look_for_addresses(file: &File<'_>, sightings: &mut Sightings<'_>) {
    let Some(url) = URL.as_ref() else { return };
    for text in file.texts() {
        let is_told = is_address_key(&text.key) || is_near_model(file, &text.key, text.offset);
        for found in url.captures_iter(&text.value) {
            let (Some(whole), Some(host), Some(rest)) = (found.get(0), found.get(1), found.get(2))
            else {
                continue;
            };
            let host = host.as_str().rsplit('@').next().unwrap_or_default();
            see(
                file,
                sightings,
                text.offset,
                whole.as_str(),
                host,
                rest.as_str(),
                is_told,
            );
        }
        // `OLLAMA_HOST=localhost:11434`.
        if is_address_key(&text.key) && !text.value.contains("://") && looks_like_host(&text.value)
        {
            see(
                file,
                sightings,
                text.offset,
                &text.value,
                &text.value,
                "",
                true,
            );
        }
    }
}

fn looks_like_host(text: &str) -> bool {
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    text.contains('.') && text.len() > 3 && text.chars().all(is_host) && !text.ends_with('.')
        || text.starts_with("localhost")
}

fn see(
    file: &File<'_>,
    sightings: &mut Sightings<'_>,
    offset: u32,
    url: &str,
    host: &str,
    rest: &str,
    is_told: bool,
) {
    let known = catalogue();
    let host = host.to_ascii_lowercase();
    if is_placeholder(&host) {
        return;
    }
    // A link to a page says nothing of what is called.
    let is_call = ["/api", "/v1", "/resolve", "/models/", "/backend"]
        .iter()
        .any(|start| rest.starts_with(start));
    let service = match known.services.who(&host) {
        Address::Known(_) if known.services.is_site(&host) && !is_told && !is_call => return,
        Address::Known(service) => Some(service),
        Address::Local | Address::Unknown if !is_told => return,
        Address::Local | Address::Unknown => None,
    };
    let mut item = match service {
        Some(service) => item_of(service),
        None => Item::new(Kind::Service, &*host),
    };
    // Its own hosts are as good as the one that stands there.
    item.sends.clear();
    let mut destination = known.destination(&host, false);
    if let Some(service) = service {
        destination.operator.clone_from(&service.vendor);
        destination.country.clone_from(&item.country);
        destination.region.clone_from(&service.region);
        destination.local |= service.local;
    }
    if destination.local {
        destination.operator = None;
        destination.country = None;
        item.detail("where", "local");
    }
    item.sends.insert(destination);
    if is_plain_address(url) && service.is_none_or(|service| !service.local) {
        let what = format!("`{host}` is on another machine and is talked to without TLS");
        item.risks.insert(Risk::new("plain-http", what));
    }
    let how = if is_lines(file) || !file.settings().is_empty() {
        "settings"
    } else {
        "called"
    };
    sightings.at(item, offset, how);
}

fn is_placeholder(host: &str) -> bool {
    let marks = [
        "example",
        "your-",
        "your_",
        "<",
        "{",
        "$",
        "%",
        "xxx",
        "placeholder",
        "test.com",
        "foo",
        "mock",
        "dummy",
    ];
    marks.iter().any(|mark| host.contains(mark))
        || host.ends_with(".invalid")
        || host.ends_with(".test")
}

/// Whether a name is that of an address of a model's service.
fn is_address_key(key: &str) -> bool {
    let services = &catalogue().services;
    services.is_address(key) || services.is_address(&key.to_ascii_uppercase())
}

/// Whether a text is given to something called an address near something called
/// after a model's service: `OpenAI(base_url="...")`.
fn is_near_model(file: &File<'_>, key: &str, offset: u32) -> bool {
    static NEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)openai|anthropic|\bllm|litellm|\bgenai|ollama|mistral|chat_?model|chatcompletion|azure_?ai|claude|gemini|qwen|deepseek").ok()
    });
    const KEYS: [&str; 12] = [
        "base_url",
        "baseurl",
        "api_base",
        "apibase",
        "base-url",
        "endpoint",
        "azure_endpoint",
        "api_url",
        "apiurl",
        "server_url",
        "base_path",
        "basepath",
    ];
    if !KEYS.contains(&&*key.to_ascii_lowercase()) {
        return false;
    }
    let text = file.text();
    let mut from = (offset as usize).saturating_sub(240);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..offset as usize).unwrap_or_default();
    NEAR.as_ref().is_some_and(|near| near.is_match(before))
}

/// A service as an item that is asked as it comes.
pub(super) fn item_of(service: &Service) -> Item {
    let known = catalogue();
    let mut item = Item::new(Kind::Service, &*service.name);
    item.vendor.clone_from(&service.vendor);
    item.country = service
        .vendor
        .as_deref()
        .and_then(|vendor| known.country(vendor))
        .map(str::to_owned);
    item.reference = Some(service.reference.clone());
    if let Some(region) = &service.region {
        item.detail("region", &**region);
    }
    item.sends.extend(known.destination_of(service));
    item
}

/// Files in which a name is not only talked about.
fn uses_variables(file: &File<'_>) -> bool {
    file.language().is_some_and(|language| {
        !matches!(
            language,
            laocoon_source::Language::Html | laocoon_source::Language::Xml
        )
    }) || is_lines(file)
        || !file.settings().is_empty()
}

fn look_for_variables(file: &File<'_>, sightings: &mut Sightings<'_>) {
    static NAMES: LazyLock<Option<(AhoCorasick, Vec<String>)>> = LazyLock::new(|| {
        let mut names: Vec<String> = catalogue()
            .services
            .variables()
            .map(str::to_owned)
            .collect();
        names.sort_unstable();
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .ok()?;
        Some((automaton, names))
    });
    if !uses_variables(file) {
        return;
    }
    let Some((automaton, names)) = NAMES.as_ref() else {
        return;
    };
    let text = file.text();
    for found in automaton.find_iter(text) {
        let Some(name) = names.get(found.pattern().as_usize()) else {
            continue;
        };
        let after = text.get(found.end()..).and_then(|rest| rest.chars().next());
        let before = text
            .get(..found.start())
            .and_then(|start| start.chars().next_back());
        // `VITE_OPENAI_API_KEY` is one, too.
        let is_whole = after.is_none_or(|c| !(c.is_alphanumeric() || c == '_'))
            && before.is_none_or(|c| c == '_' || !c.is_alphanumeric());
        if !is_whole || is_comment(text, found.start()) {
            continue;
        }
        let Some(service) = catalogue().services.of_variable(name) else {
            continue;
        };
        let mut item = item_of(service);
        item.detail("variable", &**name);
        sightings.at(
            item,
            u32::try_from(found.start()).unwrap_or(u32::MAX),
            "variable",
        );
    }
}

fn is_comment(text: &str, at: usize) -> bool {
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line = text.get(start..at).unwrap_or_default().trim_start();
    let begins = ["#", "//", "*", "/*", "--", ";", "<!--", "rem "]
        .iter()
        .any(|mark| line.starts_with(mark));
    // `x = 1; // name`, but not `https://`.
    let is_behind = line
        .match_indices("//")
        .any(|(at, _)| !line.get(..at).unwrap_or_default().ends_with(':'));
    begins || is_behind || line.contains(" # ")
}

//! Servers for agents: what is started, from where, and to whom it talks.

use crate::catalogue::{Ecosystem, catalogue};
use crate::file::File;
use crate::item::{Item, Kind, Risk};
use crate::servers::{Server, fetched, is_plain_address, servers};
use crate::settings;

use super::Sightings;
use super::hooks::SERVERS;
use super::services::host_of;

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    if !SERVERS.has(file.path()) {
        return;
    }
    let entries = settings::read(file.name(), file.text());
    for server in servers(&entries) {
        if server.words.is_empty() && server.url.is_none() {
            continue;
        }
        let offset = server.first.map_or(0, |entry| entry.span.start);
        let mut item = Item::new(Kind::McpServer, &*server.name);
        match server.url {
            Some(url) => remote(url, &server, &mut item),
            None => local(&server, &mut item),
        }
        for (key, entry) in &server.settings {
            if matches!(*key, ".trust") && entry.value == "true" {
                let what = "every tool of it runs without a question (`trust`)";
                item.risks.insert(Risk::new("approvals-off", what));
            }
            if matches!(*key, ".autoApprove[]" | ".alwaysAllow[]") {
                let what = format!("`{}` of it runs without a question", entry.value);
                item.risks.insert(Risk::new("approvals-off", what));
            }
        }
        sightings.at(item, offset, "settings");
    }
}

fn remote(url: &str, server: &Server<'_>, item: &mut Item) {
    let known = catalogue();
    item.detail("transport", "http");
    item.detail("url", without_secrets(url));
    for (key, entry) in &server.settings {
        if *key == ".type" || *key == ".transport" {
            item.detail("transport", &*entry.value);
        }
    }
    let Some(host) = host_of(url) else { return };
    let mut destination = known.destination(&host, false);
    if let Some(of_host) = known.server_of_host(&host) {
        set_vendor(&of_host.vendor, item);
        destination.operator.clone_from(&item.vendor);
        destination.country.clone_from(&item.country);
    } else if let Some(operator) = destination.operator.clone() {
        set_vendor(&operator, item);
    }
    if is_plain_address(url) {
        let what = format!("is on another machine, `{host}`, and is talked to without TLS");
        item.risks.insert(Risk::new("plain-http", what));
    }
    item.sends.insert(destination);
}

fn local(server: &Server<'_>, item: &mut Item) {
    let known = catalogue();
    item.detail("transport", "stdio");
    item.detail(
        "command",
        server
            .words
            .iter()
            .take(40)
            .map(|word| without_secrets(word))
            .collect::<Vec<_>>()
            .join(" "),
    );
    let all = server.words.join(" ");
    let words: Vec<&str> = all.split_whitespace().collect();
    let Some(fetched) = fetched(&words) else {
        return;
    };
    let (name, version) = fetched.parts();
    item.versions.extend(version.map(str::to_owned));
    if !fetched.is_exact {
        let what = format!(
            "runs whatever version of `{}` is the newest when it starts",
            fetched.package
        );
        item.risks.insert(Risk::new("unpinned-server", what));
    }
    match fetched.ecosystem {
        Some(ecosystem) if is_name(name) => {
            item.purl = Some(ecosystem.purl(&ecosystem.normal(name)))
        }
        Some(_) => item.detail("source", name),
        None => item.detail("image", name),
    }
    let package = match fetched.ecosystem {
        Some(Ecosystem::PyPi) => Ecosystem::PyPi.normal(name).replace("awslabs-", "awslabs."),
        _ => name.to_owned(),
    };
    if let Some(of_package) = known.server_of_package(&package) {
        set_vendor(&of_package.vendor, item);
        for host in &of_package.sends {
            let mut destination = known.destination(host, true);
            if destination.operator.is_none() {
                destination.operator.clone_from(&item.vendor);
                destination.country.clone_from(&item.country);
            }
            item.sends.insert(destination);
        }
    } else {
        let what = format!("`{name}` is not known here: neither its vendor nor to whom it talks");
        item.risks.insert(Risk::new("unknown-vendor", what));
    }
}

fn set_vendor(vendor: &str, item: &mut Item) {
    item.vendor = Some(vendor.to_owned());
    item.country = catalogue().country(vendor).map(str::to_owned);
}

/// A name as registries have them, not an address.
fn is_name(name: &str) -> bool {
    !name.contains("://") && !name.contains('+') && !name.contains(':')
}

/// A word without what looks like a password or a key in it: what an inventory
/// shows goes further than the file.
fn without_secrets(word: &str) -> String {
    let word = match (word.find("://"), word.find('@')) {
        (Some(scheme), Some(at))
            if at > scheme && !word.get(scheme + 3..at).unwrap_or_default().contains('/') =>
        {
            format!(
                "{}...{}",
                word.get(..scheme + 3).unwrap_or_default(),
                word.get(at..).unwrap_or_default()
            )
        }
        _ => word.to_owned(),
    };
    let word = match word.split_once('?') {
        Some((address, _)) if word.contains("://") => format!("{address}?..."),
        _ => word,
    };
    let lower = word.to_ascii_lowercase();
    match word.split_once('=') {
        Some((name, _))
            if ["key", "token", "secret", "password", "passwd", "auth"]
                .iter()
                .any(|w| lower.contains(w)) =>
        {
            format!("{name}=...")
        }
        _ if word.len() >= 20
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
            && word.bytes().any(|b| b.is_ascii_digit())
            && word.bytes().any(|b| b.is_ascii_uppercase())
            && word.bytes().any(|b| b.is_ascii_lowercase()) =>
        {
            "...".to_owned()
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::without_secrets;

    #[test]
    fn secrets_are_not_shown() {
        let check = |word: &str, expected: &str| assert_eq!(without_secrets(word), expected);
        check("postgres://me:pw@db/x", "postgres://...@db/x");
        check("https://h.example/mcp?key=abc", "https://h.example/mcp?...");
        check("--api-key=abc", "--api-key=...");
        check("API_TOKEN=abc", "API_TOKEN=...");
        check("ghp9aBcDeFgHiJkLmNoPqRsT", "...");
        check("@scope/server-filesystem", "@scope/server-filesystem");
        check("server-everything-and-more", "server-everything-and-more");
        check("/home/me/Projects", "/home/me/Projects");
    }
}

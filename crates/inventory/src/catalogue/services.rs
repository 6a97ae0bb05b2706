//! Services that are asked: `data/services.toml`.

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;

/// A service that answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub name: String,
    pub vendor: Option<String>,
    /// Where it answers, if that is documented.
    pub region: Option<String>,
    /// Whether it is run on one's own machine.
    #[serde(default)]
    pub local: bool,
    pub hosts: Vec<String>,
    /// The ports it listens to on one's own machine.
    #[serde(default)]
    pub ports: Vec<u16>,
    /// Environment variables that are only there for it.
    #[serde(default)]
    pub variables: Vec<String>,
    pub reference: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    service: Vec<Service>,
    address: Vec<String>,
}

/// All services.
#[derive(Debug, Default)]
pub struct Services {
    services: Vec<Service>,
    by_name: HashMap<String, usize>,
    by_host: HashMap<String, usize>,
    by_variable: HashMap<String, usize>,
    addresses: BTreeSet<String>,
}

/// What stands behind an address.
#[derive(Clone, Copy, Debug)]
pub enum Address<'a> {
    /// A known service.
    Known(&'a Service),
    /// One's own machine or network.
    Local,
    Unknown,
}

impl Services {
    pub(super) fn read() -> Self {
        let file: File = super::parse(include_str!("../../data/services.toml"));
        let mut read = Self {
            addresses: file.address.into_iter().collect(),
            ..Self::default()
        };
        for (index, service) in file.service.into_iter().enumerate() {
            read.by_name.insert(service.name.clone(), index);
            for host in &service.hosts {
                read.by_host
                    .insert(host.trim_end_matches('/').to_owned(), index);
            }
            for variable in &service.variables {
                read.by_variable.insert(variable.clone(), index);
            }
            read.services.push(service);
        }
        read
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Service> {
        self.services.iter()
    }

    /// The service of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Service> {
        self.services.get(*self.by_name.get(name)?)
    }

    /// The service that a variable is for.
    #[must_use]
    pub fn of_variable(&self, variable: &str) -> Option<&Service> {
        self.services.get(*self.by_variable.get(variable)?)
    }

    /// The variables that are for one service.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.by_variable.keys().map(String::as_str)
    }

    /// Whether a variable holds the address of who answers.
    #[must_use]
    pub fn is_address(&self, variable: &str) -> bool {
        self.addresses.contains(variable)
    }

    /// The variables that hold the address of who answers.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(String::as_str)
    }

    /// The service that answers at a host, which may have a port.
    #[must_use]
    pub fn of_host(&self, host: &str) -> Option<&Service> {
        let name = without_port(host);
        if let Some(index) = self.by_host.get(name) {
            return self.services.get(*index);
        }
        let is_at = |pattern: &String| match pattern.split_once('*') {
            Some((before, after)) => {
                name.len() > before.len() + after.len()
                    && name.starts_with(before)
                    && name.ends_with(after)
            }
            None => pattern.starts_with('.') && name.ends_with(&**pattern),
        };
        let mut services = self.services.iter();
        services.find(|service| service.hosts.iter().any(is_at))
    }

    /// Whether people read a host, too: a link to it says nothing.
    #[must_use]
    pub fn is_site(&self, host: &str) -> bool {
        let site = format!("{}/", without_port(host));
        self.services
            .iter()
            .any(|service| service.hosts.contains(&site))
    }

    /// Who answers at a host.
    #[must_use]
    pub fn who(&self, host: &str) -> Address<'_> {
        if let Some(service) = self.of_host(host) {
            return Address::Known(service);
        }
        if !is_local(host) {
            return Address::Unknown;
        }
        let port: Option<u16> = host.rsplit(':').next().and_then(|port| port.parse().ok());
        let listens = |service: &&Service| port.is_some_and(|port| service.ports.contains(&port));
        self.services
            .iter()
            .find(listens)
            .map_or(Address::Local, Address::Known)
    }
}

fn without_port(host: &str) -> &str {
    if host.starts_with('[') {
        return host;
    }
    host.split(':').next().unwrap_or_default()
}

/// Whether a host is one's own machine or network, or a name that only means
/// something there.
#[must_use]
pub fn is_local(host: &str) -> bool {
    let host = host.rsplit('@').next().unwrap_or_default();
    let name = without_port(host);
    let is_second_private = || {
        let second = name.strip_prefix("172.")?.split('.').next()?;
        second
            .parse::<u8>()
            .ok()
            .filter(|number| (16..32).contains(number))
    };
    let is_private = ["127.", "10.", "192.168.", "0.0.0.0", "$", "{", "["]
        .iter()
        .any(|start| name.starts_with(start));
    is_private
        || is_second_private().is_some()
        || !name.contains('.')
        || [".local", ".internal", ".localhost", ".lan"]
            .iter()
            .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    fn check(host: &str, expected: &str) {
        let who = match catalogue().services.who(host) {
            Address::Known(service) => &service.name,
            Address::Local => "local",
            Address::Unknown => "unknown",
        };
        assert_eq!(who, expected, "{host}");
    }

    #[test]
    fn hosts_are_known_exactly_or_by_their_end() {
        assert!(toml::from_str::<File>(include_str!("../../data/services.toml")).is_ok());
        check("api.openai.com", "OpenAI API");
        check("my-team.openai.azure.com", "Azure OpenAI");
        check(
            "bedrock-runtime.eu-central-1.amazonaws.com",
            "Amazon Bedrock",
        );
        check("europe-west4-aiplatform.googleapis.com", "Vertex AI");
        check(
            "dashscope-intl.aliyuncs.com:443",
            "Alibaba Cloud Model Studio (Singapore)",
        );
        check("api.openai.com.evil.example", "unknown");
        check("notapi.openai.com", "unknown");
        check("openai.azure.com.example.org", "unknown");
    }

    #[test]
    fn ones_own_machine_is_no_stranger() {
        check("localhost:11434", "Ollama");
        check("127.0.0.1:1234", "LM Studio");
        check("localhost:8000", "local");
        check("gpu-box", "local");
        check("172.20.0.5:8000", "local");
        check("172.120.0.5", "unknown");
        check("[::1]:8000", "local");
        check("models.example.org", "unknown");
    }
}

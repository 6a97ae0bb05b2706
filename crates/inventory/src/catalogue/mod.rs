//! What is known of tools, vendors, services and models: the files in `data/`.
//!
//! Facts about the world are data: each file says when it was written and where
//! to look again. What is not known is left out, and never guessed.

mod agents;
mod models;
mod packages;
mod services;

use std::collections::HashMap;
use std::sync::LazyLock;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use agents::{Agent, Level, Switch, thrown};
pub use models::{Context, Identified, Models};
pub use packages::{Ecosystem, Package, Packages};
pub use services::{Address, Service, Services, is_local};

use crate::item::Destination;

/// A company or a project.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    pub name: String,
    /// Of the company's seat.
    pub country: Option<String>,
    pub source: String,
}

/// Files that are parts of agents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// `skill`, `subagent`, `command` or `plugin`.
    pub kind: String,
    pub product: Option<String>,
    pub files: Vec<String>,
    pub reference: String,
}

/// Servers for agents of one vendor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownServer {
    pub vendor: String,
    #[serde(default)]
    pub packages: Vec<String>,
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Hosts that a local one talks to.
    #[serde(default)]
    pub sends: Vec<String>,
}

/// What a file is to an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileUse {
    Settings,
    Instructions,
    Other,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agents {
    agent: Vec<Agent>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vendors {
    vendor: Vec<Vendor>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    part: Vec<Part>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Servers {
    server: Vec<KnownServer>,
}

/// All that is known.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub agents: Vec<Agent>,
    pub vendors: Vec<Vendor>,
    pub parts: Vec<Part>,
    pub packages: Packages,
    pub services: Services,
    pub models: Models,
    pub servers: Vec<KnownServer>,
    countries: HashMap<String, String>,
    globs: GlobSet,
    /// What each glob is for: an agent and the use, or a part.
    uses: Vec<GlobUse>,
}

#[derive(Clone, Copy, Debug)]
enum GlobUse {
    Agent(usize, FileUse),
    Part(usize),
}

/// The catalogue. Tests see that it can be read and holds together.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::read);
    &CATALOGUE
}

/// What cannot be read is empty, and a test red.
fn parse<T: DeserializeOwned + Default>(text: &str) -> T {
    toml::from_str(text).unwrap_or_default()
}

impl Catalogue {
    fn read() -> Self {
        let Agents { agent: agents } = parse(include_str!("../../data/agents.toml"));
        let Vendors { vendor: vendors } = parse(include_str!("../../data/vendors.toml"));
        let Parts { part: parts } = parse(include_str!("../../data/parts.toml"));
        let Servers { server: servers } = parse(include_str!("../../data/servers.toml"));
        let countries = vendors
            .iter()
            .filter_map(|vendor| Some((vendor.name.clone(), vendor.country.clone()?)))
            .collect();
        let mut builder = GlobSetBuilder::new();
        let mut uses = Vec::new();
        let mut add = |globs: &[String], glob_use: GlobUse| {
            // What instructs an agent is often called as what only speaks of it,
            // in small letters: `docs/gemini.md`.
            let any_case = matches!(glob_use, GlobUse::Agent(_, FileUse::Settings));
            for glob in globs.iter().filter_map(|glob| compile(glob, any_case)) {
                builder.add(glob);
                uses.push(glob_use);
            }
        };
        for (index, agent) in agents.iter().enumerate() {
            add(&agent.settings, GlobUse::Agent(index, FileUse::Settings));
            add(
                &agent.instructions,
                GlobUse::Agent(index, FileUse::Instructions),
            );
            add(&agent.files, GlobUse::Agent(index, FileUse::Other));
        }
        for (index, part) in parts.iter().enumerate() {
            add(&part.files, GlobUse::Part(index));
        }
        Self {
            globs: builder.build().unwrap_or_default(),
            uses,
            packages: Packages::read(),
            services: Services::read(),
            models: Models::read(),
            servers,
            agents,
            vendors,
            parts,
            countries,
        }
    }

    /// The country of a vendor's company.
    #[must_use]
    pub fn country(&self, vendor: &str) -> Option<&str> {
        self.countries.get(vendor).map(String::as_str)
    }

    /// The agents for which a file is settings.
    pub fn agents_with_settings(&self, path: &str) -> impl Iterator<Item = &Agent> {
        let files = self.agent_files(path).into_iter();
        files.filter_map(|(agent, file_use)| (file_use == FileUse::Settings).then_some(agent))
    }

    /// The agents that read a file, and what it is to them.
    #[must_use]
    pub fn agent_files(&self, path: &str) -> Vec<(&Agent, FileUse)> {
        let mut found: Vec<(usize, FileUse)> = self
            .uses_of(path)
            .filter_map(|found| match found {
                GlobUse::Agent(index, file_use) => Some((index, file_use)),
                GlobUse::Part(_) => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        let agent = |(index, file_use)| Some((self.agents.get(index)?, file_use));
        found.into_iter().filter_map(agent).collect()
    }

    /// The part of an agent that a file is.
    #[must_use]
    pub fn part(&self, path: &str) -> Option<&Part> {
        self.uses_of(path).find_map(|found| match found {
            GlobUse::Part(index) => self.parts.get(index),
            GlobUse::Agent(..) => None,
        })
    }

    fn uses_of(&self, path: &str) -> impl Iterator<Item = GlobUse> {
        let matches = self.globs.matches(path).into_iter();
        matches.filter_map(|index| self.uses.get(index).copied())
    }

    /// Whose server a package is.
    #[must_use]
    pub fn server_of_package(&self, name: &str) -> Option<&KnownServer> {
        let is_it = |known: &String| match known.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == known,
        };
        let mut servers = self.servers.iter();
        servers.find(|server| server.packages.iter().any(is_it))
    }

    /// Whose server answers at a host.
    #[must_use]
    pub fn server_of_host(&self, host: &str) -> Option<&KnownServer> {
        let host = host.split(':').next().unwrap_or_default();
        let is_it =
            |known: &String| known == host || known.starts_with('.') && host.ends_with(&**known);
        let mut servers = self.servers.iter();
        servers.find(|server| server.hosts.iter().any(is_it))
    }

    /// Where a host is, and whose.
    #[must_use]
    pub fn destination(&self, host: &str, by_default: bool) -> Destination {
        let service = self.services.of_host(host);
        let operator = service.and_then(|service| service.vendor.clone());
        Destination {
            host: host.to_owned(),
            country: operator
                .as_deref()
                .and_then(|vendor| self.country(vendor))
                .map(str::to_owned),
            region: service.and_then(|service| service.region.clone()),
            operator,
            local: is_local(host),
            by_default,
        }
    }

    /// Where a service is.
    #[must_use]
    pub fn destination_of(&self, service: &Service) -> Option<Destination> {
        let host = match (service.hosts.first(), service.ports.first()) {
            (Some(host), _) => host.trim_end_matches('/').to_owned(),
            (None, Some(port)) => format!("localhost:{port}"),
            (None, None) => return None,
        };
        let host = host
            .strip_prefix('.')
            .map_or(host.clone(), |rest| format!("*.{rest}"));
        let country = service
            .vendor
            .as_deref()
            .and_then(|vendor| self.country(vendor));
        Some(Destination {
            host,
            operator: service.vendor.clone(),
            country: country.map(str::to_owned),
            region: service.region.clone(),
            local: service.local,
            by_default: true,
        })
    }
}

fn compile(glob: &str, any_case: bool) -> Option<globset::Glob> {
    let glob = GlobBuilder::new(&format!("**/{glob}"))
        .case_insensitive(any_case)
        .literal_separator(true)
        .build();
    glob.ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_files_can_be_read() {
        assert!(toml::from_str::<Agents>(include_str!("../../data/agents.toml")).is_ok());
        assert!(toml::from_str::<Vendors>(include_str!("../../data/vendors.toml")).is_ok());
        assert!(toml::from_str::<Parts>(include_str!("../../data/parts.toml")).is_ok());
        assert!(toml::from_str::<Servers>(include_str!("../../data/servers.toml")).is_ok());
        let known = catalogue();
        let globs = known
            .agents
            .iter()
            .map(|agent| agent.settings.len() + agent.instructions.len() + agent.files.len());
        let parts = known.parts.iter().map(|part| part.files.len());
        assert_eq!(known.uses.len(), globs.chain(parts).sum::<usize>());
        assert_eq!(known.globs.len(), known.uses.len());
    }

    #[test]
    fn every_vendor_that_is_named_is_known() {
        let known = catalogue();
        let vendors: BTreeSet<&str> = known.vendors.iter().map(|v| &*v.name).collect();
        let agents = known.agents.iter().filter(|agent| !agent.several);
        let named = agents
            .filter_map(|agent| agent.vendor.as_deref())
            .chain(known.packages.all().filter_map(|p| p.vendor.as_deref()))
            .chain(known.services.all().filter_map(|s| s.vendor.as_deref()))
            .chain(known.servers.iter().map(|server| &*server.vendor))
            .chain(known.models.vendors());
        for vendor in named {
            assert!(vendors.contains(vendor), "{vendor}");
        }
        let services: BTreeSet<&str> = known.services.all().map(|s| &*s.name).collect();
        let named = known
            .packages
            .all()
            .flat_map(|p| p.services.iter().map(String::as_str));
        for service in named.chain(known.models.services()) {
            assert!(services.contains(service), "{service}");
        }
        let products: BTreeSet<&str> = known.agents.iter().map(|a| &*a.product).collect();
        for part in &known.parts {
            assert!(
                part.product.as_deref().is_none_or(|p| products.contains(p)),
                "{part:?}"
            );
            assert!(matches!(
                &*part.kind,
                "skill" | "subagent" | "command" | "plugin"
            ));
        }
    }

    #[test]
    fn everything_says_where_to_look_again() {
        let known = catalogue();
        let sources = known
            .vendors
            .iter()
            .map(|v| &v.source)
            .chain(known.agents.iter().map(|a| &a.reference))
            .chain(known.parts.iter().map(|p| &p.reference))
            .chain(known.services.all().map(|s| &s.reference));
        for source in sources {
            assert!(source.starts_with("https://"), "{source}");
        }
        for vendor in &known.vendors {
            let country = vendor.country.as_deref().unwrap_or("XX");
            assert!(country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()));
        }
        for agent in &known.agents {
            for switch in &agent.switches {
                assert!(
                    !switch.values.is_empty(),
                    "{}: {}",
                    agent.product,
                    switch.key
                );
            }
        }
    }

    #[test]
    fn files_of_agents_are_known_by_the_end_of_their_path() {
        let check = |path: &str, expected: &[&str]| {
            let files = catalogue().agent_files(path);
            let products: Vec<&str> = files.iter().map(|(agent, _)| &*agent.product).collect();
            assert_eq!(products, expected, "{path}");
        };
        check("CLAUDE.md", &["Claude Code"]);
        check("a/b/.claude/settings.json", &["Claude Code"]);
        check(".cursor/rules/deep/x.mdc", &["Cursor"]);
        check(".github/copilot-instructions.md", &["GitHub Copilot"]);
        check(".junie/guidelines.md", &["Junie"]);
        check("docs/about-claude.md", &[]);
        check("claude/settings.json", &[]);
        check("NOT-CLAUDE.md", &[]);
        check("website/docs/llms/gemini.md", &[]);
        check("docs/install/replit.md", &[]);
        check(".Claude/Settings.json", &["Claude Code"]);
    }
}

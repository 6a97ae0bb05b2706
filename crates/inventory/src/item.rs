//! What an inventory lists.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

/// What kind of thing an item is, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A program that reads the tree and acts on it by itself.
    Agent,
    /// A file that tells agents what to do.
    Instructions,
    /// Instructions and programs that an agent takes up when it sees fit.
    Skill,
    /// An agent that another one calls.
    Subagent,
    /// A prompt that is called by its name.
    Command,
    /// A command that an agent runs without being asked to.
    Hook,
    /// Several of these in one package.
    Plugin,
    /// A program or an address that offers tools to agents.
    McpServer,
    /// A package that asks or runs models.
    Library,
    /// Who answers.
    Service,
    /// What answers, by its identifier.
    Model,
    /// A file with weights.
    ModelFile,
}

impl Kind {
    /// All kinds, in their order.
    pub const ALL: [Self; 12] = [
        Self::Agent,
        Self::Instructions,
        Self::Skill,
        Self::Subagent,
        Self::Command,
        Self::Hook,
        Self::Plugin,
        Self::McpServer,
        Self::Library,
        Self::Service,
        Self::Model,
        Self::ModelFile,
    ];

    /// The stable word for it, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Instructions => "instructions",
            Self::Skill => "skill",
            Self::Subagent => "subagent",
            Self::Command => "command",
            Self::Hook => "hook",
            Self::Plugin => "plugin",
            Self::McpServer => "mcp-server",
            Self::Library => "library",
            Self::Service => "service",
            Self::Model => "model",
            Self::ModelFile => "model-file",
        }
    }

    /// For people: several of them.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Agent => "agents",
            Self::Instructions => "instructions to agents",
            Self::Skill => "skills",
            Self::Subagent => "subagents",
            Self::Command => "commands",
            Self::Hook => "hooks",
            Self::Plugin => "plugins",
            Self::McpServer => "MCP servers",
            Self::Library => "libraries",
            Self::Service => "services",
            Self::Model => "models",
            Self::ModelFile => "model files",
        }
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Where data goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Destination {
    /// A host, with its port if one is given.
    pub host: String,
    /// Who answers there, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// The country of the operator's company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Where the host is, if that is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Whether it is this machine or one's own network.
    pub local: bool,
    /// Whether it is only what the thing does as it comes; the tree may say
    /// otherwise at run time.
    pub by_default: bool,
}

impl Destination {
    /// For people: `api.openai.com (OpenAI, US)`.
    #[must_use]
    pub fn describe(&self) -> String {
        let operator = match (&self.operator, self.local) {
            (Some(operator), _) => operator,
            (None, true) => "local",
            (None, false) => "unknown operator",
        };
        let country = match &self.country {
            Some(country) => format!(", {country}"),
            None => String::new(),
        };
        let region = match &self.region {
            Some(region) if self.country.as_ref() != Some(region) => {
                format!("; answered in {region}")
            }
            _ => String::new(),
        };
        format!("{} ({operator}{country}{region})", self.host)
    }
}

/// A fact about an item that its user should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Risk {
    /// A stable word: `unpinned-server`.
    pub id: &'static str,
    /// What exactly, for people.
    pub what: String,
}

impl Risk {
    pub(crate) fn new(id: &'static str, what: impl Into<String>) -> Self {
        Self {
            id,
            what: what.into(),
        }
    }
}

/// Where an item was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    pub path: String,
    /// Which member, if the path is an archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// From 1; none for what is not text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// How it shows there: `declared`, `locked`, `imported`, `named`, ...
    pub how: &'static str,
}

/// A thing that is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub kind: Kind,
    pub name: String,
    /// Who stands behind it, if that is known.
    pub vendor: Option<String>,
    /// The country of the vendor's company, if that is known.
    pub country: Option<String>,
    /// The package, as a package URL without its version.
    pub purl: Option<String>,
    /// Versions that are asked for or locked, as written.
    pub versions: BTreeSet<String>,
    /// Where it is documented.
    pub reference: Option<String>,
    /// What else is known, by a stable word.
    pub details: BTreeMap<&'static str, BTreeSet<String>>,
    pub sends: BTreeSet<Destination>,
    pub risks: BTreeSet<Risk>,
    /// In order; the first [`Item::MAX_PLACES`].
    pub places: BTreeSet<Place>,
    /// How many there are.
    pub place_count: u64,
}

impl Item {
    /// So many places of an item are listed; all are counted.
    pub const MAX_PLACES: usize = 200;
    /// So many values of a detail, versions, destinations or risks are listed.
    pub(crate) const MAX_VALUES: usize = 50;

    pub(crate) fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            vendor: None,
            country: None,
            purl: None,
            versions: BTreeSet::new(),
            reference: None,
            details: BTreeMap::new(),
            sends: BTreeSet::new(),
            risks: BTreeSet::new(),
            places: BTreeSet::new(),
            place_count: 0,
        }
    }

    /// What makes two things the same.
    pub(crate) fn identity(&self) -> (Kind, String, Option<String>) {
        (self.kind, self.name.clone(), self.purl.clone())
    }

    /// Notes a detail.
    pub(crate) fn detail(&mut self, word: &'static str, value: impl Into<String>) {
        let values = self.details.entry(word).or_default();
        if values.len() < Self::MAX_VALUES {
            values.insert(value.into());
        }
    }

    /// Adds what is known of the same thing elsewhere.
    pub(crate) fn merge(&mut self, other: Self) {
        self.vendor = self.vendor.take().or(other.vendor);
        self.country = self.country.take().or(other.country);
        self.reference = self.reference.take().or(other.reference);
        extend(&mut self.versions, other.versions);
        extend(&mut self.sends, other.sends);
        extend(&mut self.risks, other.risks);
        for (word, values) in other.details {
            extend(self.details.entry(word).or_default(), values);
        }
        self.place_count += other.place_count;
        self.places.extend(other.places);
        // The first ones, whoever came first.
        while self.places.len() > Self::MAX_PLACES {
            self.places.pop_last();
        }
    }
}

fn extend<T: Ord>(values: &mut BTreeSet<T>, more: BTreeSet<T>) {
    values.extend(more);
    while values.len() > Item::MAX_VALUES {
        values.pop_last();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_described() {
        let check = |operator: Option<&str>, country: Option<&str>, region: Option<&str>, text| {
            let destination = Destination {
                host: "h.example".to_owned(),
                operator: operator.map(str::to_owned),
                country: country.map(str::to_owned),
                region: region.map(str::to_owned),
                local: false,
                by_default: false,
            };
            assert_eq!(destination.describe(), text);
        };
        check(Some("A"), Some("US"), None, "h.example (A, US)");
        check(Some("A"), Some("CN"), Some("CN"), "h.example (A, CN)");
        check(
            Some("A"),
            Some("CN"),
            Some("SG"),
            "h.example (A, CN; answered in SG)",
        );
        check(Some("A"), None, None, "h.example (A)");
        check(None, None, None, "h.example (unknown operator)");
    }

    #[test]
    fn what_is_merged_does_not_depend_on_the_order() {
        let item = |line| {
            let mut item = Item::new(Kind::Model, "m");
            item.place_count = 1;
            item.places.insert(Place {
                path: "a".to_owned(),
                member: None,
                line: Some(line),
                how: "named",
            });
            item
        };
        let all = |lines: Vec<u32>| {
            let mut merged = item(0);
            lines.into_iter().for_each(|line| merged.merge(item(line)));
            merged
        };
        let forward = all((1..500).collect());
        assert_eq!(forward, all((1..500).rev().collect()));
        assert_eq!((forward.places.len(), forward.place_count), (200, 500));
    }
}

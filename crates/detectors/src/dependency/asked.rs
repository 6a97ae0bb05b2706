//! What the manifests of a unit ask for, taken together: a name that one of
//! them gives itself is no stranger in the others, and a registry that one of
//! them names answers for those below its folder.

use std::collections::{BTreeMap, BTreeSet};

use laocoon_report::Location;
use serde::{Deserialize, Serialize};

use super::manifests;
use super::names::{has_list, normal};
use super::registries::{Kind, kind_of};
use super::requirement::{Ecosystem, Requirement, Source};
use crate::{FileFacts, Gatherer, Interest, TextFile, UnitFacts};

/// Takes down what manifests say.
pub(super) struct Asked;

/// Fact: something is asked for here.
#[derive(Serialize, Deserialize)]
pub(super) struct Ask {
    pub(super) requirement: Requirement,
    pub(super) location: Location,
}

/// Fact: a command installs this: no lock is of it, and it declares nothing.
#[derive(Serialize, Deserialize)]
struct Installed(Ask);

/// Fact: the project, or a part of it, has this name.
#[derive(Serialize, Deserialize)]
pub(super) struct Own(pub(super) Ecosystem, pub(super) String);

/// Fact: what this manifest asks for cannot all be read.
#[derive(Serialize, Deserialize)]
pub(super) struct Computed(pub(super) Ecosystem);

/// Fact: packages may come from another registry than the public one.
#[derive(Serialize, Deserialize)]
struct OtherRegistry {
    ecosystem: Ecosystem,
    is_added: bool,
    only_for: String,
}

/// Whom a name is asked of, as far as the manifests tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asker {
    /// The public registry alone.
    Public,
    /// Another one besides, and whoever has the higher version is taken.
    Both,
    /// Another one.
    Other,
}

impl Gatherer for Asked {
    fn name(&self) -> &'static str {
        "dependency/asked"
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(manifests::NAMES)
    }

    fn gather(&self, file: &TextFile<'_>, facts: &mut FileFacts<'_>) {
        let manifest = manifests::read(file);
        for (ecosystem, name) in &manifest.own_names {
            facts.add(Own(*ecosystem, normal(*ecosystem, name)));
        }
        if manifest.is_partial {
            facts.add(Computed(Ecosystem::Python));
        }
        // The usual one, said once more, and its copies have the usual names.
        let others = manifest.registries.iter().filter(|registry| {
            let kind = kind_of(registry.ecosystem, &registry.address);
            !matches!(kind, Kind::Own | Kind::Mirror)
        });
        // What one command asks is no setting for others.
        for registry in others.filter(|_| !manifest.is_command) {
            facts.add(OtherRegistry {
                ecosystem: registry.ecosystem,
                is_added: registry.is_added,
                only_for: normal(registry.ecosystem, &registry.only_for),
            });
        }
        for requirement in &manifest.requirements {
            let ask = Ask {
                requirement: requirement.clone(),
                location: file.location(requirement.span),
            };
            match manifest.is_command {
                true => facts.add(Installed(ask)),
                false => facts.add(ask),
            }
        }
    }
}

/// What is asked of a registry by a name that the unit does not give itself,
/// with whom it is asked of.
pub(super) fn of_registry<'a>(
    unit: &'a UnitFacts<'_>,
) -> impl Iterator<Item = (&'a Ask, String, Asker)> {
    let own: BTreeSet<(Ecosystem, &str)> =
        unit.all::<Own>().map(|(_, own)| (own.0, &*own.1)).collect();
    let mut others: BTreeMap<(Ecosystem, &str, &str), Asker> = BTreeMap::new();
    for (file, registry) in unit.all::<OtherRegistry>() {
        let place = (
            registry.ecosystem,
            folder_of_settings(file),
            &*registry.only_for,
        );
        let asker = others.entry(place).or_insert(Asker::Both);
        if !registry.is_added {
            *asker = Asker::Other;
        }
    }
    let installed = unit.all::<Installed>();
    let asks = unit
        .all::<Ask>()
        .chain(installed.map(|(file, installed)| (file, &installed.0)));
    asks.filter_map(move |(file, ask)| {
        let ecosystem = ask.requirement.ecosystem;
        let name = normal(ecosystem, &ask.requirement.name);
        let is_asked = has_list(ecosystem)
            && ask.requirement.source == Source::Registry
            && !name.is_empty()
            && !own.contains(&(ecosystem, &*name));
        is_asked.then(|| {
            let scope = name.split_once('/').map_or("", |(scope, _)| scope);
            let asker = folders_above(file)
                .flat_map(|folder| ["", &name, scope].map(|only_for| (ecosystem, folder, only_for)))
                .filter_map(|place| others.get(&place))
                .fold(Asker::Public, |worst, next| worst.max(*next));
            (ask, name, asker)
        })
    })
}

/// Takes away what was asked before in the same file by the same name.
pub(super) fn first_of_each<'a>(
    asked: impl Iterator<Item = (&'a Ask, String, Asker)>,
) -> impl Iterator<Item = (&'a Ask, String, Asker)> {
    let mut seen = BTreeSet::new();
    asked.filter(move |(ask, name, _)| {
        let ecosystem = ask.requirement.ecosystem;
        seen.insert((ask.location.path.clone(), ecosystem, name.clone()))
    })
}

/// The folders a file is in, the nearest first, with the `/` behind them; the
/// last is the empty one.
pub(super) fn folders_above(file: &str) -> impl Iterator<Item = &str> {
    let ends = file.rmatch_indices('/').map(|(at, _)| at + 1);
    ends.chain([0]).map(|end| &file[..end])
}

/// The folder for which settings are, with the `/` behind it.
fn folder_of_settings(file: &str) -> &str {
    let mut folders = folders_above(file);
    let folder = folders.next().unwrap_or_default();
    // Settings of tools stand in a folder of their own.
    let last = folder.trim_end_matches('/').rsplit('/').next();
    match last {
        Some(".cargo" | ".config" | ".pip" | ".mvn") => folders.next().unwrap_or_default(),
        _ => folder,
    }
}

/// Data for tests: nothing is installed from such manifests.
pub(super) fn is_fixture(path: &str) -> bool {
    path.split('/').any(|part| {
        matches!(
            &*part.to_ascii_lowercase(),
            "fixtures"
                | "fixture"
                | "__fixtures__"
                | "testdata"
                | "test-data"
                | "test_data"
                | "__snapshots__"
                | "snapshots"
        )
    })
}

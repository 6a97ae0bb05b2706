//! What the manifests of a unit ask for, taken together: a name that one of
//! them gives itself is no stranger in the others, and a registry that one of
//! them names answers for those below its folder.

use std::collections::BTreeSet;

use laocoon_report::Location;

use super::manifests;
use super::names::{has_list, normal};
use super::requirement::{Ecosystem, Requirement, Source};
use crate::{FileFacts, Gatherer, Interest, TextFile, UnitFacts};

/// Takes down what manifests say.
pub(super) struct Asked;

/// Fact: something is asked for here.
pub(super) struct Ask {
    pub(super) requirement: Requirement,
    pub(super) location: Location,
}

/// Fact: the project, or a part of it, has this name.
struct Own(Ecosystem, String);

/// Fact: packages may come from another registry than the public one.
struct OtherRegistry {
    ecosystem: Ecosystem,
    is_added: bool,
    only_for: String,
}

/// Whom a name is asked of, as far as the manifests tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        for registry in &manifest.registries {
            facts.add(OtherRegistry {
                ecosystem: registry.ecosystem,
                is_added: registry.is_added,
                only_for: normal(registry.ecosystem, &registry.only_for),
            });
        }
        for requirement in &manifest.requirements {
            facts.add(Ask {
                requirement: requirement.clone(),
                location: file.location(requirement.span),
            });
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
    let others: Vec<(&str, &OtherRegistry)> = unit
        .all::<OtherRegistry>()
        .map(|(file, registry)| (folder(file), registry))
        .collect();
    unit.all::<Ask>().filter_map(move |(file, ask)| {
        let ecosystem = ask.requirement.ecosystem;
        let name = normal(ecosystem, &ask.requirement.name);
        let is_asked = has_list(ecosystem)
            && ask.requirement.source == Source::Registry
            && !name.is_empty()
            && !own.contains(&(ecosystem, &*name));
        is_asked.then(|| {
            let asker = others
                .iter()
                .filter(|(folder, registry)| {
                    registry.ecosystem == ecosystem
                        && file.starts_with(folder)
                        && is_for(&registry.only_for, &name)
                })
                .map(|(_, registry)| match registry.is_added {
                    true => Asker::Both,
                    false => Asker::Other,
                });
            let asker = asker.fold(Asker::Public, |worst, next| match (worst, next) {
                (Asker::Other, _) | (_, Asker::Other) => Asker::Other,
                (_, next) => next,
            });
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

/// Whether a registry that is only for this scope or package is asked for a name.
fn is_for(only_for: &str, name: &str) -> bool {
    only_for.is_empty()
        || name == only_for
        || name
            .strip_prefix(only_for)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// The folder a file is in, with the `/` behind it.
fn folder(file: &str) -> &str {
    let folder = file.rfind('/').map_or("", |at| &file[..=at]);
    // Settings of tools stand in a folder of their own.
    match folder.trim_end_matches('/').rsplit_once('/') {
        Some((above, ".cargo" | ".config" | ".pip" | ".mvn")) => &folder[..=above.len()],
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

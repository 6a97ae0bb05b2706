//! The lists of package names: practically all of PyPI (886,323), and the
//! popular part of npm (226,949), as of November 2026; compiled by
//! `cargo xtask names`.
//!
//! That a name is missing from npm's list means little, and there is no list
//! for other registries.
//!
//! The lists are `fst` maps inside the program, 7.4 and 2.6 MB: about the size
//! of the same lists compressed, and nothing is read of them before a name is
//! looked up, for a map only borrows the bytes. A filter of fingerprints would
//! take a quarter of the space; but one name in so many would then count as
//! listed which is not, without anybody noticing, and what a list says could
//! not be looked at. The popular names alone also stand in texts, because
//! names *near* one have to be looked up by their letters.

use fst::{IntoStreamer as _, Map, Streamer as _};

use super::requirement::Ecosystem;

/// Names to how often they are used, see `xtask/src/names.rs`.
static PYPI: &[u8] = include_bytes!("names/pypi.fst");
static NPM: &[u8] = include_bytes!("names/npm.fst");

/// The 4,000 most downloaded of PyPI.
const PYPI_POPULAR: &str = include_str!("names/pypi-popular.txt");
/// Those of npm with a million downloads a month.
const NPM_POPULAR: &str = include_str!("names/npm-popular.txt");

/// When the lists were made.
pub(super) const DATE: &str = "November 2026";

/// What is known of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not in the list.
    Unlisted,
    /// In the list, and installed by few.
    Rare,
    /// Installed by enough that nobody means another package by it: one of the
    /// 15,000 most downloaded of PyPI, 100,000 downloads a month from npm.
    Common,
    /// Installed so often that others imitate it.
    Popular,
}

/// Whether there is a list for an ecosystem.
pub(super) fn has_list(ecosystem: Ecosystem) -> bool {
    matches!(ecosystem, Ecosystem::Python | Ecosystem::Npm)
}

/// How a name stands in the list of its ecosystem. It must be as [`normal`]
/// makes it.
pub(super) fn standing(ecosystem: Ecosystem, name: &str) -> Standing {
    let list = match ecosystem {
        Ecosystem::Python => PYPI,
        Ecosystem::Npm => NPM,
        _ => return Standing::Common,
    };
    // A test sees that the lists can be read.
    match Map::new(list).ok().and_then(|map| map.get(name)) {
        None => Standing::Unlisted,
        Some(0) => Standing::Rare,
        Some(1) => Standing::Common,
        Some(_) => Standing::Popular,
    }
}

/// Whether the list of npm has a package in the scope of this name.
pub(super) fn is_in_known_scope(name: &str) -> bool {
    let Some((scope, _)) = name.split_once('/') else {
        return false;
    };
    // The names that begin with it lie between `@scope/` and `@scope0`.
    let (first, end) = (format!("{scope}/"), format!("{scope}0"));
    Map::new(NPM).is_ok_and(|map| map.range().ge(first).lt(end).into_stream().next().is_some())
}

/// The popular names of an ecosystem.
pub(super) fn popular(ecosystem: Ecosystem) -> impl Iterator<Item = &'static str> {
    let list = match ecosystem {
        Ecosystem::Python => PYPI_POPULAR,
        Ecosystem::Npm => NPM_POPULAR,
        _ => "",
    };
    list.lines()
}

/// A name as its registry compares it (PEP 503 for Python).
pub(super) fn normal(ecosystem: Ecosystem, name: &str) -> String {
    let lower = name.to_lowercase();
    match ecosystem {
        Ecosystem::Python => {
            let parts: Vec<&str> = lower
                .split(['-', '_', '.'])
                .filter(|part| !part.is_empty())
                .collect();
            parts.join("-")
        }
        Ecosystem::Cargo => lower.replace('_', "-"),
        _ => lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_looked_up_in_the_list_of_their_ecosystem() {
        let check = |ecosystem, name, expected| {
            let standing = standing(ecosystem, &normal(ecosystem, name));
            assert_eq!(standing, expected, "{name}");
        };
        check(Ecosystem::Python, "Requests", Standing::Popular);
        check(Ecosystem::Python, "ruamel.yaml", Standing::Popular);
        check(Ecosystem::Python, "2to3", Standing::Common);
        check(Ecosystem::Python, "0-618", Standing::Rare);
        check(Ecosystem::Python, "no-such-laocoon", Standing::Unlisted);
        check(Ecosystem::Npm, "lodash", Standing::Popular);
        check(Ecosystem::Npm, "@types/node", Standing::Popular);
        check(Ecosystem::Npm, "0.0.1", Standing::Rare);
        check(Ecosystem::Npm, "no-such-laocoon", Standing::Unlisted);
        // No list, so nothing is unlisted.
        check(Ecosystem::Go, "no-such-laocoon", Standing::Common);
    }

    #[test]
    fn scopes_are_known_by_the_names_in_them() {
        assert!(is_in_known_scope("@types/no-such-laocoon"));
        assert!(!is_in_known_scope("@type/node-laocoon"));
        assert!(!is_in_known_scope("lodash"));
    }

    #[test]
    fn the_texts_say_what_the_maps_say() {
        for ecosystem in [Ecosystem::Python, Ecosystem::Npm] {
            assert!(popular(ecosystem).count() > 3_000);
            for name in popular(ecosystem) {
                assert_eq!(standing(ecosystem, name), Standing::Popular, "{name}");
            }
        }
    }
}

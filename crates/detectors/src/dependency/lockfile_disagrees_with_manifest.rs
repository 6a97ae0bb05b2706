//! A lock names another package, another place or another version than it should.
//!
//! ## What it finds
//!
//! In `package-lock.json`, `npm-shrinkwrap.json`, `yarn.lock`, `pnpm-lock.yaml`,
//! `poetry.lock`, `uv.lock`, `Cargo.lock`, `composer.lock` and `go.sum`:
//!
//! - files whose name is that of another package, or of another version;
//! - packages that are taken from elsewhere than the others, without anybody
//!   having asked for it; of another repository than the one they name; without
//!   encryption;
//! - packages that are asked for by a version and taken from a repository;
//! - packages without a digest, where all others have one; two digests for the
//!   same version;
//! - versions that the manifest beside the lock does not allow.
//!
//! ## Why that is bad
//!
//! What is installed is what the lock says, and nobody reads it: a changed
//! address in thousands of generated lines replaces a package, whatever the
//! manifest says.
//!
//! ## Example
//!
//! ```text
//! lodash@^4.17.21:
//!   version "4.17.21"
//!   resolved "https://registry.yarnpkg.com/1odash/-/1odash-4.17.21.tgz#..."
//! ```
//!
//! ## Limits
//!
//! Digests are not checked, for nothing is downloaded. Versions are compared
//! where they are plain numbers, and ranges in their usual forms. Which package
//! needs which is not followed.
//!
//! ## References
//!
//! - <https://snyk.io/blog/why-npm-lockfiles-can-be-a-security-blindspot-for-injecting-malicious-modules/>
//! - <https://github.com/lirantal/lockfile-lint>
//! - <https://cwe.mitre.org/data/definitions/494.html>

use std::collections::{BTreeMap, BTreeSet};

use laocoon_report::{Confidence, Severity};
use serde::{Deserialize, Serialize};

use super::address::{belongs, host, is_forge, is_plain, is_throwaway};
use super::asked::{Ask, Asked};
use super::locks::{self, Lock, Locked};
use super::names::{Standing, normal, standing};
use super::range::satisfies;
use super::registries::{Kind, kind_of};
use super::requirement::{Ecosystem, Source};
use crate::{About, Detector, FileFacts, Findings, Gatherer, Interest, TextFile, UnitFacts};

/// `dependency/lockfile-disagrees-with-manifest`
pub struct LockfileDisagreesWithManifest;

/// So many findings of one lock are told.
const MAX_TOLD: usize = 50;
/// So many addresses are looked for elsewhere in a lock, which costs a look at
/// all of it each time; later ones are taken for not asked for.
const MAX_SEARCHES: usize = 200;
/// Fewer packages do not show what is usual.
const MIN_PACKAGES: usize = 4;

impl Detector for LockfileDisagreesWithManifest {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/lockfile-disagrees-with-manifest",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-494", "CWE-829"],
            remediation: "Delete the lock's entry and let the tool write it again from the manifest; see who changed it.",
            source: include_str!("lockfile_disagrees_with_manifest.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(locks::NAMES)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let lock = locks::read(file);
        let usual = Usual::of(&lock);
        let mut searches = MAX_SEARCHES;
        let mut told = 0;
        let mut digests: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for package in &lock.packages {
            let judgement =
                judge(&lock, package, &usual, file.text(), &mut searches).or_else(|| {
                    let known =
                        digests.insert((&package.name, &package.version), &package.repository);
                    let differs = lock.ecosystem == Ecosystem::Go
                        && known.is_some_and(|known| known != package.repository);
                    differs.then(|| {
                        (
                            Severity::High,
                            "has two digests for the same version".to_owned(),
                        )
                    })
                });
            let Some((severity, what)) = judgement else {
                continue;
            };
            told += 1;
            if told > MAX_TOLD {
                break;
            }
            let message = format!("`{}` {what}", package.name);
            findings
                .at(package.span(file.text()), message)
                .severity(severity);
        }
    }

    fn gatherers(&self) -> &'static [&'static dyn Gatherer] {
        &[&Asked, &Versions]
    }

    fn conclude(&self, unit: &UnitFacts<'_>, findings: &mut Findings<'_>) {
        let mut locks: BTreeMap<(Ecosystem, &str), Vec<(&str, &LockedVersions)>> = BTreeMap::new();
        for (file, versions) in unit.all::<LockedVersions>() {
            let place = (versions.ecosystem, folder(file));
            locks.entry(place).or_default().push((file, versions));
        }
        for (file, ask) in unit.all::<Ask>() {
            let requirement = &ask.requirement;
            if requirement.source != Source::Registry || requirement.version.is_empty() {
                continue;
            }
            let name = normal(requirement.ecosystem, &requirement.name);
            let beside = locks.get(&(requirement.ecosystem, folder(file)));
            for (lock, versions) in beside.into_iter().flatten() {
                let Some(locked) = versions.by_name.get(&name) else {
                    continue;
                };
                let answers: Option<Vec<bool>> = locked
                    .iter()
                    .map(|version| satisfies(requirement.ecosystem, &requirement.version, version))
                    .collect();
                if answers.is_none_or(|answers| answers.contains(&true)) {
                    continue;
                }
                let versions: Vec<&str> = locked.iter().map(|version| &**version).collect();
                let message = format!(
                    "`{}` is asked for as `{}`, and `{}` installs {}",
                    requirement.name,
                    requirement.version,
                    lock.rsplit('/').next().unwrap_or(lock),
                    versions.join(", ")
                );
                findings.at_location(ask.location.clone(), message);
            }
        }
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Takes down which versions a lock holds.
pub(super) struct Versions;

/// Fact: the versions that the project gets, by name.
#[derive(Serialize, Deserialize)]
pub(super) struct LockedVersions {
    pub(super) ecosystem: Ecosystem,
    pub(super) by_name: BTreeMap<String, BTreeSet<String>>,
}

impl Gatherer for Versions {
    fn name(&self) -> &'static str {
        "dependency/locked-versions"
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(locks::NAMES)
    }

    fn gather(&self, file: &TextFile<'_>, facts: &mut FileFacts<'_>) {
        let lock = locks::read(file);
        let mut by_name: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in lock.packages.iter().filter(|package| package.is_top) {
            let name = normal(lock.ecosystem, &package.name);
            by_name
                .entry(name)
                .or_default()
                .insert(package.version.clone());
        }
        facts.add(LockedVersions {
            ecosystem: lock.ecosystem,
            by_name,
        });
    }
}

/// What most packages of a lock have in common.
struct Usual {
    host: String,
    has_digests: bool,
    /// Scopes, by the one host that all packages in them come from.
    scopes: BTreeMap<String, BTreeSet<String>>,
}

impl Usual {
    fn of(lock: &Lock) -> Self {
        let mut hosts: BTreeMap<String, usize> = BTreeMap::new();
        let mut scopes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let (mut all, mut with_digest) = (0, 0);
        for package in lock.packages.iter().filter(|package| !package.is_elsewhere) {
            all += 1;
            with_digest += usize::from(package.has_digest);
            let hosts_of_it: BTreeSet<String> = package
                .addresses
                .iter()
                .map(|address| host(address))
                .filter(|host| !host.is_empty())
                .collect();
            for host in &hosts_of_it {
                *hosts.entry(host.clone()).or_default() += 1;
            }
            if let Some((scope, _)) = package.name.split_once('/') {
                scopes
                    .entry(scope.to_owned())
                    .or_default()
                    .extend(hosts_of_it);
            }
        }
        let host = hosts.into_iter().max_by_key(|(_, count)| *count);
        Self {
            host: host.map(|(host, _)| host).unwrap_or_default(),
            has_digests: all >= MIN_PACKAGES && with_digest * 5 >= all * 4,
            scopes,
        }
    }
}

/// What is wrong with a package by itself and beside the others.
fn judge(
    lock: &Lock,
    package: &Locked,
    usual: &Usual,
    text: &str,
    searches: &mut usize,
) -> Option<(Severity, String)> {
    for address in &package.addresses {
        if let Some(found) = judge_place(lock, package, usual, address, text, searches)
            .or_else(|| judge_name(lock, package, address))
        {
            return Some(found);
        }
    }
    if lock.ecosystem == Ecosystem::Php
        && let (Some(files), Some(code)) = (
            package
                .addresses
                .first()
                .and_then(|address| repository(address)),
            repository(&package.repository),
        )
        && files != code
    {
        return Some((
            Severity::High,
            format!("takes its files from the repository `{files}` and its code from `{code}`"),
        ));
    }
    let lacks_digest = !package.is_elsewhere && !package.has_digest && usual.has_digests;
    lacks_digest.then(|| {
        let what = "has no digest, while the others have: any file will do";
        (Severity::Medium, what.to_owned())
    })
}

/// Where a file is taken from.
fn judge_place(
    lock: &Lock,
    package: &Locked,
    usual: &Usual,
    address: &str,
    text: &str,
    searches: &mut usize,
) -> Option<(Severity, String)> {
    let at = host(address);
    if at.is_empty() || at == usual.host && !is_plain(address) {
        return None;
    }
    let kind = kind_of(lock.ecosystem, address);
    if is_plain(address) {
        // npm once wrote its own registry so.
        let severity = match kind {
            Kind::Own => Severity::Low,
            _ => Severity::High,
        };
        return Some((
            severity,
            format!("is taken from {address}, without encryption"),
        ));
    }
    if let Some(what) = is_throwaway(address) {
        return Some((Severity::High, format!("is taken from {address}{what}")));
    }
    if package.is_elsewhere && package.is_asked_by_range && kind != Kind::Own {
        return Some((
            Severity::Medium,
            format!("is asked for by a version, as of the registry, and taken from {address}"),
        ));
    }
    if package.is_elsewhere || kind == Kind::Own || kind == Kind::Vendor {
        return None;
    }
    // A manifest asks for it by its address, and the lock says so.
    if *searches > 0 {
        *searches -= 1;
        if text.matches(address).take(2).count() > 1 {
            return None;
        }
    }
    let scope = package.name.split_once('/').map(|(scope, _)| scope);
    let is_scopes_own = scope
        .and_then(|scope| usual.scopes.get(scope))
        .is_some_and(|hosts| hosts.len() == 1);
    let is_known = matches!(
        standing(lock.ecosystem, &normal(lock.ecosystem, &package.name)),
        Standing::Common | Standing::Popular
    );
    let severity = match kind {
        Kind::Mirror | Kind::Hosted => Severity::Low,
        _ if is_scopes_own || is_forge(address) => Severity::Low,
        _ if is_known
            && lock.ecosystem != Ecosystem::Cargo
            && kind_of(lock.ecosystem, &format!("https://{}/", usual.host)) == Kind::Own =>
        {
            Severity::High
        }
        _ => Severity::Medium,
    };
    let what = format!("is taken from `{at}`, and the others from `{}`", usual.host);
    Some((severity, what))
}

/// Whether a file's name is that of the package and its version.
fn judge_name(lock: &Lock, package: &Locked, address: &str) -> Option<(Severity, String)> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match lock.ecosystem {
        Ecosystem::Npm => {
            let path = path
                .replace("%2f", "/")
                .replace("%2F", "/")
                .replace("%40", "@");
            let (before, file) = path.rsplit_once("/-/")?;
            let is_named = before.ends_with(&format!("/{}", package.name));
            if !is_named {
                let other = before
                    .split("://")
                    .nth(1)
                    .and_then(|rest| rest.split_once('/'));
                let other = other.map_or(before, |(_, name)| name);
                return Some((
                    Severity::High,
                    format!("is taken from the file of another package, `{other}`"),
                ));
            }
            let stem = file.rsplit('/').next()?.strip_suffix(".tgz")?;
            let base = package.name.rsplit('/').next()?;
            let version = stem.strip_prefix(base)?.strip_prefix('-')?;
            let is_other = !package.version.is_empty()
                && without_build(version) != without_build(&package.version)
                && version.starts_with(|c: char| c.is_ascii_digit());
            is_other.then(|| {
                let what = format!(
                    "is locked at {}, and its file is that of {version}",
                    package.version
                );
                (Severity::High, what)
            })
        }
        // An archive of a repository is called as its owner likes.
        Ecosystem::Python if !package.is_elsewhere => {
            let file = path.rsplit('/').next()?;
            let stem = file
                .strip_suffix(".whl")
                .or_else(|| file.strip_suffix(".tar.gz"))
                .or_else(|| file.strip_suffix(".zip"))?;
            let name = normal(Ecosystem::Python, &package.name);
            let is_named = normal(Ecosystem::Python, stem)
                .strip_prefix(&name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
            (!is_named).then(|| {
                let what = format!("is taken from the file of another package, `{file}`");
                (Severity::High, what)
            })
        }
        _ => None,
    }
}

/// `1.0.0+build`: registries name files without what is behind the plus.
fn without_build(version: &str) -> &str {
    version.split('+').next().unwrap_or(version)
}

/// `owner/name` of a repository on a forge, in lower case.
fn repository(address: &str) -> Option<String> {
    let at = host(address);
    let (_, rest) = address.split_once("://")?;
    let (_, path) = rest.split_once('/')?;
    let path = match belongs(&at, "github.com") {
        true => path.trim_start_matches("repos/"),
        false => return None,
    };
    let mut parts = path.split('/');
    let (owner, name) = (parts.next()?, parts.next()?);
    Some(format!("{owner}/{}", name.trim_end_matches(".git")).to_lowercase())
}

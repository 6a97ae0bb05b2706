//! Packages are taken from another registry than the usual one.
//!
//! ## What it finds
//!
//! Settings that name a registry (`--index-url`, `--extra-index-url`,
//! `--find-links`, `pip.conf`, sources of uv, Poetry and Pipenv, `.npmrc`,
//! `.yarnrc.yml`, `bunfig.toml`, Cargo's source replacement, `source` of a
//! Gemfile, repositories of Composer, Maven, Gradle and NuGet):
//!
//! - without encryption, on a machine without a name, through a tunnel or from
//!   a place where anybody can put something: high;
//! - one that nobody knows, in the place of the usual one or, for pip, besides
//!   it: medium;
//! - mirrors, places where anybody can have a registry, and registries for one
//!   scope or besides others: low;
//! - settings that take the check of certificates away: medium.
//!
//! ## Why that is bad
//!
//! Whoever answers for a registry decides what is installed under every name.
//! pip takes the highest version of all registries that it is told of, so that
//! one more is enough to replace any package.
//!
//! ## Example
//!
//! ```text
//! --extra-index-url http://packages.example.com/simple
//! ```
//!
//! ## Limits
//!
//! Settings in the environment are not read; options of commands that install
//! are, in scripts, builds, pipelines and the examples of texts. Registries
//! on one's own machine or network, and addresses that are filled in later, are
//! let pass.
//!
//! ## References
//!
//! - <https://medium.com/@alex.birsan/dependency-confusion-4a5d60fec610>
//! - <https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url>
//! - <https://docs.npmjs.com/cli/v11/configuring-npm/npmrc>
//! - <https://cwe.mitre.org/data/definitions/427.html>

use laocoon_report::{Confidence, Severity};

use super::asked::is_fixture;
use super::registries::{Kind, kind_of};
use super::requirement::{Ecosystem, Registry};
use super::{address, manifests};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `dependency/registry-overridden`
pub struct RegistryOverridden;

impl Detector for RegistryOverridden {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/registry-overridden",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-427", "CWE-829"],
            remediation: "Ask a registry you know, over https; ask another one only for the packages or the scope that it is for.",
            source: include_str!("registry_overridden.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(manifests::NAMES)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let manifest = manifests::read(file);
        let limit = match is_fixture(file.path()) {
            true => Severity::Low,
            false => Severity::Critical,
        };
        for registry in &manifest.registries {
            if let Some((severity, what)) = judge(registry) {
                let message = format!(
                    "`{}` takes packages from {}{what}",
                    registry.setting, registry.address
                );
                findings
                    .at(registry.span, message)
                    .severity(severity.min(limit))
                    .evidence("registry", registry.address.clone());
            }
        }
        for unchecked in &manifest.unchecked {
            let message = format!(
                "`{}` lets anybody on the way answer for the registry",
                unchecked.setting
            );
            findings
                .at(unchecked.span, message)
                .severity(Severity::Medium.min(limit));
        }
    }
}

/// How bad it is, and why.
fn judge(registry: &Registry) -> Option<(Severity, &'static str)> {
    let address = &*registry.address;
    let host = address::host(address);
    if host.is_empty() || address::is_local(&host) {
        return None;
    }
    if address::is_plain(address) {
        return Some((Severity::High, ", without encryption"));
    }
    if let Some(what) = address::is_throwaway(address) {
        return Some((Severity::High, what));
    }
    let is_for_one = !registry.only_for.is_empty();
    match kind_of(registry.ecosystem, address) {
        Kind::Own | Kind::Vendor => None,
        Kind::Mirror => Some((Severity::Low, ", a copy of the usual registry")),
        _ if is_for_one && registry.ecosystem == Ecosystem::Cargo => None,
        _ if is_for_one => Some((Severity::Low, " for one scope or package")),
        Kind::Hosted => Some((Severity::Low, ", where anybody can have a registry")),
        Kind::Unknown if !registry.is_added => {
            Some((Severity::Medium, " in the place of the usual registry"))
        }
        Kind::Unknown if is_asked_with_others(registry) => Some((
            Severity::Medium,
            " besides the usual registry, and whichever has the higher version is taken",
        )),
        Kind::Unknown => Some((Severity::Low, " besides the usual registry")),
    }
}

/// pip takes the highest version wherever it is; others ask one after the other.
fn is_asked_with_others(registry: &Registry) -> bool {
    registry.ecosystem == Ecosystem::Python && !matches!(&*registry.setting, "index" | "source")
}

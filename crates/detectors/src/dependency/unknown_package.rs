//! A package is asked for that its registry does not have.
//!
//! ## What it finds
//!
//! Names in Python's manifests that PyPI did not have in November 2026; names
//! in `package.json` that the 226,949 most used of npm do not hold are low,
//! because that list has only the popular part, and silent in a scope that it
//! holds: only the owner of a scope can register names in it.
//!
//! A name that only another registry has, while pip is told of it by
//! `--extra-index-url`, is found too: PyPI is asked for it as well.
//!
//! Names that the project gives its own parts, paths, members of a workspace,
//! and names asked of another registry than the public one are no strangers.
//!
//! ## Why that is bad
//!
//! Models invent names of packages, and the same ones again and again. Whoever
//! registers such a name decides what everybody who trusts the model installs.
//!
//! ## Example
//!
//! ```text
//! huggingface-cli-tools==1.0
//! ```
//!
//! ## Limits
//!
//! The lists are dated: a package that is younger is not in them, so that a
//! finding is never more than medium by itself. There are none for Cargo, Go,
//! Ruby, PHP, Java and .NET. Names that are nearly those of a popular package
//! are told by `dependency/name-close-to-popular-package`.
//!
//! ## References
//!
//! - <https://arxiv.org/abs/2406.10279>
//! - <https://packaging.python.org/en/latest/specifications/name-normalization/>
//! - <https://cwe.mitre.org/data/definitions/1357.html>

use laocoon_report::{Confidence, Severity};

use super::asked::{Asked, Asker, first_of_each, is_fixture, of_registry};
use super::names::{DATE, Standing, is_in_known_scope, standing};
use super::near::popular_near;
use super::requirement::Ecosystem;
use super::standard::is_python_module;
use crate::{About, Detector, Findings, Gatherer, UnitFacts};

/// `dependency/unknown-package`
pub struct UnknownPackage;

impl Detector for UnknownPackage {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/unknown-package",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-1357", "CWE-829"],
            remediation: "Find out which package is meant, and ask for it by its real name; if it is your own, name its registry, and register the name.",
            source: include_str!("unknown_package.rs"),
        }
    }

    fn gatherers(&self) -> &'static [&'static dyn Gatherer] {
        &[&Asked]
    }

    fn conclude(&self, unit: &UnitFacts<'_>, findings: &mut Findings<'_>) {
        for (ask, name, asker) in first_of_each(of_registry(unit)) {
            let ecosystem = ask.requirement.ecosystem;
            if standing(ecosystem, &name) != Standing::Unlisted
                || asker == Asker::Other
                || popular_near(ecosystem, &name).is_some()
            {
                continue;
            }
            let written = &ask.requirement.name;
            let (message, severity, confidence) = match (ecosystem, asker) {
                // Only its owner can register names in a scope.
                (Ecosystem::Npm, _) if is_in_known_scope(&name) => continue,
                (Ecosystem::Npm, Asker::Public) => (
                    format!(
                        "`{written}` is none of the 226,949 most used packages of npm ({DATE}); see whether it is the one that is meant"
                    ),
                    Severity::Low,
                    Confidence::Low,
                ),
                (Ecosystem::Npm, _) => continue,
                (_, Asker::Both) => (
                    format!(
                        "PyPI has no package `{written}` ({DATE}) and is asked for it besides another registry: whoever registers it with a higher version is installed here"
                    ),
                    Severity::Medium,
                    Confidence::Medium,
                ),
                _ if is_python_module(&written.to_ascii_lowercase()) => (
                    format!(
                        "`{written}` is a part of Python itself, and PyPI has no package of that name ({DATE}): whoever registers it is installed here"
                    ),
                    Severity::Medium,
                    Confidence::High,
                ),
                _ => {
                    let elsewhere = match standing(Ecosystem::Npm, &name) {
                        Standing::Popular => ", but npm has one",
                        _ => "",
                    };
                    (
                        format!(
                            "PyPI has no package `{written}` ({DATE}){elsewhere}: whoever registers it is installed here"
                        ),
                        Severity::Medium,
                        Confidence::Medium,
                    )
                }
            };
            let severity = match is_fixture(&ask.location.path) {
                true => Severity::Low,
                false => severity,
            };
            findings
                .at_location(ask.location.clone(), message)
                .severity(severity)
                .confidence(confidence)
                .evidence("name", name);
        }
    }
}

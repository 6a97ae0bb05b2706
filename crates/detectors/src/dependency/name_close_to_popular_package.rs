//! A package is asked for whose name is nearly that of a popular one.
//!
//! ## What it finds
//!
//! Names in manifests of Python and npm that differ from a popular package by
//! two swapped letters, a letter too many, missing, doubled, beside it on the
//! keyboard or alike to look at, digits for letters, a separator, the order of
//! words, a word like `python-` or `-js`, or the scope, and that are themselves
//! hardly used.
//!
//! A slip in a name that the registry's list does not have is high, in one that
//! it has is medium. Other ways to name a package are medium and low.
//!
//! ## Why that is bad
//!
//! Attackers register the names that people and models mistype, and their
//! package runs with the rights of whoever installs it.
//!
//! ## Example
//!
//! ```text
//! reqeusts==2.31
//! ```
//!
//! ## Limits
//!
//! Names of fewer than five letters are left out, and those among the 15,000
//! most downloaded of PyPI or with 100,000 downloads a month from npm. Popular
//! are the first 4,000 of PyPI, and of npm those with a million a month.
//! Lists are those of November 2026; that of npm has the popular part only.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/1357.html>
//! - <https://arxiv.org/abs/2003.03471>
//! - <https://arxiv.org/abs/2005.09535>

use laocoon_report::{Confidence, Severity};

use super::asked::{Asked, Asker, first_of_each, is_fixture, of_registry};
use super::names::{DATE, Standing, standing};
use super::near::popular_near;
use super::requirement::Ecosystem;
use crate::{About, Detector, Findings, Gatherer, UnitFacts};

/// `dependency/name-close-to-popular-package`
pub struct NameCloseToPopularPackage;

impl Detector for NameCloseToPopularPackage {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/name-close-to-popular-package",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-1357"],
            remediation: "Ask for the popular package if that is meant; if not, look at what this one does before it is installed.",
            source: include_str!("name_close_to_popular_package.rs"),
        }
    }

    fn gatherers(&self) -> &'static [&'static dyn Gatherer] {
        &[&Asked]
    }

    fn conclude(&self, unit: &UnitFacts<'_>, findings: &mut Findings<'_>) {
        for (ask, name, asker) in first_of_each(of_registry(unit)) {
            let ecosystem = ask.requirement.ecosystem;
            let Some(near) = popular_near(ecosystem, &name) else {
                continue;
            };
            let is_unlisted = standing(ecosystem, &name) == Standing::Unlisted;
            let severity = match (near.how.is_slip(), is_unlisted) {
                _ if is_fixture(&ask.location.path) => Severity::Low,
                (true, true) if asker == Asker::Public => Severity::High,
                (true, _) | (false, true) => Severity::Medium,
                (false, false) => Severity::Low,
            };
            let unlisted = match (is_unlisted, ecosystem) {
                (false, _) => String::new(),
                (true, Ecosystem::Python) => format!(", and PyPI does not have it ({DATE})"),
                (true, _) => {
                    format!(", and is not among the packages of npm that are used ({DATE})")
                }
            };
            let message = format!(
                "`{}` differs from the popular package `{}` only {}{unlisted}",
                ask.requirement.name,
                near.popular,
                near.how.words()
            );
            findings
                .at_location(ask.location.clone(), message)
                .severity(severity)
                .evidence("popular", near.popular);
        }
    }
}

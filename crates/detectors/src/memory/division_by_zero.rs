//! Something is divided by zero.
//!
//! ## What it finds
//!
//! A divisor that is zero for certain, or in a round of a loop; and one that
//! comes from outside, and of which nobody asked whether it is zero.
//!
//! ## Why that is bad
//!
//! The program ends there, whenever whoever gives the number wants it to.
//!
//! ## Example
//!
//! ```c
//! scanf("%d", &parts);
//! printf("%d", total / parts);
//! ```
//!
//! ## Limits
//!
//! Functions are run with what is known instead of values: within one file, calls
//! of its own functions included, and as long as a count allows. What others do
//! to memory is not known, and is taken to be right.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/369.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/division-by-zero`
pub struct DivisionByZero;

impl Detector for DivisionByZero {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/division-by-zero",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-369"],
            remediation: "Ask whether it is zero first.",
            source: include_str!("division_by_zero.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_kinds(&[Kind::Binary, Kind::AugmentedAssign])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::DividedByZero, Happening::DividedByInput];
        tell(file, findings, &wanted, |code, event| {
            let by = code
                .child(event.node, laocoon_syntax::Role::Right)
                .or_else(|| code.child(event.node, laocoon_syntax::Role::Value))
                .map_or("", |by| code.told(by));
            Some(match event.happening {
                Happening::DividedByZero => Said::medium(format!("`{by}` is zero here."), ""),
                _ => Said::medium(
                    format!("`{by}` comes from outside, and may be zero."),
                    "it comes from here",
                ),
            })
        });
    }
}

//! A structure is taken for another.
//!
//! ## What it finds
//!
//! The address of a variable of one structure that becomes, also by way of `void
//! *` and other functions of the file, a pointer to another, where neither begins
//! with the other and their first fields differ.
//!
//! ## Why that is bad
//!
//! The fields of one are read as those of the other: lengths as pointers, texts
//! as numbers.
//!
//! ## Example
//!
//! ```c
//! struct circle c;
//! struct label *l = (struct label *)(void *)&c;
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
//! - <https://cwe.mitre.org/data/definitions/843.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/structure-taken-for-another`
pub struct StructureTakenForAnother;

impl Detector for StructureTakenForAnother {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/structure-taken-for-another",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-843"],
            remediation: "Keep a tag beside the pointer, and look at it.",
            source: include_str!("structure_taken_for_another.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["struct", "union"])
            .with_kinds(&[Kind::Cast])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::OtherType];
        tell(file, findings, &wanted, |_, _| {
            Some(Said::medium(
                "A structure is taken for another here.",
                "it is declared here",
            ))
        });
    }
}

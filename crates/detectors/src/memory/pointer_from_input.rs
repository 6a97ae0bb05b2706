//! A number from outside is used as an address.
//!
//! ## What it finds
//!
//! A pointer that is made of a number that was read, and then used.
//!
//! ## Why that is bad
//!
//! Whoever gives the number reads or writes any address of the program.
//!
//! ## Example
//!
//! ```c
//! long *p = (long *)strtol(argv[1], NULL, 16);
//! *p = 0;
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
//! - <https://cwe.mitre.org/data/definitions/822.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/pointer-from-input`
pub struct PointerFromInput;

impl Detector for PointerFromInput {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/pointer-from-input",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-822"],
            remediation: "Take an index from outside, look whether it is in range, and take the element.",
            source: include_str!("pointer_from_input.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["strto", "atoi", "atol", "scanf", "cin"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::InputPointer];
        tell(file, findings, &wanted, |_, _| {
            Some(Said::medium(
                "An address that comes from outside is used.",
                "it comes from here",
            ))
        });
    }
}

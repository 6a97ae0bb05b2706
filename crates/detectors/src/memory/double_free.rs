//! Memory that is given back twice.
//!
//! ## What it finds
//!
//! A pointer that is given to `free` (or `delete`) when what it points to was
//! given back on the way there: in the same function, by way of another name, by
//! a function that it was given to, or after pointers were swapped.
//!
//! ## Why that is bad
//!
//! The allocator hands the same memory out twice, and whoever writes to one
//! writes to the other.
//!
//! ## Example
//!
//! ```c
//! free(list);
//! if (failed)
//!     free(list);
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
//! - <https://cwe.mitre.org/data/definitions/415.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/double-free`
pub struct DoubleFree;

impl Detector for DoubleFree {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/double-free",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-415"],
            remediation: "Give memory back in one place, and set the pointer to null behind it.",
            source: include_str!("double_free.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["free", "delete"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::FreedTwice];
        tell(file, findings, &wanted, |code, event| {
            Some(Said::medium(
                format!(
                    "What `{}` points to was given back before.",
                    code.told(code.first_argument(event.node))
                ),
                "it is given back here first",
            ))
        });
    }
}

//! An element is used that is not there.
//!
//! ## What it finds
//!
//! An index, or a pointer that was moved, that is outside of an array or an
//! allocation whose size the file shows; and an index that comes from outside, of
//! which nobody looked whether it is in range.
//!
//! ## Why that is bad
//!
//! What stands beside the array is read or overwritten.
//!
//! ## Example
//!
//! ```c
//! int grades[5];
//! for (int i = 0; i <= 5; i++)
//!     sum += grades[i];
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
//! - <https://cwe.mitre.org/data/definitions/125.html>
//! - <https://cwe.mitre.org/data/definitions/787.html>
//! - <https://cwe.mitre.org/data/definitions/129.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/index-outside`
pub struct IndexOutside;

impl Detector for IndexOutside {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/index-outside",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-125", "CWE-787", "CWE-129"],
            remediation: "Compare the index with the number of elements before it is used.",
            source: include_str!("index_outside.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_kinds(&[Kind::Index, Kind::Unary])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::Outside, Happening::InputIndex];
        tell(file, findings, &wanted, |code, event| {
            let object = code.told(event.node);
            let what = if event.is_write { "written" } else { "read" };
            let said = match (event.happening, event.number) {
                (Happening::Outside, Some(count)) => Said::medium(
                    format!(
                        "An element of `{object}` is {what} that may be outside of its {count}."
                    ),
                    "",
                ),
                _ => Said::medium(
                    format!(
                        "The element of `{object}` that is {what} is chosen from outside, and nobody looked whether there is one."
                    ),
                    "it comes from here",
                ),
            };
            Some(
                if event.from_parameter && event.happening == Happening::InputIndex {
                    Said {
                        confidence: Confidence::Low,
                        ..said
                    }
                } else {
                    said
                },
            )
        });
    }
}

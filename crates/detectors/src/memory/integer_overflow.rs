//! A result that is too large for its type.
//!
//! ## What it finds
//!
//! A sum, difference or product of signed numbers that does not fit for certain,
//! also after several rounds of a loop; and one of a number that comes from
//! outside or by chance and of which nobody looked how large it is, times or plus
//! something that is not one.
//!
//! ## Why that is bad
//!
//! What is stored is another number, often a negative one, and sizes and checks
//! made of it are wrong.
//!
//! ## Example
//!
//! ```c
//! scanf("%d", &count);
//! int size = count * 48;
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
//! - <https://cwe.mitre.org/data/definitions/190.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/integer-overflow`
pub struct IntegerOverflow;

impl Detector for IntegerOverflow {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/integer-overflow",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-190"],
            remediation: "Look first whether the numbers are small enough, or compute in a type that is large enough.",
            source: include_str!("integer_overflow.rs"),
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
        let wanted = [Happening::Overflow, Happening::InputOverflow];
        tell(file, findings, &wanted, |_, event| {
            Some(match event.happening {
                Happening::Overflow => Said::medium("This result does not fit into its type.", ""),
                _ => Said::medium(
                    "This result of a number from outside may not fit into its type.",
                    "it comes from here",
                ),
            })
        });
    }
}

//! As much is allocated as somebody asks for.
//!
//! ## What it finds
//!
//! An allocation whose size comes from outside, and of which nobody looked how
//! large it is.
//!
//! ## Why that is bad
//!
//! One short message takes all the memory that there is.
//!
//! ## Example
//!
//! ```c
//! scanf("%d", &count);
//! int *items = malloc(count * sizeof *items);
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
//! - <https://cwe.mitre.org/data/definitions/770.html>
//! - <https://cwe.mitre.org/data/definitions/789.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/size-from-input`
pub struct SizeFromInput;

impl Detector for SizeFromInput {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/size-from-input",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-770", "CWE-789"],
            remediation: "Say how much is enough, and refuse more.",
            source: include_str!("size_from_input.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["alloc"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::InputSize];
        tell(file, findings, &wanted, |_, _| {
            Some(Said::medium(
                "As much is allocated as comes from outside, without a limit.",
                "it comes from here",
            ))
        });
    }
}

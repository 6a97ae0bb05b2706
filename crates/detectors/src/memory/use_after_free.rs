//! Memory that is used after it was given back.
//!
//! ## What it finds
//!
//! Reading, writing or handing on what a pointer points to, when that was given
//! back on the way there.
//!
//! ## Why that is bad
//!
//! The memory belongs to somebody else by then: what is read is theirs, and what
//! is written changes it.
//!
//! ## Example
//!
//! ```c
//! free(node);
//! printf("%s", node->name);
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
//! - <https://cwe.mitre.org/data/definitions/416.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/use-after-free`
pub struct UseAfterFree;

impl Detector for UseAfterFree {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/use-after-free",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-416"],
            remediation: "Use what is needed before it is given back, and set the pointer to null behind it.",
            source: include_str!("use_after_free.rs"),
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
        let wanted = [Happening::UsedAfterFree];
        tell(file, findings, &wanted, |code, event| {
            Some(Said::medium(
                format!(
                    "`{}` is used after what it points to was given back.",
                    code.told(code.first_argument(event.node))
                ),
                "it is given back here",
            ))
        });
    }
}

//! What was not allocated, or not here, is given back.
//!
//! ## What it finds
//!
//! A pointer given to `free` that was moved since its allocation (`p++`), or that
//! points to a variable, an array or a literal.
//!
//! ## Why that is bad
//!
//! The allocator takes what stands before the address for its own notes, and
//! writes where they say.
//!
//! ## Example
//!
//! ```c
//! char *p = malloc(8);
//! p++;
//! free(p);
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
//! - <https://cwe.mitre.org/data/definitions/761.html>
//! - <https://cwe.mitre.org/data/definitions/590.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/wrong-free`
pub struct WrongFree;

impl Detector for WrongFree {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/wrong-free",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-761", "CWE-590"],
            remediation: "Keep the pointer that was allocated, and give that back.",
            source: include_str!("wrong_free.rs"),
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
        let wanted = [Happening::FreedInside, Happening::FreedNothing];
        tell(file, findings, &wanted, |code, event| {
            let name = code.told(code.first_argument(event.node));
            let (message, cause) = match event.happening {
                Happening::FreedInside => (
                    format!(
                        "`{name}` was moved, and no longer points to the beginning of its memory."
                    ),
                    "it was allocated here",
                ),
                _ => (
                    format!("`{name}` points to nothing that was allocated."),
                    "it is this",
                ),
            };
            Some(Said::medium(message, cause))
        });
    }
}

//! Memory that nobody can give back any more.
//!
//! ## What it finds
//!
//! An allocation whose only pointer is given another value, or that a function
//! leaves behind on some way out without giving it back, returning it or handing
//! it to anybody.
//!
//! ## Why that is bad
//!
//! Each time a little less is left, until the program or the machine stops.
//!
//! ## Example
//!
//! ```c
//! char *copy = malloc(n);
//! if (!read_into(copy))
//!     return -1;
//! free(copy);
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
//! - <https://cwe.mitre.org/data/definitions/401.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::Kind;

use super::code::LANGUAGES;
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// A function of more nodes is long.
const LONG: u32 = 400;

/// `memory/lost-memory`
pub struct LostMemory;

impl Detector for LostMemory {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/lost-memory",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-401"],
            remediation: "Give it back on every way out.",
            source: include_str!("lost_memory.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["alloc", "strdup"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::Lost];
        tell(file, findings, &wanted, |code, event| {
            let message = match event.cause {
                Some(cause) if code.kind(cause) == Kind::FunctionDefinition => {
                    "A way out of the function leaves this memory behind.".to_owned()
                }
                _ => format!(
                    "`{}` was the only pointer to its memory, which is lost here.",
                    code.told(event.node)
                ),
            };
            let is_way_out = event
                .cause
                .is_some_and(|cause| code.kind(cause) == Kind::FunctionDefinition);
            {
                let said = Said::medium(
                    message,
                    if is_way_out {
                        ""
                    } else {
                        "it was allocated here"
                    },
                );
                // In long functions conditions depend on each other more than is seen.
                let is_long = event.cause.filter(|_| is_way_out).is_some_and(|function| {
                    code.tree.node(function).subtree_end.0 - function.0 > LONG
                });
                // A failed `realloc` that takes the only pointer is a loss, but a rare one.
                let grows = code
                    .tree
                    .subtree(event.node)
                    .take(16)
                    .any(|inner| code.called(inner) == Some("realloc"));
                Some(if is_long || grows { said.low() } else { said })
            }
        });
    }
}

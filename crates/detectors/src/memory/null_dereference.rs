//! A pointer is used that is null, or that may be.
//!
//! ## What it finds
//!
//! A pointer that is null on some way to where it is used, or that a function of
//! the file returns as null for what it is given; and, with low severity, an
//! allocation that is used before anybody asked whether it failed (medium where
//! its size is not constant).
//!
//! ## Why that is bad
//!
//! The program ends there; with an offset that others choose, it may read or
//! write instead.
//!
//! ## Example
//!
//! ```c
//! struct node *n = find(list, name);
//! n->count++; /* find() returns NULL */
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
//! - <https://cwe.mitre.org/data/definitions/476.html>
//! - <https://cwe.mitre.org/data/definitions/690.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId};

use super::code::{Code, LANGUAGES};
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// A function of more nodes is long: in it conditions depend on each other more
/// than is seen.
const LONG: u32 = 400;

/// `memory/null-dereference`
pub struct NullDereference;

impl Detector for NullDereference {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/null-dereference",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-476", "CWE-690"],
            remediation: "Ask whether there is one before it is used.",
            source: include_str!("null_dereference.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["alloc", "NULL", "nullptr", "return 0", "strdup"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::NullUsed, Happening::UnaskedUsed];
        tell(file, findings, &wanted, |code, event| {
            let name = code.told(code.first_argument(event.node));
            match event.happening {
                Happening::NullUsed => {
                    let said =
                        Said::medium(format!("`{name}` is null here."), "it is null since here");
                    // What a comparison says may depend on others.
                    let is_long = code.function_around(event.node).is_some_and(|function| {
                        code.tree.node(function).subtree_end.0 - function.0 > LONG
                    });
                    let is_given = event.cause.is_some_and(|cause| match code.kind(cause) {
                        Kind::Call => true,
                        Kind::Null | Kind::Integer => !is_long,
                        _ => false,
                    });
                    Some(if is_given { said } else { said.low() })
                }
                _ => {
                    let said = Said::medium(
                        format!(
                            "`{name}` is used, and nobody asked whether its allocation failed."
                        ),
                        "it was allocated here",
                    );
                    let is_fixed = event.cause.is_some_and(|call| is_fixed(code, call));
                    Some(if is_fixed { said.low() } else { said })
                }
            }
        });
    }
}

/// Whether an allocation is of a size that is known before the program runs.
fn is_fixed(code: &Code<'_>, call: NodeId) -> bool {
    code.arguments(call)
        .iter()
        .all(|&size| code.integer(size).is_some() || code.kind(size) == Kind::Unary)
}

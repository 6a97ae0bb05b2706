//! A pointer is used that was never given anything.
//!
//! ## What it finds
//!
//! A pointer variable that is read, written through, freed or handed to a
//! function that uses it, on a way on which it was never given a value.
//!
//! ## Why that is bad
//!
//! It points wherever what stood on the stack before says.
//!
//! ## Example
//!
//! ```c
//! char *line;
//! strcpy(line, "hello");
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
//! - <https://cwe.mitre.org/data/definitions/824.html>
//! - <https://cwe.mitre.org/data/definitions/457.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use super::run::Happening;
use super::told::{Said, tell};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/unset-pointer`
pub struct UnsetPointer;

impl Detector for UnsetPointer {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/unset-pointer",
            severity: Severity::Medium,
            confidence: Confidence::Medium,
            cwe: &["CWE-824", "CWE-457"],
            remediation: "Give it a value where it is declared.",
            source: include_str!("unset_pointer.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let wanted = [Happening::UnsetUsed];
        tell(file, findings, &wanted, |code, event| {
            if is_set_somewhere(code, code.first_argument(event.node)) {
                return None;
            }
            Some(Said::medium(
                format!(
                    "`{}` was never given anything to point to.",
                    code.told(code.first_argument(event.node))
                ),
                "",
            ))
        });
    }
}

/// Whether anything in the function gives a variable a value: the ways on which
/// that is not so may never be taken.
fn is_set_somewhere(code: &Code<'_>, used: NodeId) -> bool {
    let name = code
        .tree
        .subtree(used)
        .find(|&inner| code.kind(inner) == Kind::Name);
    let (Some(name), Some(function)) = (name, code.function_around(used)) else {
        return true;
    };
    // What is longer is not looked through for each of its variables.
    if code.tree.node(function).subtree_end.0 - function.0 > 5_000 {
        return true;
    }
    code.tree.subtree(function).any(|node| {
        let target = match code.kind(node) {
            Kind::Assign | Kind::AugmentedAssign => code.child(node, Role::Target),
            Kind::Unary if code.symbol(node) == "&" => code.child(node, Role::Value),
            Kind::Binary if code.symbol(node) == ">>" => code.child(node, Role::Right),
            // Assembler.
            Kind::Opaque if code.tree.node(node).role != Role::Type => return true,
            // What could not be read, or a macro of the file, may set it.
            Kind::Error => return true,
            Kind::Call
                if code
                    .called(node)
                    .is_some_and(|name| code.is_call_macro(name)) =>
            {
                return true;
            }
            _ => None,
        };
        target.is_some_and(|target| code.is_same(target, name))
    })
}

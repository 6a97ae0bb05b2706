//! A step over elements that is multiplied by their size once more.
//!
//! ## What it finds
//!
//! A pointer to elements larger than one byte, plus a number of them times
//! `sizeof`: `values + i * sizeof(long)`, `values[i * sizeof *values]`.
//!
//! ## Why that is bad
//!
//! The compiler multiplies by the size already, so the address is far behind
//! the one that is meant, and soon behind the array.
//!
//! ## Example
//!
//! ```c
//! long at(long *values, int i) {
//!     return *(values + i * sizeof(long));
//! }
//! ```
//!
//! ## Limits
//!
//! The type of the pointer must be declared in the same file.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/468.html>
//! - <https://wiki.sei.cmu.edu/confluence/display/c/ARR39-C.+Do+not+add+or+subtract+a+scaled+integer+to+a+pointer>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/pointer-scaled-twice`
pub struct PointerScaledTwice;

impl Detector for PointerScaledTwice {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/pointer-scaled-twice",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-468"],
            remediation: "Leave `sizeof` out: a pointer moves by elements.",
            source: include_str!("pointer_scaled_twice.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["sizeof"])
            .with_kinds(&[Kind::Unary])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        for &size in code.tree.of_kind(Kind::Unary) {
            if code.symbol(size) == "sizeof"
                && let Some((pointer, whole)) = scaled(&code, size)
                && element_size(&code, pointer).is_some_and(|element| element > 1)
                // A size of one byte multiplies nothing.
                && code.integer(size) != Some(1)
            {
                let message = format!(
                    "`{}` moves by whole elements already; `sizeof` multiplies the step once more.",
                    code.told(pointer)
                );
                findings.at(code.span(whole), message);
            }
        }
    }
}

/// The pointer that a product with `sizeof` is added to, and the sum.
fn scaled(code: &Code<'_>, size: NodeId) -> Option<(NodeId, NodeId)> {
    let product = code.tree.node(size).parent;
    if code.kind(product) != Kind::Binary || code.symbol(product) != "*" {
        return None;
    }
    let above = code.tree.node(product).parent;
    match code.kind(above) {
        Kind::Binary if matches!(code.symbol(above), "+" | "-") => {
            let (left, right) = (
                code.child(above, Role::Left)?,
                code.child(above, Role::Right)?,
            );
            let pointer = if right == product { left } else { right };
            (pointer != product).then_some((pointer, above))
        }
        Kind::Index if code.tree.node(product).role == Role::Index => {
            Some((code.child(above, Role::Object)?, above))
        }
        Kind::AugmentedAssign if matches!(code.symbol(above), "+" | "-") => {
            Some((code.child(above, Role::Target)?, above))
        }
        _ => None,
    }
}

/// The size of what a pointer points to.
fn element_size(code: &Code<'_>, pointer: NodeId) -> Option<i128> {
    let of = code.type_of(pointer)?;
    matches!(code.kind(of), Kind::PointerType | Kind::ArrayType).then_some(())?;
    let inner = code.resolved(code.child(of, Role::Type)?);
    match code.structure(inner) {
        Some(_) => Some(2),
        None => code.type_size(inner),
    }
}

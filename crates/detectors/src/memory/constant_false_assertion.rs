//! An assertion that never holds.
//!
//! ## What it finds
//!
//! `assert` of something that is false before the program runs, although it does
//! not say so: of a macro or constant, of a comparison of constants, or of `true`
//! where a macro makes it something else.
//!
//! ## Why that is bad
//!
//! Whoever reaches the line ends the program, or, in a build without assertions,
//! a check that looks done is not.
//!
//! ## Example
//!
//! ```c
//! #define READY 0
//! assert(READY);
//! ```
//!
//! ## Limits
//!
//! `assert(0)`, `assert(false)` and `assert(!"text")` say that a line is not
//! reached, and are let pass. So are files that define `NDEBUG`.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/617.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{Kind, NodeId, Role};

use super::code::{Code, LANGUAGES};
use crate::{About, Detector, Findings, Interest, TextFile};

/// `memory/constant-false-assertion`
pub struct ConstantFalseAssertion;

impl Detector for ConstantFalseAssertion {
    fn about(&self) -> &'static About {
        &About {
            id: "memory/constant-false-assertion",
            severity: Severity::Medium,
            confidence: Confidence::High,
            cwe: &["CWE-617"],
            remediation: "Assert what is meant, or handle the case as an error.",
            source: include_str!("constant_false_assertion.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .in_languages(LANGUAGES)
            .with_words(&["assert"])
            .with_kinds(&[Kind::Call])
    }

    fn look_at_tree(
        &self,
        file: &TextFile<'_>,
        _tree: &laocoon_syntax::FileTree,
        findings: &mut Findings<'_>,
    ) {
        let Some(code) = Code::of(file) else { return };
        if code.is_macro("NDEBUG") || code.is_macro("assert") {
            return;
        }
        for (call, function) in code.calls() {
            if function != "assert" {
                continue;
            }
            if let Some(&asserted) = code.arguments(call).first()
                && !says_so(&code, asserted)
                && code.integer(asserted) == Some(0)
            {
                findings.at(code.span(call), "This assertion is false whatever happens.");
            }
        }
    }
}

/// Whether an assertion is meant to fail: `0`, `false`, `!"never"`, `0 && "why"`.
fn says_so(code: &Code<'_>, asserted: NodeId) -> bool {
    match code.kind(asserted) {
        Kind::Integer | Kind::Null => true,
        Kind::Boolean => code.symbol(asserted) == "false",
        Kind::Name => matches!(code.symbol(asserted), "FALSE" | "NULL"),
        Kind::Unary => code
            .child(asserted, Role::Value)
            .is_some_and(|inner| code.kind(inner) == Kind::String),
        _ => code
            .tree
            .subtree(asserted)
            .take(64)
            .any(|inner| code.kind(inner) == Kind::String),
    }
}

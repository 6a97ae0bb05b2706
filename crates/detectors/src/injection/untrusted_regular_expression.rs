//! Strangers write a regular expression.
//!
//! ## What it finds
//!
//! A value that somebody else sets, compiled as a regular expression.
//!
//! ## Why that is bad
//!
//! An expression can be made so that matching it takes forever.
//!
//! ## Example
//!
//! ```javascript
//! const found = list.filter((one) => new RegExp(req.query.q).test(one));
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/1333.html>
//! - <https://cwe.mitre.org/data/definitions/400.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-regular-expression`
pub struct UntrustedRegularExpression;

static ABOUT: About = About {
    id: "injection/untrusted-regular-expression",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-1333"],
    remediation: "Escape the value, or use an engine that takes linear time.",
    source: include_str!("untrusted_regular_expression.rs"),
};

impl Detector for UntrustedRegularExpression {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Expression, "a regular expression", findings);
    }
}

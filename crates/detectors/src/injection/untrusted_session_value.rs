//! Text of strangers is kept where trusted values are.
//!
//! ## What it finds
//!
//! A value that somebody else sets, put into a session unchecked, or as the name of
//! what is put there.
//!
//! ## Why that is bad
//!
//! Later code trusts what a session holds: whoever sets it can be somebody else.
//!
//! ## Example
//!
//! ```python
//! flask.session["user"] = request.args["user"]
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/501.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-session-value`
pub struct UntrustedSessionValue;

static ABOUT: About = About {
    id: "injection/untrusted-session-value",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-501"],
    remediation: "Check the value, or keep it apart from what the program itself decided.",
    source: include_str!("untrusted_session_value.rs"),
};

impl Detector for UntrustedSessionValue {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Session, "a session", findings);
    }
}

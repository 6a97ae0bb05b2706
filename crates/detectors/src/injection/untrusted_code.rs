//! Text of strangers is run as a program.
//!
//! ## What it finds
//!
//! A value that somebody else sets, given to what evaluates or loads programs: `eval`,
//! `exec`, `Function`, `vm`, expression languages.
//!
//! ## Why that is bad
//!
//! Whoever sets the value can do everything that the program can.
//!
//! ## Example
//!
//! ```python
//! result = eval(request.form["formula"])
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/95.html>
//! - <https://cwe.mitre.org/data/definitions/94.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-code`
pub struct UntrustedCode;

static ABOUT: About = About {
    id: "injection/untrusted-code",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-95"],
    remediation: "Parse the value as data, or choose from a table of what is allowed.",
    source: include_str!("untrusted_code.rs"),
};

impl Detector for UntrustedCode {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Code, "a program that is run", findings);
    }
}

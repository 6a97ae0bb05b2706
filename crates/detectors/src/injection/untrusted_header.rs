//! Text of strangers becomes a header of a response.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in a header, its lines not joined.
//!
//! ## Why that is bad
//!
//! A line's end in the value begins another header, or the page itself.
//!
//! ## Example
//!
//! ```python
//! self.send_header("Location", self.path)
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/113.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-header`
pub struct UntrustedHeader;

static ABOUT: About = About {
    id: "injection/untrusted-header",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-113"],
    remediation: "Refuse values with line ends.",
    source: include_str!("untrusted_header.rs"),
};

impl Detector for UntrustedHeader {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Header, "a header of a response", findings);
    }
}

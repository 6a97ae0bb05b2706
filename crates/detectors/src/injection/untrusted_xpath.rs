//! Text of strangers becomes part of an XPath expression.
//!
//! ## What it finds
//!
//! A value that somebody else sets, put into the text of an XPath expression.
//!
//! ## Why that is bad
//!
//! Who writes a part of the expression can read the whole document, or pass a check
//! that is made with it.
//!
//! ## Example
//!
//! ```python
//! root.xpath(f"//user[@name='{request.args['name']}']")
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/643.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-xpath`
pub struct UntrustedXpath;

static ABOUT: About = About {
    id: "injection/untrusted-xpath",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-643"],
    remediation: "Give the value as a variable of the expression.",
    source: include_str!("untrusted_xpath.rs"),
};

impl Detector for UntrustedXpath {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Xpath, "an XPath expression", findings);
    }
}

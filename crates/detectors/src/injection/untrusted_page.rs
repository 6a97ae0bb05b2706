//! Text of strangers becomes part of a page.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in a page without being escaped: returned by a
//! handler, written to a response, put into `innerHTML`.
//!
//! ## Why that is bad
//!
//! A script in the value runs in the browsers of others, with their sessions.
//!
//! ## Example
//!
//! ```python
//! return "<p>Hello " + request.args["name"] + "</p>"
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/79.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-page`
pub struct UntrustedPage;

static ABOUT: About = About {
    id: "injection/untrusted-page",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-79"],
    remediation: "Escape the value, or fill a template that escapes.",
    source: include_str!("untrusted_page.rs"),
};

impl Detector for UntrustedPage {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Html, "a page", findings);
    }
}

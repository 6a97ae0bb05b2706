//! Strangers choose where a browser is sent.
//!
//! ## What it finds
//!
//! A value that somebody else sets, as the address of a redirect.
//!
//! ## Why that is bad
//!
//! A link to a site that is trusted leads to one that is not, which asks for a
//! password.
//!
//! ## Example
//!
//! ```python
//! return redirect(request.args["next"])
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/601.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-redirect`
pub struct UntrustedRedirect;

static ABOUT: About = About {
    id: "injection/untrusted-redirect",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-601"],
    remediation: "Redirect only to paths of the site, or to hosts in a list.",
    source: include_str!("untrusted_redirect.rs"),
};

impl Detector for UntrustedRedirect {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(
            file,
            Kind::Redirect,
            "the address that a browser is sent to",
            findings,
        );
    }
}

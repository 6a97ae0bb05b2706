//! Strangers choose where the server sends a request.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in the address of a request that the program
//! sends.
//!
//! ## Why that is bad
//!
//! The request comes from inside: it reaches services, and a cloud's credentials, that
//! nobody outside does.
//!
//! ## Example
//!
//! ```python
//! return requests.get(request.args["url"]).text
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/918.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-request-address`
pub struct UntrustedRequestAddress;

static ABOUT: About = About {
    id: "injection/untrusted-request-address",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-918"],
    remediation: "Choose the host from a list, and refuse addresses of the own network after the name is resolved.",
    source: include_str!("untrusted_request_address.rs"),
};

impl Detector for UntrustedRequestAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(
            file,
            Kind::Address,
            "the address of a request that the program sends",
            findings,
        );
    }
}

//! Strangers set the query of a document database.
//!
//! ## What it finds
//!
//! A value that somebody else sets, used as the whole query of a document database or
//! as the code in one (`$where`).
//!
//! ## Why that is bad
//!
//! A value that may be a record can hold operators: `{"$ne": null}` as a password
//! matches every password.
//!
//! ## Example
//!
//! ```javascript
//! users.findOne({ name: req.body.name, password: req.body.password });
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/943.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-document-query`
pub struct UntrustedDocumentQuery;

static ABOUT: About = About {
    id: "injection/untrusted-document-query",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-943"],
    remediation: "Make the value a text or a number first, or check it against a schema.",
    source: include_str!("untrusted_document_query.rs"),
};

impl Detector for UntrustedDocumentQuery {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(
            file,
            Kind::Document,
            "a query of a document database",
            findings,
        );
    }
}

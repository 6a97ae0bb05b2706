//! XML of strangers is read with its external entities.
//!
//! ## What it finds
//!
//! A document that somebody else sets, read by a parser that follows external
//! entities.
//!
//! ## Why that is bad
//!
//! An entity names a file or an address: the parser reads it and shows it, or calls it.
//!
//! ## Example
//!
//! ```python
//! etree.fromstring(request.data, etree.XMLParser(resolve_entities=True))
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/611.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-xml`
pub struct UntrustedXml;

static ABOUT: About = About {
    id: "injection/untrusted-xml",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-611"],
    remediation: "Switch external entities and document types off.",
    source: include_str!("untrusted_xml.rs"),
};

impl Detector for UntrustedXml {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(
            file,
            Kind::Xml,
            "a parser that follows external entities",
            findings,
        );
    }
}

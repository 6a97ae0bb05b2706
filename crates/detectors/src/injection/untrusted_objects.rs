//! Bytes of strangers become objects.
//!
//! ## What it finds
//!
//! A value that somebody else sets, decoded by what can make any object: pickle, YAML
//! with types, Java's and .NET's serialisation, PHP's `unserialize`, Ruby's `Marshal`.
//!
//! ## Why that is bad
//!
//! Making the objects runs code that the bytes choose.
//!
//! ## Example
//!
//! ```python
//! session = pickle.loads(base64.b64decode(request.cookies["session"]))
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/502.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-objects`
pub struct UntrustedObjects;

static ABOUT: About = About {
    id: "injection/untrusted-objects",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-502"],
    remediation: "Use a format of plain data, such as JSON, and check it against a schema.",
    source: include_str!("untrusted_objects.rs"),
};

impl Detector for UntrustedObjects {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Objects, "what makes objects of bytes", findings);
    }
}

//! Text of strangers is read as a template.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in the text of a template (not among the values
//! that fill one).
//!
//! ## Why that is bad
//!
//! Templates can call functions: whoever writes one runs code on the server.
//!
//! ## Example
//!
//! ```python
//! return render_template_string("Hello " + request.args["name"])
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/1336.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-template`
pub struct UntrustedTemplate;

static ABOUT: About = About {
    id: "injection/untrusted-template",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-1336"],
    remediation: "Keep the template constant and give the value to it.",
    source: include_str!("untrusted_template.rs"),
};

impl Detector for UntrustedTemplate {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Template, "the text of a template", findings);
    }
}

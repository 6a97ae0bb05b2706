//! Strangers choose which file is opened.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in the path of a file that is read, written,
//! deleted or sent.
//!
//! ## Why that is bad
//!
//! `../` leads out of the folder that was meant: to keys, settings and programs.
//!
//! ## Example
//!
//! ```python
//! return open("uploads/" + request.args["name"]).read()
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/22.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-path`
pub struct UntrustedPath;

static ABOUT: About = About {
    id: "injection/untrusted-path",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-22"],
    remediation: "Resolve the path and check that it still lies in the folder that is meant, or take only its last part.",
    source: include_str!("untrusted_path.rs"),
};

impl Detector for UntrustedPath {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Path, "the path of a file", findings);
    }
}

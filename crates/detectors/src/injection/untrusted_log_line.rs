//! Text of strangers is written to a log.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in a line of a log.
//!
//! ## Why that is bad
//!
//! A line's end in the value begins another entry, which looks like one of the
//! program's own.
//!
//! ## Example
//!
//! ```python
//! log.info("login of " + request.form["name"])
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/117.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-log-line`
pub struct UntrustedLogLine;

static ABOUT: About = About {
    id: "injection/untrusted-log-line",
    severity: Severity::Low,
    confidence: Confidence::High,
    cwe: &["CWE-117"],
    remediation: "Take line ends out of the value, or log it as a field.",
    source: include_str!("untrusted_log_line.rs"),
};

impl Detector for UntrustedLogLine {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Log, "a line of a log", findings);
    }
}

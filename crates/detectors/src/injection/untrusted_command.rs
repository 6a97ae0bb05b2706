//! Text of strangers becomes part of a command line.
//!
//! ## What it finds
//!
//! A value that somebody else sets, in the text that a shell reads, or as the program
//! that is started.
//!
//! ## Why that is bad
//!
//! A shell runs whatever stands behind a `;`: whoever sets the value runs programs on
//! the machine.
//!
//! ## Example
//!
//! ```python
//! os.system("ping " + request.args["host"])
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/78.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-command`
pub struct UntrustedCommand;

static ABOUT: About = About {
    id: "injection/untrusted-command",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-78"],
    remediation: "Start the program with a list of arguments and without a shell, and check the value against what is allowed.",
    source: include_str!("untrusted_command.rs"),
};

impl Detector for UntrustedCommand {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Command, "a command line", findings);
    }
}

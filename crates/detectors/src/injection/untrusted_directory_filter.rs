//! Text of strangers becomes part of an LDAP filter.
//!
//! ## What it finds
//!
//! A value that somebody else sets, put into the filter or the name of a search in a
//! directory.
//!
//! ## Why that is bad
//!
//! A filter that somebody else writes a part of finds other entries than meant: a
//! login with `*` as its name finds the first of all.
//!
//! ## Example
//!
//! ```python
//! connection.search(base, f"(uid={request.form['user']})")
//! ```
//!
//! ## Limits
//!
//! What comes from another file is not followed, unless a model names it. A test of the
//! value by a function of another file is not seen.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/90.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use super::look::{INTEREST, look};
use crate::models::entry::Kind;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/untrusted-directory-filter`
pub struct UntrustedDirectoryFilter;

static ABOUT: About = About {
    id: "injection/untrusted-directory-filter",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-90"],
    remediation: "Escape the value with the library's function for filters.",
    source: include_str!("untrusted_directory_filter.rs"),
};

impl Detector for UntrustedDirectoryFilter {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        INTEREST
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _tree: &FileTree, findings: &mut Findings<'_>) {
        look(file, Kind::Ldap, "a filter of a directory search", findings);
    }
}

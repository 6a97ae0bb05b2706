//! An archive is another one to each program that reads it.
//!
//! ## What it finds
//!
//! Archives (wheels, source distributions, npm and gem packages, crates, zip
//! and tar files, also inside others) that
//!
//! - have members in front of, between or behind those of their table of
//!   contents, or members that share the same bytes;
//! - give a member two names, or a name with a NUL byte;
//! - have headers that do not agree, or that lie about length or checksum;
//! - have several members of one name;
//! - would be unpacked outside of their folder: `../` or a root in a name, a
//!   link that leads out.
//!
//! ## Why that is bad
//!
//! The program that checks a package and the one that installs it read
//! different files, so that what was checked is not what runs. A name that
//! leads out of the folder overwrites a file of the machine as soon as a
//! careless program unpacks the archive.
//!
//! ## Example
//!
//! ```text
//! x-1.0-py3-none-any.whl
//!   x/__init__.py
//!   ../../../.bashrc
//! ```
//!
//! ## Limits
//!
//! What stands before or behind an archive as a whole (a self-extracting
//! program, a signature) is a warning and is read, but is no finding. So is a
//! hard link of a tar file that comes with its content, as old programs wrote
//! it.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/22.html>
//! - <https://cwe.mitre.org/data/definitions/436.html>
//! - <https://blog.pypi.org/posts/2025-08-07-wheel-archive-confusion-attacks/>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Told;

use crate::{About, ArchiveOddity, Detector, Findings};

/// `hidden/deceptive-archive`
pub struct DeceptiveArchive;

impl Detector for DeceptiveArchive {
    fn about(&self) -> &'static About {
        &About {
            id: "hidden/deceptive-archive",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &["CWE-436", "CWE-22", "CWE-506"],
            remediation: "Do not unpack or install it. Ask whoever made the archive to build it \
                          again with a plain tool, and compare what is in both.",
            source: include_str!("deceptive_archive.rs"),
        }
    }

    fn look_at_archive(&self, oddity: &ArchiveOddity<'_>, findings: &mut Findings<'_>) {
        let Some((message, severity)) = judged(oddity.told) else {
            return;
        };
        findings
            .at_file(oddity.path, format!("{message}: {}", oddity.detail))
            .severity(severity);
    }
}

/// What an oddity means, and how bad it is; `None` for one that is told as a
/// warning alone.
fn judged(told: Told) -> Option<(&'static str, Severity)> {
    Some(match told {
        Told::ParentInName => ("The name leads out of the folder", Severity::High),
        Told::AbsoluteName => ("The name has a root of its own", Severity::High),
        Told::LinkOutside => ("The link leads out of the folder", Severity::High),
        Told::NulInName => ("The name ends earlier for some readers", Severity::High),
        Told::TwoNames => ("The same content has two names", Severity::High),
        Told::HeadersDisagree => ("Headers do not agree", Severity::High),
        Told::HiddenMember => ("Some readers do not see this content", Severity::High),
        Told::OverlappingMembers => ("Members share the same bytes", Severity::High),
        Told::LyingHeader => ("A header lies", Severity::Medium),
        Told::DuplicateName => ("Which member is meant depends on the reader", Severity::Low),
        _ => return None,
    })
}

//! A build runs what a server sends at that moment.
//!
//! ## What it finds
//!
//! `curl ... | sh` and its kin (`bash <(curl ...)`, `eval "$(wget ...)"`,
//! `irm ... | iex`) in workflows, GitLab and other pipelines, Makefiles, scripts of
//! `package.json` and development containers. Over `http://` it is found as `high`.
//!
//! ## Why that is bad
//!
//! The server, or whoever takes it over, decides at every build anew what runs there, with the build's secrets; nothing keeps what was run, and nobody sees that it changed: so it was with Codecov's uploader in 2021.
//!
//! ## Example
//!
//! ```make
//! setup:
//!     curl -fsSL https://get.example.com | sh
//! ```
//!
//! ## Limits
//!
//! A download to a file that is run in a later command is not found. Shell scripts and
//! Dockerfiles have rules of their own, `execution/download-piped-to-shell-*`.
//!
//! ## References
//!
//! - <https://about.codecov.io/security-update/>
//! - <https://cwe.mitre.org/data/definitions/494.html>

use laocoon_report::{Confidence, Severity};

use super::download;
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct DownloadPipedToShell;

static ABOUT: About = About {
    id: "pipeline/download-piped-to-shell",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-494", "CWE-829"],
    remediation: "Download to a file, compare its digest with one that is kept in the repository, and only then run it.",
    source: include_str!("download_piped_to_shell.rs"),
};

impl Detector for DownloadPipedToShell {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(&download::FILES).with_words(&[
            "curl",
            "wget",
            "iwr",
            "irm",
            "invoke-webrequest",
            "invoke-restmethod",
        ])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        for found in download::run_at_once(file.text()) {
            let severity = match found.is_unencrypted {
                true => Severity::High,
                false => Severity::Medium,
            };
            findings
                .at(
                    found.span,
                    "What is downloaded here is run at once, unseen and unchecked",
                )
                .severity(severity);
        }
    }
}

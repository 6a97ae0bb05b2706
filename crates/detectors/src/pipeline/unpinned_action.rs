//! An action is used by a name that can be moved to other code.
//!
//! ## What it finds
//!
//! `uses:` of an action or a reusable workflow by a tag or a branch, or without any
//! reference, and images (`docker://`) without a digest. Actions of GitHub itself are
//! found as `low`, others as `medium`. Local actions, which are of the same
//! commit, are not found.
//!
//! ## Why that is bad
//!
//! Who gets hold of the action's repository moves the tag, and the next run of every workflow that uses it runs their code with its secrets: so it was with tj-actions/changed-files in March 2025.
//!
//! ## Example
//!
//! ```yaml
//! steps:
//!   - uses: some-owner/some-action@v3
//! ```
//!
//! ## Limits
//!
//! Whether the commit is one of the action's own repository, and not of a fork of
//! it, cannot be known without the network.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/security/secure-use#using-third-party-actions>
//! - <https://nvd.nist.gov/vuln/detail/CVE-2025-30066>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct UnpinnedAction;

static ABOUT: About = About {
    id: "pipeline/unpinned-action",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-829", "CWE-1357"],
    remediation: "Use the whole digest of a commit, with the version in a comment: `owner/name@<40 digits> # v3.1.0`.",
    source: include_str!("unpinned_action.rs"),
};

impl Detector for UnpinnedAction {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&["uses"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        for used in workflow.uses() {
            if used.is_local() || used.is_pinned() || used.name.is_empty() {
                continue;
            }
            if let Some(image) = used.name.strip_prefix("docker://") {
                let has_digest = used.reference.is_some_and(|r| r.starts_with("sha256:"));
                if !has_digest {
                    findings
                        .at(used.span, format!("The image `{image}` is used without its digest, so another one may run under this name"))
                        .severity(Severity::Low);
                }
                continue;
            }
            let by = match used.reference {
                Some(reference) => format!("by `{reference}`, which can be moved"),
                None => "without any version".to_owned(),
            };
            let severity = match used.is_official() {
                true => Severity::Low,
                false => Severity::Medium,
            };
            findings
                .at(used.span, format!("`{}` is used {by}", used.name))
                .severity(severity);
        }
    }
}

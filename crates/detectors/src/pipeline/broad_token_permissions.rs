//! The token of a run may do more than the run needs.
//!
//! ## What it finds
//!
//! `permissions: write-all`, for a workflow or a job; permissions to write that a
//! workflow of several jobs gives to all of them; and, as `low`, workflows that
//! say nothing, whose token then may do whatever the repository's default is.
//!
//! ## Why that is bad
//!
//! Whatever takes one step of the run over, an action or a dependency that is installed, has the token too, and with it may push code, change releases or approve changes.
//!
//! ## Example
//!
//! ```yaml
//! on: push
//! permissions: write-all
//! jobs: {}
//! ```
//!
//! ## Limits
//!
//! What a job really needs is not worked out. Permissions of a workflow that is only
//! called by others are limited by the caller's, and not looked at.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::settings::{Key, Setting};
use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct BroadTokenPermissions;

static ABOUT: About = About {
    id: "pipeline/broad-token-permissions",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-272", "CWE-276"],
    remediation: "Write `permissions: {}` for the workflow, and give each job what it needs.",
    source: include_str!("broad_token_permissions.rs"),
};

impl Detector for BroadTokenPermissions {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES_OF_WORKFLOWS)
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref().as_ref().filter(|w| !w.is_action()) else {
            return;
        };
        let jobs = workflow.jobs();
        for job in &jobs {
            if let Some((_, value)) = job.settings.entry("permissions") {
                writes_all(value, &format!("the job `{}`", job.name.text), findings);
            }
        }
        let triggers = workflow.triggers();
        let is_only_called =
            !triggers.is_empty() && triggers.iter().all(|(t, _)| *t == "workflow_call");
        let Some((_, value)) = workflow.settings().entry("permissions") else {
            let silent = jobs
                .iter()
                .filter(|job| job.settings.get("permissions").is_none());
            if let Some(job) = silent.into_iter().next().filter(|_| !is_only_called) {
                findings
                    .at(
                        job.name.span,
                        format!(
                            "Nothing says what the token of the job `{}` may do",
                            job.name.text
                        ),
                    )
                    .severity(Severity::Low);
            }
            return;
        };
        writes_all(value, "every job", findings);
        if jobs.len() > 1 {
            for (permission, _) in value.entries().iter().filter(may_write) {
                findings
                    .at(
                        permission.span,
                        format!("Every job of this workflow may write `{}`", permission.text),
                    )
                    .severity(match workflow.outsiders_trigger() {
                        Some(_) => Severity::Medium,
                        None => Severity::Low,
                    });
            }
        }
    }
}

fn writes_all(value: &Setting, whose: &str, findings: &mut Findings<'_>) {
    if value.text() == Some("write-all") {
        findings.at(
            value.span,
            format!("The token of {whose} may write everything"),
        );
    }
}

/// `id-token` gives no access by itself, and `write` is all that there is.
fn may_write((key, value): &&(Key, Setting)) -> bool {
    value.text() == Some("write") && key.text != "id-token"
}

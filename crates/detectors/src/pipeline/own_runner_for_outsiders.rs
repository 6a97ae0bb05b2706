//! Outsiders' events run on a machine of the project.
//!
//! ## What it finds
//!
//! Jobs on `self-hosted` runners in workflows that outsiders can start with a pull
//! request, an issue or a comment.
//!
//! ## Why that is bad
//!
//! A runner of one's own is not thrown away after the job: code of a pull request from a fork stays on it, reads what later jobs bring there, and reaches the network that the machine is in.
//!
//! ## Example
//!
//! ```yaml
//! on: pull_request
//! jobs:
//!   test:
//!     runs-on: [self-hosted, linux]
//! ```
//!
//! ## Limits
//!
//! Whether the repository is public, whether runs of outsiders need approval and
//! whether a runner is made anew for each job cannot be seen in the file. Runners
//! that are named by other labels only are not known.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/security/secure-use#hardening-for-self-hosted-runners>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::settings::Setting;
use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct OwnRunnerForOutsiders;

static ABOUT: About = About {
    id: "pipeline/own-runner-for-outsiders",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &["CWE-653", "CWE-829"],
    remediation: "Run what outsiders start on hosted runners, or on ones that are made anew for each job and hold nothing.",
    source: include_str!("own_runner_for_outsiders.rs"),
};

impl Detector for OwnRunnerForOutsiders {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES_OF_WORKFLOWS)
            .with_words(&["self-hosted"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        let Some((trigger, trigger_span)) = workflow.outsiders_trigger() else {
            return;
        };
        for job in workflow.jobs() {
            let labels = job.settings.get("runs-on").map(Setting::scalars);
            let own = labels.unwrap_or_default().into_iter().find(|label| {
                let text = label.text().unwrap_or_default();
                text.eq_ignore_ascii_case("self-hosted")
                    || text.contains("${{") && text.contains("self-hosted")
            });
            if let Some(label) = own {
                findings
                    .at(label.span, format!("The job `{}` runs on a machine of your own, and `{trigger}` lets anybody start it", job.name.text))
                    .related(trigger_span, "anybody can cause this event");
            }
        }
    }
}

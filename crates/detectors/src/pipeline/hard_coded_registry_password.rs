//! The password of an image registry is written into a workflow.
//!
//! ## What it finds
//!
//! `credentials.password` of a job's container or services that is no expression.
//!
//! ## Why that is bad
//!
//! Everybody who can read the repository, or any copy of it ever made, can pull from the registry, and often push: images that others then run.
//!
//! ## Example
//!
//! ```yaml
//! container:
//!   image: registry.example.com/app
//!   credentials:
//!     username: ci
//!     password: hunter2
//! ```
//!
//! ## Limits
//!
//! Passwords in scripts (`docker login -p`) are not looked at here.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idcontainercredentials>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::settings::Setting;
use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct HardCodedRegistryPassword;

static ABOUT: About = About {
    id: "pipeline/hard-coded-registry-password",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-798"],
    remediation: "Change the password, and keep the new one as a secret: `${{ secrets.REGISTRY_PASSWORD }}`.",
    source: include_str!("hard_coded_registry_password.rs"),
};

impl Detector for HardCodedRegistryPassword {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES_OF_WORKFLOWS)
            .with_words(&["credentials"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        for job in workflow.jobs() {
            let services = job
                .settings
                .get("services")
                .map_or(&[][..], Setting::entries);
            let services = services.iter().map(|(_, service)| service);
            for image in job.settings.get("container").into_iter().chain(services) {
                let password = image.get("credentials").and_then(|c| c.get("password"));
                let written = password.filter(|p| {
                    p.text()
                        .is_some_and(|t| !t.is_empty() && !t.contains("${{"))
                });
                if let Some(password) = written {
                    findings.at(
                        password.span,
                        format!(
                            "The job `{}` has the password of a registry in it",
                            job.name.text
                        ),
                    );
                }
            }
        }
    }
}

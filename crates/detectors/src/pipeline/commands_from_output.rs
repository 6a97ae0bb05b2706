//! What a step prints may set variables and paths of later steps.
//!
//! ## What it finds
//!
//! `ACTIONS_ALLOW_UNSECURE_COMMANDS` switched on for a workflow, a job or a step.
//!
//! ## Why that is bad
//!
//! The runner then obeys `set-env` and `add-path` in all output again: a log line that holds a title, a file name or a test's message can set `LD_PRELOAD` or `PATH` and so run code.
//!
//! ## Example
//!
//! ```yaml
//! env:
//!   ACTIONS_ALLOW_UNSECURE_COMMANDS: true
//! ```
//!
//! ## Limits
//!
//! Only `env:` is looked at, not variables that a script sets.
//!
//! ## References
//!
//! - <https://nvd.nist.gov/vuln/detail/CVE-2020-15228>
//! - <https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct CommandsFromOutput;

static ABOUT: About = About {
    id: "pipeline/commands-from-output",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-77"],
    remediation: "Remove the variable, and write to `$GITHUB_ENV` and `$GITHUB_PATH` instead.",
    source: include_str!("commands_from_output.rs"),
};

const VARIABLE: &str = "ACTIONS_ALLOW_UNSECURE_COMMANDS";

impl Detector for CommandsFromOutput {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&[VARIABLE])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        let mut scopes = vec![workflow.settings()];
        for job in workflow.jobs() {
            scopes.push(job.settings);
            scopes.extend(job.steps().map(|step| step.settings));
        }
        for (key, value) in scopes
            .iter()
            .filter_map(|scope| scope.get("env")?.entry(VARIABLE))
        {
            let text = value.text().unwrap_or_default();
            if !matches!(
                text.to_ascii_lowercase().as_str(),
                "" | "false" | "0" | "no" | "off"
            ) {
                findings.at(key.span, "Commands that set variables and paths are obeyed in everything that is printed");
            }
        }
    }
}

//! Others set variables, paths or outputs of later steps.
//!
//! ## What it finds
//!
//! Scripts that write text of outsiders or of authors of commits to `$GITHUB_ENV`,
//! `$GITHUB_PATH` or `$GITHUB_OUTPUT` so that it can begin a line there: the text is
//! first in its line, or may hold several lines and is written without a delimiter
//! that nobody can foresee. The text is followed through `${{ }}`, `env:` and
//! variables of the script, in shells and in PowerShell.
//!
//! A text of one line behind a name (`BRANCH=$GITHUB_HEAD_REF`) sets that one
//! variable only, and is not found.
//!
//! ## Why that is bad
//!
//! A line `LD_PRELOAD=...`, `NODE_OPTIONS=...` or `BASH_ENV=...` in the body of an issue becomes a variable of every later step, and so runs code with the token and the secrets of the job. A fixed delimiter such as `EOF` does not help: the body may hold that line too.
//!
//! ## Example
//!
//! ```yaml
//! on: issues
//! jobs:
//!   note:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - run: echo "BODY=$BODY" >> "$GITHUB_ENV"
//!         env:
//!           BODY: ${{ github.event.issue.body }}
//! ```
//!
//! ## Limits
//!
//! What programs print, and files that were checked out or downloaded, are not
//! followed. Programs in other languages that write to these files are not read.
//! A text that the script compares with a pattern (`=~`, `case`) is taken for checked.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#multiline-strings>
//! - <https://docs.zizmor.sh/audits/#github-env>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::environment_file::{self, EnvironmentFile, Write};
use super::untrusted::Writer;
use super::workflow::{self, Workflow};
use super::written::place_of_command;
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct UntrustedEnvironmentWrite;

static ABOUT: About = About {
    id: "pipeline/untrusted-environment-write",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-77", "CWE-454"],
    remediation: "Open the text with a delimiter of chance: `d=$(openssl rand -hex 16)`, then `NAME<<$d`, the text and `$d`, each in its line; or give the text to the step that needs it by `env:`.",
    source: include_str!("untrusted_environment_write.rs"),
};

impl Detector for UntrustedEnvironmentWrite {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&["GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        for job in workflow.jobs() {
            for step in job.steps() {
                let Some(run) = step.run() else {
                    continue;
                };
                let script = run.text().unwrap_or_default();
                if !script.contains("GITHUB_") {
                    continue;
                }
                let mut from = Some(0);
                for write in environment_file::writes(workflow, job, step, script) {
                    let (severity, confidence) = judged(&write);
                    let span = place_of_command(run, file.text(), write.command, &mut from);
                    let name = write.file.variable();
                    let context = &write.context;
                    findings
                        .at(span, format!("`{context}`, which others write, can begin a line of `${name}` and so set more than is meant"))
                        .severity(severity)
                        .confidence(confidence);
                }
            }
        }
    }
}

fn judged(write: &Write<'_>) -> (Severity, Confidence) {
    let of_outputs = write.file == EnvironmentFile::Outputs;
    match (write.writer, of_outputs) {
        (Writer::OutsiderOfPrivilegedRun, false) => (Severity::High, Confidence::High),
        (Writer::OutsiderOfPrivilegedRun, true) => (Severity::Medium, Confidence::High),
        (Writer::Outsider, false) => (Severity::Medium, Confidence::High),
        (Writer::Committer | Writer::Insider, false) => (Severity::Medium, Confidence::Medium),
        (_, true) => (Severity::Low, Confidence::Medium),
    }
}

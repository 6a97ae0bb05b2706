//! A GitLab job evaluates text that somebody else wrote.
//!
//! ## What it finds
//!
//! Scripts of `.gitlab-ci.yml` in which `eval`, or `sh -c` and its kin, is given a
//! variable that holds the message or title of a commit, or the title, description
//! or source branch of a merge request.
//!
//! ## Why that is bad
//!
//! The shell reads the variable's text as a program: whoever opens a merge request or writes the commit's message runs commands in the job, with its variables and its token.
//!
//! ## Example
//!
//! ```yaml
//! job:
//!   script:
//!     - eval "echo $CI_COMMIT_MESSAGE"
//! ```
//!
//! ## Limits
//!
//! Variables that are copied from these first are not followed.
//!
//! ## References
//!
//! - <https://docs.gitlab.com/ci/variables/predefined_variables/>
//! - <https://cwe.mitre.org/data/definitions/95.html>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::settings::Setting;
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct UntrustedVariableEvaluated;

static ABOUT: About = About {
    id: "pipeline/untrusted-variable-evaluated",
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &["CWE-95", "CWE-78"],
    remediation: "Use the variable as an argument, quoted, and evaluate nothing that holds it.",
    source: include_str!("untrusted_variable_evaluated.rs"),
};

/// Without `CI_`.
const UNTRUSTED: [&str; 12] = [
    "COMMIT_MESSAGE",
    "COMMIT_TITLE",
    "COMMIT_DESCRIPTION",
    "COMMIT_AUTHOR",
    "COMMIT_BRANCH",
    "COMMIT_REF_NAME",
    "COMMIT_TAG",
    "COMMIT_TAG_MESSAGE",
    "MERGE_REQUEST_TITLE",
    "MERGE_REQUEST_DESCRIPTION",
    "MERGE_REQUEST_SOURCE_BRANCH_NAME",
    "MERGE_REQUEST_LABELS",
];

const EVALUATING: [&str; 7] = [
    "eval",
    "sh -c",
    "bash -c",
    "bash -lc",
    "python -c",
    "python3 -c",
    "node -e",
];

impl Detector for UntrustedVariableEvaluated {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(&["*.gitlab-ci.yml", "*.gitlab-ci.yaml"])
            .with_words(&["CI_COMMIT_", "CI_MERGE_REQUEST_"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        for document in Setting::documents(file) {
            let jobs = document.entries().iter().map(|(_, job)| job);
            for job in jobs.chain([&document]) {
                let scripts = ["script", "before_script", "after_script"];
                for script in scripts.iter().filter_map(|name| job.get(name)) {
                    for scalar in script.scalars() {
                        let lines = scalar.text().unwrap_or_default().lines();
                        if let Some(variable) = lines.into_iter().find_map(evaluated) {
                            findings.at(
                                scalar.span,
                                format!(
                                    "`{variable}`, which others write, is evaluated as a program"
                                ),
                            );
                        }
                    }
                }
            }
        }
    }
}

/// The untrusted variable that a line evaluates. In single quotes a variable
/// is not put in, except by `eval` and the shell that reads the text then: as
/// an argument it would be safe there, so these are left alone.
fn evaluated(line: &str) -> Option<String> {
    let line = line.trim_start();
    if line.starts_with('#') {
        return None;
    }
    let at = EVALUATING
        .iter()
        .filter_map(|word| starts_word(line, word))
        .min()?;
    let arguments = line[at..].trim_start();
    if arguments.starts_with('\'') {
        return None;
    }
    UNTRUSTED.iter().find_map(|name| {
        let mut uses = arguments.match_indices("CI_").filter(|(at, _)| {
            let before = &arguments[..*at];
            let after = &arguments[*at + 3..];
            let rest = after.strip_prefix(name);
            let ends = rest
                .is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'));
            ends && (before.ends_with('$') || before.ends_with("${"))
        });
        uses.next().map(|_| format!("CI_{name}"))
    })
}

/// Where the arguments of a command begin.
fn starts_word(line: &str, command: &str) -> Option<usize> {
    let (at, _) = line.match_indices(command).find(|(at, _)| {
        let before = line[..*at].chars().next_back();
        let after = line[*at + command.len()..].chars().next();
        before.is_none_or(|c| " \t;&|/(".contains(c))
            && after.is_some_and(|c| c == ' ' || c == '\t')
    })?;
    Some(at + command.len())
}

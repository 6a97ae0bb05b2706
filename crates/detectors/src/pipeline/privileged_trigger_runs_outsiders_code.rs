//! A privileged run checks out and so trusts the code of outsiders.
//!
//! ## What it finds
//!
//! Workflows that start on `pull_request_target`, `workflow_run`, `issue_comment`
//! and the like, and then fetch the head of a pull request: by `actions/checkout`
//! with its `ref` or `repository`, by `gh pr checkout`, or by `git fetch`.
//!
//! ## Why that is bad
//!
//! Such a run has the secrets of the repository and a token that may write, whoever caused it; building, testing or only installing what was checked out hands both to the author of the pull request.
//!
//! ## Example
//!
//! ```yaml
//! on: pull_request_target
//! jobs:
//!   test:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - uses: actions/checkout@v4
//!         with:
//!           ref: ${{ github.event.pull_request.head.sha }}
//!       - run: npm install && npm test
//! ```
//!
//! ## Limits
//!
//! Code that comes in as an artifact of another run is not found. A job that
//! only compares files and runs nothing of them is found as `medium`, as is one
//! that is held back by an environment, a label or a check of the author.
//!
//! ## References
//!
//! - <https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/>
//! - <https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request_target>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Span;
use laocoon_syntax::{FileTree, Kind};

use super::outputs;
use super::settings::Setting;
use super::workflow::{self, Job, Step, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct PrivilegedTriggerRunsOutsidersCode;

static ABOUT: About = About {
    id: "pipeline/privileged-trigger-runs-outsiders-code",
    severity: Severity::High,
    confidence: Confidence::High,
    cwe: &["CWE-829", "CWE-94"],
    remediation: "Run the code of pull requests on `pull_request`, and let a `workflow_run` do what needs secrets with the results, treated as data.",
    source: include_str!("privileged_trigger_runs_outsiders_code.rs"),
};

/// Contexts that name the head of a pull request.
const HEADS: [&str; 12] = [
    "github.head_ref",
    "github.event.pull_request.head",
    "github.event.pull_request.merge_commit_sha",
    "github.event.pull_request.number",
    "github.event.number",
    "github.event.issue.number",
    "github.event.workflow_run.head_sha",
    "github.event.workflow_run.head_branch",
    "github.event.workflow_run.head_commit",
    "github.event.workflow_run.head_repository",
    "github.event.workflow_run.pull_requests",
    "github.event.client_payload.pull_request",
];

/// Ways in which a script fetches a pull request.
const FETCHING: [&str; 6] = [
    "gh pr checkout",
    "hub pr checkout",
    "git fetch",
    "git checkout",
    "git pull",
    "git clone",
];

impl Detector for PrivilegedTriggerRunsOutsidersCode {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&[
                "pull_request_target",
                "workflow_run",
                "issue_comment",
                "issues",
                "discussion",
            ])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        let Some((trigger, trigger_span)) = workflow.privileged_trigger() else {
            return;
        };
        for job in workflow.jobs() {
            let mut fetched: Option<(Span, bool)> = None;
            let mut runs_something = false;
            for step in job.steps() {
                match fetched {
                    // The code of one's own repository is nobody else's.
                    None if !asks_for(step.settings, &OWN_CODE) => {
                        let held = asks_for(step.settings, &CONSENT);
                        let span = fetches(workflow, job, step, file.text());
                        fetched = span.map(|span| (span, held));
                    }
                    None => {}
                    Some(_) => runs_something |= runs_code(step),
                }
            }
            let Some((span, is_held)) = fetched else {
                continue;
            };
            let held = is_held
                || asks_for(job.settings, &OWN_CODE)
                || asks_for(job.settings, &CONSENT)
                || job.settings.get("environment").is_some();
            let severity = match runs_something && !held {
                true => Severity::High,
                false => Severity::Medium,
            };
            findings
                .at(
                    span,
                    format!("The code of a pull request is fetched in a run of `{trigger}`, which has the repository's secrets and token"),
                )
                .severity(severity)
                .related(trigger_span, "anybody can cause this event");
        }
    }
}

/// Where a step fetches the head of a pull request.
fn fetches(workflow: &Workflow, job: Job<'_>, step: Step<'_>, source: &str) -> Option<Span> {
    let names_head = |setting: &Setting| {
        let found = setting.expressions(source).into_iter();
        found
            .filter(|(_, written)| {
                let contexts = written.expression.flowing();
                let mut behind = contexts.iter().flat_map(|c| workflow.behind(c, job, step));
                behind.any(|context| {
                    outputs::names_head(&context)
                        || HEADS.iter().any(|head| is_within(&context, head))
                })
            })
            .map(|(span, _)| span)
            .next()
    };
    if step.calls("actions/checkout") {
        return ["ref", "repository"]
            .iter()
            .find_map(|input| names_head(step.input(input)?));
    }
    let script = step.run()?;
    let text = script.text()?;
    if text.contains("gh pr checkout") || text.contains("hub pr checkout") {
        return Some(script.span);
    }
    if !FETCHING.iter().any(|word| text.contains(word)) {
        return None;
    }
    names_head(script).or_else(|| {
        let variables = step.settings.get("env").map_or(&[][..], Setting::entries);
        let mut heads = variables
            .iter()
            .filter(|(_, value)| names_head(value).is_some());
        heads
            .find(|(key, _)| {
                let name = &key.text;
                FETCHING.iter().any(|word| {
                    let lines = text.lines().filter(|line| line.contains(word));
                    lines.into_iter().any(|line| {
                        line.contains(&format!("${name}")) || line.contains(&format!("${{{name}"))
                    })
                })
            })
            .map(|_| script.span)
    })
}

fn is_within(context: &str, head: &str) -> bool {
    context
        .strip_prefix(head)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A script, or an action that is in the tree that was fetched or builds it.
fn runs_code(step: Step<'_>) -> bool {
    step.run().is_some()
        || step
            .uses()
            .is_some_and(|used| used.is_local() || !used.is_official())
}

/// Conditions under which the code is of the repository itself.
const OWN_CODE: [&str; 3] = [
    "head.repo.full_name",
    "head.repo.fork",
    "head_repository.full_name",
];

/// Conditions that ask who the author is, or for a label of a maintainer.
const CONSENT: [&str; 3] = ["author_association", "labels", "label.name"];

/// Whether the condition of a job or a step names one of these.
fn asks_for(settings: &Setting, names: &[&str]) -> bool {
    let condition = settings
        .text_of("if")
        .unwrap_or_default()
        .to_ascii_lowercase();
    names.iter().any(|name| condition.contains(name))
}

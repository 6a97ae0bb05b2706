//! What another run left is executed or obeyed.
//!
//! ## What it finds
//!
//! Workflows that start on `workflow_run` (or for a pull request's comment), and
//! take an artifact of the run before: by `actions/download-artifact` with
//! `run-id`, by `dawidd6/action-download-artifact`, `gh run download` or the
//! interface. If a later step runs or installs what came in, or writes it to
//! `$GITHUB_ENV` or `$GITHUB_PATH`, that is high; if it writes it to
//! `$GITHUB_OUTPUT`, or the whole folder is the place where a script then runs,
//! medium.
//!
//! ## Why that is bad
//!
//! The run before was that of a pull request: its author decided what is in the artifact, and here it meets the repository's secrets and a token that may write.
//!
//! ## Example
//!
//! ```yaml
//! on:
//!   workflow_run:
//!     workflows: [CI]
//! jobs:
//!   deploy:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - uses: actions/download-artifact@v4
//!         with:
//!           run-id: ${{ github.event.workflow_run.id }}
//!       - run: bash ./build/deploy.sh
//! ```
//!
//! ## Limits
//!
//! That an output or a number from an artifact is used later is not followed.
//! Runs of branches of the repository itself (`branches:`, a condition on
//! `head_branch`, `event` or `head_repository`) are let pass.
//!
//! ## References
//!
//! - <https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/>
//! - <https://docs.zizmor.sh/audits/#dangerous-triggers>
//! - <https://cwe.mitre.org/data/definitions/829.html>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Span;
use laocoon_syntax::{FileTree, Kind};

use super::settings::Setting;
use super::shell_command;
use super::shell_words::{Word, pipeline};
use super::workflow::{self, Job, Step, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct ArtifactOfOtherRunTrusted;

static ABOUT: About = About {
    id: "pipeline/artifact-of-other-run-trusted",
    severity: Severity::High,
    confidence: Confidence::Medium,
    cwe: &["CWE-829", "CWE-494"],
    remediation: "Treat what came in as data: unpack it into a folder of its own, check each value against a pattern, and run nothing of it.",
    source: include_str!("artifact_of_other_run_trusted.rs"),
};

/// Actions that take artifacts of other runs.
const DOWNLOADING: [&str; 4] = [
    "dawidd6/action-download-artifact",
    "aochmann/actions-download-artifact",
    "ishworkh/docker-image-artifact-download",
    "blablacar/action-download-last-artifact",
];

/// Programs that run a file that they are given, or what a folder says.
const RUNNING: [&str; 13] = [
    "bash", "sh", "zsh", "source", ".", "python", "python3", "node", "ruby", "perl", "pwsh", "php",
    "java",
];

/// Programs that do what the folder they stand in says.
const BUILDING: [&str; 26] = [
    "make",
    "npm",
    "yarn",
    "pnpm",
    "bun",
    "npx",
    "pip",
    "pip3",
    "uv",
    "poetry",
    "cargo",
    "go",
    "mvn",
    "gradle",
    "gradlew",
    "mvnw",
    "bundle",
    "composer",
    "tox",
    "pytest",
    "just",
    "docker",
    "terraform",
    "ansible-playbook",
    "rake",
    "dotnet",
];

/// Conditions under which the run before was the repository's own.
const OWN: [&str; 5] = [
    "head_branch",
    "head_repository",
    "workflow_run.event == 'push'",
    "workflow_run.event=='push'",
    "head.repo.fork",
];

impl Detector for ArtifactOfOtherRunTrusted {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES_OF_WORKFLOWS)
            .with_words(&["workflow_run", "issue_comment", "pull_request_target"])
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
        let narrowed = workflow.trigger("workflow_run");
        if narrowed.is_some_and(|of| of.get("branches").is_some()) && trigger == "workflow_run" {
            return;
        }
        for job in workflow.jobs() {
            let own = |settings: &Setting| {
                let condition = settings.text_of("if").unwrap_or_default();
                OWN.iter().any(|part| condition.contains(part))
            };
            if own(job.settings) {
                continue;
            }
            look_at(job, trigger, trigger_span, &own, findings);
        }
    }
}

fn look_at(
    job: Job<'_>,
    trigger: &str,
    trigger_span: Span,
    own: &dyn Fn(&Setting) -> bool,
    findings: &mut Findings<'_>,
) {
    let mut come_in: Option<(Span, String)> = None;
    for step in job.steps() {
        let Some((place, folder)) = &come_in else {
            come_in = downloads(step).filter(|_| !own(step.settings));
            // One script may do both.
            if come_in.is_none() || step.run().is_none() {
                continue;
            }
            let (place, folder) = (step.settings.span, ".".to_owned());
            if let Some((span, severity, what)) = trusts(step, &folder) {
                tell(
                    findings,
                    trigger,
                    (trigger_span, place),
                    span,
                    severity,
                    what,
                );
                break;
            }
            continue;
        };
        // A checkout that comes later takes the place of what came in.
        if step.calls("actions/checkout") && step.input("path").is_none() && folder == "." {
            come_in = None;
            continue;
        }
        if let Some((span, severity, what)) = trusts(step, folder) {
            tell(
                findings,
                trigger,
                (trigger_span, *place),
                span,
                severity,
                what,
            );
            break;
        }
    }
}

fn tell(
    findings: &mut Findings<'_>,
    trigger: &str,
    (trigger_span, place): (Span, Span),
    span: Span,
    severity: Severity,
    what: &str,
) {
    findings
        .at(span, format!("What another run left {what}, in a run of `{trigger}`, which has the repository's secrets and token"))
        .severity(severity)
        .related(place, "the artifact comes in here")
        .related(trigger_span, "anybody can cause this event");
}

/// Where a step takes an artifact of another run, and the folder it comes into.
fn downloads(step: Step<'_>) -> Option<(Span, String)> {
    let folder = || {
        let path = step.input("path").and_then(Setting::text).unwrap_or(".");
        path.trim_start_matches("./")
            .trim_end_matches('/')
            .to_owned()
    };
    let span = step.settings.span;
    if step.calls("actions/download-artifact") {
        // Without it, the artifact is of the same run.
        return step.input("run-id").map(|_| (span, folder()));
    }
    if DOWNLOADING.iter().any(|action| step.calls(action)) {
        return Some((span, folder()));
    }
    let script = match step.run() {
        Some(run) => run.text()?,
        None if step.calls("actions/github-script") => step.input("script")?.text()?,
        None => return None,
    };
    let takes = script.contains("gh run download")
        || script.contains("downloadArtifact")
        || script.contains("/actions/artifacts") && script.contains("zip")
        || script.contains("archive_download_url");
    takes.then(|| (span, ".".to_owned()))
}

/// Where a step trusts what came into a folder, how bad that is, and how it does.
fn trusts(step: Step<'_>, folder: &str) -> Option<(Span, Severity, &'static str)> {
    if let Some(used) = step.uses() {
        let is_in_folder = used.is_local()
            && folder != "."
            && used.name.trim_start_matches("./").starts_with(folder);
        return is_in_folder.then_some((used.span, Severity::High, "is called as an action"));
    }
    let run = step.run()?;
    let place = step
        .settings
        .text_of("working-directory")
        .unwrap_or_default();
    let mut is_inside = folder == "." || is_within(place, folder);
    let mut worst: Option<(Severity, &'static str)> = None;
    for command in shell_command::commands(run.text()?) {
        let writes_to =
            |name: &str| command.text.contains(name) && command.text.contains(['>', '|']);
        let programs = pipeline(command.text);
        let reads = programs.iter().flatten().any(|word| {
            let is_file = word.text.contains(['/', '.']) && !word.text.contains("GITHUB_");
            is_within(&word.text, folder) && folder != "."
                || (word.text.contains("$(cat ") || word.text.contains("$(<"))
                || is_file && programs[0][0].program() == "cat"
        });
        let found = if reads && (writes_to("GITHUB_ENV") || writes_to("GITHUB_PATH")) {
            Some((Severity::High, "sets variables of later steps"))
        } else if reads && writes_to("GITHUB_OUTPUT") {
            Some((Severity::Medium, "sets outputs that later steps obey"))
        } else {
            programs
                .iter()
                .find_map(|words| runs(words, folder, is_inside))
        };
        if let Some(first) = programs.first().and_then(|words| words.first())
            && matches!(&*first.text, "cd" | "pushd")
        {
            let to = programs[0].get(1).map_or("", |word| &*word.text);
            is_inside = is_inside && folder == "." || is_within(to, folder);
        }
        if let Some(found) = found
            && worst.as_ref().is_none_or(|known| known.0 < found.0)
        {
            worst = Some(found);
        }
    }
    worst.map(|(severity, what)| (run.span, severity, what))
}

/// Whether a program runs something of the folder.
fn runs(words: &[Word<'_>], folder: &str, is_inside: bool) -> Option<(Severity, &'static str)> {
    let at = words.iter().position(|word| {
        !(matches!(&*word.text, "sudo" | "exec" | "env" | "time" | "nohup")
            || word.text.contains('='))
    })?;
    let first = &words[at];
    let program = first.program();
    let is_of_it = |word: &Word<'_>| {
        is_within(&word.text, folder) && folder != "."
            || folder == "."
                && word.text.contains('/')
                && !word.text.starts_with(['/', '-', '$', '@', 'h'])
    };
    let runs_it = Some((Severity::High, "is run"));
    if is_of_it(first) {
        return runs_it;
    }
    let mut files = words[at + 1..]
        .iter()
        .filter(|word| !word.text.starts_with('-'));
    let is_code = words[at + 1..]
        .iter()
        .any(|word| matches!(&*word.text, "-c" | "-e" | "-m"));
    if RUNNING.contains(&&*program) && !is_code {
        let file = files.next()?;
        let plain =
            folder == "." && !file.text.starts_with(['/', '$', '<', '"']) && !file.text.is_empty();
        return (is_of_it(file) || plain || is_inside && !file.text.starts_with('/'))
            .then_some(())
            .and(runs_it);
    }
    if BUILDING.contains(&&*program) {
        let names_it = files.any(|word| is_of_it(word) && folder != ".");
        if names_it {
            return Some((Severity::High, "is built, installed or run"));
        }
        let in_own_folder = is_inside && folder != ".";
        return match (in_own_folder, is_inside) {
            (true, _) => Some((Severity::High, "is built, installed or run")),
            (false, true) => Some((Severity::Medium, "lies where a program is built and run")),
            (false, false) => None,
        };
    }
    None
}

/// Whether a path is this folder or below it.
fn is_within(path: &str, folder: &str) -> bool {
    let path = path.trim_start_matches("./");
    let path = path
        .strip_prefix("${{ github.workspace }}/")
        .unwrap_or(path);
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

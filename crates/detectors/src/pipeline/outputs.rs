//! What outputs of steps and jobs are made of.
//!
//! Words: an output *repeats* text of others if the step's script writes such text
//! to `$GITHUB_OUTPUT` under its name, if `actions/github-script` gives such text
//! back, or if the step calls an action that is known for it. Those are in the
//! data file beside this one.

use super::environment_file::EnvironmentFile;
use super::expression;
use super::settings::Setting;
use super::untrusted::Writer;
use super::workflow::{Job, Step, Workflow, is_privileged};
use super::written::contexts_written;

const KNOWN: &str = include_str!("untrusted_outputs.txt");

/// Before the name of an output, in what stands for a context.
const MARK: &str = "output of ";

/// The contexts that an output of a step of this job is made of; an output of a
/// known action is one that [`writer_of`] understands.
pub(super) fn of_step(job: Job<'_>, path: &str) -> Vec<(String, Option<usize>)> {
    let Some((id, name)) = path.split_once(".outputs.") else {
        return Vec::new();
    };
    let steps: Vec<Step<'_>> = job.steps().collect();
    let is_it = |step: &Step<'_>| {
        step.settings
            .text_of("id")
            .is_some_and(|known| known.eq_ignore_ascii_case(id))
    };
    let Some(at) = steps.iter().position(is_it) else {
        return Vec::new();
    };
    let step = steps[at];
    if let Some(run) = step.run().and_then(Setting::text) {
        let written = contexts_written(run, name, EnvironmentFile::Outputs);
        return written
            .into_iter()
            .map(|context| (context, Some(at)))
            .collect();
    }
    let Some(used) = step.uses() else {
        return Vec::new();
    };
    if used.name.eq_ignore_ascii_case("actions/github-script") {
        let script = step
            .input("script")
            .and_then(Setting::text)
            .unwrap_or_default();
        return of_payload(script)
            .into_iter()
            .map(|context| (context, None))
            .collect();
    }
    let action = used.name.to_ascii_lowercase();
    // Parsers of bodies are given the body, or take it themselves.
    known(&action, name)
        .map(|kind| (format!("{MARK}{action}: {name} ({kind})"), None))
        .into_iter()
        .collect()
}

/// The contexts of an output of a job, with the job.
pub(super) fn of_job<'w>(workflow: &'w Workflow, path: &str) -> Option<(Job<'w>, Vec<String>)> {
    let (id, name) = path.split_once(".outputs.")?;
    let jobs = workflow.jobs();
    let job = jobs
        .into_iter()
        .find(|job| job.name.text.eq_ignore_ascii_case(id))?;
    let text = job.settings.get("outputs")?.text_of(name)?;
    let written = expression::expressions(text);
    let contexts = written
        .iter()
        .flat_map(|one| one.expression.flowing())
        .collect();
    Some((job, contexts))
}

/// What an output of an action is.
fn known(action: &str, name: &str) -> Option<&'static str> {
    KNOWN
        .lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| {
            let mut words = line.split_whitespace();
            let (of, output, kind) = (words.next()?, words.next()?, words.next()?);
            if of != action || output != "*" && output != name {
                return None;
            }
            // Counts and answers.
            let is_flag = ["any_", "only_", "has_", "number", "count"]
                .iter()
                .any(|part| name.starts_with(part))
                || [
                    "_count",
                    "_keys",
                    "any_changed",
                    "changes",
                    "is_default",
                    "number",
                ]
                .iter()
                .any(|part| name.ends_with(part));
            let is_list = of != "dorny/paths-filter" || name.ends_with("_files");
            (!is_flag && is_list).then_some(kind)
        })
}

/// Whose text an output of a known action is.
pub(super) fn writer_of(workflow: &Workflow, context: &str) -> Option<Writer> {
    let described = context.strip_prefix(MARK)?;
    if described.ends_with("(head)") {
        return None;
    }
    let triggers = workflow.triggers();
    let starts = |name: &str| triggers.iter().any(|(known, _)| *known == name);
    let is_callable = workflow.is_action() || starts("workflow_call");
    Some(if triggers.iter().any(|(name, _)| is_privileged(name)) {
        Writer::OutsiderOfPrivilegedRun
    } else if is_callable || workflow.outsiders_trigger().is_some() {
        Writer::Outsider
    } else if starts("push") {
        Writer::Committer
    } else {
        Writer::Insider
    })
}

/// Whether it names the head of a pull request.
pub(super) fn names_head(context: &str) -> bool {
    context.starts_with(MARK) && (context.ends_with("(head)") || context.ends_with("(branch)"))
}

/// The contexts that a script of `actions/github-script` reads of the event.
fn of_payload(script: &str) -> Vec<String> {
    let uses = script.split("context.payload.").skip(1);
    uses.map(|rest| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "._?".contains(c)));
        let path = rest[..end.unwrap_or(rest.len())]
            .replace('?', "")
            .to_ascii_lowercase();
        format!("github.event.{}", path.trim_end_matches('.'))
    })
    .collect()
}

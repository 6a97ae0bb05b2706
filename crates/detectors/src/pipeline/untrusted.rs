//! Whose text a context holds.
//!
//! Words: text is *untrusted* if somebody may have written it whom the workflow
//! should not let run commands. That is an *outsider*, who needs no right at
//! all; a *committer*, whose message or name comes in with a merged change; a
//! *writer*, who has some right to the repository; or a *caller*, who gives an
//! input. The list of contexts is the data file beside this one.

use super::environment_file::EnvironmentFile;
use super::outputs;
use super::settings::Setting;
use super::workflow::{Job, Step, Workflow};
use super::written::contexts_written;

/// Who wrote it, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Writer {
    /// Anybody, and the run has secrets or a token that may write.
    OutsiderOfPrivilegedRun,
    /// Anybody, and the run has little to lose.
    Outsider,
    /// Who is named in a commit that was merged.
    Committer,
    /// Who may write to the repository, or passes an input.
    Insider,
}

const CONTEXTS: &str = include_str!("untrusted_contexts.txt");

/// So many variables and outputs are followed for one.
const MAX_VARIABLES: usize = 32;

impl Workflow {
    /// The worst of whose text is in a context, `github.event.issue.title`.
    pub(super) fn writer_of(&self, context: &str) -> Option<Writer> {
        if let Some(writer) = outputs::writer_of(self, context) {
            return Some(writer);
        }
        if let Some(input) = context
            .strip_prefix("inputs.")
            .or_else(|| context.strip_prefix("github.event.inputs."))
        {
            return self.is_free_text(input).then_some(Writer::Insider);
        }
        let lines = CONTEXTS.lines().filter(|line| !line.starts_with('#'));
        let writers = lines.filter_map(|line| {
            let mut words = line.split_whitespace();
            let (author, pattern) = (words.next()?, words.next()?);
            if !is_or_holds(context, pattern) {
                return None;
            }
            let called = self.is_action() || self.is_started_by("workflow_call");
            let events: Vec<&str> = words.filter(|event| self.is_started_by(event)).collect();
            match (author, &events[..]) {
                (_, []) if !called => None,
                ("outsider", events) => Some(match self.privileged_trigger() {
                    Some(_) if events.iter().any(|e| super::workflow::is_privileged(e)) => {
                        Writer::OutsiderOfPrivilegedRun
                    }
                    _ => Writer::Outsider,
                }),
                ("committer", _) => Some(Writer::Committer),
                _ => Some(Writer::Insider),
            }
        });
        writers.min()
    }

    /// An input that may be any text: not a choice, a number or a boolean.
    fn is_free_text(&self, input: &str) -> bool {
        let declared = ["workflow_dispatch", "workflow_call"]
            .iter()
            .filter_map(|event| self.trigger(event)?.get("inputs")?.get(input));
        let types: Vec<Option<&str>> = declared.map(|setting| setting.text_of("type")).collect();
        types.is_empty()
            || types
                .iter()
                .any(|kind| matches!(kind, None | Some("string")))
    }

    /// The contexts that a context stands for: itself, or what a variable or an
    /// output that the workflow sets was made from.
    pub(super) fn behind(&self, context: &str, job: Job<'_>, step: Step<'_>) -> Vec<String> {
        let mut found = Vec::new();
        let mut waiting = vec![(context.to_owned(), job, Some(step))];
        for _ in 0..MAX_VARIABLES {
            let Some((context, job, step)) = waiting.pop() else {
                break;
            };
            if let Some(name) = context.strip_prefix("env.") {
                let of_step = step.map(|step| step.settings);
                let scopes = of_step.into_iter().chain([job.settings, self.settings()]);
                let set = scopes
                    .filter_map(|scope| scope.get("env")?.get(name))
                    .next();
                match set.and_then(Setting::text) {
                    Some(text) => {
                        let written = super::expression::expressions(text);
                        let inner = written.iter().flat_map(|one| one.expression.flowing());
                        // In `env:` a variable cannot name itself.
                        let outer = inner.filter(|inner| *inner != context);
                        waiting.extend(outer.map(|inner| (inner, job, None)));
                    }
                    None => {
                        let before = job.steps().filter(|known| {
                            step.is_none_or(|step| {
                                known.settings.span.start < step.settings.span.start
                            })
                        });
                        for known in before {
                            let run = known.run().and_then(Setting::text).unwrap_or_default();
                            let written = contexts_written(run, name, EnvironmentFile::Variables);
                            waiting
                                .extend(written.into_iter().map(|inner| (inner, job, Some(known))));
                        }
                    }
                }
            } else if let Some(path) = context.strip_prefix("steps.") {
                let steps: Vec<Step<'_>> = job.steps().collect();
                let made = outputs::of_step(job, path);
                waiting.extend(made.into_iter().filter_map(|(inner, at)| match at {
                    Some(at) => Some((inner, job, steps.get(at).copied())),
                    // The end of the way.
                    None => {
                        found.push(inner);
                        None
                    }
                }));
            } else if let Some(path) = context.strip_prefix("needs.") {
                if let Some((of, contexts)) = outputs::of_job(self, path) {
                    waiting.extend(contexts.into_iter().map(|inner| (inner, of, None)));
                }
            } else {
                found.push(context);
            }
        }
        found
    }
}

/// Whether a context is what the pattern names, or a whole that contains it.
fn is_or_holds(context: &str, pattern: &str) -> bool {
    let mut wanted = pattern.split('.');
    let mut parts = 0;
    for part in context.split('.') {
        match wanted.next() {
            Some(name) if name == "*" || part == "*" || name == part => parts += 1,
            _ => return false,
        }
    }
    // `github.*` may be anything, and is left to those who look at computed names.
    parts > 1 || context == "github"
}

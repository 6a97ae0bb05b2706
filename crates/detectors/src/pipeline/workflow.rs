//! A workflow or a composite action of GitHub Actions, as detectors see it.
//!
//! Words: a *trigger* is an event that starts a workflow; *outsiders* are those
//! who may not write to the repository; a trigger is *theirs* if they can cause
//! it, and *privileged* if the run then has the repository's secrets and a
//! token that may write, although an outsider caused it.
//!
//! Events: <https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows>.

use std::rc::Rc;

use laocoon_source::Span;

use super::settings::{Key, Setting, Value};
use crate::TextFile;

/// The files that hold workflows or actions.
pub(super) const FILES: &[&str] = &[
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    "action.yml",
    "action.yaml",
];

/// The files that hold workflows.
pub(super) const FILES_OF_WORKFLOWS: &[&str] =
    &[".github/workflows/*.yml", ".github/workflows/*.yaml"];

/// Outsiders cause these, and the run is privileged.
const PRIVILEGED: [&str; 9] = [
    "pull_request_target",
    "workflow_run",
    "issues",
    "issue_comment",
    "discussion",
    "discussion_comment",
    "fork",
    "watch",
    "gollum",
];

/// Outsiders cause these, and the run of their change has no secrets.
const UNPRIVILEGED: [&str; 3] = [
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
];

/// Whether outsiders cause this event with a privileged run.
pub(super) fn is_privileged(event: &str) -> bool {
    PRIVILEGED.contains(&event)
}

/// A workflow, or an action that is made of steps.
#[derive(Debug)]
pub(super) struct Workflow {
    root: Setting,
}

/// Jobs run next to each other, each on a machine of its own. The steps of an
/// action are taken for one job.
#[derive(Debug, Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) name: &'a Key,
    pub(super) settings: &'a Setting,
}

/// One step of a job: a script, or a call of an action.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) settings: &'a Setting,
}

/// What `uses:` names: `owner/name/path@reference`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Used<'a> {
    pub(super) span: Span,
    /// Without the reference.
    pub(super) name: &'a str,
    /// What stands behind `@`.
    pub(super) reference: Option<&'a str>,
}

impl Workflow {
    /// The workflow of a file, made once.
    pub(super) fn of(file: &TextFile<'_>) -> Rc<Option<Self>> {
        file.shared(|file| {
            let documents = Setting::documents(file);
            let workflow = documents.into_iter().next().map(|root| Self { root })?;
            let is_one = workflow.root.get("jobs").is_some() || workflow.is_action();
            is_one.then_some(workflow)
        })
    }

    /// Whether it is an action, which workflows call.
    pub(super) fn is_action(&self) -> bool {
        self.root.get("runs").is_some() && self.root.get("jobs").is_none()
    }

    /// All settings.
    pub(super) fn settings(&self) -> &Setting {
        &self.root
    }

    /// The events that start it, with their places.
    pub(super) fn triggers(&self) -> Vec<(&str, Span)> {
        let Some(on) = self.root.get("on").or_else(|| self.root.get("true")) else {
            return Vec::new();
        };
        match &on.value {
            Value::Text(name) => vec![(name.as_str(), on.span)],
            Value::List(names) => {
                let named = |name: &'_ Setting| name.span;
                names
                    .iter()
                    .filter_map(|n| Some((n.text()?, named(n))))
                    .collect()
            }
            Value::Map(events) => events
                .iter()
                .map(|(key, _)| (&*key.text, key.span))
                .collect(),
        }
    }

    /// What a trigger is narrowed by.
    pub(super) fn trigger(&self, name: &str) -> Option<&Setting> {
        self.root.get("on")?.get(name)
    }

    /// Whether an event starts it.
    pub(super) fn is_started_by(&self, name: &str) -> bool {
        self.triggers().iter().any(|(known, _)| *known == name)
    }

    /// The first trigger that outsiders cause with a privileged run.
    pub(super) fn privileged_trigger(&self) -> Option<(&str, Span)> {
        let is_one = |(name, _): &(&str, Span)| is_privileged(name);
        self.triggers().into_iter().find(is_one)
    }

    /// The first trigger that outsiders cause, privileged ones first.
    pub(super) fn outsiders_trigger(&self) -> Option<(&str, Span)> {
        let is_one = |(name, _): &(&str, Span)| UNPRIVILEGED.contains(name);
        self.privileged_trigger()
            .or_else(|| self.triggers().into_iter().find(is_one))
    }

    /// The jobs, in the order of the file.
    pub(super) fn jobs(&self) -> Vec<Job<'_>> {
        if self.is_action() {
            let runs = self.root.entry("runs");
            return runs
                .map(|(name, settings)| Job { name, settings })
                .into_iter()
                .collect();
        }
        let jobs = self.root.get("jobs").map_or(&[][..], Setting::entries);
        jobs.iter()
            .map(|(name, settings)| Job { name, settings })
            .collect()
    }

    /// Every `uses:`, of jobs and of steps.
    pub(super) fn uses(&self) -> Vec<Used<'_>> {
        let mut all = Vec::new();
        for job in self.jobs() {
            all.extend(job.settings.get("uses").and_then(Used::read));
            all.extend(job.steps().filter_map(Step::uses));
        }
        all
    }
}

impl<'a> Job<'a> {
    /// Its steps, in their order.
    pub(super) fn steps(self) -> impl Iterator<Item = Step<'a>> {
        let steps = self
            .settings
            .get("steps")
            .map_or(&[][..], Setting::elements);
        steps.iter().map(|settings| Step { settings })
    }
}

impl<'a> Step<'a> {
    /// The action that it calls.
    pub(super) fn uses(self) -> Option<Used<'a>> {
        self.settings.get("uses").and_then(Used::read)
    }

    /// Its script.
    pub(super) fn run(self) -> Option<&'a Setting> {
        self.settings.get("run")
    }

    /// What it gives the action under a name.
    pub(super) fn input(self, name: &str) -> Option<&'a Setting> {
        self.settings.get("with")?.get(name)
    }

    /// Whether it calls this action, at whatever version.
    pub(super) fn calls(self, action: &str) -> bool {
        self.uses()
            .is_some_and(|used| used.name.eq_ignore_ascii_case(action))
    }
}

impl<'a> Used<'a> {
    fn read(setting: &'a Setting) -> Option<Self> {
        let text = setting.text()?.trim();
        let (name, reference) = match text.split_once('@') {
            Some((name, reference)) => (name, Some(reference)),
            None => (text, None),
        };
        Some(Self {
            span: setting.span,
            name,
            reference,
        })
    }

    /// In the same repository, and so of the same commit.
    pub(super) fn is_local(self) -> bool {
        self.name.starts_with("./") || self.name.starts_with("../")
    }

    /// Of GitHub itself.
    pub(super) fn is_official(self) -> bool {
        let owner = self.name.split('/').next().unwrap_or_default();
        ["actions", "github", "dependabot"]
            .iter()
            .any(|known| owner.eq_ignore_ascii_case(known))
    }

    /// Whether the reference is a whole digest of a commit.
    pub(super) fn is_pinned(self) -> bool {
        self.reference.is_some_and(|reference| {
            matches!(reference.len(), 40 | 64) && reference.bytes().all(|b| b.is_ascii_hexdigit())
        })
    }
}

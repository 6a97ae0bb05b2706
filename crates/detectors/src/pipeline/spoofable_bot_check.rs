//! Who acted last is taken for who wrote the change.
//!
//! ## What it finds
//!
//! Conditions that let a job or step run because `github.actor` or
//! `github.triggering_actor` is a bot, in workflows that outsiders start by a pull
//! request or a comment, unless the author is asked too.
//!
//! ## Why that is bad
//!
//! The actor is whoever caused the event last: an outsider lets the bot act on a pull request of theirs, for instance by asking it to rebase, and their code then runs as if the bot had written it.
//!
//! ## Example
//!
//! ```yaml
//! on: pull_request_target
//! jobs:
//!   merge:
//!     if: github.actor == 'dependabot[bot]'
//! ```
//!
//! ## Limits
//!
//! Checks inside of scripts are not found.
//!
//! ## References
//!
//! - <https://www.synacktiv.com/publications/github-actions-exploitation-dependabot>
//! - <https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::expression::{self, Expression};
use super::settings::Setting;
use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct SpoofableBotCheck;

static ABOUT: About = About {
    id: "pipeline/spoofable-bot-check",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-290", "CWE-807"],
    remediation: "Ask who wrote the change: `github.event.pull_request.user.login == 'dependabot[bot]'`.",
    source: include_str!("spoofable_bot_check.rs"),
};

const ACTORS: [&str; 5] = [
    "github.actor",
    "github.triggering_actor",
    "github.event.sender.login",
    "github.actor_id",
    "github.event.sender.type",
];

/// The account numbers of dependabot, renovate and github-actions.
const BOT_NUMBERS: [&str; 3] = ["49699333", "29139614", "41898282"];

impl Detector for SpoofableBotCheck {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&["actor", "sender"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        let Some((trigger, trigger_span)) = workflow.outsiders_trigger() else {
            return;
        };
        for job in workflow.jobs() {
            let steps = job.steps().map(|step| step.settings);
            for settings in std::iter::once(job.settings).chain(steps) {
                let Some((setting, actor)) = settings.get("if").and_then(spoofable) else {
                    continue;
                };
                findings
                    .at(setting.span, format!("This runs if `{actor}` is a bot, which says who caused the last event and not who wrote the change"))
                    .severity(match workflow::is_privileged(trigger) {
                        true => Severity::High,
                        false => Severity::Medium,
                    })
                    .related(trigger_span, "anybody can cause this event");
            }
        }
    }
}

/// The actor that a condition takes for the author.
fn spoofable(setting: &Setting) -> Option<(&Setting, String)> {
    let condition = expression::condition(setting.text()?);
    let all = condition.all();
    let asks_author = all.iter().filter_map(|part| part.context()).any(|context| {
        context.ends_with(".user.login")
            || context.ends_with(".user.id")
            || context.ends_with("head_commit.author.username")
    });
    if asks_author {
        return None;
    }
    let mut waiting = vec![&condition];
    while let Some(part) = waiting.pop() {
        match part {
            // What is denied only keeps bots out.
            Expression::Operation("!", _) => {}
            Expression::Operation("==", operands) | Expression::Call(_, operands)
                if operands.iter().flat_map(|o| o.all()).any(names_bot) =>
            {
                let actor = operands.iter().filter_map(Expression::context);
                if let Some(actor) = actor.into_iter().find(|a| ACTORS.contains(&a.as_str())) {
                    return Some((setting, actor));
                }
            }
            Expression::Operation(_, operands) => waiting.extend(operands),
            _ => {}
        }
    }
    None
}

fn names_bot(part: &Expression) -> bool {
    part.literal()
        .is_some_and(|text| text.contains("[bot]") || text == "Bot" || BOT_NUMBERS.contains(&text))
}

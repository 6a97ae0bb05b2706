//! A part of a text is taken for one of a list.
//!
//! ## What it finds
//!
//! `contains('refs/heads/main refs/heads/release', github.ref)`: a literal text that is
//! searched for something that others choose, such as a branch or an account.
//!
//! ## Why that is bad
//!
//! `contains` on a text looks for any part of it: a branch that is named `m`, or an account named after the beginning of a trusted one, passes the check.
//!
//! ## Example
//!
//! ```yaml
//! if: contains('refs/heads/main refs/heads/develop', github.ref)
//! ```
//!
//! ## Limits
//!
//! Lists that are made elsewhere (`contains(vars.TRUSTED, github.actor)`) are not
//! known to be text.
//!
//! ## References
//!
//! - <https://docs.github.com/actions/reference/workflows-and-actions/expressions#contains>

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::{FileTree, Kind};

use super::expression::{self, Expression};
use super::workflow::{self, Workflow};
use crate::{About, Detector, Findings, Interest, TextFile};

/// The detector.
pub struct SubstringForMembership;

static ABOUT: About = About {
    id: "pipeline/substring-for-membership",
    severity: Severity::Medium,
    confidence: Confidence::High,
    cwe: &["CWE-697", "CWE-183"],
    remediation: "Search a list: `contains(fromJSON('[\"main\", \"develop\"]'), github.ref_name)`.",
    source: include_str!("substring_for_membership.rs"),
};

const CHOSEN: [&str; 10] = [
    "github.actor",
    "github.triggering_actor",
    "github.ref",
    "github.ref_name",
    "github.head_ref",
    "github.base_ref",
    "github.event.pull_request.head.ref",
    "github.event.pull_request.user.login",
    "github.event.sender.login",
    "github.event.comment.user.login",
];

impl Detector for SubstringForMembership {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(workflow::FILES)
            .with_words(&["contains"])
            .with_kinds(&[Kind::Dict])
    }

    fn look_at_tree(&self, file: &TextFile<'_>, _: &FileTree, findings: &mut Findings<'_>) {
        let workflow = Workflow::of(file);
        let Some(workflow) = workflow.as_ref() else {
            return;
        };
        for job in workflow.jobs() {
            let steps = job.steps().map(|step| step.settings);
            for settings in std::iter::once(job.settings).chain(steps) {
                let Some(setting) = settings.get("if") else {
                    continue;
                };
                let condition = expression::condition(setting.text().unwrap_or_default());
                if let Some(chosen) = condition.all().into_iter().find_map(unsound) {
                    findings.at(setting.span, format!("`contains` looks for `{chosen}` anywhere in a text, so any part of that text passes"));
                }
            }
        }
    }
}

fn unsound(part: &Expression) -> Option<String> {
    match part {
        Expression::Call(name, arguments) if name == "contains" => {
            let [Expression::Literal(_), sought] = &arguments[..] else {
                return None;
            };
            sought
                .context()
                .filter(|context| CHOSEN.contains(&context.as_str()))
        }
        _ => None,
    }
}

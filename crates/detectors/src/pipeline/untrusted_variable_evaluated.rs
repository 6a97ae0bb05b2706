//! A job evaluates text that somebody else wrote.
//!
//! ## What it finds
//!
//! Scripts in which a variable that holds text of others is read as a program: by
//! `eval`, by a shell or an interpreter that is given it as code (`sh -c`,
//! `node -e`, `xargs sh -c`), at its input or in a file, or by another machine's
//! shell (`ssh`). On GitHub that is what `env:` takes from titles, bodies,
//! comments, branches and messages of commits, and what `gh` and `git log`
//! print; on GitLab, Azure, CircleCI, Bitbucket, Jenkins, Travis, Drone and
//! Buildkite it is the variables with such texts. Variables of the script are
//! followed.
//!
//! ## Why that is bad
//!
//! The shell reads the variable's text as a program: whoever opens a merge request, writes a comment or the commit's message runs commands in the job, with its variables and its token. That the text came in by a variable helps against nothing then.
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
//! What a program of the repository does with its arguments is not followed, nor
//! are variables that a file sets.
//!
//! ## References
//!
//! - <https://docs.gitlab.com/ci/variables/predefined_variables/>
//! - <https://securitylab.github.com/resources/github-actions-untrusted-input/>
//! - <https://cwe.mitre.org/data/definitions/95.html>

use laocoon_report::{Confidence, Severity};
use laocoon_source::Span;

use super::evaluation::evaluated;
use super::settings::{Setting, Value};
use super::system::{self, Script, System, Variable};
use super::untrusted::Writer;
use super::workflow::{Job, Step, Workflow};
use super::written::place_of_command;
use crate::file::span_of;
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

/// `system::FILES` and those of workflows.
static FILES: [&str; system::FILES.len() + 4] = {
    let mut all = [""; system::FILES.len() + 4];
    let mut at = 0;
    while at < system::FILES.len() {
        all[at] = system::FILES[at];
        at += 1;
    }
    all[at] = ".github/workflows/*.yml";
    all[at + 1] = ".github/workflows/*.yaml";
    all[at + 2] = "action.yml";
    all[at + 3] = "action.yaml";
    all
};

impl Detector for UntrustedVariableEvaluated {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        // What evaluates has many names, and the files are few.
        Interest::ANY.named(&FILES)
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        match System::of(file.path()) {
            Some(system) => look_at_system(system, file, findings),
            None => look_at_workflow(file, findings),
        }
    }
}

fn look_at_workflow(file: &TextFile<'_>, findings: &mut Findings<'_>) {
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
            let holds = |name: &str| held(workflow, job, step, name);
            let mut found = evaluated(script, &holds);
            if step.settings.text_of("shell") == Some("cmd") {
                let names = script.split('%').skip(1).step_by(2);
                found.extend(names.filter_map(|name| Some((script, holds(name)?))));
            }
            let mut from = Some(0);
            for (command, (writer, context)) in found {
                let (severity, who) = match writer {
                    Writer::OutsiderOfPrivilegedRun => (Severity::High, "anybody can write"),
                    Writer::Outsider => (Severity::Medium, "anybody can write"),
                    Writer::Committer => (Severity::Medium, "the author of a commit writes"),
                    Writer::Insider => (Severity::Low, "those who start or call this can choose"),
                };
                let span = place_of_command(run, file.text(), command, &mut from);
                findings
                    .at(
                        span,
                        format!(
                            "`{context}` is text that {who}, and is evaluated here as a program"
                        ),
                    )
                    .severity(severity);
            }
        }
    }
}

/// Whose text a variable of a step's script holds.
fn held(workflow: &Workflow, job: Job<'_>, step: Step<'_>, name: &str) -> Option<(Writer, String)> {
    let context = match name {
        "(git log)" => return Some((Writer::Committer, "git log".to_owned())),
        "(gh)" => return Some((Writer::OutsiderOfPrivilegedRun, "gh".to_owned())),
        "GITHUB_HEAD_REF" => "github.head_ref".to_owned(),
        "GITHUB_REF_NAME" => "github.ref_name".to_owned(),
        _ => format!("env.{}", name.to_ascii_lowercase()),
    };
    let behind = workflow.behind(&context, job, step);
    behind
        .into_iter()
        .filter_map(|context| Some((workflow.writer_of(&context)?, context)))
        .min()
}

fn look_at_system(system: System, file: &TextFile<'_>, findings: &mut Findings<'_>) {
    let documents = match system {
        System::Jenkins => Vec::new(),
        _ => Setting::documents(file),
    };
    let variables: Vec<Variable> = system.variables().collect();
    let copies: Vec<(&str, Variable)> = documents
        .iter()
        .flat_map(|root| copies(system, &variables, root))
        .collect();
    let holds = |name: &str| {
        let own = variables
            .iter()
            .find(|known| known.name.eq_ignore_ascii_case(name))
            .copied();
        own.or_else(|| {
            copies
                .iter()
                .find(|(copy, _)| *copy == name)
                .map(|(_, of)| *of)
        })
        .map(|variable| variable.name)
        .or((name == "(git log)").then_some("git log"))
        .or((name == "(gh)").then_some("gh"))
    };
    for script in system.scripts(file, &documents) {
        for (command, name) in evaluated(&script.text, &holds) {
            // What the system puts in is told by another detector.
            let is_macro = script.macros.iter().any(|known| known.name == name);
            if !is_macro || command.contains(name) {
                findings.at(
                    place(&script, file.text(), command),
                    format!("`{name}`, which others write, is evaluated as a program"),
                );
            }
        }
        let names = script.text.split('%').skip(1).step_by(2);
        for name in names.filter(|name| name.contains('_')).filter_map(holds) {
            findings.at(
                script.span,
                format!("`{name}`, which others write, becomes part of what `cmd` runs"),
            );
        }
    }
}

/// Variables of the file that hold one that others write.
fn copies<'a>(system: System, known: &[Variable], root: &'a Setting) -> Vec<(&'a str, Variable)> {
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(setting) = waiting.pop() {
        waiting.extend(setting.elements());
        for (key, value) in setting.entries() {
            waiting.push(value);
            let Some(text) = value.text() else {
                continue;
            };
            let is_name = key
                .text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_');
            if !is_name || matches!(setting.value, Value::Text(_)) || !text.contains(['$', '<']) {
                continue;
            }
            let of_macro = system.macros(text).into_iter().next();
            let plain = || {
                known.iter().copied().find(|one| {
                    text == format!("${}", one.name) || text == format!("${{{}}}", one.name)
                })
            };
            found.extend(of_macro.or_else(plain).map(|of| (&*key.text, of)));
        }
    }
    found
}

/// Where a command of a script is written.
fn place(script: &Script<'_>, source: &str, command: &str) -> Span {
    let line = command.lines().next().unwrap_or_default();
    let at = script
        .span
        .slice(source)
        .find(line)
        .filter(|_| !line.is_empty());
    at.map_or(script.span, |at| {
        let start = script.span.start as usize + at;
        span_of(start, start + line.len())
    })
}

//! Build systems other than GitHub Actions, and the scripts in their files.
//!
//! Words: a *macro* is what the system itself puts into a script before any shell
//! reads it: `$(Build.SourceBranch)` of Azure, `<< pipeline.git.branch >>` of
//! CircleCI, `"${env.CHANGE_TITLE}"` of Jenkins, `${DRONE_BRANCH}` of Drone,
//! `$BUILDKITE_MESSAGE` of Buildkite. Which variables hold text of others is in
//! the data file beside this one.

use std::borrow::Cow;

use laocoon_source::Span;

use super::groovy;
use super::settings::{Setting, Value};
use crate::TextFile;

/// Their files.
pub(super) const FILES: &[&str] = &[
    "*.gitlab-ci.yml",
    "*.gitlab-ci.yaml",
    "azure-pipelines*.yml",
    "azure-pipelines*.yaml",
    ".azure-pipelines/*.yml",
    ".azure-pipelines/*.yaml",
    ".azure/*.yml",
    ".circleci/*.yml",
    ".circleci/*.yaml",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    ".drone.yml",
    ".buildkite/*.yml",
    ".buildkite/*.yaml",
    "Jenkinsfile*",
    "*.jenkinsfile",
];

const VARIABLES: &str = include_str!("untrusted_variables.txt");

/// Keys of scripts.
const SCRIPTS: [&str; 17] = [
    "script",
    "before_script",
    "after_script",
    "after-script",
    "run",
    "command",
    "commands",
    "bash",
    "powershell",
    "pwsh",
    "inlineScript",
    "install",
    "before_install",
    "after_success",
    "after_failure",
    "before_deploy",
    "deploy",
];

/// A build system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    GitLab,
    Azure,
    CircleCi,
    Bitbucket,
    Travis,
    Drone,
    Buildkite,
    Jenkins,
}

/// A variable that holds text of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variable {
    pub(super) name: &'static str,
    /// How the system writes it, in lower case, if that is another name.
    macro_name: Option<&'static str>,
    /// Whether any text fits, and not only what a branch may be called.
    pub(super) is_free_text: bool,
}

/// A script in a file of a build system.
#[derive(Debug)]
pub(super) struct Script<'a> {
    pub(super) span: Span,
    pub(super) text: Cow<'a, str>,
    /// The variables that the system puts in, in the order of the text.
    pub(super) macros: Vec<Variable>,
}

impl System {
    /// The system that a file is for.
    pub(super) fn of(path: &str) -> Option<Self> {
        let lower = path.to_ascii_lowercase();
        let (folders, name) = lower.rsplit_once('/').unwrap_or(("", &lower));
        let folder = folders.rsplit('/').next().unwrap_or_default();
        Some(match (folder, name) {
            (_, name) if name.contains("jenkinsfile") => Self::Jenkins,
            (_, name) if name.contains(".gitlab-ci.") => Self::GitLab,
            (_, name) if name.starts_with("azure-pipelines") => Self::Azure,
            (".azure-pipelines" | ".azure", _) => Self::Azure,
            (".circleci", _) => Self::CircleCi,
            (".buildkite", _) => Self::Buildkite,
            (_, "bitbucket-pipelines.yml") => Self::Bitbucket,
            (_, ".travis.yml") => Self::Travis,
            (_, ".drone.yml") => Self::Drone,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::GitLab => "gitlab",
            Self::Azure => "azure",
            Self::CircleCi => "circleci",
            Self::Bitbucket => "bitbucket",
            Self::Travis => "travis",
            Self::Drone => "drone",
            Self::Buildkite => "buildkite",
            Self::Jenkins => "jenkins",
        }
    }

    /// Its variables that hold text of others.
    pub(super) fn variables(self) -> impl Iterator<Item = Variable> {
        VARIABLES.lines().filter_map(move |line| {
            let mut words = line.split_whitespace();
            let is_of_it = words.next() == Some(self.name());
            let (kind, name, macro_name) = (words.next()?, words.next()?, words.next());
            is_of_it.then_some(Variable {
                name: macro_name.filter(|_| name == "-").unwrap_or(name),
                macro_name,
                is_free_text: kind == "text",
            })
        })
    }

    /// The scripts of its file.
    pub(super) fn scripts<'a>(
        self,
        file: &'a TextFile<'_>,
        documents: &'a [Setting],
    ) -> Vec<Script<'a>> {
        if self == Self::Jenkins {
            let variables: Vec<Variable> = self.variables().collect();
            return groovy::scripts(file.text())
                .into_iter()
                .map(|script| Script {
                    span: script.span,
                    macros: script
                        .put_in
                        .iter()
                        .filter_map(|name| {
                            variables.iter().find(|known| known.name == *name).copied()
                        })
                        .collect(),
                    text: Cow::Owned(script.text),
                })
                .collect();
        }
        let mut found = Vec::new();
        for setting in documents.iter().flat_map(scripts_below) {
            if let Some(text) = setting.text() {
                found.push(Script {
                    span: setting.span,
                    macros: self.macros(text),
                    text: Cow::Borrowed(text),
                });
            }
        }
        found
    }

    /// The variables that the system puts into a text.
    pub(super) fn macros(self, text: &str) -> Vec<Variable> {
        let named = |name: &str| {
            let name = name.trim();
            self.variables().find(|variable| {
                variable
                    .macro_name
                    .is_some_and(|known| known.eq_ignore_ascii_case(name))
            })
        };
        let names: Vec<&str> = match self {
            Self::Azure => {
                let between = |open: &'static str, close: &'static str| {
                    text.split(open)
                        .skip(1)
                        .filter_map(move |rest| Some(rest.split_once(close)?.0))
                };
                let own = between("$(", ")");
                let of_list = between("variables['", "']").chain(between("variables[\"", "\"]"));
                let of_dots = text.split("variables.").skip(1).map(|rest| {
                    let end = rest.find(|c: char| !(c.is_alphanumeric() || "._".contains(c)));
                    &rest[..end.unwrap_or(rest.len())]
                });
                own.chain(of_list).chain(of_dots).collect()
            }
            Self::CircleCi => {
                let inner = text.split("<<").skip(1);
                inner
                    .filter_map(|rest| Some(rest.split_once(">>")?.0))
                    .collect()
            }
            Self::Drone => braced(text),
            Self::Buildkite => {
                let mut names = braced(text);
                let plain = text
                    .match_indices('$')
                    .filter(|(at, _)| !text[..*at].ends_with(['$', '\\']));
                names.extend(plain.map(|(at, _)| {
                    let rest = &text[at + 1..];
                    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
                    &rest[..end.unwrap_or(rest.len())]
                }));
                names
            }
            _ => Vec::new(),
        };
        names.into_iter().filter_map(named).collect()
    }
}

/// `${NAME}`, with what may stand behind the name; not `$${NAME}`.
fn braced(text: &str) -> Vec<&str> {
    let starts = text
        .match_indices("${")
        .filter(|(at, _)| !text[..*at].ends_with(['$', '\\']));
    starts
        .map(|(at, _)| {
            let rest = &text[at + 2..];
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// The scalars that are scripts.
fn scripts_below(root: &Setting) -> Vec<&Setting> {
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(setting) = waiting.pop() {
        match &setting.value {
            Value::Text(_) => {}
            Value::List(elements) => waiting.extend(elements.iter().rev()),
            Value::Map(entries) => {
                for (key, value) in entries.iter().rev() {
                    let is_script = SCRIPTS
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(&key.text));
                    match &value.value {
                        Value::Text(_) if is_script => found.push(value),
                        Value::List(elements) if is_script => {
                            let texts = elements.iter().filter(|one| one.text().is_some());
                            found.extend(texts);
                            // Steps of CircleCI, pipes of Bitbucket, lists in lists.
                            waiting.push(value);
                            let lists = elements.iter().flat_map(Setting::elements);
                            found.extend(lists.filter(|one| one.text().is_some()));
                        }
                        _ => waiting.push(value),
                    }
                }
            }
        }
    }
    found.sort_by_key(|setting| setting.span.start);
    found
}

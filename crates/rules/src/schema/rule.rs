//! One rule.

use serde::{Deserialize, Serialize};

use super::formula::{Condition, Formula};
use super::options::{GenericEngine, Options};
use super::position::{Located, Position};
use super::taint::TaintSpec;

/// A rule as its author wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    pub id: String,
    pub message: String,
    pub severity: Severity,
    /// As written, each one known: see [`super::is_known_language`].
    pub languages: Vec<String>,
    pub body: RuleBody,
    /// Replacement for the match, with metavariables; trimmed.
    pub fix: Option<String>,
    pub fix_regex: Option<FixRegex>,
    pub paths: Paths,
    pub options: Options,
    /// `null` when there is none.
    #[serde(with = "as_text")]
    pub metadata: serde_json::Value,
    /// The versions of Semgrep it asks for, as written.
    pub min_version: Option<String>,
    pub max_version: Option<String>,
    /// The file, as the caller named it, and the place in it.
    pub path: String,
    pub position: Position,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RuleBody {
    /// Finds matches of a formula.
    Search(Formula),
    /// Finds flows from sources to sinks.
    Taint(TaintSpec),
    /// Was recognised, and is not run.
    NotRun(NotRun),
}

/// Why a rule is not run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotRun {
    /// `mode: join`
    Join,
    /// `mode: extract`
    Extract,
    /// `mode: step`
    Steps,
    /// It asks for the project's dependencies.
    Dependencies,
    /// It asks for another version of Semgrep; which, in words.
    Version(String),
}

impl std::fmt::Display for NotRun {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NotRun::Join => formatter.write_str("rules with `mode: join` are not supported"),
            NotRun::Extract => formatter.write_str("rules with `mode: extract` are not supported"),
            NotRun::Steps => formatter.write_str("rules with `mode: step` are not supported"),
            NotRun::Dependencies => {
                formatter.write_str("rules about dependencies are not supported")
            }
            NotRun::Version(reason) => formatter.write_str(reason),
        }
    }
}

/// How bad a finding is, in Semgrep's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Severity {
    Error,
    Warning,
    Info,
    Inventory,
    Experiment,
    Critical,
    High,
    Medium,
    Low,
}

impl Severity {
    pub(super) const NAMES: [(&'static str, Severity); 9] = [
        ("ERROR", Severity::Error),
        ("WARNING", Severity::Warning),
        ("INFO", Severity::Info),
        ("INVENTORY", Severity::Inventory),
        ("EXPERIMENT", Severity::Experiment),
        ("CRITICAL", Severity::Critical),
        ("HIGH", Severity::High),
        ("MEDIUM", Severity::Medium),
        ("LOW", Severity::Low),
    ];
}

/// A replacement by regular expression within the match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixRegex {
    pub regex: Located<String>,
    pub replacement: String,
    /// At most so many replacements.
    pub count: Option<u32>,
}

/// The files that a rule is for, as globs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paths {
    pub include: Vec<String>,
    pub exclude: Vec<String>,
}

/// What a rule's patterns are matched against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Syntax trees of the rule's languages.
    Code,
    /// Words and punctuation of any text (`languages: [generic]`).
    Generic(GenericEngine),
    /// Text, by regular expressions only (`languages: [regex]`).
    Text,
}

impl Rule {
    /// What the rule's patterns are matched against.
    pub fn target(&self) -> Target {
        target(&self.languages, &self.options)
    }

    /// Whether what it finds depends on the day on which it is run: a comparison
    /// asks for `today()`.
    pub fn asks_for_date(&self) -> bool {
        let mut found = false;
        self.body.formulas().into_iter().for_each(|formula| {
            formula.visit(&mut |part| {
                let (Formula::All { conditions, .. } | Formula::Any { conditions, .. }) = part
                else {
                    return;
                };
                for condition in conditions {
                    if let Condition::Comparison { comparison, .. } = condition {
                        found |= comparison.asks_for_date();
                    }
                }
            });
        });
        found
    }
}

impl RuleBody {
    /// All its formulas; those inside them are not among them.
    fn formulas(&self) -> Vec<&Formula> {
        match self {
            Self::Search(formula) => vec![formula],
            Self::Taint(TaintSpec {
                sources,
                propagators,
                sanitizers,
                sinks,
            }) => {
                let sources = sources.iter().map(|one| &one.formula);
                let propagators = propagators.iter().map(|one| &one.formula);
                let sanitizers = sanitizers.iter().map(|one| &one.formula);
                let sinks = sinks.iter().map(|one| &one.formula);
                let all = sources.chain(propagators).chain(sanitizers);
                all.chain(sinks).collect()
            }
            Self::NotRun(_) => Vec::new(),
        }
    }
}

pub(super) fn target(languages: &[String], options: &Options) -> Target {
    match languages.first().map(String::as_str) {
        Some("generic" | "spacegrep") if languages.len() == 1 => {
            Target::Generic(options.generic_engine)
        }
        Some("aliengrep") if languages.len() == 1 => Target::Generic(GenericEngine::Aliengrep),
        Some("regex" | "none") if languages.len() == 1 => Target::Text,
        _ => Target::Code,
    }
}

/// Metadata is kept as text, so that formats without self-description can
/// carry it.
mod as_text {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &serde_json::Value,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.to_string().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<serde_json::Value, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text).map_err(D::Error::custom)
    }
}

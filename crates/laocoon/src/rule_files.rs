//! The rules of a run: where they come from, and what is wrong with them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, bail};
use laocoon_report::{RejectedRule, RuleNotRun, RulesCoverage};
use laocoon_rules::engine::{PartName, Parts, RulePart};
use laocoon_rules::schema::{ParsedRules, Rule, RuleBody, RuleError, parse_rules};
use serde::{Deserialize, Serialize};

use crate::{messages, pack};

/// Rule files as text, in the order in which their rules come.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleTexts(Vec<(String, Result<Cow<'static, str>, String>)>);

impl RuleTexts {
    /// The bundled rules.
    pub(crate) fn bundled() -> Self {
        let mut texts = Self::default();
        for (path, text) in pack::FILES {
            texts.0.push((pack::label(path), Ok(Cow::Borrowed(*text))));
        }
        texts
    }

    /// Adds a file, or all rule files below a directory.
    ///
    /// # Errors
    ///
    /// When there is no such file or directory. A file that cannot be read
    /// will be among [`RuleFiles::errors`].
    pub(crate) fn read(&mut self, path: &Path) -> anyhow::Result<()> {
        let context = || format!("cannot read rules from {}", path.display());
        if !path.metadata().with_context(context)?.is_dir() {
            self.read_file(path);
            return Ok(());
        }
        let files = rule_files_below(path).with_context(context)?;
        if files.is_empty() {
            bail!(
                "cannot read rules from {}: there is no .yaml or .yml file in it",
                path.display()
            );
        }
        files.iter().for_each(|file| self.read_file(file));
        Ok(())
    }

    fn read_file(&mut self, path: &Path) {
        let text = fs::read_to_string(path).map(Cow::Owned);
        let text = text.map_err(|error| format!("cannot be read: {error}"));
        self.0.push((path.display().to_string(), text));
    }

    /// Adds a text, which messages name by this label.
    #[cfg(test)]
    pub(crate) fn add(&mut self, label: String, text: String) {
        self.0.push((label, Ok(text.into())));
    }

    /// Each file's name, and its text or why it cannot be read.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Result<&str, &str>)> {
        let parts = self.0.iter();
        parts.map(|(label, text)| (&**label, text.as_deref().map_err(|problem| &**problem)))
    }

    /// Reads the rules in the texts.
    pub(crate) fn parse(self) -> RuleFiles {
        let mut files = RuleFiles::default();
        files.add_all(self);
        files
    }
}

/// Rules as they were read.
#[derive(Debug, Default)]
pub(crate) struct RuleFiles {
    pub(crate) rules: Vec<Rule>,
    /// What is wrong; each rule named here is left out.
    pub(crate) errors: Vec<RuleError>,
    /// What is odd, but does no harm.
    pub(crate) warnings: Vec<RuleError>,
    /// The text of every file, by the name that its rules have as their path.
    pub(crate) texts: BTreeMap<String, String>,
}

impl RuleFiles {
    /// The bundled rules.
    pub(crate) fn bundled() -> Self {
        RuleTexts::bundled().parse()
    }

    /// Adds the rules of a file, or of all rule files below a directory.
    ///
    /// # Errors
    ///
    /// As [`RuleTexts::read`].
    pub(crate) fn read(&mut self, path: &Path) -> anyhow::Result<()> {
        let mut texts = RuleTexts::default();
        texts.read(path)?;
        self.add_all(texts);
        Ok(())
    }

    fn add_all(&mut self, texts: RuleTexts) {
        for (label, text) in texts.0 {
            match text {
                Ok(text) => self.add(label, text.into_owned()),
                Err(message) => self.errors.push(RuleError {
                    path: label,
                    line: 1,
                    column: 1,
                    rule_id: None,
                    message,
                    help: None,
                }),
            }
        }
    }

    /// Adds the rules in a text, which messages name by this label.
    pub(crate) fn add(&mut self, label: String, text: String) {
        let ParsedRules {
            rules,
            errors,
            warnings,
        } = parse_rules(&label, &text);
        self.rules.extend(rules);
        self.errors.extend(errors);
        self.warnings.extend(warnings);
        self.texts.insert(label, text);
    }

    /// Compiles the rules; those that cannot be are added to the errors.
    pub(crate) fn compile(self) -> CompiledRules {
        let Self {
            rules,
            mut errors,
            warnings,
            ..
        } = self;
        let (parts, not_compiled) = RulePart::compile(&rules);
        let loaded = rules.len().saturating_sub(not_compiled.len());
        errors.extend(not_compiled.into_iter().map(RuleError::from));
        let summary = RulesSummary {
            rules: rules.iter().map(RuleSummary::of).collect(),
            parts: parts.keys().copied().collect(),
            asks_for_date: rules.iter().any(Rule::asks_for_date),
            loaded,
            errors,
            warnings,
        };
        CompiledRules { summary, parts }
    }
}

/// Rules ready to run.
#[derive(Debug)]
pub(crate) struct CompiledRules {
    pub(crate) summary: RulesSummary,
    pub(crate) parts: Parts,
}

/// What there is to say of rules without running them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct RulesSummary {
    /// In the order in which they were given; matches name them by their place.
    pub(crate) rules: Vec<RuleSummary>,
    /// Which parts they make.
    pub(crate) parts: Vec<PartName>,
    /// Whether what they find depends on the day on which they are run.
    pub(crate) asks_for_date: bool,
    /// How many are valid, whether they run or not.
    pub(crate) loaded: usize,
    pub(crate) errors: Vec<RuleError>,
    pub(crate) warnings: Vec<RuleError>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RuleSummary {
    pub(crate) id: String,
    /// Why it is not run, though it is valid.
    pub(crate) not_run: Option<String>,
}

impl RuleSummary {
    fn of(rule: &Rule) -> Self {
        Self {
            id: rule.id.clone(),
            not_run: reason_not_run(rule),
        }
    }
}

impl RulesSummary {
    /// The id of the rule at this place.
    pub(crate) fn id(&self, place: usize) -> Option<&str> {
        self.rules.get(place).map(|rule| &*rule.id)
    }

    /// What the report says of the rules, before they have run.
    pub(crate) fn coverage(&self) -> RulesCoverage {
        let not_run = self.rules.iter().filter_map(|rule| {
            Some(RuleNotRun {
                id: rule.id.clone(),
                reason: rule.not_run.clone()?,
            })
        });
        RulesCoverage {
            loaded: self.loaded as u64,
            rejected: self.errors.iter().map(rejected).collect(),
            not_run: not_run.collect(),
        }
    }

    /// Says on standard error what is wrong and what is odd.
    pub(crate) fn tell_problems(&self) {
        for error in &self.errors {
            messages::error(&describe(error));
            error.help.iter().for_each(|help| messages::help(help));
        }
        for warning in &self.warnings {
            messages::warning(&describe(warning));
            warning.help.iter().for_each(|help| messages::help(help));
        }
    }
}

/// Why a rule that is valid is not run, if so.
pub(crate) fn reason_not_run(rule: &Rule) -> Option<String> {
    match &rule.body {
        RuleBody::Search(_) | RuleBody::Taint(_) => None,
        RuleBody::NotRun(reason) => Some(reason.to_string()),
    }
}

/// `path:line:column: rule: message`, as far as they are known.
pub(crate) fn describe(error: &RuleError) -> String {
    let RuleError {
        path,
        line,
        column,
        rule_id,
        message,
        ..
    } = error;
    let mut text = format!("{path}:{line}: ");
    if *column > 0 {
        text = format!("{path}:{line}:{column}: ");
    }
    if let Some(id) = rule_id {
        text.push_str(&format!("rule `{id}`: "));
    }
    text.push_str(message);
    text
}

fn rejected(error: &RuleError) -> RejectedRule {
    RejectedRule {
        id: error.rule_id.clone().unwrap_or_else(|| error.path.clone()),
        reason: error.message.clone(),
        path: Some(error.path.clone()),
        line: Some(error.line.max(1)),
    }
}

/// The rule files below a directory, sorted. Hidden ones are left out, since
/// tools keep their own YAML there, and so are tests of rules.
fn rule_files_below(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut pending = vec![directory.to_owned()];
    while let Some(directory) = pending.pop() {
        for entry in directory.read_dir()? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            // A link to a directory is not followed: it may lead in a circle.
            if entry.file_type()?.is_dir() {
                pending.push(path);
            } else if is_rule_file(&name) && !path.is_dir() {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn is_rule_file(name: &str) -> bool {
    let is_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    is_yaml && !name.contains(".test.") && !name.contains(".fixed.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_of_rules_are_no_rule_files() {
        assert!(is_rule_file("a.yaml") && is_rule_file("a.yml"));
        assert!(!is_rule_file("a.test.yaml") && !is_rule_file("a.fixed.yml"));
        assert!(!is_rule_file("a.py"));
    }

    #[test]
    fn a_directory_without_rules_is_an_error() {
        let directory = tempfile::tempdir().unwrap();
        let message = RuleFiles::default().read(directory.path()).unwrap_err();
        assert!(
            message.to_string().contains("there is no .yaml"),
            "{message}"
        );
    }
}

//! One rule.

use super::super::languages::{LANGUAGES, is_known_language};
use super::super::options::Options;
use super::super::problems::{Problems, did_you_mean};
use super::super::rule::{FixRegex, NotRun, Paths, Rule, RuleBody, Severity, Target, target};
use super::super::yaml::{Node, Value};
use super::formula::FormulaReader;
use super::mapping::{Field, Mapping, check_duplicates};
use super::options::options;
use super::taint::Syntax;
use super::version;

/// The keys that say what to look for.
const BODY_KEYS: [&str; 10] = [
    "pattern",
    "patterns",
    "pattern-either",
    "pattern-regex",
    "match",
    "taint",
    "pattern-sources",
    "pattern-sinks",
    "pattern-sanitizers",
    "pattern-propagators",
];

/// The keys of `mode: extract`.
const EXTRACT_KEYS: [&str; 5] = [
    "extract",
    "dest-language",
    "dest-rules",
    "transform",
    "reduce",
];

/// The other keys of rules.
const KEYS: [&str; 15] = [
    "id",
    "message",
    "severity",
    "languages",
    "mode",
    "fix",
    "fix-regex",
    "paths",
    "options",
    "metadata",
    "min-version",
    "max-version",
    "join",
    "steps",
    "r2c-internal-project-depends-on",
];

const MODES: [&str; 5] = ["search", "taint", "join", "extract", "step"];

/// Keys that are known and change nothing here.
const WITHOUT_EFFECT: [&str; 4] = ["version", "equivalences", "validators", "product"];

/// Reads the rule in `node`. Without a rule, the problems say why.
pub(super) fn rule(node: &Node, path: &str, problems: &mut Problems) -> Option<Rule> {
    problems.rule_id = None;
    let errors_before = problems.errors.len();
    let mut mapping = Mapping::new(node, "a rule", problems)?;
    let id = id(&mut mapping, problems);
    problems.rule_id.clone_from(&id);
    let rule = RuleReader {
        mapping,
        path,
        problems,
    }
    .read(id);
    if problems.errors.len() > errors_before {
        return None;
    }
    rule
}

fn id(mapping: &mut Mapping<'_>, problems: &mut Problems) -> Option<String> {
    let id = mapping.require("id", problems)?.located(problems)?;
    let valid = id.value.chars().all(|character| {
        character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-' | '/')
    });
    if !valid || id.value.is_empty() {
        problems.error_with_help(
            id.position,
            format!("`{}` cannot be a rule's id", id.value.escape_debug()),
            Some("ids are made of letters, digits, `.`, `_`, `-` and `/`".to_owned()),
        );
    }
    Some(id.value)
}

struct RuleReader<'n, 'p> {
    mapping: Mapping<'n>,
    path: &'p str,
    problems: &'p mut Problems,
}

impl RuleReader<'_, '_> {
    fn read(mut self, id: Option<String>) -> Option<Rule> {
        let min_version = self.text("min-version");
        let max_version = self.text("max-version");
        let mode = self.mapping.take("mode");
        let mode = mode.and_then(|field| field.located(self.problems));
        let mode_name = mode.as_ref().map(|mode| mode.value.as_str());
        let languages = self.languages(mode_name);
        let options = match self.mapping.take("options") {
            Some(field) => options(field, self.problems),
            None => Some(Options::default()),
        };
        let mut rule = Rule {
            id: id?,
            message: String::new(),
            severity: Severity::Info,
            languages: languages?,
            body: RuleBody::NotRun(NotRun::Join),
            fix: None,
            fix_regex: None,
            paths: Paths::default(),
            options: options?,
            metadata: serde_json::Value::Null,
            min_version,
            max_version,
            path: self.path.to_owned(),
            position: self.mapping.position(),
        };
        let incompatible =
            version::incompatibility(rule.min_version.as_deref(), rule.max_version.as_deref());
        if let Some(reason) = incompatible {
            // It may use syntax that does not exist yet: nothing else is read.
            rule.body = RuleBody::NotRun(NotRun::Version(reason));
            rule.message = self.text("message").unwrap_or_default();
            return Some(rule);
        }
        let target = target(&rule.languages, &rule.options);
        if let Target::Generic(engine) = target {
            rule.options.generic_engine = engine;
        }
        let body = match &mode {
            Some(mode) if !MODES.contains(&mode.value.as_str()) => {
                self.problems.error_with_help(
                    mode.position,
                    format!("unknown mode `{}`", mode.value),
                    did_you_mean(&mode.value, MODES),
                );
                self.skip(&BODY_KEYS);
                None
            }
            mode => self.body(mode.as_ref().map(|mode| mode.value.as_str()), target),
        };
        let is_extract = body == Some(RuleBody::NotRun(NotRun::Extract));
        self.message_and_severity(&mut rule, is_extract);
        rule.fix = self.text("fix").map(|fix| fix.trim().to_owned());
        rule.fix_regex = match self.mapping.take("fix-regex") {
            Some(field) => Some(self.fix_regex(field)?),
            None => None,
        };
        if let Some(field) = self.mapping.take("paths") {
            rule.paths = self.paths(field)?;
        }
        if let Some(field) = self.mapping.take("metadata") {
            check_duplicates(field.node, self.problems);
            rule.metadata = field.node.to_json();
        }
        self.finish();
        rule.body = body?;
        Some(rule)
    }

    fn text(&mut self, key: &str) -> Option<String> {
        self.mapping.take(key)?.string(self.problems)
    }

    fn languages(&mut self, mode: Option<&str>) -> Option<Vec<String>> {
        let field = match self.mapping.take("languages") {
            Some(field) => field,
            None if mode == Some("join") => return Some(vec!["none".to_owned()]),
            None => self.mapping.require("languages", self.problems)?,
        };
        let languages = field.strings(self.problems)?;
        if languages.is_empty() {
            self.problems
                .error(field.node.position, "`languages` names no language");
            return None;
        }
        let mut right = true;
        for language in &languages {
            let name = language.value.to_ascii_lowercase();
            let alone = ["generic", "spacegrep", "aliengrep", "regex", "none"];
            if !is_known_language(&name) {
                self.problems.error_with_help(
                    language.position,
                    format!("unknown language `{}`", language.value),
                    did_you_mean(&name, LANGUAGES),
                );
                right = false;
            } else if languages.len() > 1 && alone.contains(&name.as_str()) {
                self.problems.error_with_help(
                    language.position,
                    format!("`{name}` cannot stand with other languages"),
                    Some("write a rule of its own for it".to_owned()),
                );
                right = false;
            }
        }
        right.then(|| {
            languages
                .into_iter()
                .map(|language| language.value)
                .collect()
        })
    }

    fn body(&mut self, mode: Option<&str>, target: Target) -> Option<RuleBody> {
        let depends = self.mapping.take("r2c-internal-project-depends-on");
        match mode {
            Some("join") => {
                self.skip(&["join"]);
                self.skip(&BODY_KEYS);
                return Some(RuleBody::NotRun(NotRun::Join));
            }
            Some("step") => {
                self.skip(&["steps"]);
                return Some(RuleBody::NotRun(NotRun::Steps));
            }
            Some("extract") => {
                self.skip(&EXTRACT_KEYS);
                self.skip(&BODY_KEYS);
                return Some(RuleBody::NotRun(NotRun::Extract));
            }
            _ => {}
        }
        if depends.is_some() {
            self.skip(&BODY_KEYS);
            return Some(RuleBody::NotRun(NotRun::Dependencies));
        }
        let taint = self.mapping.take("taint");
        let mut reader = FormulaReader {
            problems: self.problems,
            target,
            in_metavariable_pattern: false,
        };
        if let Some(field) = taint {
            let mut mapping = Mapping::new(field.node, "`taint`", reader.problems)?;
            let spec = reader.taint(&mut mapping, Syntax::Modern);
            let known = ["sources", "sinks", "sanitizers", "propagators"];
            mapping.finish(&known, self.problems);
            return spec.map(RuleBody::Taint);
        }
        if mode == Some("taint") {
            let spec = reader.taint(&mut self.mapping, Syntax::Classic);
            return spec.map(RuleBody::Taint);
        }
        if let Some(field) = self.mapping.take("match") {
            return reader.modern(field.key, field.node).map(RuleBody::Search);
        }
        reader.classic_root(&mut self.mapping).map(RuleBody::Search)
    }

    /// Marks keys as read.
    fn skip(&mut self, keys: &[&str]) {
        for key in keys {
            self.mapping.take(key);
        }
    }

    fn message_and_severity(&mut self, rule: &mut Rule, optional: bool) {
        let message = self.mapping.take("message");
        match message {
            Some(field) => rule.message = field.string(self.problems).unwrap_or_default(),
            None if optional => {}
            None => {
                self.mapping.require("message", self.problems);
            }
        }
        let severity = match self.mapping.take("severity") {
            Some(field) => field.located(self.problems),
            None if optional => None,
            None => {
                self.mapping.require("severity", self.problems);
                None
            }
        };
        let Some(severity) = severity else { return };
        let found = Severity::NAMES
            .iter()
            .find(|(name, _)| *name == severity.value);
        match found {
            Some((_, found)) => rule.severity = *found,
            None => {
                let names = Severity::NAMES.iter().map(|(name, _)| *name);
                let upper = severity.value.to_ascii_uppercase();
                self.problems.error_with_help(
                    severity.position,
                    format!("unknown severity `{}`", severity.value),
                    did_you_mean(&upper, names),
                );
            }
        }
    }

    fn fix_regex(&mut self, field: Field<'_>) -> Option<FixRegex> {
        let mut mapping = Mapping::new(field.node, "`fix-regex`", self.problems)?;
        let mut reader = FormulaReader {
            problems: self.problems,
            target: Target::Text,
            in_metavariable_pattern: false,
        };
        let regex = mapping
            .require("regex", reader.problems)
            .and_then(|field| reader.regex(field));
        let replacement = mapping
            .require("replacement", self.problems)
            .and_then(|field| match &field.node.value {
                // Nothing is a replacement too.
                Value::Scalar { .. } if field.node.is_null() => Some(String::new()),
                _ => field.string(self.problems),
            });
        let count = match mapping.take("count") {
            Some(field) => Some(field.count(self.problems)?),
            None => None,
        };
        mapping.finish(&["regex", "replacement", "count"], self.problems);
        Some(FixRegex {
            regex: regex?,
            replacement: replacement?,
            count,
        })
    }

    fn paths(&mut self, field: Field<'_>) -> Option<Paths> {
        let mut mapping = Mapping::new(field.node, "`paths`", self.problems)?;
        let mut globs = |key: &str| -> Option<Vec<String>> {
            let Some(field) = mapping.take(key) else {
                return Some(Vec::new());
            };
            let globs = field.strings(self.problems)?;
            Some(globs.into_iter().map(|glob| glob.value).collect())
        };
        let include = globs("include");
        let exclude = globs("exclude");
        mapping.finish(&["include", "exclude"], self.problems);
        Some(Paths {
            include: include?,
            exclude: exclude?,
        })
    }

    /// What is left over: an error when it is nearly a known key or looks like
    /// a pattern, since leaving it out would change what is found; otherwise a
    /// warning, as rules carry all sorts of notes.
    fn finish(self) {
        let own = KEYS.iter().chain(&BODY_KEYS).chain(&EXTRACT_KEYS);
        let keys = own.clone().chain(&WITHOUT_EFFECT).copied();
        for field in self.mapping.rest() {
            if WITHOUT_EFFECT.contains(&field.key) {
                continue;
            }
            if own.clone().any(|key| *key == field.key) {
                self.problems.error(
                    field.key_position,
                    format!("`{}` does not belong into a rule of this mode", field.key),
                );
                continue;
            }
            let help = did_you_mean(field.key, keys.clone());
            let message = format!("unknown key `{}` in a rule", field.key);
            let looks_like_pattern = ["pattern", "metavariable", "focus"]
                .iter()
                .any(|start| field.key.starts_with(start));
            if help.is_some() {
                self.problems
                    .error_with_help(field.key_position, message, help);
            } else if looks_like_pattern {
                self.problems.error_with_help(
                    field.key_position,
                    message,
                    Some("put it under `patterns`".to_owned()),
                );
            } else {
                self.problems.warning(field.key_position, message, None);
            }
        }
    }
}

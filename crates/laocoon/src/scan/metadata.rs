//! What a rule says of all its findings: read once from its metadata.

use laocoon_report::{Confidence, Family, Grade, Severity};
use laocoon_rules::schema::{self, Rule, RuleBody};
use laocoon_source::Purpose;
use serde_json::Value;

/// What is the same for all findings of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleFacts {
    /// Of its findings in programs; see [`RuleFacts::severity_in`].
    pub(crate) severity: Severity,
    /// Whether the rule says itself that it is about a weakness, or asks for
    /// being treated so.
    lower_in_tests: bool,
    pub(crate) confidence: Confidence,
    /// By the rule's mode: what searches has seen a shape, what follows values
    /// a flow.
    pub(crate) grade: Grade,
    pub(crate) family: Option<Family>,
    pub(crate) why: Option<String>,
    pub(crate) remediation: Option<String>,
    /// As in `CWE-89`.
    pub(crate) cwe: Vec<String>,
    pub(crate) references: Vec<String>,
}

impl RuleFacts {
    /// Reads them from a rule. What its metadata does not say, or says in a way
    /// that makes no sense, is as in a rule without metadata.
    pub(crate) fn of(rule: &Rule) -> Self {
        let text = |key: &str| {
            let text = rule.metadata.get(key)?.as_str()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let confidence = text("confidence").and_then(|word| word.parse().ok());
        let family = text("family").and_then(|name| {
            Family::ALL
                .into_iter()
                .find(|family| family.as_str().eq_ignore_ascii_case(&name))
        });
        Self {
            severity: severity(rule.severity),
            lower_in_tests: family.is_some_and(Family::is_weakness)
                || rule.metadata.get("lower-in-tests") == Some(&Value::Bool(true)),
            confidence: confidence.unwrap_or(Confidence::Medium),
            grade: match rule.body {
                RuleBody::Taint(_) => Grade::Flow,
                RuleBody::Search(_) | RuleBody::NotRun(_) => Grade::Pattern,
            },
            family: family.or_else(|| Family::from_rule_id(&rule.id)),
            why: text("why"),
            remediation: text("remediation"),
            cwe: texts(rule.metadata.get("cwe"))
                .iter()
                .filter_map(|entry| cwe_number(entry))
                .collect(),
            references: texts(rule.metadata.get("references")),
        }
    }

    /// The severity of a finding in a file for this purpose. A weakness of
    /// tests, examples or documentation is medium instead of high, and low
    /// instead of medium: they are not what is attacked. That goes for rules
    /// whose metadata names a family of weaknesses, as the bundled ones do, or
    /// has `lower-in-tests: true`; others mean what they say.
    pub(crate) fn severity_in(&self, purpose: Purpose) -> Severity {
        if !self.lower_in_tests || purpose == Purpose::Program {
            return self.severity;
        }
        match self.severity {
            Severity::Critical | Severity::High => Severity::Medium,
            Severity::Medium | Severity::Low => Severity::Low,
        }
    }
}

/// The scale of reports has four steps.
fn severity(severity: schema::Severity) -> Severity {
    use schema::Severity as Semgrep;
    match severity {
        Semgrep::Critical => Severity::Critical,
        Semgrep::Error | Semgrep::High => Severity::High,
        Semgrep::Warning | Semgrep::Medium => Severity::Medium,
        Semgrep::Info | Semgrep::Low | Semgrep::Inventory | Semgrep::Experiment => Severity::Low,
    }
}

/// One text, or a list of them.
fn texts(value: Option<&Value>) -> Vec<String> {
    let list = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    let texts = list.iter().filter_map(Value::as_str).map(str::trim);
    texts
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `CWE-89` from `CWE-89: Improper Neutralization of...`.
fn cwe_number(entry: &str) -> Option<String> {
    let rest = entry
        .get(..4)
        .filter(|prefix| prefix.eq_ignore_ascii_case("cwe-"));
    let rest = rest.map_or(entry, |prefix| {
        entry.get(prefix.len()..).unwrap_or_default()
    });
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=5)
        .contains(&digits)
        .then(|| format!("CWE-{}", rest.get(..digits).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_rules::schema::parse_rules;

    fn facts(severity: &str, metadata: &str) -> RuleFacts {
        let text = format!(
            "rules:\n- id: weakening/x\n  languages: [python]\n  severity: {severity}\n  \
             message: m\n  pattern: f()\n  metadata: {metadata}\n"
        );
        let parsed = parse_rules("r.yaml", &text);
        assert_eq!(parsed.errors, []);
        RuleFacts::of(&parsed.rules[0])
    }

    #[test]
    fn cwe_is_a_text_or_a_list_and_only_the_number_is_kept() {
        let check = |written, expected: &[&str]| {
            assert_eq!(facts("ERROR", &format!("{{cwe: {written}}}")).cwe, expected);
        };
        check("'CWE-89: SQL Injection'", &["CWE-89"]);
        check(
            "['CWE-506: x', cwe-95, '78']",
            &["CWE-506", "CWE-95", "CWE-78"],
        );
        check("[none, '', CWE-]", &[]);
        check("7", &[]);
    }

    #[test]
    fn semgrep_severities_have_their_place() {
        let check = |word, expected| assert_eq!(facts(word, "{}").severity, expected, "{word}");
        check("ERROR", Severity::High);
        check("WARNING", Severity::Medium);
        check("INFO", Severity::Low);
        check("CRITICAL", Severity::Critical);
    }

    #[test]
    fn confidence_is_medium_unless_it_is_said() {
        let confidence = |metadata| facts("ERROR", metadata).confidence;
        assert_eq!(confidence("{}"), Confidence::Medium);
        assert_eq!(confidence("{confidence: HIGH}"), Confidence::High);
        assert_eq!(confidence("{confidence: low}"), Confidence::Low);
        assert_eq!(confidence("{confidence: SURE}"), Confidence::Medium);
    }

    #[test]
    fn the_family_is_in_the_metadata_or_the_id() {
        let family = |metadata| facts("ERROR", metadata).family;
        assert_eq!(family("{family: trigger}"), Some(Family::Trigger));
        assert_eq!(family("{}"), Some(Family::Weakening));
        assert_eq!(family("{family: other}"), Some(Family::Weakening));
    }

    #[test]
    fn a_weakness_of_tests_is_less_severe() {
        let check = |severity, metadata, path, expected| {
            let severity = facts(severity, metadata).severity_in(Purpose::of(path));
            assert_eq!(severity, expected, "{metadata} {path}");
        };
        let weakening = "{family: weakening}";
        check("CRITICAL", weakening, "src/a.py", Severity::Critical);
        check("CRITICAL", weakening, "tests/a.py", Severity::Medium);
        check("ERROR", weakening, "docs/a.py", Severity::Medium);
        check("WARNING", weakening, "tests/a.py", Severity::Low);
        check("INFO", weakening, "tests/a.py", Severity::Low);
        let asked = "{lower-in-tests: true}";
        check("WARNING", asked, "tests/a.py", Severity::Low);
        check("WARNING", asked, "a.py", Severity::Medium);
        // What does harm by itself does it anywhere.
        check("ERROR", "{family: execution}", "tests/a.py", Severity::High);
        // A user's rule that knows nothing of families means what it says.
        check("ERROR", "{}", "tests/a.py", Severity::High);
    }

    #[test]
    fn empty_texts_are_none() {
        let facts = facts(
            "ERROR",
            "{why: ' ', remediation: do, references: [a, '', b]}",
        );
        assert_eq!(facts.why, None);
        assert_eq!(facts.remediation.as_deref(), Some("do"));
        assert_eq!(facts.references, ["a", "b"]);
    }
}

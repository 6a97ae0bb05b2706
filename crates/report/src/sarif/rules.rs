//! The rules that a report's findings are of, each once.

use std::collections::BTreeMap;

use super::model::{Configuration, Message, Rule, RuleProperties};
use super::{level, message};
use crate::{Confidence, Finding, Report, Severity};

/// Rules by id, each with the finding that tells about it: the first of the
/// worst, since one rule may grade its findings.
pub(super) struct Rules<'a> {
    by_id: BTreeMap<&'a str, (usize, &'a Finding)>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut by_id: BTreeMap<&str, (usize, &Finding)> = BTreeMap::new();
        for finding in &report.findings {
            let (_, told_by) = by_id.entry(&finding.rule).or_insert((0, finding));
            if finding.severity > told_by.severity {
                *told_by = finding;
            }
        }
        for (number, (index, _)) in by_id.values_mut().enumerate() {
            *index = number;
        }
        Self { by_id }
    }

    /// The index of a rule that one of the report's findings is of.
    pub(super) fn index(&self, rule: &str) -> usize {
        self.by_id.get(rule).map_or(0, |(index, _)| *index)
    }

    pub(super) fn list(&self) -> Vec<Rule<'a>> {
        self.by_id
            .values()
            .map(|(_, finding)| rule(finding))
            .collect()
    }
}

fn rule(finding: &Finding) -> Rule<'_> {
    Rule {
        id: &finding.rule,
        short_description: Message::new(title(&finding.rule)),
        full_description: message(finding.why.as_deref().unwrap_or(&finding.message)),
        help: help(finding),
        help_uri: finding
            .references
            .iter()
            .map(String::as_str)
            .find(|text| is_web_address(text)),
        default_configuration: Configuration {
            level: level(finding.severity),
        },
        properties: RuleProperties {
            security_severity: security_severity(finding.severity),
            precision: match finding.confidence {
                Confidence::Low => "low",
                Confidence::Medium => "medium",
                Confidence::High => "high",
            },
            tags: tags(finding),
        },
    }
}

/// `Environment to network`, of `exfiltration/environment-to-network`.
fn title(rule: &str) -> String {
    let name = rule
        .rsplit(['/', '.'])
        .find(|part| !part.is_empty())
        .unwrap_or(rule);
    let name = name.replace(['-', '_'], " ");
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => name,
    }
}

fn help(finding: &Finding) -> Message {
    let mut paragraphs: Vec<String> = Vec::new();
    paragraphs.extend(finding.why.clone());
    paragraphs.extend(finding.remediation.clone());
    if !finding.references.is_empty() {
        paragraphs.push(finding.references.join("\n"));
    }
    if paragraphs.is_empty() {
        paragraphs.push(finding.message.clone());
    }
    message(&paragraphs.join("\n\n"))
}

/// Where code hosts draw their lines: critical is above 9.0, high from 7.0,
/// medium from 4.0.
fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "2.0",
    }
}

fn tags(finding: &Finding) -> Vec<String> {
    let mut tags = vec!["security".to_owned()];
    tags.extend(finding.family.map(|family| family.to_string()));
    tags.extend(finding.cwe.iter().filter_map(|cwe| cwe_tag(cwe)));
    // The standard wants each once.
    let mut seen = std::collections::BTreeSet::new();
    tags.retain(|tag| seen.insert(tag.clone()));
    tags
}

/// `external/cwe/cwe-079`, of `CWE-79: Cross-site scripting`.
fn cwe_tag(cwe: &str) -> Option<String> {
    let rest = cwe.strip_prefix("CWE-")?;
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    let number: u32 = digits.parse().ok()?;
    Some(format!("external/cwe/cwe-{number:03}"))
}

/// Whether it can stand where SARIF wants a URI, and leads to the web.
fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/?#=&+:,;@".contains(&byte);
        !rest.is_empty() && rest.bytes().all(is_plain) && rest.matches('#').count() < 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert_eq!(title("hidden/bidirectional-text"), "Bidirectional text");
        assert_eq!(title("python.lang.eval_detected"), "Eval detected");
        assert_eq!(title("x/"), "X");
        assert_eq!(title(""), "");
    }

    #[test]
    fn cwe_tags() {
        assert_eq!(
            cwe_tag("CWE-79: XSS").as_deref(),
            Some("external/cwe/cwe-079")
        );
        assert_eq!(cwe_tag("CWE-506").as_deref(), Some("external/cwe/cwe-506"));
        assert_eq!(cwe_tag("CWE-"), None);
        assert_eq!(cwe_tag("79"), None);
    }

    #[test]
    fn only_plain_web_addresses_are_links() {
        assert!(is_web_address("https://example.org/a?b=c#d"));
        assert!(!is_web_address("https://example.org/a b"));
        assert!(!is_web_address("https://example.org/#a#b"));
        assert!(!is_web_address("javascript:alert(1)"));
        assert!(!is_web_address("https://"));
    }
}

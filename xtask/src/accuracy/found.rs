//! What a tool found, in one shape for all tools.

use std::collections::BTreeSet;

use anyhow::Context as _;
use serde_json::Value;

/// How bad a tool says that a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    Low,
    Medium,
    High,
}

impl Severity {
    /// All tools' words for it. An unknown word is the lowest.
    fn parse(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "critical" | "high" | "error" => Self::High,
            "medium" | "warning" => Self::Medium,
            _ => Self::Low,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The file, relative to the folder that was scanned.
    pub(crate) path: String,
    /// Its first line.
    pub(crate) line: u64,
    pub(crate) severity: Severity,
    /// The rule's name.
    pub(crate) rule: String,
    /// What it may be matched with a label by: weaknesses as `CWE-89`, the
    /// name of the rule, and its family.
    pub(crate) tags: BTreeSet<String>,
}

/// Reads laocoon's JSON; what is suppressed was not found.
pub(crate) fn of_laocoon(json: &[u8]) -> anyhow::Result<Vec<Finding>> {
    let report: Value = serde_json::from_slice(json).context("laocoon printed no JSON")?;
    let findings = list(&report["findings"]).iter();
    Ok(findings
        .filter(|finding| finding["suppressed"].is_null())
        .filter_map(|finding| {
            let mut tags = weaknesses(&finding["cwe"]);
            tags.extend(finding["family"].as_str().map(str::to_owned));
            read(
                &finding["path"],
                &finding["start"]["line"],
                &finding["severity"],
                finding["rule"].as_str()?,
                tags,
            )
        })
        .collect())
}

/// Reads Semgrep's JSON. Rules are named by what follows the last dot.
pub(crate) fn of_semgrep(json: &[u8]) -> anyhow::Result<Vec<Finding>> {
    let report: Value = serde_json::from_slice(json).context("Semgrep printed no JSON")?;
    let results = list(&report["results"]).iter();
    Ok(results
        .filter_map(|result| {
            let rule = result["check_id"].as_str()?.rsplit('.').next()?;
            let extra = &result["extra"];
            read(
                &result["path"],
                &result["start"]["line"],
                &extra["severity"],
                rule,
                weaknesses(&extra["metadata"]["cwe"]),
            )
        })
        .collect())
}

/// Reads Bandit's JSON.
pub(crate) fn of_bandit(json: &[u8]) -> anyhow::Result<Vec<Finding>> {
    let report: Value = serde_json::from_slice(json).context("Bandit printed no JSON")?;
    let results = list(&report["results"]).iter();
    Ok(results
        .filter_map(|result| {
            let number = result["issue_cwe"]["id"].as_u64();
            read(
                &result["filename"],
                &result["line_number"],
                &result["issue_severity"],
                result["test_id"].as_str()?,
                number
                    .map(|number| format!("CWE-{number}"))
                    .into_iter()
                    .collect(),
            )
        })
        .collect())
}

fn read(
    path: &Value,
    line: &Value,
    severity: &Value,
    rule: &str,
    mut tags: BTreeSet<String>,
) -> Option<Finding> {
    tags.insert(rule.to_owned());
    Some(Finding {
        path: path.as_str()?.trim_start_matches("./").to_owned(),
        line: line.as_u64()?,
        severity: Severity::parse(severity.as_str().unwrap_or_default()),
        rule: rule.to_owned(),
        tags,
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// `CWE-89: SQL injection`, or a list of such, as `CWE-89`.
fn weaknesses(value: &Value) -> BTreeSet<String> {
    let texts: Vec<&str> = match value {
        Value::String(text) => vec![text],
        other => list(other).iter().filter_map(Value::as_str).collect(),
    };
    texts
        .into_iter()
        .filter_map(|text| {
            let digits: String = text
                .strip_prefix("CWE-")?
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            Some(format!("CWE-{}", digits.parse::<u32>().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(findings: &[Finding], expected: (&str, u64, Severity, &[&str])) {
        let [finding] = findings else {
            panic!("one finding expected: {findings:?}");
        };
        let tags: Vec<&str> = finding.tags.iter().map(String::as_str).collect();
        let found = (&*finding.path, finding.line, finding.severity, &*tags);
        assert_eq!(found, expected);
    }

    #[test]
    fn findings_of_every_tool_have_one_shape() {
        check(
            &of_laocoon(
                br#"{"findings": [
                {"rule": "injection/sql", "family": "injection", "severity": "critical", "path": "a.py",
                 "start": {"line": 3}, "cwe": ["CWE-89", "CWE-564"]},
                {"rule": "injection/sql", "family": "injection", "severity": "critical", "path": "a.py",
                 "start": {"line": 9}, "cwe": ["CWE-89"], "suppressed": {"reason": "a test"}}]}"#,
            )
            .unwrap(),
            ("a.py", 3, Severity::High, &["CWE-564", "CWE-89", "injection", "injection/sql"]),
        );
        check(
            &of_semgrep(
                br#"{"results": [{"check_id": "python.lang.sql", "path": "./b/a.py", "start": {"line": 3},
                 "extra": {"severity": "WARNING", "metadata": {"cwe": "CWE-089: SQL Injection"}}}]}"#,
            )
            .unwrap(),
            ("b/a.py", 3, Severity::Medium, &["CWE-89", "sql"]),
        );
        check(
            &of_bandit(
                br#"{"results": [{"test_id": "B608", "filename": "./a.py", "line_number": 3,
                 "issue_severity": "LOW", "issue_cwe": {"id": 89}}]}"#,
            )
            .unwrap(),
            ("a.py", 3, Severity::Low, &["B608", "CWE-89"]),
        );
    }
}

//! `docs/rules.md`: the bundled rules.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::ensure;
use laocoon_rules::annotated::discover;
use laocoon_rules::schema::{Rule, parse_rules};

/// The catalogue of the rules below a folder.
pub(super) fn catalogue(folder: &Path) -> anyhow::Result<String> {
    let mut families: BTreeMap<String, Vec<Rule>> = BTreeMap::new();
    for test in discover(folder)? {
        let name = test.rules.strip_prefix(folder)?.to_string_lossy();
        let parsed = parse_rules(&name, &std::fs::read_to_string(&test.rules)?);
        ensure!(parsed.errors.is_empty(), "{name}: {:?}", parsed.errors);
        for rule in parsed.rules {
            let family = rule.id.split('/').next().unwrap_or_default().to_owned();
            families.entry(family).or_default().push(rule);
        }
    }
    Ok(render(families))
}

fn render(families: BTreeMap<String, Vec<Rule>>) -> String {
    let count: usize = families.values().map(Vec::len).sum();
    let mut text = format!(
        "# Bundled rules\n\n{count} rules, by family. Written by `cargo xtask docs` from the files in `rules/`; \
         `laocoon rules explain RULE` says the same of one rule.\n"
    );
    for (family, mut rules) in families {
        rules.sort_by(|left, right| left.id.cmp(&right.id));
        let _ = write!(text, "\n## {family}\n");
        for rule in rules {
            describe(&mut text, &rule);
        }
    }
    text
}

fn describe(text: &mut String, rule: &Rule) {
    let metadata = |key: &str| rule.metadata.get(key).and_then(|value| value.as_str());
    let _ = write!(
        text,
        "\n### `{}`\n\n{} \u{b7} severity {}",
        rule.id,
        rule.languages.join(", "),
        format!("{:?}", rule.severity).to_lowercase(),
    );
    if let Some(confidence) = metadata("confidence") {
        let _ = write!(text, " \u{b7} confidence {}", confidence.to_lowercase());
    }
    for weakness in weaknesses(rule) {
        let _ = write!(text, " \u{b7} {weakness}");
    }
    let _ = write!(text, "\n\n{}\n", rule.message.trim());
    if let Some(why) = metadata("why") {
        let _ = write!(text, "\n**Why it matters.** {}\n", why.trim());
    }
    if let Some(remediation) = metadata("remediation") {
        let _ = write!(text, "\n**What to do.** {}\n", remediation.trim());
    }
}

/// The rule's CWE numbers, without their titles.
fn weaknesses(rule: &Rule) -> Vec<String> {
    let list = match rule.metadata.get("cwe") {
        Some(serde_json::Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    list.into_iter()
        .filter_map(|weakness| weakness.as_str()?.split(':').next())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_with_its_reasons() {
        let parsed = parse_rules(
            "a.yaml",
            r#"
rules:
  - id: execution/remote-text
    languages: [python]
    severity: CRITICAL
    message: Remote text is run.
    pattern: exec(...)
    metadata:
      confidence: HIGH
      cwe: ["CWE-94: Code Injection"]
      why: Whoever owns the server owns this process.
      remediation: Delete it.
"#,
        );
        assert_eq!(parsed.errors, []);
        let text = render(BTreeMap::from([("execution".to_owned(), parsed.rules)]));
        let expected = "\
## execution

### `execution/remote-text`

python \u{b7} severity critical \u{b7} confidence high \u{b7} CWE-94

Remote text is run.

**Why it matters.** Whoever owns the server owns this process.

**What to do.** Delete it.
";
        assert!(text.ends_with(expected), "{text}");
    }
}

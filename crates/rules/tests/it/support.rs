//! How rules are tried on code: a line that must match ends with a comment
//! `match`, or follows a line that is nothing but that comment; no other line
//! may match.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;

/// A rule's formula, and options if it has any, as YAML that is indented by two.
#[track_caller]
pub(crate) fn check_formula(language: &str, formula: &str, code: &str) {
    let rule = format!(
        "rules:\n- id: r\n  languages: [{language}]\n  message: m\n  severity: INFO\n{formula}"
    );
    let parsed = parse_rules("rule.yaml", &rule);
    assert_eq!(parsed.errors.len(), 0, "{rule}");
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert_eq!(errors.len(), 0, "{rule}");
    let known = Language::from_rule_name(language).and_then(|list| list.first().copied());
    let found = set.scan("code", known, code, Limits::default());
    let found: BTreeSet<usize> = found
        .matches
        .iter()
        .map(|found| code[..found.span.start as usize].matches('\n').count() + 1)
        .collect();
    let expected: BTreeSet<usize> = (1..)
        .zip(code.lines())
        .filter_map(|(line, text)| {
            let before = text.trim_end().strip_suffix("match")?;
            let before = before.trim_end().strip_suffix(['/', '#'])?;
            let alone = before.trim_matches(['/', ' ', '\t']).is_empty();
            Some(line + usize::from(alone))
        })
        .collect();
    assert_eq!(found, expected, "{language}: {formula}\n{code}");
}

/// As [`check_formula`] with one pattern.
#[track_caller]
pub(crate) fn check_pattern(language: &str, pattern: &str, code: &str) {
    let mut formula = "  pattern: |\n".to_owned();
    for line in pattern.lines() {
        let _ = writeln!(formula, "    {line}");
    }
    check_formula(language, &formula, code);
}

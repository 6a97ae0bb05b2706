//! A rule made of the input's pattern, run on the input's code.
//!
//! Input: one byte for the language, one for the form of the rule, the
//! pattern, [`SEPARATOR`], the code.
#![no_main]

use laocoon_fuzz::{SEPARATOR, language, text};
use laocoon_rules::engine::{FileMatches, RuleSet};
use laocoon_rules::schema::parse_rules;
use laocoon_source::{Language, Span};
use laocoon_syntax::parse::Limits;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|input: &[u8]| {
    let [choice, form, rest @ ..] = input else {
        return;
    };
    let (language, text) = (language(*choice), text(rest));
    let Some((pattern, code)) = text.split_once(SEPARATOR) else {
        return;
    };
    let rule = rule(language, *form, pattern);
    let parsed = parse_rules("rules.yaml", &rule.to_string());
    let (set, _) = RuleSet::compile(parsed.rules);
    let scan = || set.scan("code", Some(language), code, Limits::default());

    let found = scan();
    check(&found, code);
    assert_eq!(found.matches, scan().matches, "the same each time");
});

/// A rule of the pattern, in one of several forms; JSON is YAML too.
fn rule(language: Language, form: u8, pattern: &str) -> Value {
    let metavariable = metavariable(pattern);
    let (languages, body) = match form % 10 {
        0 => (language.name(), json!({"pattern": pattern})),
        1 => (
            language.name(),
            json!({"patterns": [{"pattern": pattern}, {"pattern-not-inside": format!("{pattern}\n...")}]}),
        ),
        2 => (
            language.name(),
            json!({"patterns": [{"pattern-inside": pattern}, {"pattern": metavariable}]}),
        ),
        3 => (
            language.name(),
            json!({"patterns": [{"pattern": pattern}, {"focus-metavariable": metavariable}]}),
        ),
        4 => (
            language.name(),
            json!({"patterns": [{"pattern": pattern},
                {"metavariable-regex": {"metavariable": metavariable, "regex": "^[a-z]+"}},
                {"metavariable-pattern": {"metavariable": metavariable, "pattern": pattern}}]}),
        ),
        5 => (
            language.name(),
            json!({"pattern-either": [{"pattern": pattern}, {"pattern": format!("<... {pattern} ...>")}]}),
        ),
        6 => (
            language.name(),
            json!({"patterns": [{"pattern": metavariable},
                {"metavariable-comparison": {"metavariable": metavariable, "comparison": pattern}}]}),
        ),
        7 => ("regex", json!({"pattern-regex": pattern})),
        8 => ("generic", json!({"pattern": pattern})),
        _ => (
            "generic",
            json!({"pattern": pattern, "options": {"generic_engine": "aliengrep"}}),
        ),
    };
    let mut rule = json!({"id": "fuzzed", "languages": [languages], "severity": "ERROR",
        "message": format!("{metavariable} is there"), "fix": format!("fixed({metavariable})")});
    if let (Value::Object(rule), Value::Object(body)) = (&mut rule, body) {
        rule.extend(body);
    }
    json!({"rules": [rule]})
}

/// The first metavariable of a pattern, or one that it does not have.
fn metavariable(pattern: &str) -> String {
    let named = pattern.split('$').skip(1).find_map(|rest| {
        let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        (end > 0).then(|| format!("${}", &rest[..end]))
    });
    named.unwrap_or_else(|| "$X".to_owned())
}

/// What is found lies in the code, on whole characters, in order.
fn check(found: &FileMatches, code: &str) {
    let in_code =
        |span: Span| code.get(span.start as usize..span.end as usize).is_some();
    for matched in &found.matches {
        assert!(in_code(matched.span), "{matched:?}");
        for (name, capture) in &matched.metavariables {
            assert!(in_code(capture.span), "{name} of {matched:?}");
        }
    }
    assert!(found.matches.is_sorted_by_key(|found| (found.span, found.rule)));
}

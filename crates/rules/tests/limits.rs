//! Searches that explode are cut off, and every rule that may have missed
//! something for that is named; what is merely long is not.

use laocoon_rules::engine::{FileMatches, MATCHES_OF_A_RULE, RuleSet};
use laocoon_rules::schema::parse_rules;
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;

/// Scans with rules for Python, each given as the part of a rule that says what to look for.
#[track_caller]
fn scan(rules: &[&str], code: &str) -> FileMatches {
    let mut text = "rules:\n".to_owned();
    for (number, rule) in rules.iter().enumerate() {
        let rule = rule.trim().replace('\n', "\n  ");
        text.push_str(&format!(
            "- id: r{number}\n  languages: [python]\n  severity: ERROR\n  message: $X\n  {rule}\n"
        ));
    }
    let parsed = parse_rules("rules.yaml", &text);
    assert_eq!(parsed.errors, [], "{text}");
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert_eq!(errors, [], "{text}");
    set.scan("a.py", Some(Language::Python), code, Limits::default())
}

/// Statements of which any two could be the ends of `...`.
fn many_statements(count: usize) -> String {
    (0..count).map(|n| format!("a{n} = g({n})\n")).collect()
}

const DOTS: &str = "
pattern: |
  $A = g($B)
  ...
  $C = g($D)
  ...
  $E = g(-1)
";

#[test]
fn dots_between_many_statements_are_cut_off_and_told() {
    let found = scan(&[DOTS], &many_statements(30_000));
    assert_eq!(found.incomplete, [0]);
}

#[test]
fn the_same_dots_on_a_short_file_are_complete() {
    let found = scan(&[DOTS], &many_statements(100));
    assert_eq!(found.incomplete, [0; 0]);
}

#[test]
fn a_pattern_that_was_cut_off_is_so_for_every_rule_that_has_it() {
    let also = format!("patterns:\n- {}", DOTS.trim().replace('\n', "\n  "));
    let found = scan(&[DOTS, &also, DOTS], &many_statements(30_000));
    assert_eq!(found.incomplete, [0, 1, 2]);
}

#[test]
fn a_rule_with_a_thousand_dots_ends() {
    let pattern = format!("pattern: g({}-1)", "..., ".repeat(1_000));
    let arguments = (0..5_000).map(|n| format!("a{n}, ")).collect::<String>();
    let found = scan(&[&pattern], &format!("g({arguments})\ng(1, -1)\n"));
    let lines: Vec<u32> = found.matches.iter().map(|found| found.span.start).collect();
    assert!(
        !found.incomplete.is_empty() || lines.len() == 1,
        "either all of it was looked at, or that is told"
    );
}

#[test]
fn a_large_map_or_sum_is_only_long() {
    let pairs = (0..20_000).map(|n| format!("\"k{n}\": v{n},\n"));
    let map = format!("x = {{{}}}\n", pairs.collect::<String>());
    let found = scan(&["pattern: '{..., $KEY: f(...), ...}'"], &map);
    assert_eq!(found.incomplete, [0; 0]);
    let sum = format!("x = {}0\n", "a + ".repeat(2_000));
    let found = scan(&["pattern: f(...) + b"], &sum);
    assert_eq!(found.incomplete, [0; 0]);
}

#[test]
fn a_regular_expression_that_explodes_is_no_silent_mismatch() {
    let slow = r"(x+x+)+\1$(?<!x)";
    let text = "x".repeat(5_000);
    let within = [
        format!("pattern: f(\"=~/{slow}/\")"),
        format!(
            "patterns:\n- pattern: f($X)\n- metavariable-regex:\n    metavariable: $X\n    regex: '.{slow}'"
        ),
        format!("patterns:\n- pattern: f($X)\n- pattern-not-regex: '{slow}'"),
        format!("patterns:\n- pattern: f($X)\n- pattern-regex: '{slow}'"),
    ];
    for rule in within {
        let found = scan(&[&rule], &format!("f(\"{text}\")\n"));
        assert_eq!(found.incomplete, [0], "{rule}");
    }
}

#[test]
fn conjunctions_of_many_matches_are_not_cut_off() {
    let code: String = (0..20_000)
        .map(|n| format!("def f{n}(a):\n  g({n})\n"))
        .collect();
    let inside = "
patterns:
- pattern-inside: |
    def $F(...):
      ...
- pattern: g($X)
";
    let nested = "
patterns:
- pattern: g($X)
- metavariable-pattern:
    metavariable: $X
    pattern: $Y
";
    let not_inside = "
patterns:
- pattern: g($X)
- pattern-not-inside: |
    def $F(...):
      ...
";
    let found = scan(&[inside, nested, not_inside], &code);
    assert_eq!(found.incomplete, [0; 0]);
    let more: Vec<_> = found.more.into_iter().collect();
    let rest = 20_000 - MATCHES_OF_A_RULE;
    assert_eq!(more, [(0, rest), (1, rest)]);
    assert_eq!(found.matches.len(), 2 * MATCHES_OF_A_RULE);
}

#[test]
fn what_metavariables_stand_for_is_told_in_part() {
    // Each call holds all those in it: together they are quadratic.
    let text = "a".repeat(100_000);
    let code = format!("{}\"{text}\"{}\n", "f(".repeat(300), ")".repeat(300));
    let found = scan(&["pattern: f($X)\nfix: g($X)"], &code);
    assert_eq!(found.matches.len(), 300);
    for found in &found.matches {
        assert!(found.message.len() < 2_100);
        assert!(found.metavariables["$X"].text.len() < 2_100);
        assert_eq!(found.fix, None, "half of a fix would break the code");
    }
}

#[test]
fn code_in_another_language_that_is_too_deep_is_told() {
    let rule = "
patterns:
- pattern: f($X)
- metavariable-pattern:
    metavariable: $X
    language: javascript
    pattern: eval($Y)
";
    let deep = "(".repeat(5_000) + "eval(a)" + &")".repeat(5_000);
    let found = scan(&[rule], &format!("f('{deep}')\n"));
    assert_eq!(found.incomplete, [0]);
}

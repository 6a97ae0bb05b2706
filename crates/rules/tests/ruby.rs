//! Ruby's patterns against its code: what matches, line by line.
//!
//! In the code, `# match` at the end of a line says that a match begins
//! there; nothing else may match.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::Language;
use laocoon_syntax::parse::Limits;

/// `formula` is the part of a rule that says what it looks for.
#[track_caller]
fn check_rule(formula: &str, code: &str) {
    let rule =
        format!("rules:\n- id: r\n  languages: [ruby]\n  message: m\n  severity: INFO\n{formula}");
    let parsed = parse_rules("rule.yaml", &rule);
    assert_eq!(parsed.errors.len(), 0, "{rule}");
    let (set, errors) = RuleSet::compile(parsed.rules);
    assert_eq!(errors.len(), 0, "{rule}");
    let found = set.scan("code.rb", Some(Language::Ruby), code, Limits::default());
    let line = |offset: u32| code[..offset as usize].matches('\n').count() + 1;
    let found: BTreeSet<usize> = found
        .matches
        .iter()
        .map(|found| line(found.span.start))
        .collect();
    let expected: BTreeSet<usize> = (1..)
        .zip(code.lines())
        .filter(|(_, text)| text.ends_with("# match"))
        .map(|(line, _)| line)
        .collect();
    assert_eq!(found, expected, "{formula}\n{code}");
}

#[track_caller]
fn check(pattern: &str, code: &str) {
    let mut formula = "  pattern: |\n".to_owned();
    for line in pattern.trim_matches('\n').lines() {
        let _ = writeln!(formula, "    {line}");
    }
    check_rule(&formula, code);
}

#[test]
fn a_call_with_a_block_is_a_call() {
    check(
        "f($X)",
        "
f(1)  # match
f(1) { |x| x }  # match
f 1 do 2 end  # match
",
    );
    check(
        "$F ... { ... }",
        "
f 1 do 2 end  # match
f 1
",
    );
}

#[test]
fn a_suite_of_several_statements_is_one_metavariable() {
    check(
        "
if $E
  $S
else
  $S
end
",
        "
if x  # match
  f
  g
else
  f
  g
end
",
    );
}

#[test]
fn the_value_of_ensure_is_returned() {
    check(
        "return $X",
        "
def f
  begin
    1
  ensure
    2  # match
  end
end
def g
  begin
    1  # match
  rescue E
    2  # match
  end
end
",
    );
}

#[test]
fn keys_are_named_without_their_colons() {
    check_rule(
        "  patterns:
  - pattern: 'f(..., $K: true, ...)'
  - metavariable-regex:
      metavariable: $K
      regex: ^safe$
",
        "
f(1, safe: true)  # match
f(:safe => true)  # match
f(unsafe: true)
",
    );
    check(
        ":$K => $V",
        "
f(1)
x = {
  :a => 1  # match
}
",
    );
}

#[test]
fn commands_have_dots() {
    check(
        "`...#{$X}...`",
        "
`ls #{x}`  # match
`ls`
",
    );
}

//! How YAML becomes the uniform tree.

mod support;

use laocoon_source::Language;
use laocoon_syntax::parse::{Limits, Problem, parse};
use laocoon_syntax::{Kind, NodeId};

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Yaml, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Yaml, text, expected);
}

#[test]
fn mappings_and_sequences_in_both_styles() {
    check(
        r#"
on: [push, pull_request]
jobs:
  build: {runs-on: ubuntu, "steps": []}
  list:
    - name: a
      run: b
    - c
"#,
        r#"
            Statement: Dict
              Element: Pair
                Key: String "on"
                Value: List
                  Element: String "push"
                  Element: String "pull_request"
              Element: Pair
                Key: String "jobs"
                Value: Dict
                  Element: Pair
                    Key: String "build"
                    Value: Dict
                      Element: Pair
                        Key: String "runs-on"
                        Value: String "ubuntu"
                      Element: Pair
                        Key: String "steps"
                        Value: List
                  Element: Pair
                    Key: String "list"
                    Value: List
                      Element: Dict
                        Element: Pair
                          Key: String "name"
                          Value: String "a"
                        Element: Pair
                          Key: String "run"
                          Value: String "b"
                      Element: String "c"
        "#,
    );
}

#[test]
fn scalars_mean_what_yaml_1_1_says() {
    check(
        r#"
- yes
- Off
- ~
- 0x10
- 1_000
- -1.50
- -5
- 1.2.3
- 2020-01-01
- 'yes'
- "a\n"
- two
  lines
-
"#,
        r#"
            Statement: List
              Element: Boolean "true"
              Element: Boolean "false"
              Element: Null
              Element: Integer "16"
              Element: Integer "1000"
              Element: Float "-1.5"
              Element: Integer "-5"
              Element: String "1.2.3"
              Element: String "2020-01-01"
              Element: String "yes"
              Element: String "a\n"
              Element: String "two lines"
              Element: String
        "#,
    );
}

#[test]
fn keys_are_text_and_values_may_be_missing() {
    check(
        "on:\n80: x\n{a}: b\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "on"
                Value: String
              Element: Pair
                Key: String "80"
                Value: String "x"
              Element: Pair
                Key: Dict
                  Element: Pair
                    Key: String "a"
                    Value: String
                Value: String "b"
        "#,
    );
}

#[test]
fn block_scalars_keep_or_fold_their_lines() {
    check(
        "a: |\n  one\n    two\n\nb: >-\n  one\n  two\n\n  three\nc: |2-\n    x\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "a"
                Value: String "one\n  two\n"
              Element: Pair
                Key: String "b"
                Value: String "one two\nthree"
              Element: Pair
                Key: String "c"
                Value: String "  x"
        "#,
    );
}

#[test]
fn tags_are_casts() {
    check(
        "a: !include b.yml\nc: !list\n  - d\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "a"
                Value: Cast
                  Type: TypeName "include"
                  Value: String "b.yml"
              Element: Pair
                Key: String "c"
                Value: Cast
                  Type: TypeName "list"
                  Value: List
                    Element: String "d"
        "#,
    );
}

#[test]
fn an_alias_is_a_copy() {
    check(
        "base: &base\n  image: x\ncopy: *base\nmerged:\n  <<: *base\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "base"
                Value: Dict
                  Element: Pair
                    Key: String "image"
                    Value: String "x"
              Element: Pair
                Key: String "copy"
                Value: Dict
                  Element: Pair
                    Key: String "image"
                    Value: String "x"
              Element: Pair
                Key: String "merged"
                Value: Dict
                  Element: Pair
                    Key: String "<<"
                    Value: Dict
                      Element: Pair
                        Key: String "image"
                        Value: String "x"
        "#,
    );
    check(
        "unknown: *missing\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "unknown"
                Value: Name "*missing"
        "#,
    );
    check(
        "self: &a [*a]\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "self"
                Value: List
                  Element: Name "*a"
        "#,
    );
}

#[test]
fn documents_follow_one_another() {
    check(
        "---\na: 1\n---\n- b\n...\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "a"
                Value: Integer "1"
            Statement: List
              Element: String "b"
        "#,
    );
}

#[test]
fn copies_of_copies_are_bounded() {
    let mut source = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        source.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    let parsed = parse(Language::Yaml, &source, Limits::default());
    assert!(parsed.tree.len() < 100_000);
    assert!(matches!(parsed.problems[0], Problem::TooManyNodes(_)));
}

#[test]
fn spans_end_with_the_last_token() {
    let source = "a:\n  b: 1  # note\n\n# note\nc:\n  - d\n\n";
    let parsed = parse(Language::Yaml, source, Limits::default());
    let pairs: Vec<&str> = parsed
        .tree
        .of_kind(Kind::Pair)
        .iter()
        .map(|&id| parsed.tree.node(id).span)
        .map(|span| &source[span.start as usize..span.end as usize])
        .collect();
    assert_eq!(pairs, ["a:\n  b: 1", "b: 1", "c:\n  - d"]);
}

#[test]
fn copies_stand_where_the_alias_does() {
    let source = "a: &a {b: 1}\nc: *a\n";
    let parsed = parse(Language::Yaml, source, Limits::default());
    let copy = parsed.tree.of_kind(Kind::Integer)[1];
    assert!(parsed.tree.ancestors(copy).any(|id| id == NodeId::ROOT));
    assert_eq!(
        &source[parsed.tree.node(copy).span.start as usize..],
        "*a\n"
    );
}

#[test]
fn a_pattern_of_one_pair_or_item_is_just_that() {
    check_pattern(
        "privileged: true",
        r#"
            Statement: Pair
              Key: String "privileged"
              Value: Boolean "true"
        "#,
    );
    check_pattern(
        "- name: $NAME",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "name"
                Value: Metavariable "$NAME"
        "#,
    );
}

#[test]
fn patterns_have_holes_for_siblings() {
    check_pattern(
        r#"
spec:
  ...
  containers:
    ...
    - name: $NAME
      ...
"#,
        r#"
            Statement: Pair
              Key: String "spec"
              Value: Dict
                Element: Ellipsis
                Element: Pair
                  Key: String "containers"
                  Value: List
                    Element: Ellipsis
                    Element: Dict
                      Element: Pair
                        Key: String "name"
                        Value: Metavariable "$NAME"
                      Element: Ellipsis
        "#,
    );
    check_pattern(
        "kind: Secret\n...\n",
        r#"
            Statement: Dict
              Element: Pair
                Key: String "kind"
                Value: String "Secret"
              Element: Ellipsis
        "#,
    );
    check_pattern(
        "steps: [..., $STEP, ...]",
        r#"
            Statement: Pair
              Key: String "steps"
              Value: List
                Element: Ellipsis
                Element: Metavariable "$STEP"
                Element: Ellipsis
        "#,
    );
    check_pattern(
        "{..., name: $X}",
        r#"
            Statement: Dict
              Element: Ellipsis
              Element: Pair
                Key: String "name"
                Value: Metavariable "$X"
        "#,
    );
}

#[test]
fn patterns_of_values() {
    check_pattern(
        "\"$ANYTHING\"",
        r#"
            Statement: String "$ANYTHING"
        "#,
    );
    check_pattern(
        "message: >-\n  $TEXT\n",
        r#"
            Statement: Pair
              Key: String "message"
              Value: Metavariable "$TEXT"
        "#,
    );
    check_pattern(
        "!$TAG $X",
        r#"
            Statement: Cast
              Type: Metavariable "$TAG"
              Value: Metavariable "$X"
        "#,
    );
}

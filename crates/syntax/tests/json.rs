//! How JSON becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Json, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Json, text, expected);
}

#[test]
fn values() {
    check(
        r#"{"a": [1, -2.5, 1e3, true, null], "b\n": {}, "": "c"}"#,
        r#"
            Statement: Object
              Element: Pair
                Key: String "a"
                Value: List
                  Element: Integer "1"
                  Element: Unary "-"
                    Value: Float "2.5"
                  Element: Integer "1000"
                  Element: Boolean "true"
                  Element: Null
              Element: Pair
                Key: String "b\\n"
                Value: Object
              Element: Pair
                Key: String
                Value: String "c"
        "#,
    );
}

#[test]
fn patterns_may_be_parts() {
    check_pattern(
        r#""a": $X"#,
        r#"
            Element: Pair
              Key: String "a"
              Value: Metavariable "$X"
        "#,
    );
    check_pattern(
        r#"$K: { ..., "b": 1, ... }"#,
        r#"
            Element: Pair
              Key: Metavariable "$K"
              Value: Object
                Element: Ellipsis
                Element: Pair
                  Key: String "b"
                  Value: Integer "1"
                Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"{ ..., "a": [..., "x"], ... }"#,
        r#"
            Value: Object
              Element: Ellipsis
              Element: Pair
                Key: String "a"
                Value: List
                  Element: Ellipsis
                  Element: String "x"
              Element: Ellipsis
        "#,
    );
    check_pattern(
        r#""a": <... 42 ...>"#,
        r#"
            Element: Pair
              Key: String "a"
              Value: DeepEllipsis
                Value: Integer "42"
        "#,
    );
    check_pattern(
        r#"[...]"#,
        r#"
            Value: List
              Element: Ellipsis
        "#,
    );
    check_pattern(
        r#""a""#,
        r#"
            Value: String "a"
        "#,
    );
}

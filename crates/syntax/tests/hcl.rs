//! How HCL becomes the uniform tree.

mod support;

use laocoon_source::Language;

#[track_caller]
fn check(source: &str, expected: &str) {
    support::check_file(Language::Hcl, source, expected);
}

#[track_caller]
fn check_pattern(text: &str, expected: &str) {
    support::check_pattern(Language::Hcl, text, expected);
}

#[test]
fn a_block_is_a_call_whose_last_argument_is_its_body() {
    check(
        r#"
resource "aws_s3_bucket" "logs" {
  acl = "private"
  versioning {
    enabled = true
  }
}
locals {}
"#,
        r#"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "resource"
                Arguments: Arguments
                  Argument: String "aws_s3_bucket"
                  Argument: String "logs"
                  Argument: Object
                    Element: Pair
                      Key: Name "acl"
                      Value: String "private"
                    Element: ExpressionStatement
                      Value: Call
                        Callee: Name "versioning"
                        Arguments: Arguments
                          Argument: Object
                            Element: Pair
                              Key: Name "enabled"
                              Value: Boolean "true"
            Statement: ExpressionStatement
              Value: Call
                Callee: Name "locals"
                Arguments: Arguments
                  Argument: Object
        "#,
    );
}

#[test]
fn attributes_and_object_elements_have_one_shape() {
    check(
        r#"tags = { Name = "x", "team" : "y", (var.key) = null }"#,
        r#"
            Statement: Pair
              Key: Name "tags"
              Value: Object
                Element: Pair
                  Key: Name "Name"
                  Value: String "x"
                Element: Pair
                  Key: String "team"
                  Value: String "y"
                Element: Pair
                  Key: Member
                    Object: Name "var"
                    Name: Name "key"
                  Value: Null
        "#,
    );
}

#[test]
fn references_are_members_and_indexes() {
    check(
        r#"
a = aws_instance.web[0].id
b = aws_instance.web.0.id
c = aws_instance.web.*.id
d = aws_instance.web[*].id
e = (a.b).c
"#,
        r#"
            Statement: Pair
              Key: Name "a"
              Value: Member
                Object: Index
                  Object: Member
                    Object: Name "aws_instance"
                    Name: Name "web"
                  Index: Integer "0"
                Name: Name "id"
            Statement: Pair
              Key: Name "b"
              Value: Member
                Object: Index
                  Object: Member
                    Object: Name "aws_instance"
                    Name: Name "web"
                  Index: Integer "0"
                Name: Name "id"
            Statement: Pair
              Key: Name "c"
              Value: Member
                Object: Member
                  Object: Member
                    Object: Name "aws_instance"
                    Name: Name "web"
                  Name: Name "*"
                Name: Name "id"
            Statement: Pair
              Key: Name "d"
              Value: Member
                Object: Index
                  Object: Member
                    Object: Name "aws_instance"
                    Name: Name "web"
                  Index: Name "*"
                Name: Name "id"
            Statement: Pair
              Key: Name "e"
              Value: Member
                Object: Member
                  Object: Name "a"
                  Name: Name "b"
                Name: Name "c"
        "#,
    );
}

#[test]
fn operators_and_conditions() {
    check(
        "x = !a.b && -1 < c[0] * 2",
        r#"
            Statement: Pair
              Key: Name "x"
              Value: Binary "*"
                Left: Binary "&&"
                  Left: Unary "!"
                    Value: Member
                      Object: Name "a"
                      Name: Name "b"
                  Right: Binary "<"
                    Left: Unary "-"
                      Value: Integer "1"
                    Right: Index
                      Object: Name "c"
                      Index: Integer "0"
                Right: Integer "2"
        "#,
    );
    check(
        "x = a ? b : c",
        r#"
            Statement: Pair
              Key: Name "x"
              Value: Conditional
                Condition: Name "a"
                Then: Name "b"
                Else: Name "c"
        "#,
    );
}

#[test]
fn calls_may_spread_their_last_argument() {
    check(
        r#"x = merge({ a = 1 }, local.maps...)"#,
        r#"
            Statement: Pair
              Key: Name "x"
              Value: Call
                Callee: Name "merge"
                Arguments: Arguments
                  Argument: Object
                    Element: Pair
                      Key: Name "a"
                      Value: Integer "1"
                  Argument: Spread "*"
                    Value: Member
                      Object: Name "local"
                      Name: Name "maps"
        "#,
    );
}

#[test]
fn for_expressions_are_comprehensions() {
    check(
        "x = [for s in var.names : upper(s) if s != null]",
        r#"
            Statement: Pair
              Key: Name "x"
              Value: Comprehension "list"
                Child: ComprehensionFor
                  Target: Name "s"
                  Value: Member
                    Object: Name "var"
                    Name: Name "names"
                Element: Call
                  Callee: Name "upper"
                  Arguments: Arguments
                    Argument: Name "s"
                Condition: Binary "!="
                  Left: Name "s"
                  Right: Null
        "#,
    );
    check(
        "x = { for k, v in var.map : k => v }",
        r#"
            Statement: Pair
              Key: Name "x"
              Value: Comprehension "dict"
                Child: ComprehensionFor
                  Target: Tuple
                    Element: Name "k"
                    Element: Name "v"
                  Value: Member
                    Object: Name "var"
                    Name: Name "map"
                Element: Pair
                  Key: Name "k"
                  Value: Name "v"
        "#,
    );
}

#[test]
fn strings_with_interpolations_keep_the_text_between_them() {
    check(
        r#"x = "plain""#,
        r#"
            Statement: Pair
              Key: Name "x"
              Value: String "plain"
        "#,
    );
    check(
        r#"x = """#,
        r#"
            Statement: Pair
              Key: Name "x"
              Value: String
        "#,
    );
    check(
        r#"x = "a ${var.b} c""#,
        r#"
            Statement: Pair
              Key: Name "x"
              Value: InterpolatedString
                Element: String "a "
                Element: Interpolation
                  Value: Member
                    Object: Name "var"
                    Name: Name "b"
                Element: String " c"
        "#,
    );
}

#[test]
fn heredocs_lose_their_indentation() {
    check(
        r#"
x = <<-EOT
    one
      two
  EOT
"#,
        r#"
            Statement: Pair
              Key: Name "x"
              Value: String "one\n  two"
        "#,
    );
    check(
        r#"
x = <<EOT
  a ${b}
EOT
"#,
        r#"
            Statement: Pair
              Key: Name "x"
              Value: InterpolatedString
                Element: String "  a "
                Element: Interpolation
                  Value: Name "b"
        "#,
    );
}

#[test]
fn numbers_are_normalised() {
    check(
        "x = [10, 0x10, 1.50]",
        r#"
            Statement: Pair
              Key: Name "x"
              Value: List
                Element: Integer "10"
                Element: Integer "16"
                Element: Float "1.5"
        "#,
    );
}

#[test]
fn patterns_of_blocks_have_holes_for_elements() {
    check_pattern(
        r#"
resource "aws_s3_bucket" $NAME {
  ...
  acl = ...
  ...
}
"#,
        r#"
            Value: Call
              Callee: Name "resource"
              Arguments: Arguments
                Argument: String "aws_s3_bucket"
                Argument: Metavariable "$NAME"
                Argument: Object
                  Element: Ellipsis
                  Element: Pair
                    Key: Name "acl"
                    Value: Ellipsis
                  Element: Ellipsis
        "#,
    );
    check_pattern(
        r#"{..., Effect = "Allow", ...}"#,
        r#"
            Statement: Object
              Element: Ellipsis
              Element: Pair
                Key: Name "Effect"
                Value: String "Allow"
              Element: Ellipsis
        "#,
    );
}

#[test]
fn patterns_of_attributes_and_expressions() {
    check_pattern(
        "$KEY = [..., $VALUE, ...]",
        r#"
            Statement: Pair
              Key: Metavariable "$KEY"
              Value: List
                Element: Ellipsis
                Element: Metavariable "$VALUE"
                Element: Ellipsis
        "#,
    );
    check_pattern(
        r#""${var.$NAME}""#,
        r#"
            Value: InterpolatedString
              Element: Interpolation
                Value: Member
                  Object: Name "var"
                  Name: Metavariable "$NAME"
        "#,
    );
    check_pattern(
        "jsonencode(<... $X ...>)",
        r#"
            Value: Call
              Callee: Name "jsonencode"
              Arguments: Arguments
                Argument: DeepEllipsis
                  Value: Metavariable "$X"
        "#,
    );
}

#[test]
fn long_chains_are_cut_not_overflowed() {
    let source = format!("x = a{}", ".b".repeat(100_000));
    let parsed = laocoon_syntax::parse::parse(
        Language::Hcl,
        &source,
        laocoon_syntax::parse::Limits::default(),
    );
    assert!(parsed.tree.len() <= 2 * laocoon_syntax::MAX_DEPTH as usize);
}

#[test]
fn members_belong_to_the_last_operand() {
    check(
        "a = b.c == d.e[0]\nf = !g.h\ni = (j + k).l\n",
        r#"
            Statement: Pair
              Key: Name "a"
              Value: Binary "=="
                Left: Member
                  Object: Name "b"
                  Name: Name "c"
                Right: Index
                  Object: Member
                    Object: Name "d"
                    Name: Name "e"
                  Index: Integer "0"
            Statement: Pair
              Key: Name "f"
              Value: Unary "!"
                Value: Member
                  Object: Name "g"
                  Name: Name "h"
            Statement: Pair
              Key: Name "i"
              Value: Member
                Object: Binary "+"
                  Left: Name "j"
                  Right: Name "k"
                Name: Name "l"
        "#,
    );
}
